/** The numbers of a chart as a table: shown in its place, and saved as CSV. Pure. */
export type Cell = string | number | null

export type ChartTable = {
  /** The first column names the row. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A text that a spreadsheet would take for a formula is kept a text. */
const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

const csvCell = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = safe(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** With a byte order mark, by which Excel knows that it is UTF-8, and lines ended as RFC 4180 has it. */
export const csvText = ({ columns, rows }: ChartTable): string =>
  `\uFEFF${[columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
