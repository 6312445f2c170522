/** The handbook on the server: a sheet taken as a version, the same again, old inspections in old words, late ones by their own version, kinds edited one by one. */
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemIn, itemsIn, versionOn } from '../../domain/handbook/handbook'
import { isRefusal } from '../../domain/refusal'
import { auditEntries } from '../../server/audit/auditEntries'
import { readPlanNames } from '../../server/audit/auditNames'
import { verifyFolds } from '../../server/audit/verifyFolds'
import { handbookThatDiffers } from '../../server/audit/verifyHandbook'
import { events, pointKinds, points } from '../../server/db/schema'
import { handbookVersions } from '../../server/db/tables/handbookVersions'
import { sheetRows } from '../../server/importing/sheetRows'
import { csvOf } from '../sheets'
import { type Person, startTestServer, type TestServer } from '../testServer'

const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'was accepted',
    ({ message }: Error) => message,
  )

let server: TestServer
let office: Person
let squad: Person
let pointId: number
let otherPointId: number
let thirdPointId: number
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  office = await server.signIn('office')
  squad = await server.signIn('squad1')
  const here = await server.database.db.select().from(points).where(eq(points.scopeId, 'fengshan'))
  const inCommunity = here.filter(({ kind, urban }) => kind === 'community' && urban)
  pointId = inCommunity[0]?.id ?? 0
  otherPointId = inCommunity[1]?.id ?? 0
  thirdPointId = inCommunity[2]?.id ?? 0
})
afterAll(() => server.close())

const header = ['点位类型', '测评项', '编号', '英文', '适用范围', '出处', '版本']
/** 社区 reworded in its first item, with one more, without the last; and a kind that there was not. */
const newHandbook = async () => {
  const { handbook } = await office.client.campaign.overview.query()
  const items = itemsIn(handbook, 1, 'community')
  const kept = items.slice(1, -1).map(({ key, zh }) => ['社区', zh, key])
  return [
    header,
    ['社区', '公益广告醒目，占比不低于30%', items[0]?.key ?? '', '', '', '操作手册（2022年版）', '2022-2'],
    ...kept,
    ['', '有新时代文明实践站', '3.9', 'There is a practice station', '市区'],
    ['口袋公园', '座椅完好', '', '', '', '', '2022-2'],
  ]
}
const facts = { source: '操作手册（2022年版）', version: '2022-2', from: '2022-09-15', reason: '省里发了新版' }
const check = (rows: string[][]) => office.client.handbook.check.mutate({ rows })

describe('before any version is taken', () => {
  it('the example items of the kinds and of road sections are the first version', async () => {
    const { handbook, today } = await office.client.campaign.overview.query()
    expect(handbook.map(({ number, version, from }) => [number, version, from])).toEqual([
      [1, 'example-1', '2022-06-01'],
    ])
    expect(versionOn(handbook, today)).toBe(1)
    expect(itemIn(handbook, 1, 'community', 'public_service_ads')?.zh).toBe('公益广告醒目、完好')
    expect(itemIn(handbook, 1, 'roadSection', 'street_lights')?.zh).toBe('路灯、护栏、井盖完好')
  })
})

