/** Checks a sent sheet against the points, units and scopes that there are. */
import { asc, isNull } from 'drizzle-orm'
import type { SheetChoices } from '../../domain/importing/checkSheet'
import type { SheetGround } from '../../domain/importing/pointSheet'
import { text } from '../../domain/text'
import type { Db } from '../db/open'
import { pointKinds, scopes, units } from '../db/schema'
import { unitAliases } from '../db/tables/roster'
import { scopeDecisions } from '../db/tables/scopeDecisions'
import { readRegister } from '../pointRegister/readRegister'
import { runThread } from './runThread'
import type { SheetAnswer, SheetTask } from './sheetThread'

export const readSheetGround = async (db: Db): Promise<SheetGround> => {
  const [kindRows, unitRows, aliasRows, scopeRows, registered, decisions] = await Promise.all([
    db.select().from(pointKinds).where(isNull(pointKinds.retiredOn)).orderBy(asc(pointKinds.order)),
    db.select().from(units).where(isNull(units.retiredOn)),
    db.select().from(unitAliases),
    db.select().from(scopes).orderBy(asc(scopes.order)),
    readRegister(db),
    db.select({ pointId: scopeDecisions.pointId, scopeId: scopeDecisions.scopeId }).from(scopeDecisions),
  ])
  return {
    kinds: kindRows.map(({ key, nameZh, nameEn }) => ({ key, name: text(nameZh, nameEn) })),
    // Their own names first: of two with one id, that is the one they are called by.
    units: [
      ...unitRows.map(({ id, nameZh, nameEn }) => ({ id, name: text(nameZh, nameEn) })),
      ...aliasRows
        .filter(({ unitId }) => unitRows.some(({ id }) => id === unitId))
        .map(({ unitId, name }) => ({ id: unitId, name: text(name, name) })),
    ],
    scopes: scopeRows.map(({ id, nameZh, nameEn, geometry, squad, uncertaintyMetres }) => ({
      id,
      name: text(nameZh, nameEn),
      geometry,
      squad,
      uncertaintyMetres,
    })),
    points: [...registered].map(([id, point]) => ({ id, ...point })),
    decided: new Map(decisions.map(({ pointId, scopeId }) => [pointId, scopeId])),
  }
}

export type SentSheet = {
  /** Its own from here on. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly choices: SheetChoices
  readonly isToBeTaken?: boolean
}

/** Rejects with the signal's reason where it is given up. */
export const checkSentSheet = async (
  db: Db,
  { bytes, choices, isToBeTaken = false }: SentSheet,
  signal: AbortSignal,
): Promise<SheetAnswer> => {
  const ground = await readSheetGround(db)
  return runThread<SheetAnswer, SheetTask>('sheetThread', { bytes, ground, choices, isToBeTaken }, signal)
}
