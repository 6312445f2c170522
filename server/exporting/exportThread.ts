/**
 * The thread that makes one file of data: it reads with connections of its own, and gives the next piece when it is asked
 * for one, so that no more of the file is held than the reader takes.
 */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { drizzle } from 'drizzle-orm/postgres-js'
import { connect } from '../db/connection'
import * as schema from '../db/schema'
import type { Asking } from '../ogc/collection'
import { collections } from '../ogc/collections'
import { exportedFeatures } from './exportedFeatures'
import type { ExportQuery } from './exportQuery'
import { type ExportFormat, formats } from './writers'

export type ExportTask = {
  /** Of the database. */
  readonly url: string
  readonly collectionId: string
  readonly format: ExportFormat
  readonly asking: Asking
  readonly query: ExportQuery
  /** For files of its own; whoever started the thread removes it. */
  readonly folder: string
}
/** Null: that was the last. */
export type ExportPiece = Uint8Array<ArrayBuffer> | null

const { url, collectionId, format, asking, query, folder } = workerData as ExportTask
const collection = collections[collectionId]
const port = parentPort
if (collection === undefined || port === null) throw new Error(`no thread for ${collectionId}`)

/** One page is read while the one before is written. */
const sql = connect(url, { applicationName: 'xuncheng export', max: 2 })
const pieces = formats[format].write({
  folder,
  collection,
  title: collection.title[asking.language],
  language: asking.language,
  features: exportedFeatures(drizzle(sql, { schema }), collectionId, asking, query),
})
for await (const piece of pieces) {
  await once(port, 'message')
  // A copy of its own length: a piece may be a view of more, and what is sent is no longer the writer's.
  const own = new Uint8Array(piece)
  port.postMessage(own satisfies ExportPiece, [own.buffer])
}
await once(port, 'message')
port.postMessage(null satisfies ExportPiece)
await sql.end({ timeout: 1 })
