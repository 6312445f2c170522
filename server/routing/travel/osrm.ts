/** OSRM by HTTP: its `table` and `route` services, version 1, profile `driving` (project-osrm.org/docs). */
import { z } from 'zod'
import { distanceMetres, type LngLat, lngLatSchema } from '../../../domain/coordinates'
import { snapWithinMetres } from '../../../domain/routing/roadSnap'
import type { Ask } from './askJson'
import { EngineFault, type RoadEngine, type RoadLeg } from './engine'
import { amount, tableOf } from './tableOf'

/** `location`: where the place was snapped to. */
const waypoints = z.array(z.object({ location: lngLatSchema })).max(100)
const rows = z.array(z.array(amount.nullable()).max(100)).max(100)
const line = z.object({ coordinates: z.array(lngLatSchema).max(100_000) })

const noSegment = z.object({ code: z.enum(['NoSegment']) })
const tableAnswer = z.union([
  z.object({ code: z.literal('Ok'), durations: rows, distances: rows, sources: waypoints, destinations: waypoints }),
  noSegment,
])
const leg = z.object({
  distance: amount,
  duration: amount,
  steps: z.array(z.object({ geometry: line })).max(10_000),
})
const routeAnswer = z.union([
  z.object({
    code: z.literal('Ok'),
    routes: z
      .array(z.object({ legs: z.array(leg).max(100) }))
      .min(1)
      .max(10),
    waypoints,
  }),
  z.object({ code: z.enum(['NoSegment', 'NoRoute']) }),
])

const positions = (places: readonly LngLat[]): string =>
  places.map(([lng, lat]) => `${lng.toFixed(6)},${lat.toFixed(6)}`).join(';')
const numbers = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => from + index).join(';')

/** OSRM snaps however far away; beyond the usual limit it is another place. */
const isNear = (place: LngLat | undefined, snapped: { readonly location: LngLat } | undefined): boolean =>
  place !== undefined && snapped !== undefined && distanceMetres(place, snapped.location) <= snapWithinMetres

const lineOf = (steps: z.output<typeof leg>['steps']): LngLat[] => steps.flatMap(({ geometry }) => geometry.coordinates)

export const osrm = (ask: Ask): RoadEngine => ({
  name: 'osrm',
  // Its `max-table-size` of 100 positions, and its `max-viaroute-size` of 500, unless told otherwise.
  mostSources: 50,
  mostTargets: 50,
  mostPoints: 100,
  isFar: true,
  table: async (sources, targets, signal) => {
    const query = `sources=${numbers(0, sources.length)}&destinations=${numbers(sources.length, targets.length)}`
    const answer = await ask({
      path: `table/v1/driving/${positions([...sources, ...targets])}?${query}&annotations=duration,distance`,
      schema: tableAnswer,
      signal,
    })
    if (answer.code !== 'Ok') throw new EngineFault('lost', answer.code)
    if (answer.sources.length !== sources.length || answer.destinations.length !== targets.length)
      throw new EngineFault('wrong', 'a table of other places')
    const isOnRoad = {
      source: sources.map((place, index) => isNear(place, answer.sources[index])),
      target: targets.map((place, index) => isNear(place, answer.destinations[index])),
    }
    return tableOf(sources.length, targets.length, answer.durations, answer.distances, (row, column) =>
      Boolean(isOnRoad.source[row] && isOnRoad.target[column]),
    )
  },
  legs: async (points, signal) => {
    const query = 'overview=false&steps=true&geometries=geojson&continue_straight=false'
    const answer = await ask({
      path: `route/v1/driving/${positions(points)}?${query}`,
      schema: routeAnswer,
      signal,
    })
    if (answer.code !== 'Ok') throw new EngineFault('lost', answer.code)
    const legs = answer.routes[0]?.legs ?? []
    if (legs.length !== points.length - 1 || answer.waypoints.length !== points.length)
      throw new EngineFault('wrong', 'a path of other points')
    return legs.map(({ distance, duration, steps }, index): RoadLeg | null => {
      const drawn = lineOf(steps)
      const isOnRoad = [index, index + 1].every((at) => isNear(points[at], answer.waypoints[at]))
      return isOnRoad && drawn.length >= 2 ? { metres: distance, seconds: duration, line: drawn } : null
    })
  },
  close: async () => {},
})
