/** The roster of units beside the units that there are: names, other names, superior units, squads. An empty cell changes nothing. */
import { numberOfNumeral } from '../chineseNumeral'
import { comparable, namesIn, type SheetRow } from '../importing/cells'
import type { NameChoices, PlanUnit } from '../importing/planComparison'
import { longestUnitName, squadText } from '../importing/planText'
import { createUnitNames } from '../importing/unitNames'
import { isRefusal, type Refusal } from '../refusal'
import { type Text, text } from '../text'
import { rosterTables, unitColumns } from './rosterColumns'
import {
  type CheckedLine,
  differenceOf,
  missing,
  noSuchUnit,
  type RosterDifference,
  type RosterLine,
  type RosterRow,
  refusedLine,
  rosterRowsOf,
  tooLong,
} from './rosterLines'

export type RosterUnit = PlanUnit & { readonly nameEn: string; readonly superiorId: string | null }
export type UnitGround = {
  readonly units: readonly RosterUnit[]
  readonly squads: readonly number[]
}

/** What is written of a unit; a field that is absent stays as it is. */
export type UnitTaken = {
  /** Null: it is made. */
  readonly unitId: string | null
  readonly name: string
  readonly english?: string
  /** All of them, in the place of those before. */
  readonly aliases?: readonly string[]
  /** A unit that is there, or one that this sheet makes, by its name. */
  readonly superior?: { readonly unitId: string } | { readonly name: string }
  readonly squad?: number
}

/** 第三督导分队, 三分队, 3. */
export const squadOf = (said: string): number | null => {
  const found = /^第?([一二三四五六七八九十\d]{1,4})(?:督导)?(?:分?队)?$/u.exec(
    said.normalize('NFKC').replace(/\s/gu, ''),
  )
  return found?.[1] === undefined ? null : numberOfNumeral(found[1])
}

type Row = RosterRow<keyof typeof unitColumns>
type Read = {
  readonly row: Row
  readonly name: string
  readonly unit: RosterUnit | null
  readonly line: RosterLine | null
}

const isName = (name: string): boolean => /^[\p{L}\p{M}\p{N} （）()《》“”、，·•\-—－.．&]+$/u.test(name)

/** Which unit a row is about, or why that cannot be said. */
const unitsOfRows = (rows: readonly Row[], ground: UnitGround, choices: NameChoices): Read[] => {
  const { named, near } = createUnitNames(ground.units)
  const byId = new Map(ground.units.map((unit) => [unit.id, unit]))
  const seen = new Map<string, number>()
  return rows.map((row): Read => {
    const name = row.cell('name')
    const refused = (...reasons: Text[]): Read => ({
      row,
      name,
      unit: null,
      line: refusedLine(row.number, name, reasons),
    })
    if (row.unseen.length > 0) return refused(...row.unseen)
    if (name === '') return refused(missing(unitColumns.name))
    if ([...name].length > longestUnitName) return refused(tooLong(unitColumns.name, longestUnitName))
    if (!isName(name))
      return refused(text('单位名称中有不该有的符号。请改正。', 'The name has signs that no name has; correct it.'))
    const choice = Object.hasOwn(choices, name) ? choices[name] : undefined
    const chosen = choice === undefined || choice.is === 'new' ? undefined : byId.get(choice.unitId)
    const unit = named(name) ?? chosen ?? null
    if (unit?.retiredOn != null)
      return refused(
        text('这个单位已停用，不能再改动。请用承接单位的名称。', 'This unit is retired; write its successor’s name.'),
      )
    const before = seen.get(unit?.id ?? comparable(name))
    if (before !== undefined)
      return refused(
        text(
          `与第${before}行是同一个单位。请合并成一行。`,
          `It is the unit of row ${before}; make one row of the two.`,
        ),
      )
    seen.set(unit?.id ?? comparable(name), row.number)
    const suggestions = unit === null && choice?.is !== 'new' ? near(name) : []
    if (suggestions.length === 0) return { row, name, unit, line: null }
    const names = suggestions.map((one) => `“${one.name}”`)
    const reasons = [text(`是不是${names.join('或')}？请选择。`, `Is it ${names.join(' or ')}? Choose.`)]
    return { row, name, unit, line: { ...refusedLine(row.number, name, reasons), is: 'asked', suggestions } }
  })
}

