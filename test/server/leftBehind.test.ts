/** A place gets another unit: its open issues are listed with the office, given on together, and the history tells. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endedOn } from '../../domain/issue'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { unitNameOn } from '../../domain/unitNameOn'
import { events, issues, pointUnits, roadSections, units } from '../../server/db/schema'
import { formerUnitNames } from '../../server/db/tables/unitNames'
import { readLeftBehind } from '../../server/leftBehind/readLeftBehind'
import { paperIssuesOf, readNames } from '../../server/papers/paperIssues'
import { formerPointsOfUnit, responsibilityOfPoint } from '../../server/pointRegister/readResponsibility'
import type { Receipt } from '../../server/record'
import { recordIssueActions, recordOnSeveral } from '../../server/recording/issue'
import { recordPointAction } from '../../server/recording/point'
import { recordRoadSectionAction } from '../../server/recording/roadSection'
import { recordUnitAction } from '../../server/recording/unit'
import { readFormerNames, unitNameOfIssue } from '../../server/unitNames'
import { type SampleCity, sampleCity } from '../sampleCity'

let city: SampleCity
beforeAll(async () => {
  city = await sampleCity()
})
afterAll(() => city.close())

const accepted = (answer: Receipt | Refusal): Receipt => {
  if (isRefusal(answer)) throw new Error(answer.refused.zh)
  return answer
}
const today = '2022-09-15'
const left = (leavingId: string | null = null) => readLeftBehind(city.database.db, today, leavingId)
const stateOf = async (issueId: string) =>
  (await city.database.db.select().from(issues).where(eq(issues.id, issueId)))[0]?.state

/** As an import of a sheet writes it: the new unit from today, whoever was before until yesterday. */
const giveTo = async (pointId: number, unitIds: readonly string[], leadId: string | null = null) => {
  const { db } = city.database
  await db
    .update(pointUnits)
    .set({ until: '2022-09-14' })
    .where(and(eq(pointUnits.pointId, pointId), isNull(pointUnits.until)))
  await db
    .insert(pointUnits)
    .values(unitIds.map((unitId) => ({ pointId, unitId, isLead: unitId === leadId, from: today, until: null })))
}

/** Open issues with the sole unit of their points. */
const heldAtPoints = async () => {
  const rows = await city.database.sql<{ id: string; pointId: number; unitId: string }[]>`
    select issues.id, issues.point_id as "pointId", issues.unit_id as "unitId"
    from issues join point_units on point_units.point_id = issues.point_id and point_units.until is null
    where issues.stage in ('notified', 'claimed') and issues.unit_id = point_units.unit_id
      and (select count(*) from point_units other where other.point_id = issues.point_id) = 1
      and (select count(*) from issues other where other.point_id = issues.point_id and other.stage in ('notified', 'claimed')) = 1
    order by issues.id`
  return rows
}

test('in the sample no issue is left behind', async () => {
  expect(await left()).toEqual([])
})

