/** A measured figure beside its limit, and the table in which all of them are shown. */

export type Figure = {
  readonly what: string
  readonly measured: number
  /** Null: shown for what it tells, held to nothing. */
  readonly limit: number | null
  readonly unit: 'ms' | 'MB' | 'kB' | '×' | '%' | ''
  /** How it was measured: of how many, how far apart. */
  readonly how: string
}

const sorted = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other)

/** Of the values as they are, none made up between two: 0.5 is the median, 0.95 what all but one in twenty stay below. */
export const quantile = (values: readonly number[], share: number): number => {
  const found = sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}
export const median = (values: readonly number[]): number => quantile(values, 0.5)

const rounded = (value: number, unit: Figure['unit']): string => {
  const digits = unit === '×' || unit === '%' || unit === '' ? 2 : unit === 'ms' ? 0 : 1
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`
}

/** '12 times, 311 … 402 ms' */
export const spread = (values: readonly number[], unit: Figure['unit']): string =>
  `${values.length} times, ${rounded(quantile(values, 0), unit)} … ${rounded(quantile(values, 1), unit)}`

export const isHeld = ({ measured, limit }: Figure): boolean => limit === null || measured <= limit

export const tableOf = (figures: readonly Figure[]): string => {
  const rows = figures.map((figure) => {
    const { what, measured, limit, unit, how } = figure
    return [
      what,
      rounded(measured, unit),
      limit === null ? '' : rounded(limit, unit),
      limit === null || limit === 0 ? '' : (measured / limit).toFixed(2),
      limit === null ? '' : isHeld(figure) ? 'held' : 'MISSED',
      how,
    ]
  })
  const all = [['figure', 'measured', 'limit', 'ratio', '', 'how'], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
