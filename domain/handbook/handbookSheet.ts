/**
 * A sheet of the handbook beside the handbook that there is. A kind that the sheet names has the items that it names, in its
 * order; of other kinds it says nothing. It is taken whole or not at all: an item left out by mistake would be dropped.
 */

import { groupedBy } from '../groupedBy'
import { comparable, comparableCode, type SheetRow } from '../importing/cells'
import { isRefusal, type Refusal } from '../refusal'
import { differenceOf, type RosterDifference, rosterRowsOf } from '../rosters/rosterLines'
import { type Text, text } from '../text'
import { changedKinds, type HandbookItem, isSameItem, itemScopeLabel, itemsIn, longestSource } from './handbook'
import { type HandbookColumn, handbookColumns, handbookTable } from './handbookColumns'
import { createItemKeys } from './handbookKeys'
import {
  type HandbookGround,
  markOtherVersions,
  markRepeated,
  markTooMany,
  noteKinds,
  type ReadRow,
  readRows,
} from './handbookRows'

export const handbookOutcomes = ['refused', 'new', 'changed', 'dropped', 'unchanged'] as const
export type HandbookOutcome = (typeof handbookOutcomes)[number]

export type HandbookLine = {
  /** The row in the sheet; null for what is not in it. */
  readonly number: number | null
  readonly kind: string
  readonly isNewKind: boolean
  readonly item: string
  readonly is: HandbookOutcome
  readonly reasons: readonly Text[]
  readonly notes: readonly Text[]
  readonly differences: readonly RosterDifference[]
}

export type HandbookTaken = {
  /** Every kind whose items are other than before. */
  readonly kinds: Readonly<Record<string, readonly HandbookItem[]>>
  readonly newKinds: readonly { readonly key: string; readonly name: string }[]
  /** Retired ones that the sheet names: in use again. */
  readonly revived: readonly string[]
}

export type CheckedHandbook = {
  readonly lines: readonly HandbookLine[]
  /** As the sheet says them; '' where it does not. */
  readonly source: string
  readonly version: string
  /** Null: a row cannot be used, or nothing would be other than it is. */
  readonly take: HandbookTaken | null
}

/** Which item of before each row is: by number first, then by words. */
const matched = (reads: readonly ReadRow[], before: readonly HandbookItem[]): Map<ReadRow, HandbookItem> => {
  const found = new Map<ReadRow, HandbookItem>()
  const left = new Set(before)
  const take = (fits: (read: ReadRow, item: HandbookItem) => boolean) => {
    for (const read of reads) {
      if (found.has(read)) continue
      const item = [...left].find((known) => fits(read, known))
      if (item === undefined) continue
      found.set(read, item)
      left.delete(item)
    }
  }
  take(({ row }, { code, key }) => {
    const said = comparableCode(row.cell('code'))
    return said !== '' && [code ?? '', key].some((known) => comparableCode(known) === said)
  })
  take(({ item }, { zh }) => comparable(item) === comparable(zh))
  return found
}

const itemOf = ({ row, item, scope }: ReadRow, key: string, before: HandbookItem | undefined): HandbookItem => {
  const said = row.cell('code')
  const code = said === '' || said === key ? before?.code : said
  const english = row.cell('english')
  return {
    key,
    zh: item,
    // What was translated from other words is no translation of these.
    en: english !== '' ? english : before?.zh === item ? before.en : item,
    scope: scope ?? before?.scope ?? 'all',
    ...(code !== undefined && { code }),
  }
}

const differencesOf = (before: HandbookItem, after: HandbookItem, isTranslated: boolean): RosterDifference[] => [
  ...differenceOf(handbookColumns.item, before.zh, after.zh),
  ...differenceOf(handbookColumns.code, before.code ?? '', after.code ?? ''),
  ...(isTranslated ? differenceOf(handbookColumns.english, before.en, after.en) : []),
  ...differenceOf(handbookColumns.scope, itemScopeLabel[before.scope].zh, itemScopeLabel[after.scope].zh),
]

const notTranslated = text(
  '没有填写新的英文，先用中文代替。',
  'It is not translated anew; the Chinese stands in its place until then.',
)

const blank = { reasons: [], notes: [], differences: [] } as const

type KindRows = {
  readonly kind: string
  readonly name: string
  readonly isNewKind: boolean
  readonly rows: readonly ReadRow[]
  readonly before: readonly HandbookItem[]
}
type ComparedKind = {
  readonly items: readonly HandbookItem[]
  /** What each row that can be used would do. */
  readonly lineOf: ReadonlyMap<ReadRow, HandbookLine>
  /** What would be other, and stands in no row. */
  readonly rest: readonly HandbookLine[]
}

