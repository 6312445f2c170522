/** One action on several issues: all or none, naming what hinders; and an inspection with the issues that it opens. */
import { eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeveralAction } from '../../domain/issueSeveral'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { campaignFactsOf } from '../../server/campaignFacts'
import { events, issues, pointStates, points, receipts } from '../../server/db/schema'
import { readHandbook } from '../../server/handbook'
import type { Receipt } from '../../server/record'
import { recordIssueActions, recordOnSeveral } from '../../server/recording/issue'
import { recordPointAction } from '../../server/recording/point'
import { itemKeys } from '../handbook'
import { type SampleCity, sampleCity } from '../sampleCity'

let city: SampleCity
/** The squad that supervises unit26, and a point in its hands with one unit. */
let squad: number
beforeAll(async () => {
  city = await sampleCity()
  const [unit] = await city.database.sql<{ squad: number }[]>`select squad from units where id = 'unit26'`
  squad = unit?.squad ?? 0
})
afterAll(() => city.close())

const counts = async () => {
  const { db } = city.database
  return { events: await db.$count(events), issues: await db.$count(issues), receipts: await db.$count(receipts) }
}
const accepted = (answer: Receipt | Refusal): Receipt => {
  if (isRefusal(answer)) throw new Error(answer.refused.zh)
  return answer
}

/** An issue on the unit's routine work, notified. */
const notified = async (what: string, rectifyBy: string): Promise<string> => {
  const { database, clock, person } = city
  const issueId = uuid()
  accepted(
    await recordIssueActions(
      database,
      clock,
      { actionId: uuid(), viewer: await person(`squad${squad}`) },
      {
        issueId,
        subject: { kind: 'unit', unitId: 'unit26', indicator: 'routineWork' },
        seq: 0,
        actions: [
          { name: 'open', form: { what, severity: 'ordinary' } },
          { name: 'notify', form: { unitId: 'unit26', claimBy: '2022-09-19', rectifyBy } },
        ],
      },
    ),
  )
  return issueId
}
const stateOf = async (issueId: string) => {
  const [row] = await city.database.db.select().from(issues).where(eq(issues.id, issueId))
  return row?.state
}
const claim: SeveralAction = {
  name: 'claim',
  form: { responsible: '分管负责同志', measures: '逐项整改。', target: '达到标准。' },
}
const several = async (
  username: string,
  action: SeveralAction,
  chosen: readonly { issueId: string; seq: number }[],
  actionId = uuid(),
) => recordOnSeveral(city.database, city.clock, { actionId, viewer: await city.person(username) }, action, chosen)

test('two issues are claimed in one go, each by its own date, with one receipt', async () => {
  const [one, other] = [await notified('台账不全。', '2022-09-27'), await notified('记录不全。', '2022-09-30')]
  const actionId = uuid()
  const chosen = [
    { issueId: one, seq: 2 },
    { issueId: other, seq: 2 },
  ]
  const receipt = accepted(await several('unit26', claim, chosen, actionId))
  expect(receipt).toMatchObject({
    issueId: null,
    issues: [
      { issueId: one, seq: 3 },
      { issueId: other, seq: 3 },
    ],
  })
  expect((await stateOf(one))?.claim?.deadline).toBe('2022-09-27')
  expect((await stateOf(other))?.claim?.deadline).toBe('2022-09-30')
  const before = await counts()
  expect(await several('unit26', claim, chosen, actionId)).toEqual(receipt)
  expect(await counts()).toEqual(before)
})

test('one date for all counts where it is given', async () => {
  const issueId = await notified('宣传栏陈旧。', '2022-09-30')
  accepted(
    await several('unit26', { ...claim, form: { ...claim.form, deadline: '2022-09-22' } }, [{ issueId, seq: 2 }]),
  )
  expect((await stateOf(issueId))?.claim?.deadline).toBe('2022-09-22')
})

