/** GDAL, as Debian has it, reads /ogc and /tiles as they are: what ogrinfo and ogr2ogr say, held against the tables. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOgrinfo } from '../../scripts/gdal.mjs'
import { issues, points } from '../../server/db/schema'
import { squareOf } from '../../server/tiles/mercator'
import { makeToken } from '../accessToken'
import { startTestServer, type TestServer } from '../testServer'

const run = promisify(execFile)

let server: TestServer
let token: string
let folder: string
let ogrinfo: string
beforeAll(async () => {
  const found = findOgrinfo()
  if (found === undefined)
    throw new Error(
      'The tests of OGC API and vector tiles need GDAL: install gdal-bin, or set OGRINFO to the path of ogrinfo.',
    )
  ogrinfo = found
  server = await startTestServer({ sample: true })
  token = (await makeToken(await server.signIn('office'))).token
  folder = await mkdtemp(join(tmpdir(), 'xuncheng-gdal-'))
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const asToken = () => ({ ...process.env, GDAL_HTTP_HEADERS: `Authorization: Bearer ${token}` })
/** What is said without an error; GDAL tells of errors on stderr, and goes on. */
const said = async (program: string, words: readonly string[], env: NodeJS.ProcessEnv = asToken()): Promise<string> => {
  const { stdout, stderr } = await run(program, words, { env, maxBuffer: 64_000_000 })
  expect(stderr).toBe('')
  return stdout
}
const info = (...words: string[]) => said(ogrinfo, ['-ro', '-al', '-so', `OAPIF:${server.url}/ogc`, ...words])
const countIn = (text: string) => Number(/Feature Count: (\d+)/.exec(text)?.[1])
const ogr2ogr = () => join(ogrinfo, '..', 'ogr2ogr')
const counted = async (query: ReturnType<typeof sql>) =>
  Number((await server.database.db.execute<{ count: string }>(query))[0]?.count)

test('all collections, with their fields, numbers and extents', async () => {
  const text = await info()
  const layers = text.split(/^Layer name: /m).slice(1)
  expect(layers.map((layer) => layer.split('\n')[0])).toEqual(['scopes', 'points', 'issues', 'road-sections'])
  const [scopes = '', pointLayer = '', issueLayer = '', sections = ''] = layers
  expect(scopes).toMatch(/Geometry: Polygon\nFeature Count: 12\n/)
  expect(countIn(pointLayer)).toBe(await server.database.db.$count(points))
  expect(countIn(issueLayer)).toBe(await server.database.db.$count(issues))
  expect(sections).toMatch(/Geometry: Line String\nFeature Count: 10\n/)
  for (const field of [
    'status: String',
    'squad: Integer',
    'lastInspectionOn: Date',
    'responsibleUnits: String',
    'isKey: Integer(Boolean)',
  ])
    expect(pointLayer).toContain(field)
  for (const field of ['foundOn: Date', 'dueOn: Integer', 'overdue: Integer(Boolean)', 'what: String'])
    expect(issueLayer).toContain(field)
  const [west = 0, south = 0, east = 0, north = 0] =
    /Extent: \(([\d.]+), ([\d.]+)\) - \(([\d.]+), ([\d.]+)\)/.exec(pointLayer)?.slice(1).map(Number) ?? []
  expect(west > 110.9 && east < 111.6 && south > 37.3 && north < 37.8).toBe(true)
})

test('a box, property filters, and the day of finding', async () => {
  expect(countIn(await info('points', '-spat', '111.1', '37.5', '111.14', '37.54'))).toBe(
    await counted(sql`select count(*) from points where lng between 111.1 and 111.14 and lat between 37.5 and 37.54`),
  )
  expect(countIn(await info('points', '-where', "status = 'overdue' AND squad = 2"))).toBe(
    await counted(sql`select count(*) from points join point_states on point_id = points.id
      join scopes on scopes.id = scope_id where due_on < '2022-09-15' and squad = 2`),
  )
  expect(countIn(await info('issues', '-where', 'overdue = 1'))).toBe(
    await counted(sql`select count(*) from issues where due_on < '2022-09-15'`),
  )
  // GDAL makes of this the parameter datetime, in a spelling of its own.
  expect(countIn(await info('issues', '-where', "foundOn >= '2022-09-01'"))).toBe(
    await counted(sql`select count(*) from issues where found_on >= '2022-09-01'`),
  )
  expect(countIn(await info('issues', '-where', 'dueOn <= 20220910'))).toBe(
    await counted(sql`select count(*) from issues where due_on <= '2022-09-10'`),
  )
})

