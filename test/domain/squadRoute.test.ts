/** A squad's route through its day: saved, driven, skipped, planned anew; what is refused, and what follows from it. */
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../domain/refusal'
import { dayCompared, drivenLegs } from '../../domain/routeHistory'
import { type PlanStop, usualDay } from '../../domain/routePlan'
import {
  countStops,
  leftLast,
  leftOf,
  type SquadRoute,
  settingsFromHere,
  squadRouteOfId,
  standsAt,
  unplannedRoute,
  withFrozenFirst,
} from '../../domain/squadRoute'
import {
  applySquadRouteEvent,
  decideSquadRoute,
  replaySquadRoute,
  type SquadRouteAction,
  type SquadRouteEvent,
} from '../../domain/squadRouteActions'
import { streetStop } from '../streetStops'
import { captain5, captain6, office, transport } from '../world'

const stops = ['a', 'b', 'c', 'd'].map((key, east) => streetStop(key, east))
/** The campaign's clock of 15 September 2022. */
const at = (clock: string) => new Date(`2022-09-15T${clock}:00+08:00`)
const instant = (clock: string) => at(clock).toISOString()
const seconds = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 3600 + minutes * 60
}

const save = (routes: string[][], revision = 0, clock = '08:20'): SquadRouteAction => ({
  name: 'save',
  form: {
    happenedAt: instant(clock),
    revision,
    settings: usualDay,
    stops,
    routes,
    expected: routes.flat().map((key, index) => ({
      key,
      arrives: seconds('08:30') + index * 900,
      leaves: seconds('08:40') + index * 900,
      legSeconds: index === 0 ? 0 : 300,
      legMetres: index === 0 ? 0 : 1_330,
      estimated: true,
    })),
  },
})
const arrive = (key: string, clock: string, where?: [number, number]): SquadRouteAction => ({
  name: 'arrive',
  form: { stop: key, happenedAt: instant(clock), ...(where && { at: where }) },
})
const finish = (key: string, clock: string): SquadRouteAction => ({
  name: 'finish',
  form: { stop: key, happenedAt: instant(clock) },
})
const skip = (key: string, clock: string): SquadRouteAction => ({
  name: 'skip',
  form: { stop: key, happenedAt: instant(clock), reason: '关门' },
})
const resume = (key: string, clock: string): SquadRouteAction => ({
  name: 'resume',
  form: { stop: key, happenedAt: instant(clock) },
})

const decide = (route: SquadRoute, action: SquadRouteAction, who = captain5, now = at('18:00')) =>
  decideSquadRoute(route, action, who, { now: now.toISOString() }, now)
