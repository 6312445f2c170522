/** Travel times by OSRM, as its documentation writes its answers; and by an engine that is down, slow, or not what it says. */
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import { isRefusal } from '../../domain/refusal'
import { estimatedTimes, type TravelPlace, usualEstimate } from '../../domain/routing/travelTimes'
import { openTravel } from '../../server/routing/travel/openTravel'
import { type TravelLimits, usualTravelLimits } from '../../server/routing/travel/withEstimates'
import { type Answer, type Asked, type ForeignService, json, startForeignService } from '../foreignService'

const place = (east: number, north = 0): TravelPlace => ({
  at: [111.1 + east / 1000, 37.5 + north / 1000],
  ground: 'town',
})
const three = [place(0), place(10), place(30)]

/** The positions of a question, and the numbers of its sources and targets. */
const questionOf = ({ path }: Asked) => {
  const url = new URL(path, 'http://osrm')
  const [service, , , positions = ''] = url.pathname.split('/').slice(1)
  const at = positions.split(';').map((one): LngLat => {
    const [lng = 0, lat = 0] = one.split(',').map(Number)
    return [lng, lat]
  })
  const numbers = (name: string) => (url.searchParams.get(name) ?? '').split(';').map(Number)
  return { service, at, sources: numbers('sources'), targets: numbers('destinations'), query: url.searchParams }
}

type Position = LngLat | undefined
/** 100 m and 10 s for a thousandth of a degree, however it lies. */
const steps = (from: Position, to: Position): number =>
  Math.round((Math.abs((from?.[0] ?? 0) - (to?.[0] ?? 0)) + Math.abs((from?.[1] ?? 0) - (to?.[1] ?? 0))) * 1_000)

const tableAnswer = (asked: Asked) => {
  const { at, sources, targets } = questionOf(asked)
  const rows = (factor: number) => sources.map((from) => targets.map((to) => steps(at[from], at[to]) * factor))
  const waypoints = (numbers: number[]) => numbers.map((number) => ({ name: '', location: at[number], distance: 0 }))
  return {
    code: 'Ok',
    durations: rows(10) as (number | null)[][],
    distances: rows(100) as (number | null)[][],
    sources: waypoints(sources),
    destinations: waypoints(targets),
  }
}
const routeAnswer = (asked: Asked) => {
  const { at } = questionOf(asked)
  return {
    code: 'Ok',
    routes: [
      {
        legs: at.slice(1).map((to, index) => ({
          distance: steps(at[index], to) * 100,
          duration: steps(at[index], to) * 10,
          steps: [
            { geometry: { type: 'LineString', coordinates: [at[index], [at[index]?.[0], to[1]]] } },
            { geometry: { type: 'LineString', coordinates: [[at[index]?.[0], to[1]], to] } },
          ],
        })),
      },
    ],
    waypoints: at.map((location) => ({ name: '', location, distance: 0 })),
  }
}
const osrmAnswer = (asked: Asked): Answer =>
  json(questionOf(asked).service === 'table' ? tableAnswer(asked) : routeAnswer(asked))

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const service = async (answer: (asked: Asked) => Answer | Promise<Answer>): Promise<ForeignService> => {
  const started = await startForeignService(answer)
  closing.push(started.close)
  return started
}
const travelBy = async (url: string, limits: TravelLimits = usualTravelLimits) => {
  const faults: unknown[] = []
  const travel = await openTravel({ engine: 'osrm', url }, (fault) => faults.push(fault), limits)
  if (isRefusal(travel)) throw new Error(travel.refused.en)
  return { travel, faults }
}

test('without an engine everything is estimated, and nothing is said to be amiss', async () => {
  const travel = await openTravel(undefined, () => {})
  if (isRefusal(travel)) throw new Error(travel.refused.en)
  expect(await travel.matrix(three)).toEqual({
    times: estimatedTimes(three),
    source: { engine: 'estimate', isEstimated: 'all', note: null },
  })
  const { legs, source } = await travel.path(three)
  expect(legs.map(({ line, isEstimated }) => [line, isEstimated])).toEqual([
    [[place(0).at, place(10).at], true],
    [[place(10).at, place(30).at], true],
  ])
  expect(source).toEqual({ engine: 'estimate', isEstimated: 'all', note: null })
})

