/** The parameters of a request, held against what its resource takes: anything else is refused, as the standard asks. */
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { type Refusal, refuse } from '../../domain/refusal'
import { isStorable } from '../../domain/storable'
import { type Box, boxOf, wrongBox } from './box'
import type { Collection, Key, Property } from './collection'
import { type Crs, crsOf, crsUris } from './crs'
import { type Days, daysOf, wrongDays } from './days'

export const limits = { usual: 100, most: 10_000 } as const

export type Filter = { readonly property: Property; readonly value: string | number | boolean }

/** What is asked of a collection's items. */
export type Question = {
  readonly limit: number
  readonly box: Box | null
  readonly days: Days | null
  readonly filters: readonly Filter[]
  /** The last key of the page before. */
  readonly after: Key | null
  /** In which the answer is written. */
  readonly crs: Crs
}

const wrongValue = (name: string, zh: string, en: string): Refusal =>
  refuse('invalid', `参数 ${name} ${zh}。请改正。`, `The parameter ${name} ${en}. Correct it.`)

const unknownParameter = (name: string): Refusal =>
  refuse(
    'invalid',
    `没有参数“${name.slice(0, 60)}”。请去掉它，或在 /ogc/api 中查看可用的参数。`,
    `There is no parameter "${name.slice(0, 60)}". Leave it out, or look up those that there are in /ogc/api.`,
  )

const notOffered = (name: string): Refusal =>
  wrongValue(name, `只接受 ${crsUris.CRS84} 和 ${crsUris.EPSG4326}`, `takes ${crsUris.CRS84} and ${crsUris.EPSG4326}`)

/** Each parameter at most once, and no other than these; undefined: all is well. */
const strange = (given: URLSearchParams, known: readonly string[]): Refusal | undefined => {
  for (const name of new Set(given.keys())) {
    if (!known.includes(name)) return unknownParameter(name)
    if (given.getAll(name).length > 1) return wrongValue(name, '只能出现一次', 'may stand only once')
  }
  const format = given.get('f')
  return format === null || format === 'json' ? undefined : wrongValue('f', '只接受 json', 'takes json')
}

/** For resources that take nothing but `f`. */
export const strangeParameters = (given: URLSearchParams): Refusal | undefined => strange(given, ['f'])

const int4 = z
  .string()
  .regex(/^-?\d{1,10}$/)
  .transform(Number)
  .pipe(z.int32())

/** A key as it stands in an address; undefined: it is none. */
export const keyOf = (text: string, { key }: Collection): Key | undefined => {
  if (key.type === 'integer') return int4.safeParse(text).data
  if (key.type === 'uuid') return uuidSchema.safeParse(text).data
  return text.length <= 60 && isStorable(text) ? text : undefined
}

/** Undefined: not of the property's type. Programs without booleans ask for 1 and 0. */
const readValue = (text: string, { type, words }: Property): Filter['value'] | undefined => {
  if (words !== undefined) return words.includes(text) ? text : undefined
  if (type === 'integer') return int4.safeParse(text).data
  if (type === 'boolean') return { true: true, false: false, '1': true, '0': false }[text]
  return text.length <= 200 && isStorable(text) ? text : undefined
}

const kindOfValue = ({ type, words }: Property): readonly [zh: string, en: string] => {
  if (words !== undefined) return [`只接受 ${words.join('、')}`, `takes ${words.join(', ')}`]
  if (type === 'integer') return ['应为整数', 'takes a whole number']
  if (type === 'boolean') return ['应为 true 或 false', 'takes true or false']
  return ['应为 200 字以内的文字', 'takes a text of no more than 200 characters']
}

export const filterablesOf = ({ properties }: Collection): [name: string, property: Property][] =>
  Object.entries(properties).filter(([, property]) => 'filterable' in property && property.filterable)

/** Of `items`. */
export const questionOf = (given: URLSearchParams, collection: Collection): Question | Refusal => {
  const filterables = filterablesOf(collection)
  const own = ['f', 'limit', 'bbox', 'bbox-crs', 'crs', 'datetime', 'cursor']
  const wrong = strange(given, [...own, ...filterables.map(([name]) => name)])
  if (wrong) return wrong

  const limit = int4.safeParse(given.get('limit') ?? String(limits.usual)).data
  if (limit === undefined || limit < 1)
    return wrongValue('limit', `应为 1 到 ${limits.most} 的整数`, `takes a whole number from 1 to ${limits.most}`)
  const crs = crsOf(given.get('crs') ?? crsUris.CRS84)
  if (crs === undefined) return notOffered('crs')
  const boxCrs = crsOf(given.get('bbox-crs') ?? crsUris.CRS84)
  if (boxCrs === undefined) return notOffered('bbox-crs')
  const bbox = given.get('bbox')
  const box = bbox === null ? null : boxOf(bbox, boxCrs)
  if (box === undefined) return wrongBox
  const datetime = given.get('datetime')
  const days = datetime === null ? null : daysOf(datetime)
  if (days === undefined) return wrongDays
  const cursor = given.get('cursor')
  const after = cursor === null ? null : keyOf(cursor, collection)
  if (after === undefined)
    return wrongValue('cursor', '来自上一页的 next 链接，不能自行填写', 'comes from the page before and its next link')
  const filters: Filter[] = []
  for (const [name, property] of filterables) {
    const text = given.get(name)
    if (text === null) continue
    const value = readValue(text, property)
    if (value === undefined) return wrongValue(name, ...kindOfValue(property))
    filters.push({ property, value })
  }
  // A larger limit is no error: the standard has it mean the greatest.
  return { limit: Math.min(limit, limits.most), box, days, filters, after, crs }
}

/** Of one feature. */
export const crsAskedFor = (given: URLSearchParams): Crs | Refusal =>
  strange(given, ['f', 'crs']) ?? crsOf(given.get('crs') ?? crsUris.CRS84) ?? notOffered('crs')
