/** A client of PostgreSQL from a URL: the only place that opens one with postgres.js. */
import postgres from 'postgres'
import { letPrepare } from './preparing'

export type Sql = postgres.Sql
export type TransactionSql = postgres.TransactionSql

export type ConnectionOptions = {
  readonly applicationName?: string
  /** Connections at most; they are opened when needed. */
  readonly max?: number
  /** One connection that is never closed for its age: it holds session locks. */
  readonly forGood?: boolean
  readonly onClose?: () => void
}

/**
 * Does not connect yet. As libpq does, takes the folder of a unix socket from `?host=`, which postgres.js does not.
 * Sessions run in UTC, whatever the database's own setting. Notices ("already exists, skipping") are nobody's news.
 */
export function connect(url: string, options: ConnectionOptions = {}): Sql {
  const parsed = new URL(url)
  const socketFolder = parsed.searchParams.get('host')
  parsed.searchParams.delete('host')
  const sql = postgres(parsed.href, {
    ...(socketFolder === null ? {} : { host: socketFolder }),
    max: options.forGood ? 1 : (options.max ?? 10),
    ...(options.forGood ? { max_lifetime: null, idle_timeout: undefined, fetch_types: false } : {}),
    connect_timeout: 10,
    // In seconds. By default it grows to 20, for which the map would stay behind after the database is back.
    backoff: (attempts) => Math.min(0.01 * 2 ** attempts, 1),
    connection: {
      application_name: options.applicationName ?? 'xuncheng',
      TimeZone: 'UTC',
      // The writer's lock rests on it: whoever has waited reads what the one before has committed.
      default_transaction_isolation: 'read committed',
    },
    onnotice: () => {},
    onclose: () => options.onClose?.(),
  })
  return letPrepare(sql)
}

/** The same server, another database. */
export const withDatabase = (url: string, database: string): string => {
  const parsed = new URL(url)
  parsed.pathname = `/${encodeURIComponent(database)}`
  return parsed.href
}
