/** A checked sheet of points taken in, all of it or nothing, and taken back; on the sample's points, whose register has no events of its own. */
import { asc, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import type { SheetCheck, SheetChoices } from '../../domain/importing/checkSheet'
import { fromColumns } from '../../domain/mapSnapshot'
import { isRefusal } from '../../domain/refusal'
import { verifyFolds } from '../../server/audit/verifyFolds'
import { events, pointKinds, pointStates, points, pointUnits, scopes, units } from '../../server/db/schema'
import { pointChanges } from '../../server/db/tables/pointChanges'
import { readGroundVersion } from '../../server/groundVersion'
import { checkSentSheet } from '../../server/importing/checkSheet'
import { recordSheetImport } from '../../server/recording/pointRegister'
import { csvOf } from '../sheets'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let all: (typeof points.$inferSelect)[]
const header = ['编号', '名称', '点位类型', '经度', '纬度', '是否市区', '责任单位', '牵头单位']
const kindNames = new Map<string, string>()
const kindName = () => [...kindNames.values()][0] ?? ''
const unitNames = new Map<string, string>()
/** Units of today, by point. */
const unitsOf = async (pointId: number) => {
  const rows = await server.database.db.select().from(pointUnits).where(eq(pointUnits.pointId, pointId))
  return rows.filter(({ until }) => until === null)
}

beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  const { db } = server.database
  all = await db.select().from(points).orderBy(asc(points.id))
  for (const { key, nameZh } of await db.select().from(pointKinds)) kindNames.set(key, nameZh)
  for (const { id, nameZh } of await db.select().from(units).where(isNull(units.retiredOn))) unitNames.set(id, nameZh)
})
afterAll(() => server.close())