test('points change hands: their issues are listed, given on in one action, and the list is empty', async () => {
  const [one, other, third] = await heldAtPoints()
  if (!one || !other || !third) throw new Error('three open issues at points of one unit')
  await giveTo(one.pointId, ['r01'])
  await giveTo(other.pointId, ['r01', 'r02'])
  await giveTo(third.pointId, ['r01', 'r02'], 'r02')
  const listed = new Map((await left()).map((row) => [row.issue.id, row]))
  expect(listed.size).toBe(3)
  expect(listed.get(one.id)).toMatchObject({ why: 'changed', to: { unitId: 'r01', reason: { zh: '唯一的责任单位' } } })
  expect(listed.get(other.id)?.to).toMatchObject({ unitId: null })
  expect(listed.get(third.id)?.to).toMatchObject({ unitId: 'r02' })

  const { database, clock, person } = city
  const chosen = [one, other, third].map(({ id }) => ({ issueId: id, seq: listed.get(id)?.issue.seq ?? 0 }))
  const give = async (own: readonly (Readonly<Record<string, string>> | undefined)[], username = 'office') =>
    recordOnSeveral(
      database,
      clock,
      { actionId: uuid(), viewer: await person(username) },
      { name: 'reassign', form: { reason: '责任单位调整' } },
      chosen.map((each, index) => ({ ...each, own: own[index] })),
    )
  // Without a unit for the one that nobody can guess, none is given on, and the issue is named.
  const refused = await give([])
  expect(isRefusal(refused) && refused.refused.zh).toContain('没有可用的“转办给”，请为它选择一个。')
  const strange = await give([undefined, { reason: '别的' }, undefined])
  expect(isRefusal(strange) && strange.refused.zh).toContain('填写的内容有误')
  expect(isRefusal(await give([undefined, { unitId: 'r02' }, undefined], 'unit01'))).toBe(true)
  expect((await left()).length).toBe(3)

  accepted(await give([undefined, { unitId: 'r02' }, { unitId: 'r01' }]))
  expect(await stateOf(one.id)).toMatchObject({ unitId: 'r01', stage: 'notified', notifiedOn: today, claim: null })
  expect(await stateOf(other.id)).toMatchObject({ unitId: 'r02' })
  expect(await stateOf(third.id)).toMatchObject({ unitId: 'r01' })
  const { claimBy, rectifyBy, severity } = (await stateOf(one.id)) ?? {}
  const usual = {
    ordinary: ['2022-09-19', '2022-09-29'],
    significant: ['2022-09-16', '2022-09-22'],
    urgent: ['2022-09-16', '2022-09-19'],
  }
  expect([claimBy, rectifyBy]).toEqual(usual[severity ?? 'ordinary'])
  expect(await left()).toEqual([])
  const [last] = await database.db
    .select()
    .from(events)
    .where(eq(events.subjectId, one.id))
    .orderBy(sql`${events.position} desc`)
    .limit(1)
  expect(JSON.parse(last?.body ?? '')).toMatchObject({
    name: 'reassign',
    form: { unitId: 'r01', reason: '责任单位调整' },
  })
})

test('another lead is named: the issue of the one that led is listed, and the periods tell who led when', async () => {
  const { database, clock, person } = city
  const [held] = await database.sql<{ id: string; pointId: number; unitId: string }[]>`
    select issues.id, issues.point_id as "pointId", issues.unit_id as "unitId"
    from issues join point_units on point_units.point_id = issues.point_id and point_units.until is null
    where issues.stage in ('notified', 'claimed') and issues.unit_id = point_units.unit_id and point_units.is_lead
    order by issues.id limit 1`
  if (!held) throw new Error('no open issue with a lead unit')
  const builders = await database.db
    .select()
    .from(pointUnits)
    .where(and(eq(pointUnits.pointId, held.pointId), isNull(pointUnits.until)))
  const next = builders.find(({ isLead }) => !isLead)?.unitId ?? ''
  accepted(
    await recordPointAction(
      database,
      clock,
      { actionId: uuid(), viewer: await person('office') },
      { pointId: held.pointId, action: { name: 'nameLead', form: { unitId: next, reason: '改由其牵头' } } },
    ),
  )
  const listed = await left()
  expect(listed.find(({ issue }) => issue.id === held.id)).toMatchObject({ why: 'leadChanged', to: { unitId: next } })
  const rows = await database.db
    .select()
    .from(pointUnits)
    .where(and(eq(pointUnits.pointId, held.pointId), inArray(pointUnits.unitId, [held.unitId, next])))
  const of = (unitId: string) =>
    rows
      .filter((row) => row.unitId === unitId)
      .map(({ isLead, until }) => [isLead, until] as const)
      .sort((one, other) => (one[1] ?? '9999').localeCompare(other[1] ?? '9999'))
  expect(of(held.unitId)).toEqual([
    [true, '2022-09-14'],
    [false, null],
  ])
  expect(of(next)).toEqual([
    [false, '2022-09-14'],
    [true, null],
  ])
})

