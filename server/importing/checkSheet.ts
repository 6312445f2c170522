/** Checks a sent sheet against the points, units and scopes that there are; given up when it takes too long or too much. */
import { asc, isNull } from 'drizzle-orm'
import { groupedBy } from '../../domain/groupedBy'
import type { KnownPoint } from '../../domain/importing/checkedRow'
import type { SheetChoices } from '../../domain/importing/checkSheet'
import type { SheetGround } from '../../domain/importing/pointSheet'
import { refuse } from '../../domain/refusal'
import { text } from '../../domain/text'
import type { Db } from '../db/open'
import { pointKinds, points, pointUnits, scopes, units } from '../db/schema'
import { unitAliases } from '../db/tables/roster'
import { startThread } from '../startThread'
import type { SheetAnswer, SheetTask } from './sheetThread'

const mostMs = 30_000
const mostMemoryMB = 512

const tookTooMuch = refuse(
  'tooLarge',
  '这个文件太大或太复杂，没有核对完。请只保留需要的行和列后另存为 .csv 再试。',
  'The file is too large or too intricate and was not checked to its end. Keep the rows and columns that are needed, save it as .csv and try again.',
)

export const readSheetGround = async (db: Db): Promise<SheetGround> => {
  const [kindRows, unitRows, aliasRows, scopeRows, pointRows, ofPoints] = await Promise.all([
    db.select().from(pointKinds).orderBy(asc(pointKinds.order)),
    db.select().from(units).where(isNull(units.retiredOn)),
    db.select().from(unitAliases),
    db.select().from(scopes).orderBy(asc(scopes.order)),
    db.select().from(points).orderBy(asc(points.id)),
    db.select().from(pointUnits).where(isNull(pointUnits.until)),
  ])
  const unitsOf = groupedBy(ofPoints, ({ pointId }) => [pointId])
  return {
    kinds: kindRows.map(({ key, nameZh, nameEn }) => ({ key, name: text(nameZh, nameEn) })),
    // Their own names first: of two with one id, that is the one they are called by.
    units: [
      ...unitRows.map(({ id, nameZh, nameEn }) => ({ id, name: text(nameZh, nameEn) })),
      ...aliasRows
        .filter(({ unitId }) => unitRows.some(({ id }) => id === unitId))
        .map(({ unitId, name }) => ({ id: unitId, name: text(name, name) })),
    ],
    scopes: scopeRows.map(({ id, nameZh, nameEn, geometry }) => ({ id, name: text(nameZh, nameEn), geometry })),
    points: pointRows.map(({ id, code, name, kind, lng, lat, address, urban }): KnownPoint => {
      const own = unitsOf.get(id) ?? []
      return {
        id,
        code,
        name,
        kind,
        position: [lng, lat],
        address,
        urban,
        unitIds: own.map(({ unitId }) => unitId),
        leadId: own.find(({ isLead }) => isLead)?.unitId ?? null,
      }
    }),
  }
}

/** Rejects with the signal's reason where it is given up, and where the thread has a fault that is no fault of the file. */
export const checkSentSheet = async (
  db: Db,
  bytes: Uint8Array<ArrayBuffer>,
  choices: SheetChoices,
  signal: AbortSignal,
): Promise<SheetAnswer> => {
  const task: SheetTask = { bytes, ground: await readSheetGround(db), choices }
  const thread = startThread('sheetThread', task, {
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMB },
    // The thread's own from here on: two copies of 20 MB would be one too many.
    transferList: [bytes.buffer],
  })
  let timer: NodeJS.Timeout | undefined
  let giveUp = () => {}
  try {
    return await new Promise<SheetAnswer>((resolve, reject) => {
      giveUp = () => reject(signal.reason)
      signal.addEventListener('abort', giveUp)
      if (signal.aborted) giveUp()
      timer = setTimeout(() => resolve(tookTooMuch), mostMs)
      thread.once('message', resolve)
      thread.once('error', (fault: NodeJS.ErrnoException) =>
        fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(tookTooMuch) : reject(fault),
      )
    })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
    await thread.terminate()
  }
}
