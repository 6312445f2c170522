/** Activities through the procedures: the tally of the sample, a meeting with receipts from two sides, and who reads what. */
import { asc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ActivityEvent, replayActivity } from '../../domain/activityActions'
import { events } from '../../server/db/schema'
import { activities } from '../../server/db/tables/activities'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let squad1: Person
let member1: Person
let squad4: Person
let unit01: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  squad1 = await server.signIn('squad1')
  member1 = await server.signIn('member1')
  squad4 = await server.signIn('squad4')
  unit01 = await server.signIn('unit01')
})
afterAll(() => server.close())

type Move = Parameters<Person['client']['activity']['act']['mutate']>[0]
const act = (person: Person, activityId: string, action: Move['action'], seq: number | null = null) =>
  person.client.activity.act.mutate({ actionId: uuid(), activityId, seq, action })

const canvassed = {
  name: 'record',
  form: { method: 'canvass', date: '2022-09-15', kind: 'routine', summary: '走访群众。' },
}

describe('the tally of the sample', () => {
  const lineOf = async (month: string, squad: number) => {
    const tally = await office.client.activity.tally.query({ month })
    const row = tally.squads.find((one) => one.squad === squad)
    return row?.methods
      .filter(({ method }) => method !== 'observe' && method !== 'followUp')
      .map(({ method, count, missing }) => `${method} ${count}/${missing}`)
      .join(' ')
  }
  it.each([
    ['2022-06', 1, 'hear 1/0 reviewRecords 1/0 canvass 1/0 feedbackMeeting 1/0'],
    ['2022-06', 3, 'hear 1/0 reviewRecords 1/0 canvass 0/1 feedbackMeeting 1/0'],
    ['2022-07', 2, 'hear 0/1 reviewRecords 1/0 canvass 1/0 feedbackMeeting 1/0'],
    ['2022-07', 5, 'hear 1/0 reviewRecords 1/0 canvass 1/0 feedbackMeeting 0/1'],
    ['2022-07', 6, 'hear 1/0 reviewRecords 0/1 canvass 1/0 feedbackMeeting 1/0'],
    ['2022-08', 4, 'hear 1/0 reviewRecords 1/0 canvass 1/0 feedbackMeeting 1/0'],
    ['2022-09', 4, 'hear 1/0 reviewRecords 1/0 canvass 0/1 feedbackMeeting 0/1'],
    ['2022-10', 1, 'hear 0/1 reviewRecords 0/1 canvass 0/1 feedbackMeeting 0/1'],
  ] as const)('%s, squad %i', async (month, squad, line) => {
    expect(await lineOf(month, squad)).toBe(line)
  })

  it('every count has a list of that length behind it, of all types and of each', async () => {
    for (const kind of [undefined, 'routine', 'special', 'joint', 'focused', 'tracking'] as const) {
      const { squads } = await office.client.activity.tally.query({ month: '2022-08', kind })
      for (const { squad, methods } of squads)
        for (const { method, count } of methods) {
          const { proofs } = await office.client.activity.proof.query({ month: '2022-08', squad, method, kind })
          expect(proofs.length, `${squad} ${method} ${kind}`).toBe(count)
          for (const { activities, places } of proofs) expect(activities.length + places.length).toBeGreaterThan(0)
        }
    }
  })
  it('a joint activity stands under its type for each of its squads', async () => {
    const { squads } = await office.client.activity.tally.query({ month: '2022-08', kind: 'joint' })
    expect(squads.map(({ methods }) => methods.find(({ method }) => method === 'observe')?.count)).toEqual([
      1, 1, 0, 1, 1, 0,
    ])
  })
  it('a deputy’s report is shown behind the count, with why it does not count', async () => {
    const { proofs, uncounted } = await office.client.activity.proof.query({
      month: '2022-07',
      squad: 2,
      method: 'hear',
    })
    expect(proofs).toEqual([])
    expect(uncounted.map(({ notCountedBecause }) => notCountedBecause?.zh)).toEqual([
      '不是主要负责人汇报，未经办公室认可',
    ])
  })
  it('says by when, and of a month ahead that it is', async () => {
    expect((await office.client.activity.tally.query({ month: '2022-09' })).term).toEqual({
      standing: 'running',
      dueBy: '2022-09-30',
      workingDaysLeft: 12,
    })
    expect((await office.client.activity.tally.query({ month: '2022-12' })).term.standing).toBe('ahead')
  })
  it('the units that a squad’s methods have reached are its own, and no squad’s are none', async () => {
    const covered = await squad1.client.activity.coverage.query({ month: '2022-08', squad: 1 })
    expect(covered.length).toBe(9)
    const heard = covered.filter(({ reach }) => reach.hear.inMonth > 0)
    expect(heard.map(({ reach }) => reach.hear.inMonth)).toEqual([1])
    expect(covered.some(({ reach }) => reach.observe.inMonth > 0)).toBe(true)
    expect(await squad1.client.activity.coverage.query({ month: '2022-08', squad: 99 })).toEqual([])
  })

  it('states the plan’s minima and phase', async () => {
    const tally = await squad1.client.activity.tally.query({ month: '2022-08' })
    expect(tally.minima).toEqual({ hear: 1, reviewRecords: 1, observe: 2, canvass: 1, feedbackMeeting: 1, followUp: 0 })
    expect(tally.phase?.name).toBe('专项督导')
  })

  it('counts an inspection as an outing of its day, once however many points', async () => {
    const observed = async () => {
      const tally = await squad1.client.activity.tally.query({ month: '2022-09' })
      return tally.squads[0]?.methods.find(({ method }) => method === 'observe')?.count ?? 0
    }
    const before = await observed()
    const inScope = await server.database.sql<{ id: number; item: string }[]>`
      select p.id, h.kinds->p.kind->0->>'key' as item from points p join handbook_versions h on h.number = 1
      where p.scope_id = 'fengshan' order by p.id limit 3`
    for (const { id, item } of inScope)
      await squad1.client.point.inspect.mutate({
        actionId: uuid(),
        pointId: id,
        form: { visitedOn: '2022-09-15', findings: { [item]: 'pass' } },
      })
    expect(await observed()).toBe(before + 1)
    await act(squad1, uuid(), {
      name: 'record',
      form: { method: 'observe', date: '2022-09-15', kind: 'routine', summary: '察看包路段。' },
    })
    expect(await observed()).toBe(before + 1)
  })

  it('counts a joint activity for each of its squads', async () => {
    const canvass = async (squad: number) => {
      const tally = await office.client.activity.tally.query({ month: '2022-09' })
      return tally.squads[squad - 1]?.methods.find(({ method }) => method === 'canvass')?.count ?? 0
    }
    const before = [await canvass(1), await canvass(3)]
    await act(squad1, uuid(), {
      name: 'record',
      form: { method: 'canvass', date: '2022-09-15', kind: 'joint', squads: [3], summary: '联合走访。' },
    })
    expect([await canvass(1), await canvass(3)]).toEqual(before.map((count) => count + 1))
  })
})

