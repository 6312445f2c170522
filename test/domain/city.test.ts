/** The city's numbers: three scopes, a few points and issues, and what is counted of them on each day. */
import { expect, test } from 'vitest'
import { createCityFacts } from '../../domain/city/cityFacts'
import { cityView, complianceCurve } from '../../domain/city/cityView'
import { issueMeasures } from '../../domain/city/measures'
import { percent, rateText } from '../../domain/city/rate'
import { select } from '../../domain/city/select'
import type { IssueSelection, PointSelection } from '../../domain/city/selection'
import { issueDays, pointDays } from '../../domain/city/standingDays'
import { isUrbanPlace } from '../../domain/city/urban'
import { applyEvent, type IssueEvent } from '../../domain/issueLifecycle'
import { pointStatuses } from '../../domain/pointStatus'
import { text } from '../../domain/text'
import { busStation, captain1, eventOf, type Step, transport, unopenedAt } from '../world'

const plan = {
  today: '2022-08-31',
  squadOfScope: new Map([
    ['fengshan', 1],
    ['xinyi', 2],
  ]),
  squadOfUnit: new Map([
    ['transport', 5],
    ['market', 2],
  ]),
}

const city = () => {
  const facts = createCityFacts()
  const point = (id: number, scopeId: string | null, urban: boolean, unitIds: string[], kind = 'station') =>
    facts.points.put({ id, scopeId, urban, unitIds, kind, retiredOn: null })
  point(1, 'fengshan', true, ['transport'])
  point(2, 'fengshan', true, ['transport', 'market'])
  point(3, 'xinyi', false, ['market'], 'market')
  point(4, null, false, ['property'])
  const stood = (
    pointId: number,
    day: string,
    status: 'open' | 'rectifying' | 'compliant',
    dueOn: string | null = null,
  ) => facts.points.putDay({ pointId, day, status, dueOn, openIssues: status === 'compliant' ? 0 : 1 })
  stood(1, '2022-06-10', 'compliant')
  stood(1, '2022-07-20', 'rectifying', '2022-07-25')
  stood(1, '2022-08-02', 'compliant')
  stood(2, '2022-07-01', 'open', '2022-07-10')
  stood(3, '2022-06-30', 'compliant')
  const issue = (id: string, pointId: number, scopeId: string, foundOn: string, foundBy: number | null) =>
    facts.issues.put({
      id,
      pointId,
      scopeId,
      kind: 'station',
      urban: true,
      checkItem: 'order',
      severity: 'ordinary',
      foundOn,
      foundBy,
    })
  const counters = { closings: 0, sentBack: 0, relapses: 0, circulars: 0 }
  const of = (issueId: string, day: string, state: object) =>
    facts.issues.putDay({
      issueId,
      day,
      stage: 'claimed',
      unitId: 'transport',
      followingSquad: 1,
      dueOn: null,
      ...counters,
      ...state,
    })
  issue('a', 1, 'fengshan', '2022-07-20', 1)
  of('a', '2022-07-20', { dueOn: '2022-07-25' })
  of('a', '2022-08-02', { stage: 'closed', closings: 1, sentBack: 2 })
  issue('b', 2, 'fengshan', '2022-07-01', null)
  of('b', '2022-07-01', { stage: 'notified', dueOn: '2022-07-10', unitId: 'market' })
  return facts
}

/** Only what there is some of. */
const counted = <W extends string>(words: readonly W[], counts: readonly number[]) =>
  Object.fromEntries(words.flatMap((word, index) => (counts[index] ? [[word, counts[index]]] : [])))

const view = (day: string, since: string, where = {}) => {
  const { all, by, ...rest } = cityView(city(), plan, { day, since, where })
  return { points: counted(pointStatuses, all.points), issues: counted(issueMeasures, all.issues), by, ...rest }
}

test('a day counts what was true at its end: before it was heard of, a point has not been inspected', () => {
  expect(view('2022-06-05', '2022-06-01')).toMatchObject({ points: { uninspected: 4 }, issues: {} })
  expect(view('2022-06-30', '2022-06-01').points).toEqual({ uninspected: 2, compliant: 2 })
  expect(view('2022-07-20', '2022-07-01').points).toEqual({ overdue: 1, rectifying: 1, uninspected: 1, compliant: 1 })
})

test('a retired point counts up to the day before, in numbers, rows and curve alike', () => {
  const facts = city()
  facts.points.put({
    ...{ id: 3, scopeId: 'xinyi', urban: false, unitIds: ['market'], kind: 'market' },
    retiredOn: '2022-07-15',
  })
  const of = (day: string) => cityView(facts, plan, { day, since: '2022-07-01', where: {} })
  const sum = (counts: readonly number[] = []) => counts.reduce((all, one) => all + one, 0)
  expect(sum(of('2022-07-14').all.points)).toBe(4)
  expect(sum(of('2022-07-15').all.points)).toBe(3)
  expect(Object.keys(of('2022-07-14').by.scope)).toEqual(['fengshan', 'xinyi', ''])
  expect(Object.keys(of('2022-07-15').by.scope)).toEqual(['fengshan', ''])
  const rowsOn = (day: string) =>
    select(facts, plan, { of: 'points', is: 'all', where: {}, day }).map(facts.points.idAt)
  expect(rowsOn('2022-07-14')).toEqual([1, 2, 3, 4])
  expect(rowsOn('2022-07-15')).toEqual([1, 2, 4])
  const curve = complianceCurve(facts, plan, { from: '2022-07-14', until: '2022-07-16', where: {} })
  expect(curve.map(({ of: there, compliant }) => [there, compliant])).toEqual([
    [4, 2],
    [3, 1],
    [3, 1],
  ])
})

