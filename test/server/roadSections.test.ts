/** Road sections through the API: drawn and changed by the office, inspected by a squad, recoloured with their issues. */
import { and, asc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Announcement } from '../../domain/announcement'
import type { LngLat } from '../../domain/coordinates'
import { replayRoadSection } from '../../domain/roadSection'
import { lastPosition } from '../../server/announcements'
import { events, issues, roadSections } from '../../server/db/schema'
import { roadSectionStates } from '../../server/db/tables/roadSections'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let squad1: Person
let squad6: Person
let unit: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  squad1 = await server.signIn('squad1')
  squad6 = await server.signIn('squad6')
  unit = await server.signIn('unit01')
})
afterAll(() => server.close())

/** In 凤山's built-up area: squad 1's. */
const line: LngLat[] = [
  [111.13, 37.533],
  [111.134, 37.533],
  [111.134, 37.535],
]
const form = { nameZh: '新路', nameEn: 'New Road', line, sponsor: '市委常委', responsibleUnitId: 'unit01' }

const drawn = async (more: Partial<typeof form> = {}): Promise<string> => {
  const roadSectionId = uuid()
  await office.client.roadSection.draw.mutate({ actionId: uuid(), roadSectionId, form: { ...form, ...more } })
  return roadSectionId
}
const refusalOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'accepted',
    (error: { data?: { refusal?: { zh: string } } }) => error.data?.refusal?.zh ?? String(error),
  )
const detail = (roadSectionId: string, who = office) => who.client.roadSection.byId.query({ roadSectionId })
const listedStatus = async (id: string) =>
  (await office.client.roadSection.list.query()).sections.find((section) => section.id === id)?.status

const inspect = (roadSectionId: string, findings: Record<string, 'pass' | 'fail'>, who = squad1) =>
  who.client.roadSection.inspect.mutate({
    actionId: uuid(),
    roadSectionId,
    form: { visitedOn: '2022-09-15', findings },
  })
const allPass = async () =>
  Object.fromEntries((await office.client.roadSection.list.query()).checkItems.map(({ key }) => [key, 'pass' as const]))
const openAt = (roadSectionId: string, at: LngLat, more: object = {}, who = squad1) =>
  who.client.issue.open.mutate({
    actionId: uuid(),
    issueId: uuid(),
    subject: { kind: 'roadSection', roadSectionId, at },
    form: { checkItem: 'street_lights', what: '路灯不亮。', severity: 'ordinary', ...more },
  })

test('a drawn section is measured, lies in the scope of its middle, and waits for its first inspection', async () => {
  const id = await drawn()
  expect(await detail(id)).toMatchObject({
    ...form,
    lengthMetres: 575,
    scopeId: 'fengshan',
    squadsWithKey: [1],
    status: 'uninspected',
    seq: 1,
    retiredOn: null,
    mayEdit: true,
    mayInspect: true,
  })
  expect((await detail(id, squad1)).mayEdit).toBe(false)
  expect((await detail(id, squad6)).mayInspect).toBe(false)
  const outside = await drawn({
    line: [
      [111.3, 37.6],
      [111.305, 37.6],
    ],
  })
  expect((await detail(outside)).scopeId).not.toBe('fengshan')
})

test('the same drawing sent twice is one section; another under its id is refused', async () => {
  const sent = { actionId: uuid(), roadSectionId: uuid(), form }
  const first = await office.client.roadSection.draw.mutate(sent)
  expect(await office.client.roadSection.draw.mutate(sent)).toEqual(first)
  expect(await refusalOf(office.client.roadSection.draw.mutate({ ...sent, actionId: uuid() }))).toBe(
    '这个包路段已经画好，请刷新后查看。',
  )
})

test('what is no line, no unit or no id is refused with what to do, and leaves nothing', async () => {
  const before = (await office.client.roadSection.list.query()).sections.length
  const attempt = (more: object, roadSectionId: string = uuid()) =>
    refusalOf(
      office.client.roadSection.draw.mutate({ actionId: uuid(), roadSectionId, form: { ...form, ...more } } as never),
    )
  const far: LngLat[] = [
    [120, 30],
    [120.01, 30],
  ]
  expect(await attempt({ line: line.slice(0, 1) })).toBe('路段至少要有起点和终点，请继续画。')
  expect(await attempt({ line: far })).toBe('路段超出督导区域。请核对坐标（先经度、后纬度，WGS-84）。')
  expect(await attempt({ line: [...line, line[2]] })).toBe('路段有连续重复的转折点，请删除其中一个。')
  expect(await attempt({ responsibleUnitId: 'nobody' })).toBe('没有这个责任单位，或已停用。请从名单中选择。')
  expect(await attempt({ line: 'a road' })).toContain('填写的内容有误')
  expect(await attempt({ line: [[111.13, Number.NaN]] })).toContain('填写的内容有误')
  expect(await attempt({ nameZh: ' ' })).toContain('填写的内容有误')
  expect(await attempt({ lengthMetres: 1 })).toContain('填写的内容有误')
  expect(await attempt({}, '../etc')).toContain('填写的内容有误')
  expect(await refusalOf(detail('nowhere'))).toBe('没有这个包路段。请刷新后重新选择。')
  expect((await office.client.roadSection.list.query()).sections.length).toBe(before)
})

