/** Materials through the procedures: lists asked for all or none, an issue opened in the same transaction, and who reads what. */
import { asc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileNameHeader } from '../../domain/file'
import { type MaterialEvent, replayMaterial } from '../../domain/materialActions'
import { events, issues } from '../../server/db/schema'
import { fileUses } from '../../server/db/tables/files'
import { materials } from '../../server/db/tables/materials'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let squad1: Person
let squad2: Person
let unit03: Person
let unit04: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  squad1 = await server.signIn('squad1')
  squad2 = await server.signIn('squad2')
  unit03 = await server.signIn('unit03')
  unit04 = await server.signIn('unit04')
})
afterAll(() => server.close())

const define = (person: Person, names: string[], unitIds = ['unit03'], dueOn = '2022-09-30') =>
  person.client.material.define.mutate({ actionId: uuid(), unitIds, names, dueOn })
const unsupervisedUnit = async (): Promise<string> => {
  const [unit] = await server.database.sql<
    { id: string }[]
  >`select id from units where squad is null order by id limit 1`
  return unit?.id ?? ''
}
const named = async (name: string, unitId = 'unit03') => {
  const { materials: all } = await office.client.material.listByUnit.query({ unitId })
  return all.find((material) => material.name === name)
}
const upload = async (person: Person): Promise<string> => {
  const response = await person.fetch('/api/files', {
    method: 'POST',
    body: `%PDF-1.4\n${uuid()}`,
    headers: { [fileNameHeader]: 'a.pdf' },
  })
  return ((await response.json()) as { id: string }).id
}
type Actions = Parameters<Person['client']['material']['act']['mutate']>[0]['actions']
const act = async (person: Person, name: string, actions: Actions) => {
  const material = await named(name)
  if (!material) throw new Error(`no ${name}`)
  return person.client.material.act.mutate({
    actionId: uuid(),
    materialId: material.id,
    seq: material.seq,
    actions,
  })
}
const submit = async (name: string) => act(unit03, name, [{ name: 'submit', form: { files: [await upload(unit03)] } }])

describe('asking for materials', () => {
  it('asks several units for several at once', async () => {
    await define(office, ['诚信建设', '节约型机关'], ['unit03', 'unit04', 'unit25'])
    for (const unitId of ['unit03', 'unit04', 'unit25'])
      expect(await named('节约型机关', unitId)).toMatchObject({
        state: 'notSubmitted',
        dueOn: '2022-09-30',
        overdue: false,
      })
  })
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'one of them on a list already',
      () => define(office, ['新的一份', '诚信建设'], ['unit10', 'unit03']),
      '“诚信建设”已在单位的清单中',
    ],
    ['the same name twice', () => define(office, ['两次', '两次']), '“两次”已在单位的清单中'],
    [
      'another squad’s unit among them',
      () => define(squad1, ['新的一份'], ['unit03', 'unit10']),
      '下达由指挥部办公室或督导该单位的分队办理',
    ],
    ['an unknown unit', () => define(office, ['新的一份'], ['nobody']), '没有这个单位'],
    ['a past date', () => define(office, ['新的一份'], ['unit03'], '2022-09-14'), '报送期限早于今天'],
    [
      'a unit outside the supervised ones',
      async () => define(office, ['新的一份'], [await unsupervisedUnit()]),
      '这个单位不在督导单位名单内',
    ],
  ])('refuses %s, and asks nobody for anything', async (_, ask, sentence) => {
    const before = await server.database.db.$count(events)
    await expect(ask()).rejects.toThrow(sentence)
    expect(await server.database.db.$count(events)).toBe(before)
  })
  it('asks all 64 units for forty materials in one step', async () => {
    const all = (await office.client.material.listByUnit.query({ unitId: 'unit03' })).mayDefineFor
    expect(all.length).toBe(64)
    const names = Array.from({ length: 40 }, (_, index) => `第${index + 1}份`)
    const before = await server.database.db.$count(events)
    await define(office, names, [...all])
    expect(await server.database.db.$count(events)).toBe(before + 64 * 40)
  })
  it('the same action id twice asks once', async () => {
    const actionId = uuid()
    const list = { actionId, unitIds: ['unit03'], names: ['只有一份'], dueOn: '2022-09-30' }
    const first = await office.client.material.define.mutate(list)
    expect(await office.client.material.define.mutate(list)).toEqual(first)
    await expect(office.client.material.define.mutate({ ...list, names: ['另一份'] })).rejects.toThrow(
      '这个操作编号已用过',
    )
  })
})

