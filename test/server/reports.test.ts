/** Monthly reports through the procedures, on a real database: the sample's, and a squad's September from draft to what changed after. */
import { eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOfMatter } from '../../domain/inbox'
import { noTexts } from '../../domain/report/report'
import { verifyFolds } from '../../server/audit/verifyFolds'
import { frozenFigures, reports } from '../../server/db/tables/reports'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let commander: Person
let leader1: Person
let leader2: Person
let squad3: Person
let member3: Person
let squad4: Person
const come = async (campaignAt: Date) => {
  server = await startTestServer({ sample: true, samplePassword: testPassword, campaignAt })
  const signIn = (name: string) => server.signIn(name)
  office = await signIn('office')
  commander = await signIn('commander')
  leader1 = await signIn('leader1')
  leader2 = await signIn('leader2')
  squad3 = await signIn('squad3')
  member3 = await signIn('member3')
  squad4 = await signIn('squad4')
}
beforeAll(() => come(new Date('2022-09-15T09:00:00+08:00')))
afterAll(() => server.close())

type Move = Parameters<Person['client']['report']['act']['mutate']>[0]
const detailOf = (person: Person, reportId: string) => person.client.report.byId.query({ reportId })
const act = async (person: Person, reportId: string, action: Move['action']) => {
  const [row] = await server.database.db.select({ state: reports.state }).from(reports).where(eq(reports.id, reportId))
  return person.client.report.act.mutate({ actionId: uuid(), reportId, seq: row?.state.seq ?? 0, action })
}
const figure = async (person: Person, reportId: string, key: string) => {
  const { figures } = await detailOf(person, reportId)
  const found = figures.find((one) => one.key === key)
  return [found?.signed, found?.now]
}
const recordCanvass = (person: Person, date: string) =>
  person.client.activity.act.mutate({
    actionId: uuid(),
    activityId: uuid(),
    seq: 0,
    action: { name: 'record', form: { method: 'canvass', date, kind: 'routine', summary: '补记走访。' } },
  } as never)

describe('the sample', () => {
  it('has June, July and August of all six squads and the city, signed and sent up; one late', async () => {
    const list = await office.client.report.list.query()
    expect(list.map(({ period, reports: all }) => `${period.key} ${all.map(({ stage }) => stage).join(' ')}`)).toEqual([
      `2022-09 ${Array(7).fill('undrafted').join(' ')}`,
      '2022-08 final final final final final final sentUp',
      '2022-07 final final final final final final sentUp',
      '2022-06 final final final final final final sentUp',
    ])
    const late = list.flatMap(({ reports: all }) =>
      all.flatMap(({ id, timeliness }) => (timeliness.is === 'late' ? [`${id} ${timeliness.days}`] : [])),
    )
    expect(late).toEqual(['6:2022-08 1', '5:2022-07 2'])
  })

  it('squad 3’s August has a number that differs today, with the row that has come', async () => {
    expect(await figure(office, '3:2022-08', 'canvass')).toEqual(['1', '2'])
    expect((await detailOf(office, '3:2022-08')).changed).toEqual(['canvass', 'canvass@squad:3'])
    const { rows, total, signedTotal } = await office.client.report.rows.query({
      reportId: '3:2022-08',
      key: 'canvass',
    })
    expect([total, signedTotal]).toEqual([2, 1])
    expect(rows.map(({ day, signed, now }) => [day, signed, now])).toEqual([
      ['2022-08-24', 0, 1],
      ['2022-08-11', 1, 1],
    ])
  })

  it('each frozen number has exactly its rows, and the numbers that the city’s view has', async () => {
    const { figures } = await detailOf(commander, 'city:2022-08')
    for (const { key, signed } of figures.filter((one) => !one.key.endsWith('Rate') && !one.key.includes('@'))) {
      const { signedTotal } = await commander.client.report.rows.query({ reportId: 'city:2022-08', key })
      expect([key, String(signedTotal)]).toEqual([key, signed])
    }
    const counted = async (selection: Parameters<Person['client']['city']['rows']['query']>[0]['selection']) =>
      String((await commander.client.city.rows.query({ selection })).total)
    const period = { day: '2022-08-25', since: '2022-07-26' }
    const [closed] = await figure(commander, 'city:2022-08', 'closed')
    const [open] = await figure(commander, 'city:2022-08', 'open')
    const [compliant] = await figure(commander, 'city:2022-08', 'compliant')
    expect([closed, open, compliant]).toEqual([
      await counted({ of: 'issues', is: 'closed', where: {}, ...period }),
      await counted({ of: 'issues', is: 'open', where: {}, day: period.day }),
      await counted({ of: 'points', is: 'compliant', where: {}, day: period.day }),
    ])
  })

  it('is what its events tell; a row behind a number taken away is found out', async () => {
    const { db } = server.database
    expect(await verifyFolds(db)).toBeNull()
    const [kept] = await db.select().from(frozenFigures).where(eq(frozenFigures.key, 'found')).limit(1)
    if (!kept) throw new Error('nothing is frozen')
    const at = (ids: string[]) =>
      server.database.sql`update report_figures set ids = ${ids} where report_id = ${kept.reportId} and key = 'found'`
    await at(kept.ids.slice(1))
    expect(await verifyFolds(db)).toMatchObject({ table: 'report_figures', id: kept.reportId })
    await at(kept.ids)
    expect(await verifyFolds(db)).toBeNull()
  })
})

