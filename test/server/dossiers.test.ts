/** Dossiers on the server: facts equal to what the log and the rows say, who reads whose, contesting, the formula, and the files. */
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayNumber } from '../../domain/city/cityFacts'
import { overdueDaysByUnit } from '../../domain/clocks'
import { type DossierFact, dossierFact } from '../../domain/dossier/facts'
import { holdingsByUnit } from '../../domain/dossier/holdings'
import { fileNameHeader } from '../../domain/file'
import { isOfMatter } from '../../domain/inbox'
import { verifyFolds } from '../../server/audit/verifyFolds'
import { events, issues } from '../../server/db/schema'
import { type Person, startTestServer, type TestServer } from '../testServer'

let server: TestServer
let office: Person
let leader: Person
let squad1: Person
let unit03: Person
let unit04: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  office = await server.signIn('office')
  leader = await server.signIn('leader1')
  squad1 = await server.signIn('squad1')
  unit03 = await server.signIn('unit03')
  unit04 = await server.signIn('unit04')
})
afterAll(() => server.close())

const dossierOf = (person: Person, unitId = 'unit03') => person.client.dossier.ofUnit.query({ unitId })
const valueSaid = async (fact: DossierFact, unitId = 'unit03') =>
  (await dossierOf(office, unitId)).values.find((value) => value.fact === fact)?.value

describe('the facts', () => {
  it('overdue days are those that each issue tells of the unit', async () => {
    const { facts } = await server.server.city.read()
    const today = server.server.clock.today()
    const told = new Map<string, number>()
    for (const own of holdingsByUnit(facts, dayNumber(today)).values())
      for (const { row, unitId, overdueDays } of own)
        if (overdueDays > 0) {
          const key = `${facts.issues.idAt(row)} ${unitId}`
          told.set(key, (told.get(key) ?? 0) + overdueDays)
        }
    const rows = await server.database.db.select({ state: issues.state }).from(issues)
    const expected = new Map(
      rows.flatMap(({ state }) =>
        state.stage === 'void'
          ? []
          : Object.entries(overdueDaysByUnit(state, today)).map(
              ([unitId, days]) => [`${state.id} ${unitId}`, days] as const,
            ),
      ),
    )
    expect(expected.size).toBeGreaterThan(20)
    expect(told).toEqual(expected)
  })

  it('the 64 supervised units are assessed, and the others stand apart', async () => {
    const { supervised, others, period } = await leader.client.dossier.list.query()
    expect(supervised.length).toBe(64)
    expect(others.every(({ isSupervised }) => !isSupervised)).toBe(true)
    expect(others.length).toBeGreaterThan(0)
    expect(period).toEqual({ from: '2022-06-01', until: server.server.clock.today() })
  })

  it('every count of issues has exactly its rows', async () => {
    const { supervised } = await office.client.dossier.list.query()
    const busiest = [...supervised].sort(
      (one, other) => Number(other.values[0]?.value) - Number(one.values[0]?.value),
    )[0]
    if (busiest === undefined) throw new Error('no unit')
    const { values } = await dossierOf(office, busiest.unitId)
    expect(values[0]?.value).toBeGreaterThan(2)
    for (const { fact, value } of values) {
      const rows = await office.client.dossier.rows.query({ unitId: busiest.unitId, fact })
      if (dossierFact(fact).measure.zh === '个') expect([fact, rows.total]).toEqual([fact, value ?? 0])
      if (rows.of === 'issues') expect([fact, rows.issues.length]).toEqual([fact, rows.total])
    }
  })
})

describe('who reads it', () => {
  it('a unit its own, and nobody else’s; the supervising side each', async () => {
    await expect(dossierOf(unit03)).resolves.toMatchObject({ unitId: 'unit03', isSupervised: true, mayContest: true })
    await expect(dossierOf(unit04)).rejects.toThrow('没有这个单位的档案，或您无权查看')
    await expect(unit04.client.dossier.rows.query({ unitId: 'unit03', fact: 'held' })).rejects.toThrow('无权查看')
    expect((await unit04.fetch('/api/dossier/unit03.docx')).status).toBe(404)
    await expect(dossierOf(squad1)).resolves.toMatchObject({ mayContest: false })
    await expect(unit03.client.dossier.list.query()).rejects.toThrow('无权办理')
    await expect(dossierOf(office, 'nobody')).rejects.toThrow('没有这个单位的档案')
  })
})

