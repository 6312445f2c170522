/** Webhooks to a real receiver of the test's own: what arrives and how it is signed, and what a destination that fails holds up: nothing. */
import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type Server as HttpServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roadSectionKind } from '../../domain/handbook/handbook'
import { webhookSecretOf } from '../../domain/webhook'
import { createSeals } from '../../server/contacts/seal'
import { events, points, roadSections } from '../../server/db/schema'
import { webhookDeliveries, webhookDestinations } from '../../server/db/tables/webhooks'
import { reachOf } from '../../server/outside/address'
import { readDestination, resealSecrets, secretBound } from '../../server/webhooks/deliveries'
import { openWebhooks } from '../../server/webhooks/webhooks'
import { itemKeys } from '../handbook'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

type Received = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }
const received: Received[] = []
/** What the receiver answers, by path and what is told; 204 unless said otherwise. */
let answerTo: (path: string, body: string) => number | 'hang' = () => 204
let receiver: HttpServer
let receiverUrl: string
let server: TestServer
let office: Person
let squad: Person
let pointId: number
let checkItem: string
/** The machine's clock, moved by hand. */
let machineNow = Date.parse('2026-01-05T08:00:00Z')

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      const body = Buffer.concat(chunks).toString()
      received.push({ path, headers: request.headers, body })
      const answer = answerTo(path, body)
      if (answer !== 'hang') response.writeHead(answer).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
  server = await startTestServer({
    sample: true,
    samplePassword: testPassword,
    webhookNetworks: ['127.0.0.0/8'],
    machineNow: () => machineNow,
  })
  office = await server.signIn('office')
  squad = await server.signIn('squad1')
  const [point] = await server.database.db
    .select()
    .from(points)
    .where(eq(points.scopeId, 'fengshan'))
    .orderBy(asc(points.id))
  if (!point) throw new Error('the sample has no such point')
  pointId = point.id
  const { handbook } = await squad.client.campaign.overview.query()
  checkItem = itemKeys(handbook, point.kind)[0] ?? ''
})
afterAll(async () => {
  await server.close()
  receiver.closeAllConnections()
  receiver.close()
})

const at = (path: string) => received.filter((one) => one.path === path)
const told = (path: string): string[] => at(path).map(({ body }) => JSON.parse(body).feature?.properties.what)

const add = async (path: string, topics: ('issues' | 'inspections')[] = ['issues']) => {
  const secret = webhookSecretOf(randomBytes(32))
  const id = uuid()
  const form = { name: `对接 ${path.split('?')[0]}`, url: receiverUrl + path, topics }
  await office.client.webhook.add.mutate({ actionId: uuid(), id, secret, form })
  return { id, secret, form }
}
const openIssue = async (what: string): Promise<string> => {
  const issueId = uuid()
  await squad.client.issue.open.mutate({
    actionId: uuid(),
    issueId,
    subject: { kind: 'point', pointId },
    form: { checkItem, what, severity: 'ordinary' },
  })
  return issueId
}
const stateOf = async (id: string) => {
  const { delivered, waiting, failed } = (await office.client.webhook.list.query()).find((one) => one.id === id) ?? {}
  return { delivered, waiting, failed }
}
const remove = (id: string) => office.client.webhook.remove.mutate({ actionId: uuid(), id })
/** Time goes by for what waits for its next turn. */
const letPass = (ms: number) => {
  machineNow += ms
  server.server.webhooks.wake()
}

test('a step of an issue arrives signed, with the place and the post, and without a person', async () => {
  const { id, secret } = await add('/signed')
  const issueId = await openIssue('门前有积水。')
  await expect.poll(() => at('/signed').length).toBe(1)
  const [message] = at('/signed')
  if (!message) throw new Error('nothing arrived')
  const { headers, body } = message
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  expect(headers['webhook-timestamp']).toBe(String(Math.floor(machineNow / 1_000)))

  const [event] = await server.database.db.select().from(events).where(eq(events.subjectId, issueId))
  const [point] = await server.database.db.select().from(points).where(eq(points.id, pointId))
  expect(JSON.parse(body)).toMatchObject({
    id: `event-${event?.position}`,
    type: 'issue.open',
    position: event?.position,
    by: { role: 'squad', squad: 1 },
    link: `http://127.0.0.1:0/?issue=${issueId}`,
    feature: {
      type: 'Feature',
      id: issueId,
      geometry: { type: 'Point', coordinates: [point?.lng, point?.lat] },
      properties: { what: '门前有积水。', stage: 'found' },
    },
  })
  expect(body).not.toContain('accountId')
  await expect.poll(() => stateOf(id)).toEqual({ delivered: 1, waiting: 0, failed: 0 })
  await remove(id)
})