describe('a feedback meeting', () => {
  const plan = async (): Promise<{ id: string; unitIds: string[] }> => {
    const candidates = await squad1.client.activity.candidates.query({ month: '2022-09', squads: [] })
    const unitIds = candidates.filter(({ isChosen }) => isChosen).map(({ unitId }) => unitId)
    const id = uuid()
    await act(squad1, id, { name: 'plan', form: { month: '2022-09', date: '2022-09-15', unitIds } }, 0)
    return { id, unitIds }
  }

  it('proposes the squad’s units that have something to talk about', async () => {
    const candidates = await squad1.client.activity.candidates.query({ month: '2022-09', squads: [] })
    const own = candidates.filter(({ isOwn }) => isOwn)
    expect(own.length).toBe(9)
    for (const { isChosen, open, foundThisMonth } of own) expect(isChosen).toBe(open + foundThisMonth > 0)
    expect(candidates.filter(({ isOwn, isChosen }) => !isOwn && isChosen)).toEqual([])
  })

  it('goes through each unit’s issues, and its notices are theirs that are open', async () => {
    const { id, unitIds } = await plan()
    const agenda = await squad1.client.activity.agenda.query({ activityId: id })
    expect(agenda.map(({ unitId }) => unitId)).toEqual(unitIds)
    const { notices } = await squad1.client.activity.byId.query({ activityId: id })
    for (const { unitId, issueIds } of notices) {
      const open = agenda
        .find((one) => one.unitId === unitId)
        ?.issues.filter(({ stage }) => stage !== 'closed')
        .map((issue) => issue.id)
      expect([...issueIds].sort()).toEqual([...(open ?? [])].sort())
    }
  })

  it('two people tick receipts at once; the same unit twice is refused; then it is finished and counts', async () => {
    const { id } = await plan()
    const { notices } = await squad1.client.activity.byId.query({ activityId: id })
    const [first, second, ...others] = notices.map(({ unitId }) => unitId)
    if (!first || !second) throw new Error('too few notices')
    const receive = (person: Person, unitId: string) =>
      act(person, id, { name: 'receive', form: { unitId, receivedBy: '办公室负责同志' } })
    await Promise.all([receive(squad1, first), receive(member1, second)])
    await expect(receive(member1, first)).rejects.toThrow('这个单位已经签收')
    for (const unitId of others) await receive(squad1, unitId)
    const meeting = await squad1.client.activity.byId.query({ activityId: id })
    expect(meeting.activity.receipts.length).toBe(notices.length)
    await act(squad1, id, { name: 'finish', form: { summary: '逐单位反馈。' } }, meeting.activity.seq)
    const held = await squad1.client.activity.byId.query({ activityId: id })
    expect(held).toMatchObject({ notCountedBecause: null, activity: { state: 'held', noticesGiven: true } })
    await expect(act(squad1, id, { name: 'finish', form: { summary: '再来。' } })).rejects.toThrow('活动现为“已开展”')
  })

  it('finished with a notice left does not count', async () => {
    const { id } = await plan()
    await act(squad1, id, { name: 'finish', form: { summary: '反馈。', noticesGiven: 'yes' } })
    const held = await squad1.client.activity.byId.query({ activityId: id })
    expect(held.notCountedBecause?.zh).toBe('督办通知没有全部发放')
  })

  it('in the future it cannot be finished, nor a notice received', async () => {
    const [planned] = (await squad4.client.activity.list.query({ month: '2022-09', squad: 4 })).filter(
      ({ date }) => date === '2022-09-23',
    )
    const id = planned?.id ?? ''
    await expect(act(squad4, id, { name: 'finish', form: { summary: '反馈。' } })).rejects.toThrow(
      '反馈会定于2022-09-23召开',
    )
    expect((await squad4.client.activity.byId.query({ activityId: id })).available).toEqual(['amend', 'cancel'])
  })

  it.each<[string, object, string]>([
    ['no units', { unitIds: [] }, '填写的内容有误'],
    ['a unit of another squad without issues of ours', { unitIds: ['unit62'] }, '不能列入反馈会'],
    ['no such month', { month: '2022-13' }, '填写的内容有误'],
    ['no such day', { date: '2022-09-31' }, '填写的内容有误'],
  ])('refuses %s', async (_, more, sentence) => {
    const form = { month: '2022-09', date: '2022-09-15', unitIds: ['unit01'], ...more }
    await expect(act(squad1, uuid(), { name: 'plan', form }, 0)).rejects.toThrow(sentence)
  })
})

