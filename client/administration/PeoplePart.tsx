/** 人员: every account with the posts that it holds today; one opens to its posts past and to come. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { isHeldOn, roles } from '../../domain/people'
import { useLanguage } from '../language'
import { ListNotYet } from '../lists/ListNotYet'
import { TwoLines } from '../lists/TwoLines'
import { type Column, VirtualTable } from '../lists/VirtualTable'
import { dutyText } from '../shell/PersonMenu'
import { useTRPC } from '../trpc'
import type { PartProps } from './AdministrationPanel'
import classes from './administration.module.css'
import { NewAccountForm } from './NewAccountForm'
import { Page } from './Page'
import { PasswordOnce } from './PasswordOnce'
import { PersonPage } from './PersonPage'
import { matches, Sought } from './Sought'
import type { Account } from './useAdministrationSending'
import { peopleCount, words } from './words'

type Made = { readonly accountId: string; readonly username: string; readonly password: string }

export const PeoplePart = ({ plan, today }: PartProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.people.list.queryOptions())
  const [typed, setTyped] = useState('')
  const [openedId, setOpenedId] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const [made, setMade] = useState<Made | null>(null)

  const people = useMemo(
    () =>
      data
        ?.map((person) => {
          const held = person.posts.filter((post) => isHeldOn(post, today))
          return {
            ...person,
            held: held.map(({ duty }) => dutyText(duty, plan)),
            rank: Math.min(roles.length, ...held.map(({ duty }) => roles.indexOf(duty.role))),
          }
        })
        .sort((one, other) => one.rank - other.rank),
    [data, today, plan],
  )
  const shown = useMemo(
    () =>
      people?.filter(({ name, username, held }) =>
        matches(typed.trim(), [name, username ?? '', ...held.flatMap(({ zh, en }) => [zh, en])]),
      ),
    [people, typed],
  )
  const columns = useMemo(
    (): readonly Column<NonNullable<typeof people>[number]>[] => [
      {
        key: 'account',
        label: say(words.account),
        width: 'minmax(0, 1fr)',
        cell: ({ name, username }) => <TwoLines first={name} second={username} />,
      },
      {
        key: 'post',
        label: say(words.post),
        width: 'minmax(0, 1fr)',
        cell: ({ held }) =>
          held.length === 0 ? (
            <span className={classes.quiet}>{say(words.noPost)}</span>
          ) : (
            <div className={classes.twoLines} title={held.map(say).join('\n')}>
              {held.slice(0, 2).map((duty) => (
                <span key={duty.zh} className={held.length > 1 ? classes.second : undefined}>
                  {say(duty)}
                </span>
              ))}
            </div>
          ),
      },
    ],
    [say],
  )

  if (shown === undefined || people === undefined) return <ListNotYet error={error} onRetry={refetch} />
  if (isAdding)
    return (
      <div className={classes.pageBody}>
        <NewAccountForm
          plan={plan}
          today={today}
          onDone={(account) => {
            setAdding(false)
            setMade(account)
          }}
          onCancel={() => setAdding(false)}
        />
      </div>
    )
  const done = () => {
    setOpenedId(made?.accountId ?? null)
    setMade(null)
  }
  if (made !== null)
    return (
      <Page title={say(words.newPassword)} onBack={done}>
        <PasswordOnce username={made.username} password={made.password} onDone={done} />
      </Page>
    )
  const opened = people.find(({ accountId }) => accountId === openedId)
  if (opened !== undefined)
    return (
      <PersonPage key={opened.accountId} person={opened} plan={plan} today={today} onBack={() => setOpenedId(null)} />
    )
  return (
    <>
      <Sought hint={say(words.searchPeople)} value={typed} onChange={setTyped}>
        <Button
          variant="default"
          fw={400}
          leftSection={<IconPlus size={16} stroke={1.6} />}
          onClick={() => setAdding(true)}
        >
          {say(words.newAccount)}
        </Button>
      </Sought>
      <p className={classes.count} aria-live="polite">
        {say(peopleCount(shown.length))}
      </p>
      <VirtualTable
        label={say(words.personList)}
        columns={columns}
        rows={shown}
        keyOf={accountIdOf}
        lines={2}
        selectedKey={null}
        onSelect={({ accountId }) => setOpenedId(accountId)}
        empty={<p className={classes.empty}>{say(words.noneMatch)}</p>}
      />
    </>
  )
}

const accountIdOf = ({ accountId }: Account) => accountId
