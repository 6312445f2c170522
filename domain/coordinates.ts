/** Positions. Inside the product a position is [lng, lat] in WGS-84 degrees, always; other datums stand in datum.ts. */
import { bearing, distance } from '@turf/turf'
import { z } from 'zod'

/** [longitude, latitude], WGS-84, degrees. */
export type LngLat = [lng: number, lat: number]

export const lngLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** Great-circle distance in metres. */
export const distanceMetres = (from: LngLat, to: LngLat): number => distance(from, to, { units: 'meters' })

/** Direction of the great circle at its beginning, degrees clockwise from north, 0 to 360. */
export const bearingDegrees = (from: LngLat, to: LngLat): number => (bearing(from, to) + 360) % 360
