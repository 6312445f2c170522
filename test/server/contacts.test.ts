/** Contacts: sealed in the table, read by the office and the unit's squad, a number by one call that the log keeps, and nowhere else. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resealContacts } from '../../server/contacts/contactRows'
import { readContactKeys } from '../../server/contacts/keys'
import { createSeals } from '../../server/contacts/seal'
import { events, receipts, units } from '../../server/db/schema'
import { contacts } from '../../server/db/tables/roster'
import { createRateLimiter, rates } from '../../server/rateLimiter'
import { type Person, startTestServer, type TestServer } from '../testServer'

const mobile = ['139', '0358', '4321'].join('')
const another = ['137', '0358', '8765'].join('')
const person = '欧阳某某'
const unit = 'unit03'

const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'was accepted',
    ({ message }: Error) => message,
  )
const add = async (office: Person, form: { name: string; title: string; phone: string }, unitId = unit) => {
  const id = uuidv7()
  await office.client.contact.add.mutate({ actionId: uuidv7(), id, unitId, form })
  return id
}
const reveal = (who: Person, id: string) => who.client.contact.reveal.mutate({ actionId: uuidv7(), id })

let server: TestServer
let office: Person
let squad1: Person
let squad2: Person
let unit03: Person
let id: string
const heard: string[] = []
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  ;[office, squad1, squad2, unit03] = (await Promise.all(
    ['office', 'squad1', 'squad2', unit].map((name) => server.signIn(name)),
  )) as [Person, Person, Person, Person]
  squad2.client.live.announcements.subscribe(
    { after: server.server.announcements.position() },
    { onData: (data) => heard.push(JSON.stringify(data)) },
  )
  id = await add(office, { name: person, title: '办公室主任', phone: `+86 ${mobile}` })
})
afterAll(() => server.close())

describe('who reads', () => {
  it('the office and the unit’s squad see the name and the number masked', async () => {
    const expected = [{ id, title: '办公室主任', name: person, maskedPhone: '139****4321' }]
    const shown = { contacts: expected, unitRetiredOn: null }
    expect(await office.client.contact.ofUnit.query({ unitId: unit })).toEqual({ ...shown, mayKeep: true })
    expect(await squad1.client.contact.ofUnit.query({ unitId: unit })).toEqual({ ...shown, mayKeep: false })
  })

  it('no answer stays in a cache', async () => {
    const input = encodeURIComponent(JSON.stringify({ unitId: unit }))
    const response = await squad1.fetch(`/trpc/contact.ofUnit?input=${input}`)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
  })

  it('another squad sees nothing, and cannot ask for the number; nor can the unit itself, or who keeps none', async () => {
    const nothing = { contacts: null, mayKeep: false, unitRetiredOn: null }
    expect(await squad2.client.contact.ofUnit.query({ unitId: unit })).toEqual(nothing)
    expect(await refusal(reveal(squad2, id))).toContain('只有指挥部办公室和督导该单位的分队可以查看')
    expect(await refusal(unit03.client.contact.ofUnit.query({ unitId: unit }))).toContain('无权')
    expect(await refusal(reveal(unit03, id))).toContain('无权')
    expect(await refusal(squad1.client.contact.remove.mutate({ actionId: uuidv7(), id }))).toContain('无权')
    expect(await server.database.db.$count(events, eq(events.name, 'reveal'))).toBe(0)
  })

  it('a number is told to who asks for it, and the log keeps who asked for whose', async () => {
    expect(await reveal(squad1, id)).toEqual({ phone: mobile })
    const [row] = await server.database.db.select().from(events).where(eq(events.name, 'reveal'))
    expect(JSON.parse(row?.body ?? '')).toMatchObject({
      by: { name: expect.stringContaining('第一督导分队'), duty: { role: 'squad', squad: 1 } },
      to: { unitId: unit, title: '办公室主任' },
    })
    const { entries } = await office.client.audit.list.query({ filter: { kind: 'contact' } })
    expect(entries.map(({ what, subject }) => `${what.zh} ${subject.zh}`)).toEqual([
      '查看联系电话 市财政局 · 办公室主任',
      '新增联系人 市财政局 · 办公室主任',
    ])
  })

  it('twenty times a minute at most', () => {
    const { allow } = createRateLimiter()
    const asked = Array.from({ length: 21 }, () => allow('reveal', 'squad1', 0))
    expect([rates.reveal, asked.filter(Boolean).length, asked[20]]).toEqual([20, 20, false])
  })
})

describe('changed and removed', () => {
  it('the log says which parts were changed, and the row goes with the person', async () => {
    const other = await add(office, { name: '司马某', title: '科员', phone: '0358-8221234' }, 'unit04')
    await office.client.contact.change.mutate({
      ...{ actionId: uuidv7(), id: other },
      form: { name: '司马某', title: '科长', phone: another },
    })
    expect(await reveal(office, other)).toEqual({ phone: another })
    const { entries } = await office.client.audit.list.query({ filter: { kind: 'contact', name: 'change' } })
    expect(entries[0]?.changes.map(({ label, from, to }) => `${label.zh}：${from?.zh ?? ''} → ${to?.zh}`)).toEqual([
      '职务：科员 → 科长',
      '改了什么： → 职务、电话',
    ])
    await office.client.contact.remove.mutate({ actionId: uuidv7(), id: other })
    expect(await server.database.db.$count(contacts, eq(contacts.id, other))).toBe(0)
    expect(await refusal(reveal(office, other))).toContain('没有这位联系人')
  })

  it('nothing is saved where nothing changes, and nothing for a unit that is not there', async () => {
    const same = { name: person, title: '办公室主任', phone: mobile }
    expect(await refusal(office.client.contact.change.mutate({ actionId: uuidv7(), id, form: same }))).toContain(
      '没有改动',
    )
    expect(await refusal(add(office, same, 'nowhere'))).toContain('不在名册或已停用')
  })

  it('the same action again is done once; another number under its id is refused', async () => {
    const given = { actionId: uuidv7(), id: uuidv7(), unitId: 'unit05' }
    const form = { name: '诸葛某', title: '科员', phone: another }
    const receipt = await office.client.contact.add.mutate({ ...given, form })
    expect(await office.client.contact.add.mutate({ ...given, form })).toEqual(receipt)
    expect(await refusal(office.client.contact.add.mutate({ ...given, form: { ...form, phone: mobile } }))).toContain(
      '已用过',
    )
    await office.client.contact.remove.mutate({ actionId: uuidv7(), id: given.id })
  })
})

it('neither number nor name is anywhere but sealed: not in any table, file that is taken away, live message or list', async () => {
  await reveal(office, id)
  const tables = await server.database.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  expect(tables.map(({ name }) => name)).toContain('contacts')
  const secret = new RegExp([mobile, mobile.slice(3), another, another.slice(3), person, '司马某', '诸葛某'].join('|'))
  for (const { name } of tables) {
    const [row] = await server.database.db.execute<{ all: string }>(
      sql`select coalesce(string_agg(t::text, ' '), '') as all from ${sql.identifier(name)} t`,
    )
    expect(`${name} ${secret.exec(row?.all ?? '')?.[0] ?? 'clean'}`).toBe(`${name} clean`)
  }
  // The receipts keep a mark of each body: not one that a list of all numbers could be tried against.
  expect(await server.database.db.$count(receipts)).toBeGreaterThan(0)

  const paths = [
    '/api/audit.xlsx?from=2022-09-01&until=2022-12-31',
    '/api/dossiers.xlsx',
    `/api/dossier/${unit}.docx`,
    '/api/ledger.xlsx',
    '/api/archive/2022-09.zip',
  ]
  for (const path of [
    ...paths,
    '/api/snapshot',
    '/api/history',
    '/api/geography',
    '/trpc/campaign.overview',
    '/trpc/people.list',
  ]) {
    const response = await office.fetch(path)
    expect(`${path} ${response.status}`).toBe(`${path} 200`)
    const unpacked = await unpackedText(new Uint8Array(await response.arrayBuffer()))
    expect(`${path} ${secret.exec(unpacked)?.[0] ?? 'clean'}`).toBe(`${path} clean`)
  }
  await expect.poll(() => heard.some((message) => message.includes('"contact"'))).toBe(true)
  expect(heard.join(' ')).not.toMatch(secret)
})

const unpackedText = async (bytes: Uint8Array): Promise<string> => {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes)
  const { unzipSync } = await import('fflate')
  const inner = await Promise.all(Object.values(unzipSync(bytes)).map(unpackedText))
  return inner.join(' ')
}

describe('keys', () => {
  const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const
  const secret = { name: person, phone: mobile }
  const row = { id: uuidv7(), unitId: unit }

  it('a sealed value opens with its key, for its row and its unit, unaltered, and never twice the same', () => {
    const seals = createSeals([one])
    const sealed = seals.seal(secret, row)
    expect(seals.open(sealed, row)).toEqual(secret)
    expect(seals.seal(secret, row)).not.toBe(sealed)
    expect(createSeals([two]).open(sealed, row)).toBeNull()
    expect(seals.open(sealed, { ...row, id: uuidv7() })).toBeNull()
    expect(seals.open(sealed, { ...row, unitId: 'unit04' })).toBeNull()
    const bytes = Buffer.from(sealed, 'base64')
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(seals.open(altered.toString('base64'), row)).toBeNull()
    }
    expect(seals.open('', row)).toBeNull()
  })

  it('a new key in front seals anew what the former one sealed, at the next start', async () => {
    const keys = await readContactKeys({ contactsKeys: undefined, dataDir: server.dataDir })
    const { db } = server.database
    expect(await resealContacts(db, createSeals(keys))).toEqual({ resealed: 0, lost: 0 })
    expect(await resealContacts(db, createSeals([two, ...keys]))).toEqual({ resealed: 1, lost: 0 })
    expect(await resealContacts(db, createSeals([one]))).toEqual({ resealed: 0, lost: 1 })
    // This server has the former key alone: it says so, and mixes nothing in.
    expect(await refusal(office.client.contact.ofUnit.query({ unitId: unit }))).toContain('联系人的密钥不对')
    expect(await refusal(add(office, { name: '某', title: '科员', phone: mobile }))).toContain('联系人的密钥不对')
    expect(await resealContacts(db, createSeals([...keys, two]))).toEqual({ resealed: 1, lost: 0 })
    expect(await reveal(office, id)).toEqual({ phone: mobile })
  })

  it('without CONTACTS_KEY one is made once in the data folder, for its owner alone, and stays readable beside it', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-keys-'))
    const [made] = await readContactKeys({ contactsKeys: undefined, dataDir })
    expect((await stat(join(dataDir, 'contacts.key'))).mode & 0o777).toBe(0o600)
    expect((await readFile(join(dataDir, 'contacts.key'), 'utf8')).trim()).toBe(made?.toString('base64'))
    expect(await readContactKeys({ contactsKeys: undefined, dataDir })).toEqual([made])
    expect(await readContactKeys({ contactsKeys: [two.toString('base64')], dataDir })).toEqual([two, made])
    await rm(dataDir, { recursive: true })
  })
})

describe('a unit that is retired', () => {
  it('has nobody to ring: the squad sees nobody, the office what is left, to remove it and nothing else', async () => {
    const { db } = server.database
    await db.update(units).set({ retiredOn: '2022-09-14' }).where(eq(units.id, unit))
    const shown = await office.client.contact.ofUnit.query({ unitId: unit })
    expect(shown).toMatchObject({ unitRetiredOn: '2022-09-14', contacts: [{ id }] })
    const nothing = { contacts: null, mayKeep: false, unitRetiredOn: null }
    expect(await squad1.client.contact.ofUnit.query({ unitId: unit })).toEqual(nothing)
    expect(await refusal(reveal(squad1, id))).toContain('只有指挥部办公室')
    const change = { actionId: uuidv7(), id, form: { name: '某', title: '科员' } }
    expect(await refusal(office.client.contact.change.mutate(change))).toBe(
      '这位联系人的单位已停用，不能再修改。请删除这位联系人。',
    )
    await office.client.contact.remove.mutate({ actionId: uuidv7(), id })
    expect(await db.$count(contacts, eq(contacts.unitId, unit))).toBe(0)
  })
})
