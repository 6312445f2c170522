/** What comes in malformed, too large, from elsewhere or for nothing is refused in a sentence, and writes nothing. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as rawRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { campaign, workingDays } from '../../server/db/schema'
import { clientFiles } from '../../server/http/clientFiles'
import { languageOf } from '../../server/http/exchange'
import { contentSecurityPolicy, originOfTemplate } from '../../server/http/securityHeaders'
import { faultForLog } from '../../server/log'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
beforeAll(async () => {
  server = await startTestServer({ basemapUrl: 'https://tiles.example.cn/{z}/{x}/{y}.png' })
  office = await server.signIn('office')
})
afterAll(() => server.close())

const json = { 'content-type': 'application/json' }
const actionId = '0190a1b2-0000-7000-8000-000000000000'
const workingDay = { actionId, date: '2022-10-08', works: true, name: '调休' }
const post = (path: string, body: unknown, headers: Record<string, string> = {}, person = office) =>
  person.fetch(path, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const kept = async () => ({
  terms: await server.database.db.select({ terms: campaign.terms }).from(campaign),
  days: await server.database.db.select().from(workingDays).orderBy(workingDays.date),
})

const malformed = {
  zh: '请求的格式不对，没有保存。请刷新页面后重试。',
  en: 'The request is malformed; nothing was saved. Reload the page and try again.',
}
const tooLarge = {
  zh: '提交的内容太大，没有保存。请删减后重试。',
  en: 'The request is too large; nothing was saved. Shorten it and try again.',
}
const foreignOrigin = {
  zh: '请求来自别的网址，没有办理。请从本系统的网址打开页面后重试。',
  en: 'The request comes from another site; nothing was done. Open the page at its own address and try again.',
}

/** A request whose path is sent as it stands, which `fetch` would tidy up first. */
const getRaw = (path: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    rawRequest({ hostname, port, path, headers: { accept: 'text/html' } }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })

