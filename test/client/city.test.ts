/** The city in the browser: ranks, the table of a past day, and the table of a number's points. */
import { expect, test } from 'vitest'
import { createDayTable, createPartTable } from '../../client/city/dayTable'
import { rankedRows } from '../../client/city/ranks'
import { filterOfRows, whereOfFilter } from '../../client/city/where'
import { createPointTable } from '../../client/pointTable'
import { wholeCity } from '../../client/view'
import type { PointHistory } from '../../domain/city/pointHistory'
import { standingsOn } from '../../domain/city/pointHistory'
import type { MapPoint } from '../../domain/mapSnapshot'

/** overdue, open, rectifying, awaitingRecheck, uninspected, compliant; issues: open, overdue. */
const counts = (points: number[], [open, overdue]: [number, number]) => ({ points, urban: [], issues: [open, overdue] })

const now = {
  fengshan: counts([1, 0, 0, 0, 0, 9], [3, 1]),
  binhe: counts([2, 0, 0, 0, 0, 18], [2, 2]),
  xinyi: counts([0, 5, 0, 0, 0, 5], [5, 0]),
  airport: counts([0, 0, 0, 0, 0, 4], [0, 0]),
  '': counts([0, 0, 0, 0, 20, 0], [0, 0]),
  empty: counts([0, 0, 0, 0, 0, 0], [0, 0]),
}
const before = { fengshan: counts([0, 2, 0, 0, 0, 8], [0, 0]), xinyi: counts([0, 0, 0, 0, 0, 10], [0, 0]) }

test('ranked by rate, among equals by what is overdue; few points, none and nobody have no rank', () => {
  const said = rankedRows(now, before, 'best').map(({ id, rank, share, movement }) => [id, rank, share, movement])
  expect(said).toEqual([
    ['fengshan', 1, 0.9, 10],
    ['binhe', 1, 0.9, null],
    ['xinyi', 3, 0.5, -50],
    ['', null, 0, null],
    ['airport', null, 1, null],
  ])
  expect(rankedRows(now, before, 'worst').map(({ id }) => id)).toEqual(['xinyi', 'binhe', 'fengshan', '', 'airport'])
})

test('the filter asks the city where, and the rows of a number tell the map where to look', () => {
  const filter = {
    ...wholeCity.filter,
    scopeId: 'fengshan',
    urbanOnly: true,
    statuses: ['open' as const],
    search: '站',
  }
  expect(whereOfFilter(filter)).toEqual({ scopeId: 'fengshan', urban: true })
  expect(filterOfRows({ of: 'points', is: 'all', where: { squad: 3 } })).toEqual({ ...wholeCity.filter, squad: 3 })
  // The squad that follows an issue is not the squad of its place.
  expect(filterOfRows({ of: 'issues', is: 'open', where: { squad: 3, kind: 'market' } })).toEqual(wholeCity.filter)
})

const point = (id: number, status: MapPoint['status']): MapPoint => ({
  id,
  code: `D${id}`,
  name: `点位${id}`,
  kind: 'market',
  position: [111.13, 37.52],
  scopeId: 'fengshan',
  urban: true,
  responsibleUnitIds: [],
  leadUnitId: null,
  status,
  dueOn: null,
  openIssues: 0,
  isKey: false,
  isHard: false,
  trackedSince: null,
  retiredOn: null,
})
const tableOf = (...points: MapPoint[]) =>
  createPointTable({ position: 9, today: '2022-09-15', points }, { squadOfScope: new Map([['fengshan', 1]]) })

/** From 1 June: point 1 complied on the 3rd, was open from the 10th with 12 June as its deadline; point 2 complied on the 5th. */
const history: PointHistory = {
  position: 9,
  from: '2022-06-01',
  ids: [1, 2, 3],
  counts: [2, 1, 0],
  days: [2, 9, 4],
  statuses: [5, 1, 5],
  dues: [0, 12, 0],
  openIssues: [0, 1, 0],
}

test('how points stood at the end of a day; nothing heard yet is not inspected', () => {
  const on = (day: string) =>
    standingsOn(history, day).map(({ status, dueOn, openIssues }) => [status, dueOn, openIssues])
  expect(on('2022-06-02')).toEqual([
    ['uninspected', null, 0],
    ['uninspected', null, 0],
    ['uninspected', null, 0],
  ])
  expect(on('2022-06-10')).toEqual([
    ['open', '2022-06-12', 1],
    ['compliant', null, 0],
    ['uninspected', null, 0],
  ])
})

test('a table of a past day moves to another day by the rows that differ; lateness comes with the day', () => {
  const live = tableOf(point(1, 'awaitingRecheck'), point(2, 'compliant'), point(3, 'open'))
  const { table, goTo } = createDayTable(live, history, '2022-06-04', new Map([['fengshan', 1]]))
  const statuses = () => [0, 1, 2].map((index) => table.statusAt(index))
  expect(statuses()).toEqual(['compliant', 'uninspected', 'uninspected'])
  const heard: number[][] = []
  table.subscribe((changed) => heard.push([...changed]))
  goTo('2022-06-12')
  expect(statuses()).toEqual(['open', 'compliant', 'uninspected'])
  expect(heard).toEqual([[0, 1]])
  goTo('2022-06-13')
  expect(statuses()).toEqual(['overdue', 'compliant', 'uninspected'])
  goTo('2022-06-01')
  expect(statuses()).toEqual(['uninspected', 'uninspected', 'uninspected'])
  expect(live.statusAt(2)).toBe('open')
})

test('a table of some points follows what happens to them until it is let go', () => {
  const live = tableOf(point(1, 'open'), point(2, 'compliant'), point(3, 'open'))
  const { table, letGo } = createPartTable(live, [3, 1, 99], new Map())
  expect([table.size, table.at(0).id, table.at(1).id]).toEqual([2, 1, 3])
  live.apply([{ ...point(3, 'compliant') }])
  expect(table.statusAt(1)).toBe('compliant')
  letGo()
  live.apply([{ ...point(3, 'open') }])
  expect(table.statusAt(1)).toBe('compliant')
})
