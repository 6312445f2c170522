import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedView, type Filter, marks, panels, queryOf, type View, viewOf, wholeCity } from '../../client/view'
import { pointStatuses } from '../../domain/pointStatus'

test('an empty address is the whole city, and the whole city has an empty address', () => {
  expect(viewOf('')).toEqual({
    panel: 'none',
    part: null,
    filter: {
      statuses: [],
      scopeId: null,
      squad: null,
      kind: null,
      unitId: null,
      urbanOnly: false,
      mark: null,
      search: '',
    },
    pointId: null,
    issueId: null,
    opened: null,
    doing: null,
    rows: null,
    day: null,
    camera: null,
  })
  expect(queryOf(wholeCity)).toBe('')
})

test('an address says panel, filter, selection and camera', () => {
  const address =
    '?panel=points&status=overdue,open&scope=fengshan&squad=1&kind=market&unit=u-012&urban=1&mark=tracked&q=%E9%BE%99%E5%B1%B1&point=128&at=13.50,37.52000,111.13000'
  const view: View = {
    panel: 'points',
    part: null,
    filter: {
      statuses: ['overdue', 'open'],
      scopeId: 'fengshan',
      squad: 1,
      kind: 'market',
      unitId: 'u-012',
      urbanOnly: true,
      mark: 'tracked',
      search: '龙山',
    },
    pointId: 128,
    issueId: null,
    opened: null,
    doing: null,
    rows: null,
    day: null,
    camera: { lng: 111.13, lat: 37.52, zoom: 13.5 },
  }
  expect(viewOf(address)).toEqual(view)
  expect(queryOf(view)).toBe(address)
})

test('the order in which statuses were chosen does not change the address', () => {
  const withStatuses = (statuses: Filter['statuses']): View => ({
    ...wholeCity,
    filter: { ...wholeCity.filter, statuses },
  })
  expect(viewOf('?status=open,overdue').filter.statuses).toEqual(['overdue', 'open'])
  expect(queryOf(viewOf('?status=open,overdue'))).toBe(queryOf(withStatuses(['overdue', 'open'])))
})

test.each([
  ['an unknown panel', '?panel=wishes'],
  ['an unknown status', '?status=late'],
  ['a point that is no number', '?point=12a'],
  ['a negative squad', '?squad=-1'],
  ['a scope with markup in it', '?scope=%3Cscript%3E'],
  ['a camera off the earth', '?at=13,95,111'],
  ['a camera with a part missing', '?at=13,37.5'],
  ['a key that it does not know', '?utm_source=mail'],
])('%s is left out of the view', (_what, address) => {
  expect(viewOf(address)).toEqual(wholeCity)
})

test('a search longer than 60 characters is cut', () => {
  expect(viewOf(`?q=${'社'.repeat(80)}`).filter.search).toBe('社'.repeat(60))
})

const word = fc.stringMatching(/^[\w.-]{1,60}$/)
const number = fc.integer({ min: 0, max: 999_999_999 })
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

/** What an address can say: five decimals of a degree and two of a zoom. */
const camera = fc.record({
  lng: fc.integer({ min: -18_000_000, max: 18_000_000 }).map((value) => value / 1e5),
  lat: fc.integer({ min: -8_500_000, max: 8_500_000 }).map((value) => value / 1e5),
  zoom: fc.integer({ min: 0, max: 2_200 }).map((value) => value / 100),
})

const anyView: fc.Arbitrary<View> = fc.record({
  panel: fc.constantFrom(...panels),
  part: fc.constant(null),
  filter: fc.record({
    statuses: fc.subarray([...pointStatuses]),
    scopeId: orNull(word),
    squad: orNull(number),
    kind: orNull(word),
    unitId: orNull(word),
    urbanOnly: fc.boolean(),
    mark: fc.constantFrom(null, ...marks),
    search: fc.string({ unit: 'grapheme', maxLength: 15 }).filter((text) => text.length <= 60),
  }),
  pointId: orNull(number),
  issueId: orNull(word),
  opened: fc.constant<View['opened']>(null),
  doing: fc.constant(null),
  rows: fc.constant<View['rows']>(null),
  day: fc.constant(null),
  camera: orNull(camera),
})

