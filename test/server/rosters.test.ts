/** Rosters on the server: a file's rows, what is taken all or nothing, and the same file again that changes nothing. */
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { events, receipts, units, user } from '../../server/db/schema'
import { contacts, unitAliases } from '../../server/db/tables/roster'
import { csvOf, sheetXml, xlsxOf } from '../sheets'
import { type Person, startTestServer, type TestServer } from '../testServer'

const mobile = ['139', '0358', '4321'].join('')
const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'was accepted',
    ({ message }: Error) => message,
  )

let server: TestServer
let office: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  office = await server.signIn('office')
})
afterAll(() => server.close())

const choices = {}
const outcomes = (lines: readonly { readonly is: string }[]) => lines.map(({ is }) => is).join(' ')
const eventCount = () => server.database.db.$count(events)

describe('a file', () => {
  const send = (body: Uint8Array | string) =>
    office.fetch('/api/rosters/rows', {
      method: 'POST',
      body: Buffer.from(body),
      headers: { 'content-type': 'application/octet-stream' },
    })

  it('comes back as rows, whatever it was saved as; rows keep their numbers', async () => {
    const rows = [['名册'], [], ['单位名称', '简称'], ['市财政局', '市财局']]
    for (const body of [xlsxOf(sheetXml(rows)), csvOf(rows)]) {
      const response = await send(body)
      expect(response.headers.get('cache-control')).toBe('no-store')
      const answer = (await response.json()) as { rows: string[][] }
      expect(answer.rows.map((cells) => cells.filter(Boolean))).toEqual(rows)
    }
  })

  it.each([
    ['nothing', '', 400, '文件是空的'],
    ['an old .xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), 400, '请另存为 .xlsx'],
    ['a broken package', new Uint8Array([0x50, 0x4b, 3, 4, 9]), 400, '读不出来'],
    ['too many rows', '某局\n'.repeat(2_001), 413, '超过2000行'],
  ])('%s is refused', async (_, body, status, says) => {
    const response = await send(body)
    expect(response.status).toBe(status)
    expect(((await response.json()) as { refused: { zh: string } }).refused.zh).toContain(says)
  })
})

describe('units', () => {
  const rows = [
    ['单位名称', '别名', '上级单位', '督导分队'],
    ['市财政局', '市财局、财政局', '', ''],
    ['西坡水文站', '', '西坡气象站', ''],
    ['西坡气象站', '', '市财局', '三分队'],
    ['市统计局', '', '', '九分队'],
  ]
  const check = () => office.client.roster.checkUnits.mutate({ rows, choices })
  const take = (seen: string, actionId = uuidv7()) =>
    office.client.roster.takeUnits.mutate({ actionId, rows, choices, seen })

  it('are taken in one event; what cannot be used is left out', async () => {
    const { lines, mark } = await check()
    expect(outcomes(lines)).toBe('changed new new refused')
    const before = await eventCount()
    const actionId = uuidv7()
    const receipt = await take(mark, actionId)
    expect(await take(mark, actionId)).toEqual(receipt)
    expect(await eventCount()).toBe(before + 1)

    const { units: all } = await office.client.campaign.overview.query()
    const named = (zh: string) => all.find(({ name }) => name.zh === zh)
    expect(named('市财政局')?.aliases).toEqual(['市财局', '财政局'])
    expect(named('西坡气象站')).toMatchObject({ id: 'unit66', squad: 3, supervised: true, superiorId: 'unit03' })
    expect(named('西坡水文站')).toMatchObject({ id: 'unit65', squad: null, supervised: false, superiorId: 'unit66' })
    const { entries } = await office.client.audit.list.query({ filter: { name: 'takeUnitRoster' } })
    const [entry] = entries
    expect(entry?.subject.zh).toBe('单位名册')
    expect(entry?.changes.map(({ label, to }) => `${label.zh}：${to?.zh}`)).toEqual(
      expect.arrayContaining([
        '单位 · 市财政局 · 别名：市财局、财政局',
        '单位 · 西坡气象站 · 督导分队：第三督导分队',
        '新建单位：西坡水文站、西坡气象站',
      ]),
    )
  })

  it('the same file again changes nothing', async () => {
    const { lines, mark } = await check()
    expect(outcomes(lines)).toBe('unchanged unchanged unchanged refused')
    const before = await eventCount()
    expect(await refusal(take(mark))).toContain('名册和现有的一致')
    expect(await eventCount()).toBe(before)
  })

  it('another state than the one that was looked at is not taken', async () => {
    expect(await refusal(take('0'.repeat(64)))).toContain('您看过以后有人改了名册')
  })

  it('a sheet of points knows units by their other names', async () => {
    const sheet = csvOf([
      ['名称', '类型', '经度', '纬度', '责任单位'],
      ['某集贸市场', '农贸市场', '111.1331', '37.5302', '财政局'],
    ])
    const response = await office.fetch('/api/points/check', {
      method: 'POST',
      body: Buffer.from(sheet),
      headers: { 'content-type': 'application/octet-stream' },
    })
    const answer = (await response.json()) as { rows: { is: string; point?: { unitIds: string[] } }[] }
    expect(answer.rows[0]?.point?.unitIds ?? answer.rows[0]).toEqual(['unit03'])
  })
})

describe('contacts', () => {
  const rows = [
    ['单位', '姓名', '职务', '电话'],
    ['市财政局', '欧阳某', '办公室主任', mobile],
    ['财政局', '司马某', '科员', '0358-8221234'],
    ['市教育居', '诸葛某', '科员', mobile],
  ]
  const check = (given = rows) => office.client.roster.checkContacts.mutate({ rows: given, choices })
  const take = (seen: string, given = rows) =>
    office.client.roster.takeContacts.mutate({ actionId: uuidv7(), rows: given, choices, seen })

  it('are sealed; the one event names units and titles alone', async () => {
    const { lines, mark } = await check()
    expect(outcomes(lines)).toBe('new new refused')
    await take(mark)
    const kept = await server.database.db.select().from(contacts)
    expect(kept.map(({ unitId, title }) => `${unitId} ${title}`).sort()).toEqual(['unit03 办公室主任', 'unit03 科员'])
    const [event] = await server.database.db.select().from(events).where(eq(events.name, 'takeRoster'))
    expect(JSON.parse(event?.body ?? '')).toMatchObject({
      to: { contactsAdded: ['市财政局 · 办公室主任', '市财政局 · 科员'], contactsChanged: [] },
    })
    const recorded = JSON.stringify([kept, event, await server.database.db.select().from(receipts)])
    expect(recorded).not.toMatch(new RegExp(`${mobile}|欧阳某|8221234`))
  })

  it('the same file again changes nothing; another number changes that one alone', async () => {
    const again = await check()
    expect(outcomes(again.lines)).toBe('unchanged unchanged refused')
    expect(await refusal(take(again.mark))).toContain('名册和现有的一致')
    const changed = rows.map((cells) => (cells[1] === '司马某' ? cells.with(3, '0358-8220000') : cells))
    const { lines, mark } = await check(changed)
    expect(outcomes(lines)).toBe('unchanged changed refused')
    await take(mark, changed)
    const { contacts: shown } = await office.client.contact.ofUnit.query({ unitId: 'unit03' })
    expect(shown?.map(({ name, maskedPhone }) => `${name} ${maskedPhone}`).sort()).toEqual(
      ['司马某 035****0000', '欧阳某 139****4321'].sort(),
    )
  })
})

describe('accounts', () => {
  const rows = [
    ['姓名', '用户名', '单位', '督导分队', '职务'],
    ['统计局经办人', 'tongji', '市统计局', '', ''],
    ['第三督导分队新成员', 'dui3.new', '', '三分队', '成员'],
    ['市财政局', 'unit03', '', '', ''],
  ]
  const passwords = { tongji: 'abcd-efgh-jkmn', 'dui3.new': 'pqrs-tuvw-xyz2' }
  const check = () => office.client.roster.checkAccounts.mutate({ rows, choices })

  it('are made with their posts and passwords, an event each; or none of them', async () => {
    const { lines, mark, newAccounts } = await check()
    expect(outcomes(lines)).toBe('new new refused')
    expect(newAccounts).toEqual([
      { username: 'tongji', name: '统计局经办人' },
      { username: 'dui3.new', name: '第三督导分队新成员' },
    ])
    const [before, people] = [await eventCount(), await server.database.db.$count(user)]
    const sent = { actionId: uuidv7(), rows, choices, seen: mark }
    expect(
      await refusal(office.client.roster.takeAccounts.mutate({ ...sent, passwords: { tongji: passwords.tongji } })),
    ).toContain('没有密码')
    expect([await eventCount(), await server.database.db.$count(user)]).toEqual([before, people])

    const receipt = await office.client.roster.takeAccounts.mutate({ ...sent, passwords })
    expect(await office.client.roster.takeAccounts.mutate({ ...sent, passwords })).toEqual(receipt)
    expect([await eventCount(), await server.database.db.$count(user)]).toEqual([before + 2, people + 2])
    const clerk = await server.signIn('tongji', passwords.tongji)
    expect((await clerk.client.session.me.query()).posts).toMatchObject([
      { duty: { role: 'unit', unitId: 'unit07', position: 'clerk' } },
    ])
    const recorded = JSON.stringify([
      await server.database.db.select().from(events),
      await server.database.db.select().from(receipts),
    ])
    expect(recorded).not.toMatch(/abcd-efgh|pqrs-tuvw/)
  })

  it('the same file again makes nobody', async () => {
    const { lines, mark, newAccounts } = await check()
    expect([outcomes(lines), newAccounts]).toEqual(['unchanged unchanged refused', []])
    const sent = { actionId: uuidv7(), rows, choices, seen: mark, passwords: {} }
    expect(await refusal(office.client.roster.takeAccounts.mutate(sent))).toContain('名册和现有的一致')
  })
})

it('rosters are the office’s alone', async () => {
  const squad = await server.signIn('squad1')
  const rows = [
    ['单位名称', '别名'],
    ['市财政局', '财政'],
  ]
  expect(await refusal(squad.client.roster.checkUnits.mutate({ rows, choices }))).toContain('无权')
  expect(
    await refusal(squad.client.roster.takeContacts.mutate({ actionId: uuidv7(), rows, choices, seen: '0'.repeat(64) })),
  ).toContain('无权')
  expect(await server.database.db.$count(unitAliases)).toBe(2)
  expect(await server.database.db.$count(units, eq(units.nameZh, '财政'))).toBe(0)
})
