/** Points changed by hand: one, many at once, a new one, one removed; on the sample's points. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar'
import type { NewPoint, PointEdit } from '../../domain/pointEdit'
import { verifyFolds } from '../../server/audit/verifyFolds'
import { issues, pointStates, points, pointUnits, scopes, units } from '../../server/db/schema'
import { hashOfChanges } from '../../server/recording/pointRegister'
import { pointEditing } from '../pointEditing'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

type Row = typeof points.$inferSelect
let server: TestServer
let office: Person
let all: Row[]
let inUse: string[]

beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  const { db } = server.database
  all = await db.select().from(points).orderBy(asc(points.id))
  inUse = (await db.select().from(units).where(isNull(units.retiredOn)).orderBy(asc(units.id))).map(({ id }) => id)
})
afterAll(() => server.close())

const { look, save, lookAndSave, undo, logLength, snapshot } = pointEditing(() => ({ server, office }))
const registered = async (pointId: number) => (await office.client.pointRegister.byId.query({ pointId })).point
const unitRows = (pointId: number) =>
  server.database.db
    .select()
    .from(pointUnits)
    .where(eq(pointUnits.pointId, pointId))
    .orderBy(asc(pointUnits.from), asc(pointUnits.unitId))
/** Points that have just this one unit today. */
const withSoleUnit = async (unitId: string): Promise<number[]> => {
  const rows = await server.database.db.select().from(pointUnits).where(isNull(pointUnits.until))
  const count = new Map<number, number>()
  for (const { pointId } of rows) count.set(pointId, (count.get(pointId) ?? 0) + 1)
  return rows.flatMap((row) => (row.unitId === unitId && count.get(row.pointId) === 1 ? [row.pointId] : []))
}
const inScope = (scopeId: string): Row => {
  const found = all.find((point) => point.scopeId === scopeId)
  if (found === undefined) throw new Error(`no point in ${scopeId}`)
  return found
}
/** Two scopes, and a place in the second that a point of it has. */
const twoScopes = async () => {
  const [one, other] = await server.database.db.select().from(scopes).orderBy(asc(scopes.order))
  if (!one || !other) throw new Error('no scopes')
  const there = inScope(other.id)
  return { from: inScope(one.id), to: other, place: [there.lng + 0.000001, there.lat] as const }
}

it('a name and a place, looked at and saved in one event: whose it is then follows the boundaries, and is taken back', async () => {
  const { from, to, place } = await twoScopes()
  const edit: PointEdit = { name: '改名集贸市场', position: [...place] }
  const before = await snapshot()
  const length = await logLength()
  const looked = await look([from.id], edit)
  expect(looked).toMatchObject({
    changed: 1,
    unchanged: 0,
    handedOver: 1,
    refused: [],
    changes: [{ pointId: from.id, before: { scopeId: from.scopeId }, after: { name: '改名集贸市场', scopeId: to.id } }],
  })
  expect(await logLength()).toBe(length)

  const id = uuidv7()
  await save([from.id], edit, looked.seen, { actionId: id, reason: '现场核对' })
  expect(await logLength()).toBe(length + 1)
  expect((await snapshot()).find((point) => point.id === from.id)).toMatchObject({
    name: '改名集贸市场',
    position: [...place],
    scopeId: to.id,
    code: from.code,
  })
  const { history, squadsWithKey } = await office.client.point.byId.query({ pointId: from.id })
  expect(history.at(-1)).toMatchObject({
    of: 'register',
    reason: '现场核对',
    event: { name: 'editPoints', by: { duty: { role: 'office' } } },
  })
  expect(squadsWithKey).toContain(to.squad)
  expect((await office.client.pointRegister.changes.query())[0]).toMatchObject({
    id,
    name: 'editPoints',
    changed: 1,
    sheet: null,
    facts: ['name', 'place', 'scope'],
    pointIds: [from.id],
    reason: '现场核对',
    takenBack: null,
  })
  expect(await verifyFolds(server.database.db)).toBeNull()

  expect(await office.client.pointRegister.undoing.query({ id })).toEqual({ removed: 0, restored: 1, kept: [] })
  await undo(id)
  expect(await snapshot()).toEqual(before)
  await expect(undo(id)).rejects.toThrow('这次改动已经撤销，请刷新查看。')
})

