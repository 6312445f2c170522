/** Access tokens: whose they are, where they open something and where not, and when they end. */
import { eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { events, posts, receipts, user } from '../../server/db/schema'
import { accessTokens } from '../../server/db/tables/accessTokens'
import { wrongTokens } from '../../server/signInLimit'
import { askWith, makeToken } from '../accessToken'
import { type Person, startTestServer, type TestServer } from '../testServer'

let server: TestServer
let office: Person
beforeAll(async () => {
  server = await startTestServer()
  office = await server.signIn('office')
})
afterAll(() => server.close())

const someone = async (username: string) => {
  const viewer = await server.addAccount(username, [{ role: 'squad', squad: 1, position: 'member' }])
  const person = await server.signIn(username)
  return { viewer, person }
}
const statusWith = async (token: string | null, path = '/ogc') => (await askWith(server, token)(path)).status
const refusalOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'accepted',
    (error: Error) => error.message,
  )
const today = () => server.server.clock.today()
const lastDay = () => `${Number(today().slice(0, 4)) + 1}${today().slice(4)}`.replace('02-29', '02-28')

test('a token opens /ogc and /tiles, and nothing else', async () => {
  const { person } = await someone('reader')
  const { token } = await makeToken(person, 'QGIS', today())
  const basic = (name: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
  })
  const asked = askWith(server, null)
  for (const path of ['/ogc', '/ogc/collections/points/items', '/tiles', '/tiles/0/0/0'])
    for (const headers of [
      { authorization: `Bearer ${token}` },
      { authorization: `bearer ${token}` },
      basic('reader', token),
      basic('whatever', token),
    ]) {
      const response = await fetch(server.url + path, { headers })
      expect([path, response.status]).toEqual([path, 200])
    }
  expect((await person.fetch('/ogc')).status).toBe(200)
  for (const path of ['/api/snapshot', '/api/geography', '/trpc/session.me', '/trpc/accessToken.mine', '/api/photos/x'])
    expect([path, (await asked(path, { authorization: `Bearer ${token}` })).status]).toEqual([path, 401])
  const write = await fetch(`${server.url}/trpc/accessToken.revoke`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(write.status).toBe(401)
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    expect((await askWith(server, token)('/ogc', {}, method)).status).toBe(405)
})

test('only its hash is kept, in the tables, in the log and in the receipts', async () => {
  const { person, viewer } = await someone('quiet')
  const { token, id } = await makeToken(person, '桌面 QGIS', today())
  const everything = JSON.stringify([
    await server.database.db.select().from(events),
    await server.database.db.select().from(receipts),
    await server.database.db.select().from(accessTokens),
    await person.client.accessToken.mine.query(),
  ])
  expect(everything).toContain('桌面 QGIS')
  expect(everything).not.toContain(token.slice(-20))
  const own = (await server.database.db.select().from(events).where(eq(events.subjectId, viewer.accountId))).map(
    ({ body }) => JSON.parse(body),
  )
  expect(own).toMatchObject([{ name: 'makeAccessToken', to: { id, name: '桌面 QGIS', until: today() } }])
})

test('its day of last use is told, and the same request sent again makes no second one', async () => {
  const { person } = await someone('twice')
  const { token, id } = await makeToken(person, 'QGIS', today())
  const mine = () => person.client.accessToken.mine.query()
  expect(await mine()).toEqual([
    { id, name: 'QGIS', createdOn: today(), lastUsedOn: null, until: today(), revokedOn: null },
  ])
  await statusWith(token)
  expect((await mine())[0]?.lastUsedOn).toBe(today())
  const sent = { actionId: uuid(), id: uuid(), name: 'Again', until: today(), token: `xuncheng_${'a'.repeat(43)}` }
  const receipt = await person.client.accessToken.make.mutate(sent)
  expect(await person.client.accessToken.make.mutate(sent)).toEqual(receipt)
  expect(await refusalOf(person.client.accessToken.make.mutate({ ...sent, actionId: uuid() }))).toContain('已经保存')
  expect((await mine()).length).toBe(2)
})

test('revoked by its person, it is no good at the next request, and nobody else’s can be', async () => {
  const { person } = await someone('owner')
  const { person: other } = await someone('stranger')
  const { token, id } = await makeToken(person, 'QGIS', today())
  expect(await refusalOf(other.client.accessToken.revoke.mutate({ actionId: uuid(), id }))).toBe(
    '没有这个访问令牌，请刷新后重试。',
  )
  expect(await statusWith(token)).toBe(200)
  await person.client.accessToken.revoke.mutate({ actionId: uuid(), id })
  expect(await statusWith(token)).toBe(401)
  expect(await refusalOf(person.client.accessToken.revoke.mutate({ actionId: uuid(), id }))).toContain('已吊销')
})

