/** The points that a squad may go to today, with what the proposal needs to know of each. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import type { LngLat } from '../../domain/coordinates'
import { statusOn } from '../../domain/pointStatus'
import { groundOf } from '../../domain/routePlan'
import type { ProposalFacts } from '../../domain/routeProposal'
import type { Ground } from '../../domain/routing/travelTimes'
import type { Db } from '../db/open'
import { issues, pointStates, points, scopes } from '../db/schema'

export type Candidate = ProposalFacts & {
  readonly name: string
  readonly kind: string
  readonly at: LngLat
  readonly ground: Ground
}

/** The last visit to each scope. */
const visitsToScopes = (
  rows: readonly { readonly scopeId: string; readonly lastInspection: { readonly visitedOn: LocalDate } | null }[],
): ReadonlyMap<string, LocalDate> => {
  const last = new Map<string, LocalDate>()
  for (const { scopeId, lastInspection } of rows) {
    const [visitedOn, known] = [lastInspection?.visitedOn, last.get(scopeId)]
    if (visitedOn !== undefined && (known === undefined || visitedOn > known)) last.set(scopeId, visitedOn)
  }
  return last
}

export const readRouteCandidates = async (db: Db, squad: number, today: LocalDate): Promise<Candidate[]> => {
  const rows = await db
    .select({
      pointId: points.id,
      name: points.name,
      kind: points.kind,
      lng: points.lng,
      lat: points.lat,
      urban: points.urban,
      scopeId: scopes.id,
      scopeKind: scopes.kind,
      status: pointStates.status,
      dueOn: pointStates.dueOn,
      lastInspection: pointStates.lastInspection,
      isKey: pointStates.isKey,
      isHard: pointStates.isHard,
    })
    .from(points)
    .innerJoin(scopes, eq(scopes.id, points.scopeId))
    .innerJoin(pointStates, eq(pointStates.pointId, points.id))
    .where(and(eq(scopes.squad, squad), isNull(points.retiredOn)))
    .orderBy(asc(points.id))
  const waiting = await db
    .select({
      pointId: issues.pointId,
      count: sql<number>`count(*)::int`,
      since: sql<string | null>`min(${issues.state} #>> '{rectification,on}')`,
    })
    .from(issues)
    .where(
      and(
        eq(issues.stage, 'rectified'),
        inArray(
          issues.pointId,
          rows.map(({ pointId }) => pointId),
        ),
      ),
    )
    .groupBy(issues.pointId)
  const waitingAt = new Map(waiting.map(({ pointId, count, since }) => [pointId, { count, since }]))
  const scopeVisitedOn = visitsToScopes(rows)
  return rows.map(({ lng, lat, urban, scopeKind, status, dueOn, lastInspection, ...point }) => ({
    ...point,
    at: [lng, lat],
    ground: groundOf({ urban }, scopeKind),
    scopeVisitedOn: scopeVisitedOn.get(point.scopeId) ?? null,
    status: statusOn({ status, dueOn }, today),
    lastVisitedOn: lastInspection?.visitedOn ?? null,
    isOfNewKind: lastInspection?.formerKind !== undefined,
    awaitingRecheck: waitingAt.get(point.pointId)?.count ?? 0,
    awaitingSince: waitingAt.get(point.pointId)?.since ?? null,
  }))
}
