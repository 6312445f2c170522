/** The tables of a report, each cell a figure: compliance by scope, the methods by squad, and the units with what they hold. */
import { type Method, type Minima, methodLabel, methods } from '../activity'
import { type FigureBase, type FigureKey, type Figures, keyWithin } from './figures'

export type ReportTableName = 'scopes' | 'methods' | 'units'
export type ReportCell = { readonly words: string } | { readonly key: FigureKey; readonly missing?: boolean }
export type ReportTable = {
  readonly name: ReportTableName
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly ReportCell[])[]
}

/** What ids are called, in Chinese: a report is written in the language of the office that signs it. */
export type ReportNames = {
  readonly squad: (squad: number) => string
  readonly unit: (unitId: string) => string
  readonly scope: (scopeId: string) => string
  readonly point: (pointId: number) => string
}

const unitColumns = [
  ['发现问题', 'found'],
  ['销号', 'closed'],
  ['退回', 'sentBack'],
  ['未办结', 'open'],
  ['其中超期', 'overdue'],
] as const satisfies readonly (readonly [string, FigureBase])[]

/** What is told of a unit. */
export const unitFigures: readonly FigureBase[] = unitColumns.map(([, base]) => base)

const scopeColumns = [
  ['点位', 'points'],
  ['达标', 'compliant'],
  ['达标率', 'compliantRate'],
  ['未检查', 'uninspected'],
  ['超期', 'pointsOverdue'],
] as const satisfies readonly (readonly [string, FigureBase])[]

/** The keys of all cells. */
export const keysInTables = (tables: readonly ReportTable[]): FigureKey[] =>
  tables.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap((cell) => ('key' in cell ? [cell.key] : []))))

const scopesTable = (scopeIds: readonly string[], names: ReportNames): ReportTable => ({
  name: 'scopes',
  title: '督导范围点位达标情况',
  head: ['督导范围', ...scopeColumns.map(([head]) => head)],
  rows: scopeIds.map((scopeId) => [
    { words: names.scope(scopeId) },
    ...scopeColumns.map(([, base]): ReportCell => ({ key: keyWithin(base, 'scope', scopeId) })),
  ]),
})

const methodsTable = (
  squads: readonly number[],
  minima: Minima,
  countOf: Figures['countOf'],
  names: ReportNames,
): ReportTable => ({
  name: 'methods',
  title: '督导方式完成情况',
  head: [
    '督导分队',
    ...methods.map((method) => `${methodLabel[method].zh}${minima[method] === 0 ? '' : `（至少${minima[method]}次）`}`),
  ],
  rows: squads.map((squad) => [
    { words: names.squad(squad) },
    ...methods.map((method: Method): ReportCell => {
      const key = keyWithin(method, 'squad', squad)
      return countOf(key) < minima[method] ? { key, missing: true } : { key }
    }),
  ]),
})

/** Units with anything to tell, the most open issues first. */
const unitsTable = (unitIds: readonly string[], countOf: Figures['countOf'], names: ReportNames): ReportTable => {
  const told = unitIds
    .map((unitId) => ({
      unitId,
      counts: Object.fromEntries(
        unitColumns.map(([, base]) => [base, countOf(keyWithin(base, 'unit', unitId))]),
      ) as Record<(typeof unitColumns)[number][1], number>,
    }))
    .filter(({ counts }) => Object.values(counts).some((count) => count > 0))
    .sort(
      (one, other) =>
        other.counts.overdue - one.counts.overdue ||
        other.counts.open - one.counts.open ||
        other.counts.found - one.counts.found ||
        (one.unitId < other.unitId ? -1 : 1),
    )
  return {
    name: 'units',
    title: '责任单位问题整改情况',
    head: ['责任单位', ...unitColumns.map(([head]) => head)],
    rows: told.map(({ unitId }) => [
      { words: names.unit(unitId) },
      ...unitColumns.map(([, base]): ReportCell => ({ key: keyWithin(base, 'unit', unitId) })),
    ]),
  }
}

/** Which scopes, squads and units a report may tell of, in the order of the plan. */
export type ReportGround = {
  readonly scopeIds: readonly string[]
  readonly squads: readonly number[]
  readonly unitIds: readonly string[]
  readonly minima: Minima
}

/** From counted figures, or from those that were frozen: the same numbers give the same tables. */
export const reportTables = (
  { scopeIds, squads, unitIds, minima }: ReportGround,
  countOf: Figures['countOf'],
  names: ReportNames,
): ReportTable[] =>
  [
    scopesTable(scopeIds, names),
    methodsTable(squads, minima, countOf, names),
    unitsTable(unitIds, countOf, names),
  ].filter(({ rows }) => rows.length > 0)

/** The points of the frozen or counted figures, the most open issues first. */
export const worstPoints = (
  pointIds: readonly number[],
  countOf: Figures['countOf'],
  most: number,
): { readonly pointId: number; readonly open: number; readonly overdue: number }[] =>
  pointIds
    .map((pointId) => ({
      pointId,
      open: countOf(keyWithin('open', 'point', pointId)),
      overdue: countOf(keyWithin('overdue', 'point', pointId)),
    }))
    .filter(({ open }) => open > 0)
    .sort((one, other) => other.open - one.open || other.overdue - one.overdue || one.pointId - other.pointId)
    .slice(0, most)