test('what is opened besides points and issues stands in the address, and never together with them', () => {
  const opened = { kind: 'paper', id: '01810000-0000-7000-8000-000000000001' } as const
  const view: View = { ...wholeCity, panel: 'papers', opened }
  expect(queryOf(view)).toBe('?panel=papers&open=paper:01810000-0000-7000-8000-000000000001')
  expect(viewOf(queryOf(view))).toEqual(view)
  expect(viewOf('?point=7&open=paper:01810000').opened).toBe(null)
  expect(viewOf('?open=parade:7')).toEqual(wholeCity)
  expect(changedView(view, { pointId: 7 })).toMatchObject({ pointId: 7, opened: null })
  expect(changedView({ ...wholeCity, pointId: 7, issueId: 'a' }, { opened })).toMatchObject({
    pointId: null,
    issueId: null,
    opened,
  })
  expect(changedView(view, { panel: 'points' })).toMatchObject({ panel: 'points', opened })
})

test('a form that is open on the selection stands in the address, and goes with another selection', () => {
  const view: View = { ...wholeCity, panel: 'desk', pointId: 7, issueId: 'a', doing: 'claim' }
  expect(queryOf(view)).toBe('?panel=desk&point=7&issue=a&do=claim')
  expect(viewOf(queryOf(view))).toEqual(view)
  expect(viewOf('?panel=desk&do=claim').doing).toBe(null)
  expect(changedView(view, { issueId: 'b' }).doing).toBe(null)
  expect(changedView(view, { panel: 'none' }).doing).toBe('claim')
  expect(changedView(view, { issueId: 'b', doing: 'rectify' }).doing).toBe('rectify')
})

test('the rows behind a number and a past day stand in the address of the city, and of no other panel', () => {
  const view: View = {
    ...wholeCity,
    panel: 'city',
    rows: {
      of: 'issues',
      is: 'found',
      since: '2022-07-01',
      where: { scopeId: 'fengshan', foundBy: null, unitSquad: 5, urban: true },
    },
    day: '2022-07-15',
  }
  const address =
    '?panel=city&rows=issues:found,scope:fengshan,finder:-,unitSquad:5,urban,since:2022-07-01&day=2022-07-15'
  expect(queryOf(view)).toBe(address)
  expect(viewOf(address)).toEqual(view)
  expect(viewOf(address.replace('panel=city', 'panel=points'))).toMatchObject({ rows: null, day: null })
  expect(changedView(view, { panel: 'desk' })).toMatchObject({ rows: null, day: null })
  expect(changedView(view, { issueId: 'a' })).toMatchObject({ rows: view.rows, day: view.day })
})

test('the part of the administration stands in its address, and in no other panel’s', () => {
  const view: View = { ...wholeCity, panel: 'administration', part: 'plan' }
  expect(queryOf(view)).toBe('?panel=administration&part=plan')
  expect(viewOf(queryOf(view))).toEqual(view)
  expect(viewOf('?panel=desk&part=plan').part).toBeNull()
  expect(changedView(view, { panel: 'desk' }).part).toBeNull()
})

test.each([
  ['points:late', 'no such measure'],
  ['points:overdue,squad:x', 'a squad that is no number'],
  ['points:overdue,colour:red', 'a wish that nobody knows'],
  ['issues:found,since:2022-02-30', 'a day that is none'],
  ['', 'nothing'],
])('rows that are none are left out: %s (%s)', (rows) => {
  expect(viewOf(`?panel=city&rows=${rows}`).rows).toBeNull()
})

test('any view comes back from its own address', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      expect(viewOf(queryOf(view))).toEqual(view)
    }),
  )
})

test('any text at all is read as some view, whose address stays the same from then on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const address = queryOf(viewOf(`?${text}`))
      expect(queryOf(viewOf(address))).toBe(address)
    }),
  )
})
