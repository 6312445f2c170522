/** Dossiers of units 单位档案: what each unit's facts are made from, read for all of them at once. */
import { and, gte, inArray, isNull, lte, ne, sql } from 'drizzle-orm'
import { notCountedBecause } from '../../domain/activity'
import type { LocalDate } from '../../domain/calendar'
import { type CityFacts, dayNumber, dayOfNumber, statusCode } from '../../domain/city/cityFacts'
import { statusCodeAt } from '../../domain/city/statusCodes'
import type { DossierGround } from '../../domain/dossier/facts'
import { holdingsByUnit } from '../../domain/dossier/holdings'
import { groupedBy } from '../../domain/groupedBy'
import type { Server } from '../context'
import { campaign, issues, units } from '../db/schema'
import { activities } from '../db/tables/activities'
import { materials } from '../db/tables/materials'
import { readGoodPractice } from './goodPractice'

/** Both days included. */
export type Period = { readonly from: LocalDate; readonly until: LocalDate }

/** The campaign so far; after its last day, all of it. */
const periodSoFar = async ({ database, clock }: Pick<Server, 'database' | 'clock'>): Promise<Period> => {
  const [row] = await database.db.select({ plan: campaign.plan }).from(campaign)
  if (!row) throw new Error('the campaign is not loaded')
  const today = clock.today()
  const { startsOn, endsOn } = row.plan
  const [until = today] = [today, endsOn].sort()
  return { from: startsOn, until }
}

export type Dossiers = {
  readonly period: Period
  readonly groundOf: (unitId: string) => DossierGround
  /** The issue of a holding's row. */
  readonly issueIdAt: (row: number) => string
}

type Held = ReturnType<typeof holdingsByUnit>
const lastHeld = new WeakMap<CityFacts, { readonly key: string; readonly held: Held }>()

/** Counted anew only after something has happened, or on another day. */
const heldByUnit = (facts: CityFacts, position: number, until: number): Held => {
  const key = `${position} ${until}`
  const known = lastHeld.get(facts)
  if (known?.key === key) return known.held
  const held = holdingsByUnit(facts, until)
  lastHeld.set(facts, { key, held })
  return held
}

export const readDossiers = async ({
  database,
  clock,
  city,
}: Pick<Server, 'database' | 'clock' | 'city'>): Promise<Dossiers> => {
  const { db } = database
  const period = await periodSoFar({ database, clock })
  const until = dayNumber(period.until)
  const [accountable, held, asked, goodPractice] = await Promise.all([
    db
      .select({ id: issues.id, unitId: issues.unitId })
      .from(issues)
      .where(inArray(sql`${issues.state} #>> '{escalation,accountability}'`, ['referred', 'recorded'])),
    db
      .select({ state: activities.state })
      .from(activities)
      .where(and(gte(activities.date, period.from), lte(activities.date, period.until))),
    db
      .select({ id: materials.id, unitId: materials.unitId, state: materials.state })
      .from(materials)
      .where(ne(materials.state, 'removed')),
    readGoodPractice(db, period),
  ])
  // Last, and nothing is waited for between it and the counting: others write the columns meanwhile.
  const { facts, position } = await city.read()
  /** The unit that held it when it was referred: it holds it still. */
  const accountableUnit = new Map(accountable.map(({ id, unitId }) => [id, unitId]))
  const holdings = heldByUnit(facts, position, until)
  const counted = held.map(({ state }) => state).filter((activity) => notCountedBecause(activity) === null)
  const activitiesOf = groupedBy(counted, ({ unitIds }) => unitIds)
  const materialsOf = groupedBy(asked, ({ unitId }) => [unitId])
  const pointRows = Array.from({ length: facts.points.count() }, (_, row) => row).filter(
    (row) => facts.points.column.until.at(row) > until,
  )
  const pointsOf = groupedBy(pointRows, facts.points.unitsAt)

  return {
    period,
    issueIdAt: facts.issues.idAt,
    groundOf: (unitId) => {
      const own = (holdings.get(unitId) ?? []).filter(
        ({ notifiedOn }) => dayOfNumber(notifiedOn) >= period.from && notifiedOn <= until,
      )
      const points = pointsOf.get(facts.unit.known(unitId) ?? -1) ?? []
      const material = materialsOf.get(unitId) ?? []
      return {
        holdings: own,
        accountable: new Set(
          own.flatMap(({ row }) => (accountableUnit.get(facts.issues.idAt(row)) === unitId ? [row] : [])),
        ),
        pointIds: points.map(facts.points.idAt),
        compliantPointIds: points
          .filter((row) => statusCodeAt(facts, row, until) === statusCode.compliant)
          .map(facts.points.idAt),
        activities: activitiesOf.get(unitId) ?? [],
        materialIds: material.map(({ id }) => id),
        acceptedMaterialIds: material.filter(({ state }) => state === 'accepted').map(({ id }) => id),
        goodPracticeIds: goodPractice.get(unitId) ?? [],
      }
    },
  }
}

/** Units in use, the supervised ones in the plan's order and then the others. */
export const readUnits = (db: Server['database']['db']) =>
  db
    .select({
      id: units.id,
      nameZh: units.nameZh,
      nameEn: units.nameEn,
      squad: units.squad,
      order: units.supervisedOrder,
    })
    .from(units)
    .where(isNull(units.retiredOn))
    .orderBy(sql`${units.supervisedOrder} asc nulls last`, units.id)
