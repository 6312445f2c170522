/** The features of a collection that a filter chooses, page by page; rows and rights are those of /ogc. */
import type { Db } from '../db/open'
import type { Asking, Collection, Values } from '../ogc/collection'
import { collections } from '../ogc/collections'
import type { Filter } from '../ogc/question'
import { type Feature, type Page, readPage } from '../ogc/readItems'
import type { ExportQuery } from './exportQuery'

const pageSize = 2_500

/** The next page is read while this one is written. */
async function* allFeatures(
  db: Db,
  collection: Collection,
  asking: Asking,
  filters: readonly Filter[],
): AsyncGenerator<Feature> {
  const read = (after: Feature['id'] | null): Promise<Page> => {
    const page = readPage(db, collection, asking, {
      limit: pageSize,
      box: null,
      days: null,
      filters,
      after,
      crs: 'CRS84',
    })
    // It fails where it is waited for, if anybody still waits.
    page.catch(() => {})
    return page
  }
  for (let next: Promise<Page> | null = read(null); next !== null; ) {
    const { features, last }: Page = await next
    next = last === null ? null : read(last)
    yield* features
  }
}

/** What the database answers by itself. */
const filtersOf = ({ properties }: Collection, { scope, squad, kind, unit, urban }: ExportQuery): Filter[] =>
  Object.entries({ scope, squad, kind, unit, urban: urban === '1' ? true : undefined }).flatMap(([called, value]) => {
    const property = properties[called]
    return value === undefined || property === undefined ? [] : [{ property, value }]
  })

const isShown = ({ status, mark, search }: ExportQuery, values: Values): boolean => {
  if (status !== undefined && !status.some((one) => one === values.status)) return false
  if (mark === 'key' && values.isKey !== true) return false
  if (mark === 'hard' && values.isHard !== true) return false
  if (mark === 'tracked' && values.trackedSince === null) return false
  const sought = search?.trim().toLowerCase() ?? ''
  return (
    sought === '' ||
    [values.name, values.code].some((said) =>
      String(said ?? '')
        .toLowerCase()
        .includes(sought),
    )
  )
}

const pointsInUse = collections.points as Collection
/** What was found at a point that is retired since is still told of. */
const allPoints: Collection = { ...pointsInUse, shown: () => null }

async function* shownPoints(
  db: Db,
  asking: Asking,
  query: ExportQuery,
  points: Collection = pointsInUse,
): AsyncGenerator<Feature> {
  for await (const feature of allFeatures(db, points, asking, filtersOf(points, query)))
    if (isShown(query, feature.properties)) yield feature
}

/** Of the issues those at the points that are shown, as the list has them; without a filter all, wherever they are. */
async function* shownIssues(db: Db, asking: Asking, query: ExportQuery): AsyncGenerator<Feature> {
  const issues = collections.issues as Collection
  if (Object.keys(query).length === 0) return yield* allFeatures(db, issues, asking, [])
  const shown = new Set<unknown>()
  for await (const { id } of shownPoints(db, asking, query, allPoints)) shown.add(id)
  for await (const feature of allFeatures(db, issues, asking, []))
    if (shown.has(feature.properties.point)) yield feature
}

/** Of scopes and road sections those of the scope, the squad, the unit. */
async function* shownShapes(db: Db, id: string, asking: Asking, query: ExportQuery): AsyncGenerator<Feature> {
  const collection = collections[id] as Collection
  for await (const feature of allFeatures(db, collection, asking, filtersOf(collection, query))) {
    if (id === 'scopes' && query.scope !== undefined && feature.id !== query.scope) continue
    if (id === 'road-sections' && !isShown({ status: query.status }, feature.properties)) continue
    yield feature
  }
}

export const exportedFeatures = (db: Db, id: string, asking: Asking, query: ExportQuery): AsyncGenerator<Feature> => {
  if (id === 'points') return shownPoints(db, asking, query)
  return id === 'issues' ? shownIssues(db, asking, query) : shownShapes(db, id, asking, query)
}
