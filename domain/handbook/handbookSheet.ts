/**
 * A sheet of the handbook beside the handbook that there is. A kind that the sheet names has the items that it names, in its
 * order; of other kinds it says nothing. It is taken whole or not at all: an item left out by mistake would be dropped.
 */
import { comparable, comparableCode, type SheetRow } from '../importing/cells'
import { nearMisses } from '../importing/nearMisses'
import { isRefusal, type Refusal } from '../refusal'
import {
  differenceOf,
  missing,
  type RosterDifference,
  type RosterRow,
  rosterRowsOf,
  tooLong,
} from '../rosters/rosterLines'
import { type Text, text } from '../text'
import {
  changedKinds,
  type Handbook,
  type HandbookItem,
  type ItemScope,
  isSameItem,
  itemScopeLabel,
  itemsIn,
  longestCode,
  longestItem,
  longestItemInEnglish,
  longestKindName,
  longestSource,
  longestVersion,
  mostItems,
  roadSectionKind,
} from './handbook'
import { type HandbookColumn, handbookColumns, handbookTable } from './handbookColumns'
import { createItemKeys, createKindKeys } from './handbookKeys'

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

export type KnownKind = { readonly key: string; readonly name: Text; readonly isRetired: boolean }
export type HandbookGround = { readonly kinds: readonly KnownKind[]; readonly handbook: Handbook }

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

const scopeWords: Readonly<Record<ItemScope, readonly string[]>> = {
  all: ['通用', '全部', '所有', '城乡', '全域', '都适用', '不限'],
  urban: ['城区', '城市', '建成区', '市区点位'],
  rural: ['农村', '乡村', '乡镇', '村', '镇村', '非城区'],
}

/** Undefined: no scope is called so. */
export const scopeOfCell = (said: string): ItemScope | undefined => {
  const words = comparable(said)
  const named = (scope: ItemScope) =>
    [itemScopeLabel[scope].zh, itemScopeLabel[scope].en, scope, ...scopeWords[scope]].some(
      (word) => comparable(word) === words,
    )
  const found = (['all', 'urban', 'rural'] as const).find(named)
  if (found !== undefined) return found
  // 城市、农村
  const parts = said.split(/[、，,；;/和及与]/u).filter((part) => part.trim() !== '')
  if (parts.length < 2) return undefined
  const each = parts.map(scopeOfCell)
  return each.includes(undefined) ? undefined : each.every((scope) => scope === each[0]) ? each[0] : 'all'
}

type Row = RosterRow<HandbookColumn>
type Read = {
  readonly row: Row
  readonly kindSaid: string
  /** The kind's key, as it is or as it will be. */
  readonly kind: string
  readonly item: string
  readonly scope: ItemScope | null
  readonly reasons: Text[]
  readonly notes: Text[]
}

const isFormula = (cell: string): boolean => /^[=＝]/u.test(cell)

const formulaIn = ({ zh, en }: Text): Text =>
  text(`“${zh}”是公式，不是文字。请改成文字后重新填写。`, `"${en}" is a formula and no text; type it as a text.`)

/** What is wrong with the row by itself. */
const faultsOf = ({ cell, unseen }: Row, kindSaid: string): Text[] => {
  const reasons: Text[] = [...unseen]
  const limits = [
    ['kind', longestKindName],
    ['item', longestItem],
    ['code', longestCode],
    ['english', longestItemInEnglish],
    ['source', longestSource],
    ['version', longestVersion],
  ] as const
  for (const [column, most] of limits) {
    if ([...cell(column)].length > most) reasons.push(tooLong(handbookColumns[column], most))
    if (isFormula(cell(column))) reasons.push(formulaIn(handbookColumns[column].label))
  }
  if (kindSaid === '') reasons.push(missing(handbookColumns.kind))
  if (cell('item') === '') reasons.push(missing(handbookColumns.item))
  return reasons
}

const scopeFault = (said: string, kind: string, scope: ItemScope | null | undefined): Text | undefined => {
  const { all, urban, rural } = itemScopeLabel
  if (scope === undefined)
    return text(
      `没有适用范围“${said}”。请写“${all.zh}”“${urban.zh}”或“${rural.zh}”。`,
      `There is no scope "${said}"; write ${all.en}, ${urban.en} or ${rural.en}.`,
    )
  return kind === roadSectionKind && scope !== null && scope !== 'all'
    ? text(
        `包路段不分市区和非市区。请写“${all.zh}”或留空。`,
        `Road sections are not told apart by scope; write ${all.en} or leave it empty.`,
      )
    : undefined
}

