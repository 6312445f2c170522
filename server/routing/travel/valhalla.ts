/** Valhalla by HTTP: `sources_to_targets` and `route`, costing `auto` (valhalla.github.io/valhalla/api). */
import { z } from 'zod'
import type { LngLat } from '../../../domain/coordinates'
import { snapWithinMetres } from '../../../domain/routing/roadSnap'
import type { Ask } from './askJson'
import { EngineFault, type RoadEngine, type RoadLeg } from './engine'
import { decodePolyline6 } from './polyline'
import { amount, tableOf } from './tableOf'

/** Kilometres, as asked for. */
const cell = z.object({ time: amount.nullable(), distance: amount.nullable() })
const rows = z.array(z.array(cell).max(50)).max(50)
const fault = z.object({ error_code: z.number().int() })
const tableAnswer = z.union([z.object({ sources_to_targets: rows }), fault])

const leg = z.object({ summary: z.object({ time: amount, length: amount }), shape: z.string().max(2_000_000) })
const routeAnswer = z.union([z.object({ trip: z.object({ legs: z.array(leg).max(20) }) }), fault])

/** No road near a place; places too far apart; no way between them. Whatever else goes wrong is the engine's own. */
const lostCodes: ReadonlySet<number> = new Set([154, 170, 171, 441, 442])

const told = (code: number): EngineFault => new EngineFault(lostCodes.has(code) ? 'lost' : 'wrong', `error ${code}`)

/** It would look for a road 35 km around. */
const locations = (places: readonly LngLat[]) =>
  places.map(([lon, lat]) => ({ lat, lon, search_cutoff: snapWithinMetres }))

export const valhalla = (ask: Ask): RoadEngine => ({
  name: 'valhalla',
  // Its `max_matrix_location_pairs` of 2,500 and `max_locations` of 20, unless told otherwise.
  mostSources: 50,
  mostTargets: 50,
  mostPoints: 20,
  isFar: true,
  table: async (sources, targets, signal) => {
    const answer = await ask({
      path: 'sources_to_targets',
      body: { sources: locations(sources), targets: locations(targets), costing: 'auto', units: 'kilometers' },
      schema: tableAnswer,
      signal,
    })
    if ('error_code' in answer) throw told(answer.error_code)
    const cells = answer.sources_to_targets
    return tableOf(
      sources.length,
      targets.length,
      cells.map((row) => row.map(({ time, distance }) => (distance === null ? null : time))),
      cells.map((row) => row.map(({ distance }) => (distance === null ? null : distance * 1_000))),
    )
  },
  legs: async (points, signal) => {
    const answer = await ask({
      path: 'route',
      body: { locations: locations(points), costing: 'auto', units: 'kilometers', directions_type: 'none' },
      schema: routeAnswer,
      signal,
    })
    if ('error_code' in answer) throw told(answer.error_code)
    const { legs } = answer.trip
    if (legs.length !== points.length - 1) throw new EngineFault('wrong', 'a path of other points')
    return legs.map(({ summary, shape }): RoadLeg | null => {
      const line = decodePolyline6(shape)
      if (line === null) throw new EngineFault('wrong', 'a line that cannot be read')
      return line.length < 2 ? null : { metres: summary.length * 1_000, seconds: summary.time, line }
    })
  },
  close: async () => {},
})
