/**
 * The numbers of a report: each is defined once, here, by what is counted. Its value is the number of its rows, so a number
 * and what a click on it shows cannot disagree. A key may be narrowed to one squad, unit, scope or point: `open@unit:unit05`.
 */
import { type Activity, type Method, methodLabel, methods, notCountedBecause, type Outing } from '../activity'
import type { LocalDate, Span } from '../calendar'
import { type CityFacts, dayNumber } from '../city/cityFacts'
import type { IssueMeasure, PointMeasure } from '../city/measures'
import { percent, shareOf } from '../city/rate'
import { type CityPlan, select } from '../city/select'
import type { MeasuredSelection, Where } from '../city/selection'
import { groupedBy } from '../groupedBy'
import { type Text, text } from '../text'
import { lastDayOf, type Period } from './period'

/** Everything from which a report's numbers are made. */
export type ReportData = {
  readonly facts: CityFacts
  readonly plan: CityPlan
  readonly period: Period
  /** Null: the whole city. */
  readonly squad: number | null
  readonly squads: readonly number[]
  /** What is known by the end of this day: issues that are void by then are nobody's finding. */
  readonly today: LocalDate
  /** Whose day lies in the period's months, in the order of their days. */
  readonly activities: readonly Activity[]
  readonly outings: readonly Outing[]
}

type Source =
  | { readonly of: 'points'; readonly is: PointMeasure; readonly urban?: true }
  /** `found` is counted for the squad that found it, the rest for the squad that follows it. */
  | { readonly of: 'issues'; readonly is: IssueMeasure }
  | { readonly of: 'method'; readonly method: Method }
  | { readonly of: 'lateActivities' }
  | { readonly of: 'rate'; readonly part: FigureBase; readonly whole: FigureBase }

export type Figure = { readonly label: Text; readonly source: Source }

const points = (zh: string, en: string, is: PointMeasure, urban?: true): Figure => ({
  label: text(zh, en),
  source: { of: 'points', is, ...(urban && { urban }) },
})
const issues = (zh: string, en: string, is: IssueMeasure): Figure => ({
  label: text(zh, en),
  source: { of: 'issues', is },
})
const method = (of: Method): Figure => ({
  label: text(`“${methodLabel[of].zh}”次数`, `${methodLabel[of].en}: times`),
  source: { of: 'method', method: of },
})

export const figureBases = [
  'points',
  'compliant',
  'compliantRate',
  'urbanPoints',
  'urbanCompliant',
  'urbanRate',
  'pointsOverdue',
  'pointsOpen',
  'pointsRectifying',
  'pointsAwaiting',
  'uninspected',
  'found',
  'closed',
  'sentBack',
  'relapsed',
  'circulated',
  'open',
  'overdue',
  'awaitingRecheck',
  ...methods,
  'lateActivities',
] as const
export type FigureBase = (typeof figureBases)[number]

export const reportFigures: Readonly<Record<FigureBase, Figure>> = {
  points: points('点位总数', 'All points', 'all'),
  compliant: points('达标点位', 'Points that comply', 'compliant'),
  compliantRate: {
    label: text('点位达标率', 'Share of points that comply'),
    source: { of: 'rate', part: 'compliant', whole: 'points' },
  },
  urbanPoints: points('市区点位', 'Urban points', 'all', true),
  urbanCompliant: points('市区达标点位', 'Urban points that comply', 'compliant', true),
  urbanRate: {
    label: text('市区点位达标率', 'Share of urban points that comply'),
    source: { of: 'rate', part: 'urbanCompliant', whole: 'urbanPoints' },
  },
  pointsOverdue: points('超期点位', 'Overdue points', 'overdue'),
  pointsOpen: points('待整改点位', 'Points with open issues', 'open'),
  pointsRectifying: points('整改中点位', 'Points being rectified', 'rectifying'),
  pointsAwaiting: points('待复查点位', 'Points awaiting a re-check', 'awaitingRecheck'),
  uninspected: points('未检查点位', 'Points not inspected', 'uninspected'),
  found: issues('发现问题', 'Issues found', 'found'),
  closed: issues('销号问题', 'Issues closed', 'closed'),
  sentBack: issues('退回整改', 'Sent back', 'sentBack'),
  relapsed: issues('反弹问题', 'Relapsed', 'relapsed'),
  circulated: issues('通报问题', 'Named in a circular', 'circulated'),
  open: issues('未办结问题', 'Open issues', 'open'),
  overdue: issues('超期问题', 'Overdue issues', 'overdue'),
  awaitingRecheck: issues('待复查问题', 'Issues awaiting a re-check', 'awaitingRecheck'),
  hear: method('hear'),
  reviewRecords: method('reviewRecords'),
  observe: method('observe'),
  canvass: method('canvass'),
  feedbackMeeting: method('feedbackMeeting'),
  followUp: method('followUp'),
  lateActivities: {
    label: text('上月补列活动', 'Late activities of the month before'),
    source: { of: 'lateActivities' },
  },
}

