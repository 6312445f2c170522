/** A database of one test's own: with today's tables and nothing in them, or with the sample city. */
import { randomBytes } from 'node:crypto'
import { cp } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { inject } from 'vitest'
import { offsetTo } from '../server/clock'
import { connect, withDatabase } from '../server/db/connection'
import { connectDatabase, type Database } from '../server/db/open'
import { sampleStartsAt } from '../server/sample/loadSample'
import { newFolder } from './embeddedFolder'

/** Names the database with `url`, so that another process can open it too. `close` drops it. */
export async function freshDatabase(): Promise<Database> {
  const { template } = inject('database')
  return copyOf(template)
}

/** As the sample is on its first morning; `folder` holds its photos and files, and is to be removed after the test. */
export async function freshSample(): Promise<{ readonly database: Database; readonly folder: string }> {
  const { sample } = inject('database')
  const [database, folder] = await Promise.all([copyOf(sample.template), newFolder()])
  await cp(sample.folder, folder, { recursive: true })
  await database.db.execute(sql`update campaign set clock_offset_ms = ${offsetTo(sampleStartsAt)}`)
  return { database, folder }
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