describe('OSRM', () => {
  test('a table: longitude first, seconds with two minutes to park, metres', async () => {
    const osrm = await service(osrmAnswer)
    const { travel, faults } = await travelBy(osrm.url)
    const { times, source } = await travel.matrix(three)
    expect([...times.seconds]).toEqual([0, 220, 420, 220, 0, 320, 420, 320, 0])
    expect([...times.metres]).toEqual([0, 1_000, 3_000, 1_000, 0, 2_000, 3_000, 2_000, 0])
    expect([...times.estimated]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(source).toEqual({ engine: 'osrm', isEstimated: 'none', note: null })
    expect(osrm.asked.map(({ method, path }) => [method, path])).toEqual([
      [
        'GET',
        '/table/v1/driving/111.100000,37.500000;111.110000,37.500000;111.130000,37.500000;111.100000,37.500000;111.110000,37.500000;111.130000,37.500000?sources=0;1;2&destinations=3;4;5&annotations=duration,distance',
      ],
    ])
    expect(faults).toEqual([])
  })

  test('below a path of its own', async () => {
    const osrm = await service((asked) => osrmAnswer({ ...asked, path: asked.path.replace('/maps/osrm', '') }))
    const { travel } = await travelBy(`${osrm.url}/maps/osrm`)
    expect((await travel.matrix(three)).source.isEstimated).toBe('none')
    expect(osrm.asked[0]?.path).toMatch(/^\/maps\/osrm\/table\/v1\/driving\//)
  })

  test('a path: each leg with its own line, as it is driven', async () => {
    const osrm = await service(osrmAnswer)
    const { travel } = await travelBy(osrm.url)
    const { legs } = await travel.path([place(0), place(10, 5), place(30)])
    expect(legs.map(({ metres, seconds }) => [metres, seconds])).toEqual([
      [1_500, 270],
      [2_500, 370],
    ])
    const [first, corner, , last] = legs[0]?.line ?? []
    expect([first, corner, last]).toEqual([place(0).at, place(0, 5).at, place(10, 5).at])
    expect(await travel.path([])).toEqual({ legs: [], source: { engine: 'osrm', isEstimated: 'none', note: null } })
    expect((await travel.path([place(0)])).legs).toEqual([])
  })

  test('legs that are known are not asked for again, and the rest in runs of at most 100 points', async () => {
    const osrm = await service(osrmAnswer)
    const { travel } = await travelBy(osrm.url)
    const points = Array.from({ length: 150 }, (_, index) => place(index))
    await travel.path(points)
    expect(osrm.asked.map((one) => questionOf(one).at.length)).toEqual([100, 51])
    osrm.asked.length = 0
    await travel.path([...points.slice(0, 50), place(0, 7), ...points.slice(50)])
    expect(osrm.asked.map((one) => questionOf(one).at.length)).toEqual([3])
  })

  test('a place that it snapped far away is on no road, and falls back alone', async () => {
    const osrm = await service((asked) => {
      const answer = tableAnswer(asked)
      const moved = (waypoint: { location: Position }) =>
        waypoint.location?.[0] === 111.13 ? { ...waypoint, location: [111.14, 37.5] } : waypoint
      return json({ ...answer, sources: answer.sources.map(moved), destinations: answer.destinations.map(moved) })
    })
    const { travel } = await travelBy(osrm.url)
    const { times, source } = await travel.matrix(three)
    expect([...times.estimated]).toEqual([0, 0, 1, 0, 0, 1, 1, 1, 0])
    expect(source.note?.zh).toBe('有 1 处不在道路附近，到那里的路段按直线距离估算。')
  })

  test('a place for which it finds no segment falls back alone, and is not asked for again', async () => {
    const osrm = await service((asked) => {
      const { at } = questionOf(asked)
      return at.some(([lng]) => lng === 111.13)
        ? json({ code: 'NoSegment', message: 'Could not find' }, 400)
        : osrmAnswer(asked)
    })
    const { travel, faults } = await travelBy(osrm.url)
    const { times } = await travel.matrix(three)
    expect([...times.estimated]).toEqual([0, 0, 1, 0, 0, 1, 1, 1, 0])
    expect(faults).toEqual([])
    osrm.asked.length = 0
    await travel.matrix(three)
    expect(osrm.asked.length).toBe(0)
  })

  test('estimates follow the settings of who asks, and so does the time to park at the end of every leg', async () => {
    const osrm = await service((asked) => {
      const answer = tableAnswer(asked)
      const [, row] = answer.durations
      if (row !== undefined) row[0] = null
      return json(answer)
    })
    const { travel } = await travelBy(osrm.url)
    const two = [place(0), place(10)]
    const own = { ...usualEstimate, shortFactor: 2.8, parkingSeconds: 180 }
    const { seconds, metres, estimated } = (await travel.matrix(two, undefined, undefined, own)).times
    // The first leg is by road and parks a minute longer; the second goes twice as far as is usual.
    expect([seconds[0], seconds[1], seconds[3]]).toEqual([0, 280, 0])
    expect(metres[1]).toBe(1_000)
    expect(metres[2]).toBeCloseTo((estimatedTimes(two).metres[2] ?? 0) * 2, 6)
    expect([...estimated]).toEqual([0, 0, 1, 0])
  })

  test('a pair without a way is estimated alone, and says so', async () => {
    const osrm = await service((asked) => {
      const answer = tableAnswer(asked)
      const [row] = answer.durations
      if (row !== undefined) row[2] = null
      return json(answer)
    })
    const { travel } = await travelBy(osrm.url)
    const { times, source } = await travel.matrix(three)
    expect([...times.estimated]).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0])
    expect(times.seconds[2]).toBe(estimatedTimes(three).seconds[2])
    expect(source).toMatchObject({ isEstimated: 'some', note: { zh: '有的路段没有查到道路，按直线距离估算。' } })
  })
})

