/** A squad's route of a day on the server: in the log once, by whom it may be, at the time when it happened. */
import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOfDay } from '../../domain/calendar'
import { usualDay } from '../../domain/routePlan'
import type { SquadRouteAction } from '../../domain/squadRouteActions'
import { verifyFolds } from '../../server/audit/verifyFolds'
import { events } from '../../server/db/schema'
import { streetStop } from '../streetStops'
import { type Person, startTestServer, type TestServer } from '../testServer'

let server: TestServer
let squad5: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  squad5 = await server.signIn('squad5')
})
afterAll(() => server.close())

const now = () => server.server.clock.now()
const today = () => server.server.clock.today()
/** So many minutes ago, but not before the day. */
const ago = (minutes: number) =>
  new Date(Math.max(startOfDay(today()).getTime() + 1_000, now().getTime() - minutes * 60_000)).toISOString()

type Action = SquadRouteAction
const saving = (routes: string[][], revision: number) => ({
  name: 'save' as const,
  form: {
    happenedAt: ago(30),
    revision,
    settings: usualDay,
    stops: ['a', 'b', 'c'].map((key, east) => streetStop(key, east)),
    routes,
    expected: [],
  },
})
const act = (person: Person, action: Action, { squad = 5, on = today(), id = crypto.randomUUID() as string } = {}) =>
  person.client.squadRoute.act.mutate({ actionId: id, squad, on, action })
const routeOf = async (squad: number) => (await squad5.client.squadRoute.ofDay.query({ squad })).route

test('a plan is saved for today; another squad, another day and a squad that is none are refused', async () => {
  expect((await routeOf(5)).stage).toBe('unplanned')
  expect(await act(squad5, saving([['a', 'b', 'c']], 0))).toMatchObject({ seq: 1 })
  expect((await routeOf(5)).plan?.routes).toEqual([['a', 'b', 'c']])
  await expect(act(squad5, saving([['a']], 0), { squad: 4 })).rejects.toThrow('本分队或指挥部办公室')
  await expect(act(squad5, saving([['a']], 0), { squad: 77 })).rejects.toThrow('没有这个督导分队')
  await expect(act(squad5, saving([['a']], 0), { on: '2022-08-01' })).rejects.toThrow('线路只能为今天保存')
  await expect(act(squad5, saving([['a']], 0))).rejects.toThrow('线路刚刚由别人改过')
})

test('the same action twice is one event; what happened earlier is said with its time, never in the future', async () => {
  const happenedAt = ago(20)
  const arriving: Action = { name: 'arrive', form: { stop: 'a', happenedAt, at: [111.1005, 37.5] } }
  const id = crypto.randomUUID()
  const first = await act(squad5, arriving, { id })
  expect(await act(squad5, arriving, { id })).toEqual(first)
  expect((await routeOf(5)).visits.a).toMatchObject({
    state: 'there',
    arrivedAt: happenedAt,
    metresAway: 44,
  })
  // A phone's clock that is a minute fast.
  const fast = new Date(now().getTime() + 60_000).toISOString()
  await act(squad5, { name: 'finish', form: { stop: 'a', happenedAt: fast } })
  const ended = (await routeOf(5)).visits.a?.endedAt ?? ''
  expect(Date.parse(ended)).toBeLessThan(Date.parse(fast))
  const log = await server.database.db
    .select()
    .from(events)
    .where(and(eq(events.subjectKind, 'squadRoute'), eq(events.subjectId, `5:${today()}`)))
    .orderBy(asc(events.position))
  expect(log.map(({ name }) => name)).toEqual(['save', 'arrive', 'finish'])
})

test('a plan that comes later keeps what has come of stops', async () => {
  await act(squad5, saving([['c', 'b']], 1))
  const { plan, revision, setOutWith } = await routeOf(5)
  expect([plan?.routes, revision]).toEqual([[['a', 'c', 'b']], 2])
  expect(setOutWith?.routes).toEqual([['a', 'b', 'c']])
})

test('the next day begins with the settings of the last, from nowhere, estimated as the squad drove; history is for who plans', async () => {
  const office = await server.signIn('office')
  const settings = await office.client.squadRoute.usualSettings.query({ squad: 5 })
  const { estimate, ...others } = settings
  expect({ ...others, estimate: usualDay.estimate }).toEqual({ ...usualDay, start: null, end: null })
  const { days, calibration } = await office.client.squadRoute.history.query({ squad: 5 })
  expect(days[0]).toMatchObject({ on: today(), counted: { done: 1, skipped: 0, left: 2, all: 3 } })
  // The sample's legs took a tenth to a half longer than estimated, parking and all.
  expect(estimate).toEqual(calibration.settings)
  expect(calibration.seen.short.legs).toBeGreaterThanOrEqual(5)
  expect(calibration.seen.short.ratio).toBeGreaterThan(1.05)
  expect(calibration.seen.short.ratio).toBeLessThan(1.6)
  // Without a map of roads there is nothing to tell of them.
  expect(await squad5.client.squadRoute.waysOfDay.query({ squad: 5, on: today() })).toBeNull()
  const unit = await server.signIn('unit01')
  await expect(unit.client.squadRoute.history.query({ squad: 5 })).rejects.toMatchObject({ data: { httpStatus: 403 } })
})

test('the office reads in the log what was done, and the fold is what the events tell', async () => {
  const office = await server.signIn('office')
  const { entries } = await office.client.audit.list.query({ filter: { kind: 'squadRoute' } })
  const [newest] = entries
  expect(newest?.what.zh).toBe('保存线路')
  expect(newest?.subject.zh).toMatch(/第五督导分队/)
  expect(await verifyFolds(server.database.db)).toBeNull()
})

test('swapped coordinates, a reason of nothing and 2,001 stops are refused before anything is written', async () => {
  const wrong: Action[] = [
    { name: 'arrive', form: { stop: 'b', happenedAt: ago(1), at: [37.5, 111.1] } },
    { name: 'skip', form: { stop: 'b', happenedAt: ago(1), reason: '  ' } },
    {
      ...saving([['a']], 2),
      form: { ...saving([['a']], 2).form, routes: [Array.from({ length: 2_001 }, () => 'a')] },
    } as Action,
  ]
  const before = (await routeOf(5)).seq
  for (const action of wrong) await expect(act(squad5, action)).rejects.toMatchObject({ data: { httpStatus: 400 } })
  expect((await routeOf(5)).seq).toBe(before)
})
