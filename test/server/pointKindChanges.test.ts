/** Points that become of another kind: how they stand, from when on, and what a visit is then worth. */
import { eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyFolds } from '../../server/audit/verifyFolds'
import { refoldWhereOutdated } from '../../server/db/refold'
import { campaign, pointStates } from '../../server/db/schema'
import { pointEditing } from '../pointEditing'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
})
afterAll(() => server.close())
const { lookAndSave, undo, snapshot } = pointEditing(() => ({ server, office }))

it('a point of another kind complies no more from that day on, what failed stays; taken back, it complies again', async () => {
  const { db, sql } = server.database
  const today = server.server.clock.today()
  const [well, amiss, unseen] = await Promise.all(
    [
      sql`select point_id as id from point_states where status = 'compliant' and open_issues = 0 order by point_id limit 1`,
      sql`select point_id as id from point_states where open_issues > 0 and last_inspection is not null order by point_id limit 1`,
      sql`select point_id as id from point_states where last_inspection is null order by point_id limit 1`,
    ].map(async (asked) => Number((await asked)[0]?.id)),
  )
  const ids = [well, amiss, unseen] as number[]
  const [other] = await sql<{ key: string }[]>`
    select key from point_kinds where retired_on is null
      and key not in (select kind from points where id = any(${ids})) order by key limit 1`
  const statuses = async (day: string) => {
    const { view } = await office.client.city.view.query({ day, where: {} })
    return view.all.points
  }
  const shown = async () => {
    const points = await snapshot()
    return ids.map((id) => points.find((point) => point.id === id)?.status)
  }
  const rows = () => db.select().from(pointStates).where(inArray(pointStates.pointId, ids)).orderBy(pointStates.pointId)
  const [stood, then, now, before] = [await shown(), await statuses('2022-08-31'), await statuses(today), await rows()]
  expect(stood[0]).toBe('compliant')

  const actionId = await lookAndSave(ids, { kind: other?.key ?? '' })
  expect(await shown()).toEqual(['uninspected', stood[1], stood[2]])
  expect((await office.client.point.byId.query({ pointId: well as number })).statusReason.zh).toMatch(
    /^2022-\d\d-\d\d检查后类型已变更，需重新检查$/,
  )
  expect(await statuses('2022-08-31')).toEqual(then)
  const after = await statuses(today)
  expect(after.map((count, at) => count - (now[at] ?? 0)).sort()).toEqual([-1, 0, 0, 0, 0, 1])
  expect(await verifyFolds(db)).toBeNull()
  // An update of the folds reads the register's word, too.
  const folded = await rows()
  await db.update(campaign).set({ foldVersion: 0 })
  await db.transaction((tx) => refoldWhereOutdated(tx))
  expect(await rows()).toEqual(folded)

  await undo(actionId)
  expect(await shown()).toEqual(stood)
  expect(await statuses(today)).toEqual(now)
  expect((await rows()).map(({ position: _, ...row }) => row)).toEqual(before.map(({ position: _, ...row }) => row))
  expect(await verifyFolds(db)).toBeNull()
  // Whoever sets a status right by hand is found out.
  await lookAndSave(ids, { kind: other?.key ?? '' })
  await sql`update point_states set status = 'compliant', last_inspection = last_inspection - 'formerKind' where point_id = ${ids[0] as number}`
  expect(await verifyFolds(db)).toMatchObject({
    table: 'point_states',
    id: String(ids[0]),
    columns: ['lastInspection', 'status'],
  })
  await db.update(campaign).set({ foldVersion: 0 })
  await db.transaction((tx) => refoldWhereOutdated(tx))
  expect(await verifyFolds(db)).toBeNull()
})

it('a point of another kind is visited as such on the very day; a visit as the former one, sent late, does not hide it; taken back', async () => {
  const { db, sql } = server.database
  const today = server.server.clock.today()
  const [point] = await sql<{ id: number; kind: string }[]>`
    select id, kind from points join point_states on point_id = id
    where status = 'compliant' and open_issues = 0 order by id desc limit 1`
  const [version] = await sql<{ number: number; kinds: Record<string, { key: string }[]> }[]>`
    select number, kinds from handbook_versions order by number desc limit 1`
  if (!point || !version) throw new Error('the sample has changed')
  const keysOf = (kind: string) => (version.kinds[kind] ?? []).map(({ key }) => key)
  const [other] = await sql<{ key: string }[]>`
    select key from point_kinds where retired_on is null and key <> ${point.kind} and key = any(${Object.keys(version.kinds)})
    order by key desc limit 1`
  const visit = (kind: string, finding: 'pass' | 'fail' = 'pass') =>
    office.client.point.inspect.mutate({
      ...{ actionId: uuidv7(), pointId: point.id },
      form: {
        ...{ visitedOn: today, handbook: version.number },
        findings: Object.fromEntries(keysOf(kind).map((key) => [key, finding])),
      },
    })
  const stands = async () => {
    const [row] = await db.select().from(pointStates).where(eq(pointStates.pointId, point.id))
    return [row?.status, row?.lastInspection?.formerKind]
  }
  const actionId = await lookAndSave([point.id], { kind: other?.key ?? '' })
  expect(await stands()).toEqual(['uninspected', point.kind])
  await visit(other?.key ?? '')
  expect(await stands()).toEqual(['compliant', undefined])
  await visit(point.kind, 'fail')
  expect(await stands()).toEqual(['compliant', undefined])
  expect(await verifyFolds(db)).toBeNull()
  await undo(actionId)
  expect(await stands()).toEqual(['uninspected', other?.key])
  await visit(point.kind)
  expect(await stands()).toEqual(['compliant', undefined])
  expect(await verifyFolds(db)).toBeNull()

  // Whoever alters what the register says of a kind is named by that, not by what follows from it.
  await sql`
    update point_changes set after = jsonb_set(after, '{kind}', '"palace"')
    where point_id = ${point.id} and after ->> 'kind' = ${other?.key ?? ''}`
  expect(await verifyFolds(db)).toMatchObject({ table: 'point_changes' })
  await sql`
    update point_changes set after = jsonb_set(after, '{kind}', to_jsonb(${other?.key ?? ''}::text))
    where point_id = ${point.id} and after ->> 'kind' = 'palace'`
  expect(await verifyFolds(db)).toBeNull()
})
