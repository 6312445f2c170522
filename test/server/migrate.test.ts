/** The tables appear once, however many servers start; and a test's database is its own. */
import { expect, test } from 'vitest'
import { migrate } from '../../server/db/migrate'
import { emptyDatabase, freshDatabase } from '../freshDatabase'

test('two servers that start at once on an empty database end with each migration applied once', async () => {
  const database = await emptyDatabase()
  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)])
  const twice = await database.sql`select hash from drizzle.__drizzle_migrations group by hash having count(*) > 1`
  const tables =
    await database.sql`select tablename from pg_tables where schemaname = 'public' and tablename = 'events'`
  expect(twice).toHaveLength(0)
  expect(tables).toHaveLength(1)
  await database.close()
})

test('what one test writes, no other sees', async () => {
  const mine = await freshDatabase()
  const other = await freshDatabase()
  await mine.sql`create table remembered (what text)`
  const [row] = await other.sql`select to_regclass('remembered') as found`
  expect(row).toEqual({ found: null })
  await mine.close()
  await other.close()
})