/** Each name means one unit: another's own or other name is not taken for it. */
const aliasesOf = (read: Read, choices: NameChoices, owners: ReadonlyMap<string, string>) => {
  const { row, name, unit } = read
  const own = unit?.id ?? comparable(name)
  const said = namesIn(row.raw('aliases')).filter((alias) => comparable(alias) !== comparable(unit?.name ?? name))
  const kept = unit !== null && Object.hasOwn(choices, name) && choices[name]?.is === 'alias' ? [name] : []
  const before = unit?.aliases ?? []
  const aliases = [...new Set([...(said.length > 0 ? said : before), ...kept])].sort()
  const reasons = aliases.flatMap((alias): Text[] => {
    if ([...alias].length > longestUnitName) return [tooLong(unitColumns.aliases, longestUnitName)]
    const owner = owners.get(comparable(alias))
    return owner === undefined || owner === own
      ? []
      : [text(`别名“${alias}”已经是另一个单位的名称。请核对。`, `"${alias}" is another unit’s name already; check it.`)]
  })
  return { aliases, before, reasons }
}

const ownersOf = (reads: readonly Read[], { units }: UnitGround): Map<string, string> => {
  const owners = new Map<string, string>()
  const put = (name: string, id: string) => void (owners.has(comparable(name)) || owners.set(comparable(name), id))
  for (const { id, name } of units) put(name, id)
  for (const { name, unit, line } of reads) if (line === null && unit === null) put(name, comparable(name))
  for (const { id, aliases, retiredOn } of units) if (retiredOn === null) for (const alias of aliases) put(alias, id)
  for (const { row, name, unit, line } of reads)
    if (line === null) for (const alias of namesIn(row.raw('aliases'))) put(alias, unit?.id ?? comparable(name))
  return owners
}

