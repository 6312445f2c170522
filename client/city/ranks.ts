/** Rows of the city's table: their rate, how it has moved, and their rank. Pure. */
import type { CityCounts, CountsById } from '../../domain/city/cityView'
import { issueMeasures } from '../../domain/city/measures'
import { shareOf } from '../../domain/city/rate'
import { pointStatuses } from '../../domain/pointStatus'

/** With fewer points one of them decides, so there is no rank. */
export const leastSample = 5

const compliantAt = pointStatuses.indexOf('compliant')
const openAt = issueMeasures.indexOf('open')
const overdueAt = issueMeasures.indexOf('overdue')

export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

export const figuresOf = ({ points, issues }: CityCounts) => ({
  of: sumOf(points),
  compliant: points[compliantAt] ?? 0,
  open: issues[openAt] ?? 0,
  overdue: issues[overdueAt] ?? 0,
})

export type RankedRow = ReturnType<typeof figuresOf> & {
  /** '' for none. */
  readonly id: string
  /** 0 to 1; null where there are no points. */
  readonly share: number | null
  /** Percentage points since the end of last month; null where there was or is no rate. */
  readonly movement: number | null
  /** From 1, the best; the same rate is the same rank. Null: too few points. */
  readonly rank: number | null
}

const ratedRow = (id: string, counts: CityCounts, before: CityCounts | undefined) => {
  const figures = figuresOf(counts)
  const share = shareOf(figures)
  const earlier = before === undefined ? null : shareOf(figuresOf(before))
  const movement = share === null || earlier === null ? null : Math.round((share - earlier) * 1000) / 10
  return { id, ...figures, share, movement }
}

export type Order = 'worst' | 'best'

/** Ranked rows first; among equals who has more overdue is worse. Rows with nothing at all are left out. */
export const rankedRows = (now: CountsById, before: CountsById, order: Order): RankedRow[] => {
  const rows = Object.entries(now)
    .map(([id, counts]) => ratedRow(id, counts, before[id]))
    .filter(({ of, open, overdue }) => of + open + overdue > 0)
  const isRanked = ({ id, of }: { readonly id: string; readonly of: number }) => id !== '' && of >= leastSample
  const ranked = rows
    .filter(isRanked)
    .sort((one, other) => (other.share ?? 0) - (one.share ?? 0) || one.overdue - other.overdue || other.of - one.of)
  const withRank = ranked.map((row) => ({ ...row, rank: 1 + ranked.findIndex(({ share }) => share === row.share) }))
  const rest = rows
    .filter((row) => !isRanked(row))
    .sort((one, other) => other.overdue - one.overdue || other.open - one.open || other.of - one.of)
    .map((row) => ({ ...row, rank: null }))
  return [...(order === 'best' ? withRank : withRank.reverse()), ...rest]
}
