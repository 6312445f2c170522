/**
 * A sheet of points beside the points that are there: what is new, changed, unchanged, and what cannot be taken, each row
 * with its reasons. Nothing is written here.
 */
import { createClaims, type Doubt, doubtText, type Land } from '../boundaries/borderDoubt'
import { scopeOf } from '../boundaries/handOver'
import { distanceMetres } from '../coordinates'
import { kindChangeNote } from '../pointRegister'
import type { Scope } from '../scope'
import { isStorable } from '../storable'
import { type Text, text } from '../text'
import { cellText, comparable, hasUnseen, type NumberedRow, namesIn, yesOrNo } from './cells'
import type { CheckedRow, Difference, KnownPoint, SheetPoint } from './checkedRow'
import { scopeNamed } from './datumDetective'
import { nearMisses } from './nearMisses'
import { type ColumnMatch, cellsByColumn, type PointColumn, pointColumnNames, pointColumns } from './pointColumns'
import { createPointMatcher } from './pointMatch'
import { type PlaceReading, quoted, readPlace } from './readPlace'
import { sheetPlaceOf } from './sheetPlace'

export const longestName = 60
export const longestAddress = 200

/** What a sheet is read against. */
export type SheetGround = {
  readonly kinds: readonly { readonly key: string; readonly name: Text }[]
  readonly units: readonly { readonly id: string; readonly name: Text }[]
  readonly scopes: readonly (Pick<Scope, 'id' | 'name'> & Land)[]
  readonly points: readonly KnownPoint[]
  /** What the office has said of a point, which outlives its place. */
  readonly decided: ReadonlyMap<number, string | null>
}

/** A smaller difference is the rounding of a sheet. */
const movedMetres = 1

type Named = { readonly id: string; readonly name: Text }

const named = (said: string, among: ReadonlyMap<string, Named>): Named | undefined => among.get(comparable(said))

const namesOf = (all: readonly Named[]): ReadonlyMap<string, Named> =>
  new Map(all.flatMap((one) => [one.name.en, one.name.zh].map((name) => [comparable(name), one] as const)))

/** What a name may have been meant for: asked for again in row after row, and found once. */
const createSuggestions = (all: readonly Named[], otherwise: Text) => {
  const known = new Map<string, Text>()
  return (said: string): Text => {
    const found = known.get(said)
    if (found !== undefined) return found
    const near = nearMisses(
      said,
      all.map(({ name }) => name.zh),
    )
    const suggested =
      near.length === 0
        ? otherwise
        : text(`是不是${quoted(near)}？请改成系统中的名称。`, `Is it ${quoted(near)}? Write it as the system has it.`)
    known.set(said, suggested)
    return suggested
  }
}

const tooLong = (what: Text, most: number): Text =>
  text(`${what.zh}超过${most}字。请缩短。`, `The ${what.en} is longer than ${most} characters; shorten it.`)

/**
 * Reads rows one after the other. An empty cell says nothing: what is there stays as it is; so does what the sheet has no
 * column for.
 */
