/**
 * A sheet of points beside the points that are there: what is new, changed, unchanged, and what cannot be taken, each row
 * with its reasons. Nothing is written here.
 */
import { distanceMetres, type LngLat } from '../coordinates'
import { groupedBy } from '../groupedBy'
import { type Scope, scopesAt } from '../scope'
import { isStorable } from '../storable'
import { type Text, text } from '../text'
import { cellText, comparable, hasUnseen, type NumberedRow, namesIn, yesOrNo } from './cells'
import type { CheckedRow, Difference, KnownPoint, SheetPoint } from './checkedRow'
import { type DatumReading, readingToWgs84, scopeNamed } from './datumDetective'
import { centralMeridianOf, projectedToWgs84 } from './gaussKrueger'
import { nearMisses } from './nearMisses'
import type { ColumnMatch, PointColumn } from './pointColumns'
import { type SheetPlace, sheetPlaceOf } from './sheetPlace'

export const longestName = 60
export const longestAddress = 200

/** What a sheet is read against. */
export type SheetGround = {
  readonly kinds: readonly { readonly key: string; readonly name: Text }[]
  readonly units: readonly { readonly id: string; readonly name: Text }[]
  readonly scopes: readonly Pick<Scope, 'id' | 'name' | 'geometry'>[]
  readonly points: readonly KnownPoint[]
}

/** Without a code a point of the same name and kind is the same if it lies no farther off. */
const samePlaceMetres = 100
/** A smaller difference is the rounding of a sheet. */
const movedMetres = 1

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')

/** How the coordinates of a sheet are read. */
export type PlaceReading = {
  readonly datum: DatumReading
  /** Degrees, for metres of a projection that name no zone. */
  readonly centralMeridian: number
}

const placeIn = (
  place: SheetPlace,
  { datum, centralMeridian }: PlaceReading,
): { readonly position: LngLat; readonly note: Text | null } | { readonly reason: Text } => {
  switch (place.is) {
    case 'degrees':
      return {
        position: readingToWgs84(place.position, datum),
        note: place.isSwapped
          ? text('经度和纬度填反了，已对调。', 'Longitude and latitude were the wrong way round and are swapped.')
          : null,
      }
    case 'projected': {
      const { zone } = place.projected
      const meridian = zone === null ? centralMeridian : centralMeridianOf(zone)
      return {
        position: projectedToWgs84(place.projected, meridian),
        note:
          zone === null
            ? text(
                `投影坐标没有带号，按中央经线${meridian}°换算。`,
                `The coordinates name no zone; the meridian ${meridian}° is taken.`,
              )
            : null,
      }
    }
    case 'elsewhere':
      return {
        reason: text(
          `坐标“${place.said.join(', ')}”不在国内。请核对。`,
          `The coordinates ${place.said.join(', ')} do not lie in China; check them.`,
        ),
      }
    case 'unreadable':
      return {
        reason: text(
          `坐标${quoted(place.said)}读不懂。请写成 111.1274 或 111°7′38.7″。`,
          `The coordinates ${quoted(place.said)} cannot be read; write 111.1274 or 111°7′38.7″.`,
        ),
      }
    case 'missing':
      return {
        reason: text('没有坐标。请填写经度和纬度。', 'It has no coordinates; give longitude and latitude.'),
      }
    default:
      return place satisfies never
  }
}

type Named = { readonly id: string; readonly name: Text }

const named = (said: string, among: ReadonlyMap<string, Named>): Named | undefined => among.get(comparable(said))

const namesOf = (all: readonly Named[]): ReadonlyMap<string, Named> =>
  new Map(all.flatMap((one) => [one.name.en, one.name.zh].map((name) => [comparable(name), one] as const)))

const suggestion = (said: string, all: readonly Named[]): Text => {
  const near = nearMisses(
    said,
    all.map(({ name }) => name.zh),
  )
  return near.length === 0
    ? text('请核对，或先在“管理 › 单位”中登记。', 'Check it, or enter it under units first.')
    : text(`是不是${quoted(near)}？请改成系统中的名称。`, `Is it ${quoted(near)}? Write it as the system has it.`)
}