// ── Keys ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const dimensions = ['squad', 'unit', 'scope', 'point'] as const
export type Dimension = (typeof dimensions)[number]
/** `found`, or `found@unit:unit05`. */
export type FigureKey = string
export type FigureOf = {
  readonly base: FigureBase
  readonly within: { readonly dimension: Dimension; readonly id: string } | null
}

const keyPattern = /^([A-Za-z]+)(?:@(squad|unit|scope|point):([\w.-]{1,60}))?$/
const isBase = (word: string | undefined): word is FigureBase => figureBases.includes(word as FigureBase)

/** Null: it is no key of a figure. */
export const figureOf = (key: FigureKey): FigureOf | null => {
  const [, base, dimension, id] = keyPattern.exec(key) ?? []
  if (!isBase(base)) return null
  return { base, within: dimension === undefined ? null : { dimension: dimension as Dimension, id: id ?? '' } }
}
export const keyWithin = (base: FigureBase, dimension: Dimension, id: string | number): FigureKey =>
  `${base}@${dimension}:${id}`

/** The scopes, units or points for which a figure is among these keys. */
export const idsOfPlace = (
  keys: Iterable<FigureKey>,
  base: FigureBase,
  dimension: Exclude<Dimension, 'squad'>,
): string[] =>
  [...keys].flatMap((key) => {
    const of = figureOf(key)
    return of?.base === base && of.within?.dimension === dimension ? [of.within.id] : []
  })

/** What a rate is made of; a figure that is counted itself is its own part. */
export const countedIn = (key: FigureKey): FigureKey[] => {
  const of = figureOf(key)
  if (of === null) return []
  const { source } = reportFigures[of.base]
  const suffix = key.slice(of.base.length)
  return source.of === 'rate' ? [`${source.part}${suffix}`, `${source.whole}${suffix}`] : [key]
}

/** What the rows of a figure are. */
export type RowKind = 'points' | 'issues' | 'activities'
export const rowKindOf = (key: FigureKey): RowKind => {
  const base = figureOf(key)?.base
  const source = base === undefined ? undefined : reportFigures[base].source
  if (source?.of === 'points' || source?.of === 'rate') return 'points'
  return source?.of === 'issues' ? 'issues' : 'activities'
}

/** A figure as it stands in a sentence: a number, or for a rate a share of something; of nothing there is none. */
export const figureText = (key: FigureKey, countOf: (counted: FigureKey) => number): string => {
  const [part = '', whole] = countedIn(key)
  return whole === undefined
    ? String(countOf(part))
    : percent(shareOf({ of: countOf(whole), compliant: countOf(part) }))
}

// ── Counting ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** An id of an activity's row: its own, or a squad's day out, which may be known from inspections alone. */
export const outingId = ({ squad, date }: Outing): string => `outing ${squad} ${date}`
export const outingOfId = (id: string): Outing | null => {
  const [, squad, date] = /^outing (\d+) (\S+)$/.exec(id) ?? []
  return squad === undefined || date === undefined ? null : { squad: Number(squad), date }
}

const isIn = (date: LocalDate, { from, until }: Span): boolean => from <= date && date <= until

/** Those that count within some days; null: of any squad, and what several did together once. */
const countedWithin = ({ activities }: ReportData, days: Span, squad: number | null): Activity[] =>
  activities.filter(
    (activity) =>
      isIn(activity.date, days) &&
      (squad === null || activity.squads.includes(squad)) &&
      notCountedBecause(activity) === null,
  )

/** A squad's days out within some days: those of its inspections, and those that it recorded by hand. */
const daysOut = (data: ReportData, days: Span, squad: number): string[] => {
  const inspected = data.outings.filter((outing) => outing.squad === squad && isIn(outing.date, days))
  const recorded = countedWithin(data, days, squad).filter((activity) => activity.method === 'observe')
  return [...new Set([...inspected, ...recorded].map(({ date }) => date))]
    .sort()
    .map((date) => outingId({ squad, date }))
}

/** Each time an activity counts for a squad, and each day out, once. */
const timesOf = (data: ReportData, squad: number, of: Method): string[] =>
  of === 'observe'
    ? daysOut(data, data.period.tally, squad)
    : countedWithin(data, data.period.tally, squad).flatMap(({ id, method }) => (method === of ? [id] : []))

/** What was done in the last days of the month before, for which its own report came too early. */
const lateOnes = (data: ReportData, squad: number | null): string[] => {
  const { late } = data.period
  if (late === null) return []
  return [
    ...countedWithin(data, late, squad).flatMap(({ id, method }) => (method === 'observe' ? [] : [id])),
    ...(squad === null ? data.squads : [squad]).flatMap((one) => daysOut(data, late, one)),
  ]
}

/**
 * The question to the city that a figure is the answer to; null where it is none of points or issues. What was found is
 * asked as it is known today: a visit of the period counts whenever it was sent in, until it becomes void.
 */