test('a change says in its event what was and what is; who saw an older state is refused', async () => {
  const id = await drawn()
  const moved: LngLat[] = [...line.slice(0, 2), [111.134, 37.537]]
  const sent = { roadSectionId: id, form: { ...form, line: moved, sponsor: '市人大副主任', reason: '延长到路口' } }
  await office.client.roadSection.edit.mutate({ ...sent, actionId: uuid(), seq: 1 })
  const { database } = server
  const [event] = await database.db
    .select()
    .from(events)
    .where(and(eq(events.subjectId, id), eq(events.seq, 2)))
  expect(JSON.parse(event?.body ?? '')).toMatchObject({
    subjectKind: 'roadSection',
    name: 'edit',
    from: { line, sponsor: '市委常委' },
    to: { line: moved, sponsor: '市人大副主任' },
    reason: '延长到路口',
  })
  expect(await detail(id)).toMatchObject({ seq: 2, lengthMetres: 797, sponsor: '市人大副主任' })
  const again = { ...sent, form: { nameZh: '另一名', reason: '更名' }, actionId: uuid(), seq: 1 }
  expect(await refusalOf(office.client.roadSection.edit.mutate(again))).toBe(
    '这个包路段刚刚有了新的记录，您的改动没有保存。请看过最新情况后再改。',
  )
})

test('an inspection recolours the section, an issue at a place on it too, and both are announced', async () => {
  const id = await drawn()
  const after = await lastPosition(server.database)
  const heard: Announcement[] = []
  const listening = squad6.client.live.announcements.subscribe(
    { after },
    // What was drawn above may still be on its way.
    { onData: ({ data }) => void (data.kind === 'recorded' && data.position > after && heard.push(data)) },
  )
  await inspect(id, await allPass())
  expect(await listedStatus(id)).toBe('compliant')
  await inspect(id, { ...(await allPass()), street_lights: 'fail' })
  expect(await listedStatus(id)).toBe('open')
  expect((await detail(id)).neglectedItems).toEqual(['street_lights'])
  const { issueId } = await openAt(id, [111.132, 37.533])
  expect((await detail(id, squad1)).neglectedItems).toEqual([])
  const seen = await detail(id, squad1)
  expect(seen.issues).toMatchObject([{ id: issueId, subject: { at: [111.132, 37.533] }, checkItem: 'street_lights' }])
  expect(seen.history.map(({ of, event }) => `${of} ${event.name}`)).toEqual([
    'roadSection draw',
    'roadSection inspect',
    'roadSection inspect',
    'issue open',
  ])
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(3)
  expect(heard.map((one) => one.kind === 'recorded' && [one.about.kind, one.roadSectionId])).toEqual([
    ['roadSection', id],
    ['roadSection', id],
    ['issue', id],
  ])
  listening.unsubscribe()
})

test('the fold is what the events and the issues say', async () => {
  const { db } = server.database
  for (const state of await db.select().from(roadSectionStates)) {
    const log = await db
      .select()
      .from(events)
      .where(and(eq(events.subjectKind, 'roadSection'), eq(events.subjectId, state.roadSectionId)))
      .orderBy(asc(events.seq))
    const [row] = await db.select().from(roadSections).where(eq(roadSections.id, state.roadSectionId))
    const replayed = replayRoadSection(log.map(({ body }) => JSON.parse(body)))
    expect(replayed).toMatchObject({ seq: state.seq, lastInspection: state.lastInspection, retiredOn: row?.retiredOn })
    expect(replayed.facts?.line).toEqual(row?.line)
    const open = await db.$count(issues, and(eq(issues.roadSectionId, state.roadSectionId), eq(issues.stage, 'found')))
    expect(state.openIssues).toBeGreaterThanOrEqual(open)
  }
})

