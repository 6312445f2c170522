/** What a group leader coordinates, in one place: the squads with their people of today, who is lent where, the joint inspections. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { positionLabel } from '../../domain/people'
import type { Plan } from '../campaignOverview'
import { JointInspectionForm } from '../jointInspections/JointInspectionForm'
import { useLanguage } from '../language'
import { ListNotYet } from '../lists/ListNotYet'
import type { ListProps } from '../lists/listProps'
import { squadText } from '../names'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { Section } from '../ui/Section'
import { SidePanel } from '../ui/SidePanel'
import { Tag } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import type { ViewControl } from '../useView'
import { groupName } from '../words'
import { EndLendingForm } from './EndLendingForm'
import classes from './group.module.css'
import { Inspections } from './Inspections'
import { LendForm } from './LendForm'
import type { GroupLending, GroupOverview, GroupPerson, GroupSquad } from './useGroupSending'
import { filterOfSquad, useOpenIssues } from './useOpenIssues'
import { lentBy, lentTo, openCount, peopleCount, span, words } from './words'

type Open =
  | { readonly kind: 'order' }
  | { readonly kind: 'lend'; readonly person: GroupPerson; readonly squad: GroupSquad }
  | { readonly kind: 'end'; readonly lending: GroupLending }

const opens = (open: Open): string =>
  open.kind === 'order' ? 'order' : open.kind === 'lend' ? `lend ${open.person.postId}` : `end ${open.lending.id}`

export const GroupPanel = ({ plan, table, version, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { roles } = useViewer()
  const root = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<Open | null>(null)
  useFocusReturn(root, open && opens(open))
  const openIssues = useOpenIssues({ plan, table, version })
  const { data, error, refetch } = useQuery(trpc.group.overview.queryOptions())
  const close = () => setOpen(null)
  const ends = { onDone: close, onCancel: close }
  return (
    <SidePanel ref={root} title={say(roles.includes('leader') ? words.ownGroup : words.groups)} onCollapse={onCollapse}>
      {data === undefined ? (
        <ListNotYet error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={classes.body}>
          {open?.kind === 'order' ? (
            <JointInspectionForm plan={plan} {...ends} />
          ) : open?.kind === 'lend' ? (
            <LendForm
              person={open.person}
              fromSquad={open.squad.number}
              squads={data.squads.flatMap(({ number, group }) =>
                group === open.squad.group && number !== open.squad.number ? [number] : [],
              )}
              today={data.today}
              {...ends}
            />
          ) : open?.kind === 'end' ? (
            <EndLendingForm lending={open.lending} today={data.today} {...ends} />
          ) : (
            <Overview data={data} openIssues={openIssues} plan={plan} control={control} onOpen={setOpen} />
          )}
        </div>
      )}
    </SidePanel>
  )
}

const Overview = ({
  data,
  openIssues,
  plan,
  control,
  onOpen,
}: {
  readonly data: GroupOverview
  /** Null until they are counted. */
  readonly openIssues: ((squad: number) => number) | null
  readonly plan: Plan
  readonly control: ViewControl
  readonly onOpen: (open: Open) => void
}) => {
  const { say } = useLanguage()
  const { squads, lendings } = data
  const groups = [...new Set(squads.map(({ group }) => group))]
  return (
    <>
      {groups.map((group) => (
        <div key={group}>
          {groups.length > 1 && <h3 className={classes.group}>{say(groupName(group))}</h3>}
          {squads
            .filter((squad) => squad.group === group)
            .map((squad) => (
              <SquadPart
                key={squad.number}
                squad={squad}
                lendings={lendings}
                plan={plan}
                openIssues={openIssues?.(squad.number) ?? null}
                onIssues={() => control.go({ panel: 'issues', filter: filterOfSquad(squad.number) })}
                onLend={(person) => onOpen({ kind: 'lend', person, squad })}
              />
            ))}
        </div>
      ))}
      <Section title={say(words.lendings)} aside={lendings.length > 0 ? String(lendings.length) : undefined}>
        {lendings.length === 0 && <p className={classes.quiet}>{say(words.noLendings)}</p>}
        <ul className={classes.list} aria-label={say(words.lendings)}>
          {lendings.map((lending) => (
            <li key={lending.id} className={classes.lending}>
              <div>
                <strong>{lending.name}</strong>
                <p className={classes.quiet}>
                  {say(squadText(plan, lending.fromSquad))} → {say(squadText(plan, lending.toSquad))} ·{' '}
                  {say(span(lending.from, lending.until))}
                </p>
              </div>
              {lending.from > data.today && <Tag>{say(words.notYet)}</Tag>}
              <Button
                data-opens={`end ${lending.id}`}
                aria-label={`${say(words.endEarly)}：${lending.name}`}
                variant="default"
                size="compact-sm"
                fw={400}
                onClick={() => onOpen({ kind: 'end', lending })}
              >
                {say(words.endEarly)}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      <Inspections data={data} plan={plan} onPoint={(pointId) => control.go({ pointId, issueId: null })}>
        <Button
          data-opens="order"
          variant="default"
          fw={400}
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => onOpen({ kind: 'order' })}
        >
          {say(words.order)}
        </Button>
      </Inspections>
    </>
  )
}

const SquadPart = ({
  squad: { number, people },
  openIssues,
  lendings,
  plan,
  onIssues,
  onLend,
}: {
  readonly squad: GroupSquad
  readonly openIssues: number | null
  readonly lendings: readonly GroupLending[]
  readonly plan: Plan
  readonly onIssues: () => void
  readonly onLend: (person: GroupPerson) => void
}) => {
  const { say } = useLanguage()
  const name = say(squadText(plan, number))
  return (
    <Section title={name} aside={say(peopleCount(people.length))}>
      <LinkButton onClick={onIssues}>{say(openIssues === null ? words.openIssues : openCount(openIssues))}</LinkButton>
      {people.length === 0 && <p className={classes.quiet}>{say(words.nobody)}</p>}
      <ul className={classes.list} aria-label={name}>
        {people.map((person) => {
          const away = lendings.filter(
            ({ accountId, fromSquad }) => accountId === person.accountId && fromSquad === number,
          )
          return (
            <li key={person.postId} className={classes.person} data-person={person.name}>
              <div>
                <span>{person.name}</span>
                <p className={classes.quiet}>{say(positionLabel[person.position])}</p>
              </div>
              <span className={classes.tags}>
                {person.lentFrom !== null && <Tag tone="strong">{say(lentBy(squadText(plan, person.lentFrom)))}</Tag>}
                {person.lentFrom === null &&
                  away.map(({ id, toSquad }) => <Tag key={id}>{say(lentTo(squadText(plan, toSquad)))}</Tag>)}
              </span>
              {person.lentFrom === null && (
                <Button
                  data-opens={`lend ${person.postId}`}
                  aria-label={`${say(words.lend)}：${person.name}`}
                  variant="default"
                  size="compact-sm"
                  fw={400}
                  onClick={() => onLend(person)}
                >
                  {say(words.lend)}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