describe('what a procedure is given', () => {
  it.each<[string, string, unknown, string]>([
    ['malformed JSON', 'campaign.setWorkingDay', '{"date":', malformed.zh],
    [
      'a body that is no object',
      'campaign.setWorkingDay',
      '[]',
      '填写的内容有误（格式不对或缺少），没有保存。请改正后重新提交。',
    ],
    [
      'a missing field',
      'campaign.setWorkingDay',
      { actionId, date: '2022-10-08', works: true },
      '填写的内容有误（name：格式不对或缺少），没有保存。请改正后重新提交。',
    ],
    [
      'a wrong type',
      'campaign.setWorkingDay',
      { ...workingDay, works: 'yes' },
      '填写的内容有误（works：格式不对或缺少），没有保存。请改正后重新提交。',
    ],
    [
      'a text too long, with its limit',
      'campaign.setWorkingDay',
      { ...workingDay, name: '字'.repeat(41) },
      '填写的内容有误（name：不能超过40），没有保存。请改正后重新提交。',
    ],
    [
      'an impossible day',
      'campaign.setWorkingDay',
      { ...workingDay, date: '2022-02-30' },
      '填写的内容有误（date：格式不对或缺少），没有保存。请改正后重新提交。',
    ],
    [
      'a text with a NUL, which no table takes',
      'campaign.setWorkingDay',
      { ...workingDay, name: '调\0休' },
      '填写的内容有误（name：格式不对或缺少），没有保存。请改正后重新提交。',
    ],
    [
      'half of a character',
      'campaign.setWorkingDay',
      { ...workingDay, name: '调\ud800休' },
      '填写的内容有误（name：格式不对或缺少），没有保存。请改正后重新提交。',
    ],
    [
      'a number that no table takes',
      'issue.open',
      {
        actionId: '0190a1b2-0000-7000-8000-000000000001',
        issueId: '0190a1b2-0000-7000-8000-000000000002',
        subject: { kind: 'point', pointId: 3_000_000_000 },
        form: { what: '有问题。', severity: 'ordinary' },
      },
      '填写的内容有误（subject.pointId：不能超过2147483647），没有保存。请改正后重新提交。',
    ],
    [
      'a field that nobody asked for',
      'campaign.setWorkingDay',
      { ...workingDay, id: 1 },
      '填写的内容有误（格式不对或缺少），没有保存。请改正后重新提交。',
    ],
  ])('%s is refused with 400 and nothing is written', async (_, procedure, body, sentence) => {
    const before = await kept()
    const response = await post(`/trpc/${procedure}`, body)
    expect(response.status).toBe(400)
    const { error } = (await response.json()) as { error: { message: string; data: { refusal: object } } }
    expect(error.message).toBe(sentence)
    expect(Object.keys(error.data.refusal)).toEqual(['zh', 'en'])
    expect(await kept()).toEqual(before)
  })

  it('an unknown point is refused with 404', async () => {
    const response = await office.fetch(`/trpc/point.byId?input=${encodeURIComponent('{"pointId":999999}')}`)
    const { error } = (await response.json()) as { error: { message: string } }
    expect([response.status, error.message.endsWith('。')]).toEqual([404, true])
  })

  it('an unknown issue is refused with 404', async () => {
    const input = encodeURIComponent('{"issueId":"00000000-0000-4000-8000-000000000000"}')
    const response = await office.fetch(`/trpc/issue.byId?input=${input}`)
    const { error } = (await response.json()) as { error: { message: string } }
    expect([response.status, error.message.endsWith('。')]).toEqual([404, true])
  })

  it('an unknown procedure is refused with 404', async () => {
    const response = await office.fetch('/trpc/campaign.drop')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ error: { message: '没有这个接口。' } })
  })

  it('a change asked for by GET is refused with 405 and nothing is written', async () => {
    const before = await kept()
    const input = encodeURIComponent(JSON.stringify(workingDay))
    expect((await office.fetch(`/trpc/campaign.setWorkingDay?input=${input}`)).status).toBe(405)
    expect(await kept()).toEqual(before)
  })

  it('a form of another site, which may send text only, is refused and nothing is written', async () => {
    const before = await kept()
    const response = await post('/trpc/campaign.setWorkingDay', workingDay, { 'content-type': 'text/plain' })
    expect(response.status).toBe(415)
    expect(await kept()).toEqual(before)
  })

  it('more than twenty calls in one request are refused', async () => {
    const names = Array.from({ length: 21 }, () => 'session.me').join(',')
    expect((await office.fetch(`/trpc/${names}?batch=1&input=%7B%7D`)).status).toBe(400)
  })

  it('answers in the language that the page shows', async () => {
    const asked = async (headers: Record<string, string>) => {
      const response = await server.nobody.fetch('/trpc/session.me', { headers })
      return ((await response.json()) as { error: { message: string } }).error.message
    }
    expect(await asked({})).toBe('请先登录。')
    expect(await asked({ 'x-language': 'en' })).toBe('Sign in first.')
    expect(await asked({ 'accept-language': 'en-GB,en;q=0.9' })).toBe('Sign in first.')
    expect(languageOf(new Headers({ 'x-language': 'zh', 'accept-language': 'en' }))).toBe('zh')
    expect(languageOf(new Headers({ 'accept-language': 'fr, de' }))).toBe('zh')
  })
})