describe('an engine that is of no use', () => {
  const silent = '道路引擎没有回应，本次按直线距离估算。'
  const wrong = '道路引擎的回答无法采用，本次按直线距离估算。'
  const changed = (change: (answer: ReturnType<typeof tableAnswer>) => unknown) => (asked: Asked) =>
    json(change(tableAnswer(asked)))
  const withFirst = (value: unknown) =>
    changed((answer) => ({ ...answer, durations: answer.durations.map((row) => [value, ...row.slice(1)]) }))
  // biome-ignore format: a table is read by its columns
  const cases: [string, string, (asked: Asked) => Answer][] = [
    ['breaks down',                      silent, () => json({ message: 'oh' }, 500)],
    ['is behind a gateway without it',   silent, () => ({ status: 502, body: '<html>Bad Gateway</html>' })],
    ['answers a page',                   wrong,  () => ({ status: 200, body: '<!doctype html><title>Welcome</title>' })],
    ['answers nothing',                  wrong,  () => ({ status: 200, body: '' })],
    ['answers half',                     wrong,  (asked) => ({ status: 200, body: JSON.stringify(tableAnswer(asked)).slice(0, 90) })],
    ['answers something else',           wrong,  () => json({ hello: 'world' })],
    ['answers null',                     wrong,  () => json(null)],
    ['knows no such service',            wrong,  () => json({ code: 'InvalidService' }, 400)],
    ['has a row too few',                wrong,  changed((answer) => ({ ...answer, durations: answer.durations.slice(1) }))],
    ['has a column too many',            wrong,  changed((answer) => ({ ...answer, distances: answer.distances.map((row) => [...row, 1]) }))],
    ['has no distances',                 wrong,  changed(({ distances: _, ...answer }) => answer)],
    ['forgets where it snapped',         wrong,  changed((answer) => ({ ...answer, sources: [] }))],
    ['is back before it has left',       wrong,  withFirst(-1)],
    ['takes a year',                     wrong,  withFirst(31_536_000)],
    ['counts in words',                  wrong,  withFirst('ten')],
    ['counts in nothing at all',         wrong,  withFirst('NaN')],
    ['answers without end',              wrong,  () => ({ status: 200, body: ' '.repeat(33 * 1024 * 1024) })],
  ]

  test.each(cases)('it %s', async (_, note, answer) => {
    const osrm = await service(answer)
    const { travel, faults } = await travelBy(osrm.url)
    const answered = await travel.matrix(three)
    expect(answered.times).toEqual(estimatedTimes(three))
    expect(answered.source).toEqual({ engine: 'osrm', isEstimated: 'all', note: { zh: note, en: expect.any(String) } })
    expect(faults.length).toBe(1)
    const { legs, source } = await travel.path(three)
    expect(legs.map(({ isEstimated, line }) => [isEstimated, line.length])).toEqual([
      [true, 2],
      [true, 2],
    ])
    expect(source.note).not.toBeNull()
  })

  test('it is down', async () => {
    const { url, close } = await startForeignService(osrmAnswer)
    await close()
    const { travel } = await travelBy(url)
    const { source } = await travel.matrix(three)
    expect(source).toMatchObject({ isEstimated: 'all', note: { zh: silent } })
  })

  test('it does not answer in time', async () => {
    const osrm = await service(() => null)
    const { travel } = await travelBy(osrm.url, { withinMs: 200, atOnce: 4 })
    expect((await travel.matrix(three)).source).toMatchObject({ isEstimated: 'all', note: { zh: silent } })
    expect((await travel.path(three)).source).toMatchObject({ isEstimated: 'all', note: { zh: silent } })
  })

  test('each answer is in time, but all together are not', async () => {
    const osrm = await service(async (asked) => {
      await wait(150)
      return osrmAnswer(asked)
    })
    const { travel } = await travelBy(osrm.url, { withinMs: 500, atOnce: 1 })
    const places = Array.from({ length: 120 }, (_, index) => place(index))
    expect((await travel.matrix(places)).source).toMatchObject({ isEstimated: 'all', note: { zh: silent } })
    expect(osrm.asked.length).toBeLessThan(9)
  })

  test('it sends on to another address, which is never asked', async () => {
    const other = await service(osrmAnswer)
    const osrm = await service((asked) => ({ status: 302, body: '', location: `${other.url}${asked.path}` }))
    const { travel } = await travelBy(osrm.url)
    expect((await travel.matrix(three)).source.note?.zh).toBe(wrong)
    expect((await travel.path(three)).source.note?.zh).toBe(wrong)
    expect(other.asked).toEqual([])
  })

  test('one wrong block of many makes all of it an estimate: times of two kinds would favour some stops', async () => {
    let count = 0
    const osrm = await service((asked) => {
      count += 1
      return count === 3 ? json({}) : osrmAnswer(asked)
    })
    const { travel } = await travelBy(osrm.url)
    const places = Array.from({ length: 120 }, (_, index) => place(index))
    const { times, source } = await travel.matrix(places)
    expect(times).toEqual(estimatedTimes(places))
    expect(source.note?.zh).toBe(wrong)
  })

  test('the next plan asks it again', async () => {
    let isUp = false
    const osrm = await service((asked) => (isUp ? osrmAnswer(asked) : json({}, 503)))
    const { travel } = await travelBy(osrm.url)
    expect((await travel.matrix(three)).source.isEstimated).toBe('all')
    isUp = true
    expect((await travel.matrix(three)).source).toEqual({ engine: 'osrm', isEstimated: 'none', note: null })
  })
})

test('who gives up is told so at once, and the engine is not waited for', async () => {
  const osrm = await service(() => null)
  const { travel, faults } = await travelBy(osrm.url)
  const giving = new AbortController()
  const [matrix, path] = [travel.matrix(three, giving.signal), travel.path(three, giving.signal)]
  await wait(50)
  giving.abort(new Error('given up'))
  await expect(matrix).rejects.toThrow('given up')
  await expect(path).rejects.toThrow('given up')
  await expect(travel.matrix(three, giving.signal)).rejects.toThrow('given up')
  expect(faults).toEqual([])
})