it('what has changed since it was looked at is not written over; the same action sent twice is one', async () => {
  const [point] = all as [Row]
  const looked = await look([point.id], { address: '东大街1号' })
  await lookAndSave([point.id], { name: '别人改的名称' })
  const length = await logLength()
  await expect(save([point.id], { address: '东大街1号' }, looked.seen)).rejects.toThrow(
    '点位刚刚有了变化，没有保存。页面上已是最新情况，请核对后再保存。',
  )
  expect(await logLength()).toBe(length)
  const again = await look([point.id], { address: '东大街1号' })
  expect(again.changes[0]?.before?.name).toBe('别人改的名称')
  const actionId = uuidv7()
  const one = await save([point.id], { address: '东大街1号' }, again.seen, { actionId })
  expect(await save([point.id], { address: '东大街1号' }, again.seen, { actionId })).toEqual(one)
  expect(await logLength()).toBe(length + 1)
  const same = await look([point.id], { address: '东大街1号' })
  expect(same).toMatchObject({ changed: 0, unchanged: 1 })
  await expect(save([point.id], { address: '东大街1号' }, same.seen)).rejects.toThrow('不需要修改')
})

it('what the office has decided outlives a new place', async () => {
  const { from, place } = await twoScopes()
  const scopeId = from.scopeId ?? ''
  await office.client.boundary.decide.mutate({
    actionId: uuidv7(),
    pointId: from.id,
    decision: { scopeId, reason: '街道界线未定' },
  })
  expect((await look([from.id], { position: [...place] })).handedOver).toBe(0)
  const id = await lookAndSave([from.id], { position: [...place] })
  expect(await registered(from.id)).toMatchObject({ position: [...place], scopeId })
  await undo(id)
  expect(await registered(from.id)).toMatchObject({ position: [from.lng, from.lat], scopeId })
})

it('many at once: a unit in the place of another, its days kept, all of it or nothing, and back', async () => {
  const { db } = server.database
  const today = server.server.clock.today()
  const [unitId, by] = await (async () => {
    for (const id of inUse)
      if ((await withSoleUnit(id)).length >= 3) return [id, inUse.find((other) => other !== id) ?? '']
    throw new Error('no unit has three points')
  })()
  const [first, second, third] = (await withSoleUnit(unitId)) as [number, number, number]
  const ids = [first, second, third]
  const edit: PointEdit = { units: { how: 'replace', unitId, by } }
  const openBefore = await db
    .select({ id: issues.id, state: issues.state })
    .from(issues)
    .where(eq(issues.pointId, first))
  const before = await snapshot()
  const rowsBefore = await unitRows(first)

  // One that is not there: nobody is changed.
  const withGone = await look([...ids, 2_000_000_000], edit)
  expect(withGone).toMatchObject({ changed: 3, refusedIds: [2_000_000_000] })
  const length = await logLength()
  await expect(save([...ids, 2_000_000_000], edit, withGone.seen)).rejects.toThrow(
    '有1个点位不能这样改，一个都没有改。请去掉它们或换一种改法。',
  )
  expect(await logLength()).toBe(length)

  const id = await lookAndSave(ids, edit)
  expect(await logLength()).toBe(length + 1)
  const shown = await snapshot()
  for (const pointId of ids) expect(shown.find((point) => point.id === pointId)?.responsibleUnitIds).toEqual([by])
  const rows = await unitRows(first)
  expect(rows.filter(({ unitId: whose }) => whose === unitId)).toMatchObject([
    { from: rowsBefore[0]?.from, until: addDays(today, -1) },
  ])
  expect(rows.filter(({ unitId: whose }) => whose === by)).toMatchObject([{ from: today, until: null }])
  // Open issues stay with whoever has them.
  expect(await db.select({ id: issues.id, state: issues.state }).from(issues).where(eq(issues.pointId, first))).toEqual(
    openBefore,
  )

  // Of the three one is changed again: it stays when the rest is taken back.
  await lookAndSave([second], { urban: !(await registered(second)).urban })
  expect(await office.client.pointRegister.undoing.query({ id })).toMatchObject({
    removed: 0,
    restored: 2,
    kept: [{ pointId: second, why: 'changedSince' }],
  })
  await undo(id)
  const after = await snapshot()
  for (const pointId of [first, third])
    expect(after.find((point) => point.id === pointId)).toEqual(before.find((point) => point.id === pointId))
  expect((await registered(second)).unitIds).toEqual([by])
  expect(await verifyFolds(db)).toBeNull()
})

