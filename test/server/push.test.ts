/** Web Push to a real push service of the test's own: what arrives, decrypted as the browser would; and what never leads inside. */
import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer, type Server as HttpServer, type IncomingHttpHeaders } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { asc, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import webPush from 'web-push'
import { campaignClock, offsetTo } from '../../server/clock'
import { points, pointUnits } from '../../server/db/schema'
import { pushSubscriptions } from '../../server/db/tables/inbox'
import { isInside, lookupWithin, outside } from '../../server/outside/address'
import { endpointIsWrong } from '../../server/push/endpoint'
import { openPush } from '../../server/push/push'
import { itemKeys } from '../handbook'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

/** The browser's side of the encryption, by the library that the sender's side is built on. */
const { decrypt } = createRequire(import.meta.url)('http_ece') as {
  decrypt: (body: Buffer, how: { version: string; privateKey: unknown; authSecret: string }) => Buffer
}

const keys = { ...webPush.generateVAPIDKeys(), subject: 'mailto:admin@xuncheng.example.cn' }

type Received = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer }
const received: Received[] = []
/** What the push service answers, by path; 201 unless said otherwise. `hang`: never. */
const answers = new Map<string, number | 'hang'>()
let service: HttpServer
let serviceUrl: string
let server: TestServer
let squad: Person
let unit: Person
let unitId: string
let pointId: number
let checkItem: string

beforeAll(async () => {
  service = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      received.push({ path, headers: request.headers, body: Buffer.concat(chunks) })
      const answer = answers.get(path) ?? 201
      if (answer !== 'hang') response.writeHead(answer).end()
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  serviceUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  server = await startTestServer({ sample: true, samplePassword: testPassword, push: keys, pushAnywhere: true })
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
afterAll(async () => {
  await server.close()
  service.closeAllConnections()
  service.close()
})

const browserAt = (path: string) => {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  const auth = randomBytes(16).toString('base64url')
  return {
    subscription: {
      endpoint: serviceUrl + path,
      keys: { p256dh: ecdh.getPublicKey('base64url'), auth },
      language: 'zh' as const,
    },
    read: ({ body }: Received) =>
      JSON.parse(decrypt(body, { version: 'aes128gcm', privateKey: ecdh, authSecret: auth }).toString()),
  }
}
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
const at = (path: string) => received.filter((one) => one.path === path)
const arrived = async (path: string, count = 1): Promise<Received[]> => {
  await expect.poll(() => at(path).length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count)
  return at(path)
}
const subscriptionAt = (path: string) =>
  server.database.db.$count(pushSubscriptions, eq(pushSubscriptions.endpoint, serviceUrl + path))

test('a new task reaches the unit’s browser, encrypted and signed; the squad that acted gets nothing', async () => {
  const [ofUnit, ofSquad] = [browserAt('/unit'), browserAt('/squad')]
  await unit.client.inbox.subscribe.mutate(ofUnit.subscription)
  await squad.client.inbox.subscribe.mutate(ofSquad.subscription)
  const issueId = await openAndNotify('门前有积水。')
  const [message] = await arrived('/unit')
  if (!message) throw new Error('nothing arrived')
  const place = await server.database.db.select({ name: points.name }).from(points).where(eq(points.id, pointId))
  expect(ofUnit.read(message)).toEqual({
    title: '新任务',
    body: `${place[0]?.name}：已交办，请9月19日前认领、9月29日前整改到位。`,
    path: `/?point=${pointId}&issue=${issueId}`,
    tag: expect.stringMatching(/^event \d+$/),
  })
  expect(message.body.toString()).not.toContain('交办')
  expect(message.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' })
  expect(at('/squad')).toEqual([])

  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(message.headers.authorization ?? '') ?? []
  expect(key).toBe(keys.publicKey)
  const [head, claims, signature] = token.split('.')
  const point = Buffer.from(keys.publicKey, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const signed = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature ?? '', 'base64url'))).toBe(
    true,
  )
  expect(JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())).toMatchObject({
    aud: serviceUrl,
    sub: keys.subject,
  })
})

test.each([404, 410])('a browser whose service answers %i is forgotten', async (status) => {
  const path = `/gone-${status}`
  answers.set(path, status)
  await unit.client.inbox.subscribe.mutate(browserAt(path).subscription)
  expect(await subscriptionAt(path)).toBe(1)
  await openAndNotify('又有积水。')
  await arrived(path)
  await expect.poll(() => subscriptionAt(path), { timeout: 10_000 }).toBe(0)
})

test('a service that fails or hangs is kept, and holds up neither recording nor the other browsers', async () => {
  answers.set('/broken', 500)
  answers.set('/hangs', 'hang')
  await unit.client.inbox.subscribe.mutate(browserAt('/broken').subscription)
  await unit.client.inbox.subscribe.mutate(browserAt('/hangs').subscription)
  const good = at('/unit').length
  await openAndNotify('再次积水。')
  await arrived('/hangs')
  await openAndNotify('第四次积水。')
  await arrived('/unit', good + 2)
  expect([await subscriptionAt('/broken'), await subscriptionAt('/hangs')]).toEqual([1, 1])
  await unit.client.inbox.unsubscribe.mutate({ endpoint: `${serviceUrl}/hangs` })
  await unit.client.inbox.unsubscribe.mutate({ endpoint: `${serviceUrl}/broken` })
  expect([await subscriptionAt('/broken'), await subscriptionAt('/hangs')]).toEqual([0, 0])
})

