/** The embedded database as it stands once it is open, and what becomes of it when its folders are moved about. */
import { cp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { connect } from '../../server/db/connection'
import { type Database, openDatabase } from '../../server/db/open'
import { homeOf, newFolder, removeFolder } from '../embeddedFolder'
import { freshDatabase } from '../freshDatabase'

let dataDir: string
const opened: Database[] = []

const open = async (folder: string): Promise<Database> => {
  const database = await openDatabase({ databaseUrl: undefined, dataDir: folder })
  if (isRefusal(database)) throw new Error(database.refused.en)
  opened.push(database)
  return database
}

const refusalOf = async (folder: string): Promise<Refusal> => {
  const database = await openDatabase({ databaseUrl: undefined, dataDir: folder })
  if (!isRefusal(database)) {
    opened.push(database)
    throw new Error('It was opened.')
  }
  return database
}

const socketFolderOf = ({ url }: Database): string => new URL(url).searchParams.get('host') ?? ''

const remember = async (word: string) => {
  const database = await open(dataDir)
  await database.sql`create table remembered as select ${word}::text as word`
  await database.close()
}

beforeEach(async () => {
  dataDir = await newFolder()
})
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
  await removeFolder(dataDir)
})

test('an open database is safe to pull the plug on, closed to the network, and knows Chinese', async () => {
  const { sql, kind } = await open(dataDir)
  const [settings] = await sql`
    select current_setting('fsync') as fsync, current_setting('listen_addresses') as listens,
      current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone`
  const sorted = await sql<{ name: string }[]>`
    select name from unnest(array['张家庄', '离石', '凤山', '城北']) as name order by name collate "zh-x-icu"`
  expect(kind).toBe('embedded')
  expect(settings).toEqual({ fsync: 'on', listens: '', encoding: 'UTF8', zone: 'UTC' })
  expect(sorted.map(({ name }) => name)).toEqual(['城北', '凤山', '离石', '张家庄'])
})

test.skipIf(process.platform === 'win32')('its socket is in a short folder that only its user can enter', async () => {
  const folder = socketFolderOf(await open(dataDir))
  expect(Buffer.byteLength(folder)).toBeLessThanOrEqual(60)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, '.s.PGSQL.5432'))).isSocket()).toBe(true)
})

test('instants come back through drizzle as they went in, whatever zone they were written with', async () => {
  const { db, close } = await freshDatabase()
  const rows = await db.execute<{ at: string }>(`select '2022-09-15T09:00:00+08:00'::timestamptz as at`)
  await close()
  expect(new Date(rows[0]?.at ?? '').toISOString()).toBe('2022-09-15T01:00:00.000Z')
})

test('a DATA_DIR that was moved keeps its database', async () => {
  await remember('创建')
  const moved = `${dataDir}-moved`
  await rename(dataDir, moved)
  const { sql } = await open(moved)
  expect(await sql`select word from remembered`).toEqual([{ word: '创建' }])
  dataDir = moved
})

test('a DATA_DIR that cannot be one is refused with the reason of the system', async () => {
  await writeFile(join(dataDir, 'a-file'), '')
  const { refused } = await refusalOf(join(dataDir, 'a-file'))
  expect(refused.en).toMatch(
    /^The embedded database of DATA_DIR .*a-file cannot be used: EEXIST: .*set DATABASE_URL\.$/,
  )
})

describe.runIf(process.getuid?.() === 0)('for root, whose database lies outside DATA_DIR', () => {
  test('a copy of a DATA_DIR does not get the database of the original', async () => {
    await remember('创建')
    const copy = `${dataDir}-copy`
    await cp(dataDir, copy, { recursive: true })
    const { refused } = await refusalOf(copy)
    expect(refused.en).toContain(`belongs to ${dataDir}, not to ${copy}`)
    await rm(copy, { recursive: true })
  })

  test('a DATA_DIR whose database is gone does not silently start with an empty one', async () => {
    await remember('创建')
    await rm(await homeOf(dataDir), { recursive: true })
    const { refused } = await refusalOf(dataDir)
    expect(refused.en).toContain('Bring that folder back')
  })
})

describe('with DATABASE_URL', () => {
  test('several servers open the one database', async () => {
    const { url, close } = await freshDatabase()
    const settings = { databaseUrl: url, dataDir }
    const servers = await Promise.all([openDatabase(settings), openDatabase(settings)])
    for (const server of servers) {
      if (isRefusal(server)) throw new Error(server.refused.en)
      expect(server.kind).toBe('external')
      expect(await server.sql`select count(*) as events from events`).toEqual([{ events: '0' }])
      await server.close()
    }
    await close()
  })

  test('a server that does not answer is refused without a word of its password', async () => {
    const answer = await openDatabase({ databaseUrl: 'postgres://someone:secret@127.0.0.1:1/city', dataDir })
    const refused = isRefusal(answer) ? answer.refused : null
    expect(refused?.en).toBe(
      'The database of DATABASE_URL cannot be reached: connect ECONNREFUSED 127.0.0.1:1. Check the URL, and that the database runs.',
    )
  })

  test('a database that cannot store Chinese is refused', async () => {
    const { url } = inject('database')
    const admin = connect(url, { max: 1 })
    await admin`create database xuncheng_test_ascii encoding 'SQL_ASCII' locale 'C' template template0`
    const ascii = new URL(url)
    ascii.pathname = '/xuncheng_test_ascii'
    const answer = await openDatabase({ databaseUrl: ascii.href, dataDir })
    await admin`drop database xuncheng_test_ascii with (force)`
    await admin.end()
    expect(isRefusal(answer) && answer.refused.en).toContain('has the encoding SQL_ASCII; it must be UTF8')
  })
})
