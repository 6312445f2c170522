/**
 * The only file in which the Chinese datums exist: inside the product a position is WGS-84, and what comes in or goes out
 * in another one is converted here.
 */
import gcoord from 'gcoord'
import type { LngLat } from './coordinates'

export const datums = ['WGS-84', 'GCJ-02', 'BD-09'] as const
/** Geodetic datum of a position: the product's own (WGS-84), the one of Chinese maps (GCJ-02), Baidu's (BD-09). */
export type Datum = (typeof datums)[number]

const gcoordName = { 'WGS-84': gcoord.WGS84, 'GCJ-02': gcoord.GCJ02, 'BD-09': gcoord.BD09 } as const

/** Round trip through GCJ-02 is off by ≤ 0.02 m in Lüliang (gcoord 1.0.7). */
export const toWgs84 = (position: LngLat, from: Datum): LngLat =>
  gcoord.transform(position, gcoordName[from], gcoord.WGS84)

export const fromWgs84 = (position: LngLat, to: Datum): LngLat =>
  gcoord.transform(position, gcoord.WGS84, gcoordName[to])
