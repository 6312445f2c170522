/** A sheet of points: in every form that an office saves one, and every form that breaks; read as the route's thread reads it, and some over HTTP. Nothing is ever written. */
import { execFileSync } from 'node:child_process'
import { asc, isNull } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import { checkSheet, type SheetCheck, type SheetChoices } from '../../domain/importing/checkSheet'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { events, pointKinds, points, pointUnits, units } from '../../server/db/schema'
import { readSheetGround } from '../../server/importing/checkSheet'
import { sheetRows } from '../../server/importing/sheetRows'
import { csvOf, sheetXml, type TestCell, xlsxOf } from '../sheets'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
/** All points of the sample, as the office would have written them down. */
let rows: string[][]
const header = ['编号', '名称', '点位类型', '经度', '纬度', '地址', '是否市区', '责任单位', '牵头单位']

beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  const { db } = server.database
  const kindName = new Map((await db.select().from(pointKinds)).map(({ key, nameZh }) => [key, nameZh]))
  const unitName = new Map((await db.select().from(units)).map(({ id, nameZh }) => [id, nameZh]))
  const ofPoints = await db.select().from(pointUnits).where(isNull(pointUnits.until))
  rows = (await db.select().from(points).orderBy(asc(points.id))).map((point) => {
    const own = ofPoints.filter(({ pointId }) => pointId === point.id)
    const names = (some: typeof own) => some.map(({ unitId }) => unitName.get(unitId)).join('、')
    return [
      point.code,
      point.name,
      kindName.get(point.kind) ?? '',
      String(point.lng),
      String(point.lat),
      point.address,
      point.urban ? '是' : '否',
      names(own),
      names(own.filter(({ isLead }) => isLead)),
    ]
  })
})
afterAll(() => server.close())

let before: number[]
const counted = async () => {
  const { db } = server.database
  return Promise.all([db.$count(events), db.$count(points), db.$count(pointUnits)])
}
beforeEach(async () => {
  before = await counted()
})
afterEach(async () => expect(await counted()).toEqual(before))

