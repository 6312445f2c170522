/** The points that a squad may go to today, with what the proposal needs to know of each. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import type { LngLat } from '../../domain/coordinates'
import { statusOn } from '../../domain/pointStatus'
import type { ProposalFacts } from '../../domain/routeProposal'
import type { Ground } from '../../domain/routing/travelTimes'
import type { ScopeKind } from '../../domain/scope'
import type { Db } from '../db/open'
import { issues, pointStates, points, scopes } from '../db/schema'

export type Candidate = ProposalFacts & {
  readonly name: string
  readonly kind: string
  readonly at: LngLat
  readonly ground: Ground
}

/** In the hills of the west and the east a way winds more than between other townships. */
const groundOfKind: Record<ScopeKind, Ground> = { street_office: 'town', township: 'hills', airport_area: 'township' }

export const readRouteCandidates = async (db: Db, squad: number, today: LocalDate): Promise<Candidate[]> => {
  const rows = await db
    .select({
      pointId: points.id,
      name: points.name,
      kind: points.kind,
      lng: points.lng,
      lat: points.lat,
      urban: points.urban,
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
    .where(eq(scopes.squad, squad))
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
  return rows.map(({ lng, lat, urban, scopeKind, status, dueOn, lastInspection, ...point }) => ({
    ...point,
    at: [lng, lat],
    ground: urban ? 'town' : groundOfKind[scopeKind],
    status: statusOn({ status, dueOn }, today),
    lastVisitedOn: lastInspection?.visitedOn ?? null,
    awaitingRecheck: waitingAt.get(point.pointId)?.count ?? 0,
    awaitingSince: waitingAt.get(point.pointId)?.since ?? null,
  }))
}
