/**
 * What of points and issues is counted: one table for the numbers, the rows behind them and their names. A stock is how
 * things stand at the end of a day; a flow is what happened from one day to another, both included.
 */
import { type PointStatus, pointStatuses, pointStatusLabel } from '../pointStatus'
import { type Text, text } from '../text'
import { type CityFacts, stageCode } from './cityFacts'

export type PointMeasure = 'all' | PointStatus
export const pointMeasures = ['all', ...pointStatuses] as const satisfies readonly PointMeasure[]
export const pointMeasureLabel: Record<PointMeasure, Text> = {
  all: text('点位总数', 'All points'),
  ...pointStatusLabel,
}

/** An issue's place in the columns at the end of the day, and at the end of the day before the period; -1: not yet opened. */
type At = { readonly now: number; readonly before: number; readonly day: number; readonly since: number }

type Measure = {
  readonly label: Text
  readonly is: 'stock' | 'flow'
  /** How often it counts: 0 or 1 for a stock. */
  readonly times: (issues: CityFacts['issues'], row: number, at: At) => number
}

const inStages =
  (...counted: readonly number[]) =>
  ({ days }: CityFacts['issues'], _row: number, { now }: At): number =>
    now >= 0 && counted.includes(days.column.stage.at(now)) ? 1 : 0

const { found, notified, claimed, rectified } = stageCode

const grown =
  (counter: 'closings' | 'sentBack' | 'relapses' | 'circulars') =>
  ({ days }: CityFacts['issues'], _row: number, { now, before }: At): number =>
    now < 0 ? 0 : days.column[counter].at(now) - (before < 0 ? 0 : days.column[counter].at(before))

export const issueMeasureTable = {
  open: { label: text('未办结问题', 'Open issues'), is: 'stock', times: inStages(found, notified, claimed, rectified) },
  overdue: {
    label: text('超期问题', 'Overdue issues'),
    is: 'stock',
    times: ({ days }, _row, { now, day }) =>
      now >= 0 &&
      (days.column.stage.at(now) === notified || days.column.stage.at(now) === claimed) &&
      days.column.due.at(now) < day
        ? 1
        : 0,
  },
  toNotify: { label: text('待交办', 'To be notified'), is: 'stock', times: inStages(found) },
  toClaim: { label: text('待认领', 'To be claimed'), is: 'stock', times: inStages(notified) },
  rectifying: { label: text('整改中', 'Rectifying'), is: 'stock', times: inStages(claimed) },
  awaitingRecheck: { label: text('待复查', 'Awaiting re-check'), is: 'stock', times: inStages(rectified) },
  found: {
    label: text('发现问题', 'Issues found'),
    is: 'flow',
    // By the day of the visit, whenever it was sent in; what has been voided since is nobody's finding.
    times: ({ foundOnAt, days }, row, { now, day, since }) =>
      now >= 0 && foundOnAt(row) >= since && foundOnAt(row) <= day && days.column.stage.at(now) !== stageCode.void
        ? 1
        : 0,
  },
  closed: { label: text('销号问题', 'Issues closed'), is: 'flow', times: grown('closings') },
  sentBack: { label: text('退回整改', 'Sent back'), is: 'flow', times: grown('sentBack') },
  relapsed: { label: text('反弹', 'Relapsed'), is: 'flow', times: grown('relapses') },
  circulated: { label: text('通报', 'Named in a circular'), is: 'flow', times: grown('circulars') },
} as const satisfies Record<string, Measure>

export type IssueMeasure = keyof typeof issueMeasureTable
export const issueMeasures = Object.keys(issueMeasureTable) as IssueMeasure[]
export const issueMeasure = (name: IssueMeasure): Measure => issueMeasureTable[name]
