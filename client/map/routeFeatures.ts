/** A day's route plan as the map draws it: a line for each car, its stops by number, and points that are only chosen. Pure. */
import type { FeatureCollection, LineString, Point } from 'geojson'
import type { LngLat } from '../../domain/coordinates'
import type { Bounds } from './clusters'
import { boundsOfLine } from './framing'

export type MapStop = {
  readonly key: string
  /** Null: a stop that is no point. */
  readonly pointId: number | null
  readonly name: string
  /** From 1, in its car's order. */
  readonly number: number
  /** From 0. */
  readonly car: number
  readonly at: LngLat
  /** Done or skipped already. */
  readonly isBehind?: boolean
}

/** A car's way, or a part of it: from where it starts, by its stops, to where it ends. */
export type MapRoute = {
  readonly car: number
  readonly line: readonly LngLat[]
  /** Along roads; otherwise straight from stop to stop, since the way itself is estimated. */
  readonly isByRoad?: boolean
}

export type MapRoutes = {
  readonly routes: readonly MapRoute[]
  readonly stops: readonly MapStop[]
  /** Points that are to be planned and have no number yet. */
  readonly chosen: readonly LngLat[]
  /** Where this device is, once it is known. */
  readonly here?: LngLat | null
  /** The stop that is looked at in the list; null: none. */
  readonly focusedKey: string | null
  /** The stop under the pointer in the list; null: none. */
  readonly hoveredKey: string | null
  /** Another plan has another name: the map goes to it once. */
  readonly fitTo: string | null
}

const position = ([lng, lat]: LngLat): [number, number] => [lng, lat]

export const routeLineFeatures = (shown: MapRoutes | null): FeatureCollection<LineString> => ({
  type: 'FeatureCollection',
  features: (shown?.routes ?? [])
    // A line takes two places.
    .filter(({ line }) => line.length > 1)
    .map(({ car, line, isByRoad = false }) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: line.map(position) },
      properties: { car, isByRoad },
    })),
})

const hereFeature = (at: LngLat) => ({
  type: 'Feature' as const,
  geometry: { type: 'Point' as const, coordinates: position(at) },
  properties: { state: 'here', car: 0, order: 2 },
})

/** Numbers, drawn from the last to the first, so that where they meet the next stops are on top; the focused one above all. */
export const routeStopFeatures = (shown: MapRoutes | null): FeatureCollection<Point> => {
  const isFocused = (key: string) => key === shown?.focusedKey || key === shown?.hoveredKey
  return {
    type: 'FeatureCollection',
    features: [
      ...(shown?.chosen ?? []).map((at) => ({
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: position(at) },
        properties: { state: 'chosen', car: 0, order: 0 },
      })),
      ...(shown?.here ? [hereFeature(shown.here)] : []),
      ...(shown?.stops ?? []).map(({ key, pointId, number, car, at, isBehind }) => ({
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: position(at) },
        properties: {
          key,
          point: pointId,
          car,
          number,
          state: isFocused(key) ? 'focused' : isBehind ? 'behind' : 'numbered',
          // What is behind lies under what is to come.
          order: isFocused(key) ? 1 : isBehind ? -number - 10_000 : -number,
        },
      })),
    ],
  }
}

/** Null: there is nothing to go to. */
export const boundsOfRoutes = ({ routes, stops, chosen }: MapRoutes): Bounds | null => {
  const places = [...routes.flatMap(({ line }) => line), ...stops.map(({ at }) => at), ...chosen]
  return places.length === 0 ? null : boundsOfLine(places)
}