test('a road section gets another unit: its open issues are listed', async () => {
  const { database, clock, person } = city
  const [held] = await database.sql<{ id: string; roadSectionId: string; unitId: string }[]>`
    select issues.id, issues.road_section_id as "roadSectionId", issues.unit_id as "unitId" from issues
    join road_sections on road_sections.id = issues.road_section_id and road_sections.responsible_unit_id = issues.unit_id
    where issues.stage in ('notified', 'claimed') order by issues.id limit 1`
  if (!held) throw new Error('no open issue on a road section')
  accepted(
    await recordRoadSectionAction(
      database,
      clock,
      { actionId: uuid(), viewer: await person('office') },
      {
        roadSectionId: held.roadSectionId,
        action: { name: 'edit', form: { responsibleUnitId: 'unit02', reason: '包路调整' } },
      },
    ),
  )
  expect((await left()).find(({ issue }) => issue.id === held.id)).toMatchObject({
    why: 'changed',
    to: { unitId: 'unit02' },
  })
})

test('a unit that is to be retired: all of its issues that can be given on, then it is retired with nothing left', async () => {
  const { database, clock, person } = city
  const office = await person('office')
  const id = 'r05'
  await database.db.update(roadSections).set({ responsibleUnitId: 'r06' }).where(eq(roadSections.responsibleUnitId, id))
  // Those that await their re-check are closed first; what remains is with the unit.
  await database.sql`update issues set stage = 'closed', state = jsonb_set(state, '{stage}', '"closed"') where unit_id = ${id} and stage = 'rectified'`
  const retire = () =>
    recordUnitAction(
      database,
      clock,
      { actionId: uuid(), viewer: office },
      { unitId: id, action: { name: 'retire', form: { on: today, reason: '撤并', successorId: 'r06' } } },
    )
  const leaving = await left(id)
  expect(leaving.length).toBeGreaterThan(0)
  const refused = await retire()
  expect(isRefusal(refused) && refused.refused.zh).toContain(
    `还有${leaving.length}个未办结问题，不能停用。已交办的请先在单位页“一并转办”给其他单位`,
  )
  accepted(
    await recordOnSeveral(
      database,
      clock,
      { actionId: uuid(), viewer: office },
      { name: 'reassign', form: { unitId: 'r06', reason: '撤并', claimBy: '2022-09-20', rectifyBy: '2022-09-30' } },
      leaving.map(({ issue }) => ({ issueId: issue.id, seq: issue.seq })),
    ),
  )
  expect(await left(id)).toEqual([])
  accepted(await retire())
  const [unit] = await database.db.select().from(units).where(eq(units.id, id))
  expect(unit).toMatchObject({ retiredOn: today, successorId: 'r06' })
})

test('a unit is renamed: the former name is kept with its last day, twice on one day the first of them', async () => {
  const { database, clock, person } = city
  const rename = async (nameZh: string, from?: string) => {
    const form = { nameZh, nameEn: nameZh, reason: '机构改革', ...(from !== undefined && { from }) }
    const answer = await recordUnitAction(
      database,
      clock,
      { actionId: uuid(), viewer: await person('office') },
      { unitId: 'unit26', action: { name: 'rename', form } },
    )
    return isRefusal(answer) ? answer.refused.zh : 'accepted'
  }
  expect(await rename('市综合执法局', '2022-08-01')).toBe('accepted')
  expect(await rename('市综合行政执法局', '2022-07-31')).toContain('新名称不能更早')
  expect(await rename('市综合行政执法局')).toBe('accepted')
  expect(await rename('市城管执法局')).toBe('accepted')
  const names = (await readFormerNames(database.db)).get('unit26')?.map(({ name, until }) => [name.zh, until])
  expect(names).toEqual([
    ['市城市管理局', '2022-07-31'],
    ['市综合执法局', '2022-09-14'],
  ])
  expect(await database.db.$count(formerUnitNames)).toBe(2)
})

