/** A month of supervision: what each squad has done and still has to, the activities, and two ways to add one. */
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus, IconPresentation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { phaseOf } from '../../domain/activity'
import { monthOf } from '../../domain/calendar'
import { may } from '../../domain/permissions'
import { text } from '../../domain/text'
import { useLanguage } from '../language'
import type { ListProps } from '../lists/listProps'
import { useViewer } from '../session/useViewer'
import { refusalOf, useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import { SidePanel } from '../ui/SidePanel'
import { useFocusReturn } from '../ui/useFocusReturn'
import { ActivityRow } from './ActivityRow'
import classes from './activities.module.css'
import { PlanMeetingForm } from './PlanMeetingForm'
import { monthBeside } from './queries'
import { RecordForm } from './RecordForm'
import { TallyTable } from './TallyTable'
import { monthTitle, words } from './words'

export const ActivitiesPanel = ({ plan, table, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const viewer = useViewer()
  const root = useRef<HTMLDivElement>(null)
  const today = table.today()
  const [month, setMonth] = useState(() => monthOf(today))
  const [form, setForm] = useState<'record' | 'plan' | null>(null)
  useFocusReturn(root, form)
  const mayRecord = may(viewer, 'recordActivity')
  const squad = viewer.posts.flatMap(({ duty }) => (duty.role === 'squad' ? [duty.squad] : []))[0] ?? null
  const isOffice = viewer.roles.includes('office')
  const { data: listed, error } = useQuery(trpc.activity.list.queryOptions({ month }))
  const { data: tally } = useQuery(trpc.activity.tally.queryOptions({ month }, { enabled: may(viewer, 'seeTally') }))
  const phase = phaseOf(`${month}-01`, plan.plan.phases)
  const open = (id: string) => control.go({ opened: { kind: 'activity', id } })
  const close = () => setForm(null)
  // A squad's own come first, and nobody has to scroll past the others' to its own.
  const activities = [...(listed ?? [])].reverse()
  const opened = control.view.opened?.kind === 'activity' ? control.view.opened.id : null

  return (
    <SidePanel
      ref={root}
      title={say(words.title)}
      aside={
        <div className={classes.month}>
          <Tooltip label={say(words.previousMonth)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={say(words.previousMonth)}
              disabled={month <= monthOf(plan.plan.startsOn)}
              onClick={() => setMonth(monthBeside(month, -1))}
            >
              <IconChevronLeft size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          <span aria-live="polite">{say(monthTitle(month))}</span>
          <Tooltip label={say(words.nextMonth)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={say(words.nextMonth)}
              disabled={month >= monthOf(plan.plan.endsOn)}
              onClick={() => setMonth(monthBeside(month, 1))}
            >
              <IconChevronRight size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </div>
      }
      onCollapse={onCollapse}
    >
      <div className={classes.body}>
        {form === 'record' ? (
          <RecordForm
            plan={plan}
            today={today}
            squad={squad}
            isOffice={isOffice}
            onDone={(id) => {
              close()
              open(id)
            }}
            onCancel={close}
          />
        ) : form === 'plan' ? (
          <PlanMeetingForm
            plan={plan}
            today={today}
            month={month}
            squad={squad}
            onDone={(id) => {
              close()
              open(id)
            }}
            onCancel={close}
          />
        ) : (
          <>
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
            {tally && (
              <Section title={say(squad !== null && !isOffice ? words.tally : words.allSquads)}>
                <TallyTable tally={tally} plan={plan} squad={squad} />
              </Section>
            )}
            <Section title={say(words.list)} aside={listed && listed.length > 0 ? String(listed.length) : undefined}>
              {error && <RefusalNote>{say(refusalOf(error))}</RefusalNote>}
              {listed?.length === 0 && (
                <EmptyState title={say(words.noneThisMonth)} next={mayRecord ? say(words.noneNext) : undefined} />
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
          </>
        )}
      </div>
    </SidePanel>
  )
}
