/** The rows of a ledger 问题台账 as a person may read them, a few hundred issues at a time. */
import { and, asc, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import type { Stage } from '../../domain/issue'
import type { LedgerRow } from '../../domain/ledger'
import type { Viewer } from '../../domain/people'
import type { Db } from '../db/open'
import { issues } from '../db/schema'
import { visibleIssues } from '../visibleIssues'
import { paperIssuesOf, readNames } from './paperIssues'

export type LedgerFilter = {
  readonly stages?: readonly Stage[] | undefined
  readonly unitId?: string | undefined
  readonly squad?: number | undefined
  readonly pointId?: number | undefined
  /** Found in this month 'YYYY-MM', or year 'YYYY'. */
  readonly period?: string | undefined
}

const batch = 400

export const ledgerCondition = (viewer: Viewer, filter: LedgerFilter): SQL | undefined =>
  and(
    visibleIssues(viewer),
    filter.stages && inArray(issues.stage, [...filter.stages]),
    filter.unitId === undefined ? undefined : eq(issues.unitId, filter.unitId),
    filter.squad === undefined ? undefined : eq(issues.followingSquad, filter.squad),
    filter.pointId === undefined ? undefined : eq(issues.pointId, filter.pointId),
    filter.period === undefined ? undefined : sql`${issues.foundOn}::text like ${`${filter.period}-%`}`,
  )

/** In the order in which they were found. */
export async function* ledgerRows(
  db: Db,
  viewer: Viewer,
  filter: LedgerFilter,
  today: LocalDate,
): AsyncGenerator<LedgerRow> {
  const names = await readNames(db)
  let after: { readonly foundOn: string; readonly id: string } | null = null
  while (true) {
    const beyond: SQL | undefined =
      after === null
        ? undefined
        : or(gt(issues.foundOn, after.foundOn), and(eq(issues.foundOn, after.foundOn), gt(issues.id, after.id)))
    const rows: { foundOn: string; id: string; state: (typeof issues.$inferSelect)['state'] }[] = await db
      .select({ foundOn: issues.foundOn, id: issues.id, state: issues.state })
      .from(issues)
      .where(and(ledgerCondition(viewer, filter), beyond))
      .orderBy(asc(issues.foundOn), asc(issues.id))
      .limit(batch)
    yield* await paperIssuesOf(
      db,
      rows.map(({ state }) => state),
      names,
      today,
    )
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    after = last
  }
}