test('the database names the unit of a closed issue as the rule does, and the ledger with it', async () => {
  const { db } = city.database
  const rows = await db
    .select({ state: issues.state, name: unitNameOfIssue('zh').mapWith(String) })
    .from(issues)
    .innerJoin(units, eq(units.id, issues.unitId))
  const unitRows = await db.select().from(units)
  const formerNamesOf = await readFormerNames(db)
  const unitOf = new Map(
    unitRows.map(({ id, nameZh, nameEn }) => [
      id,
      { name: { zh: nameZh, en: nameEn }, formerNames: formerNamesOf.get(id) ?? [] },
    ]),
  )
  for (const { state, name } of rows) {
    const unit = unitOf.get(state.unitId ?? '')
    expect(unit && unitNameOn(unit, endedOn(state)).zh).toBe(name)
  }
  const ofRenamed = rows.filter(({ state }) => state.unitId === 'unit26')
  const closed = ofRenamed.find(({ state }) => state.stage === 'closed' && (state.closedOn ?? '') <= '2022-07-31')
  const open = ofRenamed.find(({ state }) => ['notified', 'claimed', 'rectified'].includes(state.stage))
  expect([closed?.name, open?.name]).toEqual(['市城市管理局', '市城管执法局'])
  const told = await paperIssuesOf(
    db,
    [closed?.state, open?.state].flatMap((state) => state ?? []),
    await readNames(db),
    today,
  )
  expect(told.map(({ unit }) => unit)).toEqual(['市城市管理局', '市城管执法局'])
})

test('a point and a unit tell of their past: who answered when, and for what no longer', async () => {
  const { db } = city.database
  const [former] = await city.database.sql<{ unitId: string; pointId: number }[]>`
    select unit_id as "unitId", point_id as "pointId" from point_units gone
    where until = '2022-09-14' and not exists (
      select 1 from point_units now where now.point_id = gone.point_id and now.unit_id = gone.unit_id and now.until is null)
    order by point_id limit 1`
  if (!former) throw new Error('a point has changed hands above')
  const periods = await responsibilityOfPoint(db, former.pointId)
  expect(periods.filter(({ until }) => until === null).every(({ from }) => from === today)).toBe(true)
  expect(periods.at(-1)).toMatchObject({ unitId: former.unitId, until: '2022-09-14' })
  const { total, points } = await formerPointsOfUnit(db, former.unitId)
  expect(total).toBeGreaterThan(0)
  expect(points.find(({ pointId }) => pointId === former.pointId)).toMatchObject({ until: '2022-09-14' })
})

test('a unit is put below another and taken away again; nobody stands above itself', async () => {
  const { database, clock, person } = city
  const put = async (unitId: string, superiorId?: string) => {
    const form = { reason: '隶属调整', ...(superiorId !== undefined && { superiorId }) }
    const answer = await recordUnitAction(
      database,
      clock,
      { actionId: uuid(), viewer: await person('office') },
      { unitId, action: { name: 'setSuperior', form } },
    )
    return isRefusal(answer) ? answer.refused.zh : 'accepted'
  }
  const superiorOf = async (id: string) =>
    (await database.db.select().from(units).where(eq(units.id, id)))[0]?.superiorId
  // r25 stands below r01.
  expect(await put('r01', 'r25')).toContain('的下级单位，不能作它的上级')
  expect(await put('r01', 'r01')).toContain('单位不能是自己的上级')
  expect(await put('r25')).toBe('accepted')
  expect(await superiorOf('r25')).toBeNull()
  expect(await put('r01', 'r25')).toBe('accepted')
  expect(await superiorOf('r01')).toBe('r25')
})

test('a void issue says on which day, as a closed one does', async () => {
  const { database, clock, person } = city
  const [open] = await database.db.select().from(issues).where(eq(issues.stage, 'notified')).limit(1)
  const issueId = open?.id ?? ''
  accepted(
    await recordIssueActions(
      database,
      clock,
      { actionId: uuid(), viewer: await person('office') },
      { issueId, seq: open?.state.seq ?? 0, actions: [{ name: 'void', form: { reason: '重复' } }] },
    ),
  )
  expect(await stateOf(issueId)).toMatchObject({ stage: 'void', voidedOn: today })
})
