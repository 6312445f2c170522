/**
 * Units in the event log: renamed, put below another, or retired once no issue is left with them; a successor takes over
 * points and units below. What a unit was called before is kept.
 */
import { and, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { addDays, type LocalDate } from '../../domain/calendar'
import { openStages } from '../../domain/issue'
import { isRefusal, type Refusal } from '../../domain/refusal'
import {
  decideUnitAction,
  type OtherUnit,
  type UnitAction,
  type UnitEvent,
  type UnitFacts,
  type UnitHolds,
} from '../../domain/unit'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { events, issues, pointUnits, roadSections, units } from '../db/schema'
import { unitAliases } from '../db/tables/roster'
import { formerUnitNames } from '../db/tables/unitNames'
import { addResponsible, writeLeads } from '../pointRegister/writeResponsible'
import { unknownSubject } from '../readCircumstances'
import { type Receipt, record, type Sent } from '../record'

export const readUnitHolds = async (db: Db, unitId: string): Promise<UnitHolds> => {
  // Asked for together: on one connection they go out in one round trip.
  const [openIssues, points, sections, subordinates] = await Promise.all([
    // What was found of its own work and not notified yet would be notified to it.
    db.$count(
      issues,
      and(
        or(eq(issues.unitId, unitId), and(isNull(issues.unitId), eq(issues.subjectUnitId, unitId))),
        inArray(issues.stage, openStages),
      ),
    ),
    // A retired one needs nobody until it is brought back.
    db.$count(
      pointUnits,
      and(
        eq(pointUnits.unitId, unitId),
        isNull(pointUnits.until),
        sql`exists (select 1 from points where points.id = ${pointUnits.pointId} and points.retired_on is null)`,
      ),
    ),
    db.$count(roadSections, and(eq(roadSections.responsibleUnitId, unitId), isNull(roadSections.retiredOn))),
    db.$count(units, and(eq(units.superiorId, unitId), isNull(units.retiredOn))),
  ])
  return { openIssues, points, roadSections: sections, subordinates }
}

const readUnit = async (tx: Db, unitId: string): Promise<UnitFacts | null> => {
  const [unit] = await tx.select().from(units).where(eq(units.id, unitId))
  if (!unit) return null
  const [lastFormer] = await tx
    .select()
    .from(formerUnitNames)
    .where(eq(formerUnitNames.unitId, unitId))
    .orderBy(desc(formerUnitNames.until))
    .limit(1)
  return {
    ...unit,
    ...(await readUnitHolds(tx, unitId)),
    namedSince: lastFormer === undefined ? null : addDays(lastFormer.until, 1),
    seq: await tx.$count(events, and(eq(events.subjectKind, 'unit'), eq(events.subjectId, unitId))),
  }
}

const readOther = async (tx: Db, unitId: string, otherId: string): Promise<OtherUnit | null> => {
  const unitOf = new Map((await tx.select().from(units)).map((unit) => [unit.id, unit]))
  const other = unitOf.get(otherId)
  if (!other) return null
  // Each unit is passed once, whatever the roster says.
  const above = new Set<string>()
  for (let next = other.superiorId; next !== null && !above.has(next); ) {
    above.add(next)
    next = unitOf.get(next)?.superiorId ?? null
  }
  return { ...other, isBelow: above.has(unitId) }
}

/** The unit that the action names beside the one that it changes. */
const otherIdOf = (action: UnitAction): string | undefined =>
  action.name === 'retire'
    ? action.form.successorId
    : action.name === 'setSuperior'
      ? action.form.superiorId
      : undefined

/** Where both were responsible, the successor stays so once, and leads if either did. */
const handOver = async (tx: Db, unitId: string, successorId: string, on: LocalDate): Promise<void> => {
  await writeLeads(
    tx,
    sql`
      select point_id, ${successorId}::text as unit_id, true as is_lead from point_units
      where unit_id = ${unitId} and until is null and is_lead`,
    addDays(on, 1),
  )
  await addResponsible(
    tx,
    sql`
      select point_id, ${successorId}::text as unit_id, is_lead from point_units
      where unit_id = ${unitId} and until is null`,
    addDays(on, 1),
  )
  await tx
    .update(pointUnits)
    .set({ until: on })
    .where(and(eq(pointUnits.unitId, unitId), isNull(pointUnits.until)))
  await tx.update(units).set({ superiorId: successorId }).where(eq(units.superiorId, unitId))
}

type Renaming = Extract<UnitAction, { name: 'rename' }>['form']

const writeName = async (
  tx: Db,
  before: Pick<UnitFacts, 'id' | 'nameZh' | 'nameEn'>,
  { nameZh, nameEn, from }: Renaming,
  today: LocalDate,
) => {
  await tx.update(units).set({ nameZh, nameEn }).where(eq(units.id, before.id))
  // A name that was given and taken away on one day was in use on none: the one before it stays as it is.
  await tx
    .insert(formerUnitNames)
    .values({ unitId: before.id, nameZh: before.nameZh, nameEn: before.nameEn, until: addDays(from ?? today, -1) })
    .onConflictDoNothing()
  // Sheets and plans go on naming it as it was called.
  await tx.delete(unitAliases).where(and(eq(unitAliases.unitId, before.id), eq(unitAliases.name, nameZh)))
  if (before.nameZh !== nameZh)
    await tx.insert(unitAliases).values({ name: before.nameZh, unitId: before.id }).onConflictDoNothing()
}

const write = async (tx: Db, unit: UnitFacts, action: UnitAction, today: LocalDate): Promise<void> => {
  switch (action.name) {
    case 'rename':
      return writeName(tx, unit, action.form, today)
    case 'setSuperior':
      await tx
        .update(units)
        .set({ superiorId: action.form.superiorId ?? null })
        .where(eq(units.id, unit.id))
      return
    case 'retire': {
      const { on, successorId } = action.form
      await tx
        .update(units)
        .set({ retiredOn: on, successorId: successorId ?? null })
        .where(eq(units.id, unit.id))
      if (successorId !== undefined) await handOver(tx, unit.id, successorId, on)
      return
    }
    default:
      return action satisfies never
  }
}

export const recordUnitAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: { readonly unitId: string; readonly action: UnitAction },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, given, async (writing) => {
    const { tx, viewer, today, now } = writing
    const { unitId, action } = given
    const unit = await readUnit(tx, unitId)
    if (unit === null) return unknownSubject.unit
    const nameIsTaken =
      action.name === 'rename' &&
      ((await tx.$count(units, and(eq(units.nameZh, action.form.nameZh), ne(units.id, unitId)))) > 0 ||
        (await tx.$count(unitAliases, and(eq(unitAliases.name, action.form.nameZh), ne(unitAliases.unitId, unitId)))) >
          0)
    const otherId = otherIdOf(action)
    const other = otherId === undefined ? null : await readOther(tx, unitId, otherId)
    if (otherId !== undefined && other === null) return unknownSubject.unit
    const event = decideUnitAction(unit, action, { viewer, today, now, nameIsTaken, other })
    if (isRefusal(event)) return event
    await writing.append({ subjectKind: 'unit', subjectId: unitId, event: event satisfies UnitEvent })
    await write(tx, unit, action, today)
    return { issueId: null, pointId: null, seq: event.seq }
  })
