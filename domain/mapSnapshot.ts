/**
 * All points for the map, by columns: repeated words kept once, what goes together (units and lead, status and date) as
 * one word, a code that only counts on left out. At 10,000 points this is about half the bytes of row objects. Positions
 * are integers of 1e-6 degree, each as the difference from the one before.
 */
import type { LocalDate } from './calendar'
import type { LngLat } from './coordinates'
import type { KeptStatus } from './pointStatus'

/** One point as the map and its list twin know it; the status is apart from lateness (see `statusOn`). */
export type MapPoint = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly position: LngLat
  /** Null: outside every scope, so no squad supervises the place. */
  readonly scopeId: string | null
  readonly urban: boolean
  readonly responsibleUnitIds: readonly string[]
  readonly leadUnitId: string | null
  readonly status: KeptStatus
  readonly dueOn: LocalDate | null
  readonly openIssues: number
  /** 撤点: from that day on it is not on the map; past days show it. Null: it is in use. */
  readonly retiredOn: LocalDate | null
} & PointMarks

/** 重点、难点、跟踪督促: what people have said of a point. */
export type PointMarks = {
  readonly isKey: boolean
  readonly isHard: boolean
  /** On the tracking list since that day; null while it is not on it. */
  readonly trackedSince: LocalDate | null
}

/** What may change about a point without its being moved or renamed; announced with each change. */
export type PointChange = Pick<MapPoint, 'id' | 'status' | 'dueOn' | 'openIssues' | 'leadUnitId' | keyof PointMarks>

export type MapSnapshot = {
  /** The last event that this picture contains; the live stream goes on from here. */
  readonly position: number
  /** The campaign's day for which the ETag was made. */
  readonly today: LocalDate
  readonly points: readonly MapPoint[]
}

/** A column in which few words recur: each word once, and where it stands. */
type Coded<T> = { readonly words: readonly T[]; readonly at: readonly number[] }

/** Raised with every change of `ColumnarSnapshot`, so that no browser keeps columns it cannot read. */
export const snapshotFormat = 3

/** The snapshot as it is sent. */
export type ColumnarSnapshot = {
  readonly position: number
  readonly today: LocalDate
  readonly id: readonly number[]
  /** Null: the code that follows the one before, as 'D0042' follows 'D0041'. */
  readonly code: readonly (string | null)[]
  readonly name: readonly string[]
  readonly lng: readonly number[]
  readonly lat: readonly number[]
  readonly kind: Coded<string>
  readonly scope: Coded<string | null>
  readonly urban: readonly (0 | 1)[]
  readonly units: Coded<readonly [responsibleUnitIds: readonly string[], leadUnitId: string | null]>
  readonly marks: Coded<
    readonly [isKey: 0 | 1, isHard: 0 | 1, trackedSince: LocalDate | null, retiredOn: LocalDate | null]
  >
  readonly standing: Coded<readonly [status: KeptStatus, dueOn: LocalDate | null, openIssues: number]>
}

const perDegree = 1e6

const differences = (values: readonly number[]): number[] =>
  values.map((value, index) => value - (index === 0 ? 0 : (values[index - 1] ?? 0)))

const sums = (values: readonly number[]): number[] => {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}

const codeAfter = (code: string): string =>
  code.replace(/\d{1,9}$/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'))

const withoutFollowing = (codes: readonly string[]): (string | null)[] =>
  codes.map((code, index) => (index > 0 && codeAfter(codes[index - 1] as string) === code ? null : code))

const withFollowing = (codes: readonly (string | null)[]): string[] => {
  let last = ''
  return codes.map((code) => {
    last = code ?? codeAfter(last)
    return last
  })
}

const encode = <T>(values: readonly T[]): Coded<T> => {
  const words: T[] = []
  const known = new Map<unknown, number>()
  const at = values.map((value) => {
    const key = Array.isArray(value) ? JSON.stringify(value) : value
    const index = known.get(key)
    if (index !== undefined) return index
    known.set(key, words.length)
    return words.push(value) - 1
  })
  return { words, at }
}

const decode = <T>({ words, at }: Coded<T>, index: number): T => words[at[index] as number] as T

export const toColumns = ({ position, today, points }: MapSnapshot): ColumnarSnapshot => ({
  position,
  today,
  id: differences(points.map(({ id }) => id)),
  code: withoutFollowing(points.map(({ code }) => code)),
  name: points.map(({ name }) => name),
  lng: differences(points.map((point) => Math.round(point.position[0] * perDegree))),
  lat: differences(points.map((point) => Math.round(point.position[1] * perDegree))),
  kind: encode(points.map(({ kind }) => kind)),
  scope: encode(points.map(({ scopeId }) => scopeId)),
  urban: points.map(({ urban }) => (urban ? 1 : 0)),
  units: encode(points.map(({ responsibleUnitIds, leadUnitId }) => [responsibleUnitIds, leadUnitId])),
  marks: encode(
    points.map(({ isKey, isHard, trackedSince, retiredOn }) => [
      isKey ? 1 : 0,
      isHard ? 1 : 0,
      trackedSince,
      retiredOn,
    ]),
  ),
  standing: encode(points.map(({ status, dueOn, openIssues }) => [status, dueOn, openIssues])),
})

export const fromColumns = (columns: ColumnarSnapshot): MapSnapshot => {
  const ids = sums(columns.id)
  const codes = withFollowing(columns.code)
  const lngs = sums(columns.lng)
  const lats = sums(columns.lat)
  return {
    position: columns.position,
    today: columns.today,
    points: ids.map((id, index) => {
      const [responsibleUnitIds, leadUnitId] = decode(columns.units, index)
      const [isKey, isHard, trackedSince, retiredOn] = decode(columns.marks, index)
      const [status, dueOn, openIssues] = decode(columns.standing, index)
      return {
        id,
        code: codes[index] as string,
        name: columns.name[index] as string,
        kind: decode(columns.kind, index),
        position: [(lngs[index] as number) / perDegree, (lats[index] as number) / perDegree],
        scopeId: decode(columns.scope, index),
        urban: columns.urban[index] === 1,
        responsibleUnitIds,
        leadUnitId,
        status,
        dueOn,
        openIssues,
        isKey: isKey === 1,
        isHard: isHard === 1,
        trackedSince,
        retiredOn,
      }
    }),
  }
}
