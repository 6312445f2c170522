/** Reads the items of a collection: the statement is put together from the collection's record and the question. */
import { bboxPolygon, booleanIntersects } from '@turf/turf'
import { type SQL, sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import type { Db } from '../db/open'
import { type Box, partsOf } from './box'
import type { Asking, Collection, Key, Property, Value, Values } from './collection'
import { anyOf, positionInBox } from './columns'
import { type Crs, type Shape, shapeIn } from './crs'
import type { Days } from './days'
import type { Filter, Question } from './question'

export type Feature = {
  readonly type: 'Feature'
  readonly id: Key
  readonly geometry: Shape | null
  readonly properties: Values
}

type Row = { readonly key: Key } & Readonly<Record<string, unknown>>

const every = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `)

/** The columns of the tables, each under its property's name. */
const columnsOf = ({ key, place, properties }: Collection, asking: Asking): SQL =>
  sql.join(
    [
      sql`${key.column} as "key"`,
      place.kind === 'shape' ? sql`${place.shape} as "shape"` : sql`${place.lng} as "lng", ${place.lat} as "lat"`,
      ...Object.entries(properties).flatMap(([name, property]) =>
        'column' in property ? [sql`${property.column(asking)} as ${sql.identifier(`of ${name}`)}`] : [],
      ),
    ],
    sql`, `,
  )

const toldFrom = ({ from, toldFrom: more }: Collection): SQL => (more === undefined ? from : sql`${from} ${more}`)

const shapeOf = ({ place }: Collection, { shape, lng, lat }: Row): Shape | null => {
  if (place.kind === 'shape') return shape as Shape | null
  return lng === null ? null : { type: 'Point', coordinates: [lng as number, lat as number] }
}

const inBox = ({ place }: Collection, box: Box): SQL => {
  if (place.kind === 'shape') throw new Error('shapes are held against a box after they have been read')
  return place.inBox?.(box) ?? anyOf([sql`${place.lng} is null`, positionInBox(place.lng, place.lat, box)])
}

/** What has no day matches, too. */
const inDays = (day: SQL, { from, until }: Days): SQL =>
  anyOf([
    sql`${day} is null`,
    every([
      ...(from === null ? [] : [sql`(${day})::date >= ${from}::date`]),
      ...(until === null ? [] : [sql`(${day})::date <= ${until}::date`]),
    ]),
  ])

const matches = ({ property, value }: Filter, asking: Asking): SQL => {
  if ('made' in property) throw new Error('a property that is made is not filtered by')
  if (property.matches !== undefined) return property.matches(value, asking)
  if ('column' in property) return sql`${property.column(asking)} = ${value}`
  throw new Error('a property that is not told says itself what matches it')
}

const shownTo = ({ shown }: Collection, asking: Asking): SQL[] => {
  const condition = shown(asking)
  return condition === null ? [] : [condition]
}

/** Of which rows the question is, whatever the page. */
const conditionsOf = (
  collection: Collection,
  asking: Asking,
  { box, days, filters }: Pick<Question, 'box' | 'days' | 'filters'>,
): SQL[] => [
  ...shownTo(collection, asking),
  ...filters.map((filter) => matches(filter, asking)),
  ...(box === null || collection.place.kind === 'shape' ? [] : [inBox(collection, box)]),
  ...(days === null || collection.day === null ? [] : [inDays(collection.day(asking), days)]),
]

const isIn = (shape: Shape | null, box: Box): boolean =>
  shape === null ||
  partsOf(box).some(({ west, south, east, north }) =>
    booleanIntersects(shape as Geometry, bboxPolygon([west, south, east, north])),
  )

const featureOf = (collection: Collection, row: Row, asking: Asking, crs: Crs): Feature => {
  const shape = shapeOf(collection, row)
  const values: Record<string, Value> = {}
  for (const [name, property] of Object.entries<Property>(collection.properties)) {
    if ('column' in property) values[name] = (row[`of ${name}`] ?? null) as Value
    else if ('made' in property) values[name] = property.made(values, asking, shape)
  }
  return {
    type: 'Feature',
    id: row.key,
    geometry: shape === null ? null : shapeIn(crs, shape),
    properties: values,
  }
}

export type Page = {
  readonly features: readonly Feature[]
  /** Behind which the next page begins; null: this is the last one. */
  readonly last: Key | null
}

const inOrder = (one: Row, other: Row): number => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)

/** Of shapes: all of them that match. */
const readShapes = async (db: Db, collection: Collection, asking: Asking, question: Question): Promise<Row[]> => {
  const rows = await db.execute<Row>(sql`
    select ${columnsOf(collection, asking)} from ${toldFrom(collection)}
    where ${every(conditionsOf(collection, asking, question))}`)
  const { box } = question
  return [...rows].filter((row) => box === null || isIn(shapeOf(collection, row), box)).sort(inOrder)
}

const typeOfKey = { integer: sql`int`, uuid: sql`uuid`, text: sql`text` } as const

type Positioned = Extract<Collection['place'], { kind: 'position' }>

/** A statement of the keys of which the question is, behind `after`, in no order. */
const keysOf = (
  collection: Collection,
  place: Positioned,
  asking: Asking,
  question: Pick<Question, 'box' | 'days' | 'filters' | 'after'>,
): SQL => {
  const { key } = collection
  const { box, days, filters, after } = question
  const behind = (column: SQL) => (after === null ? [] : [sql`${column} > ${after}::${typeOfKey[key.type]}`])
  const isOfPlaces = days === null && filters.length === 0
  if (isOfPlaces && box !== null && place.keysInBox !== undefined && collection.shown(asking) === null)
    return sql`select key from (${place.keysInBox(box)}) as there where ${every(behind(sql`key`))}`
  return sql`select ${key.column} as key from ${isOfPlaces ? place.rows : collection.from}
    where ${every([...conditionsOf(collection, asking, question), ...behind(key.column)])}`
}

/** A page of the keys found, and what is told of them. One row more tells whether there is another page. */
const statementOf = (
  collection: Collection,
  asking: Asking,
  limit: number,
  { found, more = sql`` }: { readonly found: SQL; readonly more?: SQL },
): SQL => {
  const { column } = collection.key
  return sql`
    with found as ${found},
    page as materialized (select key from found order by key limit ${limit + 1}::int)
    select ${columnsOf(collection, asking)} ${more} from ${toldFrom(collection)}
    where ${column} in (select page.key from page) order by ${column}`
}

const pageOf = (collection: Collection, asking: Asking, { limit, crs }: Question, rows: readonly Row[]): Page => {
  const page = rows.slice(0, limit)
  return {
    features: page.map((row) => featureOf(collection, row, asking, crs)),
    last: rows.length > limit ? (page.at(-1)?.key ?? null) : null,
  }
}

/** Up to so many keys are gathered by an index and put in order; more lie so close in that order that it is gone through. */
const mostGathered = 5_000

/** `matched`: how many match on all pages, where that is known. */
export const readPage = async (
  db: Db,
  collection: Collection,
  asking: Asking,
  question: Question,
  matched: number | null = null,
): Promise<Page> => {
  const { place } = collection
  const { limit, after } = question
  if (place.kind === 'shape') {
    const rows = await readShapes(db, collection, asking, question)
    const following = rows.filter((row) => after === null || row.key > after)
    return pageOf(collection, asking, question, following)
  }
  const isGathered = matched !== null && matched <= mostGathered
  const keys = keysOf(collection, place, asking, question)
  const found = sql`${isGathered ? sql`materialized` : sql`not materialized`} (${keys})`
  const rows = await db.execute<Row>(statementOf(collection, asking, limit, { found }))
  return pageOf(collection, asking, question, [...rows])
}

/** The first page and how many match on all pages together, of which each is found once. */
export const readFirstPage = async (
  db: Db,
  collection: Collection,
  asking: Asking,
  asked: Question,
): Promise<{ readonly matched: number; readonly page: Page }> => {
  const { place } = collection
  const question = { ...asked, after: null }
  if (place.kind === 'shape') {
    const rows = await readShapes(db, collection, asking, question)
    return { matched: rows.length, page: pageOf(collection, asking, question, rows) }
  }
  const found = sql`materialized (${keysOf(collection, place, asking, question)})`
  const more = sql`, (select count(*)::int from found) as matched`
  const rows = await db.execute<Row & { matched: number }>(
    statementOf(collection, asking, question.limit, { found, more }),
  )
  // Without a row nothing matches.
  return { matched: rows[0]?.matched ?? 0, page: pageOf(collection, asking, question, [...rows]) }
}

/** Null: there is none, or not for this reader. */
export const readItem = async (
  db: Db,
  collection: Collection,
  asking: Asking,
  key: Key,
  crs: Crs,
): Promise<Feature | null> => {
  const { column, type } = collection.key
  const [row] = await db.execute<Row>(sql`
    with page as (select ${key}::${typeOfKey[type]} as key)
    select ${columnsOf(collection, asking)} from ${toldFrom(collection)}
    where ${every([...shownTo(collection, asking), sql`${column} = (select page.key from page)`])}`)
  return row === undefined ? null : featureOf(collection, row, asking, crs)
}
