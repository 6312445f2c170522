/**
 * All points in the browser, by row. It lives by reference in the query cache and changes in place, so that one
 * announced change costs the same at 1,000 points and at 100,000; whoever shows it listens (useSyncExternalStore).
 */
import type { LocalDate } from '../domain/calendar'
import type { MapPoint, MapSnapshot, PointChange } from '../domain/mapSnapshot'
import { isInUseOn, type PointStatus, pointStatuses, statusOn } from '../domain/pointStatus'
import { type Filter, isMarked } from './view'

export type StatusCounts = Readonly<Record<PointStatus, number>>

/** Which squad supervises a scope, by the scope's id. */
export type SquadOfScope = ReadonlyMap<string, number>

/** Indices of the rows that changed; a listener that only needs to know that something changed may ignore them. */
export type PointTableListener = (changedIndices: readonly number[]) => void

export type PointTable = {
  readonly size: number
  /** Grows with every change: the snapshot that useSyncExternalStore compares. */
  readonly version: () => number
  readonly today: () => LocalDate
  readonly subscribe: (listener: PointTableListener) => () => void
  readonly at: (index: number) => MapPoint
  readonly indexOf: (pointId: number) => number | undefined
  readonly pointOf: (pointId: number) => MapPoint | undefined
  /** Whether the point is in use on today's date: what is retired is on no map and in no number. */
  readonly isInUse: (index: number) => boolean
  /** The status on today's date, lateness included. */
  readonly statusAt: (index: number) => PointStatus
  /** Returns the ids that it does not know: points made since the snapshot, which has to be fetched again. */
  readonly apply: (changes: readonly PointChange[]) => number[]
  /** A new campaign day: returns the indices of the points whose status the day changed. */
  readonly setToday: (today: LocalDate) => number[]
  /** Both at once: how points stood on another day. */
  readonly moveTo: (day: LocalDate, changes: readonly PointChange[]) => void
  readonly matches: (index: number, filter: Filter) => boolean
  /** Indices of the points that a filter shows, in the snapshot's order. */
  readonly matching: (filter: Filter) => Int32Array
  /** How many points of each status a filter shows, were it not for its statuses: the legend's numbers. */
  readonly countByStatus: (filter: Filter) => StatusCounts
}

/** Everything of a filter but its statuses: what a point's being in work does not change. */
type Place = Omit<Filter, 'statuses'>

/** Counts once made are kept and moved along with each change; one is enough, since one filter feeds the screen. */
type Tally = { readonly key: string; readonly place: Place; readonly counts: Int32Array; readonly counted: Uint8Array }

const codeOfStatus = Object.fromEntries(pointStatuses.map((status, code) => [status, code])) as Record<
  PointStatus,
  number
>

