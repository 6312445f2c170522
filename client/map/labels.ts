/**
 * Where the names stand. MapLibre knows only one position per label and drops it where markers crowd; here every scope's
 * name gets a free spot on its own land, or stands off it with a line that leads to it, as on a printed map. Pure.
 */
import { booleanPointInPolygon, centerOfMass } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import type { LngLat } from '../../domain/coordinates'
import { metresPerDegree } from '../../domain/flatMetres'
import type { Language } from '../../domain/text'
import { type Box, corners, exitTowards, overlaps } from './boxes'
import type { Bounds, Cluster, SinglePoint } from './clusters'
import { boundsOfAreas, metresPerPixelAt, type Pixel } from './framing'
import type { Geography } from './geography'
import { clusterRadiusPx, clusterSizeOf, markerRadiusPx } from './shapes'
import { type Name, standOff } from './standOff'

type Area = { readonly geometry: Polygon | MultiPolygon; readonly bounds: Bounds }

type AreaFeature = Geography['outline']['features'][number] | Geography['scopes']['features'][number]

/** Positions on an area's land at which its name may stand, the best first; worked out once for a geography. */
export type Land = {
  readonly scopes: readonly { readonly id: string; readonly area: Area; readonly spots: readonly LngLat[] }[]
  readonly district: { readonly area: Area; readonly spots: readonly LngLat[] } | null
}

export type Placed = {
  readonly position: LngLat
  /** Where the line from a label that stands off begins and ends; null for one on its own land. */
  readonly leader: readonly [LngLat, LngLat] | null
}

export type LabelPlaces = { readonly scopes: ReadonlyMap<string, Placed>; readonly district: LngLat | null }

export type LabelText = { readonly name: string; readonly detail: string }

const gridSteps = 16

export const landOf = ({ scopes, outline }: Geography): Land => {
  const district = outline.features[0]
  return {
    scopes: scopes.features.map((scope) => {
      const area = areaOfFeature(scope)
      return { id: scope.properties.id, area, spots: spotsOn(area, scope.properties.seat) }
    }),
    district: district ? districtLand(district) : null,
  }
}

const districtLand = (district: AreaFeature) => {
  const area = areaOfFeature(district)
  return { area, spots: spotsOn(area, centerOfMass(district).geometry.coordinates as LngLat) }
}

const nowhere: Bounds = [180, 90, -180, -90]

const areaOfFeature = (feature: AreaFeature): Area => ({
  geometry: feature.geometry,
  bounds: boundsOfAreas([feature]) ?? nowhere,
})

/** A grid over the area, nearest to where its name stands best first. */
const spotsOn = ({ geometry, bounds }: Area, best: LngLat): LngLat[] => {
  const [west, south, east, north] = bounds
  const steps = Array.from({ length: gridSteps }, (_, step) => (step + 0.5) / gridSteps)
  const grid = steps.flatMap((x) => steps.map((y): LngLat => [west + (east - west) * x, south + (north - south) * y]))
  const narrowing = Math.cos((best[1] * Math.PI) / 180)
  const fromBest = ([lng, lat]: LngLat) => Math.hypot((lng - best[0]) * narrowing, lat - best[1])
  return [best, ...grid]
    .filter((spot) => booleanPointInPolygon(spot, geometry))
    .sort((one, other) => fromBest(one) - fromBest(other))
}

export const labelSizesPx = { name: 14, detail: 11.5, district: 24 }
const lineHeight = 1.3
const gapPx = 4

/** Half the width and height of a label, in CSS pixels; roughly, since only the browser knows its fonts. */
const halfSizeOf = ({ name, detail }: LabelText, language: Language): { halfX: number; halfY: number } => {
  const charWidth = language === 'zh' ? 1.02 : 0.6
  const width = Math.max(name.length * labelSizesPx.name, detail.length * labelSizesPx.detail) * charWidth
  const height = (labelSizesPx.name + (detail === '' ? 0 : labelSizesPx.detail)) * lineHeight
  return { halfX: width / 2, halfY: height / 2 }
}

/** Further out than this a name that has no room waits until the map is zoomed in: many lines would say less than none. */
const standOffZoom = 9.4
/** A scope shaded by its rate says the number as well, so its name waits less long. */
const ratedStandOffZoom = 8.7
/** Share of an area that has to be in view for its name to stand off it. */
const leastInView = 0.2