it('kinds, urban or not, and a lead for many; names one by one; no more than can be overseen', async () => {
  const ids = all.slice(10, 14).map(({ id }) => id)
  const kind = all.find((point) => point.kind !== all[10]?.kind)?.kind ?? ''
  await lookAndSave(ids, {
    kind,
    urban: false,
    units: { how: 'set', unitIds: inUse.slice(0, 2) },
    leadId: inUse[1] ?? '',
  })
  for (const pointId of ids)
    expect(await registered(pointId)).toMatchObject({
      kind,
      urban: false,
      leadId: inUse[1],
      unitIds: expect.arrayContaining(inUse.slice(0, 2)),
    })
  const leads = await server.database.db
    .select()
    .from(pointUnits)
    .where(and(eq(pointUnits.pointId, ids[0] ?? 0), eq(pointUnits.isLead, true), isNull(pointUnits.until)))
  expect(leads).toMatchObject([{ unitId: inUse[1] }])
  await expect(look(ids, { name: '同名' })).rejects.toThrow('名称、编号和位置只能逐个修改。请只选一个点位。')
  await expect(look(ids, {})).rejects.toThrow('没有要改的内容。请至少改一项。')
  await expect(look(ids, { kind: 'palace' })).rejects.toThrow('没有这个点位类型，或已停用。请从名单中选择。')
  await expect(
    look(
      Array.from({ length: 5_001 }, (_, at) => at + 1),
      { urban: true },
    ),
  ).rejects.toThrow('不能超过5000')
  const [one, other] = all as [Row, Row]
  expect((await look([one.id], { code: other.code.toLowerCase() })).refused).toMatchObject([
    { pointId: one.id, why: { zh: `编号“${other.code.toLowerCase()}”已用于其他点位。请换一个编号。` } },
  ])
})

it('a new point has a code and its scope, is on the map at once, and is taken back; the same one is not added twice', async () => {
  const { to, place } = await twoScopes()
  const given: NewPoint = {
    code: null,
    name: '新开的集贸市场',
    kind: all[0]?.kind ?? '',
    position: [place[0], place[1]],
    address: '',
    urban: true,
    unitIds: inUse.slice(0, 2),
    leadId: inUse[0] ?? '',
  }
  const add = (point: NewPoint, actionId = uuidv7()) =>
    office.client.pointRegister.add.mutate({ actionId, point } as never)
  const id = uuidv7()
  expect(await office.client.pointRegister.claimsAt.query({ position: [...place] } as never)).toEqual({
    scopeIds: [to.id],
    doubt: null,
  })
  const { pointId } = await add(given, id)
  const highest = Math.max(...all.map(({ code }) => Number(code.slice(1))))
  expect((await snapshot()).find((point) => point.id === pointId)).toMatchObject({
    code: `D${String(highest + 1).padStart(4, '0')}`,
    scopeId: to.id,
    status: 'uninspected',
    leadUnitId: inUse[0],
  })
  expect((await office.client.pointRegister.changes.query())[0]).toMatchObject({
    name: 'addPoint',
    pointName: '新开的集贸市场',
    added: 1,
  })
  await expect(add(given)).rejects.toThrow(/^同名同类型的点位D\d+就在这里，没有新增。请查看那个点位，或换一个名称。$/)
  await expect(add({ ...given, name: '别处', code: all[0]?.code ?? '' })).rejects.toThrow('已用于其他点位')
  await undo(id)
  expect((await snapshot()).some((point) => point.id === pointId)).toBe(false)
  expect(await verifyFolds(server.database.db)).toBeNull()
})