describe('a sheet', () => {
  it('is refused whole where a row cannot be used', async () => {
    const rows = [header, ['社区', '=HYPERLINK("http://a.example")'], ['社区', '门前干净'], ['社区', '门前干净']]
    const checked = await check(rows)
    expect(checked.lines.slice(0, 3).map(({ is }) => is)).toEqual(['refused', 'new', 'refused'])
    expect(checked.mayTake).toBe(false)
    const taking = office.client.handbook.take.mutate({ actionId: uuidv7(), rows, seen: checked.mark, facts })
    expect(await refusal(taking)).toContain('有的行不能采用')
    expect(await server.database.db.$count(handbookVersions)).toBe(1)
  })

  it('is read from a file by the rosters’ reader, in the encoding of an office', async () => {
    const response = await office.fetch('/api/rosters/rows', { method: 'POST', body: csvOf(await newHandbook()) })
    expect(((await response.json()) as { rows: string[][] }).rows[0]).toEqual(header)
  })

  it('is taken in one event, and the same again changes nothing', async () => {
    const rows = await newHandbook()
    const { lines, source, version, mayTake, mark } = await check(rows)
    expect(mayTake).toBe(true)
    expect([source, version]).toEqual(['操作手册（2022年版）', '2022-2'])
    const counted = (outcome: string) => lines.filter(({ is }) => is === outcome).map(({ item }) => item)
    expect(counted('new')).toEqual(['有新时代文明实践站', '座椅完好'])
    expect(counted('changed')).toEqual(['公益广告醒目，占比不低于30%'])
    expect(counted('dropped')).toHaveLength(1)
    const before = await server.database.db.$count(events)
    const action = { actionId: uuidv7(), rows, seen: mark, facts }
    const receipt = await office.client.handbook.take.mutate(action)
    expect(await server.database.db.$count(events)).toBe(before + 1)
    expect(await office.client.handbook.take.mutate(action)).toEqual(receipt)
    expect(await refusal(office.client.handbook.take.mutate({ ...action, actionId: uuidv7() }))).toContain(
      '有人改了手册',
    )
    const again = await check(rows)
    expect(again.mayTake).toBe(false)
    expect(new Set(again.lines.map(({ is }) => is))).toEqual(new Set(['unchanged']))
    const retaken = office.client.handbook.take.mutate({ ...action, actionId: uuidv7(), seen: again.mark })
    expect(await refusal(retaken)).toContain('和现有的手册一致')
  })

  it('makes a kind that there was not, and leaves the others', async () => {
    const { handbook, pointKinds: kinds } = await office.client.campaign.overview.query()
    const made = kinds.find(({ nameZh }) => nameZh === '口袋公园')
    expect(itemsIn(handbook, 2, made?.key ?? '').map(({ zh }) => zh)).toEqual(['座椅完好'])
    expect(Object.keys(handbook[1]?.kinds ?? {}).sort()).toEqual(['community', made?.key].sort())
    expect(itemsIn(handbook, 2, 'school')).toEqual(itemsIn(handbook, 1, 'school'))
  })

  it('keeps its versions as they were made', async () => {
    const { db } = server.database
    const change = db.update(handbookVersions).set({ reason: 'otherwise' }).where(eq(handbookVersions.number, 2))
    await expect(change).rejects.toThrow()
    expect(await verifyFolds(db)).toBeNull()
  })

  it('stands in the log in words', async () => {
    const { db } = server.database
    const rows = await db.select().from(events).where(eq(events.subjectKind, 'handbook'))
    const [entry] = await auditEntries(db, rows, await readPlanNames(db))
    expect(entry?.what.zh).toBe('导入手册')
    const said = Object.fromEntries((entry?.changes ?? []).map(({ label, to }) => [label.zh, to?.zh]))
    expect(said.测评项).toBe('社区：新增1项，改写1项，取消1项、口袋公园：新增1项')
    expect(said.说明).toBe('省里发了新版')
  })

  it('comes out as a sheet that says what is there', async () => {
    const response = await office.fetch('/api/handbook/2.xlsx')
    expect(response.status).toBe(200)
    const rows = await sheetRows(new Uint8Array(await response.arrayBuffer()))
    if (isRefusal(rows)) throw new Error(rows.refused.en)
    const checked = await check(rows.map((cells) => [...cells]))
    expect(new Set(checked.lines.map(({ is }) => is))).toEqual(new Set(['unchanged']))
    expect(checked.lines.length).toBeGreaterThan(180)
  })
})

const inspect = (
  id: number,
  findings: Record<string, 'pass' | 'fail'>,
  more: { handbook?: number; visitedOn?: string } = {},
) =>
  squad.client.point.inspect.mutate({
    actionId: uuidv7(),
    pointId: id,
    form: { visitedOn: '2022-09-15', findings, ...more },
  })

describe('inspections', () => {
  const inspections = async (id: number) => {
    const { history } = await squad.client.point.byId.query({ pointId: id })
    return history.flatMap(({ event }) =>
      event.name === 'inspect' ? [event as { handbook?: number; form: { visitedOn: string } }] : [],
    )
  }

  it('remember their version: the old ones the first, the new ones the present', async () => {
    await inspect(pointId, { public_service_ads: 'pass' })
    const made = await inspections(pointId)
    expect(made.at(-1)?.handbook).toBe(2)
    expect(made.slice(0, -1).every(({ handbook }) => handbook === undefined)).toBe(true)
  })

  it('name no item of another version as one of the present', async () => {
    const dropped = itemsIn((await squad.client.campaign.overview.query()).handbook, 1, 'community').at(-1)?.key ?? ''
    expect(await refusal(inspect(pointId, { [dropped]: 'pass' }))).toContain('有不属于这类点位的测评项')
  })

  it('that were filled in without network by the version before are taken with it, its issues too', async () => {
    const { handbook } = await squad.client.campaign.overview.query()
    const items = itemsIn(handbook, 1, 'community').map(({ key }) => key)
    const dropped = items.at(-1) ?? ''
    const issueId = uuidv7()
    await squad.client.point.inspect.mutate({
      actionId: uuidv7(),
      pointId: otherPointId,
      form: {
        visitedOn: '2022-09-14',
        findings: Object.fromEntries(items.map((item) => [item, item === dropped ? 'fail' : 'pass'])),
        handbook: 1,
      },
      issues: [{ issueId, form: { checkItem: dropped, what: '没有做到。', severity: 'ordinary', handbook: 1 } }],
    })
    const made = (await inspections(otherPointId)).at(-1)
    expect(made).toMatchObject({ handbook: 1, complete: true })
    const { issue } = await squad.client.issue.byId.query({ issueId })
    expect(issue).toMatchObject({ checkItem: dropped, handbook: 1 })
    expect(itemIn(handbook, issue.handbook ?? 0, 'community', dropped)?.zh).toBe(
      itemsIn(handbook, 1, 'community').at(-1)?.zh,
    )
  })
})

