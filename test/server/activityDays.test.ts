/** The calendar of activity: the same days out as the tally counts, and an inspection more as soon as it is recorded. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityDay } from '../../domain/city/activityDays'
import { readOutings } from '../../server/activities/readTally'
import { type Person, startTestServer, type TestServer } from '../testServer'

let server: TestServer
let leader: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  leader = await server.signIn('leader1')
})
afterAll(() => server.close())

const inspectionsOf = (days: readonly ActivityDay[]) => days.reduce((sum, { inspections }) => sum + inspections, 0)

test('every inspection of a squad in the log is in it', async () => {
  const [row] = await server.database.sql<{ count: number }[]>`
    select count(*)::int as count from events
    where name = 'inspect' and subject_kind in ('point', 'roadSection') and body::jsonb #>> '{by,duty,role}' = 'squad'`
  const days = await leader.client.city.activityDays.query()
  expect(inspectionsOf(days)).toBe(row?.count)
  expect(inspectionsOf(days)).toBeGreaterThan(300)
  expect(days.map(({ date, squad }) => `${date} ${squad}`)).toEqual(
    days.map(({ date, squad }) => `${date} ${squad}`).sort(),
  )
})

test('the days of a month on which squads inspected are the outings that the tally counts', async () => {
  const days = await leader.client.city.activityDays.query()
  const outings = await readOutings(server.database.db, '2022-07')
  const out = days.filter(({ date, inspections }) => date.startsWith('2022-07') && inspections > 0)
  expect(out.length).toBeGreaterThan(20)
  expect(new Set(out.map(({ date, squad }) => `${date} ${squad}`))).toEqual(
    new Set(outings.map(({ date, squad }) => `${date} ${squad}`)),
  )
})

test('an inspection that is recorded is one more on its day', async () => {
  const squad = await server.signIn('squad1')
  const today = server.server.clock.today()
  const todayOf = (days: readonly ActivityDay[]) =>
    days.find(({ date, squad: number }) => date === today && number === 1)?.inspections ?? 0
  const before = todayOf(await leader.client.city.activityDays.query())
  const [point] = await server.database.sql<{ id: number; items: { key: string }[] }[]>`
    select points.id, handbook_versions.kinds->points.kind as items from points
    join handbook_versions on handbook_versions.number = 1 join scopes on scopes.id = points.scope_id
    where scopes.squad = 1 order by points.id limit 1`
  await squad.client.point.inspect.mutate({
    actionId: crypto.randomUUID(),
    pointId: point?.id ?? 0,
    form: {
      visitedOn: today,
      findings: Object.fromEntries((point?.items ?? []).map(({ key }) => [key, 'pass' as const])),
    },
  })
  expect(todayOf(await leader.client.city.activityDays.query())).toBe(before + 1)
})
