/** A day's plan under the hands of who makes it: every change as it is written, and the way back. */
import { describe, expect, it } from 'vitest'
import { dayOfText, textOfDay } from '../../client/routes/dayMemory'
import { canStep, changedDay, emptyDay, type RouteChange, type RouteDay } from '../../client/routes/planState'
import { bestPlaceFor, difference, viewOfPlan } from '../../client/routes/planView'
import { usualDay } from '../../domain/routePlan'
import { streetStop } from '../streetStops'

const stops = ['a', 'b', 'c', 'd', 'e'].map((key, east) => streetStop(key, east))

const having = (day: RouteDay, ...changes: RouteChange[]): RouteDay => changes.reduce(changedDay, day)
const twoCars: RouteDay = having(
  emptyDay,
  { kind: 'settings', settings: { ...usualDay, cars: 2, lunch: null } },
  {
    kind: 'planned',
    stops,
    known: null,
    revision: 0,
    routes: [
      ['a', 'b', 'c'],
      ['d', 'e'],
    ],
  },
)
const routesAfter = (...changes: RouteChange[]) => having(twoCars, ...changes).plan.routes
const ruleOf = (day: RouteDay, key: string) => day.plan.stops.find((one) => one.key === key)?.rule

describe('a plan that arrives', () => {
  it('ends the choosing, and is the first there is: nothing can be taken back', () => {
    expect(twoCars.isChoosing).toBe(false)
    expect(twoCars.before).toEqual([])
  })

  it('has a route for every car, an empty one where the answer has none', () => {
    expect(having(twoCars, { kind: 'planned', stops, known: null, revision: 0, routes: [['a']] }).plan.routes).toEqual([
      ['a'],
      [],
    ])
  })

  it('can be taken back when there was one before', () => {
    const again = having(twoCars, { kind: 'planned', stops, known: null, revision: 0, routes: [['e', 'd'], []] })
    expect(having(again, { kind: 'undone' }).plan).toEqual(twoCars.plan)
  })
})

describe('a row', () => {
  it('moves to a place of any car', () => {
    expect(routesAfter({ kind: 'moved', key: 'a', car: 0, index: 2 })).toEqual([
      ['b', 'c', 'a'],
      ['d', 'e'],
    ])
    expect(routesAfter({ kind: 'moved', key: 'c', car: 0, index: 0 })).toEqual([
      ['c', 'a', 'b'],
      ['d', 'e'],
    ])
    expect(routesAfter({ kind: 'moved', key: 'b', car: 1, index: 1 })).toEqual([
      ['a', 'c'],
      ['d', 'b', 'e'],
    ])
  })

  it('steps within its route, and from its end into the neighbouring car’s', () => {
    expect(routesAfter({ kind: 'stepped', key: 'a', by: 1 })).toEqual([
      ['b', 'a', 'c'],
      ['d', 'e'],
    ])
    expect(routesAfter({ kind: 'stepped', key: 'c', by: 1 })).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ])
    expect(routesAfter({ kind: 'stepped', key: 'd', by: -1 })).toEqual([['a', 'b', 'c', 'd'], ['e']])
  })

  it('stays at the very beginning and end, and nothing is there to take back', () => {
    expect(canStep(twoCars.plan.routes, 'a', -1)).toBe(false)
    expect(canStep(twoCars.plan.routes, 'e', 1)).toBe(false)
    expect(canStep(twoCars.plan.routes, 'd', -1)).toBe(true)
    expect(having(twoCars, { kind: 'stepped', key: 'a', by: -1 })).toBe(twoCars)
  })
})

describe('a rule', () => {
  it('takes an excluded stop out of its route and leaves it in the plan', () => {
    const day = having(twoCars, { kind: 'ruled', key: 'b', rule: 'exclude' })
    expect(day.plan.routes).toEqual([
      ['a', 'c'],
      ['d', 'e'],
    ])
    expect(ruleOf(day, 'b')).toBe('exclude')
  })

  it('puts a first stop at the head of its route and a last one at its end', () => {
    expect(routesAfter({ kind: 'ruled', key: 'c', rule: 'first' })).toEqual([
      ['c', 'a', 'b'],
      ['d', 'e'],
    ])
    expect(routesAfter({ kind: 'ruled', key: 'd', rule: 'last' })).toEqual([
      ['a', 'b', 'c'],
      ['e', 'd'],
    ])
  })

  it('that only binds the next plan moves nothing now', () => {
    expect(routesAfter({ kind: 'ruled', key: 'c', rule: 'keepCar' })).toEqual(twoCars.plan.routes)
  })

  it('ends when the stop is put back', () => {
    const day = having(
      twoCars,
      { kind: 'ruled', key: 'b', rule: 'exclude' },
      { kind: 'putBack', key: 'b', car: 1, index: 0 },
    )
    expect(day.plan.routes).toEqual([
      ['a', 'c'],
      ['b', 'd', 'e'],
    ])
    expect(ruleOf(day, 'b')).toBe('free')
  })
})