test('overdue from the day after the deadline, without any event', () => {
  expect(view('2022-07-25', '2022-07-01').issues).toMatchObject({ open: 2, overdue: 1 })
  expect(view('2022-07-26', '2022-07-01').issues).toMatchObject({ open: 2, overdue: 2 })
})

test('flows are what happened between two days, both included; twice is two', () => {
  expect(view('2022-07-31', '2022-07-01').issues).toEqual({
    open: 2,
    overdue: 2,
    toClaim: 1,
    rectifying: 1,
    found: 2,
  })
  expect(view('2022-08-31', '2022-08-01').issues).toEqual({ open: 1, overdue: 1, toClaim: 1, closed: 1, sentBack: 2 })
  expect(view('2022-08-31', '2022-08-03').issues).toEqual({ open: 1, overdue: 1, toClaim: 1 })
})

test('by scope, squad, unit and kind; what belongs to none stands under none', () => {
  const { by, matrix, items } = view('2022-07-31', '2022-07-01')
  const compliant = pointStatuses.indexOf('compliant')
  const all = (counts: Record<string, { points: number[] }>) =>
    Object.fromEntries(
      Object.entries(counts).map(([id, { points }]) => [
        id,
        [points[compliant], points.reduce((sum, count) => sum + count, 0)],
      ]),
    )
  expect(all(by.scope)).toEqual({ fengshan: [0, 2], xinyi: [1, 1], '': [0, 1] })
  expect(all(by.squad)).toEqual({ '1': [0, 2], '2': [1, 1], '': [0, 1] })
  expect(all(by.kind)).toEqual({ station: [0, 3], market: [1, 1] })
  // A point with two responsible units counts for each.
  expect(all(by.unit)).toEqual({ transport: [0, 2], market: [1, 2], property: [0, 1] })
  expect(matrix).toEqual([
    { foundBy: '1', unitSquad: '5', count: 1 },
    { foundBy: '', unitSquad: '2', count: 1 },
  ])
  expect(items).toEqual([{ checkItem: 'order', scope: 'fengshan', count: 2 }])
})

const rows = (selection: PointSelection | IssueSelection) => {
  const facts = city()
  const found = select(facts, plan, selection)
  return selection.of === 'points' ? found.map(facts.points.idAt) : found.map(facts.issues.idAt)
}

// biome-ignore format: a table is read by its columns
test.each<[PointSelection | IssueSelection, (number | string)[]]>([
  [{ of: 'points', is: 'all', where: {} },                                           [1, 2, 3, 4]],
  [{ of: 'points', is: 'compliant', where: {} },                                     [1, 3]],
  [{ of: 'points', is: 'compliant', where: { urban: true } },                        [1]],
  [{ of: 'points', is: 'overdue', where: { squad: 1 } },                             [2]],
  [{ of: 'points', is: 'overdue', where: {}, day: '2022-07-30' },                    [1, 2]],
  [{ of: 'points', is: 'all', where: { unitId: 'market' } },                         [2, 3]],
  [{ of: 'points', is: 'all', where: { scopeId: null } },                            [4]],
  [{ of: 'points', is: 'all', where: { scopeId: 'nowhere' } },                       []],
  [{ of: 'issues', is: 'open', where: {} },                                          ['b']],
  [{ of: 'issues', is: 'open', where: {}, day: '2022-07-30' },                       ['a', 'b']],
  [{ of: 'issues', is: 'open', where: { unitSquad: 5 }, day: '2022-07-30' },         ['a']],
  [{ of: 'issues', is: 'open', where: { unitSquad: null }, day: '2022-07-30' },      []],
  [{ of: 'issues', is: 'found', where: { foundBy: null }, since: '2022-07-01' },     ['b']],
  [{ of: 'issues', is: 'found', where: { foundBy: 1 }, since: '2022-08-01' },        []],
  [{ of: 'issues', is: 'sentBack', where: {}, since: '2022-08-01' },                 ['a', 'a']],
  [{ of: 'issues', is: 'closed', where: {}, since: '2022-07-01', day: '2022-07-31' }, []],
  [{ of: 'issues', is: 'found', where: { checkItem: null }, since: '2022-06-01' },   []],
])('the rows of %j', (selection, expected) => {
  expect(rows(selection)).toEqual(expected)
})

