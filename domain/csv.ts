/** Separated values as spreadsheets read them: a text is never a formula, and its encoding is known by a mark. */
export type CsvCell = string | number | null

/** A text that a spreadsheet would take for a formula is kept a text. */
const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

const csvCell = (cell: CsvCell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = safe(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** By which Excel knows that it is UTF-8. */
export const csvMark = '\uFEFF'

/** A line, ended as RFC 4180 has it. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`
