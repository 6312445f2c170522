/** The city's numbers on the server: of every day, equal to a recount from the log, and each number has exactly its rows. */
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueMeasures, pointMeasures } from '../../domain/city/measures'
import type { PointHistory } from '../../domain/city/pointHistory'
import { standingsOn } from '../../domain/city/pointHistory'
import { pointStatuses, statusOn } from '../../domain/pointStatus'
import { verifyFolds } from '../../server/audit/verifyFolds'
import { recountDaysOfLog } from '../../server/city/recountDays'
import { issues, pointStates, points } from '../../server/db/schema'
import { issueDays, pointDays } from '../../server/db/tables/standingDays'
import { mapPoints } from '../../server/pointRows'
import { itemKeys } from '../handbook'
import { type Person, startTestServer, type TestServer } from '../testServer'

let server: TestServer
let leader: Person
let office: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  leader = await server.signIn('leader1')
  office = await server.signIn('office')
})
afterAll(() => server.close())

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

test('the days of issues and points are what the log tells', async () => {
  const { db } = server.database
  const told = await recountDaysOfLog(db)
  const byDay = <R extends { day: string }>(rows: readonly R[], id: (row: R) => string) =>
    new Map(rows.map((row) => [`${id(row)} ${row.day}`, row]))
  expect(byDay(await db.select().from(issueDays), ({ issueId }) => issueId)).toEqual(
    byDay(told.issues, ({ issueId }) => issueId),
  )
  expect(byDay(await db.select().from(pointDays), ({ pointId }) => String(pointId))).toEqual(
    byDay(told.points, ({ pointId }) => String(pointId)),
  )
  expect(await verifyFolds(db)).toBeNull()
})

test('today the city counts what the rows of points and issues say', async () => {
  const { db } = server.database
  const today = server.server.clock.today()
  const { view } = await leader.client.city.view.query({ where: {} })
  const mapped = await mapPoints(db)
  const counted = pointStatuses.map((status) => mapped.filter((point) => statusOn(point, today) === status).length)
  expect(view.all.points).toEqual(counted)
  expect(sum(view.all.urban)).toBe(mapped.filter(({ urban }) => urban).length)
  const [open] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(issues)
    .where(inArray(issues.stage, ['found', 'notified', 'claimed', 'rectified']))
  expect(view.all.issues[issueMeasures.indexOf('open')]).toBe(open?.count)
  expect(sum(view.all.points)).toBe(347)
})

test('the parts of the city add up to the whole', async () => {
  const { view } = await leader.client.city.view.query({ where: {} })
  for (const by of [view.by.scope, view.by.squad, view.by.kind])
    expect(pointStatuses.map((_, code) => sum(Object.values(by).map(({ points: own }) => own[code] ?? 0)))).toEqual(
      view.all.points,
    )
  for (const by of [view.by.scope, view.by.squad, view.by.unit])
    expect(issueMeasures.map((_, code) => sum(Object.values(by).map((own) => own.issues[code] ?? 0)))).toEqual(
      view.all.issues,
    )
  const found = issueMeasures.indexOf('found')
  expect(sum(view.matrix.map(({ count }) => count))).toBe(view.all.issues[found])
  expect(sum(view.items.map(({ count }) => count))).toBe(view.all.issues[found])
})

test.each(['2022-06-30', '2022-07-15', '2022-09-15'])(
  'each number of %s has exactly its rows',
  async (day) => {
    const { view } = await leader.client.city.view.query({ day, where: {} })
    for (const [scopeId, counts] of Object.entries(view.by.scope)) {
      const where = { scopeId: scopeId === '' ? null : scopeId }
      for (const is of pointMeasures) {
        const rows = await leader.client.city.rows.query({ selection: { of: 'points', is, where, day } })
        const number = is === 'all' ? sum(counts.points) : counts.points[pointStatuses.indexOf(is)]
        expect([scopeId, is, rows.total, rows.pointIds.length]).toEqual([scopeId, is, number, number])
      }
      for (const is of issueMeasures) {
        const rows = await leader.client.city.rows.query({
          selection: { of: 'issues', is, where, day, since: view.since },
        })
        expect([scopeId, is, rows.total]).toEqual([scopeId, is, counts.issues[issueMeasures.indexOf(is)]])
      }
    }
  },
  60_000,
)

