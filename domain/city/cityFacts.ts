/**
 * Every point and every issue of the city in columns, with how each stood at the end of every day. All the city's numbers
 * and the rows behind them are read from here, for today as for a past day, so they cannot disagree. It only ever grows:
 * what has changed is put on top, and a past day is found by going back.
 */
import type { LocalDate } from '../calendar'
import { type Severity, type Stage, severities, stages } from '../issue'
import { type KeptStatus, pointStatuses } from '../pointStatus'
import { type Growing, growing, type Numbered, numbered } from './growing'
import type { IssueDay, PointDay } from './standingDays'

const dayMs = 86_400_000
/** Days since 1970: compares as the date does. */
export const dayNumber = (day: LocalDate): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayMs
export const dayOfNumber = (number: number): LocalDate => new Date(number * dayMs).toISOString().slice(0, 10)
/** No deadline: later than every day. */
export const never = 32_767

/** States of rows by day: each row's last one, and from each the one before. */
type Spans<C extends string> = {
  /** Where it stands at the end of a day: a place in the columns, or -1 before its first. */
  readonly at: (row: number, day: number) => number
  /** Where every row stands at the end of a day, -1 before its first: one pass for a loop over all. */
  readonly allAt: (day: number, rows: number) => Int32Array
  /** All of a row's places in the columns, in time order. */
  readonly placesOf: (row: number) => number[]
  readonly dayAt: (place: number) => number
  /** `values` in the order of the columns. */
  readonly put: (row: number, day: number, values: readonly number[]) => void
  readonly column: Readonly<Record<C, Growing>>
}

const spans = <C extends string>(names: readonly C[]): Spans<C> => {
  const last = growing(Int32Array)
  const before = growing(Int32Array)
  const days = growing(Int16Array)
  const columns = names.map(() => growing(Int16Array))
  return {
    column: Object.fromEntries(names.map((name, index) => [name, columns[index]])) as Record<C, Growing>,
    dayAt: days.at,
    allAt: (day, rows) => {
      const places = new Int32Array(rows)
      const newest = last.values()
      const earlier = before.values()
      const dayOf = days.values()
      const known = Math.min(rows, last.length())
      for (let row = 0; row < known; row += 1) {
        let place = (newest[row] as number) - 1
        while (place >= 0 && (dayOf[place] as number) > day) place = (earlier[place] as number) - 1
        places[row] = place
      }
      return places.fill(-1, known)
    },
    placesOf: (row) => {
      const places: number[] = []
      for (let place = last.at(row) - 1; place >= 0; place = before.at(place) - 1) places.push(place)
      return places.reverse()
    },
    at: (row, day) => {
      // Kept one higher, so that a row without any is the 0 that a new column holds.
      let place = last.at(row) - 1
      while (place >= 0 && days.at(place) > day) place = before.at(place) - 1
      return place
    },
    put: (row, day, values) => {
      while (last.length() <= row) last.push(0)
      const newest = last.at(row) - 1
      if (newest >= 0 && days.at(newest) === day) {
        for (let index = 0; index < columns.length; index += 1) columns[index]?.set(newest, values[index] as number)
        return
      }
      const place = days.length()
      days.push(day)
      before.push(newest + 1)
      for (let index = 0; index < columns.length; index += 1) columns[index]?.push(values[index] as number)
      last.set(row, place + 1)
    },
  }
}

export type CityPoint = {
  readonly id: number
  readonly kind: string
  readonly scopeId: string | null
  /** By the office's setting of which scopes are urban. */
  readonly urban: boolean
  /** Every responsible unit of today. */
  readonly unitIds: readonly string[]
  /** Null: in use. */
  readonly retiredOn: LocalDate | null
}

export type CityIssue = {
  readonly id: string
  /** Null: on a road section, or on a unit's own work. */
  readonly pointId: number | null
  readonly scopeId: string | null
  /** Of its point; null where it is about none. */
  readonly kind: string | null
  readonly urban: boolean
  readonly checkItem: string | null
  readonly severity: Severity
  readonly foundOn: LocalDate
  /** The squad that found it; null where the office opened it. */
  readonly foundBy: number | null
}

const pointColumns = ['status', 'due', 'open'] as const
const issueColumns = ['stage', 'unit', 'squad', 'due', 'closings', 'sentBack', 'relapses', 'circulars'] as const

export type CityFacts = {
  /** Another one after each change. */
  readonly revision: () => number
  readonly scope: Numbered<string>
  readonly kind: Numbered<string>
  readonly unit: Numbered<string>
  readonly item: Numbered<string>
  readonly points: {
    readonly count: () => number
    readonly idAt: (row: number) => number
    readonly scopeAt: (row: number) => number
    readonly isUrban: (row: number) => boolean
    /** `until`: the day on which it was retired; `never` while it is in use. */
    readonly column: Readonly<Record<'scope' | 'kind' | 'urban' | 'until', Growing>>
    readonly unitsAt: (row: number) => readonly number[]
    readonly days: Spans<(typeof pointColumns)[number]>
    /** Takes the place of what was known of the point; its days stay. */
    readonly put: (point: CityPoint) => void
    readonly putDay: (day: PointDay) => void
  }
  readonly issues: {
    readonly count: () => number
    readonly idAt: (row: number) => string
    /** 0: about no point. */
    readonly pointAt: (row: number) => number
    readonly scopeAt: (row: number) => number
    readonly itemAt: (row: number) => number
    readonly severityAt: (row: number) => Severity
    readonly foundOnAt: (row: number) => number
    /** 0: the office. */
    readonly foundByAt: (row: number) => number
    /** The same for a loop over all. */
    readonly column: Readonly<Record<'point' | 'scope' | 'kind' | 'item' | 'urban' | 'foundOn' | 'foundBy', Growing>>
    readonly days: Spans<(typeof issueColumns)[number]>
    readonly put: (issue: CityIssue) => void
    /** Of an issue that is not known nothing is put. */
    readonly putDay: (day: IssueDay) => void
  }
}