test('a poisoned message is tried again with growing pauses, and those behind it are not held up', async () => {
  const { id } = await add('/poisoned')
  answerTo = (path, body) => (path === '/poisoned' && body.includes('有毒') ? 500 : 204)
  await openIssue('这一条有毒。')
  await openIssue('后面的第一条。')
  await openIssue('后面的第二条。')
  await expect.poll(() => stateOf(id)).toEqual({ delivered: 2, waiting: 1, failed: 0 })
  expect(told('/poisoned')).toEqual(['这一条有毒。', '后面的第一条。', '后面的第二条。'])

  const tries = () => told('/poisoned').filter((what) => what === '这一条有毒。').length
  letPass(9_000)
  await openIssue('第三条。')
  await expect.poll(() => stateOf(id)).toEqual({ delivered: 3, waiting: 1, failed: 0 })
  expect(tries()).toBe(1)
  letPass(2_000)
  await expect.poll(tries).toBe(2)

  const minute = 60_000
  const hour = 60 * minute
  for (const [at, pause] of [
    minute,
    5 * minute,
    30 * minute,
    2 * hour,
    6 * hour,
    12 * hour,
    24 * hour,
    24 * hour,
  ].entries()) {
    await expect.poll(async () => (await office.client.webhook.deliveries.query({ id }))[0]?.attempts).toBe(at + 2)
    letPass(pause + 1_000)
    await expect.poll(tries).toBe(at + 3)
  }
  await expect.poll(() => stateOf(id)).toEqual({ delivered: 3, waiting: 0, failed: 1 })
  const [given] = await office.client.webhook.deliveries.query({ id })
  expect(given).toMatchObject({ state: 'failed', attempts: 10, status: 500, fault: null, name: 'open' })

  answerTo = () => 204
  expect(await office.client.webhook.sendAgain.mutate({ id, position: given?.position ?? 0 })).toEqual({ count: 1 })
  await expect.poll(() => stateOf(id)).toEqual({ delivered: 4, waiting: 0, failed: 0 })
  await remove(id)
})

test('a destination that never answers holds up no other, and its message is kept', async () => {
  const [hanging, good] = [await add('/hanging'), await add('/good')]
  answerTo = (path) => (path === '/hanging' ? 'hang' : 204)
  await openIssue('有人不应。')
  await expect.poll(() => told('/good')).toEqual(['有人不应。'])
  await openIssue('还是不应。')
  await expect.poll(() => told('/good')).toEqual(['有人不应。', '还是不应。'])
  expect(await stateOf(hanging.id)).toEqual({ delivered: 0, waiting: 2, failed: 0 })
  // Given up after ten seconds of the real clock, and the next one is begun.
  await expect.poll(() => told('/hanging'), { timeout: 15_000 }).toEqual(['有人不应。', '还是不应。'])
  const [, first] = await office.client.webhook.deliveries.query({ id: hanging.id })
  expect(first).toMatchObject({ state: 'waiting', attempts: 1, status: null, fault: 'TIMEOUT' })
  answerTo = () => 204
  await remove(hanging.id)
  await remove(good.id)
}, 40_000)

test('what happens while it is paused is told when it is resumed; what it does not hear of never', async () => {
  const { id } = await add('/paused')
  await office.client.webhook.pause.mutate({ actionId: uuid(), id, paused: true })
  await openIssue('停的时候发生的。')
  await squad.client.point.inspect.mutate({
    actionId: uuid(),
    pointId,
    form: { visitedOn: '2022-09-15', findings: { [checkItem]: 'pass' } },
  })
  expect(at('/paused')).toEqual([])
  await office.client.webhook.pause.mutate({ actionId: uuid(), id, paused: false })
  await expect.poll(() => told('/paused')).toEqual(['停的时候发生的。'])
  await remove(id)
})

test('a destination that says it is gone is left alone', async () => {
  const { id } = await add('/gone')
  answerTo = (path) => (path === '/gone' ? 410 : 204)
  await openIssue('没有人了。')
  await expect
    .poll(async () => (await office.client.webhook.list.query()).find((one) => one.id === id)?.paused)
    .toBe(true)
  expect(at('/gone').length).toBe(1)
  answerTo = () => 204
  await remove(id)
})

test('two servers of one database send each message once', async () => {
  const { id } = await add('/twice')
  const { database, clock, announcements, seals } = server.server
  const second = openWebhooks({
    database,
    clock,
    announcements,
    seals,
    publicUrl: server.url,
    reach: reachOf(['127.0.0.0/8']),
    onFault: () => {},
    now: () => machineNow,
  })
  const said = Array.from({ length: 8 }, (_, index) => `第${index + 1}件。`)
  for (const what of said) await openIssue(what)
  await expect.poll(() => stateOf(id)).toEqual({ delivered: 8, waiting: 0, failed: 0 })
  await second.close()
  expect(told('/twice').toSorted()).toEqual(said.toSorted())
  await remove(id)
})

test('a trial tells what was answered and leaves nothing', async () => {
  const { id } = await add('/trial')
  expect(await office.client.webhook.test.mutate({ id })).toEqual({ status: 204, fault: null })
  expect(JSON.parse(at('/trial')[0]?.body ?? '{}')).toMatchObject({ type: 'ping' })
  expect(await office.client.webhook.deliveries.query({ id })).toEqual([])
  await remove(id)
})