/** The items of one kind beside those of before. */
const compareKind = (
  { kind, name, isNewKind, rows, before }: KindRows,
  keyFor: ReturnType<typeof createItemKeys>,
): ComparedKind => {
  const found = matched(rows, before)
  const lineOf = new Map<ReadRow, HandbookLine>()
  const taken = new Set(before.map(({ key }) => key))
  const items = rows.map((read) => {
    const known = found.get(read)
    const key = known?.key ?? keyFor(kind, read.item, (one) => taken.has(one))
    taken.add(key)
    const item = itemOf(read, key, known)
    const is = known === undefined ? 'new' : isSameItem(known, item) ? 'unchanged' : 'changed'
    const { row } = read
    const isTranslated = row.cell('english') !== ''
    const differences = known === undefined ? [] : differencesOf(known, item, isTranslated)
    const isStale = known !== undefined && known.en !== item.en && !isTranslated
    const notes = [...read.notes, ...(isStale ? [notTranslated] : [])]
    lineOf.set(read, {
      ...{ number: row.number, kind: name, isNewKind, item: read.item, is },
      ...blank,
      notes,
      differences,
    })
    return item
  })
  const unwritten = { number: null, kind: name, isNewKind, ...blank }
  const isStill = ({ key }: HandbookItem) => items.some((item) => item.key === key)
  const order = items.flatMap(({ key }) => (before.some((item) => item.key === key) ? [key] : []))
  const isTurned = before.filter(isStill).some(({ key }, at) => key !== order[at])
  return {
    items,
    lineOf,
    rest: [
      ...before
        .filter((item) => !isStill(item))
        .map(({ zh }): HandbookLine => ({ ...unwritten, item: zh, is: 'dropped' })),
      ...(isTurned
        ? [
            {
              ...{ ...unwritten, item: '', is: 'changed' as const },
              notes: [text('测评项的顺序有变化。', 'Its items stand in another order.')],
            },
          ]
        : []),
    ],
  }
}

const said = (reads: readonly ReadRow[], column: HandbookColumn): string[] => [
  ...new Set(reads.map(({ row }) => row.cell(column)).filter((cell) => cell !== '')),
]

export const checkHandbookSheet = (sheet: readonly SheetRow[], ground: HandbookGround): CheckedHandbook | Refusal => {
  const rows = rosterRowsOf<HandbookColumn>(sheet, handbookTable)
  if (isRefusal(rows)) return rows
  const { handbook, kinds } = ground
  const { reads, made } = readRows(rows, ground)
  markRepeated(reads)
  markTooMany(reads)
  markOtherVersions(reads)
  noteKinds(reads, ground, made)
  const newest = handbook.at(-1)?.number ?? 0
  const before = (kind: string) => itemsIn(handbook, newest, kind)
  const keyFor = createItemKeys(handbook)
  const nameOf = new Map([
    ...kinds.map(({ key, name }) => [key, name.zh] as const),
    ...made.map(({ key, name }) => [key, name] as const),
  ])
  const compared = new Map(
    [...groupedBy(reads, ({ kind }) => (kind === '' ? [] : [kind]))].map(([kind, own]) => {
      const isNewKind = made.some(({ key }) => key === kind)
      const name = nameOf.get(kind) ?? kind
      return [kind, compareKind({ kind, name, isNewKind, rows: own, before: before(kind) }, keyFor)] as const
    }),
  )
  const lines = [
    ...reads.map((read): HandbookLine => {
      const { row, kindSaid, kind, item, reasons } = read
      const line = reasons.length > 0 ? undefined : compared.get(kind)?.lineOf.get(read)
      const name = nameOf.get(kind) ?? kindSaid
      return line ?? { ...{ number: row.number, kind: name, isNewKind: false, item, is: 'refused' }, ...blank, reasons }
    }),
    ...[...compared.values()].flatMap(({ rest }) => rest),
  ]
  const changed = changedKinds(before, Object.fromEntries([...compared].map(([kind, { items }]) => [kind, items])))
  const revived = kinds.flatMap(({ key, isRetired }) => (isRetired && compared.has(key) ? [key] : []))
  const isUsable = lines.every(({ is }) => is !== 'refused')
  const isOther = Object.keys(changed).length > 0 || revived.length > 0
  return {
    lines,
    source: [...said(reads, 'source').join('；')].slice(0, longestSource).join(''),
    version: said(reads, 'version')[0] ?? '',
    take: isUsable && isOther ? { kinds: changed, newKinds: made, revived } : null,
  }
}

/** A whole version as the rows of a sheet that can be taken in again. */
export const sheetOfHandbook = (
  { kinds, handbook }: HandbookGround,
  number: number,
  language: 'zh' | 'en',
): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } => {
  const version = handbook.find((known) => known.number === number)
  return {
    columns: handbookTable.table.names.map((column) => handbookColumns[column].label[language]),
    rows: kinds.flatMap(({ key: kind, name }) =>
      itemsIn(handbook, number, kind).map((item) => {
        const cells: Record<HandbookColumn, string> = {
          kind: name[language],
          item: item.zh,
          code: item.code ?? item.key,
          english: item.en,
          scope: itemScopeLabel[item.scope][language],
          source: version?.source ?? '',
          version: version?.version ?? '',
        }
        return handbookTable.table.names.map((column) => cells[column])
      }),
    ),
  }
}