const events: SquadRouteEvent[] = []
const having = (...actions: SquadRouteAction[]): SquadRoute => {
  events.length = 0
  return actions.reduce(
    (route, action) => {
      const event = decide(route, action)
      if (isRefusal(event)) throw new Error(event.refused.zh)
      events.push(event)
      return applySquadRouteEvent(route, event)
    },
    unplannedRoute(5, '2022-09-15'),
  )
}
const refusalOf = (route: SquadRoute, action: SquadRouteAction, who = captain5, now = at('18:00')) => {
  const answer = decide(route, action, who, now)
  return isRefusal(answer) ? [answer.kind, answer.refused.zh] : null
}
const planned = () =>
  having(
    save([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  )

test('a route is named by its squad and day', () => {
  expect(unplannedRoute(5, '2022-09-15').id).toBe('5:2022-09-15')
  expect(squadRouteOfId('5:2022-09-15')).toEqual({ squad: 5, on: '2022-09-15' })
  for (const id of ['5', '0:2022-09-15', '5:2022-02-30', '5:2022-9-15', '123:2022-09-15'])
    expect(squadRouteOfId(id)).toBeNull()
})

describe('who may what', () => {
  test('the squad and the office save; what comes of a stop is the squad’s alone', () => {
    const route = planned()
    for (const who of [captain5, office]) expect(refusalOf(route, save([['a']], 1), who)).toBeNull()
    for (const who of [captain6, transport])
      expect(refusalOf(route, save([['a']], 1), who)).toEqual([
        'forbidden',
        '保存线路由本分队或指挥部办公室办理，您不能办理。请联系他们。',
      ])
    expect(refusalOf(route, arrive('a', '08:30'), office)).toEqual([
      'forbidden',
      '到达由本分队办理，您不能办理。请联系他们。',
    ])
  })

  test('nothing can be reached before there is a plan', () => {
    expect(refusalOf(unplannedRoute(5, '2022-09-15'), arrive('a', '08:30'))).toEqual([
      'conflict',
      '线路现为“未规划”，不能到达。请刷新后查看最新情况。',
    ])
  })
})

describe('saving', () => {
  test('counts revisions; who saw an older one is told, and nothing is written over', () => {
    const route = planned()
    expect([route.revision, route.stage, route.plan?.routes]).toEqual([
      1,
      'planned',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ])
    expect(refusalOf(route, save([['a']], 0))).toEqual([
      'conflict',
      '线路刚刚由别人改过，您的没有保存。请看过最新的线路后再保存。',
    ])
  })

  test('a stop twice, a stop that is none, and no stop at all are refused', () => {
    const none = unplannedRoute(5, '2022-09-15')
    expect(refusalOf(none, save([['a', 'a']]))?.[0]).toBe('invalid')
    expect(refusalOf(none, save([['a'], ['a']]))?.[0]).toBe('invalid')
    expect(refusalOf(none, save([['z']]))?.[0]).toBe('invalid')
    expect(refusalOf(none, save([[]]))).toEqual(['invalid', '线路里还没有站点，没有保存。请先规划线路。'])
  })

  test('what came of stops is held by every later plan: in its car, first, in the order in which it was reached', () => {
    const driven = having(
      save([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      arrive('b', '08:40'),
      finish('b', '08:50'),
      skip('a', '08:55'),
    )
    // The new plan knows nothing of b, and gives a to the other car.
    const { stops: kept, routes } = withFrozenFirst(driven, [stops[0], stops[3], stops[2]] as PlanStop[], [
      ['d'],
      ['a', 'c'],
    ])
    expect(routes).toEqual([['b', 'a', 'd'], ['c']])
    expect(kept.map(({ key }) => key)).toEqual(['a', 'd', 'c', 'b'])
  })
})

describe('on the way', () => {
  test('a stop is reached with the distance, done, skipped, and taken up again', () => {
    const route = having(
      save([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      arrive('a', '08:31', [111.101, 37.5]),
      finish('a', '08:45'),
      skip('b', '08:50'),
      arrive('c', '08:40'),
    )
    expect(route.visits).toEqual({
      a: {
        state: 'done',
        car: 0,
        arrivedAt: instant('08:31'),
        metresAway: 88,
        endedAt: instant('08:45'),
        reason: null,
      },
      b: { state: 'skipped', car: 0, arrivedAt: null, metresAway: null, endedAt: instant('08:50'), reason: '关门' },
      c: { state: 'there', car: 1, arrivedAt: instant('08:40'), metresAway: null, endedAt: null, reason: null },
    })
    expect(countStops(route)).toEqual({ done: 1, skipped: 1, left: 2, all: 4 })
    expect(leftOf(route, 0)).toEqual([])
    expect(leftOf(route, 1).map(({ key }) => key)).toEqual(['d'])
    expect([standsAt(route, 0), standsAt(route, 1)?.key]).toEqual([null, 'c'])
    expect(leftLast(route, 0)).toEqual({ stop: stops[0], at: instant('08:45') })
    const again = applySquadRouteEvent(route, decide(route, resume('b', '09:00')) as SquadRouteEvent)
    expect(leftOf(again, 0).map(({ key }) => key)).toEqual(['b'])
  })

  test.each([
    [arrive('a', '08:40'), 'conflict', '这一站已经完成，没有再次保存。请查看最新的线路。'],
    [finish('b', '08:40'), 'conflict', '这一站还没有到达。请先记录到达。'],
    [skip('a', '08:40'), 'conflict', '这一站已经完成，没有再次保存。请查看最新的线路。'],
    [resume('b', '08:40'), 'conflict', '这一站还没有到达。请先记录到达。'],
    [arrive('z', '08:40'), 'notFound', '线路中没有这个站点，可能已被改掉。请查看最新的线路。'],
    [arrive('b', '18:03'), 'invalid', '手机时间比系统时间快，没有保存。请校准手机时间后重试。'],
  ] as const)('%j is refused', (action, kind, zh) => {
    const route = having(save([['a', 'b']]), arrive('a', '08:31'), finish('a', '08:35'))
    expect(refusalOf(route, action)).toEqual([kind, zh])
  })

  test('what happened on another day is none of this route’s, however late it is sent', () => {
    const route = planned()
    const late = { name: 'arrive', form: { stop: 'a', happenedAt: '2022-09-16T01:00:00.000Z' } } as const
    expect(refusalOf(route, late, captain5, new Date('2022-09-16T02:00:00Z'))).toEqual([
      'invalid',
      '这是2022-09-15的线路，只能记录当天的行程。请打开今天的线路。',
    ])
    expect(refusalOf(route, arrive('a', '09:00'), captain5, new Date('2022-09-16T02:00:00Z'))).toBeNull()
  })

  test('the events alone tell the route, and of which stop they speak', () => {
    const route = having(save([['a', 'b']]), arrive('a', '08:31'), finish('a', '08:45'), skip('b', '09:00'))
    expect(replaySquadRoute('5:2022-09-15', events)).toEqual(route)
    expect(events.map(({ name, stopName }) => [name, stopName])).toEqual([
      ['save', undefined],
      ['arrive', '站a'],
      ['finish', '站a'],
      ['skip', '站b'],
    ])
  })
})

describe('from here on', () => {
  test('one car, from where it is, now; lunch is over once its last beginning has passed', () => {
    const here: [number, number] = [111.12, 37.51]
    const of = (clock: string) => {
      const { cars, start, shift, lunch } = settingsFromHere({ ...usualDay, cars: 3 }, here, seconds(clock) + 59)
      return { cars, start, from: shift.from, until: shift.until, hasLunch: lunch !== null }
    }
    expect(of('10:15')).toEqual({ cars: 1, start: here, from: '10:15', until: '18:00', hasLunch: true })
    expect(of('13:00')).toEqual({ cars: 1, start: here, from: '13:00', until: '18:00', hasLunch: true })
    expect(of('13:01')).toEqual({ cars: 1, start: here, from: '13:01', until: '18:00', hasLunch: false })
    // Before the shift it begins with it; after it nothing fits any more.
    expect(of('07:00').from).toBe('08:30')
    expect(of('19:30')).toMatchObject({ from: '19:30', until: '19:30' })
  })
})

describe('planned against driven', () => {
  const route = () =>
    having(
      save([['a', 'b', 'c', 'd']]),
      arrive('a', '08:32'),
      finish('a', '08:40'),
      arrive('c', '08:50'),
      finish('c', '09:00'),
      skip('b', '09:01'),
      save([['a', 'c', 'b', 'd']], 1, '09:02'),
    )

  test('legs lie between leaving one stop and reaching the next; one that leads by a stop skipped meanwhile is none', () => {
    const byB = having(
      save([['a', 'b', 'c', 'd']]),
      arrive('a', '08:32'),
      finish('a', '08:40'),
      skip('b', '08:50'),
      arrive('c', '09:00'),
    )
    expect(drivenLegs(byB)).toEqual([])
    expect(drivenLegs(route()).map(({ from, to, seconds: took }) => [from.key, to.key, took])).toEqual([
      ['a', 'c', 600],
    ])
  })

  test('the plan is the one with which the squad set out', () => {
    const { stops: compared, ...totals } = dayCompared(route())
    expect(compared.map(({ key, plannedArrival, arrival, state }) => [key, plannedArrival, arrival, state])).toEqual([
      ['a', seconds('08:30'), seconds('08:32'), 'done'],
      ['c', seconds('09:00'), seconds('08:50'), 'done'],
      ['b', seconds('08:45'), null, 'skipped'],
      ['d', seconds('09:15'), null, 'open'],
    ])
    expect(totals).toEqual({
      on: '2022-09-15',
      squad: 5,
      counted: { done: 2, skipped: 1, left: 1, all: 4 },
      cars: 1,
      plannedTravelSeconds: 900,
      plannedMetres: 3_990,
      drivenTravelSeconds: 600,
      plannedOfDrivenSeconds: 300,
    })
  })
})
