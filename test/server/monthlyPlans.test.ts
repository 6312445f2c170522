/** Monthly plans through the procedures: proposed from what is due, saved by their squad, beside what was done, and seen by whom. */
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MonthlyPlanEvent, replayMonthlyPlan } from '../../domain/monthlyPlanActions'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let squad6: Person
let member6: Person
let squad1: Person
let unit01: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  squad6 = await server.signIn('squad6')
  member6 = await server.signIn('member6')
  squad1 = await server.signIn('squad1')
  unit01 = await server.signIn('unit01')
})
afterAll(() => server.close())

type Entries = Awaited<ReturnType<Person['client']['monthlyPlan']['propose']['query']>>
const save = (person: Person, entries: Entries, seq: number, month = '2022-09', squad = 6) =>
  person.client.monthlyPlan.act.mutate({
    actionId: uuid(),
    squad,
    month,
    seq,
    action: { name: 'save', form: { entries } },
  })
const of = (person: Person, squad: number, month = '2022-09') => person.client.monthlyPlan.of.query({ squad, month })

describe('squad 6 in September, which has made no plan', () => {
  it('is shown as such, with what was done as done beyond it', async () => {
    const { plan, entries, beyond, available } = await of(squad6, 6)
    expect([plan.state, plan.seq, entries, available]).toEqual(['unmade', 0, [], ['save']])
    expect(beyond.filter(({ method }) => method === 'canvass').length).toBe(1)
  })
  it('is proposed what its tally lacks, on working days from today, at its own units and points', async () => {
    const tally = await squad6.client.activity.tally.query({ month: '2022-09' })
    const lacking = tally.squads[5]?.methods.filter(({ missing }) => missing > 0).map(({ method }) => method) ?? []
    const proposed = await squad6.client.monthlyPlan.propose.query({ squad: 6, month: '2022-09' })
    expect(proposed.map(({ method }) => method).filter((method) => method !== 'followUp')).toEqual(lacking)
    const own = new Set(
      (await squad6.client.activity.coverage.query({ squad: 6, month: '2022-09' })).map((one) => one.unitId),
    )
    for (const { date, unitIds } of proposed) {
      expect(date >= '2022-09-15' && date <= '2022-09-30').toBe(true)
      expect(unitIds.every((unitId) => own.has(unitId))).toBe(true)
    }
    // Of the units that have been heard least, one that has never been.
    const coverage = await squad6.client.activity.coverage.query({ squad: 6, month: '2022-09' })
    const fewest = Math.min(...coverage.map(({ reach }) => reach.hear.inCampaign))
    const heard = proposed.find(({ method }) => method === 'hear')?.unitIds ?? []
    expect(heard.map((unitId) => coverage.find((one) => one.unitId === unitId)?.reach.hear.inCampaign)).toEqual([
      fewest,
    ])
  })
  it('saves it; another who saw the older state is refused; then what is recorded stands beside what was planned', async () => {
    const proposed = await squad6.client.monthlyPlan.propose.query({ squad: 6, month: '2022-09' })
    await save(squad6, proposed, 0)
    await expect(save(member6, proposed, 0)).rejects.toThrow('刚刚有人改过')
    const hear = proposed.find(({ method }) => method === 'hear')
    const outcome = async () => (await of(office, 6)).entries.find(({ entry }) => entry.method === 'hear')?.outcome
    expect(await outcome()).toBe('ahead')
    await squad6.client.activity.act.mutate({
      actionId: uuid(),
      activityId: uuid(),
      seq: 0,
      action: {
        name: 'record',
        form: {
          method: 'hear',
          date: '2022-09-15',
          kind: 'routine',
          unitIds: [...(hear?.unitIds ?? [])],
          principalReported: 'yes',
          summary: '听取汇报。',
        },
      },
    })
    expect(await outcome()).toBe('done')
    // What is done is not proposed again.
    const again = await squad6.client.monthlyPlan.propose.query({ squad: 6, month: '2022-09' })
    expect(again.some(({ method }) => method === 'hear')).toBe(false)
  })
})

describe('who may', () => {
  it('a squad edits its own alone; the office sees all and edits none; a unit sees none', async () => {
    const { entries, plan } = await of(squad1, 1)
    const own = entries.map(({ entry }) => entry)
    await expect(save(squad6, own, plan.seq, '2022-09', 1)).rejects.toThrow('由本分队办理')
    await expect(save(office, own, plan.seq, '2022-09', 1)).rejects.toThrow('无权')
    expect((await of(office, 1)).available).toEqual([])
    expect((await of(squad6, 1)).available).toEqual([])
    await expect(of(unit01, 1)).rejects.toThrow('无权')
  })
  it.each<[string, string, number, string]>([
    ['a month that is over', '2022-08', 1, '这个月已经过去'],
    ['a month before the campaign', '2022-05', 1, '不在创建活动期间'],
    ['a month after it', '2023-01', 1, '不在创建活动期间'],
    ['no such squad', '2022-10', 9, '没有这个督导分队'],
  ])('%s is refused', async (_, month, squad, sentence) => {
    const entry = { id: 'a', method: 'hear', date: `${month}-10`, unitIds: [], pointIds: [], note: null } as const
    const seq = squad === 1 ? (await of(squad1, 1, month)).plan.seq : 0
    await expect(save(squad1, [entry], seq, month, squad)).rejects.toThrow(sentence)
  })
  it('a month ahead may be planned: all of it is due', async () => {
    const proposed = await squad1.client.monthlyPlan.propose.query({ squad: 1, month: '2022-10' })
    expect(proposed.map(({ method }) => method).filter((method) => method !== 'followUp')).toEqual([
      'hear',
      'reviewRecords',
      'observe',
      'observe',
      'canvass',
      'feedbackMeeting',
    ])
    // The first working day after the holiday and its worked weekend is the 8th.
    expect(proposed.every(({ date }) => date >= '2022-10-08')).toBe(true)
    await save(squad1, proposed, 0, '2022-10', 1)
    expect((await of(squad1, 1, '2022-10')).entries.every(({ outcome }) => outcome === 'ahead')).toBe(true)
  })
})

it('every plan replayed from its events equals its row', async () => {
  const rows = await server.database.sql<{ id: string; state: object }[]>`select id, state from monthly_plans`
  expect(rows.length).toBeGreaterThan(10)
  for (const { id, state } of rows) {
    const log = await server.database.sql<{ body: string }[]>`
      select body from events where subject_kind = 'monthlyPlan' and subject_id = ${id} order by position`
    expect(
      replayMonthlyPlan(
        id,
        log.map(({ body }) => JSON.parse(body) as MonthlyPlanEvent),
      ),
    ).toEqual(state)
  }
})
