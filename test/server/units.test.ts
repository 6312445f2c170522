/** Units are renamed or retired, never deleted; one that still holds issues is not let go. */
import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStages } from '../../domain/issue'
import { isRefusal } from '../../domain/refusal'
import type { UnitAction } from '../../domain/unit'
import { events, issues, pointUnits, roadSections, units } from '../../server/db/schema'
import { unitAliases } from '../../server/db/tables/roster'
import { recordUnitAction } from '../../server/recording/unit'
import { type SampleCity, sampleCity } from '../sampleCity'

let city: SampleCity
beforeAll(async () => {
  city = await sampleCity()
})
afterAll(() => city.close())

const act = async (username: string, unitId: string, action: UnitAction) => {
  const { database, clock, person } = city
  const answer = await recordUnitAction(
    database,
    clock,
    { actionId: uuid(), viewer: await person(username) },
    { unitId, action },
  )
  return isRefusal(answer) ? answer.refused.zh : 'accepted'
}
const rename = (nameZh: string): UnitAction => ({
  name: 'rename',
  form: { nameZh, nameEn: 'Renamed unit', reason: '机构改革' },
})
const retire = (on = '2022-09-15'): UnitAction => ({ name: 'retire', form: { on, reason: '机构撤并' } })
const unitOf = async (id: string) => (await city.database.db.select().from(units).where(eq(units.id, id)))[0]

test('a unit that holds issues can be renamed: its issues stay with it, and the event says from what to what', async () => {
  const { db } = city.database
  const [holding] = await db
    .select({ unitId: issues.unitId })
    .from(issues)
    .where(and(inArray(issues.stage, openStages), sql`${issues.unitId} is not null`))
    .limit(1)
  const unitId = holding?.unitId ?? ''
  const before = await unitOf(unitId)
  const held = await db.$count(issues, eq(issues.unitId, unitId))
  expect(await act('office', unitId, rename('市综合执法局'))).toBe('accepted')
  expect(await unitOf(unitId)).toMatchObject({ nameZh: '市综合执法局', nameEn: 'Renamed unit' })
  // Plans and sheets that still say the former name mean the same unit; nobody else is called so.
  expect(await db.select().from(unitAliases)).toEqual([{ name: before?.nameZh, unitId }])
  const [another] = await db.select().from(units).where(ne(units.id, unitId)).limit(1)
  expect(await act('office', another?.id ?? '', rename(before?.nameZh ?? ''))).toContain('已有单位叫')
  expect(await db.$count(issues, eq(issues.unitId, unitId))).toBe(held)
  const [event] = await db.select().from(events).where(eq(events.subjectKind, 'unit')).orderBy(desc(events.position))
  expect(JSON.parse(event?.body ?? '')).toMatchObject({
    name: 'rename',
    from: { nameZh: before?.nameZh, nameEn: before?.nameEn },
    form: { nameZh: '市综合执法局' },
    by: { duty: { role: 'office' } },
  })
})

test('a unit that holds issues or points is not retired, and the sentence says how many and what to do', async () => {
  const { db } = city.database
  const [holding] = await db
    .select({ unitId: issues.unitId, count: sql<number>`count(*)::int` })
    .from(issues)
    .where(and(inArray(issues.stage, openStages), sql`${issues.unitId} is not null`))
    .groupBy(issues.unitId)
    .orderBy(desc(sql`count(*)`))
    .limit(1)
  const unit = await unitOf(holding?.unitId ?? '')
  expect(await act('office', unit?.id ?? '', retire())).toBe(
    `${unit?.nameZh}还有${holding?.count}个未办结问题，不能停用。已交办的请先在单位页“一并转办”给其他单位，未交办的请先交办或作废，或待办结后再停用。`,
  )
  expect((await unitOf(unit?.id ?? ''))?.retiredOn).toBeNull()
})

