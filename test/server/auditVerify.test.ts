/** audit:verify names exactly what was done to the log: each kind of tampering on a real PostgreSQL, and by the program itself. */
import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../domain/refusal'
import { anchorText, currentAnchor, keepAnchor } from '../../server/anchor'
import { findingText, type LogResult, verifyLog } from '../../server/audit/verifyLog'
import { openDatabase } from '../../server/db/open'
import { events } from '../../server/db/schema'
import { anchors } from '../../server/db/tables/anchors'
import { hashOf, type LogEnd } from '../../server/eventLog'
import { repositoryRoot } from '../../server/repositoryRoot'
import { newFolder, removeFolder } from '../embeddedFolder'
import { type SampleCity, sampleCity } from '../sampleCity'

let city: SampleCity
let whole: LogEnd
beforeAll(async () => {
  city = await sampleCity()
  whole = await currentAnchor(city.database.db)
  const { db } = city.database
  // What the tests do is undone after each.
  await db.execute(sql`create table events_kept as table events`)
  await db.execute(sql`create table issues_kept as table issues`)
  await db.execute(sql`create table issue_days_kept as table issue_days`)
  await db.execute(sql`create table point_states_kept as table point_states`)
})
afterEach(async () => {
  const { db } = city.database
  // Their days go with the issues.
  for (const table of ['events', 'issues', 'issue_days', 'point_states'])
    await db.transaction(async (tx) => {
      await tx.execute(sql`truncate table ${sql.identifier(table)} cascade`)
      await tx.execute(sql`insert into ${sql.identifier(table)} select * from ${sql.identifier(`${table}_kept`)}`)
    })
  await db.delete(anchors)
})
afterAll(() => city.close())

const verify = (...noted: LogEnd[]): Promise<LogResult> => verifyLog(city.database, noted)
const said = ({ finding }: LogResult): string => (finding === null ? 'sound' : findingText(finding).zh)
const rowAt = async (position: number) => {
  const [row] = await city.database.db.select().from(events).where(eq(events.position, position))
  if (!row) throw new Error(`no row ${position}`)
  return row
}
const execute = (statement: ReturnType<typeof sql>) => city.database.db.execute(statement)
/** Positions are unique, so that they change by way of the negative ones. */
const renumber = async (from: number, by: number) => {
  await execute(sql`update events set position = -position where position >= ${from}`)
  await execute(sql`update events set position = -position + ${by} where position < 0`)
}

test('an untouched log is sound: every row, every fold, held against an anchor', async () => {
  const result = await verify(whole)
  expect(result).toEqual({ rows: whole.position, end: whole, finding: null, anchoredTo: whole.position })
})

test('an altered text: the row, what it is about, the stored and the computed hash', async () => {
  const row = await rowAt(40)
  const before = await rowAt(39)
  const body = row.body.replace('"seq":', '"seq": ')
  await execute(sql`update events set body = ${body} where position = 40`)
  const result = await verify()
  expect(result.finding).toMatchObject({
    kind: 'altered',
    row: { position: 40, subjectId: row.subjectId },
    column: null,
  })
  expect(said(result)).toContain(
    `的内容被改过（或者前一条连同它的哈希被改过）：存的哈希 ${row.hash}，算得 ${hashOf(before.hash, 40, body)}。`,
  )
  expect(said(result)).toMatch(/^第40条（/)
})

test('an altered text with its own hash made anew: the row after it no longer fits', async () => {
  const [row, before] = [await rowAt(40), await rowAt(39)]
  const body = row.body.replace('"seq":', '"seq": ')
  await execute(sql`update events set body = ${body}, hash = ${hashOf(before.hash, 40, body)} where position = 40`)
  expect((await verify()).finding).toMatchObject({ kind: 'altered', row: { position: 41 } })
})

test.each([
  ['account_id', sql`update events set account_id = 'somebody' where position = 25`],
  ['at', sql`update events set at = at + interval '1 day' where position = 25`],
  ['name', sql`update events set name = 'void' where position = 25`],
  ['subject_id', sql`update events set subject_id = '00000000-0000-7000-8000-000000000000' where position = 25`],
])('the column %s beside the text, altered alone', async (column, statement) => {
  await execute(statement)
  const result = await verify()
  expect(result.finding).toMatchObject({ kind: 'altered', row: { position: 25 }, column })
  expect(said(result)).toContain(`的 ${column} 列被改过`)
})