export const selectionOf = (
  key: FigureKey,
  { squad, period, today }: Pick<ReportData, 'squad' | 'period' | 'today'>,
): MeasuredSelection | null => {
  const of = figureOf(countedIn(key)[0] ?? '')
  if (of === null) return null
  const { source } = reportFigures[of.base]
  if (source.of !== 'points' && source.of !== 'issues') return null
  const { dimension, id } = of.within ?? { dimension: null, id: '' }
  // The city's rows know no single point.
  if (dimension === 'point') return null
  const own = dimension === 'squad' ? Number(id) : squad
  const isFound = source.of === 'issues' && source.is === 'found'
  const where: Where = {
    ...(own !== null && (isFound ? { foundBy: own } : { squad: own })),
    ...(dimension === 'scope' && { scopeId: id }),
    ...(dimension === 'unit' && { unitId: id }),
    ...(source.of === 'points' && source.urban && { urban: true as const }),
  }
  const day = isFound ? today : lastDayOf(period.flows.until, today)
  return source.of === 'points'
    ? { of: 'points', is: source.is, where, day }
    : { of: 'issues', is: source.is, where, day, since: period.flows.from }
}

export type Figures = {
  /** The rows of a figure; what happened to an issue twice is in it twice. Empty where the key is none. */
  readonly idsOf: (key: FigureKey) => readonly string[]
  readonly countOf: (key: FigureKey) => number
  /** The scopes, units or points in which a figure has rows. */
  readonly placesWith: (base: FigureBase, dimension: Exclude<Dimension, 'squad'>) => readonly string[]
}

/** Each kind of figure is counted once for a squad; its parts by unit, scope and point are taken from those rows. */
export const countFigures = (data: ReportData): Figures => {
  const { facts, plan, period, today } = data
  const until = lastDayOf(period.flows.until, today)
  const untilNumber = dayNumber(until)
  const rowsOf = new Map<string, readonly number[]>()

  const rowsFor = (base: FigureBase, squad: number | null): readonly number[] => {
    const name = `${base} ${squad}`
    const known = rowsOf.get(name)
    if (known !== undefined) return known
    const selection = selectionOf(base, { squad, period, today })
    const selected = selection === null ? [] : select(facts, plan, selection)
    // Known today, and found by the period's last day.
    const rows = base === 'found' ? selected.filter((row) => facts.issues.foundOnAt(row) <= untilNumber) : selected
    rowsOf.set(name, rows)
    return rows
  }

  /** To which scopes, units or points a row belongs. */
  const placesOf = (base: FigureBase, dimension: Exclude<Dimension, 'squad'>): ((row: number) => readonly string[]) => {
    const { points: ofPoints, issues: ofIssues, scope, unit } = facts
    const named = (id: string | null): readonly string[] => (id === null ? [] : [id])
    if (reportFigures[base].source.of === 'points')
      return {
        scope: (row: number) => named(scope.wordOf(ofPoints.scopeAt(row))),
        unit: (row: number) => ofPoints.unitsAt(row).flatMap((number) => named(unit.wordOf(number))),
        point: (row: number) => [String(ofPoints.idAt(row))],
      }[dimension]
    const day = dayNumber(base === 'found' ? today : until)
    return {
      scope: (row: number) => named(scope.wordOf(ofIssues.scopeAt(row))),
      unit: (row: number) => named(unit.wordOf(ofIssues.days.column.unit.at(ofIssues.days.at(row, day)))),
      point: (row: number) => (ofIssues.pointAt(row) === 0 ? [] : [String(ofIssues.pointAt(row))]),
    }[dimension]
  }

  const groupsOf = new Map<string, ReadonlyMap<string, readonly number[]>>()
  const groupsFor = (base: FigureBase, squad: number | null, dimension: Exclude<Dimension, 'squad'>) => {
    const name = `${base} ${squad} ${dimension}`
    const known = groupsOf.get(name)
    if (known !== undefined) return known
    const groups = groupedBy(rowsFor(base, squad), placesOf(base, dimension))
    groupsOf.set(name, groups)
    return groups
  }

  const idsOf = (key: FigureKey): readonly string[] => {
    const of = figureOf(key)
    if (of === null) return []
    const { base, within } = of
    const squad = within?.dimension === 'squad' ? Number(within.id) : data.squad
    // A squad that is none has no rows, and is not looked for among all there are.
    if (squad !== null && squad !== data.squad && !data.squads.includes(squad)) return []
    const { source } = reportFigures[base]
    switch (source.of) {
      case 'rate':
        return idsOf(countedIn(key)[0] ?? '')
      case 'method':
        return (squad === null ? data.squads : [squad]).flatMap((one) => timesOf(data, one, source.method))
      case 'lateActivities':
        return lateOnes(data, squad)
      case 'points':
      case 'issues': {
        const rows =
          within === null || within.dimension === 'squad'
            ? rowsFor(base, squad)
            : (groupsFor(base, squad, within.dimension).get(within.id) ?? [])
        return rows.map((row) => (source.of === 'points' ? String(facts.points.idAt(row)) : facts.issues.idAt(row)))
      }
      default:
        return source satisfies never
    }
  }
  return {
    idsOf,
    countOf: (key) => idsOf(key).length,
    placesWith: (base, dimension) => [...groupsFor(base, data.squad, dimension).keys()],
  }
}
