/** The office's own road file: read and checked at the start, and what a squad's plan makes of its times. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { timesOfPlan } from '../../domain/knownTimes'
import { isRefusal } from '../../domain/refusal'
import { type PlanStop, usualDay } from '../../domain/routePlan'
import { estimatedTimes, type TravelPlace } from '../../domain/routing/travelTimes'
import type { TravelEngine } from '../../server/routing/travel/engine'
import { openTravel } from '../../server/routing/travel/openTravel'
import { startOn } from '../../server/start'
import { newFolder, removeFolder } from '../embeddedFolder'
import { freshDatabase } from '../freshDatabase'
import { type Person, startTestServer, type TestServer } from '../testServer'
import { eastMetres, inTown, northMetres, townGeoJson } from '../town'

let folder: string
let townFile: string
let travel: TravelEngine
const closing: (() => Promise<void>)[] = []
beforeAll(async () => {
  folder = await newFolder()
  townFile = join(folder, 'town.geojson')
  writeFileSync(townFile, JSON.stringify(townGeoJson()))
  const opened = await openTravel({ engine: 'roadFile', path: townFile }, () => {})
  if (isRefusal(opened)) throw new Error(opened.refused.en)
  travel = opened
  closing.push(travel.close)
})
afterAll(async () => {
  for (const close of closing) await close()
  await removeFolder(folder)
})

const place = (east: number, north: number): TravelPlace => ({ at: inTown(east, north), ground: 'town' })
const isAbout = (metres: number | undefined, expected: number) =>
  expect(Math.abs((metres ?? 0) - expected)).toBeLessThan(3)

test('with the one-way street, against it round the block, and over the only bridge, at 25 km/h', async () => {
  const { times, source } = await travel.matrix([place(0.5, 0), place(3.5, 0), place(0.5, 1), place(0.5, 2)])
  expect(source).toEqual({ engine: 'roadFile', isEstimated: 'none', note: null })
  const metres = (from: number, to: number) => times.metres[from * 4 + to]
  isAbout(metres(0, 1), 3 * eastMetres)
  isAbout(metres(1, 0), 5 * eastMetres + 2 * northMetres)
  isAbout(metres(2, 3), 7 * eastMetres + northMetres)
  // 1,323 m at 25 km/h are 190.6 s, and two minutes to park.
  expect(Math.abs((times.seconds[1] ?? 0) - 310.6)).toBeLessThan(0.5)
})

test('the line of a path goes over the bridge; one to a place off the roads is straight', async () => {
  const { legs, source } = await travel.path([place(0.5, 1), place(0.5, 2), place(40, 2)])
  const blocks = legs[0]?.line.map(([lng, lat]) => [
    Math.round((lng - 111.1) / 0.0005) / 10,
    Math.round((lat - 37.5) / 0.0004) / 10,
  ])
  expect(blocks).toEqual([
    [0.5, 1],
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 1],
    [4, 2],
    [3, 2],
    [2, 2],
    [1, 2],
    [0.5, 2],
  ])
  expect(legs[1]).toMatchObject({ line: [inTown(0.5, 2), inTown(40, 2)], isEstimated: true })
  expect(source.isEstimated).toBe('some')
})

test('a place outside the file falls back alone; swapped or no coordinates are places outside of it', async () => {
  const outside: TravelPlace[] = [place(40, 1), { at: [37.5, 89], ground: 'town' }]
  const places = [place(0.5, 1), place(3.5, 1), ...outside]
  const { times, source } = await travel.matrix(places)
  expect([...times.estimated]).toEqual([0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0])
  expect(times.seconds[2]).toBe(estimatedTimes(places).seconds[2])
  expect(source.note?.zh).toBe('有 2 处不在道路附近，到那里的路段按直线距离估算。')
})

test('700 places come in blocks, and who gives up is not kept waiting', async () => {
  const places = Array.from({ length: 700 }, (_, index) => place((index % 40) / 10, Math.floor(index / 40) / 6))
  const seen: string[] = []
  const { source } = await travel.matrix(places, undefined, (done, all) => seen.push(`${done}/${all}`))
  expect(seen).toEqual(['1/3', '2/3', '3/3'])
  expect(source.isEstimated).not.toBe('all')
  const giving = new AbortController()
  const asking = travel.matrix(places, giving.signal)
  giving.abort(new Error('given up'))
  await expect(asking).rejects.toThrow('given up')
  expect((await travel.matrix([place(0.5, 1), place(3.5, 1)])).source.isEstimated).toBe('none')
})

describe('a file that cannot be used is told at the start', () => {
  const feature = (coordinates: unknown, properties: object = {}) => ({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } }],
  })
  const line = [inTown(0, 0), inTown(1, 0)]
  const files: [string, string, string][] = [
    ['empty.geojson', '', '不是 JSON'],
    ['page.geojson', '<!doctype html>', '不是 JSON'],
    ['topology.geojson', '{"type":"Topology"}', '不是 GeoJSON：应为 FeatureCollection，其中每条道路是一个 LineString'],
    ['none.geojson', '{"type":"FeatureCollection","features":[]}', '里面没有一条可以行车的道路'],
    [
      'swapped.geojson',
      JSON.stringify(feature(line.map(([lng, lat]) => [lat, lng]))),
      '第 1 条道路的经纬度颠倒了：应先经度、后纬度',
    ],
    ['oneway.geojson', JSON.stringify(feature(line, { oneway: 'yes' })), '里面的道路互不相连，走不出去又回得来'],
  ]
  test.each(files)('%s', async (name, content, sentence) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    expect(await openTravel({ engine: 'roadFile', path }, () => {})).toEqual({
      kind: 'invalid',
      refused: {
        zh: `道路文件 ${path} 无法使用：${sentence}。请改正，或去掉 ROAD_FILE。`,
        en: expect.stringContaining(`The road file ${path} cannot be used: `),
      },
    })
  })
  test('one that is not there, and a folder', async () => {
    const missing = await openTravel({ engine: 'roadFile', path: join(folder, 'gone.geojson') }, () => {})
    expect(isRefusal(missing) && missing.refused.zh).toContain('读不到（ENOENT）')
    mkdirSync(join(folder, 'roads'))
    const isFolder = await openTravel({ engine: 'roadFile', path: join(folder, 'roads') }, () => {})
    expect(isRefusal(isFolder) && isFolder.refused.zh).toContain('读不到（EISDIR）')
    rmSync(join(folder, 'roads'), { recursive: true })
  })
  test('the server does not start with it', async () => {
    const running = await startOn(await freshDatabase(), {
      port: 0,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: folder,
      publicUrl: 'http://127.0.0.1:0',
      trustedProxies: [],
      webhookNetworks: [],
      authSecret: undefined,
      basemapUrl: undefined,
      samplePassword: undefined,
      sample: false,
      s3: undefined,
      logLevel: 'silent',
      travel: { engine: 'roadFile', path: join(folder, 'gone.geojson') },
    })
    expect(isRefusal(running) && running.refused.en).toContain('cannot be read (ENOENT)')
  })
})

describe('a squad’s plan', () => {
  let server: TestServer
  let squad: Person
  beforeAll(async () => {
    server = await startTestServer({ travel: { engine: 'roadFile', path: townFile } })
    closing.push(server.close)
    await server.addAccount('planner', [{ role: 'squad', squad: 5, position: 'captain' }])
    squad = await server.signIn('planner')
  })
  const stop = (key: string, east: number, north: number): PlanStop => ({
    key,
    pointId: null,
    name: key,
    at: inTown(east, north),
    ground: 'town',
    serviceMinutes: 10,
    openings: [],
    priority: 3,
    car: null,
    rule: 'free',
  })
  const settings = { ...usualDay, lunch: null, start: inTown(0.5, 1), end: null }
  const plan = (stops: PlanStop[]) => squad.client.route.plan.mutate({ stops, settings, present: [], seed: 1 })

  test('goes by road: what lies just over the river is far, and comes after what lies along the street', async () => {
    const stops = [stop('over the river', 0.6, 2), stop('far along', 3, 1), stop('along', 2, 1)]
    const { routes, travelTimes, times, solvedBy } = await plan(stops)
    expect(routes).toEqual([['along', 'far along', 'over the river']])
    expect(travelTimes).toEqual({ engine: 'roadFile', isEstimated: 'none', note: null })
    expect(solvedBy).toEqual({ solver: 'own', note: null })
    expect(times?.keys).toEqual([
      '111.103000,37.508000',
      '111.115000,37.504000',
      '111.110000,37.504000',
      '111.102500,37.504000',
    ])
    const known = timesOfPlan(stops, settings, times)
    // From the start to the stop over the river: 3.5 blocks, the bridge, 3.4 blocks.
    isAbout(known.metres[3 * 4 + 0], 6.9 * eastMetres + northMetres)
    expect(known.estimated[3 * 4 + 0]).toBe(0)
    expect([...(times?.seconds ?? []), ...(times?.metres ?? [])].every(Number.isInteger)).toBe(true)
  })

  test('with a stop that is on no road is made, and says so', async () => {
    const { routes, left, travelTimes } = await plan([stop('near', 2, 1), stop('outside', 20, 1)])
    expect([routes, left]).toEqual([[['near', 'outside']], []])
    expect(travelTimes).toMatchObject({
      isEstimated: 'some',
      note: { zh: '有 1 处不在道路附近，到那里的路段按直线距离估算。' },
    })
  })

  test('of more than 150 places comes without their times', async () => {
    const stops = Array.from({ length: 151 }, (_, index) => ({
      ...stop(`${index}`, (index % 40) / 10, 1),
      rule: 'exclude' as const,
    }))
    expect((await plan(stops)).times).toBeNull()
  })

  test('without any stop is empty', async () => {
    expect(await plan([])).toMatchObject({ routes: [[]], left: [] })
  })

  test('has the lines of its path for the map', async () => {
    const points = [place(0.5, 1), place(0.5, 2)]
    const { legs, travelTimes } = await squad.client.route.paths.mutate({ points })
    expect(legs.length).toBe(1)
    expect(legs[0]?.line.length).toBe(10)
    expect(travelTimes.isEstimated).toBe('none')
    expect((await squad.client.route.paths.mutate({ points: [] })).legs).toEqual([])
    for (const bad of [
      Array.from({ length: 301 }, () => place(1, 1)),
      [{ ...place(1, 1), at: [37.5, 111.1] as [number, number] }],
      [{ ...place(1, 1), at: [Number.NaN, 37.5] as [number, number] }],
    ])
      await expect(squad.client.route.paths.mutate({ points: bad })).rejects.toMatchObject({
        data: { httpStatus: 400 },
      })
  })
})
