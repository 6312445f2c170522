/** The inbox over HTTP on the sample: what is told to whom, what was read, what a successor finds, and nothing that one may not read. */
import { asc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isOfMatter } from '../../domain/inbox'
import { points, pointUnits } from '../../server/db/schema'
import { inboxReads } from '../../server/db/tables/inbox'
import { itemKeys } from '../handbook'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let squad: Person
let unit: Person
let unitId: string
let pointId: number
let checkItem: string
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  const { db } = server.database
  const builders = await db.select().from(pointUnits)
  const inFengshan = await db.select().from(points).where(eq(points.scopeId, 'fengshan')).orderBy(asc(points.id))
  const sole = inFengshan.find(({ id }) => {
    const own = builders.filter((row) => row.pointId === id)
    return own.length === 1 && own[0]?.unitId.startsWith('unit')
  })
  if (!sole) throw new Error('the sample has no such point')
  pointId = sole.id
  unitId = builders.find((row) => row.pointId === pointId)?.unitId ?? ''
  squad = await server.signIn('squad1')
  unit = await server.signIn(unitId)
  const { handbook } = await squad.client.campaign.overview.query()
  checkItem = itemKeys(handbook, sole.kind)[0] ?? ''
})
afterAll(() => server.close())

const openAndNotify = async (what: string): Promise<string> => {
  const issueId = uuid()
  await squad.client.issue.open.mutate({
    actionId: uuid(),
    issueId,
    subject: { kind: 'point', pointId },
    form: { checkItem, what, severity: 'ordinary' },
    notify: { unitId, instrument: 'card', claimBy: '2022-09-19', rectifyBy: '2022-09-29' },
  })
  return issueId
}
const unreadOf = async (person: Person) => (await person.client.inbox.unread.query()).count

test('a notified unit has one more unread entry, which says what to do; the squad that acted has none', async () => {
  const [before, ofSquad] = [await unreadOf(unit), await unreadOf(squad)]
  const issueId = await openAndNotify('门前有积水。')
  expect(await unreadOf(unit)).toBe(before + 1)
  expect(await unreadOf(squad)).toBe(ofSquad)
  const { entries, unread } = await unit.client.inbox.list.query()
  expect(unread).toBe(before + 1)
  expect(entries[0]).toMatchObject({
    kind: 'task',
    issueId,
    what: '门前有积水。',
    sentence: { zh: '已交办，请9月19日前认领、9月29日前整改到位。' },
    subject: { kind: 'point', pointId },
    isRead: false,
  })
})

test('read is read: one by its key, again without change, then all; only what is in the inbox', async () => {
  const { entries, unread } = await unit.client.inbox.list.query()
  const key = entries.find(({ isRead }) => !isRead)?.key ?? ''
  expect(await unit.client.inbox.markRead.mutate({ keys: [key, 'event 999999999'] })).toEqual({ read: 1 })
  await unit.client.inbox.markRead.mutate({ keys: [key] })
  expect(await unreadOf(unit)).toBe(unread - 1)
  expect(await server.database.db.$count(inboxReads, eq(inboxReads.key, 'event 999999999'))).toBe(0)
  await unit.client.inbox.markRead.mutate({ all: true })
  expect(await unreadOf(unit)).toBe(0)
  await openAndNotify('又有积水。')
  expect(await unreadOf(unit)).toBe(1)
})

test('what one person has read, a colleague and a successor have not', async () => {
  await unit.client.inbox.markRead.mutate({ all: true })
  await server.addAccount('successor', [{ role: 'unit', unitId, position: 'principal' }])
  const successor = await server.signIn('successor')
  const [mine, theirs] = [await unit.client.inbox.list.query(), await successor.client.inbox.list.query()]
  expect(theirs.entries.map(({ key }) => key)).toEqual(mine.entries.map(({ key }) => key))
  expect(theirs.unread).toBe(theirs.entries.length)
})

test('nobody is told of an issue that is not theirs to read', async () => {
  for (const username of ['unit19', 'unit26', unitId]) {
    const reader = await server.signIn(username)
    const { entries } = await reader.client.inbox.list.query()
    for (const entry of entries.slice(0, 30)) {
      // Matters have a test of their own.
      if (isOfMatter(entry)) throw new Error(`${username} is told of a matter`)
      const { issueId } = entry
      expect((await reader.client.issue.byId.query({ issueId })).issue.id).toBe(issueId)
    }
  }
})

test('everybody of the sample has an inbox without a fault, and squads have something to do', async () => {
  for (const username of ['office', 'commander', 'leader1', 'member3', 'unit01'])
    expect((await (await server.signIn(username)).client.inbox.list.query()).today).toBe('2022-09-15')
  const { entries, digest } = await squad.client.inbox.list.query()
  expect(entries.length).toBeGreaterThan(0)
  expect(digest.fresh + digest.dueSoon + digest.overdue).toBeGreaterThan(0)
})

test.each<[string, unknown]>([
  ['no keys at all', { keys: [] }],
  ['a key that is none', { keys: ['; drop table'] }],
  ['too many keys', { keys: Array.from({ length: 201 }, (_, at) => `event ${at}`) }],
  ['both ways at once', { keys: ['event 1'], all: true }],
  ['nothing', {}],
])('%s is refused', async (_, body) => {
  const response = await unit.fetch('/trpc/inbox.markRead', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(400)
})

test('where push is not configured, the page hides it and the server says so', async () => {
  expect((await unit.client.inbox.list.query()).pushKey).toBeNull()
  await expect(
    unit.client.inbox.subscribe.mutate({
      endpoint: 'https://push.example.com/1',
      keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) },
      language: 'zh',
    }),
  ).rejects.toThrow('系统没有配置消息推送')
})