export const checkUnitRoster = (
  sheet: readonly SheetRow[],
  ground: UnitGround,
  choices: NameChoices = {},
): CheckedLine<UnitTaken>[] | Refusal => {
  const rows = rosterRowsOf(sheet, rosterTables.units)
  if (isRefusal(rows)) return rows
  const reads = unitsOfRows(rows, ground, choices)
  const owners = ownersOf(reads, ground)
  const byKey = new Map<string, RosterUnit>(ground.units.map((unit) => [unit.id, unit]))
  const made = new Map(
    reads.flatMap((read) => (read.line === null && read.unit === null ? [[comparable(read.name), read] as const] : [])),
  )
  const { near } = createUnitNames(ground.units)
  const nameOf = (key: string | null) => (key === null ? '' : (byKey.get(key)?.name ?? made.get(key)?.name ?? key))

  const superiorOf = new Map<string, string | null>(ground.units.map(({ id, superiorId }) => [id, superiorId]))
  const lines = reads.map((read): CheckedLine<UnitTaken> => {
    const { row, name, unit, line } = read
    if (line !== null) return { line, take: null }
    const reasons: Text[] = []
    const { aliases, before, reasons: wrongAliases } = aliasesOf(read, choices, owners)
    reasons.push(...wrongAliases)
    const squadSaid = row.cell('squad')
    const squad = squadSaid === '' ? null : squadOf(squadSaid)
    if (squadSaid !== '' && (squad === null || !ground.squads.includes(squad)))
      reasons.push(
        text(
          `没有督导分队“${squadSaid}”。请核对，或先导入方案。`,
          `There is no squad "${squadSaid}"; check it, or take the plan first.`,
        ),
      )
    const english = row.cell('english')
    if ([...english].length > longestUnitName) reasons.push(tooLong(unitColumns.english, longestUnitName))
    const superiorSaid = row.cell('superior')
    const key = superiorSaid === '' ? undefined : owners.get(comparable(superiorSaid))
    const own = unit?.id ?? comparable(name)
    const superiorUnit = key === undefined ? undefined : byKey.get(key)
    if (superiorSaid !== '') {
      if (key === undefined || (superiorUnit?.retiredOn ?? null) !== null)
        reasons.push(noSuchUnit(superiorSaid, near(superiorSaid)))
      else if (key === own)
        reasons.push(text('上级单位就是它自己。请改正。', 'Its superior is the unit itself; correct it.'))
      else superiorOf.set(own, key)
    }
    if (reasons.length > 0) return { line: refusedLine(row.number, name, reasons), take: null }

    const differences: RosterDifference[] = [
      ...differenceOf(unitColumns.aliases, before.join('、'), aliases.join('、')),
      ...(key === undefined ? [] : differenceOf(unitColumns.superior, nameOf(unit?.superiorId ?? null), nameOf(key))),
      ...(squad === null
        ? []
        : differenceOf(unitColumns.squad, unit?.squad == null ? '' : squadText(unit.squad).zh, squadText(squad).zh)),
      ...(english === '' ? [] : differenceOf(unitColumns.english, unit?.nameEn ?? '', english)),
    ]
    const take: UnitTaken = {
      ...{ unitId: unit?.id ?? null, name: unit?.name ?? name },
      ...(english !== '' && { english }),
      ...(aliases.join('、') !== before.join('、') && { aliases }),
      ...(key !== undefined && { superior: superiorUnit === undefined ? { name: nameOf(key) } : { unitId: key } }),
      ...(squad !== null && { squad }),
    }
    const is = unit === null ? 'new' : differences.length > 0 ? 'changed' : 'unchanged'
    const notes =
      unit !== null && comparable(unit.name) !== comparable(name)
        ? [text(`即“${unit.name}”。`, `This is "${unit.name}".`)]
        : []
    return {
      line: { ...{ number: row.number, name, is, reasons: [], notes }, ...{ differences, suggestions: [] } },
      take: is === 'unchanged' ? null : take,
    }
  })
  return withoutRings(withoutRefusedSuperiors(lines), superiorOf)
}

/** A unit below one that cannot be made cannot be made so either; and so on downwards. */
const withoutRefusedSuperiors = (lines: readonly CheckedLine<UnitTaken>[]): CheckedLine<UnitTaken>[] => {
  const made = new Set(lines.flatMap(({ take }) => (take?.unitId === null ? [take.name] : [])))
  const orphaned = ({ take }: CheckedLine<UnitTaken>) =>
    take?.superior !== undefined && 'name' in take.superior && !made.has(take.superior.name)
  if (!lines.some(orphaned)) return [...lines]
  return withoutRefusedSuperiors(
    lines.map((checked) =>
      orphaned(checked)
        ? {
            line: refusedLine(checked.line.number, checked.line.name, [
              text(
                '它的上级单位这次不能采用。请先改正上级单位那一行。',
                'Its superior cannot be taken; correct that row first.',
              ),
            ]),
            take: null,
          }
        : checked,
    ),
  )
}

const withoutRings = (
  lines: readonly CheckedLine<UnitTaken>[],
  superiorOf: ReadonlyMap<string, string | null>,
): CheckedLine<UnitTaken>[] =>
  lines.map((checked) => {
    const { take, line } = checked
    if (take?.superior === undefined) return checked
    const own = take.unitId ?? comparable(take.name)
    const passed = new Set<string>()
    for (
      let next = superiorOf.get(own) ?? null;
      next !== null && !passed.has(next);
      next = superiorOf.get(next) ?? null
    )
      passed.add(next)
    if (!passed.has(own)) return checked
    const reason = text(
      '上级单位绕成了圈：它成了自己的上级。请改正。',
      'The superiors go in a ring: it would stand above itself. Correct it.',
    )
    return { line: refusedLine(line.number, line.name, [reason]), take: null }
  })