describe('how large a body may be', () => {
  it('signing in takes 4 kB and no more', async () => {
    const response = await post('/api/auth/sign-in/username', { username: 'office', password: 'x'.repeat(4100) })
    expect(response.status).toBe(413)
    expect(await response.json()).toEqual({ kind: 'tooLarge', refused: tooLarge })
  })

  it('a procedure takes 256 kB and no more, in the form that its caller reads', async () => {
    const response = await post('/trpc/campaign.setWorkingDay', { ...workingDay, name: 'x'.repeat(263_000) })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ error: { data: { httpStatus: 413, refusal: tooLarge } } })
  })

  it('a body that nobody read does not spoil the requests that follow', async () => {
    await post('/trpc/campaign.setWorkingDay', { ...workingDay, name: 'x'.repeat(263_000) })
    await post('/trpc/campaign.setWorkingDay', { ...workingDay, name: 'x'.repeat(250_000) }, {}, server.nobody)
    await post('/api/nothing', 'x'.repeat(250_000))
    await post('/api/auth/sign-out', 'x'.repeat(4_000), { origin: 'https://evil.example' })
    for (let asked = 0; asked < 8; asked += 1) {
      expect((await post('/api/auth/sign-in/username', '{', {}, server.nobody)).status).toBe(400)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })

  it('a body that does not tell its length is measured while it comes', async () => {
    const { hostname, port } = new URL(server.url)
    const status = await new Promise((resolve, reject) => {
      const sent = rawRequest({
        hostname,
        port,
        path: '/trpc/campaign.setWorkingDay',
        method: 'POST',
        headers: { ...json, cookie: office.cookie, 'transfer-encoding': 'chunked' },
      })
      sent.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject)
      sent.write('x'.repeat(200_000))
      sent.write('x'.repeat(62_145))
    })
    expect(status).toBe(413)
  })
})

describe('what signing in is given', () => {
  it.each([
    ['malformed JSON', '{"username":', json],
    ['no name', '{"password":"x"}', json],
    ['a name that is no text', '{"username":{"$ne":""},"password":"x"}', json],
    ['a name with a NUL', JSON.stringify({ username: 'of\0fice', password: 'x' }), json],
    ['a name of 61 characters', JSON.stringify({ username: 'x'.repeat(61), password: 'x' }), json],
    ['a form', `username=office&password=${testPassword}`, { 'content-type': 'application/x-www-form-urlencoded' }],
    [
      'JSON that calls itself text',
      `{"username":"office","password":"${testPassword}"}`,
      { 'content-type': 'text/plain' },
    ],
  ])('%s is refused with 400', async (_, body, headers) => {
    const response = await post('/api/auth/sign-in/username', body, headers, server.nobody)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ kind: 'invalid', refused: malformed })
    expect(response.headers.getSetCookie()).toEqual([])
  })
})

describe('addresses', () => {
  const nothing = {
    zh: '没有这个地址。请回到首页。',
    en: 'There is nothing at this address. Go back to the first page.',
  }

  it.each(['/api/nothing', '/api/auth/sign-up/email', '/assets/none.js', '/favicon.ico'])(
    '%s is refused with 404',
    async (path) => {
      const response = await office.fetch(path, { headers: { accept: '*/*' } })
      expect(response.status).toBe(404)
      expect(await response.json()).toEqual({ kind: 'notFound', refused: nothing })
    },
  )

  it('a wrong method is refused with 405 and the right ones are named', async () => {
    const response = await office.fetch('/api/snapshot', { method: 'DELETE' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET')
    expect(await response.json()).toMatchObject({
      refused: { zh: '这个地址不接受这种请求，没有办理。请刷新页面后重试。' },
    })
  })

  it.each([
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '//etc/passwd',
    '/assets/%00',
    '/%zz',
    '/package.json',
    '/server/main.ts',
    '/.git/config',
  ])('%s leads to no file', async (path) => {
    const { status, body } = await getRaw(path)
    expect([200, 400, 404]).toContain(status)
    expect(body).not.toMatch(/"name": "xuncheng"|root:|repositoryformatversion/)
  })
})

describe('where a change comes from', () => {
  const signOut = async (headers: Record<string, string>) => {
    const person = await server.signIn('office')
    const { status } = await person.fetch('/api/auth/sign-out', { method: 'POST', headers })
    const stillIn = (await person.fetch('/trpc/session.me')).status === 200
    return { status, stillIn }
  }

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['our name under another scheme', { origin: 'https://127.0.0.1' }],
    ['nowhere that it will name', { origin: 'null' }],
    ['another site, by a browser that sends no origin', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused and nothing happens', async (_, headers) => {
    expect(await signOut(headers as Record<string, string>)).toEqual({ status: 403, stillIn: true })
  })

  it('our own page, by either name of this machine, and a program without an origin are heard', async () => {
    const { port } = new URL(server.url)
    expect(await signOut({ origin: `http://127.0.0.1:${port}` })).toEqual({ status: 200, stillIn: false })
    expect(await signOut({ origin: `http://localhost:${port}` })).toEqual({ status: 200, stillIn: false })
    expect(await signOut({ 'sec-fetch-site': 'same-origin' })).toEqual({ status: 200, stillIn: false })
    expect(await signOut({})).toEqual({ status: 200, stillIn: false })
  })

  it('where PUBLIC_URL is set, only that origin is our own', async () => {
    const published = await startTestServer({ publicUrl: 'http://xuncheng.example.cn' })
    const tried = async (origin: string) =>
      (
        await fetch(`${published.url}/api/auth/sign-in/username`, {
          method: 'POST',
          headers: { ...json, origin },
          body: JSON.stringify({ username: 'office', password: testPassword }),
        })
      ).status
    expect(await tried('http://xuncheng.example.cn')).toBe(200)
    expect(await tried(published.url)).toBe(403)
    await published.close()
  })

  it('a procedure’s refusal has the form that its caller reads', async () => {
    const response = await post('/trpc/campaign.setWorkingDay', workingDay, { origin: 'https://evil.example' })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ error: { data: { httpStatus: 403, refusal: foreignOrigin } } })
  })
})

