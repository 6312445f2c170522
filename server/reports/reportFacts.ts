/** What a report's numbers, tables and sentences are made from, read once for a report: the city, its activities, and what everything is called. */
import { asc } from 'drizzle-orm'
import type { Activity, Outing } from '../../domain/activity'
import { type LocalDate, monthOf } from '../../domain/calendar'
import { countFigures, type FigureKey, type Figures, idsOfPlace, type ReportData } from '../../domain/report/figures'
import type { Period } from '../../domain/report/period'
import { type ReportGround, type ReportNames, unitFigures } from '../../domain/report/tables'
import { minimaOfPlan } from '../activities/minima'
import { readActivitiesOf, readOutings } from '../activities/readTally'
import type { City } from '../city/cityStore'
import type { Server } from '../context'
import type { Db } from '../db/open'
import { campaign, points, scopes, squads, units } from '../db/schema'
import { readSquads } from './readReports'

export type PlanGround = Omit<ReportGround, 'unitIds' | 'scopeIds' | 'squads'> & {
  readonly scopes: readonly { readonly id: string; readonly squad: number }[]
  readonly squads: readonly number[]
  readonly names: ReportNames
}

export const readPlanGround = async (db: Db): Promise<PlanGround> => {
  const [[row], scopeRows, squadRows, unitRows, pointRows, numbers] = await Promise.all([
    db.select({ plan: campaign.plan }).from(campaign),
    db.select({ id: scopes.id, squad: scopes.squad, name: scopes.nameZh }).from(scopes).orderBy(asc(scopes.order)),
    db.select({ number: squads.number, name: squads.nameZh }).from(squads),
    db.select({ id: units.id, name: units.nameZh }).from(units),
    db.select({ id: points.id, name: points.name }).from(points),
    readSquads(db),
  ])
  if (!row) throw new Error('the campaign is not loaded')
  const named = <K>(entries: readonly (readonly [K, string])[]) => {
    const names = new Map(entries)
    return (id: K): string => names.get(id) ?? String(id)
  }
  return {
    minima: minimaOfPlan(row.plan),
    scopes: scopeRows,
    squads: numbers,
    names: {
      squad: named(squadRows.map(({ number, name }) => [number, name])),
      unit: named(unitRows.map(({ id, name }) => [id, name])),
      scope: named(scopeRows.map(({ id, name }) => [id, name])),
      point: named(pointRows.map(({ id, name }) => [id, name])),
    },
  }
}

/** Of the period's own month, and of the one before where its last days are told of in this one. */
const readDone = async (db: Db, { month, late }: Period): Promise<{ activities: Activity[]; outings: Outing[] }> => {
  const months = late === null ? [month] : [monthOf(late.from), month]
  const [activities, outings] = await Promise.all([
    Promise.all(months.map((one) => readActivitiesOf(db, one))),
    Promise.all(months.map((one) => readOutings(db, one))),
  ])
  return { activities: activities.flat(), outings: outings.flat() }
}

export type CountedReport = {
  readonly city: City
  readonly data: ReportData
  readonly figures: Figures
  readonly plan: PlanGround
}

/** The numbers of a squad's or the city's report, as they are known at the end of `today`. */
export const countReport = async (
  { database: { db }, city: store }: Pick<Server, 'database' | 'city'>,
  period: Period,
  squad: number | null,
  today: LocalDate,
): Promise<CountedReport> => {
  const [plan, done] = await Promise.all([readPlanGround(db), readDone(db, period)])
  // Last, and nothing is waited for between it and the counting: others write the columns meanwhile.
  const city = await store.read()
  const data: ReportData = {
    facts: city.facts,
    plan: city.planOn(today),
    period,
    squad,
    squads: plan.squads,
    today,
    ...done,
  }
  return { city, data, figures: countFigures(data), plan }
}

/** What a report tells of: its own scopes and squad, and the units with anything to tell. */
export const groundOf = (
  { scopes: all, squads: numbers, minima }: Pick<PlanGround, 'scopes' | 'squads' | 'minima'>,
  squad: number | null,
  figures: Pick<Figures, 'placesWith'>,
): ReportGround => ({
  scopeIds: all.filter((scope) => squad === null || scope.squad === squad).map(({ id }) => id),
  squads: squad === null ? numbers : [squad],
  unitIds: [...new Set(unitFigures.flatMap((base) => figures.placesWith(base, 'unit')))],
  minima,
})

/** Numbers as they were signed, asked as if they were counted. */
export const frozenAsFigures = (frozen: ReadonlyMap<FigureKey, readonly string[]>): Figures => ({
  idsOf: (key) => frozen.get(key) ?? [],
  countOf: (key) => frozen.get(key)?.length ?? 0,
  placesWith: (base, dimension) => idsOfPlace(frozen.keys(), base, dimension),
})
