/** Instructions through the procedures: kept in the log, read by whom they concern, told in the inbox, and refused whole where they are wrong. */
import { asc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileNameHeader } from '../../domain/file'
import { isOfMatter } from '../../domain/inbox'
import { mayReadInstruction } from '../../domain/instruction'
import { type InstructionAction, type InstructionEvent, replayInstruction } from '../../domain/instructionActions'
import type { Duty } from '../../domain/people'
import { verifyFolds } from '../../server/audit/verifyFolds'
import { events, issues, points } from '../../server/db/schema'
import { instructions } from '../../server/db/tables/instructions'
import { visibleInstructions } from '../../server/instructions/visible'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let commander: Person
let leader1: Person
let squad1: Person
let squad2: Person
let unit03: Person
let pointId: number
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  commander = await server.signIn('commander')
  leader1 = await server.signIn('leader1')
  squad1 = await server.signIn('squad1')
  squad2 = await server.signIn('squad2')
  unit03 = await server.signIn('unit03')
  const [point] = await server.database.db.select().from(points).where(eq(points.code, 'D0021'))
  pointId = point?.id ?? 0
})
afterAll(() => server.close())

type Input = Parameters<Person['client']['instruction']['act']['mutate']>[0]
type Target = NonNullable<Input['target']>
type Action = InstructionAction

const begin = (
  person: Person,
  form: object = {},
  { target = { kind: 'point', pointId }, name = 'write', instructionId = uuid(), seq = 0 } = {} as {
    target?: Target | undefined
    name?: 'write' | 'record'
    instructionId?: string
    seq?: number
  },
) =>
  person.client.instruction.act
    .mutate({
      actionId: uuid(),
      instructionId,
      seq,
      target,
      action: { name, form: { text: '请尽快解决。', replyBy: '2022-09-20', ...form } } as Action,
    })
    .then(() => instructionId)
const act = (person: Person, instructionId: string, seq: number, name: Action['name'], form: object) =>
  person.client.instruction.act.mutate({ actionId: uuid(), instructionId, seq, action: { name, form } as Action })
const read = (person: Person, instructionId: string) => person.client.instruction.byId.query({ instructionId })
const upload = async (person: Person): Promise<string> => {
  const response = await person.fetch('/api/files', {
    method: 'POST',
    body: `%PDF-1.4\n${uuid()}`,
    headers: { [fileNameHeader]: 'scan.pdf' },
  })
  return ((await response.json()) as { id: string }).id
}
const order = async (): Promise<string> => {
  const id = uuid()
  await office.client.campaign.orderJointInspection.mutate({
    actionId: uuid(),
    id,
    squads: [1, 2],
    pointIds: [pointId],
    from: '2022-09-15',
    until: '2022-09-20',
  })
  return id
}
const inboxOf = async (person: Person, instructionId: string) =>
  (await person.client.inbox.list.query()).entries
    .filter((entry) => isOfMatter(entry) && entry.opens.id === instructionId)
    .map(({ kind, sentence }) => `${kind} ${sentence.zh}`)

describe('from the commander’s desk and back', () => {
  it('turned into a joint inspection, passed to a squad, answered with a file, accepted; told to each, and replayed', async () => {
    const id = await begin(commander)
    expect(await inboxOf(office, id)).toEqual(['instructed 有新的批示，请办理。'])
    const inspectionId = await order()
    await act(office, id, 1, 'turnInto', { as: 'jointInspection', inspectionId })
    await expect(read(squad1, id)).rejects.toThrow('没有这条批示，或您无权查看')
    await act(office, id, 2, 'refer', { to: 'squad', squad: 1 })
    expect(await inboxOf(squad1, id)).toEqual(['instructed 批示交本队办理，请答复。'])
    const file = await upload(squad1)
    await act(squad1, id, 3, 'answer', { text: '已联合督导并整改。', files: [file] })
    expect(await inboxOf(commander, id)).toEqual(['instructionAnswered 批示已答复，请认可或退回。'])
    await act(commander, id, 4, 'accept', {})
    expect(await inboxOf(office, id)).toContain('instructionEnded 答复已获认可，批示办结。')

    const detail = await read(commander, id)
    expect(detail).toMatchObject({
      instruction: { stage: 'accepted', seq: 5, target: { kind: 'point', pointId } },
      about: { name: { zh: '凤山公园' }, pointId },
      overdue: false,
      available: [],
      files: [{ id: file, name: 'scan.pdf' }],
      links: { inspections: [{ id: inspectionId, squads: [1, 2] }] },
    })
    expect(detail.history.map(({ name }) => name)).toEqual(['write', 'turnInto', 'refer', 'answer', 'accept'])
    const log = await server.database.db
      .select({ body: events.body })
      .from(events)
      .where(eq(events.subjectId, id))
      .orderBy(asc(events.position))
    expect(
      replayInstruction(
        id,
        log.map(({ body }) => JSON.parse(body) as InstructionEvent),
      ),
    ).toEqual(detail.instruction)
    expect(await verifyFolds(server.database.db)).toBeNull()
  })
  it('recorded from a scan: by the office alone, judged by the desk that it names; the scan is the readers’ alone', async () => {
    const file = await upload(office)
    const id = await begin(
      office,
      { writtenBy: '市委副书记', writtenOn: '2022-09-13', desk: 'group1', files: [file] },
      { name: 'record', target: { kind: 'unit', unitId: 'unit03' } },
    )
    expect((await read(leader1, id)).instruction).toMatchObject({
      paperAuthor: '市委副书记',
      author: { role: 'leader', group: 1 },
      writtenOn: '2022-09-13',
    })
    const status = async (person: Person) => (await person.fetch(`/api/files/${file}`)).status
    expect([await status(office), await status(leader1), await status(squad1), await status(unit03)]).toEqual([
      200, 200, 404, 404,
    ])
    await act(office, id, 1, 'refer', { to: 'squad', squad: 1 })
    expect([await status(squad1), await status(squad2)]).toEqual([200, 404])
  })
  it('a card is linked by its number, and every kind of target is found', async () => {
    const { papers } = await office.client.instruction.linkable.query()
    const card = papers.find(({ kind }) => kind === 'card')
    const notice = papers.find(({ kind }) => kind === 'notice')
    const [issue] = await server.database.db.select({ id: issues.id }).from(issues).limit(1)
    const issueId = issue?.id ?? ''
    const id = await begin(leader1, {}, { target: { kind: 'issue', issueId } })
    await act(office, id, 1, 'turnInto', { as: 'card', paperId: card?.id })
    await expect(act(office, id, 2, 'turnInto', { as: 'card', paperId: notice?.id })).rejects.toThrow('没有这份督办卡')
    await expect(act(office, id, 2, 'turnInto', { as: 'notice', paperId: uuid() })).rejects.toThrow('没有这份督办通知')
    expect((await read(leader1, id)).links.papers).toEqual([card])
    expect((await leader1.client.instruction.ofTarget.query({ kind: 'issue', issueId })).instructions.length).toBe(1)
    for (const target of [
      { kind: 'roadSection', roadSectionId: 'L01' },
      { kind: 'report', reportId: '3:2022-08' },
    ] as const) {
      await begin(commander, {}, { target })
      expect((await office.client.instruction.ofTarget.query(target)).instructions[0]).toMatchObject({ target })
    }
  })
})