describe('kinds, one by one', () => {
  const form = {
    key: null,
    nameZh: '充电站',
    nameEn: 'Charging station',
    items: [{ key: null, zh: '车位有标识', en: '', scope: 'all' as const, code: '' }],
  }
  const newest = async () => (await office.client.campaign.overview.query()).handbook.at(-1)?.number ?? 0

  it('one is made, renamed without a new version, reworded with one, and retired', async () => {
    await office.client.handbook.saveKind.mutate({ actionId: uuidv7(), kind: form, seen: await newest(), facts })
    const { pointKinds: kinds, handbook } = await office.client.campaign.overview.query()
    const key = kinds.find(({ nameZh }) => nameZh === '充电站')?.key ?? ''
    const [item] = itemsIn(handbook, 3, key)
    expect(item).toMatchObject({ zh: '车位有标识', en: '车位有标识', scope: 'all' })
    const items = [
      { ...form.items[0], key: item?.key ?? '', zh: '车位有标识', en: '车位有标识', scope: 'all' as const, code: '' },
    ]
    const renamed = { key, nameZh: '充换电站', nameEn: 'Charging station', items }
    await office.client.handbook.saveKind.mutate({ actionId: uuidv7(), kind: renamed, seen: 3, facts })
    expect(await newest()).toBe(3)
    const reworded = { ...renamed, items: items.map((one) => ({ ...one, zh: '车位标识清楚' })) }
    await office.client.handbook.saveKind.mutate({ actionId: uuidv7(), kind: reworded, seen: 3, facts })
    const after = (await office.client.campaign.overview.query()).handbook
    expect([3, 4].map((number) => itemIn(after, number, key, item?.key ?? '')?.zh)).toEqual([
      '车位有标识',
      '车位标识清楚',
    ])
    await office.client.handbook.retireKind.mutate({ actionId: uuidv7(), key, reason: '不再考察' })
    const [row] = await server.database.db.select().from(pointKinds).where(eq(pointKinds.key, key))
    expect(row).toMatchObject({ nameZh: '充换电站', retiredOn: '2022-09-15' })
  })

  it('one that has points is not retired, and the points are counted', async () => {
    const count = await server.database.db.$count(points, eq(points.kind, 'community'))
    const retiring = office.client.handbook.retireKind.mutate({ actionId: uuidv7(), key: 'community', reason: '试' })
    expect(await refusal(retiring)).toContain(`还有${count}个点位属于“社区”`)
  })

  it('is not saved over what somebody else has just saved', async () => {
    const saving = office.client.handbook.saveKind.mutate({ actionId: uuidv7(), kind: form, seen: 1, facts })
    expect(await refusal(saving)).toContain('有人改了手册')
  })

  it('comes into force on no day that is past or far away, but before one that is still to come', async () => {
    const kind = (from: string) => ({ ...form, nameZh: `加油站${from}` })
    const saving = async (from: string) =>
      refusal(
        office.client.handbook.saveKind.mutate({
          actionId: uuidv7(),
          kind: kind(from),
          seen: await newest(),
          facts: { ...facts, from },
        }),
      )
    expect(await saving('2022-09-14')).toContain('执行日期早于今天')
    expect(await saving('2032-10-01')).toContain('执行日期距今天超过一年')
    expect(await saving('2022-10-01')).toBe('was accepted')
    const { handbook, today } = await office.client.campaign.overview.query()
    expect([versionOn(handbook, today), versionOn(handbook, '2022-10-01')]).toEqual([4, 5])
    expect(await saving('2022-09-20')).toBe('was accepted')
    const after = (await office.client.campaign.overview.query()).handbook
    expect([versionOn(after, today), versionOn(after, '2022-09-20'), versionOn(after, '2022-10-01')]).toEqual([4, 6, 6])
  })

  it('an earlier version is in force again as a new one', async () => {
    await office.client.handbook.restore.mutate({
      ...{ actionId: uuidv7(), number: 1, seen: 6 },
      facts: { ...facts, from: '2022-10-01', reason: '新版暂缓' },
    })
    const { handbook } = await office.client.campaign.overview.query()
    expect(itemsIn(handbook, 7, 'community')).toEqual(itemsIn(handbook, 1, 'community'))
    const [made] = await office.client.handbook.versions.query()
    expect(made).toMatchObject({ number: 7, by: { duty: { role: 'office' } } })
  })

  it('the newest, still to come, is put in force earlier as it is, and no second time', async () => {
    const forward = (seen: number, from: string) =>
      office.client.handbook.restore.mutate({
        ...{ actionId: uuidv7(), number: seen, seen },
        facts: { ...facts, from, reason: '日期填错' },
      })
    expect(await refusal(forward(7, '2022-10-02'))).toContain('和现有的手册一致')
    await forward(7, '2022-09-18')
    const { handbook } = await office.client.campaign.overview.query()
    expect(handbook.at(-1)).toMatchObject({ number: 8, from: '2022-09-18', kinds: {} })
    expect(itemsIn(handbook, 8, 'community')).toEqual(itemsIn(handbook, 1, 'community'))
    expect(versionOn(handbook, '2022-10-01')).toBe(8)
    expect(await refusal(forward(8, '2022-09-18'))).toContain('和现有的手册一致')
    expect(await verifyFolds(server.database.db)).toBeNull()
  })
})

