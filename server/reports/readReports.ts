/** Reports as they are kept, and the days of the campaign that they divide among them. */
import { asc, eq, inArray } from 'drizzle-orm'
import { refuse } from '../../domain/refusal'
import { type Period, type PeriodKey, periodsOf } from '../../domain/report/period'
import { type Report, reportId, reportOfId, undraftedReport } from '../../domain/report/report'
import type { Db } from '../db/open'
import { campaign, squads } from '../db/schema'
import { frozenFigures, reports } from '../db/tables/reports'

/** One answer for a report that is not there and one that the person may not read. */
export const noSuchReport = refuse(
  'notFound',
  '没有这份督查报告，或您无权查看。请刷新后重试。',
  'There is no such report, or it is not yours to see. Reload and try again.',
)

/** Null: no squad of the campaign has such a report. One that nobody has drafted yet is undrafted. */
export const readReport = async (db: Db, id: string): Promise<Report | null> => {
  const of = reportOfId(id)
  if (of === null) return null
  const [row] = await db.select({ state: reports.state }).from(reports).where(eq(reports.id, id))
  if (row !== undefined) return row.state
  if (of.squad === null) return undraftedReport(null, of.period)
  const [squad] = await db.select({ number: squads.number }).from(squads).where(eq(squads.number, of.squad))
  return squad === undefined ? null : undraftedReport(of.squad, of.period)
}

export const readPeriods = async (db: Db): Promise<Period[]> => {
  const [row] = await db.select({ plan: campaign.plan }).from(campaign)
  return row === undefined ? [] : periodsOf(row.plan)
}

export const readSquads = async (db: Db): Promise<number[]> =>
  (await db.select({ number: squads.number }).from(squads).orderBy(asc(squads.number))).map(({ number }) => number)

/** Every squad's and the city's of these periods, the squads' first; what nobody has drafted is undrafted. */
export const readReportsOf = async (db: Db, periods: readonly PeriodKey[]): Promise<Report[]> => {
  const numbers = await readSquads(db)
  const kept = new Map(
    periods.length === 0
      ? []
      : (
          await db
            .select({ id: reports.id, state: reports.state })
            .from(reports)
            .where(inArray(reports.period, [...periods]))
        ).map(({ id, state }) => [id, state]),
  )
  return periods.flatMap((period) =>
    [...numbers, null].map((squad) => kept.get(reportId(squad, period)) ?? undraftedReport(squad, period)),
  )
}

/** The rows behind each number, as they were signed. */
export const readFrozenFigures = async (db: Db, id: string): Promise<ReadonlyMap<string, readonly string[]>> =>
  new Map(
    (await db.select().from(frozenFigures).where(eq(frozenFigures.reportId, id))).map(({ key, ids }) => [key, ids]),
  )