export const createSheetReader = (ground: SheetGround, match: ColumnMatch, reading: PlaceReading) => {
  const allKinds = ground.kinds.map(({ key, name }) => ({ id: key, name }))
  const kinds = namesOf(allKinds)
  const kindKeys = new Set(ground.kinds.map(({ key }) => key))
  const units = namesOf(ground.units)
  const suggestKind = createSuggestions(
    allKinds,
    text(
      `请从${quoted(ground.kinds.map(({ name }) => name.zh))}中选写。`,
      `Choose one of ${ground.kinds.map(({ name }) => name.en).join(', ')}.`,
    ),
  )
  const suggestUnit = createSuggestions(
    ground.units,
    text('请核对，或先在“管理 › 单位”中登记。', 'Check it, or enter it under units first.'),
  )
  const matchPoint = createPointMatcher(ground.points)
  const claimsAt = createClaims(ground.scopes)
  const columns = pointColumnNames.filter((column) => match[column] !== undefined)

  return (row: NumberedRow): CheckedRow => {
    const raw = cellsByColumn(row.cells, match)
    const cell = (column: PointColumn): string => cellText(raw(column))
    const reasons: Text[] = []
    const notes: Text[] = []

    for (const column of columns)
      if (hasUnseen(raw(column)) || !isStorable(raw(column))) {
        const { zh, en } = pointColumns[column].label
        reasons.push(
          text(
            `“${zh}”中有看不见的控制字符。请清除格式后重新填写。`,
            `"${en}" has characters that cannot be seen; clear it and type it again.`,
          ),
        )
      }
    const name = cell('name')
    if (name === '') reasons.push(text('没有名称。请填写。', 'It has no name; give one.'))
    if ([...name].length > longestName) reasons.push(tooLong(text('名称', 'name'), longestName))
    const address = cell('address')
    if ([...address].length > longestAddress) reasons.push(tooLong(text('地址', 'address'), longestAddress))

    const kindSaid = cell('kind')
    const kind = kindKeys.has(kindSaid) ? kindSaid : named(kindSaid, kinds)?.id
    if (kind === undefined) {
      const { zh, en } = suggestKind(kindSaid)
      reasons.push(
        kindSaid === ''
          ? text('没有点位类型。请填写。', 'It has no kind; give one.')
          : text(`没有点位类型“${kindSaid}”。${zh}`, `There is no kind of point "${kindSaid}". ${en}`),
      )
    }

    const unitNames = namesIn(raw('units'))
    const saidUnits = unitNames.flatMap((said): string[] => {
      const unit = named(said, units)
      if (unit !== undefined) return [unit.id]
      const { zh, en } = suggestUnit(said)
      reasons.push(text(`没有单位“${said}”。${zh}`, `There is no unit "${said}". ${en}`))
      return []
    })
    const leadSaid = cell('lead')
    const saidLead = leadSaid === '' ? null : named(leadSaid, units)?.id

    const urbanSaid = cell('urban')
    const urban = yesOrNo(urbanSaid)
    if (urbanSaid !== '' && urban === undefined)
      reasons.push(text(`“${urbanSaid}”不是“是”或“否”。请改正。`, `"${urbanSaid}" is neither yes nor no; correct it.`))

    const place = readPlace(sheetPlaceOf(cell, match), reading)
    if ('reason' in place) reasons.push(place.reason)
    if ('reason' in place || kind === undefined || reasons.length > 0)
      return { number: row.number, name, notes, is: 'refused', reasons }

    const { position, note } = place
    if (note !== null) notes.push(note)
    const code = cell('code')
    const matched = matchPoint({ number: row.number, code, kind, name, position })
    if ('reason' in matched) return { number: row.number, name, notes, is: 'refused', reasons: [matched.reason] }
    const { before } = matched

    const unitIds = unitNames.length > 0 ? saidUnits : (before?.unitIds ?? [])
    const leadBefore = before?.leadId ?? null
    const lead = leadSaid === '' ? (leadBefore !== null && unitIds.includes(leadBefore) ? leadBefore : null) : saidLead
    if (lead === undefined || (lead !== null && !unitIds.includes(lead)))
      reasons.push(
        text(
          `牵头单位“${leadSaid}”不在责任单位之中。请核对。`,
          `The lead unit "${leadSaid}" is none of the responsible units; check it.`,
        ),
      )
    if (before === undefined && unitIds.length === 0)
      reasons.push(text('没有责任单位。请填写。', 'It has no responsible unit; give one.'))
    if (lead === undefined || reasons.length > 0) return { number: row.number, name, notes, is: 'refused', reasons }

    const claims = claimsAt(position)
    const scopes = ground.scopes.filter(({ id }) => claims.scopeIds.includes(id))
    notes.push(...notesOnScopes(scopes, claims.doubt, scopeNamed(cell('scope'), ground.scopes)))
    const moved = before === undefined || distanceMetres(before.position, position) > movedMetres
    const point: SheetPoint = {
      code: before?.code ?? (code === '' ? null : code),
      name,
      kind,
      // What the sheet rounds is not moved, nor given to another scope.
      position: moved ? position : before.position,
      address: address === '' ? (before?.address ?? '') : address,
      urban: urban ?? before?.urban ?? false,
      unitIds,
      leadId: lead,
      scopeId: moved
        ? scopeOf(claims, before?.scopeId ?? null, before && ground.decided.get(before.id))
        : before.scopeId,
    }
    const told = { number: row.number, name, notes, point, said: saidOf(placeColumns.map(cell)) }
    if (before === undefined) return { ...told, is: 'new' }
    const differences = differencesOf(before, point, ground)
    const { id: pointId } = before
    if (before.kind !== kind) notes.push(kindChangeNote)
    return differences.length === 0
      ? { ...told, is: 'unchanged', pointId }
      : { ...told, is: 'changed', pointId, differences }
  }
}