const rowOf = async ({ id, code, name, kind, lng, lat, urban }: (typeof all)[number]): Promise<string[]> => {
  const own = await unitsOf(id)
  const named = (some: typeof own) => some.map(({ unitId }) => unitNames.get(unitId)).join('、')
  return [
    code,
    name,
    kindNames.get(kind) ?? '',
    String(lng),
    String(lat),
    urban ? '是' : '否',
    named(own),
    named(own.filter(({ isLead }) => isLead)),
  ]
}
const query = (given: Record<string, string>) => new URLSearchParams(given).toString()
const post = (path: string, body: string, given: Record<string, string>, person = office) =>
  person.fetch(`/api/points/${path}?${query(given)}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  })
type Checked = SheetCheck & { readonly fingerprint: string }
const check = async (body: string, choices: SheetChoices = { datum: 'WGS-84' }): Promise<Checked> => {
  const response = await post('check', body, { choices: JSON.stringify(choices) })
  expect(response.status).toBe(200)
  return response.json() as Promise<Checked>
}
const take = (
  body: string,
  { fingerprint }: { readonly fingerprint: string },
  more: Record<string, string> = {},
  choices: SheetChoices = { datum: 'WGS-84' },
) =>
  post('import', body, {
    choices: JSON.stringify(choices),
    id: uuidv7(),
    seen: fingerprint,
    name: '点位表.csv',
    ...more,
  })
const sentence = async (response: Response) => ((await response.json()) as { refused: { zh: string } }).refused.zh
/** As the map has it once the last event has been announced. */
const snapshot = async () => {
  const length = await logLength()
  await expect.poll(() => server.server.announcements.position()).toBe(length)
  return fromColumns(await (await office.fetch('/api/snapshot')).json()).points
}
const logLength = () => server.database.db.$count(events)
const undo = async (id: string) => office.client.pointRegister.undo.mutate({ actionId: uuidv7(), id })

it('takes in what is new and what differs in one event, on the map and in its history of units, and takes it back', async () => {
  const { db } = server.database
  const [first, second, third] = all as [(typeof all)[number], (typeof all)[number], (typeof all)[number]]
  const [renamed, given] = [await rowOf(first), await rowOf(second)]
  const other = [...unitNames].at(-1)
  const shifted = fromWgs84([third.lng, third.lat + 0.004] as LngLat, 'WGS-84')
  const sheet = csvOf([
    header,
    renamed.with(1, '改名社区'),
    given.with(6, other?.[1] ?? '').with(7, ''),
    (await rowOf(third)).with(3, String(shifted[0])).with(4, String(shifted[1])),
    ['', '新集贸市场', kindName(), '111.13312', '37.53021', '是', other?.[1] ?? '', ''],
    ['LS-001', '机场候机楼', kindName(), '111.2', '37.9', '', other?.[1] ?? '', ''],
  ])
  const before = await snapshot()
  const unitsBefore = (await unitsOf(second.id)).map(({ unitId }) => unitId)
  const length = await logLength()
  const looked = await check(sheet)
  expect(looked.counts).toEqual({ refused: 0, changed: 3, new: 2, unchanged: 0 })
  expect(await logLength()).toBe(length)

  const id = uuidv7()
  const response = await take(sheet, looked, { id })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ seq: 1 })
  expect(await logLength()).toBe(length + 1)

  const after = await snapshot()
  expect(after.length).toBe(before.length + 2)
  const shown = (name: string) => after.find((point) => point.name === name)
  expect(shown('改名社区')).toMatchObject({ id: first.id, code: first.code })
  const market = shown('新集贸市场')
  const highest = Math.max(...all.map(({ code }) => Number(code.slice(1))))
  expect(market).toMatchObject({
    code: `D${String(highest + 1).padStart(4, '0')}`,
    status: 'uninspected',
    openIssues: 0,
    position: [111.13312, 37.53021],
    responsibleUnitIds: [other?.[0]],
    urban: true,
  })
  expect(shown('机场候机楼')).toMatchObject({ code: 'LS-001', scopeId: null })
  const today = server.server.clock.today()
  expect(await unitsOf(second.id)).toMatchObject([{ unitId: other?.[0], isLead: false, from: today }])

  // The panel tells of it, with where the sheet put it.
  const { history } = await office.client.point.byId.query({ pointId: third.id })
  expect(history.at(-1)).toMatchObject({
    of: 'register',
    event: { name: 'importPoints', by: { duty: { role: 'office' } } },
    change: { before: { name: third.name }, source: { row: 4, datum: 'WGS-84' } },
  })

  // The same again changes nothing, and what the sheet said of each place is kept.
  expect((await check(sheet)).counts).toMatchObject({ changed: 0, new: 0, unchanged: 5 })
  const kept = await db
    .select()
    .from(pointChanges)
    .where(eq(pointChanges.pointId, market?.id ?? 0))
  expect(kept[0]?.source).toEqual({ row: 5, coordinates: '111.13312, 37.53021', datum: 'WGS-84' })
  expect(await (await office.fetch(`/api/points/sheet/${id}`)).text()).toBe(sheet)
  expect(await office.client.pointRegister.changes.query()).toMatchObject([
    { id, name: 'importPoints', sheet: { fileName: '点位表.csv', refused: 0 }, added: 2, changed: 3, takenBack: null },
  ])

  expect(await office.client.pointRegister.undoing.query({ id })).toEqual({ removed: 2, restored: 3, kept: [] })
  await undo(id)
  expect(await snapshot()).toEqual(before)
  expect((await unitsOf(second.id)).map(({ unitId }) => unitId).sort()).toEqual(unitsBefore.sort())
  expect(await db.$count(pointStates, eq(pointStates.pointId, market?.id ?? 0))).toBe(0)
  await expect(undo(id)).rejects.toThrow('这次改动已经撤销，请刷新查看。')
  expect(await verifyFolds(db)).toBeNull()
})

it('takes back all but what has been used or changed since, and says which', async () => {
  const unit = [...unitNames.values()].at(-1) ?? ''
  const fresh = (name: string, lat: number) => ['', name, kindName(), '111.14', String(lat), '是', unit, '']
  const sheet = csvOf([header, fresh('甲市场', 37.51), fresh('乙市场', 37.52), fresh('丙市场', 37.525)])
  const id = uuidv7()
  expect((await take(sheet, await check(sheet), { id })).status).toBe(200)
  const idOf = async (name: string) => (await snapshot()).find((point) => point.name === name)?.id ?? 0
  const [first, second] = [await idOf('甲市场'), await idOf('乙市场')]
  await office.client.point.flag.mutate({
    actionId: uuidv7(),
    pointId: first,
    form: { flag: 'key', on: true, reason: '八月重点' },
  })
  const renaming = csvOf([header, fresh('乙市场', 37.52).with(5, '否')])
  expect((await take(renaming, await check(renaming))).status).toBe(200)

  expect(await office.client.pointRegister.undoing.query({ id })).toEqual({
    removed: 1,
    restored: 0,
    kept: [
      { pointId: first, name: '甲市场', why: 'inUse' },
      { pointId: second, name: '乙市场', why: 'changedSince' },
    ],
  })
  await undo(id)
  expect([await idOf('甲市场'), await idOf('乙市场'), await idOf('丙市场')]).toEqual([first, second, 0])
  expect(await verifyFolds(server.database.db)).toBeNull()
})

it('nothing is written where a row cannot be used, unless it is left out; nor of what was not looked at', async () => {
  const unit = [...unitNames.values()].at(-1) ?? ''
  const good = ['', '丁市场', kindName(), '111.15', '37.51', '是', unit, '']
  const sheet = csvOf([header, good, good.with(1, '戊市场').with(6, '没有的单位')])
  const looked = await check(sheet)
  const { db } = server.database
  const [length, count] = [await logLength(), await db.$count(points)]
  const refused = await take(sheet, looked)
  expect([refused.status, await sentence(refused)]).toEqual([
    409,
    '表中有1行不能采用，没有导入。请改正后重新核对，或勾选不导入这些行。',
  ])
  // Another file, another datum, another choice: not what was looked at.
  for (const response of [
    await take(sheet.replace('丁市场', '己市场'), looked, { refused: 'leave' }),
    await take(sheet, looked, { refused: 'leave' }, { datum: 'GCJ-02' }),
    await take(sheet, { fingerprint: '0'.repeat(64) }, { refused: 'leave' }),
  ])
    expect([response.status, await sentence(response)]).toEqual([409, expect.stringContaining('请重新核对')])
  expect([await logLength(), await db.$count(points)]).toEqual([length, count])

  expect((await take(sheet, looked, { refused: 'leave' })).status).toBe(200)
  expect(await db.$count(points)).toBe(count + 1)
  const again = await take(sheet, await check(sheet), { refused: 'leave' })
  expect([again.status, await sentence(again)]).toEqual([409, expect.stringContaining('不需要导入')])
})

it('a scope that changes while the sheet is being read may change whose the points are: it is read again', async () => {
  const { database, server: own } = server
  const { db } = database
  const viewer = await server.addAccount('clerk', [{ role: 'office' }])
  const groundVersion = await readGroundVersion(db)
  const bytes = new TextEncoder().encode(
    csvOf([header, ['', '辛市场', kindName(), '111.17', '37.51', '是', [...unitNames.values()].at(-1) ?? '', '']]),
  )
  const read = await checkSentSheet(
    db,
    { bytes, choices: { datum: 'WGS-84' }, isToBeTaken: true },
    new AbortController().signal,
  )
  if (isRefusal(read)) throw new Error(read.refused.zh)
  const takeRead = async () => {
    const id = uuidv7()
    return recordSheetImport(
      database,
      own.clock,
      { actionId: id, viewer },
      {
        id,
        fileName: '点位表.csv',
        fileHash: '0'.repeat(64),
        sheet: read,
        seen: read.fingerprint,
        leavesRefused: false,
        groundVersion,
      },
    )
  }
  await db.update(scopes).set({ order: 0 }).where(eq(scopes.order, 0))
  expect(await takeRead()).toMatchObject({
    kind: 'conflict',
    refused: { zh: expect.stringContaining('督导范围有了变化') },
  })
  expect(await db.$count(points, eq(points.name, '辛市场'))).toBe(0)
})

it('the same action sent twice is one; questions that are none are refused, and people who may not', async () => {
  const unit = [...unitNames.values()].at(-1) ?? ''
  const sheet = csvOf([header, ['', '庚市场', kindName(), '111.16', '37.51', '是', unit, '']])
  const looked = await check(sheet)
  const id = uuidv7()
  const [one, two] = [await take(sheet, looked, { id }), await take(sheet, looked, { id })]
  expect(await two.json()).toEqual(await one.json())
  expect(await server.database.db.$count(points, eq(points.name, '庚市场'))).toBe(1)
  for (const wrong of [
    { seen: 'x' },
    { id: '1' },
    { name: '' },
    { name: '\u0000' },
    { refused: 'all' },
    { more: '1' },
  ] as Record<string, string>[])
    expect((await take(sheet, looked, wrong)).status).toBe(400)
  const squad = await server.signIn('squad1')
  expect((await post('import', sheet, { id: uuidv7(), seen: looked.fingerprint, name: 'x' }, squad)).status).toBe(403)
  expect((await squad.fetch(`/api/points/sheet/${id}`)).status).toBe(403)
  expect((await office.fetch(`/api/points/sheet/${uuidv7()}`)).status).toBe(404)
  await expect(undo(uuidv7())).rejects.toThrow('没有这次改动')
})

it('a changed row beside the log is found', async () => {
  const { db } = server.database
  const [row] = await db.select().from(pointChanges).limit(1)
  if (!row?.after) throw new Error('no change to falsify')
  await db
    .update(pointChanges)
    .set({ after: { ...row.after, name: '假' } })
    .where(eq(pointChanges.pointId, row.pointId))
  expect(await verifyFolds(db)).toMatchObject({ table: 'point_changes', position: row.position })
})
