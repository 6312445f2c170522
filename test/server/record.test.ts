/** The one writer: all or nothing, once per action id, one of two at the same time, and folds that equal their events. */
import { asc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Action } from '../../domain/issueLifecycle'
import { isRefusal } from '../../domain/refusal'
import { events, issues, pointStates, points, pointUnits, receipts } from '../../server/db/schema'
import { recordIssueActions } from '../../server/recording/issue'
import { recordPointAction } from '../../server/recording/point'
import { type SampleCity, sampleCity } from '../sampleCity'

let city: SampleCity
let pointId: number
let crowdedPointId: number
beforeAll(async () => {
  city = await sampleCity()
  const { db } = city.database
  const inFengshan = await db
    .select({ id: points.id })
    .from(points)
    .innerJoin(pointStates, eq(pointStates.pointId, points.id))
    .where(eq(points.scopeId, 'fengshan'))
    .orderBy(asc(points.id))
  const builders = await db.select().from(pointUnits)
  const unitsOf = (id: number) => builders.filter((row) => row.pointId === id)
  const sole = inFengshan.find(({ id }) => unitsOf(id).length === 1)
  const crowded = builders.find(
    (row) => unitsOf(row.pointId).length > 1 && !unitsOf(row.pointId).some(({ isLead }) => isLead),
  )
  if (!sole || !crowded) throw new Error('the sample has no such points')
  pointId = sole.id
  crowdedPointId = crowded.pointId
})
afterAll(() => city.close())

const open = (checkItem: string): Action => ({
  name: 'open',
  form: { checkItem, what: '门前有乱停车。', severity: 'ordinary' },
})
const itemsOf = async (id: number) => {
  const { readCampaignFacts, readSubject } = await import('../../server/readCircumstances')
  const { db } = city.database
  const facts = await readSubject(db, { kind: 'point', pointId: id }, '2022-09-15', await readCampaignFacts(db))
  if (isRefusal(facts)) throw new Error(facts.refused.en)
  return facts
}
const counts = async () => {
  const { db } = city.database
  return { events: await db.$count(events), issues: await db.$count(issues), receipts: await db.$count(receipts) }
}

test('an issue is opened and notified in one step; the point is recoloured in the same transaction', async () => {
  const { database, clock, person } = city
  const facts = await itemsOf(pointId)
  const issueId = uuid()
  const receipt = await recordIssueActions(
    database,
    clock,
    { actionId: uuid(), viewer: await person('squad1') },
    {
      issueId,
      subject: { kind: 'point', pointId },
      seq: 0,
      actions: [
        open(facts.checkItems?.[0] ?? ''),
        {
          name: 'notify',
          form: {
            unitId: facts.responsibleUnits[0] ?? '',
            instrument: 'card',
            claimBy: '2022-09-19',
            rectifyBy: '2022-09-29',
          },
        },
      ],
    },
  )
  expect(receipt).toMatchObject({ issueId, pointId, seq: 2 })
  const [row] = await database.db.select().from(issues).where(eq(issues.id, issueId))
  expect(row).toMatchObject({ stage: 'notified', followingSquad: 1, dueOn: '2022-09-19', foundOn: '2022-09-15' })
  const [opening] = await database.db
    .select()
    .from(events)
    .where(eq(events.subjectId, issueId))
    .orderBy(asc(events.seq))
  expect(JSON.parse(opening?.body ?? '')).toMatchObject({
    subjectKind: 'issue',
    subjectId: issueId,
    name: 'open',
    subject: { kind: 'point', pointId },
    by: { duty: { role: 'squad', squad: 1 } },
  })
  const [state] = await database.db.select().from(pointStates).where(eq(pointStates.pointId, pointId))
  expect(state?.openIssues).toBeGreaterThanOrEqual(1)
  expect(state?.position).toBe(row?.position)
})

test('the same id and body again give the same receipt; another body or another account is refused without it', async () => {
  const { database, clock, person } = city
  const facts = await itemsOf(pointId)
  const sent = { actionId: uuid(), viewer: await person('squad1') }
  const given = {
    issueId: uuid(),
    subject: { kind: 'point', pointId } as const,
    seq: 0,
    actions: [open(facts.checkItems?.[1] ?? '')],
  }
  const first = await recordIssueActions(database, clock, sent, given)
  const before = await counts()
  expect(await recordIssueActions(database, clock, sent, given)).toEqual(first)
  const otherBody = await recordIssueActions(database, clock, sent, { ...given, issueId: uuid() })
  expect(otherBody).toMatchObject({ kind: 'conflict' })
  const otherAccount = await recordIssueActions(database, clock, { ...sent, viewer: await person('squad2') }, given)
  expect(otherAccount).toMatchObject({
    kind: 'conflict',
    refused: { zh: expect.stringContaining('这个操作编号已用过') },
  })
  expect(JSON.stringify(otherAccount)).not.toContain(given.issueId)
  expect(await counts()).toEqual(before)
})

