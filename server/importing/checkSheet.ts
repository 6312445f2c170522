/** Checks a sent sheet against the points, units and scopes that there are; given up when it takes too long or too much. */
import { asc, isNull } from 'drizzle-orm'
import type { SheetChoices } from '../../domain/importing/checkSheet'
import type { SheetGround } from '../../domain/importing/pointSheet'
import { refuse } from '../../domain/refusal'
import { text } from '../../domain/text'
import type { Db } from '../db/open'
import { pointKinds, scopes, units } from '../db/schema'
import { readRegister } from '../pointRegister/readRegister'
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
  const [kindRows, unitRows, scopeRows, registered] = await Promise.all([
    db.select().from(pointKinds).orderBy(asc(pointKinds.order)),
    db.select().from(units).where(isNull(units.retiredOn)),
    db.select().from(scopes).orderBy(asc(scopes.order)),
    readRegister(db),
  ])
  return {
    kinds: kindRows.map(({ key, nameZh, nameEn }) => ({ key, name: text(nameZh, nameEn) })),
    units: unitRows.map(({ id, nameZh, nameEn }) => ({ id, name: text(nameZh, nameEn) })),
    scopes: scopeRows.map(({ id, nameZh, nameEn, geometry }) => ({ id, name: text(nameZh, nameEn), geometry })),
    points: [...registered].map(([id, point]) => ({ id, ...point })),
  }
}

export type SentSheet = {
  /** Its own from here on. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly choices: SheetChoices
  readonly isToBeTaken?: boolean
}

/** Rejects with the signal's reason where it is given up, and where the thread has a fault that is no fault of the file. */
export const checkSentSheet = async (
  db: Db,
  { bytes, choices, isToBeTaken = false }: SentSheet,
  signal: AbortSignal,
): Promise<SheetAnswer> => {
  const task: SheetTask = { bytes, ground: await readSheetGround(db), choices, isToBeTaken }
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
