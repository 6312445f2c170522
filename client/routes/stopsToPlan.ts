/** From chosen points to the stops of a plan. Pure. */
import type { MapPoint } from '../../domain/mapSnapshot'
import { groundOf, type PlanStop, usualVisit } from '../../domain/routePlan'
import type { Plan } from '../campaignOverview'
import type { PointTable } from '../pointTable'
import type { Answers } from '../trpc'

export type Candidate = Answers['route']['propose']['candidates'][number]

const longestName = 80

/** A point that was not proposed is worth going to since somebody said so. */
const addedPriority = 1

const ofPoint = (
  { id, name, kind, position, urban, scopeId }: MapPoint,
  { scopeById }: Pick<Plan, 'scopeById'>,
): Omit<PlanStop, 'rule'> => ({
  key: String(id),
  pointId: id,
  name: name.slice(0, longestName),
  at: position,
  ground: groundOf({ urban }, scopeById.get(scopeId ?? '')?.kind ?? null),
  ...usualVisit(kind),
  priority: addedPriority,
  car: null,
})

const ofCandidate = ({
  pointId,
  name,
  at,
  ground,
  serviceMinutes,
  openings,
  priority,
}: Candidate): Omit<PlanStop, 'rule'> => ({
  key: String(pointId),
  pointId,
  name: name.slice(0, longestName),
  at,
  ground,
  serviceMinutes,
  openings,
  priority,
  car: null,
})

/**
 * What was said of a stop holds on, except that one chosen again is no longer excluded. Stops that are no points are not
 * chosen from a list: they stay in the plan.
 */
export const stopsToPlan = (
  chosen: readonly number[],
  candidates: readonly Candidate[],
  table: Pick<PointTable, 'pointOf'>,
  plan: Pick<Plan, 'scopeById'>,
  before: readonly PlanStop[],
): readonly PlanStop[] => {
  const proposed = new Map(candidates.map((candidate) => [candidate.pointId, candidate]))
  const ruleBefore = new Map(before.map(({ key, rule }) => [key, rule]))
  const stopsOfPoints = chosen.flatMap((id): PlanStop[] => {
    const candidate = proposed.get(id)
    const point = table.pointOf(id)
    // One that has been retired since it was chosen is left out.
    const stop = candidate ? ofCandidate(candidate) : point?.retiredOn === null ? ofPoint(point, plan) : undefined
    if (stop === undefined) return []
    const rule = ruleBefore.get(stop.key) ?? 'free'
    return [{ ...stop, rule: rule === 'exclude' ? 'free' : rule }]
  })
  return [...stopsOfPoints, ...before.filter(({ pointId }) => pointId === null)]
}