test('a deleted row in the middle, and several', async () => {
  await execute(sql`delete from events where position = 77`)
  const one = await verify()
  expect(one.finding).toMatchObject({ kind: 'deleted', from: 77, to: 77, next: { position: 78 } })
  expect(said(one)).toMatch(/^第77条被删除，其后是第78条（/)
  await execute(sql`delete from events where position in (78, 79)`)
  expect((await verify()).finding).toMatchObject({ kind: 'deleted', from: 77, to: 79, next: { position: 80 } })
})

test('the first rows deleted', async () => {
  await execute(sql`delete from events where position <= 3`)
  expect((await verify()).finding).toMatchObject({ kind: 'deleted', from: 1, to: 3 })
})

test('a row deleted and the rest renumbered', async () => {
  await execute(sql`delete from events where position = 60`)
  await renumber(61, -1)
  expect((await verify()).finding).toMatchObject({ kind: 'deleted', from: 60, to: 60 })
})

test.each([
  [50, 51],
  [50, 90],
])('rows %i and %i exchanged', async (one, other) => {
  await execute(sql`update events set position = -1 where position = ${one}`)
  await execute(sql`update events set position = ${one} where position = ${other}`)
  await execute(sql`update events set position = ${other} where position = -1`)
  const result = await verify()
  expect(result.finding).toMatchObject({ kind: 'moved', row: { position: one }, recordedAt: other })
  expect(said(result)).toContain(`被调换过位置，它原来是第${other}条`)
})

const insertAt = async (position: number, hash: string) => {
  const model = await rowAt(1)
  await renumber(position, 1)
  const id = '00000000-0000-7000-8000-00000000abcd'
  await city.database.db
    .insert(events)
    .values({ ...model, position, subjectId: id, body: model.body.replace(model.subjectId, id), hash })
}

test('a row put in with any hash', async () => {
  await insertAt(30, 'f'.repeat(64))
  const result = await verify()
  expect(result.finding).toMatchObject({ kind: 'inserted', row: { position: 30 } })
  expect(said(result)).toContain('是后来插入的')
})

test('a row put in with a hash that fits', async () => {
  const [model, before] = [await rowAt(1), await rowAt(29)]
  const body = model.body.replace(model.subjectId, '00000000-0000-7000-8000-00000000abcd')
  await insertAt(30, hashOf(before.hash, 30, body))
  expect((await verify()).finding).toMatchObject({ kind: 'inserted', row: { position: 30 } })
})

test('a cut tail shows by an anchor, given or in the database, and by the folds', async () => {
  await execute(sql`delete from events where position > ${whole.position - 5}`)
  const cut = { kind: 'cut', last: { position: whole.position - 5 }, anchor: whole }
  expect((await verify(whole)).finding).toMatchObject(cut)
  expect(said(await verify(whole))).toBe(
    `日志的末尾被截去：现在止于第${whole.position - 5}条，而锚点记到第${whole.position}条（${whole.hash}）。`,
  )
  await city.database.db.insert(anchors).values({ day: '2022-09-15', ...whole })
  expect((await verify()).finding).toMatchObject(cut)
  await city.database.db.delete(anchors)
  // Without any anchor the chain itself holds together; what gives it away is that the issues know more.
  expect((await verify()).finding).toMatchObject({ kind: 'fold' })
})

test('a chain made anew as a whole shows by an anchor alone', async () => {
  const rows = await city.database.db.select().from(events).orderBy(asc(events.position))
  let hash = ''
  for (const { position, body } of rows) {
    const written = position === 10 ? body.replace('"seq":', '"seq": ') : body
    hash = hashOf(hash, position, written)
    await execute(sql`update events set body = ${written}, hash = ${hash} where position = ${position}`)
  }
  expect((await verify()).finding).toBeNull()
  expect((await verify(whole)).finding).toMatchObject({ kind: 'rewritten', row: { position: whole.position } })
})