test('of two server processes one sends', async () => {
  const second = openPush(
    server.database,
    server.server.clock,
    server.server.announcements,
    keys,
    true,
    () => undefined,
  )
  const before = at('/unit').length
  await openAndNotify('只说一次。')
  await openAndNotify('再说一次。')
  await arrived('/unit', before + 2)
  await second.close()
  expect(at('/unit').length).toBe(before + 2)
})

test('another’s subscription cannot be taken away; a post that has ended is told nothing more', async () => {
  await squad.client.inbox.unsubscribe.mutate({ endpoint: `${serviceUrl}/unit` })
  expect(await subscriptionAt('/unit')).toBe(1)
  const former = await server.addAccount('former.clerk', [{ role: 'unit', unitId, position: 'clerk' }])
  const person = await server.signIn('former.clerk')
  await person.client.inbox.subscribe.mutate(browserAt('/former').subscription)
  await server.database.db.execute(sql`update posts set until = '2022-09-01' where user_id = ${former.accountId}`)
  const before = at('/unit').length
  await openAndNotify('离岗之后。')
  await arrived('/unit', before + 1)
  expect(at('/former')).toEqual([])
})

test('the digest comes once a day, from eight o’clock on, to those who have something', async () => {
  const ofUnit = browserAt('/digest')
  await unit.client.inbox.subscribe.mutate(ofUnit.subscription)
  const tomorrow = campaignClock(offsetTo(new Date('2022-09-16T08:00:03+08:00')))
  const open = () => openPush(server.database, tomorrow, server.server.announcements, keys, true, () => undefined)
  const [one, other] = [open(), open()]
  const [message] = await arrived('/digest')
  if (!message) throw new Error('nothing arrived')
  expect(ofUnit.read(message)).toMatchObject({
    title: '今日提要',
    body: expect.stringMatching(/^新消息 \d+ 条，3天内到期 \d+ 件，超期 \d+ 件$/),
    path: '/?panel=inbox',
    tag: 'digest 2022-09-16',
  })
  await Promise.all([one.close(), other.close()])
  expect(at('/digest')).toHaveLength(1)
})

test('a person’s eleventh browser takes the place of the first', async () => {
  await server.addAccount('collector', [{ role: 'commander' }])
  const collector = await server.signIn('collector')
  for (let number = 1; number <= 11; number++)
    await collector.client.inbox.subscribe.mutate(browserAt(`/collected-${number}`).subscription)
  expect([await subscriptionAt('/collected-1'), await subscriptionAt('/collected-2')]).toEqual([0, 1])
})

test.each([
  'http://push.example.com/1',
  'https://localhost/1',
  'https://printer.local/1',
  'https://intranet/1',
  'https://127.0.0.1/1',
  'https://10.1.2.3/1',
  'https://172.20.0.1/1',
  'https://192.168.1.1:8443/1',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/1',
  'https://0x7f.1/1',
  'https://2130706433/1',
  'https://[::1]/1',
  'https://[fd00::1]/1',
  'https://[fe80::1]/1',
  'https://[::ffff:10.0.0.1]/1',
  'https://name:secret@push.example.com/1',
  'ftp://push.example.com/1',
  'file:///etc/passwd',
  'not a url',
])('%s is no address to push to', (endpoint) => {
  expect(endpointIsWrong(endpoint, false)).toMatchObject({ kind: 'invalid' })
})

test('a public address is, and a public name is resolved before anything is sent to it', async () => {
  expect(endpointIsWrong('https://fcm.googleapis.com/fcm/send/abc', false)).toBeUndefined()
  expect(endpointIsWrong('https://203.0.114.7/1', false)).toBeUndefined()
  expect([isInside('127.0.0.1'), isInside('::ffff:192.168.0.1'), isInside('93.184.216.34')]).toEqual([
    true,
    true,
    false,
  ])
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) =>
    lookupWithin(outside, false)('localhost', { all: true }, (failed) => resolve(failed)),
  )
  expect(error?.code).toBe('EINSIDE')
})

test('an address inside, and keys of the wrong size, are refused where the browser hands them in', async () => {
  const strict = await startTestServer({ push: keys })
  try {
    const office = await strict.signIn('office')
    expect((await office.client.inbox.list.query()).pushKey).toBe(keys.publicKey)
    const { subscription } = browserAt('/strict')
    await expect(office.client.inbox.subscribe.mutate(subscription)).rejects.toThrow('推送地址不能使用')
    await expect(
      office.client.inbox.subscribe.mutate({
        ...subscription,
        endpoint: 'https://push.example.com/1',
        keys: { ...subscription.keys, auth: 'short' },
      }),
    ).rejects.toThrow('填写的内容有误')
    expect(await strict.database.db.$count(pushSubscriptions)).toBe(0)
  } finally {
    await strict.close()
  }
})
