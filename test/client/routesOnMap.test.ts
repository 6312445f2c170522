/** What the map adds to a day: the points of an area, and stops that are no points; and the day in other people's words. */
import { describe, expect, it } from 'vitest'
import { pointsToAdd } from '../../client/choosing/pointsInArea'
import { ownStop } from '../../client/routes/ownStop'
import { changedDay, emptyDay } from '../../client/routes/planState'
import { viewOfPlan } from '../../client/routes/planView'
import { sheetOf } from '../../client/routes/sheetOf'
import { type Candidate, stopsToPlan } from '../../client/routes/stopsToPlan'
import type { Ring } from '../../domain/area'
import { mostStops, type PlanStop, usualDay } from '../../domain/routePlan'
import { streetStop } from '../streetStops'
import { everything, point, tableOf } from './mapWorld'

/** Points 0 to 9 on a street, 0.01 degrees apart; those with even numbers are open. */
const table = tableOf(
  Array.from({ length: 10 }, (_, id) =>
    point({ id: id + 1, position: [111.1 + id * 0.01, 37.5], status: id % 2 === 0 ? 'open' : 'compliant' }),
  ),
)
const around = (west: number, east: number): Ring => [
  [west, 37.4],
  [east, 37.4],
  [east, 37.6],
  [west, 37.6],
]

describe('an area adds', () => {
  it('the points inside that are not chosen yet', () => {
    expect(pointsToAdd(table, everything, around(111.115, 111.145), [], mostStops)).toEqual([3, 4, 5])
    expect(pointsToAdd(table, everything, around(111.115, 111.145), [4, 9], mostStops)).toEqual([3, 5])
  })

  it('only what the filter shows', () => {
    expect(pointsToAdd(table, { ...everything, statuses: ['open'] }, around(111.115, 111.145), [], mostStops)).toEqual([
      3, 5,
    ])
  })

  it('no more than a plan can hold', () => {
    const many = Array.from({ length: 1_999 }, (_, index) => 1_000 + index)
    expect(pointsToAdd(table, everything, around(111.0, 111.3), many, mostStops)).toEqual([1])
    expect(pointsToAdd(table, everything, around(111.0, 111.3), [...many, 999], mostStops)).toEqual([])
  })
})

/** A stop that is the point of this number. */
const stop = (key: string, given: Partial<PlanStop> = {}): PlanStop =>
  streetStop(key, Number(key), { pointId: Number(key), at: [111.1 + Number(key) * 0.01, 37.5], ...given })
const fuel = ownStop({ key: 'fuel', name: '加油', minutes: 15, at: [111.139, 37.5] }, [
  stop('1'),
  stop('4', { ground: 'hills' }),
])

describe('a stop that is no point', () => {
  it('is of no point, open at all times, and lies on the ground of the nearest stop', () => {
    expect(fuel).toEqual({
      key: 'fuel',
      pointId: null,
      name: '加油',
      at: [111.139, 37.5],
      ground: 'hills',
      serviceMinutes: 15,
      openings: [],
      priority: 20,
      car: null,
      rule: 'free',
    })
    expect(ownStop({ key: 'a', name: '午餐', minutes: 60, at: [111, 37] }, []).ground).toBe('town')
  })

  it('comes into a route at its place, and can be taken back', () => {
    const planned = changedDay(emptyDay, {
      kind: 'planned',
      stops: [stop('1'), stop('4')],
      routes: [['1', '4']],
      known: null,
      revision: 0,
    })
    const added = changedDay(planned, { kind: 'added', stop: fuel, car: 0, index: 1 })
    expect(added.plan.routes).toEqual([['1', 'fuel', '4']])
    expect(added.plan.stops.map(({ key }) => key)).toEqual(['1', '4', 'fuel'])
    expect(changedDay(added, { kind: 'undone' }).plan).toEqual(planned.plan)
  })

  it('stays when points are chosen again', () => {
    expect(stopsToPlan([2], [], table, { scopeById: new Map() }, [stop('1'), fuel]).map(({ key }) => key)).toEqual([
      '2',
      'fuel',
    ])
  })
})

describe('the day on paper', () => {
  const candidates: readonly Candidate[] = [
    {
      pointId: 2,
      name: '站2',
      kind: 'community',
      at: [111.11, 37.5],
      ground: 'town',
      serviceMinutes: 25,
      openings: [],
      priority: 3,
      reasons: [
        { reason: 'awaitingRecheck', worth: 2 },
        { reason: 'keyOrHard', worth: 1 },
      ],
    },
  ]
  const plan = {
    kindByKey: new Map([['community', { key: 'community', nameZh: '社区', nameEn: 'Community' }]]),
    scopeById: new Map([['west', { nameZh: '西片', nameEn: 'West' }]]),
    squadByNumber: new Map([[5, { number: 5, nameZh: '第五督导分队', nameEn: 'Squad 5', group: 1 }]]),
  } as unknown as Parameters<typeof sheetOf>[1]['plan']
  const view = viewOfPlan({
    ...emptyDay.plan,
    settings: { ...usualDay, cars: 2, lunch: null },
    stops: [stop('2'), stop('3'), fuel],
    routes: [[], ['2', '3', 'fuel']],
  })
  const sheet = sheetOf(view, { squad: 5, firstCar: 0, plan, table, candidates }, ({ zh }) => zh)

  it('says whose day it is, and leaves out a car without stops', () => {
    expect(sheet).toMatchObject({ squad: 5, on: '2022-09-15', title: '第五督导分队 2022-09-15 督导线路单' })
    expect(sheet.cars.map(({ car, name }) => [car, name])).toEqual([[1, '2号车']])
  })

  it('names the car of a plan that is only one car’s', () => {
    const alone = sheetOf(view, { squad: 5, firstCar: 2, plan, table, candidates }, ({ zh }) => zh)
    expect(alone.cars.map(({ car, name }) => [car, name])).toEqual([[3, '4号车']])
  })

  it('says of each stop where it lies and why it is gone to', () => {
    expect(sheet.cars[0]?.stops.map(({ number, name, place, reasons }) => [number, name, place, reasons])).toEqual([
      [1, '站2', '西片', ['社区', '待复查', '重点难点']],
      [2, '站3', '西片', ['社区', '地图上添加']],
      [3, '加油', '', ['停留点']],
    ])
    expect(sheet.cars[0]?.stops[0]).toMatchObject({ arrives: 30_600, begins: 30_600, leaves: 31_200, legMetres: 0 })
    // From nowhere to the first stop there is no leg to estimate.
    expect(sheet.cars[0]?.stops.map(({ isEstimated }) => isEstimated)).toEqual([false, true, true])
  })
})
