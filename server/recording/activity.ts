/** Activities in the event log: every action of their table, on one activity. */
import { eq } from 'drizzle-orm'
import { type Activity, unrecorded } from '../../domain/activity'
import {
  type ActivityAction,
  type ActivityCircumstances,
  applyActivityEvent,
  decideActivity,
} from '../../domain/activityActions'
import type { Viewer } from '../../domain/people'
import { mayReadActivity } from '../../domain/permissions'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { readActivityCircumstances } from '../activities/circumstances'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { activities, activityRowOf } from '../db/tables/activities'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { takePaperAction } from './paper'

/** One answer for an activity that is not there and one that the person may not read. */
export const noSuchActivity = refuse(
  'notFound',
  '没有这次活动，或您无权查看。请刷新后重试。',
  'There is no such activity, or it is not yours to see. Reload and try again.',
)
const alreadyRecorded = refuse(
  'conflict',
  '这次活动已经记录，请刷新后查看。',
  'This activity has been recorded already; reload to see it.',
)
const changedMeanwhile = refuse(
  'conflict',
  '这次活动刚刚有了新的进展，您的操作没有保存。请看过最新情况后再办理。',
  'This activity has just moved on, so nothing was saved. Look at its newest state and try again.',
)

export const readActivity = async (db: Db, activityId: string): Promise<Activity | null> => {
  const [row] = await db.select({ state: activities.state }).from(activities).where(eq(activities.id, activityId))
  return row?.state ?? null
}

export type ActivityMove = {
  readonly activityId: string
  /** Null: ticks of a meeting, which do not exclude one another; the table refuses what was done already. */
  readonly seq: number | null
  readonly action: ActivityAction
}

const squadsOfMove = (activity: Activity, action: ActivityAction, viewer: Viewer): readonly number[] =>
  activity.state !== 'unrecorded'
    ? activity.squads
    : [
        ...('squads' in action.form ? (action.form.squads ?? []) : []),
        ...viewer.posts.flatMap(({ duty }) => (duty.role === 'squad' ? [duty.squad] : [])),
      ]

export const activityCircumstances = async (
  db: Db,
  today: string,
  activity: Activity,
  squads: readonly number[] = activity.squads,
  facts?: Parameters<typeof readActivityCircumstances>[3],
): Promise<ActivityCircumstances> => readActivityCircumstances(db, today, { activity, squads }, facts)

/** A notice that is received at the meeting is delivered by it, and its issues are with the unit from then on. */
const handOver = async (writing: Writing, action: ActivityAction): Promise<Refusal | undefined> => {
  if (action.name !== 'receive' || action.form.paperId === undefined) return undefined
  const { unitId, receivedBy, paperId } = action.form
  const paper = await takePaperAction(writing, {
    paperId,
    seq: null,
    action: { name: 'deliver', form: { unitId, receivedBy, on: writing.today, way: 'meeting' } },
  })
  return isRefusal(paper) ? paper : undefined
}

/** Takes an action on an activity, within a transaction of the log: the activity after it, or the refusal. */
export const takeActivityAction = async (
  writing: Writing,
  { activityId, seq, action }: ActivityMove,
): Promise<Activity | Refusal> => {
  const { tx, viewer } = writing
  const known = await readActivity(tx, activityId)
  const isNew = action.name === 'plan' || action.name === 'record'
  if (isNew && known !== null) return alreadyRecorded
  const activity = known ?? (isNew ? unrecorded(activityId) : null)
  if (activity === null || (known !== null && !mayReadActivity(viewer, known.unitIds))) return noSuchActivity
  if (seq !== null && activity.seq !== seq) return changedMeanwhile
  const circumstances = await activityCircumstances(
    tx,
    writing.today,
    activity,
    squadsOfMove(activity, action, viewer),
    await writing.campaignFacts(),
  )
  const event = decideActivity(activity, action, viewer, circumstances, writing.now)
  if (isRefusal(event)) return event
  const after = applyActivityEvent(activity, event)
  const rows = await writing.append({ subjectKind: 'activity', subjectId: activityId, event })
  const row = activityRowOf(after, rows.at(-1)?.position ?? 0)
  await tx.insert(activities).values(row).onConflictDoUpdate({ target: activities.id, set: row })
  const refused = await handOver(writing, action)
  return refused ?? after
}

export const recordActivityAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: ActivityMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { activityId: given.activityId, action: given.action }, async (writing) => {
    const after = await takeActivityAction(writing, given)
    return isRefusal(after) ? after : { issueId: null, pointId: null, seq: after.seq }
  })
