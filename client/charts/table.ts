/** The numbers of a chart as a table: shown in its place, and saved as CSV. Pure. */
import { type CsvCell, csvLine, csvMark } from '../../domain/csv'

export type Cell = CsvCell

export type ChartTable = {
  /** The first column names the row. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export const csvText = ({ columns, rows }: ChartTable): string => csvMark + [columns, ...rows].map(csvLine).join('')