describe('what a browser is told', () => {
  it.each(['/healthz', '/api/snapshot', '/trpc/session.me', '/api/nothing', '/assets/none.js'])(
    '%s comes with the headers that close everything not needed',
    async (path) => {
      const { headers } = await office.fetch(path)
      expect({
        csp: headers.get('content-security-policy'),
        type: headers.get('x-content-type-options'),
        referrer: headers.get('referrer-policy'),
        permissions: headers.get('permissions-policy'),
        frame: headers.get('x-frame-options'),
      }).toEqual({
        csp: "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; img-src 'self' data: blob: https://tiles.example.cn; font-src 'self'; connect-src 'self' https://tiles.example.cn; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
        type: 'nosniff',
        referrer: 'same-origin',
        permissions: 'geolocation=(self), camera=(self), microphone=(), payment=(), usb=()',
        frame: 'DENY',
      })
    },
  )

  it('without a base map nothing outside may be fetched', () => {
    expect(contentSecurityPolicy({ basemapOrigins: [] })).not.toContain('http')
  })

  it('a template of many hosts is allowed as one', () => {
    expect(originOfTemplate('https://t{s}.tianditu.example/DataServer?x={x}&y={y}&l={z}')).toBe(
      'https://*.tianditu.example',
    )
    expect(originOfTemplate('https://t{0-7}.tiles.example.cn:8443/{z}/{x}/{y}')).toBe('https://*.tiles.example.cn:8443')
    expect(originOfTemplate('https://maps.example.cn/style.json')).toBe('https://maps.example.cn')
  })

  it('a stream is not compressed, so that nothing waits in a buffer', async () => {
    const response = await office.fetch(`/trpc/live.announcements?input=${encodeURIComponent('{"after":0}')}`, {
      headers: { accept: 'text/event-stream', 'accept-encoding': 'gzip' },
    })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.headers.get('content-encoding')).toBeNull()
    await response.body?.cancel()
  })

  it('the ground of the map is sent once', async () => {
    const first = await office.fetch('/api/geography')
    expect(Object.keys((await first.json()) as object)).toEqual(['outline', 'offices', 'gaps', 'overlaps'])
    const etag = first.headers.get('etag') ?? ''
    const again = await office.fetch('/api/geography', { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })
})

describe('the built page', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xuncheng-client-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<!doctype html><html><head><title>巡城</title></head></html>')
    await writeFile(join(folder, 'assets/main-1a2b.js'), 'plain')
    await writeFile(join(folder, 'assets/main-1a2b.js.br'), 'packed')
    await writeFile(join(folder, 'icon.svg'), '<svg/>')
  })
  afterAll(() => rm(folder, { recursive: true }))

  const get = async (path: string, headers: Record<string, string> = {}) =>
    clientFiles(folder, []).fileOrIndex({
      request: new Request(`http://127.0.0.1${path}`, { headers }),
      address: '127.0.0.1',
      language: 'zh',
      identify: async () => null,
      viewer: async () => null,
    })

  it('has a nonce of its own each time, which its policy names', async () => {
    const nonceOf = async () => {
      const response = await get('/points/7', { accept: 'text/html' })
      const nonce = /<meta name="csp-nonce" content="([^"]+)">/.exec(await response.text())?.[1] ?? 'none'
      expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}';`)
      return nonce
    }
    const nonces = [await nonceOf(), await nonceOf()]
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(nonces[0]).not.toBe(nonces[1])
  })

  it('says whether the browser holds a session, by its cookie alone', async () => {
    const says = async (cookie: string) => {
      const response = await get('/', { accept: 'text/html', cookie })
      return (await response.text()).includes('<meta name="has-session" content="">')
    }
    expect(await says('xuncheng.session_token=anything')).toBe(true)
    expect(await says('__Secure-xuncheng.session_token=anything')).toBe(true)
    expect(await says('language=zh')).toBe(false)
    expect(await says('')).toBe(false)
  })

  it('is given to a person for any path, to a program for none', async () => {
    expect((await get('/points/7', { accept: 'text/html' })).status).toBe(200)
    expect((await get('/points/7', { accept: 'application/json' })).status).toBe(404)
    expect((await get('/api/nothing', { accept: 'text/html' })).status).toBe(404)
  })

  it('has files that are packed and kept for good where their name tells their content', async () => {
    const packed = await get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(await packed.text()).toBe('packed')
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await (await get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip, br;q=0' })).text()).toBe('plain')
    const icon = await get('/icon.svg')
    expect(icon.headers.get('cache-control')).toBe('no-cache')
    expect((await get('/icon.svg', { 'if-none-match': icon.headers.get('etag') ?? '' })).status).toBe(304)
  })

  it('does not hand out what has no business in a browser', async () => {
    expect((await get('/assets/main-1a2b.js.br')).status).toBe(404)
    expect((await get('/index.html')).status).toBe(404)
  })
})

