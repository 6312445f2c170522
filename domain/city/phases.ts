/**
 * The plan's phases as lenses: what each month looks at first, how far it has come, and what is still missing. One table
 * drives them; a phase is never a lock. All of it is as of today.
 */
import type { LocalDate, Month } from '../calendar'
import { type Text, text } from '../text'
import { type CityFacts, dayNumber, dayOfNumber, stageCode, statusCode } from './cityFacts'
import { type PhaseLine, phaseLineNames } from './phaseLineNames'
import { percent, shareOf } from './rate'
import { type CityPlan, issuesWhere, pointsWhere } from './select'
import type { Where } from './selection'
import { statusCodeAt } from './statusCodes'

/** What the columns do not hold. */
export type PhaseFacts = {
  /** The campaign's first day. */
  readonly startsOn: LocalDate
  /** The day of a point's last inspection; absent: it has had none. */
  readonly lastVisitOf: ReadonlyMap<number, LocalDate>
  /** Points marked as key or hard 重点、难点. */
  readonly marked: ReadonlySet<number>
}

type Ground = PhaseFacts & {
  readonly facts: CityFacts
  readonly today: number
  /** By point: the last day on which an issue of it, closed since, was closed. */
  readonly lastClosedOf: ReadonlyMap<number, LocalDate>
}

type Line = {
  /** Of the month with this number; the plan names the month's phase. */
  readonly month: '06' | '07' | '08' | '09'
  readonly of: 'points' | 'issues'
  /** The denominator: '市区点位'. */
  readonly what: Text
  /** What has come of those that count: '达标'. */
  readonly done: Text
  /** What the rest are called. */
  readonly missing: Text
  readonly counts: (ground: Ground, row: number) => boolean
  readonly isDone: (ground: Ground, row: number) => boolean
}

const isCompliant = ({ facts, today }: Ground, row: number): boolean =>
  statusCodeAt(facts, row, today) === statusCode.compliant
const visitOf = ({ facts, lastVisitOf }: Ground, row: number): LocalDate | undefined =>
  lastVisitOf.get(facts.points.idAt(row))

export const phaseLineTable = {
  survey: {
    month: '06',
    of: 'points',
    what: text('点位', 'points'),
    done: text('已考察', 'surveyed'),
    missing: text('尚未考察的点位', 'Points not yet surveyed'),
    counts: () => true,
    isDone: (ground, row) => (visitOf(ground, row) ?? '') >= ground.startsOn,
  },
  recheck: {
    month: '07',
    of: 'issues',
    what: text('整改后的问题', 'rectified issues'),
    done: text('已复查', 're-checked'),
    missing: text('待复查的问题', 'Issues awaiting their re-check'),
    // Whatever was closed or sent back has been looked at again.
    counts: ({ facts: { issues }, today }, row) => {
      const at = issues.days.at(row, today)
      const { stage, closings, sentBack } = issues.days.column
      return (
        at >= 0 &&
        stage.at(at) !== stageCode.void &&
        (stage.at(at) === stageCode.rectified || closings.at(at) > 0 || sentBack.at(at) > 0)
      )
    },
    isDone: ({ facts: { issues }, today }, row) =>
      issues.days.column.stage.at(issues.days.at(row, today)) !== stageCode.rectified,
  },
  revisit: {
    month: '07',
    of: 'points',
    what: text('有销号问题的点位', 'points with closed issues'),
    done: text('已回头看', 'visited again'),
    missing: text('销号后未回头看的点位', 'Points not visited since their issues were closed'),
    counts: ({ facts, lastClosedOf }, row) => lastClosedOf.has(facts.points.idAt(row)),
    isDone: (ground, row) =>
      (visitOf(ground, row) ?? '') > (ground.lastClosedOf.get(ground.facts.points.idAt(row)) ?? ''),
  },
  keyAndHard: {
    month: '08',
    of: 'points',
    what: text('重点难点点位', 'key and hard points'),
    done: text('达标', 'comply'),
    missing: text('未达标的重点难点点位', 'Key and hard points that do not comply'),
    counts: ({ facts, marked }, row) => marked.has(facts.points.idAt(row)),
    isDone: isCompliant,
  },
  uplift: {
    month: '09',
    of: 'points',
    what: text('市区点位', 'urban points'),
    done: text('达标', 'comply'),
    missing: text('未达标的市区点位', 'Urban points that do not comply'),
    counts: ({ facts }, row) => facts.points.isUrban(row),
    isDone: isCompliant,
  },
} as const satisfies Record<PhaseLine, Line>

