/** Cutting and tidying of areas in [lng, lat]. Everything that comes out has 6 decimals and RFC 7946's winding. */
import {
  area,
  cleanCoords,
  difference,
  feature,
  featureCollection,
  intersect,
  polygon,
  rewind,
  union,
} from '@turf/turf'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { LngLat } from '../../domain/coordinates'
import { fromPlane, rounded, type Xy } from './plane'

export type Area = Polygon | MultiPolygon

/** 6 decimals, no corner twice running, exterior counter-clockwise, holes clockwise. */
export const tidy = <A extends Area>(place: A): A => {
  const roundedRings = (rings: Position[][]) => rings.map((ring) => ring.map((at) => rounded(at as LngLat)))
  const coordinates = place.type === 'Polygon' ? roundedRings(place.coordinates) : place.coordinates.map(roundedRings)
  return rewind(cleanCoords({ ...place, coordinates } as A)) as A
}

export const polygonOf = (ring: readonly LngLat[]): Polygon => tidy({ type: 'Polygon', coordinates: [[...ring]] })

/** From an open ring of metres. */
export const polygonFromPlane = (ring: readonly Xy[]): Polygon => {
  const open = ring.map(fromPlane)
  return polygonOf([...open, open[0] as LngLat])
}

/** The pieces that two areas share, largest first; often one. */
export const shared = (one: Area, other: Area): Polygon[] => {
  const both = intersect(featureCollection([feature(one), feature(other)]))
  return both === null ? [] : piecesOf(both.geometry).map(tidy)
}

export const without = (whole: Area, part: Area): Area => {
  const rest = difference(featureCollection([feature(whole), feature(part)]))
  if (rest === null) throw new Error('nothing is left of the area')
  return tidy(rest.geometry)
}

/** Two neighbours as one; null where they do not touch along a side. */
export const joined = (one: Polygon, other: Polygon): Polygon | null => {
  const both = union(featureCollection([feature(one), feature(other)]))?.geometry
  return both?.type === 'Polygon' && both.coordinates.length === 1 ? tidy(both) : null
}

export const areaKm2 = (place: Area): number => area(place) / 1e6

const piecesOf = (place: Area): Polygon[] =>
  place.type === 'Polygon'
    ? [place]
    : place.coordinates.map((rings) => polygon(rings).geometry).sort((one, other) => area(other) - area(one))