it('is drafted before its day, and goes on its way when it is asked for', async () => {
  const id = '4:2022-09'
  const { report } = await detailOf(squad4, id)
  await act(squad4, id, { name: 'draft', form: { texts: report.texts } })
  await expect(act(squad4, id, { name: 'submit', form: {} })).rejects.toThrow(
    '2022年9月督查报告统计至9月25日，9月23日起报送。现在可以修改，请到时再报送。',
  )
})

describe('September of squad 3, on the day on which it is due', () => {
  const id = '3:2022-09'
  beforeAll(async () => {
    await server.close()
    await come(new Date('2022-09-25T09:00:00+08:00'))
  })

  it('is drafted by itself, and handed in by the captain alone', async () => {
    const fresh = await detailOf(member3, id)
    expect(fresh.available).toEqual(['draft'])
    expect(fresh.report.texts.issues).toContain('{found}')
    await act(member3, id, { name: 'draft', form: { texts: fresh.report.texts } })
    await expect(act(member3, id, { name: 'submit', form: {} })).rejects.toThrow('报送由分队队长办理')
    await expect(detailOf(squad4, id)).rejects.toThrow('没有这份督查报告，或您无权查看')
    await expect(detailOf(leader1, id)).rejects.toThrow('没有这份督查报告，或您无权查看')
  })

  it('two who edit at once: one is saved, the other is told', async () => {
    const { report } = await detailOf(squad3, id)
    const edit = (person: Person, words: string) =>
      person.client.report.act.mutate({
        actionId: uuid(),
        reportId: id,
        seq: report.seq,
        action: { name: 'edit', form: { texts: { ...report.texts, goodPractice: words }, revision: 1 } },
      })
    await edit(squad3, '推行“楼长制”。')
    await expect(edit(member3, '别的做法。')).rejects.toThrow('这份报告刚刚有了新的进展')
    expect((await detailOf(squad3, id)).report.texts.goodPractice).toBe('推行“楼长制”。')
  })

  it('an empty one is not handed in', async () => {
    const { report } = await detailOf(squad3, id)
    await act(squad3, id, { name: 'edit', form: { texts: noTexts, revision: report.revision } })
    await expect(act(squad3, id, { name: 'submit', form: {} })).rejects.toThrow('报告还没有正文，不能报送')
    await act(squad3, id, { name: 'edit', form: { texts: report.texts, revision: report.revision + 1 } })
    await act(squad3, id, { name: 'submit', form: {} })
  })

  it('is read by the leader of its own group, sent back and accepted by the office; then its numbers stand', async () => {
    await expect(act(leader2, id, { name: 'read', form: {} })).rejects.toThrow('阅由本组督导组组长办理')
    await act(leader1, id, { name: 'read', form: { comment: '请补充走访情况。' } })
    await act(office, id, { name: 'sendBack', form: { reason: '请补充走访情况。' } })
    await act(squad3, id, { name: 'submit', form: {} })
    const [, before] = await figure(office, id, 'canvass')
    await act(office, id, { name: 'accept', form: {} })
    await expect(act(office, id, { name: 'accept', form: {} })).rejects.toThrow('督查报告现为“已接收”，不能接收')

    await recordCanvass(member3, '2022-09-24')
    expect(await figure(office, id, 'canvass')).toEqual([before, String(Number(before) + 1)])
    const { report, history } = await detailOf(office, id)
    expect(report.frozen?.docx).toMatch(/^[0-9a-f]{64}$/)
    expect(history.map(({ name }) => name)).toEqual([
      'draft',
      'edit',
      'edit',
      'edit',
      'submit',
      'read',
      'sendBack',
      'submit',
      'accept',
    ])
    expect(await verifyFolds(server.database.db)).toBeNull()
  })

  it('its file is byte for byte the one that was signed', async () => {
    const file = async () => Buffer.from(await (await squad3.fetch(`/api/reports/${id}.docx`)).arrayBuffer())
    const [first, second] = [await file(), await file()]
    expect(first.equals(second)).toBe(true)
    expect(first.subarray(0, 2).toString()).toBe('PK')
    expect((await squad3.fetch('/api/reports/4:2022-09.docx')).status).toBe(404)
  })
})