test('a destination without TLS is reached however its address is written; a section is found by its link', async () => {
  const { id } = await add('/capitals', ['inspections'])
  await office.client.webhook.change.mutate({
    actionId: uuid(),
    id,
    form: { name: '大写', url: `${receiverUrl.replace('http:', 'HTTP:')}/capitals`, topics: ['inspections'] },
  })
  const [section] = await server.database.db.select().from(roadSections).orderBy(asc(roadSections.id))
  if (!section) throw new Error('the sample has no road section')
  const { handbook } = await squad.client.campaign.overview.query()
  await office.client.roadSection.inspect.mutate({
    actionId: uuid(),
    roadSectionId: section.id,
    form: { visitedOn: '2022-09-15', findings: { [itemKeys(handbook, roadSectionKind)[0] ?? '']: 'pass' } },
  })
  await expect.poll(() => at('/capitals').length).toBe(1)
  expect(JSON.parse(at('/capitals')[0]?.body ?? '{}')).toMatchObject({
    type: 'roadSection.inspect',
    link: `http://127.0.0.1:0/?open=roadSection:${section.id}`,
    feature: { id: section.id, geometry: { type: 'LineString' } },
  })
  await remove(id)
})

test('secrets go along when the key is changed', async () => {
  const { id, secret } = await add('/keys')
  const { db } = server.database
  const [one, two, three] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer]
  const sealedBy = async (sealed: string) => {
    await db.update(webhookDestinations).set({ sealed }).where(eq(webhookDestinations.id, id))
  }
  const opened = async (key: Buffer) =>
    createSeals([key]).openWords((await readDestination(db, id))?.sealed ?? '', secretBound(id))
  await sealedBy(createSeals([one]).sealWords(secret, secretBound(id)))
  expect(await resealSecrets(db, createSeals([two, one]))).toBe(0)
  expect([await opened(one), await opened(two)]).toEqual([null, secret])
  expect(await resealSecrets(db, createSeals([three]))).toBe(1)
  expect(await opened(two)).toBe(secret)
  await remove(id)
})

test('removed, it takes its deliveries along; the log keeps its name and not its secret', async () => {
  const { id, secret } = await add('/removed?token=geheim')
  await office.client.webhook.change.mutate({
    actionId: uuid(),
    id,
    form: { name: '新的名称', url: `${receiverUrl}/removed?token=geheim`, topics: ['inspections'] },
  })
  await remove(id)
  const { db } = server.database
  expect(await db.$count(webhookDeliveries, eq(webhookDeliveries.destinationId, id))).toBe(0)
  expect(await db.$count(webhookDestinations, eq(webhookDestinations.id, id))).toBe(0)
  const rows = await db.select().from(events).where(eq(events.subjectId, id)).orderBy(asc(events.seq))
  expect(rows.map(({ name }) => name)).toEqual(['addWebhook', 'changeWebhook', 'removeWebhook'])
  const log = rows.map(({ body }) => body).join()
  expect(log).toContain('新的名称')
  expect(log).not.toContain('geheim')
  expect(log).not.toContain(secret)
})

test('an address inside is refused unless the operator allows it; a name that leads inside is not sent to', async () => {
  const closed = await startTestServer({ sample: true, samplePassword: testPassword })
  try {
    const itsOffice = await closed.signIn('office')
    const made = (url: string) =>
      itsOffice.client.webhook.add.mutate({
        actionId: uuid(),
        id: uuid(),
        secret: webhookSecretOf(randomBytes(32)),
        form: { name: url, url, topics: ['issues'] },
      })
    for (const url of [
      `${receiverUrl}/x`,
      'http://hooks.example.cn/x',
      'https://10.1.2.3/x',
      'https://[::1]/x',
      'https://localhost/x',
      'https://a:b@hooks.example.cn/x',
      'ftp://hooks.example.cn/x',
      'nonsense',
    ])
      await expect(made(url), url).rejects.toMatchObject({ data: { httpStatus: 400 } })
    await expect(made('https://hooks.example.cn/x')).resolves.toMatchObject({ seq: 1 })
  } finally {
    await closed.close()
  }
  // `localhost` is within what this server may reach by number alone, and resolves to it: the ranges decide, not the name.
  const inside = openWebhooks({
    ...server.server,
    publicUrl: server.url,
    reach: reachOf(['10.0.0.0/8']),
    onFault: () => {},
    now: () => machineNow,
  })
  const { port } = receiver.address() as AddressInfo
  const sealed = server.server.seals.sealWords(webhookSecretOf(randomBytes(32)), 'webhook of-a-test')
  const destination = { id: 'of-a-test', name: '', sealed, topics: [], paused: false, position: 0 }
  expect(await inside.ping({ ...destination, url: `http://localhost:${port}/inside` })).toMatchObject({
    status: null,
    fault: 'EINSIDE',
  })
  expect(at('/inside')).toEqual([])
  await inside.close()
}, 60_000)