it('a point is retired: gone from map, numbers, routes and /ogc, its records stay, nothing new begins there; and it comes back', async () => {
  const { db, sql } = server.database
  const today = server.server.clock.today()
  const squad = await server.signIn('squad1')
  const [busy] = await sql<{ id: number; count: number }[]>`
    select point_id as id, open_issues as count from point_states where open_issues > 0 order by point_id limit 1`
  const offered = async () =>
    (await squad.client.route.propose.query({ squad: 1 })).candidates.map((one) => one.pointId)
  const [quiet] = await sql<{ id: number; kind: string; item: string }[]>`
    select points.id, points.kind, (handbook_versions.kinds->points.kind->0->>'key') as item from points
    join point_states on point_id = points.id
    join scopes on scopes.id = scope_id
    join handbook_versions on handbook_versions.number = 1
    where open_issues = 0 and last_inspection is not null and points.id = any(${await offered()}) order by points.id limit 1`
  if (!busy || !quiet) throw new Error('the sample has changed')
  const [at] = await db.select().from(points).where(eq(points.id, quiet.id))
  const before = await snapshot()
  const counted = async (day: string) => {
    const { view } = await office.client.city.view.query({ day, where: {} })
    return view.all.points.reduce((sum, count) => sum + count, 0)
  }
  const features = async () =>
    ((await (await office.fetch('/ogc/collections/points/items?limit=10000')).json()) as { features: { id: number }[] })
      .features
  const [now, then] = [await counted(today), await counted('2022-08-31')]
  expect((await features()).some(({ id }) => id === quiet.id)).toBe(true)

  const retire: PointEdit = { isRetired: true }
  expect((await look([busy.id, quiet.id], retire)).refused).toMatchObject([
    { pointId: busy.id, why: { zh: `这里还有${busy.count}个未办结问题。请先办结或作废，再撤点。` } },
  ])
  const { seen } = await look([quiet.id], retire)
  const length = await logLength()
  await expect(save([quiet.id], retire, seen)).rejects.toThrow('没有说明为什么撤点。请填写原因。')
  expect(await logLength()).toBe(length)
  const id = uuidv7()
  await save([quiet.id], retire, seen, { reason: '市场搬迁', actionId: id })

  expect((await snapshot()).find((point) => point.id === quiet.id)?.retiredOn).toBe(today)
  expect([await counted(today), await counted('2022-08-31')]).toEqual([now - 1, then])
  expect((await features()).some((feature) => feature.id === quiet.id)).toBe(false)
  expect(await offered()).not.toContain(quiet.id)
  const detail = await squad.client.point.byId.query({ pointId: quiet.id })
  expect(detail).toMatchObject({
    retiredOn: today,
    mayInspect: false,
    mayFlag: false,
    mayNameLead: false,
    opening: { refused: { zh: '这个点位已撤点，不再立案、检查或标注。需要时，请指挥部办公室先恢复它。' } },
  })
  expect(detail.lastInspection).not.toBeNull()
  expect(detail.history.at(-1)).toMatchObject({ of: 'register', reason: '市场搬迁' })
  await expect(
    office.client.point.track.mutate({ actionId: uuidv7(), pointId: quiet.id, form: { on: true, reason: '问题多' } }),
  ).rejects.toThrow('这个点位已撤点')
  // Saved without network before it was retired, and sent now.
  await squad.client.point.inspect.mutate({
    actionId: uuidv7(),
    pointId: quiet.id,
    form: { visitedOn: today, findings: { [quiet.item]: 'pass' } },
  })
  await expect(
    office.client.pointRegister.add.mutate({
      actionId: uuidv7(),
      point: {
        ...{ code: null, name: at?.name ?? '', kind: at?.kind ?? '', address: '', urban: true, leadId: null },
        position: [at?.lng ?? 0, at?.lat ?? 0],
        unitIds: inUse.slice(0, 1),
      },
    } as never),
  ).rejects.toThrow(`这里曾有同名同类型的点位${at?.code}，已撤点，没有新增。请恢复那个点位，或换一个名称。`)
  expect(await verifyFolds(db)).toBeNull()

  expect(await office.client.pointRegister.undoing.query({ id })).toMatchObject({ removed: 0, restored: 1, kept: [] })
  await lookAndSave([quiet.id], { isRetired: false })
  expect((await snapshot()).find((point) => point.id === quiet.id)).toMatchObject({
    retiredOn: null,
    scopeId: before.find((point) => point.id === quiet.id)?.scopeId,
  })
  expect(await counted(today)).toBe(now)
  expect((await squad.client.point.byId.query({ pointId: quiet.id })).mayInspect).toBe(true)
})

it('a point at which something has happened is not removed; another one is, and comes back as it was', async () => {
  const { db } = server.database
  const used =
    (await db.select({ pointId: issues.pointId }).from(issues)).find(({ pointId }) => pointId !== null)?.pointId ?? 0
  const remove = (pointId: number, actionId = uuidv7()) =>
    office.client.pointRegister.remove.mutate({ actionId, pointId })
  await expect(remove(used)).rejects.toThrow('这个点位已有检查、问题或其他记录，不能删除。')
  expect((await office.client.pointRegister.byId.query({ pointId: used })).isUsed).toBe(true)

  // Of the sample's points none is without a record.
  const { place } = await twoScopes()
  const { pointId } = await office.client.pointRegister.add.mutate({
    actionId: uuidv7(),
    point: {
      code: 'LS-9',
      name: '误加的点位',
      kind: all[0]?.kind ?? '',
      position: [place[0], place[1]],
      address: '',
      urban: false,
      unitIds: inUse.slice(0, 2),
      leadId: null,
    },
  })
  const unused = pointId ?? 0
  const before = await registered(unused)
  const id = uuidv7()
  await remove(unused, id)
  expect((await snapshot()).some((point) => point.id === unused)).toBe(false)
  await expect(registered(unused)).rejects.toThrow('没有这个点位')
  expect((await office.client.pointRegister.changes.query())[0]).toMatchObject({
    name: 'removePoint',
    pointName: before.name,
    removed: 1,
  })
  expect(await office.client.pointRegister.undoing.query({ id })).toEqual({ removed: 0, restored: 1, kept: [] })
  await undo(id)
  expect(await registered(unused)).toEqual(before)
  expect(await db.$count(pointStates, eq(pointStates.pointId, unused))).toBe(1)
  expect(await verifyFolds(db)).toBeNull()
})

it('the hash of a change does not depend on the order in which its points were chosen', () => {
  const changes = [3, 1, 2].map((pointId) => ({ pointId, before: null, after: null, source: null }))
  expect(hashOfChanges(changes)).toBe(hashOfChanges(changes.toReversed()))
})
