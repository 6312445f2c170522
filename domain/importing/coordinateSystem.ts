/**
 * The coordinate system that a map file names, and the way from it to degrees. WGS-84 and CGCS2000 are the same here, to
 * within centimetres; whether degrees were shifted (GCJ-02, BD-09) no file says, and is found out from the places.
 */
import proj4 from 'proj4'
import type { LngLat } from '../coordinates'
import { type Refusal, refuse } from '../refusal'
import { centralMeridianOf } from './gaussKrueger'

/** As a file says it: a code of the EPSG register, or well-known text. */
export type NamedSystem = { readonly epsg: number } | { readonly wkt: string }

export type ToDegrees = (position: readonly number[]) => LngLat

const outdated = refuse(
  'invalid',
  '文件用的是北京54或西安80坐标系，与现用坐标系相差几十米到上百米，没有核对。请向提供方要 CGCS2000 的数据，或先用测绘软件转换后重新选择。',
  'The file is in Beijing 54 or Xi’an 80, which lie tens of metres off, so it was not checked. Ask for the data in CGCS2000, or convert it first, and choose it again.',
)
const unknown = (name: string): Refusal =>
  refuse(
    'invalid',
    `文件用的坐标系“${name}”不认识，没有核对。请转成 WGS-84 或 CGCS2000 后重新选择。`,
    `The file is in the coordinate system "${name}", which is not known here, so it was not checked. Convert it to WGS-84 or CGCS2000 and choose it again.`,
  )

const asTheyAre: ToDegrees = ([lng = Number.NaN, lat = Number.NaN]) => [lng, lat]

const by = (definition: string): ToDegrees => {
  const { inverse } = proj4(definition)
  return ([east = Number.NaN, north = Number.NaN]) => {
    const [lng = Number.NaN, lat = Number.NaN] = inverse([east, north])
    return [lng, lat]
  }
}

const transverse = (meridian: number, falseEasting: number): ToDegrees =>
  by(`+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`)

/** Gauss–Krüger of CGCS2000 in the register: zones of six and of three degrees, each with the zone's number before the easting and without. */
const gaussKrueger = (epsg: number): ToDegrees | null => {
  if (epsg >= 4491 && epsg <= 4501) return transverse(centralMeridianOf(epsg - 4478), (epsg - 4478) * 1e6 + 500_000)
  if (epsg >= 4502 && epsg <= 4512) return transverse(75 + (epsg - 4502) * 6, 500_000)
  if (epsg >= 4513 && epsg <= 4533) return transverse(centralMeridianOf(epsg - 4488), (epsg - 4488) * 1e6 + 500_000)
  return epsg >= 4534 && epsg <= 4554 ? transverse(75 + (epsg - 4534) * 3, 500_000) : null
}

const isOutdated = (name: string): boolean => /beijing.?(19)?54|xian.?(19)?80|北京.?54|西安.?80|krass?ovsk/i.test(name)

const ofEpsg = (epsg: number): ToDegrees | Refusal => {
  if (epsg === 4326 || epsg === 4490 || epsg === 4979) return asTheyAre
  if (epsg === 3857 || epsg === 900_913) return by('EPSG:3857')
  if (epsg >= 32_601 && epsg <= 32_660) return by(`+proj=utm +zone=${epsg - 32_600} +datum=WGS84 +units=m +no_defs`)
  const isOldDatum =
    epsg === 4214 || epsg === 4610 || (epsg >= 2327 && epsg <= 2442) || (epsg >= 21_413 && epsg <= 21_483)
  return gaussKrueger(epsg) ?? (isOldDatum ? outdated : unknown(`EPSG:${epsg}`))
}

const ofText = (wkt: string): ToDegrees | Refusal => {
  const name = /"([^"]{1,80})"/.exec(wkt)?.[1] ?? wkt.slice(0, 40)
  if (isOutdated(wkt)) return outdated
  if (/^\s*(GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS)\b/i.test(wkt)) return asTheyAre
  try {
    return by(wkt)
  } catch {
    return unknown(name)
  }
}

export const toDegrees = (system: NamedSystem): ToDegrees | Refusal =>
  'epsg' in system ? ofEpsg(system.epsg) : ofText(system.wkt)

/** "urn:ogc:def:crs:EPSG::4547", "EPSG:4547", "urn:ogc:def:crs:OGC:1.3:CRS84"; null: it says nothing that is known. */
export const systemNamed = (name: string): NamedSystem | null => {
  if (/CRS84h?$/i.test(name)) return { epsg: 4326 }
  const epsg = /EPSG[:/]+(?:[\d.]*[:/])?(\d{4,6})$/i.exec(name)?.[1]
  return epsg === undefined ? null : { epsg: Number(epsg) }
}