test('one that hinders keeps all from being saved, and is named with what to do', async () => {
  const [one, other] = [await notified('标识牌破损。', '2022-09-27'), await notified('值班记录缺失。', '2022-09-27')]
  accepted(await several('unit26', claim, [{ issueId: other, seq: 2 }]))
  const before = await counts()
  const refused = await several('unit26', claim, [
    { issueId: one, seq: 2 },
    { issueId: other, seq: 3 },
  ])
  expect(refused).toMatchObject({ kind: 'conflict' })
  const { zh } = (refused as Refusal).refused
  expect(zh).toContain('值班记录缺失。')
  expect(zh).toContain('市城市管理局')
  expect(zh).toContain('所选问题都没有保存')
  expect(zh).toContain('取消勾选')
  expect((await stateOf(one))?.stage).toBe('notified')
  expect(await counts()).toEqual(before)
})

test('a seq that is out of date, a stranger’s issue and one that is not there are refused without a word of it', async () => {
  const issueId = await notified('档案不全。', '2022-09-27')
  expect(await several('unit26', claim, [{ issueId, seq: 1 }])).toMatchObject({
    kind: 'conflict',
    refused: { zh: expect.stringContaining('刚刚有了新的进展') },
  })
  const stranger = await several('unit02', claim, [{ issueId, seq: 2 }])
  expect(stranger).toMatchObject({ kind: 'notFound' })
  expect(JSON.stringify(stranger)).not.toContain('档案不全')
  expect(await several('unit26', claim, [{ issueId: uuid(), seq: 1 }])).toMatchObject({ kind: 'notFound' })
})

test('a clerk’s claims wait; the principal confirms them in one go', async () => {
  const [one, other] = [await notified('制度未上墙。', '2022-09-27'), await notified('人员未到位。', '2022-09-28')]
  accepted(
    await several('clerk26', claim, [
      { issueId: one, seq: 2 },
      { issueId: other, seq: 2 },
    ]),
  )
  expect((await stateOf(one))?.stage).toBe('notified')
  const chosen = [
    { issueId: one, seq: 3 },
    { issueId: other, seq: 3 },
  ]
  const confirm: SeveralAction = { name: 'confirmClaim', form: {} }
  expect(await several('clerk26', confirm, chosen)).toMatchObject({ kind: 'forbidden' })
  accepted(await several('unit26', confirm, chosen))
  expect((await stateOf(one))?.stage).toBe('claimed')
  expect((await stateOf(other))?.stage).toBe('claimed')
})

const freePoint = async () => {
  const rows = await city.database.db
    .select({ id: points.id, kind: points.kind })
    .from(points)
    .innerJoin(pointStates, eq(pointStates.pointId, points.id))
    .where(sql`${points.scopeId} = 'fengshan' and ${pointStates.openIssues} = 0`)
    .orderBy(points.id)
  const [first] = rows
  if (!first) throw new Error('no free point')
  return { pointId: first.id, items: itemKeys(await readHandbook(city.database.db), first.kind) }
}
const visit = (items: readonly string[], failed: number) => ({
  name: 'inspect' as const,
  form: {
    visitedOn: '2022-09-15',
    findings: Object.fromEntries(
      items.map((item, index) => [item, index < failed ? ('fail' as const) : ('pass' as const)]),
    ),
  },
})
const opening = (item: string | undefined, what = '不符合要求。') => ({
  issueId: uuid(),
  form: { checkItem: item, what, severity: 'ordinary' as const },
})
const inspect = async (username: string, move: Parameters<typeof recordPointAction>[3], actionId = uuid()) =>
  recordPointAction(city.database, city.clock, { actionId, viewer: await city.person(username) }, move)

