/** Signing in: who gets in, what a wrong try learns, how often it may be tried, and where a request is taken to come from. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientAddressOf } from '../../server/clientAddress'
import { signInAttempts, user } from '../../server/db/schema'
import { startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
beforeAll(async () => {
  // The tests name an address of their own each, as behind a proxy, so that none spends another's attempts.
  server = await startTestServer({ trustedProxies: ['127.0.0.1/32'] })
})
afterAll(() => server.close())

const trySignIn = (username: string, password: string, address = '192.0.2.1') =>
  fetch(`${server.url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ username, password }),
  })

describe('the right name and password', () => {
  it('signs in with a cookie that no script can read, for seven days', async () => {
    const response = await trySignIn('office', testPassword)
    expect(response.status).toBe(200)
    const cookies = response.headers.getSetCookie()
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^xuncheng\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('does not give the session token to the page', async () => {
    const response = await trySignIn('office', testPassword)
    const token = /session_token=([^.;]+)/.exec(response.headers.getSetCookie()[0] ?? '')?.[1]
    expect(token).toHaveLength(32)
    expect(await response.text()).not.toContain(token)
  })

  it('takes the name in capitals too', async () => {
    expect((await trySignIn('OFFICE', testPassword)).status).toBe(200)
  })

  it('sends a secure cookie where the product is reached by https', async () => {
    const secure = await startTestServer({ publicUrl: 'https://xuncheng.example.cn' })
    const response = await fetch(`${secure.url}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://xuncheng.example.cn' },
      body: JSON.stringify({ username: 'office', password: testPassword }),
    })
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-xuncheng\.session_token=.*; Secure/)
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
    await secure.close()
  })
})

describe('a wrong name or password', () => {
  it('answers the same for an unknown name, a wrong password and a name of impossible form', async () => {
    const answers = await Promise.all(
      [
        ['office', 'wrong password'],
        ['nobody', testPassword],
        ['！', testPassword],
        ['office', 'x'.repeat(150)],
      ].map(async ([username = '', password = ''], at) => {
        const response = await trySignIn(username, password, `192.0.2.${10 + at}`)
        return { status: response.status, cookies: response.headers.getSetCookie(), body: await response.json() }
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toEqual({
      status: 401,
      cookies: [],
      body: {
        kind: 'unauthenticated',
        refused: {
          zh: '用户名或密码不对，请核对后重试。忘记密码请联系指挥部办公室。',
          en: 'Wrong username or password; check them and try again. Ask the headquarters office if you forgot the password.',
        },
      },
    })
  })

  it('tells a closed account apart only to whoever knows its password', async () => {
    const { accountId } = await server.addAccount('closed', [{ role: 'office' }])
    await server.database.db.update(user).set({ banned: true }).where(eq(user.id, accountId))
    expect((await trySignIn('closed', 'wrong password', '192.0.2.20')).status).toBe(401)
    const right = await trySignIn('closed', testPassword, '192.0.2.20')
    expect(right.status).toBe(403)
    expect(right.headers.getSetCookie()).toEqual([])
    expect(await right.json()).toMatchObject({ refused: { zh: '这个账号已停用。请联系指挥部办公室。' } })
  })
})

describe('how often it may be tried', () => {
  it('makes the sixth try at one account from one address wait, the right password included, and says how long', async () => {
    for (let tried = 0; tried < 5; tried += 1)
      expect((await trySignIn('office', 'wrong password', '192.0.2.30')).status).toBe(401)
    const sixth = await trySignIn('office', testPassword, '192.0.2.30')
    expect(sixth.status).toBe(429)
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(290)
    expect(Number(sixth.headers.get('retry-after'))).toBeLessThanOrEqual(300)
    expect(await sixth.json()).toEqual({
      kind: 'tooMany',
      refused: {
        zh: '登录尝试次数过多，请等待 5 分钟后再试。忘记密码请联系指挥部办公室。',
        en: 'Too many attempts to sign in. Wait 5 minutes and try again; ask the headquarters office if you forgot the password.',
      },
    })
  })

  it('locks nobody out elsewhere: the same account from another address gets in', async () => {
    expect((await trySignIn('office', testPassword, '192.0.2.31')).status).toBe(200)
  })

  it('counts tries made at the same time', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async () => (await trySignIn('office', 'wrong password', '192.0.2.32')).status),
    )
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
  })

  it('forgets the wrong tries once the right password comes', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let tried = 0; tried < 4; tried += 1)
        expect((await trySignIn('office', 'wrong password', '192.0.2.33')).status).toBe(401)
      expect((await trySignIn('office', testPassword, '192.0.2.33')).status).toBe(200)
    }
  })

  it('opens again when five minutes have passed', async () => {
    for (let tried = 0; tried < 6; tried += 1) await trySignIn('office', 'wrong password', '192.0.2.34')
    await server.database.db
      .update(signInAttempts)
      .set({ windowStart: new Date(Date.now() - 5 * 60_000) })
      .where(eq(signInAttempts.key, 'account office 192.0.2.34'))
    expect((await trySignIn('office', testPassword, '192.0.2.34')).status).toBe(200)
  })

  it('lets one address try a hundred times a minute, whatever the names', async () => {
    await server.database.db
      .insert(signInAttempts)
      .values({ key: 'address 192.0.2.35', count: 99, windowStart: new Date() })
    expect((await trySignIn('office', testPassword, '192.0.2.35')).status).toBe(200)
    expect((await trySignIn('office', testPassword, '192.0.2.35')).status).toBe(429)
  })

  it('keeps the count in the database, so that a restart forgives nothing', async () => {
    await trySignIn('office', 'wrong password', '192.0.2.36')
    const [kept] = await server.database.db
      .select({ count: signInAttempts.count })
      .from(signInAttempts)
      .where(eq(signInAttempts.key, 'account office 192.0.2.36'))
    expect(kept).toEqual({ count: 1 })
  })
})

describe('changing one’s own password', () => {
  const change = (person: { cookie: string }, currentPassword: string, newPassword: string) =>
    fetch(`${server.url}/api/auth/change-password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: person.cookie, 'x-forwarded-for': '192.0.2.40' },
      body: JSON.stringify({ currentPassword, newPassword }),
    })

  it('needs the present one and ends every other session', async () => {
    await server.addAccount('changes', [{ role: 'office' }])
    const elsewhere = await server.signIn('changes')
    const here = await server.signIn('changes')

    const wrong = await change(here, 'wrong password', 'a new password')
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toMatchObject({ refused: { zh: '现在的密码不对，没有修改。请核对后重试。' } })
    const short = await change(here, testPassword, 'short')
    expect(short.status).toBe(400)
    expect(await short.json()).toMatchObject({
      refused: { zh: '新密码应为 8 到 128 个字符，没有修改。请另设一个。' },
    })

    const changed = await change(here, testPassword, 'a new password')
    expect(changed.status).toBe(200)
    expect(changed.headers.getSetCookie()).toHaveLength(1)
    expect(await (await elsewhere.fetch('/api/auth/get-session')).json()).toBeNull()
    expect((await trySignIn('changes', testPassword, '192.0.2.41')).status).toBe(401)
    expect((await trySignIn('changes', 'a new password', '192.0.2.41')).status).toBe(200)
  })

  it('counts guesses at the present one like those at signing in', async () => {
    await server.addAccount('guessed', [{ role: 'office' }])
    const person = await server.signIn('guessed')
    for (let tried = 0; tried < 5; tried += 1)
      expect((await change(person, 'wrong password', 'a new password')).status).toBe(400)
    expect((await change(person, testPassword, 'a new password')).status).toBe(429)
  })
})

describe('where a request comes from', () => {
  it('is the socket’s address while no proxy is trusted, whatever the header says', () => {
    expect(clientAddressOf([])('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
  })

  it('is the nearest hop that is no trusted proxy', () => {
    const addressOf = clientAddressOf(['10.0.0.0/8', '127.0.0.1/32'])
    expect(addressOf('127.0.0.1', '198.51.100.1')).toBe('198.51.100.1')
    expect(addressOf('127.0.0.1', '192.0.2.99, 198.51.100.1, 10.1.2.3')).toBe('198.51.100.1')
    expect(addressOf('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
  })

  it('is the proxy itself where the header is missing or not an address', () => {
    const addressOf = clientAddressOf(['127.0.0.1/32'])
    expect(addressOf('127.0.0.1', null)).toBe('127.0.0.1')
    expect(addressOf('127.0.0.1', 'unknown')).toBe('127.0.0.1')
  })

  it('knows an IPv4 address behind a dual-stack socket', () => {
    expect(clientAddressOf(['127.0.0.1/32'])('::ffff:127.0.0.1', '198.51.100.1')).toBe('198.51.100.1')
  })

  it('takes the addresses of one IPv6 network for one', () => {
    const addressOf = clientAddressOf(['::1/128'])
    expect(addressOf('2001:db8:1:2:3:4:5:6', null)).toBe('2001:db8:1:2::/64')
    expect(addressOf('2001:db8:1:2::9', null)).toBe('2001:db8:1:2::/64')
    expect(addressOf('2001:db8::9', null)).toBe('2001:db8:0:0::/64')
    expect(addressOf('::1', '2001:db8::1:2:3:4:5')).toBe('2001:db8:0:1::/64')
  })
})