export const phaseLine = (name: PhaseLine): Line => phaseLineTable[name]

/** Those of a month; none where the plan has no phase. */
export const phaseLinesOf = (month: Month): PhaseLine[] =>
  phaseLineNames.filter((name) => month.endsWith(`-${phaseLineTable[name].month}`))

const lastClosings = ({ issues }: CityFacts, today: number): ReadonlyMap<number, LocalDate> => {
  const last = new Map<number, number>()
  const { stage } = issues.days.column
  for (let row = 0; row < issues.count(); row += 1) {
    const point = issues.pointAt(row)
    const now = issues.days.at(row, today)
    if (point === 0 || now < 0 || stage.at(now) !== stageCode.closed) continue
    // Later days of a closed issue, of a circular say, do not close it again.
    const places = issues.days.placesOf(row).filter((place) => issues.days.dayAt(place) <= today)
    const since = places.findLastIndex((place) => stage.at(place) !== stageCode.closed) + 1
    const day = issues.days.dayAt(places[since] as number)
    last.set(point, Math.max(day, last.get(point) ?? 0))
  }
  return new Map([...last].map(([point, day]) => [point, dayOfNumber(day)]))
}

export type Progress = { readonly of: number; readonly done: number }
export type PhaseProgress = Progress & {
  /** By id of the scope; '' outside every scope. */
  readonly byScope: Readonly<Record<string, Progress>>
}

/** What is counted once for all lines of a day. */
export const phaseGround = (facts: CityFacts, { today }: CityPlan, known: PhaseFacts): Ground => {
  const day = dayNumber(today)
  return { ...known, facts, today: day, lastClosedOf: lastClosings(facts, day) }
}

/** The rows that a line counts, each with whether it is done. */
const rowsOf = function* (
  ground: Ground,
  plan: CityPlan,
  name: PhaseLine,
  where: Where,
): Generator<{ readonly row: number; readonly isDone: boolean }> {
  const { of, counts, isDone } = phaseLine(name)
  const { facts, today } = ground
  const isPointThere = pointsWhere(facts, plan, where, today)
  const isIssueThere = issuesWhere(facts, plan, where)
  const rows = facts[of]
  for (let row = 0; row < rows.count(); row += 1) {
    const isThere =
      of === 'points'
        ? isPointThere(row)
        : facts.issues.days.at(row, today) >= 0 && isIssueThere(row, facts.issues.days.at(row, today))
    if (isThere && counts(ground, row)) yield { row, isDone: isDone(ground, row) }
  }
}

export const phaseProgress = (ground: Ground, plan: CityPlan, name: PhaseLine, where: Where): PhaseProgress => {
  const { scope, ...facts } = ground.facts
  const rows = facts[phaseLine(name).of]
  const all = { of: 0, done: 0 }
  const byScope: Record<string, { of: number; done: number }> = {}
  for (const { row, isDone } of rowsOf(ground, plan, name, where)) {
    const id = scope.wordOf(rows.scopeAt(row)) ?? ''
    byScope[id] ??= { of: 0, done: 0 }
    for (const counted of [all, byScope[id]]) {
      counted.of += 1
      if (isDone) counted.done += 1
    }
  }
  return { ...all, byScope }
}

/** Rows of `facts.points` or `facts.issues`, as the line has it. */
export const missingRows = (ground: Ground, plan: CityPlan, name: PhaseLine, where: Where): number[] =>
  [...rowsOf(ground, plan, name, where)].flatMap(({ row, isDone }) => (isDone ? [] : [row]))

/** 点位 347 个中 120 个已考察，34.6%. Of nothing it says so. */
export const progressText = (name: PhaseLine, { of, done }: Progress): Text => {
  const { what, done: doneText } = phaseLine(name)
  return of === 0
    ? text(`没有${what.zh}`, `No ${what.en}`)
    : text(
        `${what.zh} ${of} 个中 ${done} 个${doneText.zh}，${percent(shareOf({ of, compliant: done }))}`,
        `${done} of ${of} ${what.en} ${doneText.en}, ${percent(shareOf({ of, compliant: done }))}`,
      )
}
