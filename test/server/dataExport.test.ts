/** Data taken away in every form, with the filter that was on and no more than the reader may read; read back by GDAL and by the product itself. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, lt } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal'
import { pointStates, points } from '../../server/db/schema'
import { checkSentSheet } from '../../server/importing/checkSheet'
import { sheetRows } from '../../server/importing/sheetRows'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
const folder = mkdtempSync(join(tmpdir(), 'xuncheng-export-'))

beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server.close()
})

const taken = async (file: string, query: Record<string, string> = {}, person = office) => {
  const response = await person.fetch(`/api/export/${file}?${new URLSearchParams(query)}`)
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}
const rowsOf = async (bytes: Uint8Array): Promise<string[][]> => {
  const rows = await sheetRows(bytes)
  if (isRefusal(rows)) throw new Error(rows.refused.zh)
  // After the last line of separated values comes nothing.
  return rows.filter((row) => row.some((cell) => cell !== '')).map((row) => [...row])
}
const ogrinfo = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return execFileSync('ogrinfo', ['-ro', '-al', '-so', path], { encoding: 'utf8' })
}
const countOf = async () => server.database.db.$count(points)

describe('points', () => {
  it.each(['xlsx', 'csv'])('as .%s, which the product takes in again without a change', async (ending) => {
    const bytes = await taken(`points.${ending}`)
    const [header = [], ...rows] = await rowsOf(bytes)
    expect(header).toEqual([
      '编号',
      '名称',
      '类型',
      '状态',
      '未办结问题数',
      '最早到期日',
      '最近检查日',
      '督导范围',
      '督导分队',
      '责任单位',
      '牵头单位',
      '计入市区',
      '重点点位',
      '难点点位',
      '列入跟踪督促日',
      '地址',
      '经度（WGS-84）',
      '纬度（WGS-84）',
    ])
    expect(rows.length).toBe(await countOf())
    const read = await checkSentSheet(
      server.database.db,
      { bytes: new Uint8Array(bytes), choices: {} },
      new AbortController().signal,
    )
    if (isRefusal(read)) throw new Error(read.refused.zh)
    expect(read.check).toMatchObject({ datum: 'WGS-84', verdict: { isSure: true }, counts: { refused: 0, new: 0 } })
  })
  it.each([
    ['geojson', 'GeoJSON'],
    ['kml', 'LIBKML'],
    ['gpkg', 'GPKG'],
  ])('as .%s, which GDAL reads whole', async (ending, driver) => {
    const said = ogrinfo(`points.${ending}`, await taken(`points.${ending}`))
    expect(said).toContain(`using driver \`${driver}'`)
    expect(said).toContain(`Feature Count: ${await countOf()}`)
    expect(said).toContain(ending === 'kml' ? '\nName: String' : 'Geometry: Point')
    expect(said).toMatch(/Extent: \(11[01]\.\d+, 37\.\d+\)/)
  })
  it('those of the filter alone', async () => {
    const { db } = server.database
    const today = server.server.clock.today()
    const overdue = await db.$count(pointStates, lt(pointStates.dueOn, today))
    const rows = async (query: Record<string, string>) => (await rowsOf(await taken('points.csv', query))).slice(1)
    expect((await rows({ status: 'overdue' })).length).toBe(overdue)
    const [one] = await db.select().from(points).limit(1)
    if (one === undefined) throw new Error('no point')
    expect((await rows({ scope: one.scopeId ?? '', kind: one.kind })).length).toBe(
      await db.$count(points, and(eq(points.scopeId, one.scopeId ?? ''), eq(points.kind, one.kind))),
    )
    expect((await rows({ search: one.code.toLowerCase() })).map(([code]) => code)).toEqual([one.code])
    expect((await rows({ status: 'overdue,open', search: 'nothing like this' })).length).toBe(0)
  })
})

it('issues as far as the reader may read them, with those of the filter’s points alone', async () => {
  const all = (await rowsOf(await taken('issues.csv'))).slice(1)
  const unit = await server.signIn('unit01')
  const own = (await rowsOf(await taken('issues.csv', {}, unit))).slice(1)
  expect(own.length).toBeGreaterThan(0)
  expect(own.length).toBeLessThan(all.length)
  const late = (await rowsOf(await taken('issues.csv', { status: 'overdue' }))).slice(1)
  expect(late.length).toBeGreaterThan(0)
  expect(late.length).toBeLessThan(all.length)
  expect(ogrinfo('issues.gpkg', await taken('issues.gpkg'))).toContain(`Feature Count: ${all.length}`)
})

it('what was found at a point that is retired since is told of in its scope as without a filter; the point is not', async () => {
  const { db, sql } = server.database
  const [one] = await sql<{ id: number; code: string; scope: string; count: number }[]>`
    select points.id, code, scope_id as scope, count(*)::int as count from points
    join issues on issues.point_id = points.id
    where scope_id is not null group by points.id order by points.id limit 1`
  if (one === undefined) throw new Error('no point with issues')
  const rows = async (file: string) => (await rowsOf(await taken(file, { scope: one.scope }))).slice(1)
  const issuesBefore = (await rows('issues.csv')).length
  const retire = (retiredOn: string | null) => db.update(points).set({ retiredOn }).where(eq(points.id, one.id))
  await retire('2022-09-01')
  expect((await rows('points.csv')).some(([code]) => code === one.code)).toBe(false)
  expect((await rows('issues.csv')).length).toBe(issuesBefore)
  await retire(null)
})

it('scopes and road sections with their shapes', async () => {
  const scopes = ogrinfo('scopes.gpkg', await taken('scopes.gpkg'))
  expect(scopes).toContain('Feature Count: 12')
  expect(ogrinfo('scopes.kml', await taken('scopes.kml'))).toContain('Feature Count: 12')
  expect(ogrinfo('sections.geojson', await taken('road-sections.geojson'))).toContain('Geometry: Line String')
})

it('a text is never a formula, and a name never a tag', async () => {
  const { db } = server.database
  const [one] = await db.select().from(points).limit(1)
  const evil = '=HYPERLINK("http://x")<script>&\u0001'
  await db
    .update(points)
    .set({ name: evil })
    .where(eq(points.id, one?.id ?? 0))
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await taken('points.csv'))
  expect(csv.startsWith('\uFEFF编号,')).toBe(true)
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")<script>&`)
  const kml = new TextDecoder().decode(await taken('points.kml'))
  expect(kml).toContain('<name>=HYPERLINK(&quot;http://x&quot;)&lt;script&gt;&amp;</name>')
  expect((await rowsOf(await taken('points.kml'))).length).toBe((await countOf()) + 1)
  await db
    .update(points)
    .set({ name: one?.name ?? '' })
    .where(eq(points.id, one?.id ?? 0))
})

describe('each is made beside the server', () => {
  const running = async (): Promise<number[]> => {
    const rows = await server.database.sql<{ pid: number }[]>`
      select pid from pg_stat_activity where application_name = 'xuncheng export' and datname = current_database()`
    return rows.map(({ pid }) => pid)
  }
  /** Asks for a file while nobody can read points: it has been begun, and nothing of it has come. */
  const whileLocked = async (
    act: (download: Promise<Response>, leave: () => void) => Promise<void>,
    ending = 'csv',
  ) => {
    const leaving = new AbortController()
    await server.database.sql.begin(async (tx) => {
      await tx`lock table points in access exclusive mode`
      const download = office.fetch(`/api/export/points.${ending}`, { signal: leaving.signal })
      await expect.poll(running, { timeout: 20_000 }).not.toEqual([])
      await act(download, () => leaving.abort())
    })
  }

  it('all who ask at once get the whole', async () => {
    const lengths = (await Promise.all(Array.from({ length: 6 }, () => taken('points.csv')))).map(
      ({ length }) => length,
    )
    expect(new Set(lengths).size).toBe(1)
    expect((await rowsOf(await taken('points.csv'))).length).toBe((await countOf()) + 1)
    await expect.poll(running, { timeout: 20_000 }).toEqual([])
  })
  it('whoever goes away leaves nothing running, and no file', async () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('xuncheng-export-'))
    const before = folders().length
    await whileLocked(async (download, leave) => {
      expect(folders().length).toBe(before + 1)
      leave()
      await download.then((response) => response.arrayBuffer()).catch(() => {})
    }, 'gpkg')
    await expect.poll(running, { timeout: 20_000 }).toEqual([])
    await expect.poll(() => folders().length, { timeout: 20_000 }).toBe(before)
  })
  it('who asks for the headers alone, or stops reading, takes nobody’s turn for good', async () => {
    for (let times = 0; times < 5; times += 1)
      expect((await office.fetch('/api/export/points.csv', { method: 'HEAD' })).status).toBe(200)
    const bytes = await Promise.race([
      taken('points.csv'),
      new Promise<never>((_, reject) => setTimeout(() => reject(new Error('nobody is served any more')), 20_000)),
    ])
    expect((await rowsOf(bytes)).length).toBe((await countOf()) + 1)
    await expect.poll(running, { timeout: 20_000 }).toEqual([])
  })
  it('one that breaks off fails, and is not taken for a shorter file', async () => {
    await whileLocked(async (download) => {
      for (const pid of await running()) await server.database.sql`select pg_terminate_backend(${pid})`
      await expect(download.then((response) => response.arrayBuffer())).rejects.toThrow()
    })
    expect((await rowsOf(await taken('points.csv'))).length).toBe((await countOf()) + 1)
  })
})

it('what is no export is refused', async () => {
  for (const path of [
    'points.doc',
    'points',
    'people.csv',
    '__proto__.csv',
    'points.csv?status=late',
    'points.csv?limit=5',
    'points.csv?squad=x',
    'points.constructor',
  ])
    expect((await office.fetch(`/api/export/${path}`)).status).toBe(400)
})