describe('who is told of it', () => {
  const told = async (person: Person) =>
    (await person.client.inbox.list.query()).entries.flatMap((entry) =>
      isOfMatter(entry) && entry.opens.id === '3:2022-09' ? [`${entry.kind} ${entry.about.zh}`] : [],
    )
  const title = '第三督导分队2022年9月督查报告'

  it('the squad, the leader of its group and the office, each of its own; no other squad, no unit', async () => {
    expect(await told(squad3)).toEqual([`reportFinal ${title}`, `sentBack ${title}`, `reportRead ${title}`])
    expect(await told(leader1)).toEqual([`reportFinal ${title}`, `reportHandedIn ${title}`, `reportHandedIn ${title}`])
    expect(await told(office)).toEqual([`reportHandedIn ${title}`, `reportRead ${title}`, `reportHandedIn ${title}`])
    for (const person of [leader2, squad4, await server.signIn('unit01')]) expect(await told(person)).toEqual([])
  })
  it('a squad that has not drafted its own is reminded, on the page of it', async () => {
    const { entries } = await squad4.client.inbox.list.query()
    expect(entries.filter((entry) => isOfMatter(entry) && entry.opens.id === '4:2022-09')).toMatchObject([
      { kind: 'dueSoon', opens: { kind: 'report', id: '4:2022-09' } },
    ])
  })
})

describe('an instruction on a report', () => {
  const write = (reportId: string) =>
    commander.client.instruction.act.mutate({
      actionId: uuid(),
      instructionId: uuid(),
      seq: 0,
      target: { kind: 'report', reportId },
      action: { name: 'write', form: { text: '请说明走访情况。', replyBy: '2022-09-30' } },
    })
  it('is taken on one that is handed in, and called by its title; not on a draft, nor on one that is none', async () => {
    await write('3:2022-09')
    const list = await commander.client.instruction.list.query()
    expect(list.map(({ about }) => about.name.zh)).toContain('第三督导分队2022年9月督查报告')
    for (const id of ['4:2022-09', '3:2022-10', 'nothing']) await expect(write(id)).rejects.toThrow('请')
  })
})

describe('what cannot be asked for', () => {
  it('a month in the future, a month that the campaign has not, a squad that is none', async () => {
    await expect(detailOf(squad3, '3:2022-10')).rejects.toThrow('2022年10月督查报告从2022年9月26日起统计')
    await expect(detailOf(office, '3:2023-05')).rejects.toThrow('创建活动没有这一期督查报告')
    await expect(detailOf(office, '9:2022-08')).rejects.toThrow('没有这份督查报告，或您无权查看')
    await expect(act(squad3, '3:2022-10', { name: 'draft', form: { texts: noTexts } })).rejects.toThrow(
      '现在还不能起草',
    )
  })
})
