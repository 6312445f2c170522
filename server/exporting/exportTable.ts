/** A collection as a table for people: what has a name in words is told by it, and places stand in two columns. */
import type { Language } from '../../domain/text'
import { type Collection, isTold, type Property, type Value } from '../ogc/collection'
import type { Feature } from '../ogc/readItems'

export type ExportColumn = {
  /** The property's own name. */
  readonly key: string
  readonly title: string
  readonly type: Property['type']
}

/** Without the ids of what is told in words beside them. */
export const columnsOf = ({ properties }: Collection, language: Language): ExportColumn[] =>
  Object.entries(properties).flatMap(([key, property]) => {
    const inWords = properties[`${key}Name`] ?? properties[`${key.replace(/s$/, '')}Names`]
    if (!isTold(property) || (inWords !== undefined && isTold(inWords))) return []
    const title = property.title[language].replace(/名称$|（文字）$| in words$/, '')
    return [{ key, title: title === '' ? property.title[language] : title, type: property.type }]
  })

/** In which datum they are stands with them, so that nobody has to guess. */
export const placeTitles: Record<Language, readonly [string, string]> = {
  zh: ['经度（WGS-84）', '纬度（WGS-84）'],
  en: ['Longitude (WGS-84)', 'Latitude (WGS-84)'],
}

/** 20220915 as 2022-09-15. */
export const dayText = (value: Value): string | null => {
  const digits = value === null ? '' : String(value)
  return digits.length === 8 ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : digits || null
}

export const placeOf = ({ geometry }: Feature): readonly [number | null, number | null] => {
  if (geometry?.type !== 'Point') return [null, null]
  const [lng = null, lat = null] = geometry.coordinates as readonly number[]
  return [lng, lat]
}
