/** What a monthly plan is proposed from, and what stands beside it once it is done. */
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type Activity, dueThisMonth, type Minima, tallyOf } from '../../domain/activity'
import { coverageOf } from '../../domain/activityDue'
import type { LocalDate, Month } from '../../domain/calendar'
import type { Done } from '../../domain/monthlyPlan'
import type { ProposalFacts, ProposalPoint } from '../../domain/monthlyPlanProposal'
import { statusOn } from '../../domain/pointStatus'
import type { Db } from '../db/open'
import { pointStates, points, pointUnits, scopes } from '../db/schema'
import type { CampaignFacts } from '../readCircumstances'
import { readActivitiesIn, readInspected, readProofs, readVisits, spanOfMonth } from './readTally'

/** What counts of a squad in a month, with the units and points that each reached. */
export const readDone = async (db: Db, squad: number, month: Month): Promise<Done[]> => {
  const span = spanOfMonth(month)
  const [{ activities, proofs }, inspected, visits] = await Promise.all([
    readProofs(db, span),
    readInspected(db, squad, span),
    readVisits(db, squad, span),
  ])
  const byId = new Map(activities.map((activity) => [activity.id, activity]))
  return proofs
    .filter((proof) => proof.squad === squad)
    .map(({ date, method, activityIds, isInspected }) => {
      const own = activityIds.flatMap((id) => byId.get(id) ?? [])
      const places = isInspected ? (inspected.get(date) ?? []) : []
      const visited = isInspected ? visits.filter((visit) => visit.date === date) : []
      return {
        date,
        method,
        activityIds,
        unitIds: [...new Set([...own.flatMap((one) => one.unitIds), ...visited.map(({ unitId }) => unitId)])],
        pointIds: [
          ...new Set([
            ...own.flatMap((one) => one.pointIds),
            ...places.flatMap((place) => (place.kind === 'point' ? [place.id] : [])),
          ]),
        ],
      }
    })
}

/** The points of a squad's scopes that are overdue, hard or key. */
const readUrgentPoints = async (db: Db, squad: number, today: LocalDate): Promise<ProposalPoint[]> => {
  const rows = await db
    .select({
      pointId: points.id,
      status: pointStates.status,
      dueOn: pointStates.dueOn,
      isHard: pointStates.isHard,
      isKey: pointStates.isKey,
    })
    .from(points)
    .innerJoin(scopes, eq(scopes.id, points.scopeId))
    .innerJoin(pointStates, eq(pointStates.pointId, points.id))
    .where(and(eq(scopes.squad, squad), isNull(points.retiredOn)))
    .orderBy(points.id)
  const urgent = rows
    .map(({ status, dueOn, ...point }) => ({ ...point, isOverdue: statusOn({ status, dueOn }, today) === 'overdue' }))
    .filter(({ isOverdue, isHard, isKey }) => isOverdue || isHard || isKey)
  if (urgent.length === 0) return []
  const ids = urgent.map(({ pointId }) => pointId)
  const builders = await db
    .select({ pointId: pointUnits.pointId, unitId: pointUnits.unitId })
    .from(pointUnits)
    .where(and(inArray(pointUnits.pointId, ids), isNull(pointUnits.until)))
  const unitsOf = new Map<number, string[]>()
  for (const { pointId, unitId } of builders) unitsOf.set(pointId, [...(unitsOf.get(pointId) ?? []), unitId])
  return urgent.map((point) => ({ ...point, unitIds: unitsOf.get(point.pointId) ?? [] }))
}

export const readProposalFacts = async (
  db: Db,
  {
    squad,
    month,
    today,
    startsOn,
    minima,
    facts,
  }: {
    readonly squad: number
    readonly month: Month
    readonly today: LocalDate
    /** The campaign's first day. */
    readonly startsOn: LocalDate
    readonly minima: Minima
    readonly facts: CampaignFacts
  },
): Promise<ProposalFacts> => {
  const { squadOfUnit, calendar } = facts
  const soFar = { from: startsOn, until: today }
  const [{ activities: ofMonth, proofs }, all, visits, urgent] = await Promise.all([
    readProofs(db, spanOfMonth(month)),
    readActivitiesIn(db, soFar),
    readVisits(db, squad, soFar),
    readUrgentPoints(db, squad, today),
  ])
  const isOwn = ({ squads }: Activity) => squads.includes(squad)
  return {
    month,
    today,
    calendar,
    due: dueThisMonth(tallyOf(proofs), squad, month, minima),
    coverage: coverageOf(
      all.filter(isOwn),
      visits,
      Object.keys(squadOfUnit).filter((unitId) => squadOfUnit[unitId] === squad),
      month,
    ),
    points: urgent,
    meetings: ofMonth
      .filter((activity) => isOwn(activity) && activity.state === 'planned')
      .map(({ date, unitIds }) => ({ date, unitIds })),
  }
}
