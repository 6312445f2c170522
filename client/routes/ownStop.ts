/** A stop that is no point: lunch, fuel, whatever somebody puts on the map. Pure. */
import { distanceMetres, type LngLat } from '../../domain/coordinates'
import type { PlanStop } from '../../domain/routePlan'
import { type Text, text } from '../../domain/text'

export const ownStopKinds = ['lunch', 'fuel', 'other'] as const
export type OwnStopKind = (typeof ownStopKinds)[number]
export const ownStopUsual: Record<OwnStopKind, { readonly label: Text; readonly minutes: number }> = {
  lunch: { label: text('午餐', 'Lunch'), minutes: 60 },
  fuel: { label: text('加油', 'Fuel'), minutes: 15 },
  other: { label: text('其他', 'Other'), minutes: 15 },
}

/** Somebody has asked for it by hand: it is left out only when nothing else helps. */
const ownPriority = 20

/** The ground is that of the nearest stop; in a plan without stops that of the town. */
export const ownStop = (
  {
    key,
    name,
    minutes,
    at,
  }: { readonly key: string; readonly name: string; readonly minutes: number; readonly at: LngLat },
  stops: readonly PlanStop[],
): PlanStop => {
  let nearest: PlanStop | null = null
  for (const stop of stops)
    if (nearest === null || distanceMetres(at, stop.at) < distanceMetres(at, nearest.at)) nearest = stop
  return {
    key,
    pointId: null,
    name,
    at,
    ground: nearest?.ground ?? 'town',
    serviceMinutes: minutes,
    openings: [],
    priority: ownPriority,
    car: null,
    rule: 'free',
  }
}
