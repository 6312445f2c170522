/** A column that counts something and is sorted by it. */
import type { Column } from './VirtualTable'

export const inNumbers = <Row>(key: string, label: string, width: string, cell: (row: Row) => number): Column<Row> => ({
  key,
  label,
  width,
  align: 'end',
  cell,
  compare: (one, other) => cell(one) - cell(other),
})
