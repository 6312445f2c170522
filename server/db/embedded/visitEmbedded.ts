/**
 * A look into the embedded database beside its server: joins the PostgreSQL that runs, whoever holds it, and starts it
 * only where none does; never makes one. For programs that only read.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isRefusal, type Refusal, refuse } from '../../../domain/refusal'
import { openEmbedded } from './openEmbedded'
import { placeFor } from './place'
import { readPostmaster, urlOf } from './postmaster'
import { isRunningPostgres } from './programs'

export type Visit = { readonly url: string; readonly close: () => Promise<void> }

const nothingThere = (dataDir: string): Refusal =>
  refuse(
    'notFound',
    `DATA_DIR ${dataDir} 里没有数据库。请检查 DATA_DIR，或设置 DATABASE_URL。`,
    `There is no database in DATA_DIR ${dataDir}. Check DATA_DIR, or set DATABASE_URL.`,
  )

/** Throws the system's own errors. */
export const visitEmbedded = async (dataDir: string): Promise<Visit | Refusal> => {
  if (!existsSync(dataDir)) return nothingThere(dataDir)
  const place = await placeFor(dataDir)
  if (isRefusal(place)) return place
  if (!existsSync(join(place.data, 'PG_VERSION'))) return nothingThere(dataDir)
  const running = await readPostmaster(place)
  if (running?.status === 'ready' && (await isRunningPostgres(running.pid)))
    return { url: await urlOf(place, running), close: async () => {} }
  return openEmbedded(dataDir)
}