describe('changes at once', () => {
  it('a form that was opened before somebody else’s amendment is refused; the newer state is kept', async () => {
    const id = uuid()
    await act(squad1, id, canvassed, 0)
    await act(member1, id, { name: 'amend', form: { summary: '走访商户。' } }, 1)
    await expect(act(squad1, id, { name: 'amend', form: { summary: '走访社区。' } }, 1)).rejects.toThrow(
      '刚刚有了新的进展',
    )
    const { activity, history } = await squad1.client.activity.byId.query({ activityId: id })
    expect(activity.summary).toBe('走访商户。')
    expect(history.at(-1)?.changes).toEqual({ summary: { from: '走访群众。', to: '走访商户。' } })
  })
  it('an id that is taken records nothing', async () => {
    const id = uuid()
    await act(squad1, id, canvassed, 0)
    await expect(act(squad1, id, canvassed, 0)).rejects.toThrow('这次活动已经记录')
  })
  it('what is not there cannot be changed', async () => {
    await expect(act(squad1, uuid(), { name: 'cancel', form: { reason: '重复' } })).rejects.toThrow('没有这次活动')
  })
})

describe('reading', () => {
  it('a unit sees the activities that name it, and no tally', async () => {
    const named = uuid()
    const other = uuid()
    await act(squad1, named, { name: 'record', form: { ...canvassed.form, unitIds: ['unit01'] } }, 0)
    await act(squad1, other, { name: 'record', form: { ...canvassed.form, unitIds: ['unit02'] } }, 0)
    const listed = await unit01.client.activity.list.query({ month: '2022-09' })
    expect(listed.every(({ unitIds }) => unitIds.includes('unit01'))).toBe(true)
    expect(listed.some(({ id }) => id === named)).toBe(true)
    expect((await unit01.client.activity.byId.query({ activityId: named })).available).toEqual([])
    await expect(unit01.client.activity.byId.query({ activityId: other })).rejects.toThrow('没有这次活动')
    await expect(unit01.client.activity.agenda.query({ activityId: other })).rejects.toThrow('没有这次活动')
    await expect(unit01.client.activity.tally.query({ month: '2022-09' })).rejects.toThrow('无权')
  })
  it('of a meeting’s agenda a unit sees the issues that it may read', async () => {
    const id = uuid()
    const form = { month: '2022-09', date: '2022-09-15', unitIds: ['unit01', 'unit02'] }
    await act(squad1, id, { name: 'plan', form }, 0)
    const agenda = await unit01.client.activity.agenda.query({ activityId: id })
    const { issues: readable } = await unit01.client.issue.list.query({})
    const ids = new Set(readable.map((issue) => issue.id))
    const { notices } = await unit01.client.activity.byId.query({ activityId: id })
    expect(notices.filter(({ unitId }) => unitId !== 'unit01')).toEqual([])
    expect(agenda.flatMap(({ issues }) => issues).every((issue) => ids.has(issue.id))).toBe(true)
  })
})

it('every activity replayed from its events equals its row', async () => {
  const { db } = server.database
  const log = await db.select().from(events).where(eq(events.subjectKind, 'activity')).orderBy(asc(events.position))
  const rows = await db.select().from(activities)
  expect(rows.length).toBeGreaterThan(100)
  for (const row of rows) {
    const own = log.filter(({ subjectId }) => subjectId === row.id)
    const replayed = replayActivity(
      row.id,
      own.map(({ body }) => JSON.parse(body) as ActivityEvent),
    )
    expect(JSON.parse(JSON.stringify(replayed))).toEqual(row.state)
    expect([row.date, row.squads, row.unitIds]).toEqual([replayed.date, replayed.squads, replayed.unitIds])
    expect(own.at(-1)?.position).toBe(row.position)
  }
})
