/** The activities of a month: what each squad has done and still has to and by when, the proof behind each count, and two ways to add one. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus, IconPresentation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type ActivityKind, activityKindLabel, phaseOf } from '../../domain/activity'
import { may } from '../../domain/permissions'
import { text } from '../../domain/text'
import { useLanguage } from '../language'
import { squadText } from '../names'
import { useViewer } from '../session/useViewer'
import { refusalOf, useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import { useFocusReturn } from '../ui/useFocusReturn'
import type { MonthPartProps } from './ActivitiesPanel'
import { ActivityRow } from './ActivityRow'
import classes from './activities.module.css'
import { CoverageTable } from './CoverageTable'
import { PlanMeetingForm } from './PlanMeetingForm'
import { type Asked, ProofList } from './ProofList'
import { RecordForm } from './RecordForm'
import { TallyTable } from './TallyTable'
import { termText, words } from './words'

const everyKind = 'all'

export const ActivitiesPart = ({ plan, today, month, control }: MonthPartProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const viewer = useViewer()
  const root = useRef<HTMLDivElement>(null)
  const [form, setForm] = useState<'record' | 'plan' | null>(null)
  const [kind, setKind] = useState<ActivityKind | undefined>(undefined)
  const [asked, setAsked] = useState<Asked | null>(null)
  useFocusReturn(root, form)
  const mayRecord = may(viewer, 'recordActivity')
  const squad = viewer.posts.flatMap(({ duty }) => (duty.role === 'squad' ? [duty.squad] : []))[0] ?? null
  const isOffice = viewer.roles.includes('office')
  const { data: listed, error } = useQuery(trpc.activity.list.queryOptions({ month, kind }))
  const { data: tally } = useQuery(
    trpc.activity.tally.queryOptions({ month, kind }, { enabled: may(viewer, 'seeTally') }),
  )
  const phase = phaseOf(`${month}-01`, plan.plan.phases)
  const open = (id: string) => control.go({ opened: { kind: 'activity', id } })
  const close = () => setForm(null)
  // A squad's own come first, and nobody has to scroll past the others' to its own.
  const activities = [...(listed ?? [])].reverse()
  const opened = control.view.opened?.kind === 'activity' ? control.view.opened.id : null
  const covered = asked?.squad ?? squad
  const done = (id: string) => {
    close()
    open(id)
  }
  if (form === 'record')
    return <RecordForm plan={plan} today={today} squad={squad} isOffice={isOffice} onDone={done} onCancel={close} />
  if (form === 'plan')
    return <PlanMeetingForm plan={plan} today={today} month={month} squad={squad} onDone={done} onCancel={close} />
  return (
    <div ref={root} className={classes.part}>
      {phase && <p className={classes.phase}>{say(text(phase.name, phase.en))}</p>}
      {mayRecord && (
        <div className={classes.buttons}>
          <Button
            data-opens="record"
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
            onClick={() => setForm('record')}
          >
            {say(words.record)}
          </Button>
          <Button
            data-opens="plan"
            variant="default"
            fw={400}
            leftSection={<IconPresentation size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => setForm('plan')}
          >
            {say(words.planMeeting)}
          </Button>
        </div>
      )}
      <div className={classes.kinds}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={say(words.kinds)}
          value={kind ?? everyKind}
          onChange={(value) => setKind(value === everyKind ? undefined : (value as ActivityKind))}
          data={[
            { value: everyKind, label: say(words.everyKind) },
            ...Object.entries(activityKindLabel).map(([value, label]) => ({ value, label: say(label) })),
          ]}
        />
      </div>
      {tally && (
        <Section title={say(squad !== null && !isOffice ? words.tally : words.allSquads)}>
          <p className={classes.quiet} data-term={tally.term.standing}>
            {say(kind === undefined ? termText(tally.term) : words.kindOnly)}
          </p>
          <TallyTable
            tally={tally}
            plan={plan}
            squad={squad}
            isOfOneKind={kind !== undefined}
            asked={asked}
            onAsk={(next) => setAsked(asked?.squad === next.squad && asked.method === next.method ? null : next)}
          />
          {asked !== null && (
            <ProofList
              asked={asked}
              month={month}
              kind={kind}
              plan={plan}
              control={control}
              onClose={() => setAsked(null)}
            />
          )}
        </Section>
      )}
      {tally && covered !== null && (
        <Section title={`${say(words.coverage)} · ${say(squadText(plan, covered))}`}>
          <CoverageTable
            squad={covered}
            month={month}
            plan={plan}
            onOpenUnit={(id) => control.go({ opened: { kind: 'unit', id } })}
          />
        </Section>
      )}
      <Section title={say(words.list)} aside={listed && listed.length > 0 ? String(listed.length) : undefined}>
        {error && <RefusalNote>{say(refusalOf(error))}</RefusalNote>}
        {listed?.length === 0 && (
          <EmptyState
            title={say(kind === undefined ? words.noneThisMonth : words.noneOfKind)}
            next={mayRecord ? say(words.noneNext) : undefined}
          />
        )}
        <ul className={classes.list} aria-label={say(words.list)}>
          {activities.map((activity) => (
            <li key={activity.id}>
              <ActivityRow
                activity={activity}
                plan={plan}
                isOpened={opened === activity.id}
                onOpen={() => open(activity.id)}
              />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