test('an inspection and its three issues are one step; the point is folded once, on the tracking list by itself', async () => {
  const { pointId, items } = await freePoint()
  const opened = items.slice(0, 3).map((item) => opening(item))
  const move = { pointId, action: visit(items, 3), issues: opened }
  const actionId = uuid()
  const receipt = accepted(await inspect('member1', move, actionId))
  expect(receipt.issues?.map(({ issueId, seq }) => [issueId, seq])).toEqual(opened.map(({ issueId }) => [issueId, 1]))
  const [state] = await city.database.db.select().from(pointStates).where(eq(pointStates.pointId, pointId))
  expect(state).toMatchObject({ status: 'open', openIssues: 3, trackedSince: '2022-09-15' })
  expect(state?.lastInspection).toMatchObject({ complete: true, failedItems: items.slice(0, 3).toSorted() })
  const log = await city.database.db
    .select({ name: events.name, position: events.position })
    .from(events)
    .where(inArray(events.subjectId, [String(pointId), ...opened.map(({ issueId }) => issueId)]))
    .orderBy(events.position)
  expect(log.slice(-5).map(({ name }) => name)).toEqual(['inspect', 'open', 'open', 'open', 'track'])
  const before = await counts()
  expect(await inspect('member1', move, actionId)).toEqual(receipt)
  expect(await counts()).toEqual(before)

  // An action queued behind the unsent inspection names that one in place of a seq.
  const [first] = opened
  const voided = await recordIssueActions(
    city.database,
    city.clock,
    { actionId: uuid(), viewer: await city.person('member1') },
    { issueId: first?.issueId ?? '', seq: actionId, actions: [{ name: 'void', form: { reason: '登记有误。' } }] },
  )
  expect(voided).toMatchObject({ seq: 2 })
})

test('what hinders one of its issues leaves nothing of the inspection behind', async () => {
  const { pointId, items } = await freePoint()
  const before = await counts()
  const record = () => city.database.db.select().from(pointStates).where(eq(pointStates.pointId, pointId))
  const folded = await record()
  // An item that passed; one that the kind does not have; a notice that a member may not send.
  for (const issue of [
    opening(items[2]),
    opening('nothing'),
    {
      ...opening(items[0]),
      notify: { unitId: 'unit26', claimBy: '2022-09-19', rectifyBy: '2022-09-27' },
    },
  ])
    expect(
      isRefusal(await inspect('member1', { pointId, action: visit(items, 2), issues: [opening(items[1]), issue] })),
    ).toBe(true)
  expect(await counts()).toEqual(before)
  expect(await record()).toEqual(folded)
})

test('all items pass: the point complies at once', async () => {
  const { pointId, items } = await freePoint()
  accepted(await inspect('member1', { pointId, action: visit(items, 0) }))
  const [state] = await city.database.db.select().from(pointStates).where(eq(pointStates.pointId, pointId))
  expect(state).toMatchObject({ status: 'compliant', openIssues: 0 })
})

test('marks are set by a squad with the key and by the office; the tracking list is the office’s', async () => {
  const { pointId } = await freePoint()
  const flag = { name: 'flag', form: { flag: 'hard', on: true, reason: '产权复杂。' } } as const
  expect(await inspect('squad3', { pointId, action: flag })).toMatchObject({ kind: 'forbidden' })
  accepted(await inspect('squad1', { pointId, action: flag }))
  expect(await inspect('office', { pointId, action: flag })).toMatchObject({ kind: 'conflict' })
  const track = { name: 'track', form: { on: true, reason: '专题跟踪。' } } as const
  expect(await inspect('squad1', { pointId, action: track })).toMatchObject({ kind: 'forbidden' })
  accepted(await inspect('office', { pointId, action: track }))
  const [state] = await city.database.db.select().from(pointStates).where(eq(pointStates.pointId, pointId))
  expect(state).toMatchObject({ isHard: true, isKey: false, trackedSince: '2022-09-15' })
})

test('what a process keeps of the campaign is read anew as soon as anybody has changed it', async () => {
  const { database } = city
  const squadOf = async () => (await campaignFactsOf(database)).squadOfUnit.unit01
  const before = await squadOf()
  expect(await campaignFactsOf(database)).toBe(await campaignFactsOf(database))
  await database.sql`update units set squad = ${((before ?? 0) % 6) + 1} where id = 'unit01'`
  expect(await squadOf()).toBe(((before ?? 0) % 6) + 1)
  await database.sql`update units set squad = ${before ?? 0} where id = 'unit01'`
  expect(await squadOf()).toBe(before)
  const { terms } = await campaignFactsOf(database)
  await database.sql`update campaign set terms = jsonb_set(terms, '{notify}', '9')`
  expect((await campaignFactsOf(database)).terms).toEqual({ ...terms, notify: 9 })
  await database.sql`insert into working_days (date, works, name) values ('2022-12-30', false, '示例')`
  expect((await campaignFactsOf(database)).calendar.get('2022-12-30')?.works).toBe(false)
})
