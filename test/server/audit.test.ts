/** The office's log: who, when, from what to what, in words; filtered, paged, exported. */
import { asc, eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditEntry } from '../../server/audit/auditEntries'
import { events, points, pointUnits } from '../../server/db/schema'
import { itemKeys } from '../handbook'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let point: { id: number; code: string; name: string; unitId: string }
let issueId: string
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  const { db } = server.database
  const builders = await db.select().from(pointUnits)
  const inFengshan = await db.select().from(points).where(eq(points.scopeId, 'fengshan')).orderBy(asc(points.id))
  const sole = inFengshan.find(({ id }) => {
    const own = builders.filter((row) => row.pointId === id)
    return own.length === 1 && own[0]?.unitId.startsWith('unit')
  })
  if (!sole) throw new Error('the sample has no such point')
  point = { ...sole, unitId: builders.find(({ pointId }) => pointId === sole.id)?.unitId ?? '' }
  const squad = await server.signIn('squad1')
  const unit = await server.signIn(point.unitId)
  const { kind } = sole
  const overview = await squad.client.campaign.overview.query()
  const checkItem = itemKeys(overview.handbook, kind)[0] ?? ''
  issueId = uuid()
  await squad.client.issue.open.mutate({
    actionId: uuid(),
    issueId,
    subject: { kind: 'point', pointId: point.id },
    form: { checkItem, what: '=1+1 门前有积水', severity: 'ordinary' },
    notify: { unitId: point.unitId, instrument: 'card', claimBy: '2022-09-19', rectifyBy: '2022-09-29' },
  })
  const claim = { responsible: '@站务科', deadline: '2022-09-29', measures: '-清扫', target: '+无积水' }
  await unit.client.issue.act.mutate({ actionId: uuid(), issueId, seq: 2, action: { name: 'claim', form: claim } })
})
afterAll(() => server.close())

const list = async (filter: Parameters<typeof office.client.audit.list.query>[0]['filter'], cursor?: number) =>
  office.client.audit.list.query({ filter, cursor })
const inChinese = ({ changes }: AuditEntry) =>
  changes.map(({ label, from, to }) => `${label.zh}：${from?.zh ?? '无'} → ${to?.zh ?? '无'}`)

test('a claim reads: who, what, about which place, and each field from what to what', async () => {
  const { entries } = await list({ subject: issueId })
  expect(entries.map(({ what }) => what.zh)).toEqual(['认领', '交办', '立案'])
  const [claim, notify] = entries
  expect(claim?.who.zh).toMatch(/主要负责人$/)
  expect(claim?.subject.zh).toBe(`${point.name}（${point.code}）：=1+1 门前有积水`)
  expect(claim && inChinese(claim)).toEqual([
    '阶段：待认领 → 整改中',
    '整改责任：无 → @站务科',
    '整改时限：无 → 9月29日',
    '整改措施：无 → -清扫',
    '整改目标：无 → +无积水',
  ])
  expect(notify && inChinese(notify)).toEqual([
    '阶段：待交办 → 待认领',
    expect.stringMatching(/^责任单位：无 → .+/),
    '文书：无 → 督办卡',
    '交办日期：无 → 9月15日',
    '认领期限：无 → 9月19日',
    '整改期限：无 → 9月29日',
  ])
})

test('by a point’s code: its own events and those of its issues, newest first', async () => {
  const { entries } = await list({ subject: point.code.toLowerCase() })
  expect(entries.slice(0, 3).map(({ issueId: id }) => id)).toEqual([issueId, issueId, issueId])
  expect(new Set(entries.map(({ pointId }) => pointId))).toEqual(new Set([point.id]))
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['issue', 'point']))
  const positions = entries.map(({ position }) => position)
  expect(positions).toEqual([...positions].sort((one, other) => other - one))
})

