/** 联系人 of a unit: the number masked until it is asked for, and forgotten with the panel. Who may not read them sees nothing here. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { may } from '../../domain/permissions'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { Note } from '../ui/Note'
import { NotYet } from '../ui/NotYet'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { ContactForm } from './ContactForm'
import { ContactRow } from './ContactRow'
import classes from './contacts.module.css'
import { RetiredContactRow } from './RetiredContactRow'
import { words } from './words'

export const Contacts = ({ unitId }: { readonly unitId: string }) => {
  const viewer = useViewer()
  return may(viewer, 'seeContacts') ? <ContactsOfUnit unitId={unitId} /> : null
}

const ContactsOfUnit = ({ unitId }: { readonly unitId: string }) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  // Kept no longer than it is looked at.
  const { data, error, refetch } = useQuery(trpc.contact.ofUnit.queryOptions({ unitId }, { staleTime: 0, gcTime: 0 }))
  const [editing, setEditing] = useState<string | 'new' | null>(null)
  if (data === undefined)
    return error === null ? null : (
      <Section title={say(words.contacts)}>
        <NotYet error={error} onRetry={refetch} heightsPx={[36]} />
      </Section>
    )
  const { contacts, mayKeep, unitRetiredOn } = data
  if (contacts === null) return null
  if (unitRetiredOn !== null)
    return contacts.length === 0 ? null : (
      <Section title={say(words.contacts)} aside={<Tag>{say(words.retired)}</Tag>}>
        <Note>{say(words.unitRetired)}</Note>
        <ul className={classes.contacts}>
          {contacts.map((contact) => (
            <RetiredContactRow key={contact.id} contact={contact} />
          ))}
        </ul>
      </Section>
    )
  const edited = contacts.find(({ id }) => id === editing)
  const close = () => setEditing(null)
  if (editing === 'new' || edited !== undefined)
    return <ContactForm key={editing} unitId={unitId} contact={edited ?? null} onDone={close} onCancel={close} />
  return (
    <Section
      title={say(words.contacts)}
      aside={
        mayKeep && (
          <Button
            variant="default"
            size="compact-md"
            fw={400}
            leftSection={<IconPlus size={14} stroke={1.6} />}
            onClick={() => setEditing('new')}
          >
            {say(words.add)}
          </Button>
        )
      }
    >
      {contacts.length === 0 ? (
        <p className={classes.quiet}>{say(words.none)}</p>
      ) : (
        <>
          <ul className={classes.contacts}>
            {contacts.map((contact) => (
              <ContactRow key={contact.id} contact={contact} onChange={mayKeep ? () => setEditing(contact.id) : null} />
            ))}
          </ul>
          <p className={classes.quiet}>{say(words.logged)}</p>
        </>
      )}
    </Section>
  )
}