describe('what is refused leaves nothing behind', () => {
  const nothing = async (attempt: () => Promise<unknown>, sentence: string | RegExp) => {
    const before = await server.database.db.$count(events)
    await expect(attempt()).rejects.toThrow(sentence)
    expect(await server.database.db.$count(events)).toBe(before)
  }
  it.each<[string, () => Promise<unknown>, string | RegExp]>([
    ['a reply-by date in the past', () => begin(commander, { replyBy: '2022-09-14' }), '答复期限早于今天'],
    ['an empty text', () => begin(commander, { text: '  ' }), /./],
    ['501 characters', () => begin(commander, { text: '字'.repeat(501) }), /./],
    [
      'an unknown point',
      () => begin(commander, {}, { target: { kind: 'point', pointId: 999_999 } }),
      '没有批示所指的点位',
    ],
    [
      'an unknown unit',
      () => begin(commander, {}, { target: { kind: 'unit', unitId: 'nobody' } }),
      '没有批示所指的点位',
    ],
    [
      'an unknown issue',
      () => begin(commander, {}, { target: { kind: 'issue', issueId: uuid() } }),
      '没有批示所指的点位',
    ],
    [
      'no target',
      () =>
        commander.client.instruction.act.mutate({
          actionId: uuid(),
          instructionId: uuid(),
          seq: 0,
          action: { name: 'write', form: { text: '请办。', replyBy: '2022-09-20' } },
        }),
      '没有写明批示针对什么',
    ],
    ['written by a squad', () => begin(squad1), '写批示由指挥长、督导组组长办理'],
    ['written by a unit', () => begin(unit03), /./],
    [
      'a scan that nobody sent',
      () =>
        begin(
          office,
          { writtenBy: '市长', writtenOn: '2022-09-13', desk: 'commander', files: ['f'.repeat(64)] },
          { name: 'record' },
        ),
      '有文件没有上传成功',
    ],
    ['an action on one that is not there', () => act(office, uuid(), 1, 'answer', { text: '好。' }), '没有这条批示'],
  ])('%s', (_, attempt, sentence) => nothing(attempt, sentence))
  it('an answer given twice, a state that has moved on, and the same id once more', async () => {
    const id = await begin(commander)
    await act(office, id, 1, 'answer', { text: '已办好。' })
    await nothing(() => act(office, id, 2, 'answer', { text: '再答一次。' }), '批示现为“已答复，待认可”，不能答复')
    await nothing(() => act(commander, id, 1, 'accept', {}), '这条批示刚刚有了新的进展')
    await nothing(() => begin(commander, {}, { instructionId: id }), '这条批示已经保存')
    await nothing(() => act(leader1, id, 2, 'accept', {}), '认可答复由批示人办理')
  })
})

it('the rule of who reads an instruction and its SQL twin say the same', async () => {
  const { db } = server.database
  const all = await db.select({ state: instructions.state }).from(instructions)
  expect(all.length).toBeGreaterThan(5)
  const duties: readonly (readonly Duty[])[] = [
    [{ role: 'office' }],
    [{ role: 'commander' }],
    [{ role: 'leader', group: 2 }],
    ...[1, 2, 4].map((squad): readonly Duty[] => [{ role: 'squad', squad, position: 'member' }]),
    [{ role: 'unit', unitId: 'unit03', position: 'clerk' }],
    [
      { role: 'squad', squad: 1, position: 'liaison' },
      { role: 'unit', unitId: 'unit03', position: 'clerk' },
    ],
    [],
  ]
  for (const [index, held] of duties.entries()) {
    const viewer = {
      accountId: `reader${index}`,
      name: 'reader',
      posts: held.map((duty, at) => ({ id: String(at), duty, from: '2022-06-01', until: null })),
    }
    const rows = await db.select({ id: instructions.id }).from(instructions).where(visibleInstructions(viewer))
    expect(rows.map(({ id }) => id).sort()).toEqual(
      all
        .filter(({ state }) => mayReadInstruction(viewer, state))
        .map(({ state }) => state.id)
        .sort(),
    )
  }
})
