/** Travel times and lines by a real Valhalla, on a town whose distances are known by hand. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isRefusal } from '../../domain/refusal'
import { estimatedLeg, type TravelPlace } from '../../domain/routing/travelTimes'
import type { TravelEngine } from '../../server/routing/travel/engine'
import { openTravel } from '../../server/routing/travel/openTravel'
import type { ForeignService } from '../foreignService'
import { eastMetres, inTown, northMetres } from '../town'
import { startValhalla } from '../valhalla'

let valhalla: ForeignService
let travel: TravelEngine
const faults: unknown[] = []
beforeAll(async () => {
  valhalla = await startValhalla()
})
beforeEach(async () => {
  const opened = await openTravel({ engine: 'valhalla', url: valhalla.url }, (fault) => faults.push(fault))
  if (isRefusal(opened)) throw new Error(opened.refused.en)
  travel = opened
  valhalla.asked.length = 0
  faults.length = 0
})
afterAll(() => valhalla.close())

const place = (east: number, north: number): TravelPlace => ({ at: inTown(east, north), ground: 'town' })
/** Within a hundredth: Valhalla takes the earth for a little larger, and rounds to metres. */
const isAbout = (metres: number | undefined, expected: number) =>
  expect(Math.abs((metres ?? 0) / expected - 1)).toBeLessThan(0.01)

test('with the one-way street, against it round the block, and over the only bridge', async () => {
  const { times, source } = await travel.matrix([place(0.5, 0), place(3.5, 0), place(0.5, 1), place(0.5, 2)])
  expect(source).toEqual({ engine: 'valhalla', isEstimated: 'none', note: null })
  const metres = (from: number, to: number) => times.metres[from * 4 + to]
  isAbout(metres(0, 1), 3 * eastMetres)
  isAbout(metres(1, 0), 5 * eastMetres + 2 * northMetres)
  isAbout(metres(2, 3), 7 * eastMetres + northMetres)
  isAbout(metres(3, 2), 7 * eastMetres + northMetres)
  // Valhalla drives between 20 and 50 km/h there, and parks for two minutes.
  const driven = (from: number, to: number) => (times.seconds[from * 4 + to] ?? 0) - 120
  for (const [from, to] of [
    [0, 1],
    [1, 0],
    [2, 3],
  ] as const) {
    const kmPerHour = ((metres(from, to) ?? 0) / driven(from, to)) * 3.6
    expect(kmPerHour).toBeGreaterThan(20)
    expect(kmPerHour).toBeLessThan(50)
  }
  expect([times.seconds[0], times.metres[0], times.estimated[0]]).toEqual([0, 0, 0])
  expect(faults).toEqual([])
})

test('a place that is on no road falls back alone, and the answer says so', async () => {
  const far = place(40, 1)
  const near = [place(0.5, 1), place(3.5, 1)]
  const { times, source } = await travel.matrix([...near, far])
  expect([...times.estimated]).toEqual([0, 0, 1, 0, 0, 1, 1, 1, 0])
  isAbout(times.metres[1], 3 * eastMetres)
  const [one] = near
  expect(times.metres[2]).toBeCloseTo(one === undefined ? 0 : estimatedLeg(one, far).metres, 6)
  expect(source).toEqual({
    engine: 'valhalla',
    isEstimated: 'some',
    note: {
      zh: '有 1 处不在道路附近，到那里的路段按直线距离估算。',
      en: expect.stringContaining('One place is near no road'),
    },
  })
  expect(faults).toEqual([])
})

test('a place on another continent, too far for one question, falls back alone too', async () => {
  const { times } = await travel.matrix([place(0.5, 1), place(3.5, 1), { at: [11.1, 47.5], ground: 'town' }])
  expect([...times.estimated]).toEqual([0, 0, 1, 0, 0, 1, 1, 1, 0])
})

test('all places off the roads: everything is estimated, and it is no fault of the engine', async () => {
  const { times, source } = await travel.matrix([place(40, 1), place(50, 1)])
  expect([...times.estimated]).toEqual([0, 1, 1, 0])
  expect(source.isEstimated).toBe('all')
  expect(source.note?.zh).toBe('有的路段没有查到道路，按直线距离估算。')
  expect(faults).toEqual([])
})

test('the line of a path goes over the bridge, leg by leg', async () => {
  const { legs, source } = await travel.path([place(0.5, 1), place(0.5, 2), place(0.5, 3)])
  expect(source).toEqual({ engine: 'valhalla', isEstimated: 'none', note: null })
  const blocks = legs[0]?.line.map(([lng, lat]) => [
    Math.round((lng - 111.1) / 0.0005) / 10,
    Math.round((lat - 37.5) / 0.0004) / 10,
  ])
  expect(blocks?.at(0)).toEqual([0.5, 1])
  expect(blocks?.at(-1)).toEqual([0.5, 2])
  expect(blocks).toContainEqual([4, 1])
  expect(blocks).toContainEqual([4, 2])
  isAbout(legs[0]?.metres, 7 * eastMetres + northMetres)
  isAbout(legs[1]?.metres, eastMetres + northMetres)
  expect(legs.map(({ isEstimated }) => isEstimated)).toEqual([false, false])
})

test('a path with one point off the roads: two straight legs, the others by road', async () => {
  const points = [place(0.5, 1), place(3.5, 1), place(40, 1), place(3.5, 2), place(0.5, 2)]
  const { legs, source } = await travel.path(points)
  expect(legs.map(({ isEstimated }) => isEstimated)).toEqual([false, true, true, false])
  expect(legs[1]?.line).toEqual([inTown(3.5, 1), inTown(40, 1)])
  isAbout(legs[3]?.metres, 3 * eastMetres)
  expect(source).toMatchObject({ isEstimated: 'some', note: { zh: '有的路段没有查到道路，按直线距离估算。' } })
})

test('120 places are asked in blocks of at most 50 by 50, a few at once, with progress; and not again', async () => {
  const places = Array.from({ length: 120 }, (_, index) => place((index % 40) / 10, 1 + Math.floor(index / 40)))
  const seen: string[] = []
  const first = await travel.matrix(places, undefined, (done, all) => seen.push(`${done}/${all}`))
  expect(first.source.isEstimated).toBe('none')
  expect(seen).toEqual(['1/9', '2/9', '3/9', '4/9', '5/9', '6/9', '7/9', '8/9', '9/9'])
  const sizes = valhalla.asked.map(({ body }) => JSON.parse(body) as { sources: object[]; targets: object[] })
  expect(Math.max(...sizes.flatMap(({ sources, targets }) => [sources.length, targets.length]))).toBe(50)
  valhalla.asked.length = 0
  expect((await travel.matrix(places)).times).toEqual(first.times)
  expect(valhalla.asked.length).toBe(0)
  // One more place costs its row and its column.
  await travel.matrix([...places, place(2.25, 3)])
  const pairs = valhalla.asked.map(({ body }) => JSON.parse(body) as { sources: object[]; targets: object[] })
  expect(pairs.reduce((sum, { sources, targets }) => sum + sources.length * targets.length, 0)).toBe(241)
})

test('two stops at one place have no way between them, and are asked for once', async () => {
  const { times } = await travel.matrix([place(0.5, 1), place(0.5, 1), place(3.5, 1)])
  expect([times.seconds[1], times.metres[1], times.estimated[1]]).toEqual([0, 0, 0])
  expect(times.metres[2]).toBe(times.metres[5])
  expect(JSON.parse(valhalla.asked[0]?.body ?? '{}').sources.length).toBe(2)
})