/** The rows with their kinds; a cell that is empty or merged with the one above means the kind above. */
const readRows = (rows: readonly Row[], { kinds }: HandbookGround) => {
  const byName = new Map(
    kinds.flatMap((kind) => [kind.name.en, kind.name.zh].map((name) => [comparable(name), kind] as const)),
  )
  const nextKey = createKindKeys(kinds.map(({ key }) => key))
  const made = new Map<string, { readonly key: string; readonly name: string }>()
  const keyOf = (said: string): string => {
    const known = byName.get(comparable(said)) ?? made.get(comparable(said))
    if (known !== undefined) return known.key
    const kind = { key: nextKey(), name: said }
    made.set(comparable(said), kind)
    return kind.key
  }
  let above = ''
  const reads = rows.map((row): Read => {
    const kindSaid = row.cell('kind') === '' ? above : row.cell('kind')
    above = kindSaid
    const reasons = faultsOf(row, kindSaid)
    const kind = kindSaid === '' ? '' : keyOf(kindSaid)
    const scopeSaid = row.cell('scope')
    const scope = scopeSaid === '' ? null : scopeOfCell(scopeSaid)
    const fault = scopeFault(scopeSaid, kind, scope)
    if (fault) reasons.push(fault)
    return { row, kindSaid, kind, item: row.cell('item'), scope: scope ?? null, reasons, notes: [] }
  })
  return { reads, made: [...made.values()] }
}

/** Twice in a kind: by its number, or by its words. */
const markRepeated = (reads: readonly Read[]): void => {
  const seen = new Map<string, number>()
  for (const { row, kind, item, reasons } of reads)
    for (const [key, said] of [
      ['code', comparableCode(row.cell('code'))],
      ['item', comparable(item)],
    ] as const) {
      if (said === '') continue
      const earlier = seen.get(`${kind} ${key} ${said}`)
      const { zh, en } = handbookColumns[key].label
      if (earlier === undefined) seen.set(`${kind} ${key} ${said}`, row.number)
      else
        reasons.push(
          text(
            `${zh}与第${earlier}行相同。请改正，或只留一行。`,
            `The ${en.toLowerCase()} is that of row ${earlier}; correct it, or keep one of the two.`,
          ),
        )
    }
}

/** One sheet, one version. */
const markOtherVersions = (reads: readonly Read[]): string => {
  const first = reads.map(({ row }) => row.cell('version')).find((said) => said !== '') ?? ''
  for (const { row, reasons } of reads) {
    const said = row.cell('version')
    if (said !== '' && comparable(said) !== comparable(first))
      reasons.push(
        text(
          `版本“${said}”与前面的“${first}”不同。一次只能导入一个版本，请拆分。`,
          `The version "${said}" is not "${first}" as above; take one version at a time and split the sheet.`,
        ),
      )
  }
  return first
}

