/** Good practices in the event log. */
import { and, asc, eq, gte, lte, sql } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import { type GoodPractice, unrecordedPractice } from '../../domain/goodPractice'
import {
  applyGoodPracticeEvent,
  decideGoodPractice,
  type GoodPracticeAction,
  type GoodPracticeCircumstances,
} from '../../domain/goodPracticeActions'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { campaign, scopes } from '../db/schema'
import { goodPracticeRowOf, goodPractices } from '../db/tables/goodPractices'
import { readCampaignFacts } from '../readCircumstances'
import { type Receipt, record, type Sent } from '../record'

export const noSuchPractice = refuse(
  'notFound',
  '没有这条经验做法。请刷新后重试。',
  'There is no such good practice. Reload and try again.',
)
const alreadyRecorded = refuse(
  'conflict',
  '这条经验做法已经记录，请刷新后查看。',
  'This good practice has been recorded already; reload to see it.',
)
const changedMeanwhile = refuse(
  'conflict',
  '这条经验做法刚刚有人改过，您的操作没有保存。请看过最新内容后再办理。',
  'Somebody has just changed this good practice, so nothing was saved. Look at its newest state and try again.',
)

export const readGoodPractice = async (db: Db, id: string): Promise<GoodPractice | null> => {
  const [row] = await db.select({ state: goodPractices.state }).from(goodPractices).where(eq(goodPractices.id, id))
  return row?.state ?? null
}

/**
 * Those seen in a period, both ends included, oldest first; withdrawn ones are not among them. `squad`: of one squad; null:
 * the office's own; undefined: everybody's.
 */
export const readGoodPractices = async (
  db: Db,
  {
    squad,
    from,
    until,
  }: { readonly squad?: number | null | undefined; readonly from: LocalDate; readonly until: LocalDate },
): Promise<GoodPractice[]> =>
  (
    await db
      .select({ state: goodPractices.state })
      .from(goodPractices)
      .where(
        and(
          gte(goodPractices.on, from),
          lte(goodPractices.on, until),
          sql`${goodPractices.state}->>'state' = 'recorded'`,
          squad === undefined
            ? undefined
            : squad === null
              ? sql`${goodPractices.squad} is null`
              : eq(goodPractices.squad, squad),
        ),
      )
      .orderBy(asc(goodPractices.on), asc(goodPractices.position))
  ).map(({ state }) => state)

export const goodPracticeCircumstances = async (db: Db, today: LocalDate): Promise<GoodPracticeCircumstances> => {
  const [[row], scopeRows, { groupOfSquad, units }] = await Promise.all([
    db.select({ plan: campaign.plan }).from(campaign),
    db.select({ id: scopes.id }).from(scopes),
    readCampaignFacts(db),
  ])
  if (!row) throw new Error('the campaign is not loaded')
  return {
    today,
    startsOn: row.plan.startsOn,
    squads: groupOfSquad,
    units,
    scopes: new Set(scopeRows.map(({ id }) => id)),
  }
}

export type GoodPracticeMove = {
  readonly practiceId: string
  readonly seq: number
  readonly action: GoodPracticeAction
}

export const recordGoodPracticeAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { practiceId, seq, action }: GoodPracticeMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { practiceId, action }, async (writing) => {
    const { tx, viewer, now, today } = writing
    const known = await readGoodPractice(tx, practiceId)
    if (action.name === 'record' && known !== null) return alreadyRecorded
    if (action.name !== 'record' && known === null) return noSuchPractice
    const practice = known ?? unrecordedPractice(practiceId)
    if (practice.seq !== seq) return changedMeanwhile
    const event = decideGoodPractice(practice, action, viewer, await goodPracticeCircumstances(tx, today), now)
    if (isRefusal(event)) return event
    const after = applyGoodPracticeEvent(practice, event)
    const rows = await writing.append({ subjectKind: 'goodPractice', subjectId: practiceId, event })
    const row = goodPracticeRowOf(after, rows.at(-1)?.position ?? 0)
    await tx.insert(goodPractices).values(row).onConflictDoUpdate({ target: goodPractices.id, set: row })
    return { issueId: null, pointId: null, seq: after.seq }
  })