test('a unit with nothing left is retired, stays in the tables, and is not changed again', async () => {
  const { db } = city.database
  const busy = db.select({ id: pointUnits.unitId }).from(pointUnits).where(isNull(pointUnits.until))
  const roads = db.select({ id: roadSections.responsibleUnitId }).from(roadSections)
  const [idle] = await db
    .select()
    .from(units)
    .where(
      sql`${units.id} not in ${busy} and ${units.id} not in ${roads} and not exists (select 1 from issues where issues.unit_id = ${units.id} and issues.stage in ('notified','claimed','rectified'))`,
    )
    .limit(1)
  const id = idle?.id ?? ''
  expect(await act('office', id, retire('2022-09-16'))).toBe('停用日期晚于今天，请填写今天或以前的日期。')
  expect(await act('office', id, retire())).toBe('accepted')
  expect((await unitOf(id))?.retiredOn).toBe('2022-09-15')
  expect(await act('office', id, rename('新名称'))).toBe(`${idle?.nameZh}已停用，不能再改动。请选择在用的单位。`)
})

test('a taken name, an unknown unit and anybody but the office are refused, and nothing is written', async () => {
  const { db } = city.database
  const before = await db.$count(events)
  const [one, other] = await db.select().from(units).where(isNull(units.retiredOn)).limit(2)
  expect(await act('office', one?.id ?? '', rename(other?.nameZh ?? ''))).toBe(
    `已有单位叫“${other?.nameZh}”，没有改名。请换一个名称，或请先核对名册。`,
  )
  expect(await act('office', 'nobody', rename('新名称'))).toBe('没有这个单位。请刷新后重新选择。')
  expect(await act('squad1', one?.id ?? '', rename('新名称'))).toBe('单位名册由指挥部办公室管理，请联系办公室。')
  expect(await db.$count(events)).toBe(before)
})

test('a successor takes over points and units below, leads where the other led, and is named in the event', async () => {
  const { db } = city.database
  // 滨河街道办事处: communities stand below it.
  const id = 'r01'
  const successor = 'r02'
  const pointsOf = async (unitId: string) =>
    await db
      .select()
      .from(pointUnits)
      .where(and(eq(pointUnits.unitId, unitId), isNull(pointUnits.until)))
  const [ours, theirs] = [await pointsOf(id), await pointsOf(successor)]
  await db.update(issues).set({ stage: 'closed' }).where(eq(issues.unitId, id))
  await db.update(roadSections).set({ responsibleUnitId: successor }).where(eq(roadSections.responsibleUnitId, id))
  const to = (successorId: string): UnitAction => ({
    name: 'retire',
    form: { on: '2022-09-15', reason: '街道合并', successorId },
  })
  expect(await act('office', id, retire())).toBe(
    `滨河街道办事处还是${ours.length}个点位的责任单位，不能停用。请选择承接单位，由它接手这些点位。`,
  )
  expect(await act('office', id, to('nobody'))).toBe('没有这个单位。请刷新后重新选择。')
  expect(await act('office', id, to(id))).toBe('承接单位就是要停用的单位，请另选一个。')
  expect(await act('office', id, to('r25'))).toBe(
    '东关社区居委会是滨河街道办事处的下级单位，不能承接。请选择其他单位。',
  )
  expect(await act('office', id, to(successor))).toBe('accepted')
  expect(await pointsOf(id)).toEqual([])
  const now = new Map((await pointsOf(successor)).map((row) => [row.pointId, row]))
  expect([...now.keys()].sort()).toEqual([...new Set([...ours, ...theirs].map(({ pointId }) => pointId))].sort())
  for (const { pointId, isLead } of ours) if (isLead) expect(now.get(pointId)?.isLead).toBe(true)
  expect(await unitOf('r25')).toMatchObject({ superiorId: successor })
  const [event] = await db.select().from(events).where(eq(events.subjectId, id)).orderBy(desc(events.position))
  expect(JSON.parse(event?.body ?? '').to).toMatchObject({ retiredOn: '2022-09-15', successorId: successor })
})

test('a unit that is responsible for a road section is not retired, and the sentence says where to change that', async () => {
  const { db } = city.database
  const [section] = await db.select().from(roadSections).limit(1)
  const unitId = section?.responsibleUnitId ?? ''
  await db.update(issues).set({ stage: 'closed' }).where(eq(issues.unitId, unitId))
  expect(await act('office', unitId, retire())).toContain('条包路段的责任单位，不能停用。请先在包路段中改定责任单位。')
})
