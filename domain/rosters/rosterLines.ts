/** A roster as it was read, row by row: what each would do, or why it cannot be taken. What is common to the three rosters. */
import { z } from 'zod'
import { cellText, hasUnseen, type NumberedRow, type SheetRow } from '../importing/cells'
import { type ColumnTable, cellsBy, type SheetColumn } from '../importing/sheetColumns'
import type { Suggested } from '../importing/unitNames'
import { type Refusal, refuse } from '../refusal'
import { isStorable, storable } from '../storable'
import { type Text, text } from '../text'

/** A roster of a city is shorter. */
export const mostRosterRows = 2_000
export const mostRosterColumns = 40
export const longestCell = 500

export const rosterRowsSchema = z
  .array(z.array(storable.max(longestCell)).max(mostRosterColumns))
  .min(1)
  .max(mostRosterRows + 30)

export const rosterOutcomes = ['asked', 'refused', 'new', 'changed', 'unchanged'] as const
export type RosterOutcome = (typeof rosterOutcomes)[number]

export type RosterDifference = { readonly label: Text; readonly before: string; readonly after: string }
export type RosterLine = {
  readonly number: number
  /** What the row is about, as it is written there. */
  readonly name: string
  readonly is: RosterOutcome
  /** Why it is refused, or asked. */
  readonly reasons: readonly Text[]
  /** What should be looked at, though the row is taken. */
  readonly notes: readonly Text[]
  readonly differences: readonly RosterDifference[]
  readonly suggestions: readonly Suggested[]
}

/** A line and what is written if it is taken; null where nothing is. */
export type CheckedLine<T> = { readonly line: RosterLine; readonly take: T | null }

const noHeader = (columns: Readonly<Record<string, SheetColumn>>): Refusal => {
  const all = Object.values(columns)
  return refuse(
    'invalid',
    `没有找到表头。请在前20行内写明列名，例如“${all
      .slice(0, 3)
      .map(({ label }) => label.zh)
      .join('”“')}”。`,
    `No header was found. Name the columns within the first 20 rows, such as ${all
      .slice(0, 3)
      .map(({ label }) => label.en)
      .join(', ')}.`,
  )
}
const noRows = refuse(
  'invalid',
  '表头下面没有数据。请检查是否选对了文件和工作表。',
  'There is nothing below the header. Check that it is the right file and sheet.',
)
const tooManyRows = refuse(
  'tooLarge',
  `超过${mostRosterRows}行，没有核对。请拆分后分次导入。`,
  `It has more than ${mostRosterRows} rows and was not checked. Split it and take the parts.`,
)

export type RosterRow<C extends string> = {
  readonly number: number
  /** Without the blanks around it. */
  readonly cell: (column: C) => string
  readonly raw: (column: C) => string
  /** Cells that hold what nobody sees. */
  readonly unseen: readonly Text[]
}

/** The rows below the header, by their columns. */
export const rosterRowsOf = <C extends string>(
  rows: readonly SheetRow[],
  {
    columns,
    table,
    needed,
  }: { readonly columns: Readonly<Record<C, SheetColumn>>; readonly table: ColumnTable<C>; readonly needed: C },
): RosterRow<C>[] | Refusal => {
  const header = table.findHeader(rows, needed)
  if (header === null) return noHeader(columns)
  const match = table.match(rows[header] ?? [])
  const data = rows.flatMap((cells, index): NumberedRow[] =>
    index <= header || cells.every((cell) => cell.trim() === '') ? [] : [{ number: index + 1, cells }],
  )
  if (data.length === 0) return noRows
  if (data.length > mostRosterRows) return tooManyRows
  return data.map(({ number, cells }) => {
    const raw = cellsBy<C>(cells, match)
    return {
      number,
      raw,
      cell: (column) => cellText(raw(column)),
      unseen: table.names.flatMap((column) =>
        hasUnseen(raw(column)) || !isStorable(raw(column)) ? [unseenIn(columns[column].label)] : [],
      ),
    }
  })
}

const unseenIn = ({ zh, en }: Text): Text =>
  text(
    `“${zh}”中有看不见的控制字符。请清除格式后重新填写。`,
    `"${en}" has characters that cannot be seen; clear it and type it again.`,
  )

export const missing = ({ label: { zh, en } }: SheetColumn): Text =>
  text(`没有${zh}。请填写。`, `It has no ${en.toLowerCase()}; give one.`)

export const tooLong = ({ label: { zh, en } }: SheetColumn, most: number): Text =>
  text(`${zh}超过${most}字。请缩短。`, `The ${en.toLowerCase()} is longer than ${most} characters; shorten it.`)

export const noSuchUnit = (said: string, near: readonly Suggested[]): Text => {
  const names = near.map(({ name }) => `“${name}”`)
  return near.length === 0
    ? text(
        `没有单位“${said}”。请先导入单位名册，或改正名称。`,
        `There is no unit "${said}"; take the roster of units first, or correct the name.`,
      )
    : text(
        `没有单位“${said}”。是不是${names.join('或')}？请改成系统中的名称。`,
        `There is no unit "${said}". Is it ${names.join(' or ')}? Write it as the system has it.`,
      )
}

export const refusedLine = (number: number, name: string, reasons: readonly Text[]): RosterLine => ({
  ...{ number, name, is: 'refused', reasons },
  ...{ notes: [], differences: [], suggestions: [] },
})

/** Fields that differ, each in words; what was empty is so too. */
export const differenceOf = ({ label }: SheetColumn, before: string, after: string): RosterDifference[] =>
  before === after ? [] : [{ label, before, after }]
