/**
 * What of points and issues is counted: one table for the numbers, the rows behind them and their names. A stock is how
 * things stand at the end of a day; a flow is what happened from one day to another, both included.
 */
import { type PointStatus, pointStatuses, pointStatusLabel } from '../pointStatus'
import { type Text, text } from '../text'
import { type CityFacts, stageCode } from './cityFacts'
import type { Growing } from './growing'

export type PointMeasure = 'all' | PointStatus
export const pointMeasures = ['all', ...pointStatuses] as const satisfies readonly PointMeasure[]
export const pointMeasureLabel: Record<PointMeasure, Text> = {
  all: text('点位总数', 'All points'),
  ...pointStatusLabel,
}

/**
 * All issues at the end of a day and at the end of the day before a period: for each row its place in the columns of days,
 * -1 where it has not been opened yet; and these columns as they lie in memory, since they are gone through by the 100,000.
 */
export type IssuesThen = {
  readonly day: number
  readonly since: number
  readonly now: Int32Array
  readonly before: Int32Array
  readonly stage: Values
  readonly due: Values
  readonly closings: Values
  readonly sentBack: Values
  readonly relapses: Values
  readonly circulars: Values
  /** By row. */
  readonly foundOn: Values
}
type Values = ReturnType<Growing['values']>

export const issuesThen = ({ issues }: CityFacts, day: number, since: number): IssuesThen => {
  const { column } = issues.days
  return {
    day,
    since,
    now: issues.days.allAt(day, issues.count()),
    before: issues.days.allAt(since - 1, issues.count()),
    stage: column.stage.values(),
    due: column.due.values(),
    closings: column.closings.values(),
    sentBack: column.sentBack.values(),
    relapses: column.relapses.values(),
    circulars: column.circulars.values(),
    foundOn: issues.column.foundOn.values(),
  }
}

type Measure = {
  readonly label: Text
  readonly is: 'stock' | 'flow'
  /** How often an issue that is open by then counts: 0 or 1 for a stock. */
  readonly times: (then: IssuesThen, row: number) => number
}

const { found, notified, claimed, rectified, closed, void: voided } = stageCode

const stageOf = ({ stage, now }: IssuesThen, row: number): number => stage[now[row] as number] as number

const inStages =
  (...counted: readonly number[]) =>
  (then: IssuesThen, row: number): number =>
    counted.includes(stageOf(then, row)) ? 1 : 0

const grown =
  (counter: 'closings' | 'sentBack' | 'relapses' | 'circulars') =>
  (then: IssuesThen, row: number): number => {
    const before = then.before[row] as number
    const values = then[counter]
    return (values[then.now[row] as number] as number) - (before < 0 ? 0 : (values[before] as number))
  }

/** Over and done with before the period: it counts nowhere. */
export const isSettled = (then: IssuesThen, row: number): boolean => {
  const stage = stageOf(then, row)
  return (
    (stage === closed || stage === voided) &&
    then.now[row] === then.before[row] &&
    (then.foundOn[row] as number) < then.since
  )
}

export const issueMeasureTable = {
  open: { label: text('未办结问题', 'Open issues'), is: 'stock', times: inStages(found, notified, claimed, rectified) },
  overdue: {
    label: text('超期问题', 'Overdue issues'),
    is: 'stock',
    times: (then, row) => {
      const stage = stageOf(then, row)
      const isTheirs = stage === notified || stage === claimed
      return isTheirs && (then.due[then.now[row] as number] as number) < then.day ? 1 : 0
    },
  },
  toNotify: { label: text('待交办', 'To be notified'), is: 'stock', times: inStages(found) },
  toClaim: { label: text('待认领', 'To be claimed'), is: 'stock', times: inStages(notified) },
  rectifying: { label: text('整改中', 'Rectifying'), is: 'stock', times: inStages(claimed) },
  awaitingRecheck: { label: text('待复查', 'Awaiting re-check'), is: 'stock', times: inStages(rectified) },
  found: {
    label: text('发现问题', 'Issues found'),
    is: 'flow',
    // By the day of the visit, whenever it was sent in; what has been voided since is nobody's finding.
    times: (then, row) => {
      const on = then.foundOn[row] as number
      return on >= then.since && on <= then.day && stageOf(then, row) !== voided ? 1 : 0
    },
  },
  closed: { label: text('销号问题', 'Issues closed'), is: 'flow', times: grown('closings') },
  sentBack: { label: text('退回整改', 'Sent back'), is: 'flow', times: grown('sentBack') },
  relapsed: { label: text('反弹', 'Relapsed'), is: 'flow', times: grown('relapses') },
  circulated: { label: text('通报', 'Named in a circular'), is: 'flow', times: grown('circulars') },
} as const satisfies Record<string, Measure>

export type IssueMeasure = keyof typeof issueMeasureTable
export const issueMeasures = Object.keys(issueMeasureTable) as IssueMeasure[]
export const issueMeasure = (name: IssueMeasure): Measure => issueMeasureTable[name]
