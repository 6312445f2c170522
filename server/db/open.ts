/** Opens the database that the environment names, its tables up to date: an external PostgreSQL, or the server's own. */
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Environment } from '../env'
import { connect, type Sql, type TransactionSql } from './connection'
import { openEmbedded } from './embedded/openEmbedded'
import { createGroupCommit, type GroupCommit } from './groupCommit'
import { migrate } from './migrate'
import * as schema from './schema'

/** The database or a transaction on it. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, typeof schema>

/**
 * The driver's own transaction under drizzle's: for the few statements of every action, which are sent as they are and in
 * order, without waiting for each other.
 */
export const rawOf = (tx: Db): TransactionSql =>
  (tx as unknown as { session: { client: TransactionSql } }).session.client

export type Database = {
  readonly kind: 'embedded' | 'external'
  /** For another process or connection; carries the password. Never log it. */
  readonly url: string
  /** Shares its connections with `db`, and drizzle leaves dates, times and json to itself: here they are strings. */
  readonly sql: Sql
  readonly db: Db
  /**
   * One connection, on which this process writes its events one after the other. Who waits for their turn waits here, in
   * order, holds none of the connections that others read with, and is committed together with who else waited.
   */
  readonly writer: GroupCommit<Db>
  /** Resolves if the embedded database is gone for good; the server should say so and end. */
  readonly lost: Promise<Refusal>
  /** Ends the connections and stops the embedded database. */
  readonly close: () => Promise<void>
}

const never = new Promise<never>(() => {})

/** A database whose tables are up to date. Does not connect yet. */
export function connectDatabase(
  url: string,
  {
    kind = 'external',
    lost = never,
    closeServer = async () => {},
  }: Partial<Pick<Database, 'kind' | 'lost'>> & { readonly closeServer?: () => Promise<void> } = {},
): Database {
  const sql = connect(url)
  const writing = connect(url, { max: 1 })
  const close = async () => {
    await Promise.all([sql.end({ timeout: 5 }), writing.end({ timeout: 5 })])
    await closeServer()
  }
  const writingDb = drizzle(writing, { schema })
  const writer = createGroupCommit<Db>((work) => writingDb.transaction(work))
  return { kind, url, sql, db: drizzle(sql, { schema }), writer, lost, close }
}

/** Null: it can be reached and stores Chinese. */
async function faultOf(url: string): Promise<Refusal | null> {
  const sql = connect(url, { max: 1 })
  try {
    const [row] = await sql<{ encoding: string }[]>`select current_setting('server_encoding') as encoding`
    if (row?.encoding === 'UTF8') return null
    return refuse(
      'invalid',
      `DATABASE_URL 的数据库编码是 ${row?.encoding}，应为 UTF8。请建立 UTF8 编码的数据库。`,
      `The database of DATABASE_URL has the encoding ${row?.encoding}; it must be UTF8. Create one that has.`,
    )
  } catch (error) {
    const fault = error instanceof Error ? error.message || error.name : String(error)
    return refuse(
      'invalid',
      `无法连接 DATABASE_URL 的数据库：${fault}。请检查网址，并确认数据库已启动。`,
      `The database of DATABASE_URL cannot be reached: ${fault}. Check the URL, and that the database runs.`,
    )
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** A refusal is for who starts the server: print it and end. */
export async function openDatabase({
  databaseUrl,
  dataDir,
}: Pick<Environment, 'databaseUrl' | 'dataDir'>): Promise<Database | Refusal> {
  if (databaseUrl !== undefined) {
    const fault = await faultOf(databaseUrl)
    if (fault) return fault
    await migrate(databaseUrl)
    return connectDatabase(databaseUrl)
  }
  const embedded = await openEmbedded(dataDir)
  if (isRefusal(embedded)) return embedded
  try {
    await migrate(embedded.url)
  } catch (error) {
    await embedded.close()
    throw error
  }
  return connectDatabase(embedded.url, { kind: 'embedded', lost: embedded.lost, closeServer: embedded.close })
}
