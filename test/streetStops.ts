/** Stops of a plan along one straight street: each next one 1,000 m or so further east. */
import type { PlanStop } from '../domain/routePlan'

export const streetStop = (key: string, east: number, given: Partial<PlanStop> = {}): PlanStop => ({
  key,
  pointId: null,
  name: `站${key}`,
  at: [111.1 + east * 0.01133, 37.5],
  ground: 'town',
  serviceMinutes: 10,
  openings: [],
  priority: 1,
  car: null,
  rule: 'free',
  ...given,
})