/** Reads rows one after the other; each is read once, and a code or place that comes twice is refused the second time. */
export const createSheetReader = (ground: SheetGround, match: ColumnMatch, reading: PlaceReading) => {
  const kinds = namesOf(ground.kinds.map(({ key, name }) => ({ id: key, name })))
  const kindKeys = new Set(ground.kinds.map(({ key }) => key))
  const units = namesOf(ground.units)
  const byCode = new Map(ground.points.map((point) => [comparable(point.code), point]))
  const byName = groupedBy(ground.points, ({ kind, name }) => [`${kind} ${comparable(name)}`])
  const rowOfCode = new Map<string, number>()
  const rowOfPoint = new Map<number, number>()
  const rowsOfName = new Map<string, { readonly number: number; readonly position: LngLat }[]>()

  const known = (code: string, kind: string, name: string, position: LngLat): KnownPoint | undefined =>
    code !== ''
      ? byCode.get(comparable(code))
      : byName
          .get(`${kind} ${comparable(name)}`)
          ?.find((point) => distanceMetres(point.position, position) <= samePlaceMetres)

  return (row: NumberedRow): CheckedRow => {
    const cell = (column: PointColumn): string => {
      const index = match[column]
      return index === undefined ? '' : cellText(row.cells[index])
    }
    const reasons: Text[] = []
    const notes: Text[] = []
    const unseen = row.cells.filter((value) => hasUnseen(value) || !isStorable(value))
    if (unseen.length > 0)
      reasons.push(
        text(
          '单元格中有看不见的控制字符。请清除格式后重新填写。',
          'A cell has characters that cannot be seen; clear it and type it again.',
        ),
      )
    const name = cell('name')
    if (name === '') reasons.push(text('没有名称。请填写。', 'It has no name; give one.'))
    if ([...name].length > longestName)
      reasons.push(
        text(`名称超过${longestName}字。请缩短。`, `The name is longer than ${longestName} characters; shorten it.`),
      )
    const address = cell('address')
    if ([...address].length > longestAddress)
      reasons.push(
        text(
          `地址超过${longestAddress}字。请缩短。`,
          `The address is longer than ${longestAddress} characters; shorten it.`,
        ),
      )

    const kindSaid = cell('kind')
    const kind = kindKeys.has(kindSaid) ? kindSaid : named(kindSaid, kinds)?.id
    if (kind === undefined)
      reasons.push(
        kindSaid === ''
          ? text('没有点位类型。请填写。', 'It has no kind; give one.')
          : text(
              `没有点位类型“${kindSaid}”。${suggestion(kindSaid, [...kinds.values()]).zh}`,
              `There is no kind of point "${kindSaid}". ${suggestion(kindSaid, [...kinds.values()]).en}`,
            ),
      )

    const unitIds: string[] = []
    for (const said of namesIn(cell('units'))) {
      const unit = named(said, units)
      if (unit !== undefined) unitIds.push(unit.id)
      else {
        const { zh, en } = suggestion(said, ground.units)
        reasons.push(text(`没有单位“${said}”。${zh}`, `There is no unit "${said}". ${en}`))
      }
    }
    if (match.units !== undefined && cell('units') === '')
      reasons.push(text('没有责任单位。请填写。', 'It has no responsible unit; give one.'))
    const leadSaid = cell('lead')
    const lead = leadSaid === '' ? null : (named(leadSaid, units)?.id ?? undefined)
    // Where a unit is not known, the lead may well be that one.
    const areUnitsKnown = namesIn(cell('units')).length === unitIds.length
    if (areUnitsKnown && (lead === undefined || (lead !== null && !unitIds.includes(lead))))
      reasons.push(
        text(
          `牵头单位“${leadSaid}”不在责任单位之中。请核对。`,
          `The lead unit "${leadSaid}" is none of the responsible units; check it.`,
        ),
      )

    const urban = match.urban === undefined ? undefined : yesOrNo(cell('urban'))
    if (match.urban !== undefined && urban === undefined)
      reasons.push(
        text(`“${cell('urban')}”不是“是”或“否”。请改正。`, `"${cell('urban')}" is neither yes nor no; correct it.`),
      )

    const place = placeIn(sheetPlaceOf(cell, match), reading)
    if ('reason' in place) reasons.push(place.reason)
    const code = cell('code')
    if ('reason' in place || reasons.length > 0 || kind === undefined || lead === undefined)
      return { number: row.number, name, notes, is: 'refused', reasons }

    const { position, note } = place
    if (note !== null) notes.push(note)
    const scopes = scopesAt(position, ground.scopes)
    const scopeSaid = scopeNamed(cell('scope'), ground.scopes)
    if (scopeSaid !== undefined && !scopes.some(({ id }) => id === scopeSaid.id))
      notes.push(
        text(
          `写的是${scopeSaid.name.zh}，位置却${scopes[0] === undefined ? '不在任何督导范围' : `在${scopes[0].name.zh}`}。请核对。`,
          `It names ${scopeSaid.name.en} and lies ${scopes[0] === undefined ? 'in no scope' : `in ${scopes[0].name.en}`}; check it.`,
        ),
      )
    if (scopes.length === 0 && scopeSaid === undefined)
      notes.push(text('不在任何督导范围，没有分队督导。', 'It lies in no scope; no squad supervises it.'))
    if (scopes.length > 1)
      notes.push(
        text(
          `同时在${scopes.map((one) => one.name.zh).join('、')}，归属要由办公室确定。`,
          `It lies in ${scopes.map((one) => one.name.en).join(' and ')}; the office has to decide whose it is.`,
        ),
      )

    const before = known(code, kind, name, position)
    const refusedTwice = twice(row.number, code, kind, name, position, before)
    if (refusedTwice !== null) return { number: row.number, name, notes, is: 'refused', reasons: [refusedTwice] }
    const point: SheetPoint = {
      code: code === '' ? null : code,
      name,
      kind,
      position,
      address: match.address === undefined ? (before?.address ?? '') : address,
      urban: urban ?? before?.urban ?? false,
      unitIds: match.units === undefined ? (before?.unitIds ?? []) : unitIds,
      leadId: match.lead === undefined ? (before?.leadId ?? null) : lead,
      scopeId: scopes[0]?.id ?? null,
    }
    if (before === undefined) return { number: row.number, name, notes, is: 'new', point }
    const differences = differencesOf(before, point, ground)
    const { id: pointId } = before
    return differences.length === 0
      ? { number: row.number, name, notes, is: 'unchanged', point, pointId }
      : { number: row.number, name, notes, is: 'changed', point, pointId, differences }
  }

  /** The same point again further down in the sheet; remembers the row otherwise. */
  function twice(
    number: number,
    code: string,
    kind: string,
    name: string,
    position: LngLat,
    before: KnownPoint | undefined,
  ): Text | null {
    const again = (first: number, what: string): Text =>
      text(`与第${first}行${what}相同。请只留一行。`, `It is the same as row ${first}; keep one of the two.`)
    if (code !== '') {
      const first = rowOfCode.get(comparable(code))
      if (first !== undefined) return again(first, '编号')
      rowOfCode.set(comparable(code), number)
    }
    if (before !== undefined) {
      const first = rowOfPoint.get(before.id)
      if (first !== undefined) return again(first, '点位')
      rowOfPoint.set(before.id, number)
      return null
    }
    if (code !== '') return null
    const key = `${kind} ${comparable(name)}`
    const rows = rowsOfName.get(key) ?? []
    const first = rows.find((one) => distanceMetres(one.position, position) <= samePlaceMetres)
    if (first !== undefined) return again(first.number, '名称、类型和位置')
    rowsOfName.set(key, [...rows, { number, position }])
    return null
  }
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