test('a past day is as it was: what has been recorded since changes nothing of it', async () => {
  const before = await leader.client.city.view.query({ day: '2022-07-15', where: {} })
  const [point] = await server.database.db
    .select({ id: points.id })
    .from(points)
    .innerJoin(pointStates, eq(pointStates.pointId, points.id))
    .where(eq(pointStates.status, 'compliant'))
    .orderBy(asc(points.id))
    .limit(1)
  const today = await leader.client.city.view.query({ where: {} })
  const pointId = point?.id ?? 0
  const { kind } = await office.client.point.byId.query({ pointId })
  const { handbook } = await office.client.campaign.overview.query()
  const checkItem = itemKeys(handbook, kind)[0]
  await office.client.issue.open.mutate({
    actionId: crypto.randomUUID(),
    issueId: crypto.randomUUID(),
    subject: { kind: 'point', pointId },
    form: { checkItem, what: '门前路面破损', severity: 'ordinary', followingSquad: 1 },
  })
  const open = pointStatuses.indexOf('open')
  const later = await leader.client.city.view.query({ where: {} })
  expect(later.view.all.points[open]).toBe((today.view.all.points[open] ?? 0) + 1)
  expect(later.position).toBeGreaterThan(today.position)
  expect((await leader.client.city.view.query({ day: '2022-07-15', where: {} })).view).toEqual(before.view)
  expect(await verifyFolds(server.database.db)).toBeNull()
})

test('the days sent to the browser give every point of a past day the standing that the city counts', async () => {
  const history = (await (await leader.fetch('/api/history')).json()) as PointHistory
  for (const day of ['2022-06-20', '2022-08-01', server.server.clock.today()]) {
    const { view } = await leader.client.city.view.query({ day, where: {} })
    const standings = standingsOn(history, day)
    const counted = pointStatuses.map((status) => standings.filter((one) => statusOn(one, day) === status).length)
    expect(counted).toEqual(view.all.points)
  }
  const again = await leader.fetch('/api/history', {
    headers: { 'if-none-match': (await leader.fetch('/api/history')).headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('the curve ends with today', async () => {
  const { view } = await leader.client.city.view.query({ where: { urban: true } })
  const { from, days } = await leader.client.city.curve.query({ where: { urban: true } })
  expect(from).toBe('2022-06-01')
  expect(days).toHaveLength(107)
  expect(days[0]?.[1]).toBe(4)
  expect(days.at(-1)).toEqual([
    sum(view.all.points),
    view.all.points[pointStatuses.indexOf('compliant')],
    view.all.points[pointStatuses.indexOf('overdue')],
  ])
})

test('a day in the future, one before the campaign and one that is none are refused; a unit does not ask', async () => {
  const view = (day: string) => leader.client.city.view.query({ day, where: {} })
  await expect(view('2022-10-01')).rejects.toThrow('2022-10-01还没有到，没有数据。请选择2022-09-15或以前的日期。')
  await expect(view('2022-05-31')).rejects.toThrow('创建活动自2022-06-01开始，此前没有数据。请选择以后的日期。')
  await expect(view('2022-02-30')).rejects.toThrow('填写的内容有误')
  const unit = await server.signIn('unit01')
  await expect(unit.client.city.view.query({ where: {} })).rejects.toThrow('无权')
  expect((await unit.fetch('/api/history')).status).toBe(403)
})

test('where there is nothing, nothing is counted', async () => {
  const { view } = await leader.client.city.view.query({ where: { scopeId: 'no-such-scope' } })
  expect(sum(view.all.points) + sum(view.all.issues)).toBe(0)
  expect(view.by.scope).toEqual({})
})

test('the office says which scopes are urban, and every rate follows at once', async () => {
  const urbanNow = async () => sum((await leader.client.city.view.query({ where: {} })).view.all.urban)
  const before = await urbanNow()
  const { scopes } = await office.client.campaign.overview.query()
  const [first] = scopes
  const set = (scopeIds: string[] | null, person = office) =>
    person.client.campaign.setUrbanScopes.mutate({ actionId: crypto.randomUUID(), scopeIds })
  await expect(set([first?.id ?? ''], leader)).rejects.toThrow('无权')
  await expect(set(['nowhere'])).rejects.toThrow('有不存在的督导范围')
  await set([first?.id ?? ''])
  const { view } = await leader.client.city.view.query({ where: {} })
  expect(sum(view.all.urban)).toBe(sum(view.by.scope[first?.id ?? '']?.urban ?? []))
  expect(sum(view.all.urban)).toBeLessThan(before)
  const mapped = await mapPoints(server.database.db)
  expect(mapped.filter(({ urban }) => urban).length).toBe(sum(view.all.urban))
  expect((await office.client.campaign.overview.query()).urbanScopes).toEqual([first?.id])
  await set(null)
  expect(await urbanNow()).toBe(before)
})