describe('a contested fact', () => {
  const move = (person: Person, contestationId: string, seq: number, action: object, unitId = 'unit03') =>
    person.client.dossier.act.mutate({
      actionId: uuid(),
      contestationId,
      unitId,
      seq,
      action: action as Parameters<Person['client']['dossier']['act']['mutate']>[0]['action'],
    })

  it('is raised with a file by its unit, answered by the office, and shown to both', async () => {
    const response = await unit03.fetch('/api/files', {
      method: 'POST',
      body: `%PDF-1.4\n${uuid()}`,
      headers: { [fileNameHeader]: 'a.pdf' },
    })
    const { id: file } = (await response.json()) as { id: string }
    const id = uuid()
    const contest = { name: 'contest', form: { fact: 'overdue', what: '已申请延期。', files: [file] } }
    await expect(move(unit04, id, 0, contest)).rejects.toThrow('无权查看')
    await expect(move(squad1, id, 0, contest)).rejects.toThrow('由被考核单位办理')
    await move(unit03, id, 0, contest)
    const value = await valueSaid('overdue')
    expect((await dossierOf(office)).contestations).toMatchObject([
      { state: 'raised', fact: 'overdue', value, files: [file], available: ['accept', 'decline'] },
    ])
    const told = async (person: Person) =>
      (await person.client.inbox.list.query()).entries.flatMap((entry) =>
        isOfMatter(entry) && entry.opens.kind === 'dossier'
          ? [`${entry.kind} ${entry.opens.id} ${entry.about.zh}：${entry.sentence.zh}`]
          : [],
      )
    expect((await told(office))[0]).toMatch(/^contested unit03 .+：超期.*：单位对档案提出异议，请核对后答复。$/)
    expect(await told(unit04)).toEqual([])
    expect((await office.fetch(`/api/files/${file}`)).status).toBe(200)
    expect((await unit04.fetch(`/api/files/${file}`)).status).toBe(404)
    await expect(move(unit03, uuid(), 0, contest)).rejects.toThrow('已有异议在等待答复')
    const accept = { name: 'accept', form: { correction: '按1个统计。' } }
    await expect(move(unit03, id, 1, accept)).rejects.toThrow('由指挥部办公室办理')
    await expect(move(office, id, 0, accept)).rejects.toThrow('刚刚有了新的进展')
    await move(office, id, 1, accept)
    expect((await dossierOf(unit03)).contestations).toMatchObject([
      { state: 'accepted', answer: { words: '按1个统计。' }, available: [] },
    ])
    expect((await told(unit03))[0]).toContain('异议已采纳，更正说明列在档案中。')
    // Facts follow from the log alone.
    expect(await valueSaid('overdue')).toBe(value)
    expect(await verifyFolds(server.database.db)).toBeNull()
  })
})

describe('the formula', () => {
  const set = (formula: string | null, person = office) =>
    person.client.dossier.setFormula.mutate({ actionId: uuid(), formula })

  it('is the office’s, kept version by version, and shown with its result to the unit', async () => {
    expect((await dossierOf(unit03)).formula).toBeNull()
    await expect(set('100 - 态度')).rejects.toThrow('没有叫“态度”的事实')
    await expect(set('100', leader)).rejects.toThrow('无权办理')
    await set('100 - 2*超期 - 5*通报')
    await set('100 - 3*超期')
    const overdue = (await valueSaid('overdue')) ?? 0
    expect((await dossierOf(unit03)).formula).toMatchObject({
      formula: '100 - 3*超期',
      version: 2,
      result: { value: 100 - 3 * overdue },
    })
    const { formulas, supervised } = await leader.client.dossier.list.query()
    expect(formulas.map(({ formula }) => formula)).toEqual(['100 - 3*超期', '100 - 2*超期 - 5*通报'])
    expect(supervised.every(({ result }) => result !== null)).toBe(true)
    const [event] = await server.database.db
      .select({ name: events.name })
      .from(events)
      .where(sql`${events.subjectId} = 'dossierFormula' and ${events.seq} = 2`)
    expect(event).toEqual({ name: 'setDossierFormula' })
    await set('100 / (点位 - 点位)')
    expect((await dossierOf(unit03)).formula?.result).toMatchObject({ none: { zh: '除数为零，无法计算' } })
    await set(null)
    expect((await dossierOf(unit03)).formula).toBeNull()
  })
})

it('is taken away as files', async () => {
  const all = await office.fetch('/api/dossiers.xlsx')
  expect([all.status, (await all.arrayBuffer()).byteLength > 5_000]).toEqual([200, true])
  const one = await unit03.fetch('/api/dossier/unit03.docx')
  expect([one.status, (await one.arrayBuffer()).byteLength > 5_000]).toEqual([200, true])
  expect(decodeURIComponent(one.headers.get('content-disposition') ?? '')).toContain('市财政局单位档案')
})

it('the phases: each line’s missing rows are what it lacks of its whole', async () => {
  const { lines } = await leader.client.city.phase.query({ where: {} })
  expect(Object.keys(lines)).toEqual(['survey', 'recheck', 'revisit', 'keyAndHard', 'uplift'])
  for (const [is, { of, done }] of Object.entries(lines) as [keyof typeof lines, { of: number; done: number }][]) {
    const rows = await leader.client.city.rows.query({ selection: { of: 'phase', is, where: {} } })
    expect([is, rows.total]).toEqual([is, of - done])
    if (is !== 'recheck') expect([is, rows.pointIds.length]).toEqual([is, of - done])
  }
  const { view } = await leader.client.city.view.query({ where: {} })
  expect(lines.survey.of).toBe(view.all.points.reduce((sum, count) => sum + count, 0))
  expect(lines.uplift.of).toBe(view.all.urban.reduce((sum, count) => sum + count, 0))
})