/** Which item of before each row is: by number first, then by words. */
const matched = (reads: readonly Read[], before: readonly HandbookItem[]): Map<Read, HandbookItem> => {
  const found = new Map<Read, HandbookItem>()
  const left = new Set(before)
  const take = (fits: (read: Read, item: HandbookItem) => boolean) => {
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

const itemOf = ({ row, item, scope }: Read, key: string, before: HandbookItem | undefined): HandbookItem => {
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

const differencesOf = (before: HandbookItem, after: HandbookItem): RosterDifference[] => [
  ...differenceOf(handbookColumns.item, before.zh, after.zh),
  ...differenceOf(handbookColumns.code, before.code ?? '', after.code ?? ''),
  ...differenceOf(handbookColumns.english, before.en, after.en),
  ...differenceOf(handbookColumns.scope, itemScopeLabel[before.scope].zh, itemScopeLabel[after.scope].zh),
]

const blank = { reasons: [], notes: [], differences: [] } as const

export const checkHandbookSheet = (sheet: readonly SheetRow[], ground: HandbookGround): CheckedHandbook | Refusal => {
  const rows = rosterRowsOf<HandbookColumn>(sheet, handbookTable)
  if (isRefusal(rows)) return rows
  const { handbook, kinds } = ground
  const { reads, made } = readRows(rows, ground)
  markRepeated(reads)
  const version = markOtherVersions(reads)
  const newest = handbook.at(-1)?.number ?? 0
  const before = (kind: string) => itemsIn(handbook, newest, kind)
  const keyFor = createItemKeys(handbook)
  const madeKeys = new Set(made.map(({ key }) => key))
  const named = [...new Set(reads.flatMap(({ kind }) => (kind === '' ? [] : [kind])))]
  const nameOf = new Map([
    ...kinds.map(({ key, name }) => [key, name.zh] as const),
    ...made.map(({ key, name }) => [key, name] as const),
  ])

  const lineOf = new Map<Read, HandbookLine>()
  const trailing = new Map<string, HandbookLine[]>()
  const wanted: Record<string, readonly HandbookItem[]> = {}
  for (const kind of named) {
    const own = reads.filter((read) => read.kind === kind)
    const old = before(kind)
    const found = matched(own, old)
    if (own.length > mostItems)
      own[mostItems]?.reasons.push(
        text(`一个类型最多${mostItems}项。请精简。`, `A kind has no more than ${mostItems} items; shorten the list.`),
      )
    const taken = new Set([...found.values()].map(({ key }) => key))
    wanted[kind] = own.map((read) => {
      const item = found.get(read)
      const key =
        item?.key ?? keyFor(kind, read.item, (known) => taken.has(known) || old.some((one) => one.key === known))
      taken.add(key)
      const after = itemOf(read, key, item)
      const is = item === undefined ? 'new' : isSameItem(item, after) ? 'unchanged' : 'changed'
      lineOf.set(read, {
        ...{ number: read.row.number, kind: nameOf.get(kind) ?? read.kindSaid, isNewKind: madeKeys.has(kind) },
        ...{ item: read.item, is, ...blank, notes: read.notes },
        ...(item !== undefined && { differences: differencesOf(item, after) }),
      })
      return after
    })
    const kept = new Set([...found.values()])
    const dropped = old.filter((item) => !kept.has(item))
    const lines = dropped.map(
      ({ zh }): HandbookLine => ({
        ...{ number: null, kind: nameOf.get(kind) ?? kind, isNewKind: false, item: zh, is: 'dropped', ...blank },
      }),
    )
    const stays = (items: readonly HandbookItem[]) => items.map(({ key }) => key).filter((key) => taken.has(key))
    const order = stays(wanted[kind] ?? []).filter((key) => old.some((item) => item.key === key))
    if (order.join() !== stays(old).join())
      lines.push({
        ...{ number: null, kind: nameOf.get(kind) ?? kind, isNewKind: false, item: '', is: 'changed', ...blank },
        notes: [text('测评项的顺序有变化。', 'Its items stand in another order.')],
      })
    trailing.set(kind, lines)
  }
  noteKinds(reads, ground, made)

  const lines = [
    ...reads.map((read): HandbookLine => {
      const { row, kindSaid, kind, item, reasons } = read
      const line = lineOf.get(read)
      return reasons.length > 0 || line === undefined
        ? {
            number: row.number,
            kind: nameOf.get(kind) ?? kindSaid,
            isNewKind: false,
            item,
            is: 'refused',
            ...blank,
            reasons,
          }
        : line
    }),
    ...named.flatMap((kind) => trailing.get(kind) ?? []),
  ]
  const changed = changedKinds(before, wanted)
  const revived = kinds.flatMap(({ key, isRetired }) => (isRetired && named.includes(key) ? [key] : []))
  const isUsable = lines.every(({ is }) => is !== 'refused')
  const sources = [...new Set(reads.flatMap(({ row }) => (row.cell('source') === '' ? [] : [row.cell('source')])))]
  return {
    lines,
    source: [...sources.join('；')].slice(0, longestSource).join(''),
    version,
    take:
      isUsable && (Object.keys(changed).length > 0 || revived.length > 0)
        ? { kinds: changed, newKinds: made, revived }
        : null,
  }
}

/** On the first row of a kind: that it is new and nearly another, or was retired. */
const noteKinds = (
  reads: readonly Read[],
  { kinds }: HandbookGround,
  made: readonly { readonly key: string; readonly name: string }[],
): void => {
  for (const { key, name } of made) {
    const near = nearMisses(
      name,
      kinds.map((kind) => kind.name.zh),
    )
    if (near.length === 0) continue
    const names = near.map((one) => `“${one}”`)
    reads
      .find(({ kind }) => kind === key)
      ?.notes.push(
        text(
          `是新的类型。如果就是${names.join('或')}，请改成系统中的名称。`,
          `It is a new kind. If it is ${names.join(' or ')}, write it as the system has it.`,
        ),
      )
  }
  for (const { key, isRetired } of kinds)
    if (isRetired)
      reads
        .find(({ kind }) => kind === key)
        ?.notes.push(text('这个类型已停用，导入后重新启用。', 'The kind is retired; it is in use again once taken.'))
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
