/** Units in the event log: renamed, or retired once no issue is left with them; a successor takes over points and units below. */
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { addDays, type LocalDate } from '../../domain/calendar'
import { openStages } from '../../domain/issue'
import { isRefusal, type Refusal } from '../../domain/refusal'
import {
  decideUnitAction,
  type SuccessorFacts,
  type UnitAction,
  type UnitEvent,
  type UnitFacts,
  type UnitHolds,
} from '../../domain/unit'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { events, issues, pointUnits, roadSections, units } from '../db/schema'
import { unitAliases } from '../db/tables/roster'
import { unknownSubject } from '../readCircumstances'
import { type Receipt, record, type Sent } from '../record'

export const readUnitHolds = async (db: Db, unitId: string): Promise<UnitHolds> => {
  // Asked for together: on one connection they go out in one round trip.
  const [openIssues, points, sections, subordinates] = await Promise.all([
    db.$count(issues, and(eq(issues.unitId, unitId), inArray(issues.stage, openStages))),
    db.$count(pointUnits, and(eq(pointUnits.unitId, unitId), isNull(pointUnits.until))),
    db.$count(roadSections, and(eq(roadSections.responsibleUnitId, unitId), isNull(roadSections.retiredOn))),
    db.$count(units, and(eq(units.superiorId, unitId), isNull(units.retiredOn))),
  ])
  return { openIssues, points, roadSections: sections, subordinates }
}

const readUnit = async (tx: Db, unitId: string): Promise<UnitFacts | null> => {
  const [unit] = await tx.select().from(units).where(eq(units.id, unitId))
  if (!unit) return null
  return {
    ...unit,
    ...(await readUnitHolds(tx, unitId)),
    seq: await tx.$count(events, and(eq(events.subjectKind, 'unit'), eq(events.subjectId, unitId))),
  }
}

const readSuccessor = async (tx: Db, unitId: string, successorId: string): Promise<SuccessorFacts | null> => {
  const unitOf = new Map((await tx.select().from(units)).map((unit) => [unit.id, unit]))
  const successor = unitOf.get(successorId)
  if (!successor) return null
  // Each unit is passed once, whatever the roster says.
  const above = new Set<string>()
  for (let next = successor.superiorId; next !== null && !above.has(next); ) {
    above.add(next)
    next = unitOf.get(next)?.superiorId ?? null
  }
  return { ...successor, isBelow: above.has(unitId) }
}

/** Where both were responsible, the successor stays so once, and leads if either did. */
const handOver = async (tx: Db, unitId: string, successorId: string, on: LocalDate): Promise<void> => {
  await tx.execute(sql`
    update point_units theirs set is_lead = true from point_units ours
    where ours.unit_id = ${unitId} and ours.until is null and ours.is_lead
      and theirs.point_id = ours.point_id and theirs.unit_id = ${successorId} and theirs.until is null`)
  await tx.execute(sql`
    insert into point_units (point_id, unit_id, is_lead, "from", until)
    select ours.point_id, ${successorId}, ours.is_lead, ${addDays(on, 1)}, null from point_units ours
    where ours.unit_id = ${unitId} and ours.until is null and not exists (
      select 1 from point_units theirs
      where theirs.point_id = ours.point_id and theirs.unit_id = ${successorId} and theirs.until is null)
    on conflict (point_id, unit_id, "from") do update set until = null, is_lead = excluded.is_lead`)
  await tx
    .update(pointUnits)
    .set({ until: on })
    .where(and(eq(pointUnits.unitId, unitId), isNull(pointUnits.until)))
  await tx.update(units).set({ superiorId: successorId }).where(eq(units.superiorId, unitId))
}

const write = async (tx: Db, unitId: string, action: UnitAction): Promise<void> => {
  if (action.name === 'rename') {
    const { nameZh, nameEn } = action.form
    const [before] = await tx.select({ nameZh: units.nameZh }).from(units).where(eq(units.id, unitId))
    await tx.update(units).set({ nameZh, nameEn }).where(eq(units.id, unitId))
    // Sheets and plans go on naming it as it was called.
    await tx.delete(unitAliases).where(and(eq(unitAliases.unitId, unitId), eq(unitAliases.name, nameZh)))
    if (before !== undefined && before.nameZh !== nameZh)
      await tx.insert(unitAliases).values({ name: before.nameZh, unitId }).onConflictDoNothing()
    return
  }
  const { on, successorId } = action.form
  await tx.update(units).set({ retiredOn: on }).where(eq(units.id, unitId))
  if (successorId !== undefined) await handOver(tx, unitId, successorId, on)
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
    const successorId = action.name === 'retire' ? action.form.successorId : undefined
    const successor = successorId === undefined ? null : await readSuccessor(tx, unitId, successorId)
    if (successorId !== undefined && successor === null) return unknownSubject.unit
    const event = decideUnitAction(unit, action, { viewer, today, now, nameIsTaken, successor })
    if (isRefusal(event)) return event
    await writing.append({ subjectKind: 'unit', subjectId: unitId, event: event satisfies UnitEvent })
    await write(tx, unitId, action)
    return { issueId: null, pointId: null, seq: event.seq }
  })