test('an issue needs a check item of road sections and a place on the line, and a squad with a key', async () => {
  const id = await drawn()
  const at: LngLat = [111.132, 37.533]
  expect(await refusalOf(openAt(id, at, { checkItem: undefined }))).toBe('请选择不符合的测评项。')
  expect(await refusalOf(openAt(id, at, { checkItem: 'cleanest' }))).toBe('这里没有这个测评项，请重新选择。')
  expect(await refusalOf(openAt(id, [111.2, 37.5]))).toBe('问题位置不在这个包路段上，请在路段上重新点选。')
  expect(await refusalOf(openAt(id, at, {}, squad6))).not.toBe('accepted')
  expect(await refusalOf(inspect(id, { street_lights: 'pass' }, squad6))).toContain('不能记录检查')
})

test('who is no concern of it sees how it stands, and neither findings nor issues', async () => {
  const id = await drawn({ responsibleUnitId: 'unit02' })
  await inspect(id, { street_lights: 'fail' })
  await openAt(id, [111.132, 37.533])
  expect(await detail(id, unit)).toMatchObject({
    status: 'open',
    lastInspection: null,
    neglectedItems: [],
    issues: [],
    hiddenIssues: 1,
    history: [],
    mayInspect: false,
    mayEdit: false,
  })
  const own = await detail(id, await server.signIn('unit02'))
  expect(own.issues.length).toBe(1)
  expect(own.history.length).toBe(3)
})

test('it is retired only once no issue is open; then nothing new is opened, and what was is kept', async () => {
  const id = await drawn()
  const { issueId } = await openAt(id, [111.132, 37.533])
  const retire = async () =>
    refusalOf(
      office.client.roadSection.retire.mutate({
        actionId: uuid(),
        roadSectionId: id,
        seq: (await detail(id)).seq,
        form: { reason: '道路改造' },
      }),
    )
  expect(await retire()).toBe('这个包路段还有1个问题未办结，不能停用。请先销号或作废。')
  await squad1.client.issue.act.mutate({
    actionId: uuid(),
    issueId: issueId ?? '',
    seq: 1,
    action: { name: 'void', form: { reason: '重复' } },
  })
  expect(await retire()).toBe('accepted')
  expect(await detail(id)).toMatchObject({ retiredOn: '2022-09-15', mayEdit: false, mayInspect: false })
  expect((await detail(id)).issues.length).toBe(1)
  expect(await refusalOf(openAt(id, [111.132, 37.533]))).toBe(
    '这个包路段已停用，不能再立案。请在现有的路段或点位上立案。',
  )
  expect(await refusalOf(inspect(id, { street_lights: 'pass' }))).toBe('这个包路段已停用，请刷新查看。')
})

test('several get one unit and one sponsor together, all of them or none; each tells of it itself', async () => {
  const [first, second] = [await drawn({ nameZh: '甲路' }), await drawn({ nameZh: '乙路' })]
  const seqOf = async (id: string) => (await detail(id)).seq
  const several = async (ids: readonly string[], more: object, seqs: Record<string, number> = {}) =>
    office.client.roadSection.editSeveral.mutate({
      actionId: uuid(),
      sections: await Promise.all(
        ids.map(async (roadSectionId) => ({ roadSectionId, seq: seqs[roadSectionId] ?? (await seqOf(roadSectionId)) })),
      ),
      form: { reason: '分工调整', ...more },
    })
  await several([first, second], { responsibleUnitId: 'unit02', sponsor: '市政府秘书长' })
  for (const id of [first, second]) {
    const { responsibleUnitId, sponsor, history } = await detail(id)
    expect([responsibleUnitId, sponsor]).toEqual(['unit02', '市政府秘书长'])
    expect(history.at(-1)?.event).toMatchObject({
      name: 'edit',
      from: { responsibleUnitId: 'unit01' },
      reason: '分工调整',
    })
  }
  // What is like that already is left as it is; nothing at all is refused.
  const seq = await seqOf(first)
  await office.client.roadSection.edit.mutate({
    actionId: uuid(),
    roadSectionId: second,
    seq: await seqOf(second),
    form: { responsibleUnitId: 'unit01', reason: '恢复' },
  })
  await several([first, second], { responsibleUnitId: 'unit02' })
  expect(await seqOf(first)).toBe(seq)
  expect(await refusalOf(several([first, second], { responsibleUnitId: 'unit02' }))).toBe(
    '这些包路段本来就是这样，没有改动。请刷新查看。',
  )
  // One that somebody else has changed meanwhile: none is.
  expect(await refusalOf(several([first, second], { responsibleUnitId: 'unit03' }, { [second]: 1 }))).toBe(
    '乙路：这个包路段刚刚有了新的记录，您的改动没有保存。请看过最新情况后再改。',
  )
  expect((await detail(first)).responsibleUnitId).toBe('unit02')
  expect(await refusalOf(several([first], { responsibleUnitId: 'nobody' }))).toBe(
    '甲路：没有这个责任单位，或已停用。请从名单中选择。',
  )
})
