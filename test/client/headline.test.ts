import { expect, test } from 'vitest'
import { createHeadline } from '../../client/headline'
import { createPointTable } from '../../client/pointTable'
import { complianceText } from '../../client/words'
import type { MapPoint } from '../../domain/mapSnapshot'

const point = (id: number, part: Partial<MapPoint>): MapPoint => ({
  id,
  code: `D${id}`,
  name: `点位${id}`,
  kind: 'community',
  position: [111.13, 37.52],
  scopeId: null,
  urban: true,
  responsibleUnitIds: [],
  leadUnitId: null,
  status: 'compliant',
  dueOn: null,
  openIssues: 0,
  isKey: false,
  isHard: false,
  trackedSince: null,
  retiredOn: null,
  ...part,
})

const tableOf = (points: MapPoint[]) =>
  createPointTable({ position: 1, today: '2022-09-15', points }, { squadOfScope: new Map() })

test('compliance counts urban points alone, overdue counts all', () => {
  const table = tableOf([
    point(1, {}),
    point(2, { status: 'open', dueOn: '2022-09-14' }),
    point(3, { status: 'uninspected' }),
    point(4, { urban: false }),
    point(5, { urban: false, status: 'rectifying', dueOn: '2022-09-01' }),
  ])
  expect(createHeadline(table).now()).toEqual({ urban: 3, urbanCompliant: 1, overdue: 2 })
})

test('the numbers follow an announced change and the change of day', () => {
  const table = tableOf([point(1, {}), point(2, { status: 'rectifying', dueOn: '2022-09-15' })])
  const headline = createHeadline(table)
  const stop = headline.subscribe(() => {})
  table.setToday('2022-09-16')
  expect(headline.now()).toEqual({ urban: 2, urbanCompliant: 1, overdue: 1 })
  table.apply([
    {
      id: 2,
      status: 'compliant',
      dueOn: null,
      openIssues: 0,
      leadUnitId: null,
      isKey: false,
      isHard: false,
      trackedSince: null,
    },
  ])
  expect(headline.now()).toEqual({ urban: 2, urbanCompliant: 2, overdue: 0 })
  stop()
})

test('a rate is never said without what it is of', () => {
  expect(complianceText(152, 186)).toEqual({
    zh: '市区点位 186 个中 152 个达标，81.7%',
    en: '152 of 186 urban points comply, 81.7%',
  })
  expect(complianceText(0, 0)).toEqual({ zh: '没有登记市区点位', en: 'No urban points are registered' })
})