const codeOf = <W extends string>(words: readonly W[]): Readonly<Record<W, number>> =>
  Object.fromEntries(words.map((word, code) => [word, code])) as Record<W, number>
export const statusCode: Readonly<Record<KeptStatus, number>> = codeOf(pointStatuses)
export const stageCode: Readonly<Record<Stage, number>> = codeOf(stages)
const severityCode = codeOf(severities)
const due = (day: LocalDate | null): number => (day === null ? never : dayNumber(day))

const columnsOf = <C extends string>(names: readonly C[]): Record<C, Growing> =>
  Object.fromEntries(names.map((name) => [name, growing(Int32Array)])) as Record<C, Growing>

export const createCityFacts = (): CityFacts => {
  const scope = numbered<string>()
  const kind = numbered<string>()
  const unit = numbered<string>()
  const item = numbered<string>()

  const ofPoints = columnsOf(['id', 'scope', 'kind', 'urban', 'until'])
  const unitsOf: (readonly number[])[] = []
  const pointRow = new Map<number, number>()
  const pointSpans = spans(pointColumns)

  const ofIssues = columnsOf(['point', 'scope', 'kind', 'item', 'urban', 'severity', 'foundOn', 'foundBy'])
  const issueIds: string[] = []
  const issueRow = new Map<string, number>()
  const issueSpans = spans(issueColumns)
  let revision = 0

  /** The row of an id; a new one at the end. */
  const rowFor = <I>(rows: Map<I, number>, id: I, columns: Record<string, Growing>): number => {
    const before = rows.get(id)
    if (before !== undefined) return before
    const row = rows.size
    rows.set(id, row)
    for (const column of Object.values(columns)) column.push(0)
    return row
  }
  const write = (columns: Record<string, Growing>, row: number, values: Record<string, number>) => {
    for (const [name, value] of Object.entries(values)) columns[name]?.set(row, value)
  }

  return {
    revision: () => revision,
    scope,
    kind,
    unit,
    item,
    points: {
      count: () => pointRow.size,
      idAt: ofPoints.id.at,
      scopeAt: ofPoints.scope.at,
      isUrban: (row) => ofPoints.urban.at(row) === 1,
      column: ofPoints,
      unitsAt: (row) => unitsOf[row] ?? [],
      days: pointSpans,
      put: (point) => {
        revision += 1
        const row = rowFor(pointRow, point.id, ofPoints)
        write(ofPoints, row, {
          id: point.id,
          scope: scope.numberOf(point.scopeId),
          kind: kind.numberOf(point.kind),
          urban: point.urban ? 1 : 0,
          until: due(point.retiredOn),
        })
        unitsOf[row] = point.unitIds.map(unit.numberOf)
      },
      putDay: ({ pointId, day, status, dueOn, openIssues }) => {
        revision += 1
        const row = pointRow.get(pointId)
        if (row === undefined) return
        pointSpans.put(row, dayNumber(day), [statusCode[status], due(dueOn), openIssues])
      },
    },
    issues: {
      count: () => issueRow.size,
      idAt: (row) => issueIds[row] ?? '',
      pointAt: ofIssues.point.at,
      scopeAt: ofIssues.scope.at,
      itemAt: ofIssues.item.at,
      severityAt: (row) => severities[ofIssues.severity.at(row)] ?? 'ordinary',
      foundOnAt: ofIssues.foundOn.at,
      column: ofIssues,
      foundByAt: ofIssues.foundBy.at,
      days: issueSpans,
      put: (issue) => {
        revision += 1
        const row = rowFor(issueRow, issue.id, ofIssues)
        issueIds[row] = issue.id
        write(ofIssues, row, {
          point: issue.pointId ?? 0,
          scope: scope.numberOf(issue.scopeId),
          kind: kind.numberOf(issue.kind),
          item: item.numberOf(issue.checkItem),
          urban: issue.urban ? 1 : 0,
          severity: severityCode[issue.severity],
          foundOn: dayNumber(issue.foundOn),
          foundBy: issue.foundBy ?? 0,
        })
      },
      putDay: (state) => {
        revision += 1
        const row = issueRow.get(state.issueId)
        if (row === undefined) return
        issueSpans.put(row, dayNumber(state.day), [
          stageCode[state.stage],
          unit.numberOf(state.unitId),
          state.followingSquad ?? 0,
          due(state.dueOn),
          state.closings,
          state.sentBack,
          state.relapses,
          state.circulars,
        ])
      },
    },
  }
}