describe('taking back', () => {
  it('goes one change at a time, newest first, settings included', () => {
    const day = having(
      twoCars,
      { kind: 'moved', key: 'a', car: 1, index: 0 },
      { kind: 'settings', settings: { ...twoCars.plan.settings, cars: 1 } },
    )
    expect(day.plan.routes).toEqual([['b', 'c']])
    const once = having(day, { kind: 'undone' })
    expect(once.plan.settings.cars).toBe(2)
    expect(once.plan.routes).toEqual([
      ['b', 'c'],
      ['a', 'd', 'e'],
    ])
    expect(having(once, { kind: 'undone' }).plan).toEqual(twoCars.plan)
    expect(having(twoCars, { kind: 'undone' })).toBe(twoCars)
  })
})

describe('choosing', () => {
  it('comes back with the plan still there, and turns to it again', () => {
    const choosing = having(twoCars, { kind: 'turned', isChoosing: true })
    expect(choosing.isChoosing).toBe(true)
    expect(having(choosing, { kind: 'turned', isChoosing: false })).toEqual(twoCars)
  })

  it('is all there is before the first plan', () => {
    expect(having(emptyDay, { kind: 'turned', isChoosing: false }).isChoosing).toBe(true)
  })
})

describe('the times of a plan', () => {
  // 1,000 m straight are 1,400 m of road at 25 km/h (201.6 s) and 120 s to park.
  const view = viewOfPlan(twoCars.plan)
  const [first, second] = view.cars

  it('follow from its order', () => {
    const arrivals = first?.rows.map(({ number, visit }) => [number, Math.round(visit.arrives / 60)])
    expect(arrivals).toEqual([
      [1, 510],
      [2, 525],
      [3, 541],
    ])
    expect(first?.rows[1]?.visit.legMetres).toBeCloseTo(1_400, -1)
    expect(first?.faults).toEqual([])
    expect(second?.rows.map(({ stop }) => stop.key)).toEqual(['d', 'e'])
  })

  it('add up over the cars', () => {
    expect(view.totals.stops).toBe(5)
    expect(view.totals.metres).toBeCloseTo(4_200, -2)
    // Five visits of ten minutes and three legs.
    expect(view.totals.seconds / 60).toBeCloseTo(66, 0)
  })

  it('grow when the order goes back and forth, and the difference says by how much', () => {
    const worse = viewOfPlan(having(twoCars, { kind: 'moved', key: 'a', car: 0, index: 1 }).plan)
    const more = difference(worse.totals, view.totals)
    expect(more.stops).toBe(0)
    expect(more.metres / 1000).toBeCloseTo(1.2, 0)
    expect(more.seconds).toBeGreaterThan(0)
  })

  it('say why a stop is left out', () => {
    const shut = streetStop('f', 2, { openings: [{ from: '06:00', until: '07:00' }] })
    const plan = having(
      twoCars,
      { kind: 'planned', stops: [...stops, shut], known: null, revision: 0, routes: [['a', 'b', 'c'], ['d']] },
      { kind: 'ruled', key: 'b', rule: 'exclude' },
    ).plan
    expect(viewOfPlan(plan).left.map(({ stop, reason }) => [stop.key, reason])).toEqual([
      ['e', 'noTime'],
      ['f', 'closed'],
      ['b', 'excluded'],
    ])
  })

  it('name what is wrong at its stop', () => {
    const early = streetStop('b', 1, { openings: [{ from: '08:00', until: '08:40' }] })
    const plan = { ...twoCars.plan, stops: stops.map((one) => (one.key === 'b' ? early : one)) }
    const faults = viewOfPlan(plan).cars[0]?.rows.map(({ faults }) => faults.map(({ kind }) => kind))
    expect(faults).toEqual([[], ['closed'], []])
  })
})

describe('the best place for a stop', () => {
  it('is where it lengthens the way least', () => {
    const { plan } = having(twoCars, { kind: 'ruled', key: 'b', rule: 'exclude' })
    expect(bestPlaceFor(plan, 'b')).toEqual({ car: 0, index: 1 })
  })
})

describe('what a tab remembers', () => {
  const written = textOfDay(twoCars, '2022-09-15')

  it('is the plan of that day', () => {
    expect(dayOfText(written, '2022-09-15')).toEqual(twoCars)
  })

  it('is nothing on another day, or when it is not a plan', () => {
    expect(dayOfText(written, '2022-09-16')).toEqual(emptyDay)
    expect(dayOfText('{"today":"2022-09-15","plan":7}', '2022-09-15')).toEqual(emptyDay)
    expect(dayOfText('not JSON', '2022-09-15')).toEqual(emptyDay)
    expect(dayOfText(null, '2022-09-15')).toEqual(emptyDay)
  })
})