test('the office sees and revokes anybody’s, which the log tells of that person', async () => {
  const { person, viewer } = await someone('watched')
  const { token, id } = await makeToken(person, 'QGIS', today())
  const { accountId } = viewer
  expect(await office.client.accessToken.ofPerson.query({ accountId })).toMatchObject([{ id, revokedOn: null }])
  await office.client.accessToken.revoke.mutate({ actionId: uuid(), id })
  expect(await statusWith(token)).toBe(401)
  const [, revoked] = (await server.database.db.select().from(events).where(eq(events.subjectId, accountId))).map(
    ({ body }) => JSON.parse(body),
  )
  expect(revoked).toMatchObject({ name: 'revokeAccessToken', by: { duty: { role: 'office' } }, from: { id } })
})

test('it ends with its day, with the account, with the posts, and with a password that the office sets', async () => {
  const { db } = server.database
  const { person, viewer } = await someone('ending')
  const { accountId } = viewer
  const { token, id } = await makeToken(person, 'QGIS', today())
  const change = (values: Partial<typeof accessTokens.$inferInsert>) =>
    db.update(accessTokens).set(values).where(eq(accessTokens.id, id))
  await change({ until: '2022-01-01' })
  expect(await statusWith(token)).toBe(401)
  await change({ until: today() })
  expect(await statusWith(token)).toBe(200)
  await db.update(user).set({ banned: true }).where(eq(user.id, accountId))
  expect(await statusWith(token)).toBe(401)
  await db.update(user).set({ banned: false }).where(eq(user.id, accountId))
  await db.update(posts).set({ until: '2022-06-02' }).where(eq(posts.userId, accountId))
  expect(await statusWith(token)).toBe(403)
  expect(await statusWith(token, '/tiles')).toBe(403)
  await db.update(posts).set({ until: null }).where(eq(posts.userId, accountId))
  expect(await statusWith(token)).toBe(200)
  await office.client.people.setPassword.mutate({ actionId: uuid(), accountId, password: 'another password' })
  expect(await statusWith(token)).toBe(401)
})

test('what is asked for is held to its bounds', async () => {
  const { person } = await someone('asking')
  const make = (more: object) =>
    refusalOf(
      person.client.accessToken.make.mutate({
        actionId: uuid(),
        id: uuid(),
        name: 'QGIS',
        until: today(),
        token: `xuncheng_${uuid().replaceAll('-', '')}abcdefghijk`,
        ...more,
      }),
    )
  expect(await make({})).toBe('accepted')
  expect(await make({ until: lastDay() })).toBe('accepted')
  expect(await make({ until: '2022-01-01' })).toBe('有效期不能早于今天，请重新选择。')
  expect(await make({ until: '2099-01-01' })).toBe('有效期最长一年，请选近一些的日期。')
  for (const more of [
    { name: ' ' },
    { name: 'x'.repeat(61) },
    { token: 'secret' },
    { until: '2022-02-30' },
    { id: 'x' },
  ])
    expect(await make(more)).toContain('填写的内容有误')
  for (let made = 2; made < 20; made += 1) expect(await make({})).toBe('accepted')
  expect(await make({})).toBe('您已有20个有效的令牌，请先吊销不用的。')
})

test('without one, and with a wrong one: 401, and how to show one', async () => {
  for (const headers of [
    {},
    { authorization: 'Bearer x' },
    { authorization: 'Digest x' },
    { authorization: 'Basic !!' },
  ]) {
    const answer = await askWith(server, null)('/ogc/collections', headers as Record<string, string>)
    expect([answer.status, answer.body.code]).toEqual([401, 'Unauthorized'])
    expect(answer.headers.get('www-authenticate')).toBe(
      'Bearer realm="Xuncheng", Basic realm="Xuncheng", charset="UTF-8"',
    )
  }
  // Whoever shows a wrong one is not let in by the session beside it.
  expect((await office.fetch('/ogc', { headers: { authorization: 'Bearer x' } })).status).toBe(401)
})

test('an address that keeps being wrong is told to wait; the right one is let in meanwhile', async () => {
  const { token } = await makeToken(office, 'QGIS', today())
  const wrong = `xuncheng_${'0'.repeat(43)}`
  const statuses: number[] = []
  for (let tried = 0; tried < wrongTokens.attempts + 3; tried += 1) statuses.push(await statusWith(wrong))
  expect(statuses[0]).toBe(401)
  expect(statuses.at(-1)).toBe(429)
  const { headers, body } = await askWith(server, wrong)('/ogc')
  expect([headers.get('retry-after'), body.code]).toEqual(['60', 'TooManyRequests'])
  expect(await statusWith(token)).toBe(200)
})
