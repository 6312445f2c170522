/** The instructions: those that wait first, by their last day; then what was settled. */
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useLanguage } from '../language'
import { ListNotYet } from '../lists/ListNotYet'
import type { ListProps } from '../lists/listProps'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { Section } from '../ui/Section'
import { SidePanel } from '../ui/SidePanel'
import { InstructionLine } from './InstructionLine'
import classes from './instructions.module.css'
import { words } from './words'

export const InstructionsPanel = ({ table, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const root = useRef<HTMLDivElement>(null)
  const { data, error, refetch } = useQuery(trpc.instruction.list.queryOptions())
  const today = table.today()
  const { opened } = control.view
  const parts = [
    { title: words.open, of: data?.filter(({ stage }) => stage === 'pending' || stage === 'underWay') },
    { title: words.toAccept, of: data?.filter(({ stage }) => stage === 'answered') },
    { title: words.settled, of: data?.filter(({ stage }) => stage === 'accepted' || stage === 'withdrawn') },
  ]
  return (
    <SidePanel ref={root} title={say(words.title)} onCollapse={onCollapse}>
      {data === undefined ? (
        <ListNotYet error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={classes.body}>
          {data.length === 0 && <EmptyState title={say(words.empty)} next={say(words.emptyNext)} />}
          {parts.map(({ title, of = [] }) =>
            of.length === 0 ? null : (
              <Section key={title.en} title={say(title)} aside={String(of.length)}>
                <ul className={classes.list} aria-label={say(title)}>
                  {of.map((instruction) => (
                    <li key={instruction.id}>
                      <InstructionLine
                        instruction={instruction}
                        today={today}
                        isOpened={opened?.kind === 'instruction' && opened.id === instruction.id}
                        onOpen={() => control.go({ opened: { kind: 'instruction', id: instruction.id } })}
                      />
                    </li>
                  ))}
                </ul>
              </Section>
            ),
          )}
        </div>
      )}
    </SidePanel>
  )
}