test('of two people who act on what they both saw, one succeeds and one is told the newer state', async () => {
  const { database, clock, person } = city
  const facts = await itemsOf(pointId)
  const issueId = uuid()
  await recordIssueActions(
    database,
    clock,
    { actionId: uuid(), viewer: await person('squad1') },
    { issueId, subject: { kind: 'point', pointId }, seq: 0, actions: [open(facts.checkItems?.[2] ?? '')] },
  )
  const voidIt: Action = { name: 'void', form: { reason: '重复登记。' } }
  const answers = await Promise.all(
    ['squad1', 'member1', 'office'].map(async (username) =>
      recordIssueActions(
        database,
        clock,
        { actionId: uuid(), viewer: await person(username) },
        { issueId, seq: 1, actions: [voidIt] },
      ),
    ),
  )
  expect(answers.filter((answer) => !isRefusal(answer)).length).toBe(1)
  const refused = answers.filter(isRefusal)
  expect(refused.map(({ kind }) => kind)).toEqual(['conflict', 'conflict'])
  expect(refused[0]?.refused.zh).toBe(
    '这个问题刚刚有了新的进展（现为“已作废”），您的操作没有保存。请看过最新情况后再办理。',
  )
})

test('whatever is refused leaves nothing behind: no key, no lead unit, a second step that fails', async () => {
  const { database, clock, person } = city
  const facts = await itemsOf(pointId)
  const crowded = await itemsOf(crowdedPointId)
  const before = await counts()
  const noKey = await recordIssueActions(
    database,
    clock,
    { actionId: uuid(), viewer: await person('unit01') },
    { issueId: uuid(), subject: { kind: 'point', pointId }, seq: 0, actions: [open(facts.checkItems?.[0] ?? '')] },
  )
  expect(noKey).toMatchObject({ kind: 'forbidden' })
  const noLead = await recordIssueActions(
    database,
    clock,
    { actionId: uuid(), viewer: await person('office') },
    {
      issueId: uuid(),
      subject: { kind: 'point', pointId: crowdedPointId },
      seq: 0,
      actions: [
        {
          name: 'open',
          form: { checkItem: crowded.checkItems?.[0], what: '有问题。', severity: 'ordinary', followingSquad: 1 },
        },
        {
          name: 'notify',
          form: {
            unitId: crowded.responsibleUnits[0] ?? '',
            instrument: 'card',
            claimBy: '2022-09-19',
            rectifyBy: '2022-09-29',
          },
        },
      ],
    },
  )
  expect(noLead).toMatchObject({
    kind: 'conflict',
    refused: { zh: expect.stringContaining('请指挥部办公室先指定牵头单位') },
  })
  const unknown = await recordIssueActions(
    database,
    clock,
    { actionId: uuid(), viewer: await person('office') },
    { issueId: uuid(), seq: 1, actions: [{ name: 'void', form: { reason: '无。' } }] },
  )
  expect(unknown).toMatchObject({ kind: 'notFound' })
  expect(await counts()).toEqual(before)
})

test('once the office has named the lead unit, the issue goes to it', async () => {
  const { database, clock, person } = city
  const before = await itemsOf(crowdedPointId)
  const [unitId = ''] = before.responsibleUnits
  const named = await recordPointAction(
    database,
    clock,
    { actionId: uuid(), viewer: await person('office') },
    { pointId: crowdedPointId, action: { name: 'nameLead', form: { unitId, reason: '商定由其牵头。' } } },
  )
  expect(named).toMatchObject({ pointId: crowdedPointId })
  expect((await itemsOf(crowdedPointId)).leadUnit).toBe(unitId)
  const bySquad = await recordPointAction(
    database,
    clock,
    { actionId: uuid(), viewer: await person('squad1') },
    { pointId: crowdedPointId, action: { name: 'nameLead', form: { unitId, reason: '商定由其牵头。' } } },
  )
  expect(bySquad).toMatchObject({ kind: 'forbidden' })
})

