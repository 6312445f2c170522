/** One activity: what was done, with whom, whether it counts, who received notices, what may be done about it, what happened. */
import { Button } from '@mantine/core'
import { IconPresentation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useRef, useState } from 'react'
import { activityKindLabel, activityStateLabel, methodMeaning } from '../../domain/activity'
import { type ActivityActionName, activityRow } from '../../domain/activityActions'
import { may } from '../../domain/permissions'
import { type Plan, usePlan } from '../campaignOverview'
import { formatFullDay, formatInstant } from '../dates'
import { FileList } from '../files/FileList'
import { ActionChoices } from '../forms/ActionChoices'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { PhotoGrid } from '../photos/PhotoGrid'
import { OfActivity } from '../questionnaires/OfActivity'
import { useViewer } from '../session/useViewer'
import type { OpenedProps } from '../shell/Detail'
import { onDemand } from '../shell/onDemand'
import { useTRPC } from '../trpc'
import { Facts } from '../ui/Facts'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import type { ViewControl } from '../useView'
import { ActivityForm } from './ActivityForm'
import { ActivityHistory } from './ActivityHistory'
import { MethodMark } from './ActivityRow'
import classes from './activities.module.css'
import type { ActivityDetail } from './queries'
import { useActivityFacts } from './useActivityFacts'
import { receiptCount, words } from './words'

const Meeting = onDemand(() => import('./Meeting').then((all) => all.Meeting))

/** These have their place in the meeting itself. */
const ofTheMeeting: readonly ActivityActionName[] = ['finish', 'takeReceiptBack', 'plan', 'record']

export const ActivityPanel = ({ id, control, onClose }: OpenedProps) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const plan = usePlan()
  const { data: detail, error, refetch } = useQuery(trpc.activity.byId.queryOptions({ activityId: id }))
  const activity = detail?.activity
  return (
    <PanelFrame
      label={activity ? say(methodMeaning[activity.method]) : say(words.title)}
      header={
        <PanelHead
          mark={activity && <MethodMark method={activity.method} />}
          title={activity ? say(methodMeaning[activity.method]) : null}
          below={activity && <p className={classes.quiet}>{formatFullDay(activity.date, language)}</p>}
          onClose={onClose}
        />
      }
    >
      {detail && plan ? (
        <Content detail={detail} plan={plan} control={control} />
      ) : (
        <NotYet error={error} onRetry={refetch} heightsPx={[24, 120]} />
      )}
    </PanelFrame>
  )
}

const Content = ({
  detail,
  plan,
  control,
}: {
  readonly detail: ActivityDetail
  readonly plan: Plan
  readonly control: ViewControl
}) => {
  const { say, language } = useLanguage()
  const root = useRef<HTMLDivElement>(null)
  const [form, setForm] = useState<ActivityActionName | null>(null)
  const [isMeeting, setMeeting] = useState(false)
  useFocusReturn(root, isMeeting ? 'meeting' : form)
  const { activity, available, notices, notCountedBecause } = detail
  const isNoticeLeft = notices.some(({ unitId }) => !activity.receipts.some((receipt) => receipt.unitId === unitId))
  const offered = available.filter(
    (name) => !ofTheMeeting.includes(name) && (name !== 'receive' || (activity.state === 'held' && isNoticeLeft)),
  )
  const viewer = useViewer()
  const facts = useActivityFacts(detail, plan)
  const isPlanned = activity.state === 'planned'
  return (
    <div ref={root} className={classes.content}>
      <div className={classes.tags}>
        <Tag tone={isPlanned ? 'strong' : 'plain'}>{say(activityStateLabel[activity.state])}</Tag>
        <Tag>{say(activityKindLabel[activity.kind])}</Tag>
        {activity.state === 'held' && (
          <Tag tone={notCountedBecause === null ? 'strong' : 'alarm'}>
            {say(notCountedBecause === null ? words.counted : words.notCounted)}
          </Tag>
        )}
      </div>
      {activity.state === 'held' && notCountedBecause !== null && (
        <p className={classes.late}>{say(notCountedBecause)}</p>
      )}
      {isPlanned && (
        <Button
          data-opens="meeting"
          size="md"
          fullWidth
          leftSection={<IconPresentation size={18} stroke={1.6} aria-hidden="true" />}
          onClick={() => setMeeting(true)}
        >
          {say(available.includes('finish') ? words.enterMeeting : words.lookAtMeeting)}
        </Button>
      )}
      {form === null ? (
        <ActionChoices names={offered} labelOf={(name) => activityRow(name).label} onChoose={setForm} />
      ) : (
        <ActivityForm
          key={form}
          detail={detail}
          name={form}
          onDone={() => setForm(null)}
          onCancel={() => setForm(null)}
        />
      )}
      <Section level={4} title={say(words.summary)}>
        <Facts facts={facts} />
      </Section>
      {activity.method === 'canvass' && activity.state === 'held' && may(viewer, 'seeQuestionnaires') && (
        <OfActivity activity={activity} plan={plan} control={control} />
      )}
      {activity.photos.length > 0 && (
        <Section level={4} title={say(words.photos)}>
          <PhotoGrid ids={activity.photos} />
        </Section>
      )}
      {activity.files.length > 0 && (
        <Section level={4} title={say(words.files)}>
          <FileList ids={activity.files} known={detail.files} />
        </Section>
      )}
      {activity.method === 'feedbackMeeting' && notices.length + activity.receipts.length > 0 && (
        <Section
          level={4}
          title={say(words.receipts)}
          aside={say(receiptCount(activity.receipts.length, Math.max(notices.length, activity.receipts.length)))}
        >
          <Facts
            facts={activity.unitIds
              .filter(
                (unitId) =>
                  notices.some((notice) => notice.unitId === unitId) ||
                  activity.receipts.some((receipt) => receipt.unitId === unitId),
              )
              .map((unitId) => {
                const receipt = activity.receipts.find((one) => one.unitId === unitId)
                return {
                  key: unitId,
                  label: say(unitText(plan, unitId)),
                  value: receipt ? (
                    `${receipt.receivedBy} ${formatInstant(receipt.at, language)}`
                  ) : (
                    <span className={classes.late}>{say(words.notReceived)}</span>
                  ),
                }
              })}
          />
        </Section>
      )}
      <Section level={4} title={say(words.history)}>
        <ActivityHistory detail={detail} plan={plan} />
      </Section>
      {isMeeting && (
        <Suspense>
          <Meeting detail={detail} plan={plan} onLeave={() => setMeeting(false)} />
        </Suspense>
      )}
    </div>
  )
}
