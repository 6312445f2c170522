/** A squad's day as its router answers: what is proposed and why, the routes that are planned, and what is left out and why. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PlanStop, usualDay } from '../../domain/routePlan'
import { chosenAtFirst } from '../../domain/routeProposal'
import { proposedStop } from '../proposedStop'
import { type Person, startTestServer, type TestServer } from '../testServer'

let server: TestServer
let squad5: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  squad5 = await server.signIn('squad5')
})
afterAll(() => server.close())

const proposedStops = async (count: number): Promise<PlanStop[]> =>
  (await squad5.client.route.propose.query({})).candidates.slice(0, count).map(proposedStop)
const plan = (stops: PlanStop[], settings: Partial<typeof usualDay> = {}, present: string[][] = []) =>
  squad5.client.route.plan.mutate({ stops, settings: { ...usualDay, ...settings }, present, seed: 1 })

test('a squad is proposed its own points, the weightiest first, each with its reasons', async () => {
  const { squad, candidates } = await squad5.client.route.propose.query({})
  expect(squad).toBe(5)
  expect(candidates.length).toBeGreaterThan(20)
  expect(candidates.map(({ priority }) => priority)).toEqual(
    candidates.map(({ priority }) => priority).sort((a, b) => b - a),
  )
  for (const { reasons, priority } of candidates)
    expect(reasons.reduce((sum, { worth }) => sum + worth, 0)).toBeCloseTo(priority, 5)
  const own = await server.database.sql<{ id: number }[]>`
    select points.id from points join scopes on scopes.id = points.scope_id where scopes.squad = 5`
  expect(candidates.map(({ pointId }) => pointId).filter((id) => !own.some((point) => point.id === id))).toEqual([])
})

test('each scope of the squad, the airport’s too, is among the 25 that a day begins with', async () => {
  const { candidates } = await squad5.client.route.propose.query({})
  const chosen = chosenAtFirst(candidates, 25)
  expect(chosen.length).toBe(25)
  const scopes = await server.database.sql<{ scope: string; points: number[] }[]>`
    select scopes.id as scope, array_agg(points.id) as points
    from points join scopes on scopes.id = points.scope_id where scopes.squad = 5 group by scopes.id`
  expect(scopes.map(({ scope }) => scope).sort()).toEqual(['airport', 'chengbei', 'xishuba'])
  for (const { points } of scopes) expect(points.filter((id) => chosen.includes(id)).length).toBeGreaterThanOrEqual(2)
})

test('the office has to say for which squad, and a unit may not ask at all', async () => {
  const office = await server.signIn('office')
  await expect(office.client.route.propose.query({})).rejects.toThrow('请先选择要规划线路的督导分队')
  expect((await office.client.route.propose.query({ squad: 2 })).squad).toBe(2)
})

test('every chosen stop is on a route once or left with its reason', async () => {
  const stops = await proposedStops(25)
  const { routes, left } = await plan(stops, { cars: 2 })
  expect(routes.length).toBe(2)
  const all = [...routes.flat(), ...left.map(({ key }) => key)]
  expect(all.sort()).toEqual(stops.map(({ key }) => key).sort())
})

test('no stops, one stop, all at one place, a closed window and a shift too short: a plan or a reason each', async () => {
  const [one, other] = await proposedStops(2)
  if (!one || !other) throw new Error('the sample proposes too little')
  expect(await plan([])).toMatchObject({ routes: [[]], left: [] })
  expect(await plan([one])).toMatchObject({ routes: [[one.key]], left: [] })
  const samePlace = Array.from({ length: 5 }, (_, index) => ({ ...one, key: `same ${index}`, openings: [] }))
  expect((await plan(samePlace)).routes[0]?.length).toBe(5)
  const closed = { ...other, key: 'closed', openings: [{ from: '05:00', until: '06:00' }] }
  expect((await plan([one, closed])).left).toEqual([{ key: 'closed', reason: 'closed' }])
  const long = { ...one, key: 'long', serviceMinutes: 600, openings: [] }
  expect((await plan([long], { shift: { from: '09:00', until: '10:00' }, lunch: null })).left).toEqual([
    { key: 'long', reason: 'longerThanShift' },
  ])
})

test('what is excluded is in no route, and what is to be first or last is', async () => {
  const stops = (await proposedStops(8)).map((stop) => ({ ...stop, openings: [], priority: 5 }))
  const [first, last, excluded] = stops.map(({ key }) => key)
  const rules = new Map<string | undefined, PlanStop['rule']>([
    [first, 'first'],
    [last, 'last'],
    [excluded, 'exclude'],
  ])
  const { routes } = await plan(stops.map((stop) => ({ ...stop, rule: rules.get(stop.key) ?? 'free' })))
  expect(routes[0]?.at(0)).toBe(first)
  expect(routes[0]?.at(-1)).toBe(last)
  expect(routes.flat()).not.toContain(excluded)
})

test('coordinates that are swapped or no numbers, and a route of nobody’s stop, are refused or passed over', async () => {
  const [one] = await proposedStops(1)
  if (!one) throw new Error('the sample proposes nothing')
  const [lng, lat] = one.at
  await expect(plan([{ ...one, at: [lat, lng] as [number, number] }])).rejects.toMatchObject({
    data: { httpStatus: 400 },
  })
  await expect(plan([{ ...one, at: [Number.NaN, lat] as [number, number] }])).rejects.toMatchObject({
    data: { httpStatus: 400 },
  })
  expect((await plan([one], {}, [['gone', one.key]])).routes).toEqual([[one.key]])
})