test('a change of the same day takes the place of what was known; another day comes on top', () => {
  const facts = city()
  const status = (day: string) => select(facts, plan, { of: 'points', is: 'compliant', where: {}, day }).length
  facts.points.putDay({ pointId: 3, day: '2022-06-30', status: 'open', dueOn: null, openIssues: 1 })
  expect(status('2022-06-30')).toBe(1)
  facts.points.putDay({ pointId: 3, day: '2022-07-01', status: 'compliant', dueOn: null, openIssues: 0 })
  expect([status('2022-06-30'), status('2022-07-01')]).toEqual([1, 2])
})

test('the curve has a point for each day', () => {
  const curve = complianceCurve(city(), plan, { from: '2022-06-29', until: '2022-07-01', where: {} })
  expect(curve.map(({ of, compliant, overdue }) => [of, compliant, overdue])).toEqual([
    [4, 1, 0],
    [4, 2, 0],
    [4, 2, 0],
  ])
})

test('of nothing there is no rate, and almost all is not all', () => {
  const urban = text('市区点位', 'urban points')
  expect(rateText({ of: 186, compliant: 152 }, urban)).toEqual({
    zh: '市区点位 186 个中 152 个达标，81.7%',
    en: '152 of 186 urban points comply, 81.7%',
  })
  expect(rateText({ of: 0, compliant: 0 }, urban)).toEqual({ zh: '没有市区点位', en: 'No urban points' })
  expect([percent(null), percent(0), percent(1), percent(9999 / 10_000), percent(1 / 10_000)]).toEqual([
    '—',
    '0.0%',
    '100.0%',
    '99.9%',
    '0.1%',
  ])
})

test.each([
  [true, 'fengshan', null, true],
  [true, null, null, true],
  [false, 'fengshan', ['fengshan'], false],
  [true, 'fengshan', ['fengshan'], true],
  [true, 'xinyi', ['fengshan'], false],
  [true, null, ['fengshan'], false],
])('urban in the register %s, in %s, the office says %s: %s', (urban, scopeId, urbanScopes, expected) => {
  expect(isUrbanPlace({ urban, scopeId }, urbanScopes)).toBe(expected)
})

test('the days of an issue and its point, told by their events: the last state of each day', () => {
  const steps: Step[] = [
    ['2022-07-04', captain1, 'open'],
    ['2022-07-04', captain1, 'notify'],
    ['2022-07-05', transport, 'claim'],
    ['2022-07-12', transport, 'rectify'],
    ['2022-07-13', captain1, 'failRecheck'],
    ['2022-07-14', transport, 'rectify'],
    ['2022-07-15', captain1, 'passRecheck'],
    ['2022-07-29', captain1, 'relapse'],
  ]
  const events: IssueEvent[] = []
  const issue = steps.reduce((present, step) => {
    const event = eventOf(present, step)
    events.push(event)
    return applyEvent(present, event)
  }, unopenedAt(busStation))
  const days = issueDays(issue.id, events)
  expect(
    days.map(({ day, stage, closings, sentBack, relapses }) => [day, stage, closings, sentBack, relapses]),
  ).toEqual([
    ['2022-07-04', 'notified', 0, 0, 0],
    ['2022-07-05', 'claimed', 0, 0, 0],
    ['2022-07-12', 'rectified', 0, 0, 0],
    ['2022-07-13', 'claimed', 0, 1, 0],
    ['2022-07-14', 'rectified', 0, 1, 0],
    ['2022-07-15', 'closed', 1, 1, 0],
    ['2022-07-29', 'notified', 1, 1, 1],
  ])
  const ofPoint = pointDays(
    busStation,
    events.map((event) => ({ of: 'issue' as const, issueId: issue.id, event })),
  )
  expect(ofPoint.map(({ day, status, openIssues }) => [day, status, openIssues])).toEqual([
    ['2022-07-04', 'open', 1],
    ['2022-07-05', 'rectifying', 1],
    ['2022-07-12', 'awaitingRecheck', 1],
    ['2022-07-13', 'rectifying', 1],
    ['2022-07-14', 'awaitingRecheck', 1],
    ['2022-07-15', 'uninspected', 0],
    ['2022-07-29', 'open', 1],
  ])
})

test('a point that becomes of another kind complies until the day before', () => {
  const visited = {
    name: 'inspect',
    ...{ seq: 1, complete: true, at: '2022-07-04T02:30:00.000Z' },
    form: { visitedOn: '2022-07-04', findings: { cleanliness: 'pass' } },
    by: eventOf(unopenedAt(busStation), ['2022-07-04', captain1, 'open']).by,
  } as const
  const days = pointDays(busStation, [
    { of: 'point', event: visited },
    { of: 'point', event: { name: 'kindChanged', at: '2022-07-19T16:30:00.000Z', from: 'station', to: 'market' } },
    { of: 'point', event: { name: 'kindChanged', at: '2022-07-21T02:00:00.000Z', from: 'market', to: 'station' } },
  ])
  expect(days.map(({ day, status }) => [day, status])).toEqual([
    ['2022-07-04', 'compliant'],
    ['2022-07-20', 'uninspected'],
    ['2022-07-21', 'compliant'],
  ])
})
