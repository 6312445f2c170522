/**
 * The sample's driven routes: the days on which squads inspected, as plans of those points that were driven, with what
 * happens on the way: a leg that takes longer than estimated, a stop that is skipped. Played through the real rules.
 */
import { addDays, instantAt, type LocalDate } from '../../domain/calendar'
import type { Viewer } from '../../domain/people'
import type { PointEvent } from '../../domain/point'
import { isRefusal } from '../../domain/refusal'
import { type PlanStop, placesOf, problemOf, usualDay, usualVisit } from '../../domain/routePlan'
import { evaluate } from '../../domain/routing/evaluate'
import { solve } from '../../domain/routing/solve'
import { estimatedTimes, type Ground } from '../../domain/routing/travelTimes'
import { type Expected, type SquadRoute, unplannedRoute } from '../../domain/squadRoute'
import { applySquadRouteEvent, decideSquadRoute, type SquadRouteAction } from '../../domain/squadRouteActions'
import type { Decided } from '../eventLog'
import { seededChance } from './chance'

export type DrivenPoint = {
  readonly pointId: number
  readonly name: string
  readonly kind: string
  readonly position: [number, number]
  readonly ground: Ground
}

export type RouteWorld = {
  readonly people: ReadonlyMap<string, Viewer>
  readonly points: ReadonlyMap<number, DrivenPoint>
  /** What was played of the points. */
  readonly decided: readonly Decided[]
  readonly until: Date
}

/** Older days are not played: they would say nothing new. */
const daysPlayed = 30
const fewestStops = 3
/** Enough for so few stops, and the same on every machine. */
const rounds = 150

export type PlayedRoutes = { readonly decided: readonly Decided[]; readonly routes: readonly SquadRoute[] }

/** By squad and day, the points that the squad inspected, in the order of the log. */
const outings = ({ decided, until }: RouteWorld): Map<string, { squad: number; on: LocalDate; pointIds: number[] }> => {
  const first = addDays(until.toISOString().slice(0, 10), -daysPlayed)
  const found = new Map<string, { squad: number; on: LocalDate; pointIds: number[] }>()
  for (const { subjectKind, subjectId, event } of decided) {
    if (subjectKind !== 'point' || event.name !== 'inspect') continue
    const { by, form } = event as Extract<PointEvent, { name: 'inspect' }>
    if (by.duty.role !== 'squad' || form.visitedOn < first) continue
    const key = `${by.duty.squad} ${form.visitedOn}`
    const day = found.get(key) ?? { squad: by.duty.squad, on: form.visitedOn, pointIds: [] }
    if (!day.pointIds.includes(Number(subjectId))) day.pointIds.push(Number(subjectId))
    found.set(key, day)
  }
  return found
}

export const playSquadRoutes = (world: RouteWorld): PlayedRoutes => {
  const chance = seededChance(20220805)
  const decided: Decided[] = []
  const routes: SquadRoute[] = []
  for (const { squad, on, pointIds } of outings(world).values()) {
    const stops = pointIds.flatMap((pointId): PlanStop[] => {
      const point = world.points.get(pointId)
      if (point === undefined) return []
      const { name, kind, position, ground } = point
      return [
        {
          key: String(pointId),
          pointId,
          name,
          at: position,
          ground,
          ...usualVisit(kind),
          priority: 3,
          car: null,
          rule: 'free',
        },
      ]
    })
    const driver = world.people.get(`squad${squad}`)
    if (stops.length < fewestStops || driver === undefined) continue
    const times = estimatedTimes(placesOf(stops, usualDay, () => 'town'))
    const { problem, toPlan } = problemOf(stops, usualDay, times)
    const found = solve(problem, { seed: squad, progress: (round) => round / rounds })
    const plan = toPlan(found)
    const visits = evaluate(problem, found).routes[0]?.visits ?? []
    const expected = visits.map(({ stop, arrives, leaves, legSeconds, legMetres }): Expected => {
      const key = toPlan([[stop]])[0]?.[0] ?? ''
      return { key, arrives, leaves, legSeconds, legMetres, estimated: true }
    })

    let route = unplannedRoute(squad, on)
    const midnight = instantAt(on, '00:00').getTime()
    const happen = (seconds: number, action: (happenedAt: string) => SquadRouteAction): void => {
      const at = new Date(midnight + Math.round(seconds) * 1000)
      if (at >= world.until) return
      const event = decideSquadRoute(route, action(at.toISOString()), driver, { now: at.toISOString() }, at)
      if (isRefusal(event)) throw new Error(`the sample's route ${route.id}: ${event.refused.en}`)
      decided.push({ subjectKind: 'squadRoute', subjectId: route.id, event })
      route = applySquadRouteEvent(route, event)
    }
    happen(8 * 3600 + chance.below(900), (happenedAt) => ({
      name: 'save',
      form: { happenedAt, revision: 0, settings: usualDay, stops, routes: plan.map((keys) => [...keys]), expected },
    }))
    // Legs take a tenth to a half longer than estimated, visits a little longer or shorter than usual.
    let behind = 0
    for (const { key, arrives, leaves, legSeconds } of expected) {
      behind += legSeconds * (0.1 + chance.next() * 0.4)
      const stop = stops.find((one) => one.key === key)
      if (stop === undefined) continue
      if (chance.below(14) === 0) {
        happen(arrives + behind, (happenedAt) => ({
          name: 'skip',
          form: { happenedAt, stop: key, reason: '关门或无人' },
        }))
        continue
      }
      const at: [number, number] = [stop.at[0] + chance.next() * 0.0006, stop.at[1] + chance.next() * 0.0006]
      happen(arrives + behind, (happenedAt) => ({ name: 'arrive', form: { happenedAt, stop: key, at } }))
      behind += (chance.next() - 0.4) * 240
      happen(Math.max(leaves + behind, arrives + behind + 120), (happenedAt) => ({
        name: 'finish',
        form: { happenedAt, stop: key },
      }))
    }
    if (route.seq > 0) routes.push(route)
  }
  return { decided, routes }
}