it('an inspection is refused by a version that was not in force on its day, or that there is none of', async () => {
  const found = { public_service_ads: 'pass' } as const
  expect(await refusal(inspect(pointId, found, { handbook: 9 }))).toContain('没有这个版本的手册')
  expect(await refusal(inspect(pointId, found, { handbook: 6 }))).toContain('没有这个版本的手册')
  const early = { handbook: 2, visitedOn: '2022-09-01' }
  expect(await refusal(inspect(pointId, found, early))).toContain(
    '该版自2022-09-15起、至2022-09-15止执行，检查日期不在其中',
  )
  expect(await refusal(inspect(pointId, found, { handbook: 4, visitedOn: '2022-09-01' }))).toBe('was accepted')
})

it('an inspection by the kind that the point had is taken, issues too; what failed stays an item to open one on', async () => {
  const { handbook } = await squad.client.campaign.overview.query()
  const [atSchools, inCommunities] = ['school', 'community'].map((kind) => itemsIn(handbook, 4, kind))
  const former = (inCommunities ?? []).filter(({ key }) => !atSchools?.some((item) => item.key === key))
  const [one, other] = former.map(({ key }) => key) as [string, string]
  const edit = { pointIds: [thirdPointId], edit: { kind: 'school' } }
  const { seen } = await office.client.pointRegister.tryEdit.mutate(edit as never)
  await office.client.pointRegister.edit.mutate({ actionId: uuidv7(), ...edit, seen } as never)
  expect(await refusal(inspect(thirdPointId, { [one]: 'fail' }))).toContain('有不属于这类点位的测评项')
  const issueId = uuidv7()
  await squad.client.point.inspect.mutate({
    actionId: uuidv7(),
    pointId: thirdPointId,
    form: { visitedOn: '2022-09-15', findings: { [one]: 'fail', [other]: 'fail' }, handbook: 4 },
    issues: [{ issueId, form: { checkItem: one, what: '没有做到。', severity: 'ordinary', handbook: 4 } }],
  })
  const { neglectedItems, lastInspection } = await squad.client.point.byId.query({ pointId: thirdPointId })
  expect([neglectedItems, lastInspection?.complete]).toEqual([[other], false])
  await squad.client.issue.open.mutate({
    ...{ actionId: uuidv7(), issueId: uuidv7(), subject: { kind: 'point', pointId: thirdPointId } },
    form: { checkItem: other, what: '也没有做到。', severity: 'ordinary', handbook: 4 },
  })
  const { db } = server.database
  const rows = await db.select().from(events).where(eq(events.subjectId, issueId))
  const [entry] = await auditEntries(db, rows, await readPlanNames(db))
  expect(JSON.stringify(entry)).toContain(former[0]?.zh)
  expect(await verifyFolds(db)).toBeNull()
})

