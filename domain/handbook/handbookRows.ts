/** The rows of a handbook's sheet: which kind each speaks of, and what is wrong with it by itself or beside the others. */
import { comparable, comparableCode } from '../importing/cells'
import { nearMisses } from '../importing/nearMisses'
import { missing, type RosterRow, tooLong } from '../rosters/rosterLines'
import { type Text, text } from '../text'
import {
  type Handbook,
  type ItemScope,
  itemScopeLabel,
  longestCode,
  longestItem,
  longestItemInEnglish,
  longestKindName,
  longestSource,
  longestVersion,
  mostItems,
  roadSectionKind,
} from './handbook'
import { type HandbookColumn, handbookColumns } from './handbookColumns'
import { createKindKeys } from './handbookKeys'

export type KnownKind = { readonly key: string; readonly name: Text; readonly isRetired: boolean }
export type HandbookGround = { readonly kinds: readonly KnownKind[]; readonly handbook: Handbook }

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
export type ReadRow = {
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
export const readRows = (rows: readonly Row[], { kinds }: HandbookGround) => {
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
  const reads = rows.map((row): ReadRow => {
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
export const markRepeated = (reads: readonly ReadRow[]): void => {
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
export const markOtherVersions = (reads: readonly ReadRow[]): void => {
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
}

export const markTooMany = (reads: readonly ReadRow[]): void => {
  const counts = new Map<string, number>()
  for (const { kind, reasons } of reads) {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    if (count === mostItems + 1)
      reasons.push(
        text(`一个类型最多${mostItems}项。请精简。`, `A kind has no more than ${mostItems} items; shorten the list.`),
      )
  }
}

/** On the first row of a kind: that it is new and nearly another, or was retired. */
export const noteKinds = (
  reads: readonly ReadRow[],
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