test('twenty writers at once leave positions without a gap, in commit order', async () => {
  const { database, clock, person } = city
  const facts = await itemsOf(pointId)
  const viewer = await person('squad1')
  const last = (await database.db.select().from(events).orderBy(asc(events.position))).at(-1)?.position ?? 0
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      recordIssueActions(
        database,
        clock,
        { actionId: uuid(), viewer },
        { issueId: uuid(), subject: { kind: 'point', pointId }, seq: 0, actions: [open(facts.checkItems?.[0] ?? '')] },
      ),
    ),
  )
  const positions = answers.flatMap((answer) => (isRefusal(answer) ? [] : [answer.position])).sort((a, b) => a - b)
  expect(positions).toEqual(Array.from({ length: 20 }, (_, index) => last + 1 + index))
})

test('who waits while another is committed shares the next commit; who is refused among them takes nobody along', async () => {
  const { database, clock, person } = city
  const facts = await itemsOf(pointId)
  const viewer = await person('squad1')
  const before = await counts()
  const openOne = (checkItem: string) => {
    const issueId = uuid()
    const sent = { actionId: uuid(), viewer }
    const given = { issueId, subject: { kind: 'point', pointId } as const, seq: 0, actions: [open(checkItem)] }
    return { issueId, sent, answer: recordIssueActions(database, clock, sent, given) }
  }
  const allGood = Array.from({ length: 20 }, () => openOne(facts.checkItems?.[0] ?? ''))
  await Promise.all(allGood.map(({ answer }) => answer))
  const transactions = await database.sql<{ commit: string }[]>`
    select distinct xmin::text as commit from events where subject_id in ${database.sql(allGood.map(({ issueId }) => issueId))}`
  // The first finds nobody before it and goes alone; the nineteen that came meanwhile go together.
  expect(transactions.length).toBe(2)

  const mixed = Array.from({ length: 9 }, (_, index) =>
    openOne(index === 4 ? 'noSuchItem' : (facts.checkItems?.[0] ?? '')),
  )
  const answers = await Promise.all(mixed.map(({ answer }) => answer))
  expect(answers.map(isRefusal)).toEqual([false, false, false, false, true, false, false, false, false])
  expect(await counts()).toEqual({
    events: before.events + 28,
    issues: before.issues + 28,
    receipts: before.receipts + 28,
  })
})

test('the same action sent twice at once is taken once and answered alike', async () => {
  const { database, clock, person } = city
  const facts = await itemsOf(pointId)
  const before = await counts()
  const sent = { actionId: uuid(), viewer: await person('squad1') }
  const given = {
    issueId: uuid(),
    subject: { kind: 'point', pointId } as const,
    seq: 0,
    actions: [open(facts.checkItems?.[0] ?? '')],
  }
  const [other, first, second] = await Promise.all([
    // Keeps the writer busy, so that both of the others wait and come into one turn.
    recordIssueActions(database, clock, { ...sent, actionId: uuid() }, { ...given, issueId: uuid() }),
    recordIssueActions(database, clock, sent, given),
    recordIssueActions(database, clock, sent, given),
  ])
  expect(isRefusal(other)).toBe(false)
  expect(first).toMatchObject({ issueId: given.issueId })
  expect(second).toEqual(first)
  expect((await counts()).receipts).toBe(before.receipts + 2)
})

test('an action queued behind an unsent one names that one in place of a seq', async () => {
  const { database, clock, person } = city
  const facts = await itemsOf(pointId)
  const viewer = await person('squad1')
  const [issueId, first] = [uuid(), uuid()]
  const voidAfter = (seq: string) =>
    recordIssueActions(
      database,
      clock,
      { actionId: uuid(), viewer },
      { issueId, seq, actions: [{ name: 'void', form: { reason: '登记有误。' } }] },
    )
  const opened = await recordIssueActions(
    database,
    clock,
    { actionId: first, viewer },
    { issueId, subject: { kind: 'point', pointId }, seq: 0, actions: [open(facts.checkItems?.[0] ?? '')] },
  )
  expect(opened).toMatchObject({ seq: 1 })
  expect(await voidAfter(uuid())).toMatchObject({ kind: 'conflict' })
  expect(await voidAfter(first)).toMatchObject({ seq: 2 })
  expect(await voidAfter(first)).toMatchObject({ kind: 'conflict' })
})