test('a changed fold is named: an issue’s state, its columns, a point’s status, an issue taken away or made up', async () => {
  const [issue] = await city.database.db.execute<{ id: string }>(
    sql`select id from issues where stage = 'claimed' order by id limit 1`,
  )
  const id = issue?.id ?? ''
  await execute(sql`update issues set state = jsonb_set(state, '{rectifyBy}', '"2023-01-01"') where id = ${id}`)
  expect((await verify()).finding).toMatchObject({ kind: 'fold', table: 'issues', id, columns: ['state'] })
  await execute(
    sql`update issues set state = jsonb_set(state, '{rectifyBy}', (select k.state->'rectifyBy' from issues_kept k where k.id = ${id})), due_on = '2023-01-01' where id = ${id}`,
  )
  expect((await verify()).finding).toMatchObject({ kind: 'fold', table: 'issues', id, columns: ['dueOn'] })
  await execute(
    sql`update issues set due_on = (select k.due_on from issues_kept k where k.id = ${id}) where id = ${id}`,
  )
  await execute(
    sql`update issue_days set closings = 9 where issue_id = ${id} and day = (select min(day) from issue_days where issue_id = ${id})`,
  )
  expect((await verify()).finding).toMatchObject({ kind: 'fold', table: 'issue_days', columns: ['closings'] })
  await execute(
    sql`update issue_days set closings = (select k.closings from issue_days_kept k where k.issue_id = issue_days.issue_id and k.day = issue_days.day) where issue_id = ${id}`,
  )
  await execute(sql`create table instructions_kept as table instructions`)
  await execute(sql`delete from instructions`)
  expect((await verify()).finding).toMatchObject({ kind: 'fold', table: 'instructions', columns: [] })
  await execute(sql`insert into instructions select * from instructions_kept`)
  await execute(
    sql`update point_states set status = 'compliant' where point_id = (select min(point_id) from point_states where status <> 'compliant')`,
  )
  expect((await verify()).finding).toMatchObject({ kind: 'fold', table: 'point_states', columns: ['status'] })
  await execute(sql`delete from issue_days where issue_id = ${id}`)
  await execute(sql`delete from issues where id = ${id}`)
  expect((await verify()).finding).toMatchObject({ kind: 'fold', table: 'issues', id, columns: [] })
  expect(said(await verify())).toContain('但 issues 表里没有它')
})

test('the day’s anchor is written once, and holds what stood then', async () => {
  const { db } = city.database
  expect(await keepAnchor(db, '2022-09-15')).toEqual({ day: '2022-09-15', ...whole })
  expect(await keepAnchor(db, '2022-09-15')).toBeNull()
  expect(await keepAnchor(db, '2022-09-16')).toEqual({ day: '2022-09-16', ...whole })
})

const program = (words: readonly string[], environment: Record<string, string>) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(repositoryRoot, 'server/auditVerify.ts'), ...words],
    { cwd: repositoryRoot, encoding: 'utf8', env: { ...process.env, DATABASE_URL: '', ...environment } },
  )
  return { status, stdout, stderr }
}

test('the program: 0 sound, 1 found, 2 could not check; in both languages', async () => {
  const environment = { DATABASE_URL: city.database.url }
  const sound = program(['--anchor', anchorText(whole), '--until-now'], environment)
  expect(sound.status).toBe(0)
  expect(sound.stdout).toContain(`日志完好：${whole.position} 条`)
  expect(sound.stdout).toContain(`The log is sound: ${whole.position} rows`)
  expect(sound.stdout).toContain(anchorText(whole))
  await execute(sql`update campaign set fold_version = fold_version - 1`)
  const older = program([], environment)
  expect([older.status, older.stdout]).toEqual([2, ''])
  expect(older.stderr).toContain('请先用这个版本启动一次服务，再查')
  await execute(sql`update campaign set fold_version = fold_version + 1`)
  await execute(sql`delete from events where position = 12`)
  const found = program([], environment)
  expect([found.status, found.stdout.split('\n').length]).toEqual([1, 3])
  expect(found.stdout).toContain('第12条被删除')
  expect(found.stdout).toContain('row 12 was deleted')
  expect(program(['--anchor', '12'], environment).status).toBe(2)
  expect(program(['--nonsense'], environment).stderr).toContain('用法')
  expect(program([], { DATABASE_URL: 'postgres://127.0.0.1:1/none' }).status).toBe(2)
})

test('the program beside the embedded database: while its server runs, after it has stopped, and where there is none', async () => {
  const dataDir = await newFolder()
  const database = await openDatabase({ databaseUrl: undefined, dataDir })
  if (isRefusal(database)) throw new Error(database.refused.en)
  try {
    const beside = program([], { DATA_DIR: dataDir })
    expect([beside.status, beside.stderr]).toEqual([0, ''])
    // The server has not noticed.
    expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }])
    await database.close()
    const alone = program([], { DATA_DIR: dataDir })
    expect([alone.status, alone.stderr]).toEqual([0, ''])
    // And it was stopped again: a server starts.
    const again = await openDatabase({ databaseUrl: undefined, dataDir })
    if (isRefusal(again)) throw new Error(again.refused.en)
    await again.close()
  } finally {
    await removeFolder(dataDir)
  }
  const nothing = await newFolder()
  const none = program([], { DATA_DIR: nothing })
  expect(none.status).toBe(2)
  expect(none.stderr).toContain('里没有数据库')
  await rm(nothing, { recursive: true })
})
