/** A database of one test's own, with today's tables and nothing in them. */
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { connect, withDatabase } from '../server/db/connection'
import { connectDatabase, type Database } from '../server/db/open'

/** Names the database with `url`, so that another process can open it too. `close` drops it. */
export async function freshDatabase(): Promise<Database> {
  const { template } = inject('database')
  return copyOf(template)
}

/** Without any table: for what makes the tables. */
export const emptyDatabase = (): Promise<Database> => copyOf('template0')

async function copyOf(template: string): Promise<Database> {
  const { url } = inject('database')
  const name = `xuncheng_test_${randomBytes(6).toString('hex')}`
  const execute = async (statement: string) => {
    const sql = connect(url, { max: 1 })
    await sql.unsafe(statement).finally(() => sql.end())
  }
  await execute(`create database ${name} template ${template}`)
  return connectDatabase(withDatabase(url, name), {
    closeServer: () => execute(`drop database ${name} with (force)`),
  })
}
