/** /tiles: what lies in a tile, cells that hide nothing, and what is refused. Read with the reader that maps use. */
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statusOn } from '../../domain/pointStatus'
import { points } from '../../server/db/schema'
import { mapPoints } from '../../server/pointRows'
import { squareOf } from '../../server/tiles/mercator'
import { askWith, makeToken } from '../accessToken'
import { startTestServer, type TestServer } from '../testServer'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  token = (await makeToken(await server.signIn('unit05'))).token
})
afterAll(() => server.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/tiles/${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } })

type Told = { readonly id: number | undefined; readonly at: [number, number]; readonly tags: Record<string, unknown> }

const pointsIn = async (z: number, x: number, y: number): Promise<Told[]> => {
  const tile = new VectorTile(new PbfReader(await (await get(`${z}/${x}/${y}.mvt`)).arrayBuffer()))
  const layer = tile.layers.points
  return Array.from({ length: layer?.length ?? 0 }, (_, index) => {
    const feature = layer?.feature(index)
    if (!feature) throw new Error('no feature')
    const { geometry } = feature.toGeoJSON(x, y, z)
    return { id: feature.id, at: (geometry as GeoJSON.Point).coordinates as [number, number], tags: feature.properties }
  })
}

const over = (z: number, lng = 111.14, lat = 37.52) => squareOf([lng, lat]).map((share) => Math.floor(share * 2 ** z))

test('TileJSON names the address, the zooms and the layers', async () => {
  const { body } = await askWith(server, token)('/tiles')
  expect(body.tiles).toEqual([`${server.url}/tiles/{z}/{x}/{y}.mvt`])
  expect([body.tilejson, body.minzoom, body.maxzoom]).toEqual(['3.0.0', 0, 16])
  expect(body.vector_layers.map(({ id }: { id: string }) => id)).toEqual(['points', 'scopes', 'road-sections'])
})

test('every point of the city is in the tile of the world, where it is and as it stands', async () => {
  const told = await pointsIn(0, 0, 0)
  const known = await mapPoints(server.database.db)
  expect(told.map(({ id }) => id).sort()).toEqual(known.map(({ id }) => id).sort())
  const statusOf = new Map(known.map((point) => [point.id, statusOn(point, '2022-09-15')]))
  for (const { id, tags } of told) expect(tags.status, String(id)).toBe(statusOf.get(id as number))
  const [x = 0, y = 0] = over(14)
  const near = await pointsIn(14, x, y)
  expect(near.length).toBeGreaterThan(3)
  for (const { id, at } of near) {
    const place = known.find((point) => point.id === id)?.position ?? [0, 0]
    expect(at[0]).toBeCloseTo(place[0], 4)
    expect(at[1]).toBeCloseTo(place[1], 4)
  }
})

test('an event turns the tile, by one row read, and the tag with it', async () => {
  const [place] = await server.database.sql<{ id: number; lng: number; lat: number; item: string }[]>`
    select points.id, lng, lat, kinds -> points.kind -> 0 ->> 'key' as item
    from points join point_states on point_id = points.id join handbook_versions on handbook_versions.number = 1
    join scopes on scopes.id = scope_id where squad = 1 and status = 'compliant' limit 1`
  if (!place) throw new Error('no compliant point')
  const [x = 0, y = 0] = over(14, place.lng, place.lat)
  const status = async () => (await pointsIn(14, x, y)).find(({ id }) => id === place.id)?.tags
  expect(await status()).toMatchObject({ status: 'compliant', openIssues: 0 })
  const etag = (await get(`14/${x}/${y}`)).headers.get('etag') ?? ''
  expect((await get(`14/${x}/${y}`, { 'if-none-match': etag })).status).toBe(304)
  await (await server.signIn('squad1')).client.issue.open.mutate({
    actionId: uuid(),
    issueId: uuid(),
    subject: { kind: 'point', pointId: place.id },
    form: { checkItem: place.item, what: '路面破损', severity: 'ordinary' },
  })
  expect((await get(`14/${x}/${y}`, { 'if-none-match': etag })).status).toBe(200)
  expect(await status()).toMatchObject({ status: 'open', openIssues: 1 })
})

test('too many for one tile come as cells with their number by status, and none is lost', async () => {
  const [model] = await server.database.db.select().from(points)
  if (!model) throw new Error('no points')
  const { id: _, ...facts } = model
  const before = await server.database.db.$count(points)
  const more = Array.from({ length: 5_000 }, (_, at) => ({
    ...facts,
    code: `many${at}`,
    lng: 111.1 + (at % 100) * 0.0006,
    lat: 37.5 + Math.floor(at / 100) * 0.0006,
  }))
  for (let from = 0; from < more.length; from += 1_000)
    await server.database.db.insert(points).values(more.slice(from, from + 1_000))
  await server.database.sql`
    insert into point_states (point_id, seq, position, status, due_on, open_issues)
    select id, 1, 1, 'rectifying', case when code = 'many7' then '2022-09-01'::date end, 1
    from points where code like 'many%'`
  const world = await pointsIn(0, 0, 0)
  const sum = (name: string) => world.reduce((total, { tags }) => total + Number(tags[name] ?? 0), 0)
  const singles = world.filter(({ tags }) => tags.count === undefined)
  expect(sum('count') + singles.length).toBe(before + more.length)
  expect(world.length).toBeLessThan(100)
  // One that is late among thousands is what the cell shows.
  expect(world.some(({ tags }) => tags.count !== undefined && tags.status === 'overdue')).toBe(true)
  expect(sum('rectifying')).toBeGreaterThan(4_900)
  // From the zoom on at which no tile holds too many, each is there.
  const [x = 0, y = 0] = over(14, 111.11, 37.51)
  const near = await pointsIn(14, x, y)
  expect(near.every(({ tags }) => tags.count === undefined)).toBe(true)
  expect(near.length).toBeGreaterThan(500)
})

test('packed where a program takes it, and nothing where nothing lies', async () => {
  const [x = 0, y = 0] = over(12)
  const plain = await get(`12/${x}/${y}.pbf`, { 'accept-encoding': 'identity' })
  expect(plain.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile')
  expect(plain.headers.get('content-encoding')).toBeNull()
  const packed = await get(`12/${x}/${y}`, { 'accept-encoding': 'gzip, br' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(new Uint8Array(await packed.arrayBuffer())).toEqual(new Uint8Array(await plain.arrayBuffer()))
  const nothing = await get('12/0/0')
  expect([nothing.status, (await nothing.arrayBuffer()).byteLength]).toEqual([200, 0])
})

test.each([
  '0/0/1',
  '1/2/0',
  '23/0/0',
  '-1/0/0',
  '3/1.5/1',
  '3/1/one',
  '3/1/1.png',
  '3/1',
  '3/1/1/1',
  '99999999999/0/0',
  '22/4194304/0',
  '%ff/0/0',
])('no tile %s', async (path) => {
  const answer = await get(path)
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'NotFound'])
})
