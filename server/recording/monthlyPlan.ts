/** Squads' monthly plans in the event log. */
import { eq, inArray } from 'drizzle-orm'
import { type MonthlyPlan, monthlyPlanId, unmadePlan } from '../../domain/monthlyPlan'
import { applyMonthlyPlanEvent, decideMonthlyPlan, type MonthlyPlanAction } from '../../domain/monthlyPlanActions'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { campaign, points, squads } from '../db/schema'
import { monthlyPlanRowOf, monthlyPlans } from '../db/tables/monthlyPlans'
import { type Receipt, record, type Sent } from '../record'

const noSuchSquad = refuse(
  'invalid',
  '没有这个督导分队，请从名单中选择。',
  'There is no such squad; choose one from the list.',
)
const notInCampaign = refuse(
  'invalid',
  '这个月不在创建活动期间，请选择其他月份。',
  'This month lies outside the campaign; choose another.',
)
const changedMeanwhile = refuse(
  'conflict',
  '这份计划刚刚有人改过，您的修改没有保存。请看过最新内容后再改。',
  'Somebody has just changed this plan, so nothing was saved. Look at its newest state and try again.',
)

/** As it stands; one that nobody has made yet is unmade. */
export const readMonthlyPlan = async (db: Db, squad: number, month: string): Promise<MonthlyPlan> => {
  const [row] = await db
    .select({ state: monthlyPlans.state })
    .from(monthlyPlans)
    .where(eq(monthlyPlans.id, monthlyPlanId(squad, month)))
  return row?.state ?? unmadePlan(squad, month)
}

export type MonthlyPlanMove = {
  readonly squad: number
  readonly month: string
  readonly seq: number
  readonly action: MonthlyPlanAction
}

export const recordMonthlyPlanAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { squad, month, seq, action }: MonthlyPlanMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { squad, month, action }, async (writing) => {
    const { tx, viewer, now, today } = writing
    const [known] = await tx.select({ number: squads.number }).from(squads).where(eq(squads.number, squad))
    if (known === undefined) return noSuchSquad
    const [row] = await tx.select({ plan: campaign.plan }).from(campaign)
    if (row === undefined || month < row.plan.startsOn.slice(0, 7) || month > row.plan.endsOn.slice(0, 7))
      return notInCampaign
    const plan = await readMonthlyPlan(tx, squad, month)
    if (plan.seq !== seq) return changedMeanwhile
    const named = [...new Set(action.form.entries.flatMap(({ pointIds }) => pointIds))]
    const found =
      named.length === 0 ? [] : await tx.select({ id: points.id }).from(points).where(inArray(points.id, named))
    const { units } = await writing.campaignFacts()
    const circumstances = { today, units, points: new Set(found.map(({ id }) => id)) }
    const event = decideMonthlyPlan(plan, action, viewer, circumstances, now)
    if (isRefusal(event)) return event
    const after = applyMonthlyPlanEvent(plan, event)
    const rows = await writing.append({ subjectKind: 'monthlyPlan', subjectId: plan.id, event })
    const kept = monthlyPlanRowOf(after, rows.at(-1)?.position ?? 0)
    await tx.insert(monthlyPlans).values(kept).onConflictDoUpdate({ target: monthlyPlans.id, set: kept })
    return { issueId: null, pointId: null, seq: after.seq }
  })
