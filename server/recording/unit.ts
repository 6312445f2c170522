/** Units in the event log: renamed, or retired once nothing is left with them. */
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { openStages } from '../../domain/issue'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { decideUnitAction, type UnitAction, type UnitEvent, type UnitFacts } from '../../domain/unit'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { events, issues, pointUnits, units } from '../db/schema'
import { unknownSubject } from '../readCircumstances'
import { type Receipt, record, type Sent } from '../record'

const readUnit = async (tx: Db, unitId: string): Promise<UnitFacts | null> => {
  const [unit] = await tx.select().from(units).where(eq(units.id, unitId))
  if (!unit) return null
  return {
    ...unit,
    openIssues: await tx.$count(issues, and(eq(issues.unitId, unitId), inArray(issues.stage, openStages))),
    points: await tx.$count(pointUnits, and(eq(pointUnits.unitId, unitId), isNull(pointUnits.until))),
    seq: await tx.$count(events, and(eq(events.subjectKind, 'unit'), eq(events.subjectId, unitId))),
  }
}

const write = (tx: Db, unitId: string, action: UnitAction) => {
  const { form } = action
  const changes = 'on' in form ? { retiredOn: form.on } : { nameZh: form.nameZh, nameEn: form.nameEn }
  return tx.update(units).set(changes).where(eq(units.id, unitId))
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
      (await tx.$count(units, and(eq(units.nameZh, action.form.nameZh), ne(units.id, unitId)))) > 0
    const event = decideUnitAction(unit, action, { viewer, today, now, nameIsTaken })
    if (isRefusal(event)) return event
    await writing.append({ subjectKind: 'unit', subjectId: unitId, event: event satisfies UnitEvent })
    await write(tx, unitId, action)
    return { issueId: null, pointId: null, seq: event.seq }
  })