const placeColumns = ['position', 'lng', 'lat'] as const satisfies readonly PointColumn[]

const saidOf = (cells: readonly string[]): string => cells.filter((cell) => cell !== '').join(', ')

type NamedScope = Pick<Scope, 'id' | 'name'>

/** Where it lies beside where the sheet says; in no scope, or in several. */
const notesOnScopes = (scopes: readonly NamedScope[], doubt: Doubt | null, said: NamedScope | undefined): Text[] => {
  const [first] = scopes
  const notes: Text[] = []
  if (said !== undefined && !scopes.some(({ id }) => id === said.id))
    notes.push(
      text(
        `写的是${said.name.zh}，位置却${first === undefined ? '不在任何督导范围' : `在${first.name.zh}`}。请核对。`,
        `It names ${said.name.en} and lies ${first === undefined ? 'in no scope' : `in ${first.name.en}`}; check it.`,
      ),
    )
  if (first === undefined && said === undefined)
    notes.push(text('不在任何督导范围，没有分队督导。', 'It lies in no scope; no squad supervises it.'))
  if (doubt?.why === 'near') {
    const { zh, en } = doubtText(doubt)
    notes.push(text(`${zh}，归属要由办公室确定。`, `It is ${en}; the office has to decide whose it is.`))
  }
  if (doubt?.why === 'several')
    notes.push(
      text(
        `同时在${scopes.map(({ name }) => name.zh).join('、')}，归属要由办公室确定。`,
        `It lies in ${scopes.map(({ name }) => name.en).join(' and ')}; the office has to decide whose it is.`,
      ),
    )
  return notes
}

const differencesOf = (before: KnownPoint, after: SheetPoint, { kinds, units }: SheetGround): Difference[] => {
  const differences: Difference[] = []
  const differs = (column: Difference['column'], one: string, other: string) => {
    if (one !== other) differences.push({ column, before: one, after: other })
  }
  const kindName = (key: string) => kinds.find((kind) => kind.key === key)?.name.zh ?? key
  const unitName = (id: string | null) => (id === null ? '' : (units.find((unit) => unit.id === id)?.name.zh ?? id))
  differs('name', before.name, after.name)
  differs('kind', kindName(before.kind), kindName(after.kind))
  differs('address', before.address, after.address)
  differs('urban', before.urban ? '是' : '否', after.urban ? '是' : '否')
  const sorted = (ids: readonly string[]) => [...ids].sort().map(unitName).join('、')
  differs('units', sorted(before.unitIds), sorted(after.unitIds))
  differs('lead', unitName(before.leadId), unitName(after.leadId))
  const metres = distanceMetres(before.position, after.position)
  if (metres > movedMetres) {
    const [one, other] = [before.position, after.position].map((position) =>
      position.map((degrees) => degrees.toFixed(6)).join(', '),
    )
    differences.push({ column: 'place', before: one ?? '', after: `${other ?? ''}（移动${Math.round(metres)}米）` })
  }
  return differences
}