export const createPointTable = (
  snapshot: MapSnapshot,
  { squadOfScope }: { readonly squadOfScope: SquadOfScope },
): PointTable => {
  const rows: MapPoint[] = [...snapshot.points]
  const indexById = new Map(rows.map((point, index) => [point.id, index]))
  const listeners = new Set<PointTableListener>()
  let today = snapshot.today
  let version = 0
  let searchTexts: string[] | null = null
  let tally: Tally | null = null

  const codeAt = (index: number): number => codeOfStatus[statusOn(rows[index] as MapPoint, today)]
  const codes = Uint8Array.from(rows, (_, index) => codeAt(index))

  const searchTextAt = (index: number): string => {
    // A line break parts name and code, so that no search runs from one into the other.
    searchTexts ??= rows.map(({ name, code }) => `${name}\n${code}`.toLowerCase())
    return searchTexts[index] as string
  }

  const isAt = (index: number, place: Place, search: string): boolean => {
    const point = rows[index] as MapPoint
    if (!isInUseOn(point.retiredOn, today)) return false
    if (place.scopeId !== null && point.scopeId !== place.scopeId) return false
    if (place.squad !== null && (point.scopeId === null || squadOfScope.get(point.scopeId) !== place.squad))
      return false
    if (place.kind !== null && point.kind !== place.kind) return false
    if (place.urbanOnly && !point.urban) return false
    if (place.mark !== null && !isMarked(point, place.mark)) return false
    if (place.unitId !== null && point.leadUnitId !== place.unitId && !point.responsibleUnitIds.includes(place.unitId))
      return false
    return search === '' || searchTextAt(index).includes(search)
  }

  const tallyOf = ({ statuses: _, ...place }: Filter): Tally => {
    const key = JSON.stringify(place)
    if (tally?.key === key) return tally
    const counts = new Int32Array(pointStatuses.length)
    const counted = new Uint8Array(rows.length)
    const search = searched(place)
    for (let index = 0; index < rows.length; index += 1) {
      if (!isAt(index, place, search)) continue
      counted[index] = 1
      counts[codes[index] as number] = (counts[codes[index] as number] as number) + 1
    }
    tally = { key, place, counts, counted }
    return tally
  }

  /** Takes over a row's new status and, since a new lead unit may bring it in or out of the filter, counts it anew. */
  const recount = (index: number): void => {
    const before = codes[index] as number
    const after = codeAt(index)
    codes[index] = after
    if (tally === null) return
    const isCounted = isAt(index, tally.place, searched(tally.place))
    if (tally.counted[index] === 1) tally.counts[before] = (tally.counts[before] as number) - 1
    if (isCounted) tally.counts[after] = (tally.counts[after] as number) + 1
    tally.counted[index] = isCounted ? 1 : 0
  }

  const tell = (changedIndices: readonly number[]): void => {
    version += 1
    for (const listener of [...listeners]) listener(changedIndices)
  }

  /** Whoever listens is told once, whatever has changed. */
  const take = (changes: readonly PointChange[], day: LocalDate) => {
    const changed: number[] = []
    const unknown: number[] = []
    const isOtherDay = day !== today
    today = day
    for (const change of changes) {
      const index = indexById.get(change.id)
      if (index === undefined) {
        unknown.push(change.id)
        continue
      }
      rows[index] = { ...(rows[index] as MapPoint), ...change }
      recount(index)
      changed.push(index)
    }
    if (isOtherDay)
      for (let index = 0; index < rows.length; index += 1) {
        // One that is ever retired may be back, or gone.
        if (codeAt(index) === codes[index] && rows[index]?.retiredOn === null) continue
        recount(index)
        changed.push(index)
      }
    // The day is news even when it turned no status: deadlines in words count from it.
    if (changed.length > 0 || isOtherDay) tell(changed)
    return { changed, unknown }
  }

  return {
    size: rows.length,
    version: () => version,
    today: () => today,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    at: (index) => rows[index] as MapPoint,
    indexOf: (pointId) => indexById.get(pointId),
    pointOf: (pointId) => rows[indexById.get(pointId) ?? -1],
    isInUse: (index) => isInUseOn((rows[index] as MapPoint).retiredOn, today),
    statusAt: (index) => pointStatuses[codes[index] as number] as PointStatus,
    apply: (changes) => take(changes, today).unknown,
    setToday: (day) => take([], day).changed,
    moveTo: (day, changes) => void take(changes, day),
    matches: (index, filter) =>
      (filter.statuses.length === 0 ||
        filter.statuses.includes(pointStatuses[codes[index] as number] as PointStatus)) &&
      isAt(index, filter, searched(filter)),
    matching: (filter) => {
      const search = searched(filter)
      const shown = new Set(filter.statuses.map((status) => codeOfStatus[status]))
      const found = new Int32Array(rows.length)
      let length = 0
      for (let index = 0; index < rows.length; index += 1) {
        if (shown.size > 0 && !shown.has(codes[index] as number)) continue
        if (isAt(index, filter, search)) found[length++] = index
      }
      return found.slice(0, length)
    },
    countByStatus: (filter) => {
      const { counts } = tallyOf(filter)
      return Object.fromEntries(pointStatuses.map((status, code) => [status, counts[code]])) as StatusCounts
    },
  }
}

const searched = ({ search }: Pick<Filter, 'search'>): string => search.trim().toLowerCase()
