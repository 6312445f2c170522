/**
 * Positions. Inside the product a position is [lng, lat] in WGS-84 degrees, always.
 * This is the only file in which the Chinese datums exist: what comes in or goes out in another one is converted here.
 */
import { bearing, distance } from '@turf/turf'
import gcoord from 'gcoord'
import { z } from 'zod'

/** [longitude, latitude], WGS-84, degrees. */
export type LngLat = [lng: number, lat: number]

export const datums = ['WGS-84', 'GCJ-02', 'BD-09'] as const
/** Geodetic datum of a position: the product's own (WGS-84), the one of Chinese maps (GCJ-02), Baidu's (BD-09). */
export type Datum = (typeof datums)[number]

export const lngLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

const gcoordName = { 'WGS-84': gcoord.WGS84, 'GCJ-02': gcoord.GCJ02, 'BD-09': gcoord.BD09 } as const

/** Round trip through GCJ-02 is off by ≤ 0.02 m in Lüliang (gcoord 1.0.7). */
export const toWgs84 = (position: LngLat, from: Datum): LngLat =>
  gcoord.transform(position, gcoordName[from], gcoord.WGS84)

export const fromWgs84 = (position: LngLat, to: Datum): LngLat =>
  gcoord.transform(position, gcoord.WGS84, gcoordName[to])

/** Great-circle distance in metres. */
export const distanceMetres = (from: LngLat, to: LngLat): number => distance(from, to, { units: 'meters' })

/** Direction of the great circle at its beginning, degrees clockwise from north, 0 to 360. */
export const bearingDegrees = (from: LngLat, to: LngLat): number => (bearing(from, to) + 360) % 360