const send = (body: string | Uint8Array, choices: object = {}, person = office) =>
  person.fetch(`/api/points/check?choices=${encodeURIComponent(JSON.stringify(choices))}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { 'content-type': 'application/octet-stream' },
  })
/** As the thread of the route does, without the time that a thread takes to start from its sources. */
const checked = async (body: string | Uint8Array, choices: SheetChoices = {}): Promise<SheetCheck | Refusal> => {
  const read = await sheetRows(typeof body === 'string' ? new TextEncoder().encode(body) : body)
  return isRefusal(read) ? read : checkSheet(read, await readSheetGround(server.database.db), choices)
}
const check = async (body: string | Uint8Array, choices: SheetChoices = {}): Promise<SheetCheck> => {
  const answer = await checked(body, choices)
  if (isRefusal(answer)) throw new Error(answer.refused.zh)
  return answer
}
const asUnchanged = { refused: 0, changed: 0, new: 0 }
const inDatum = (datum: 'GCJ-02' | 'BD-09') =>
  rows.map((row) => {
    const [lng, lat] = fromWgs84([Number(row[3]), Number(row[4])] as LngLat, datum)
    return row.with(3, lng.toFixed(6)).with(4, lat.toFixed(6))
  })

describe('the points as they are, written down, change nothing', () => {
  const gb18030 = (text: string) =>
    new Uint8Array(execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text }))
  it.each<[string, () => string | Uint8Array]>([
    ['.csv in UTF-8', () => csvOf([header, ...rows])],
    ['.csv with a byte order mark', () => `\uFEFF${csvOf([header, ...rows])}`],
    ['.csv in GB18030 without any mark', () => gb18030(csvOf([header, ...rows]))],
    ['.csv in UTF-16', () => new Uint8Array(Buffer.from(`\uFEFF${csvOf([header, ...rows])}`, 'utf16le'))],
    ['separated by tabs', () => [header, ...rows].map((row) => row.join('\t')).join('\n')],
    ['.xlsx', () => xlsxOf(sheetXml([header, ...rows]))],
    [
      '.xlsx with numbers',
      () =>
        xlsxOf(
          sheetXml([
            header,
            ...rows.map((row): TestCell[] => row.map((cell, at) => (at === 3 || at === 4 ? Number(cell) : cell))),
          ]),
        ),
    ],
    [
      'the header on the third row, below a merged title',
      () =>
        xlsxOf(
          sheetXml([['2022年点位表'], [], header, ...rows], {
            after: '<mergeCells count="1"><mergeCell ref="A1:I1"/></mergeCells>',
          }),
        ),
    ],
    [
      'names by formula',
      () =>
        xlsxOf(
          sheetXml([
            header,
            ...rows.map((row): TestCell[] =>
              row.map((cell, at) => (at === 1 ? { formula: 'CONCAT("",A1)', value: cell } : cell)),
            ),
          ]),
        ),
    ],
  ])('%s', async (_, made) => {
    const { counts, datum, verdict } = await check(made())
    expect(counts).toEqual({ ...asUnchanged, unchanged: rows.length })
    expect([datum, verdict.isSure]).toEqual(['WGS-84', true])
  })
  it.each(['GCJ-02', 'BD-09'] as const)('in %s, which is found', async (datum) => {
    const answer = await check(csvOf([header, ...inDatum(datum)]))
    expect([answer.datum, answer.verdict.isSure]).toEqual([datum, true])
    expect(answer.counts).toEqual({ ...asUnchanged, unchanged: rows.length })
  })
  it('columns the wrong way round are known', async () => {
    const swapped = rows.map((row) => row.with(3, row[4] ?? '').with(4, row[3] ?? ''))
    const { counts, rows: shown } = await check(csvOf([header, ...swapped]))
    expect(counts.unchanged).toBe(rows.length)
    expect(shown[0]?.notes[0]?.zh).toBe('经度和纬度填反了，已对调。')
  })
})

it('says of each row what it would do; refused ones come first, with their cells', async () => {
  const [first = [], second = [], third = []] = rows
  const answer = await check(
    csvOf([
      header,
      first,
      second.with(1, '新名称'),
      third.with(7, '没有的单位'),
      ['', '新点位', third[2] ?? '', '111.13', '37.53', '', '是', third[7] ?? '', ''],
    ]),
    { datum: 'WGS-84' },
  )
  expect(answer.counts).toEqual({ refused: 1, changed: 1, new: 1, unchanged: 1 })
  expect(answer.rows.map(({ number, is }) => `${number} ${is}`)).toEqual([
    '4 refused',
    '3 changed',
    '5 new',
    '2 unchanged',
  ])
  expect(answer.rows[0]).toMatchObject({ cells: third.with(7, '没有的单位') })
  expect(answer.rows[1]).toMatchObject({ differences: [{ column: 'name', before: second[1], after: '新名称' }] })
})

it('columns and datum are the person’s to correct', async () => {
  const odd = header.with(1, '叫什么').with(0, '名称')
  const guessed = await check(csvOf([odd, ...rows]))
  expect(guessed.columns.name).toBe(0)
  const { counts, columns } = await check(csvOf([odd, ...rows]), { columns: { name: 1, code: 0 } })
  expect([columns.name, columns.code, counts.unchanged]).toEqual([1, 0, rows.length])
  const shifted = await check(csvOf([header, ...rows]), { datum: 'GCJ-02' })
  expect(shifted).toMatchObject({ datum: 'GCJ-02', verdict: { datum: 'WGS-84' }, counts: { changed: rows.length } })
})

describe('what cannot be read is refused with what to do', () => {
  const bomb = () => xlsxOf(sheetXml([header]), { 'xl/worksheets/sheet2.xml': new Uint8Array(210_000_000) })
  it.each<[string, () => string | Uint8Array, Refusal['kind'], string]>([
    ['no header', () => csvOf(rows), 'invalid', '没有找到表头。请在前20行内写明'],
    ['a header alone', () => csvOf([header]), 'invalid', '表头下面没有数据。请检查'],
    [
      'an old .xls',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'invalid',
      '旧版 .xls 文件',
    ],
    [
      'a picture',
      () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xff, 0xff]),
      'invalid',
      '没有核对。请',
    ],
    ['half of an .xlsx', () => xlsxOf(sheetXml([header, ...rows])).slice(0, 2_000), 'invalid', '这个文件读不出来'],
    ['a package that is no spreadsheet', () => xlsxOf('<not a sheet'), 'invalid', '没有'],
    [
      '100,001 rows',
      () => csvOf([header, ...Array.from({ length: 100_001 }, () => ['', 'x'])]),
      'tooLarge',
      '超过100000行',
    ],
  ])('%s', async (_, made, kind, sentence) => {
    expect(await checked(made())).toEqual({
      kind,
      refused: { zh: expect.stringContaining(sentence), en: expect.stringMatching(/\w/) },
    })
  })
  it('over HTTP with the right status', async () => {
    for (const [made, status, sentence] of [
      ['', 400, '文件是空的（0 字节）'],
      [csvOf(rows), 400, '没有找到表头'],
      [bomb(), 413, '这个文件解开后太大'],
    ] as const) {
      const response = await send(made)
      const { refused } = (await response.json()) as { refused: { zh: string } }
      expect([response.status, refused.zh]).toEqual([status, expect.stringContaining(sentence)])
    }
  })
  it('choices that are none, and somebody who may not', async () => {
    for (const choices of [{ datum: 'Beijing 54' }, { columns: { colour: 1 } }, { columns: { name: -1 } }])
      expect((await send(csvOf([header, ...rows]), choices)).status).toBe(400)
    expect((await send(csvOf([header, ...rows]), {}, await server.signIn('squad1'))).status).toBe(403)
  })
})

it('over HTTP, in a thread of its own: one at a time, and of one person the newest', async () => {
  await server.addAccount('clerk', [{ role: 'office' }])
  const clerk = await server.signIn('clerk')
  const first = send(csvOf([header, ...rows]))
  // Both are on their way before the first has been answered.
  const [second, other] = await Promise.all([
    send(csvOf([header, ...rows]), { datum: 'GCJ-02' }),
    send(csvOf([header, ...rows]), {}, clerk),
  ])
  const statuses = [(await first).status, second.status, other.status]
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1)
  expect(statuses.every((status) => [200, 409, 429].includes(status))).toBe(true)
  const again = await send(csvOf([header, ...rows]))
  expect(((await again.json()) as SheetCheck).counts).toEqual({ ...asUnchanged, unchanged: rows.length })
})

it('what a package claims of itself bounds what is unpacked of it, pictures aside', async () => {
  const honest = xlsxOf(sheetXml([header, ...rows]), { 'xl/media/photo.bin': new Uint8Array(1_000_000) })
  expect((await check(honest)).counts.unchanged).toBe(rows.length)
  // The same sheet, but the directory says that it holds a hundred bytes.
  const lying = Buffer.from(honest)
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const inDirectory = lying.lastIndexOf(name) - 46
  lying.writeUInt32LE(100, inDirectory + 24)
  expect(await checked(new Uint8Array(lying))).toMatchObject({ kind: 'invalid' })
})

it('a million empty rows are no rows; what is below them is read', async () => {
  const [first = []] = rows
  const empty = Array.from({ length: 50_000 }, (_, at) => `<row r="${at + 3}"/>`).join('')
  const last = `<row r="1048576">${first.map((cell, at) => `<c r="${'ABCDEFGHI'[at]}1048576" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
  const { counts, rows: shown } = await check(xlsxOf(sheetXml([header], { more: empty + last })))
  expect(counts.unchanged).toBe(1)
  expect(shown[0]?.number).toBe(1_048_576)
})