export const placeLabels = ({
  land,
  texts,
  shown,
  view,
  zoom,
  language,
}: {
  readonly land: Land
  /** By the scope's id. */
  readonly texts: ReadonlyMap<string, LabelText>
  readonly shown: readonly (SinglePoint | Cluster)[]
  readonly view: Bounds
  readonly zoom: number
  readonly language: Language
}): LabelPlaces => {
  // Over one district the earth is flat enough for pixels to be degrees times a constant.
  const middleLat = (view[1] + view[3]) / 2
  const perLat = metresPerDegree / metresPerPixelAt(middleLat, zoom)
  const perLng = perLat * Math.cos((middleLat * Math.PI) / 180)
  const toPixel = ([lng, lat]: readonly [number, number]): Pixel => ({ x: lng * perLng, y: -lat * perLat })
  const toLngLat = ({ x, y }: Pixel): LngLat => [x / perLng, -y / perLat]

  const northWest = toPixel([view[0], view[3]])
  const southEast = toPixel([view[2], view[1]])
  const taken = shown.map((one): Box => {
    const radius = one.type === 'point' ? markerRadiusPx * 1.4 : clusterRadiusPx[clusterSizeOf(one.count)]
    return { ...toPixel(one.position), halfX: radius + gapPx, halfY: radius + gapPx }
  })

  const isFree = (box: Box): boolean =>
    box.x - box.halfX > northWest.x &&
    box.x + box.halfX < southEast.x &&
    box.y - box.halfY > northWest.y &&
    box.y + box.halfY < southEast.y &&
    !taken.some((other) => overlaps(box, other))
  // Most areas are nowhere near: their bounds say so a hundred times faster than their rings.
  const isWithin = (pixel: Pixel, { geometry, bounds: [west, south, east, north] }: Area): boolean => {
    const [lng, lat] = toLngLat(pixel)
    return lng >= west && lng <= east && lat >= south && lat <= north && booleanPointInPolygon([lng, lat], geometry)
  }
  const isOn = (box: Box, area: Area): boolean => corners(box).every((corner) => isWithin(corner, area))
  const touches = (box: Box, area: Area): boolean => [...corners(box), box].some((pixel) => isWithin(pixel, area))

  const places = new Map<string, Placed>()
  const halfSizes = new Map([...texts].map(([id, label]) => [id, halfSizeOf(label, language)]))
  const halfSize = (id: string) => halfSizes.get(id) ?? { halfX: 0, halfY: 0 }
  const boxAt = (pixel: Pixel, id: string): Box => ({ ...pixel, ...halfSize(id) })

  const without: Land['scopes'][number][] = []
  for (const scope of land.scopes) {
    const spot = scope.spots.find((spot) => {
      const box = boxAt(toPixel(spot), scope.id)
      return isFree(box) && isOn(box, scope.area)
    })
    if (spot === undefined) {
      without.push(scope)
      continue
    }
    taken.push(boxAt(toPixel(spot), scope.id))
    places.set(scope.id, { position: spot, leader: null })
  }

  const isSeen = ({ x, y }: Pixel) => x > northWest.x && x < southEast.x && y > northWest.y && y < southEast.y
  const isRated = [...texts.values()].some(({ detail }) => detail !== '')
  const waits = zoom < (isRated ? ratedStandOffZoom : standOffZoom)
  const standing = (waits ? [] : without).flatMap(({ id, spots }): Name[] => {
    const seen = spots.map(toPixel).filter(isSeen)
    // Of land of which only a strip is in view the name would stand on its neighbour's.
    if (seen.length < spots.length * leastInView) return []
    const anchor =
      seen.find((pixel) => !taken.some((box) => overlaps(box, { ...pixel, halfX: 1, halfY: 1 }))) ?? seen[0]
    return anchor === undefined ? [] : [{ id, anchor, ...halfSize(id) }]
  })

  const areaOf = new Map(land.scopes.map(({ id, area }) => [id, area]))
  const isOnOthersLand = (box: Box, id: string) =>
    [...areaOf].some(([other, area]) => other !== id && touches(box, area))
  for (const [id, box] of standOff(standing, taken, isFree, isOnOthersLand)) {
    const anchor = standing.find((name) => name.id === id)?.anchor ?? box
    places.set(id, { position: toLngLat(box), leader: [toLngLat(exitTowards(box, anchor)), toLngLat(anchor)] })
    taken.push(box)
  }

  const districtBox = (spot: LngLat): Box => ({
    ...toPixel(spot),
    halfX: labelSizesPx.district * 2.6,
    halfY: labelSizesPx.district * 0.8,
  })
  const { district } = land
  const districtSpot = district?.spots.find((spot) => {
    const box = districtBox(spot)
    return isFree(box) && isOn(box, district.area)
  })
  return { scopes: places, district: districtSpot ?? null }
}