describe('how often', () => {
  it('one account is heard 1,200 times a minute, and others besides', async () => {
    const { accountId } = await server.addAccount('hasty', [{ role: 'office' }])
    const hasty = await server.signIn('hasty')
    for (let asked = 0; asked < 1200; asked += 1) server.server.rateLimiter.allow('read', accountId, Date.now())
    const refused = await hasty.fetch('/api/snapshot')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(await refused.json()).toMatchObject({ refused: { zh: '操作太频繁，请一分钟后再试。' } })
    expect((await hasty.fetch('/trpc/session.me')).status).toBe(429)
    expect((await office.fetch('/api/snapshot')).status).toBe(200)
  })
})

describe('a fault of ours', () => {
  it('is a sentence and a 500, and tells nothing of what happened', async () => {
    const broken = await startTestServer()
    const person = await broken.signIn('office')
    await broken.database.db.execute(sql`drop table working_days, point_states cascade`)
    for (const path of ['/trpc/campaign.overview', '/api/snapshot']) {
      const response = await person.fetch(path)
      expect(response.status).toBe(500)
      const body = await response.text()
      expect(body).toContain('系统出错，没有保存。请稍后重试；仍不行请联系指挥部办公室。')
      expect(body).not.toMatch(/working_days|point_states|select|at .*\.ts/)
    }
    await broken.close()
  })

  it('is logged without the values of its query', async () => {
    const fault = await server.database.db
      .execute(sql`select ${'a secret value'}::integer`)
      .catch((error: unknown) => error)
    const logged = JSON.stringify(faultForLog(fault))
    expect(logged).toContain('Failed query')
    expect(logged).not.toContain('\\nparams')
  })
})
