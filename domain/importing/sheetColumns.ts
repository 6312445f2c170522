/** Which column of a sheet holds what, by one table of the names that offices give them, and where the header is. */
import type { Text } from '../text'
import { comparable, type SheetRow } from './cells'

/** `exactly`: words that are also part of other headings, as 市区 is of 县市区. */
export type SheetColumn = {
  readonly label: Text
  readonly called: readonly string[]
  readonly exactly?: readonly string[]
}

/** Which column, counted from 0, holds what. */
export type MatchOf<C extends string> = { readonly [K in C]?: number }

export type ColumnTable<C extends string> = {
  readonly names: readonly C[]
  /** Each column of the sheet is matched once, and each thing found in one column. */
  readonly match: (header: SheetRow) => MatchOf<C>
  /** The row, counted from 0, that names most columns; null where none names `needed` and one thing more. */
  readonly findHeader: (rows: readonly SheetRow[], needed: C) => number | null
}

/** A sheet may begin with a title and notes. */
const mostRowsAbove = 20

/** Names are compared without blanks, case and width; a longer heading that contains one is matched after all exact ones, the longest name first. */
export const columnTable = <C extends string>(columns: Readonly<Record<C, SheetColumn>>): ColumnTable<C> => {
  const names = Object.keys(columns) as C[]
  const allCalled = names
    .flatMap((column) => {
      const { called, exactly = [] }: SheetColumn = columns[column]
      return [...called, ...exactly].map((word) => ({
        column,
        word: comparable(word),
        // A single letter is found in every word.
        isWhole: exactly.includes(word) || word.length === 1,
      }))
    })
    .sort((one, other) => other.word.length - one.word.length)

  const match = (header: SheetRow): MatchOf<C> => {
    const headings = header.map(comparable)
    const found: { -readonly [K in C]?: number } = {}
    const taken = new Set<number>()
    const take = (fits: (heading: string, word: string) => boolean, words: typeof allCalled) => {
      for (const { column, word } of words) {
        if (found[column] !== undefined) continue
        const index = headings.findIndex((heading, at) => heading !== '' && !taken.has(at) && fits(heading, word))
        if (index < 0) continue
        found[column] = index
        taken.add(index)
      }
    }
    take((heading, word) => heading === word, allCalled)
    // 点位名称（必填）, 经度(GCJ-02), 高德经纬度.
    take(
      (heading, word) => heading.includes(word),
      allCalled.filter(({ isWhole }) => !isWhole),
    )
    return found
  }

  const findHeader = (rows: readonly SheetRow[], needed: C): number | null => {
    const named = rows.slice(0, mostRowsAbove).map((row) => {
      const found = match(row)
      return found[needed] === undefined ? 0 : Object.keys(found).length
    })
    const most = Math.max(0, ...named)
    return most < 2 ? null : named.indexOf(most)
  }
  return { names, match, findHeader }
}

/** A row by its columns, as it was typed; '' where there is no such column or cell. */
export const cellsBy =
  <C extends string>(cells: SheetRow, match: MatchOf<C>) =>
  (column: C): string => {
    const index = match[column]
    return index === undefined ? '' : (cells[index] ?? '')
  }
