/** Brings a database's tables up to date. */
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { repositoryRoot } from '../repositoryRoot'
import { connect } from './connection'
import { migrationsLock } from './locks'

const migrationsFolder = join(repositoryRoot, 'server/db/migrations')

/** Safe when several servers start at once: the others wait, and then find nothing left to do. */
export async function migrate(url: string): Promise<void> {
  // drizzle takes no lock of its own; one connection, so that the lock and the migrations share a session.
  const sql = connect(url, { forGood: true, applicationName: 'xuncheng migrations' })
  const [first, second] = migrationsLock
  try {
    await sql`select pg_advisory_lock(${first}::int, ${second}::int)`
    await applyMigrations(drizzle(sql), { migrationsFolder })
  } finally {
    await sql.end()
  }
}