test('a point lies where it is, longitude first', async () => {
  const [first] = await server.database.db.select().from(points).where(sql`id = 1`)
  const text = await said(ogrinfo, [
    '-ro',
    '-q',
    `OAPIF:${server.url}/ogc`,
    'points',
    '-where',
    `code = '${first?.code}'`,
  ])
  expect(text).toContain(`POINT (${first?.lng} ${first?.lat})`)
  expect(text).toContain(`name (String) = ${first?.name}`)
  const turned = await said(ogrinfo, [
    '-ro',
    '-al',
    '-q',
    `/vsicurl/${server.url}/ogc/collections/points/items?limit=1&crs=http://www.opengis.net/def/crs/EPSG/0/4326`,
  ])
  expect(turned).toContain(`POINT (${first?.lat} ${first?.lng})`)
})

test('every row arrives in a GeoPackage, over many pages, and by the token as a password too', async () => {
  const file = join(folder, 'city.gpkg')
  await said(ogr2ogr(), ['-f', 'GPKG', file, `OAPIF:${server.url}/ogc`, '-oo', 'PAGE_SIZE=50'], {
    ...process.env,
    GDAL_HTTP_USERPWD: `qgis:${token}`,
    GDAL_HTTP_AUTH: 'BASIC',
  })
  const text = await said(ogrinfo, ['-ro', '-al', '-so', file])
  const counts = Object.fromEntries(
    text
      .split(/^Layer name: /m)
      .slice(1)
      .map((layer) => [layer.split('\n')[0], countIn(layer)]),
  )
  expect(counts).toEqual({
    scopes: 12,
    points: await server.database.db.$count(points),
    issues: await server.database.db.$count(issues),
    'road-sections': 10,
  })
})

test('a vector tile, with its three layers where they are', async () => {
  const [x, y] = squareOf([111.14, 37.52]).map((share) => Math.floor(share * 2 ** 13))
  const tile = `MVT:${server.url}/tiles/13/${x}/${y}.mvt`
  const text = await said(ogrinfo, ['-ro', '-al', '-so', tile])
  expect([...text.matchAll(/^Layer name: (.*)$/gm)].map(([, name]) => name)).toEqual([
    'scopes',
    'road-sections',
    'points',
  ])
  const json = await said(ogr2ogr(), ['-f', 'GeoJSON', '/vsistdout/', '-t_srs', 'EPSG:4326', tile, 'points'])
  const { features } = JSON.parse(json) as {
    features: { properties: { code: string }; geometry: { coordinates: [number, number] } }[]
  }
  expect(features.length).toBeGreaterThan(10)
  for (const { properties, geometry } of features) {
    const [point] = await server.database.db.select().from(points).where(sql`code = ${properties.code}`)
    expect(geometry.coordinates[0]).toBeCloseTo(point?.lng ?? 0, 4)
    expect(geometry.coordinates[1]).toBeCloseTo(point?.lat ?? 0, 4)
  }
})

test('without a token, and with a wrong one, GDAL is told so', async () => {
  for (const shown of ['', 'Authorization: Bearer nonsense']) {
    const answer = run(ogrinfo, ['-ro', '-al', '-so', `OAPIF:${server.url}/ogc`], {
      env: { ...process.env, GDAL_HTTP_HEADERS: shown },
    })
    await expect(answer).rejects.toThrow(/HTTP error code : 401/)
  }
})