describe('judging them', () => {
  it('a return opens an issue at the unit in the same step', async () => {
    await define(office, ['退改立案'])
    await submit('退改立案')
    const issueId = uuid()
    const receipt = await act(squad1, '退改立案', [
      { name: 'return', form: { reason: '没有盖章。' } },
      { name: 'openIssue', form: { issueId } },
    ])
    expect(receipt).toMatchObject({ issueId, pointId: null, seq: 4 })
    const [issue] = await server.database.db.select().from(issues).where(eq(issues.id, issueId))
    expect(issue).toMatchObject({ stage: 'found', subjectUnitId: 'unit03', followingSquad: 1 })
    expect(issue?.state).toMatchObject({
      what: '申报材料“退改立案”未通过审核：没有盖章。',
      subject: { kind: 'unit', unitId: 'unit03', indicator: 'applicationMaterials' },
    })
    expect((await named('退改立案'))?.versions.at(-1)?.review).toMatchObject({ outcome: 'returned', issueId })
    // The unit may read it, another unit may not.
    expect((await unit03.client.issue.byId.query({ issueId })).issue.id).toBe(issueId)
    await expect(unit04.client.issue.byId.query({ issueId })).rejects.toThrow('没有这个问题')
  })
  it('the office’s issue is followed by the unit’s squad', async () => {
    await define(office, ['办公室退改'])
    await submit('办公室退改')
    const issueId = uuid()
    await act(office, '办公室退改', [{ name: 'return', form: { reason: '不齐。' } }])
    await act(office, '办公室退改', [{ name: 'openIssue', form: { issueId } }])
    expect((await office.client.issue.byId.query({ issueId })).issue.followingSquad).toBe(1)
  })
  it('where the issue cannot be opened, nothing is returned either', async () => {
    await define(office, ['一起失败'])
    await submit('一起失败')
    const [taken] = await server.database.db.select({ id: issues.id }).from(issues).limit(1)
    const both = act(squad1, '一起失败', [
      { name: 'return', form: { reason: '不齐。' } },
      { name: 'openIssue', form: { issueId: taken?.id ?? '' } },
    ])
    await expect(both).rejects.toThrow('这个问题已经立案')
    expect(await named('一起失败')).toMatchObject({ state: 'submitted', seq: 2 })
  })
  it('of two who judge at once one succeeds, and the other is told', async () => {
    await define(office, ['两人审核'])
    await submit('两人审核')
    const answers = await Promise.allSettled([
      act(squad1, '两人审核', [{ name: 'accept', form: {} }]),
      act(office, '两人审核', [{ name: 'return', form: { reason: '不齐。' } }]),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [refused] = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []))
    expect(refused).toMatch(/刚刚有了新的进展|现为/)
  })
  it('another squad judges nothing', async () => {
    await define(office, ['别的分队'])
    await submit('别的分队')
    await expect(act(squad2, '别的分队', [{ name: 'accept', form: {} }])).rejects.toThrow('您不能办理')
  })
})

describe('reading', () => {
  it('a unit reads its own list and no other; the supervising side reads all', async () => {
    expect((await unit03.client.material.listByUnit.query({ unitId: 'unit03' })).materials.length).toBeGreaterThan(5)
    await expect(unit03.client.material.listByUnit.query({ unitId: 'unit04' })).rejects.toThrow(
      '没有这个单位的材料清单',
    )
    expect((await squad2.client.material.listByUnit.query({ unitId: 'unit04' })).materials.length).toBeGreaterThan(5)
    await expect(office.client.material.listByUnit.query({ unitId: 'nobody' })).rejects.toThrow(
      '没有这个单位的材料清单',
    )
    const material = await named('诚信建设', 'unit04')
    await expect(unit03.client.material.byId.query({ materialId: material?.id ?? '' })).rejects.toThrow('没有这份材料')
    await expect(
      unit03.client.material.act.mutate({
        actionId: uuid(),
        materialId: material?.id ?? '',
        seq: 1,
        actions: [{ name: 'submit', form: { files: [await upload(unit03)] } }],
      }),
    ).rejects.toThrow('没有这份材料')
  })
  it('counts every unit for the supervising side, and itself for a unit', async () => {
    expect((await office.client.material.counts.query()).length).toBe(64)
    expect((await unit04.client.material.counts.query()).map(({ unitId }) => unitId)).toEqual(['unit04'])
  })
})

it('every material replayed from its events equals its row, and every use of a file its event', async () => {
  const { db } = server.database
  const log = await db.select().from(events).where(eq(events.subjectKind, 'material')).orderBy(asc(events.position))
  const rows = await db.select().from(materials)
  expect(rows.length).toBeGreaterThan(384)
  for (const { position, ...material } of rows) {
    const own = log.filter((event) => event.subjectId === material.id)
    const replayed = replayMaterial(
      material.id,
      own.map(({ body }) => JSON.parse(body) as MaterialEvent),
    )
    expect(JSON.parse(JSON.stringify(replayed))).toEqual(material)
    expect(own.at(-1)?.position).toBe(position)
  }
  const inEvents = log.flatMap(({ position, body }) =>
    ((JSON.parse(body).form.files ?? []) as string[]).map((fileId) => `${position} ${fileId}`),
  )
  const uses = await db.select().from(fileUses).where(eq(fileUses.subjectKind, 'material'))
  expect(uses.map(({ position, fileId }) => `${position} ${fileId}`).sort()).toEqual(inEvents.sort())
})