it('a point of a kind that is still to come is inspected by its items at once, and its issue opened', async () => {
  const before = (await office.client.campaign.overview.query()).handbook
  const seen = before.at(-1)?.number ?? 0
  await office.client.handbook.saveKind.mutate({
    ...{ actionId: uuidv7(), seen, facts: { ...facts, from: '2022-10-01' } },
    kind: {
      ...{ key: null, nameZh: '口袋书屋', nameEn: 'Book corner' },
      items: [{ key: null, zh: '图书整齐', en: '', scope: 'all', code: '' }],
    },
  })
  const { handbook, pointKinds: kinds, today } = await office.client.campaign.overview.query()
  expect(versionOn(handbook, today)).toBe(4)
  const kind = kinds.find(({ nameZh }) => nameZh === '口袋书屋')?.key ?? ''
  const item = itemsIn(handbook, seen + 1, kind)[0]?.key ?? ''
  const change = { pointIds: [otherPointId], edit: { kind } }
  const looked = await office.client.pointRegister.tryEdit.mutate(change as never)
  await office.client.pointRegister.edit.mutate({ actionId: uuidv7(), ...change, seen: looked.seen } as never)
  await squad.client.point.inspect.mutate({
    actionId: uuidv7(),
    pointId: otherPointId,
    form: { visitedOn: '2022-09-15', findings: { [item]: 'fail' } },
    issues: [{ issueId: uuidv7(), form: { checkItem: item, what: '图书散乱。', severity: 'ordinary' } }],
  })
  const { lastInspection } = await squad.client.point.byId.query({ pointId: otherPointId })
  expect(lastInspection).toMatchObject({ complete: true, failedItems: [item], handbook: 4 })
})

it('the verification finds a version that begins otherwise than its event tells, one without an event, and one that is gone', async () => {
  const { db } = server.database
  const other = (change: ReturnType<typeof sql>) =>
    db
      .transaction(async (tx) => {
        await tx.execute(sql`alter table handbook_versions disable trigger handbook_versions_stay`)
        await tx.execute(change)
        const finding = await handbookThatDiffers(tx)
        // Nothing of it stays.
        throw Object.assign(new Error('undone'), { finding })
      })
      .catch((error: { finding: unknown }) => error.finding)
  const table = 'handbook_versions'
  expect(await other(sql`update handbook_versions set "from" = '2022-09-16' where number = 2`)).toMatchObject({
    ...{ table, id: '2', columns: ['from'] },
  })
  expect(
    await other(sql`update handbook_versions set source = '别处', version = '9', reason = '无' where number = 2`),
  ).toMatchObject({ table, id: '2', columns: ['source', 'version', 'reason'] })
  expect(
    await other(sql`insert into handbook_versions values (99, 999999, '别处', '9', '2022-09-15', '无', '{}'::jsonb)`),
  ).toMatchObject({ table, id: '99', position: null, columns: [] })
  expect(await other(sql`delete from handbook_versions where number = 2`)).toMatchObject({ table, columns: [] })
  expect(await verifyFolds(db)).toBeNull()
})

it('taking an edit back does not give a point a kind that is retired since', async () => {
  const seen = (await office.client.campaign.overview.query()).handbook.at(-1)?.number ?? 0
  await office.client.handbook.saveKind.mutate({
    ...{ actionId: uuidv7(), seen, facts },
    kind: {
      ...{ key: null, nameZh: '临时驿站', nameEn: 'Temporary station' },
      items: [{ key: null, zh: '桌椅整齐', en: '', scope: 'all', code: '' }],
    },
  })
  const { pointKinds: kinds } = await office.client.campaign.overview.query()
  const key = kinds.find(({ nameZh }) => nameZh === '临时驿站')?.key ?? ''
  const changeKind = async (kind: string) => {
    const change = { pointIds: [thirdPointId], edit: { kind } }
    const looked = await office.client.pointRegister.tryEdit.mutate(change as never)
    const actionId = uuidv7()
    await office.client.pointRegister.edit.mutate({ actionId, ...change, seen: looked.seen } as never)
    return actionId
  }
  await changeKind(key)
  const away = await changeKind('school')
  await office.client.handbook.retireKind.mutate({ actionId: uuidv7(), key, reason: '不再考察' })
  const undoing = office.client.pointRegister.undo.mutate({ actionId: uuidv7(), id: away })
  expect(await refusal(undoing)).toContain('没有可以撤销的')
  const [point] = await server.database.db.select().from(points).where(eq(points.id, thirdPointId))
  expect(point?.kind).toBe('school')
})
