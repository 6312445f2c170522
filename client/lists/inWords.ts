/** A column that says something in words and is sorted by them. */
import { chinese } from './listProps'
import type { Column } from './VirtualTable'

export const inWords = <Row>(key: string, label: string, width: string, cell: (row: Row) => string): Column<Row> => ({
  key,
  label,
  width,
  cell,
  compare: (one, other) => chinese.compare(cell(one), cell(other)),
})