test('by day, person, kind, action and text; the pages together are everything, once', async () => {
  const squad = await server.database.db
    .select()
    .from(events)
    .where(eq(events.subjectId, issueId))
    .orderBy(events.position)
  const accountId = squad[0]?.accountId ?? ''
  const today = await list({ from: '2022-09-15', until: '2022-09-15', accountId })
  expect(today.entries.map(({ name }) => name)).toEqual(expect.arrayContaining(['notify', 'open']))
  expect((await list({ from: '2022-09-16' })).entries).toEqual([])
  expect(new Set((await list({ kind: 'point', name: 'inspect' })).entries.map(({ what }) => what.zh))).toEqual(
    new Set(['实地考察']),
  )
  expect((await list({ text: '门前有积水', kind: 'issue' })).entries.map(({ name }) => name)).toEqual(['open'])
  expect((await list({ text: '门前有积水', kind: 'paper' })).entries.map(({ name }) => name)).toContain('approve')
  expect((await list({ text: '%' })).entries.every(({ subject }) => subject.zh !== '')).toBe(true)

  const seen: number[] = []
  let cursor: number | undefined
  do {
    const page = await list({ kind: 'point' }, cursor)
    seen.push(...page.entries.map(({ position }) => position))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(seen.length).toBe(await server.database.db.$count(events, eq(events.subjectKind, 'point')))
  expect(new Set(seen).size).toBe(seen.length)
})

test('every row of the sample can be shown: a name for each action, a subject in words', async () => {
  let cursor: number | undefined
  do {
    const page = await list({}, cursor)
    for (const { what, subject, who } of page.entries) {
      expect(what.zh).not.toMatch(/^\w+$/)
      expect(subject.zh).not.toMatch(/^$|^[0-9a-f]{8}-/)
      expect(who.zh).not.toBe('')
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
})

test('terms and people say their changes too', async () => {
  const { terms } = await office.client.campaign.overview.query()
  await office.client.campaign.setTerms.mutate({ actionId: uuid(), ...terms, recheck: 4 })
  const [changed] = (await list({ kind: 'campaign' })).entries
  expect(changed?.subject.zh).toBe('办理期限')
  expect(changed && inChinese(changed)).toEqual(['报整改后复查（工作日）：5 → 4'])
  await office.client.people.create.mutate({
    actionId: uuid(),
    username: 'new.clerk',
    name: '新经办人',
    password: 'never shown to anybody',
    posts: [{ duty: { role: 'squad', squad: 2, position: 'member' }, from: '2022-09-15', until: null }],
  })
  const [made] = (await list({ kind: 'person' })).entries
  expect(made?.subject.zh).toBe('新经办人')
  expect(made && inChinese(made)).toEqual([
    '名称：无 → 新经办人',
    '岗位：无 → 第二督导分队成员',
    '用户名：无 → new.clerk',
  ])
})

const sheetOf = async (path: string): Promise<{ texts: string[]; xml: string; book: string; response: Response }> => {
  const response = await office.fetch(path)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const texts = [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text ?? '')
  const book = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())
  return { texts, xml, book, response }
}

test('the export is a sheet of the same rows, in which nothing is a formula', async () => {
  const { texts, xml, book, response } = await sheetOf(`/api/audit.xlsx?subject=${issueId}`)
  expect(response.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('操作日志-2022-09-15.xlsx')
  expect(texts).toEqual(expect.arrayContaining(['序号', '时间', '人员', '变动']))
  expect(texts.some((text) => text.includes('阶段：待认领 → 整改中'))).toBe(true)
  expect(texts.some((text) => text.includes('=1+1 门前有积水'))).toBe(true)
  expect(xml).not.toMatch(/<f[ >]/)
  expect([...xml.matchAll(/<row /g)]).toHaveLength(4)
  // Its heading is the first row, on every page; what follows is numbered from the second on.
  expect(book).toContain(`'操作日志'!$1:$1<`)
  expect(xml).toMatch(/<row r="2" [^>]*><c r="A2" s="4"><v>\d+<\/v><\/c><c r="B2" [^>]*><is><t [^>]*>2022-09-15 /)
})

test('a filter that makes no sense is refused in a sentence, and nobody but the office exports', async () => {
  for (const query of ['from=2022-02-30', 'kind=everything', 'name=a;b', 'unknown=1', `text=${'x'.repeat(61)}`])
    expect((await office.fetch(`/api/audit.xlsx?${query}`)).status).toBe(400)
  const squad = await server.signIn('squad1')
  expect((await squad.fetch('/api/audit.xlsx')).status).toBe(403)
})
