/** Rights end with the post at the next request, and a stream ends with its session. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar'
import { posts, session, user } from '../../server/db/schema'
import { createSessionWatch } from '../../server/sessionWatch'
import { sessionsStillGood } from '../../server/viewer'
import { type Person, startTestServer, type TestServer } from '../testServer'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const me = (person: Person) => person.fetch('/trpc/session.me')

/** Reads the announcements as a browser does; `ended` resolves when the server ends the stream. */
const listen = async (person: Person) => {
  const response = await person.fetch(`/trpc/live.announcements?input=${encodeURIComponent('{"after":0}')}`, {
    headers: { accept: 'text/event-stream' },
  })
  expect(response.status).toBe(200)
  const reader = response.body?.getReader()
  if (!reader) throw new Error('no stream')
  const first = await reader.read()
  expect(first.done).toBe(false)
  const ended = (async () => {
    for (;;) if ((await reader.read()).done) return 'ended'
  })()
  return { ended, stop: () => reader.cancel() }
}

const within = <T>(ms: number, promise: Promise<T>): Promise<T | 'still open'> =>
  Promise.race([promise, new Promise<'still open'>((resolve) => setTimeout(() => resolve('still open'), ms))])

it('a post handed over ends its rights at the next request', async () => {
  const { accountId } = await server.addAccount('predecessor', [{ role: 'office' }])
  const person = await server.signIn('predecessor')
  expect((await me(person)).status).toBe(200)
  await server.database.db
    .update(posts)
    .set({ until: addDays(server.server.clock.today(), -1) })
    .where(eq(posts.userId, accountId))
  expect((await me(person)).status).toBe(403)
  expect((await person.fetch('/api/snapshot')).status).toBe(403)
})

it('a post gives rights on its first and its last day, and on no other', async () => {
  const today = server.server.clock.today()
  const { accountId } = await server.addAccount('dated', [{ role: 'office' }])
  const person = await server.signIn('dated')
  const held = async (from: string, until: string | null) => {
    await server.database.db.update(posts).set({ from, until }).where(eq(posts.userId, accountId))
    return (await me(person)).status
  }
  expect(await held(today, today)).toBe(200)
  expect(await held(addDays(today, 1), null)).toBe(403)
  expect(await held(addDays(today, -9), addDays(today, -1))).toBe(403)
  expect(await held(addDays(today, -9), today)).toBe(200)
})

it('a post that has ended, an account that was closed and a session that is over end their streams too', async () => {
  const today = server.server.clock.today()
  const named = async (username: string) => {
    const { accountId } = await server.addAccount(username, [{ role: 'office' }])
    await server.signIn(username)
    const [own] = await server.database.db.select().from(session).where(eq(session.userId, accountId))
    return { accountId, sessionId: own?.id ?? '' }
  }
  const [good, handedOver, closed, over] = [
    await named('s1aa'),
    await named('s2aa'),
    await named('s3aa'),
    await named('s4aa'),
  ]
  const { db } = server.database
  await db
    .update(posts)
    .set({ until: addDays(today, -1) })
    .where(eq(posts.userId, handedOver.accountId))
  await db.update(user).set({ banned: true }).where(eq(user.id, closed.accountId))
  await db
    .update(session)
    .set({ expiresAt: new Date(0) })
    .where(eq(session.id, over.sessionId))
  const all = [good, handedOver, closed, over].map(({ sessionId }) => sessionId)
  expect(await sessionsStillGood(db, all, today)).toEqual(new Set([good.sessionId]))
})

it('a closed account is nobody at the next request', async () => {
  const { accountId } = await server.addAccount('leaves', [{ role: 'office' }])
  const person = await server.signIn('leaves')
  expect((await me(person)).status).toBe(200)
  await server.database.db.update(user).set({ banned: true }).where(eq(user.id, accountId))
  expect((await me(person)).status).toBe(401)
})

it('a session that has run out is nobody', async () => {
  const { accountId } = await server.addAccount('old', [{ role: 'office' }])
  const person = await server.signIn('old')
  await server.database.db
    .update(session)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(session.userId, accountId))
  expect((await me(person)).status).toBe(401)
})

it('a session in use is prolonged, with a new cookie, once half a day has passed', async () => {
  const { accountId } = await server.addAccount('stays', [{ role: 'office' }])
  const person = await server.signIn('stays')
  expect((await me(person)).headers.getSetCookie()).toEqual([])
  await server.database.db
    .update(session)
    .set({ expiresAt: new Date(Date.now() + 6 * 86_400_000) })
    .where(eq(session.userId, accountId))
  const prolonged = await me(person)
  expect(prolonged.status).toBe(200)
  expect(prolonged.headers.getSetCookie()[0]).toMatch(/^xuncheng\.session_token=.*Max-Age=604800/)
})

it('a cookie that was changed by a character is nobody', async () => {
  const person = await server.signIn('office')
  const other = person.cookie.replace(/=(.)/, (_, first: string) => `=${first === 'a' ? 'b' : 'a'}`)
  const response = await fetch(`${server.url}/trpc/session.me`, { headers: { cookie: other } })
  expect(response.status).toBe(401)
})

it('signing out ends the session and its cookie', async () => {
  const person = await server.signIn('office')
  const out = await person.fetch('/api/auth/sign-out', { method: 'POST' })
  expect(out.status).toBe(200)
  expect(out.headers.getSetCookie()[0]).toMatch(/^xuncheng\.session_token=; Max-Age=0/)
  expect((await me(person)).status).toBe(401)
})

it('signing out ends the stream at once, and leaves those of others open', async () => {
  const leaving = await server.signIn('office')
  const staying = await server.signIn('office')
  const [ends, stays] = [await listen(leaving), await listen(staying)]
  await leaving.fetch('/api/auth/sign-out', { method: 'POST' })
  expect(await within(1000, ends.ended)).toBe('ended')
  expect(await within(200, stays.ended)).toBe('still open')
  await stays.stop()
})

it('a page whose session has ended is told to sign in, by its own stream', async () => {
  const person = await server.signIn('office')
  let heard = () => {}
  const firstHeard = new Promise<void>((resolve) => {
    heard = resolve
  })
  const told = new Promise((resolve) => {
    person.client.live.announcements.subscribe(
      { after: 0 },
      { onData: () => heard(), onError: (error) => resolve(error.data?.refusal) },
    )
  })
  await firstHeard
  await person.fetch('/api/auth/sign-out', { method: 'POST' })
  expect(await told).toEqual({ zh: '请先登录。', en: 'Sign in first.' })
})

it('a stream whose session or post ended elsewhere is found at the next look', async () => {
  const good = new Set(['a', 'b'])
  const watch = createSessionWatch(async () => good, 20)
  const open = new AbortController()
  const [ofA, ofB] = [watch.whileGood('a', open.signal), watch.whileGood('b', open.signal)]
  good.delete('a')
  await new Promise((resolve) => ofA.addEventListener('abort', resolve))
  expect(ofB.aborted).toBe(false)
  watch.close()
  expect(ofB.aborted).toBe(true)
})

it('the server stops although streams are open', async () => {
  const stopping = await startTestServer()
  const { ended } = await listen(await stopping.signIn('office'))
  await stopping.close()
  expect(await within(100, ended)).toBe('ended')
})
