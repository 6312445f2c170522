/** The program itself, as a process: what it prints, how it refuses to start, how it stops. */
import { type ChildProcess, spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../server/db/open'
import { freshDatabase } from '../freshDatabase'

let database: Database
const started = new Set<ChildProcess>()
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
  await database.close()
})

const run = (environment: Record<string, string>) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url, PORT: '0', ...environment },
  })
  started.add(child)
  const printed = { out: '', err: '' }
  const url = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      printed.out += chunk
      const ready = /^ready (.*)$/m.exec(printed.out)?.[1]
      if (ready) resolve(ready)
    })
  })
  child.stderr.on('data', (chunk) => {
    printed.err += chunk
  })
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, printed, url, exited }
}

it('says on a line of its own where it is ready, and at the first start which account there is', {
  timeout: 60_000,
}, async () => {
  const { child, printed, url, exited } = run({})
  expect((await fetch(`${await url}/readyz`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await exited).toBe(0)
  expect(printed.out).toMatch(
    /^account: office\npassword \(shown this once\): [\w-]{16}\nready http:\/\/127\.0\.0\.1:\d+\n$/,
  )
  expect(printed.err).toBe('')

  const again = run({})
  await again.url
  again.child.kill('SIGINT')
  expect(await again.exited).toBe(0)
  expect(again.printed.out).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\n$/)
})

it('stops in good order although somebody listens to announcements', async () => {
  const { child, url, exited } = run({ SAMPLE_PASSWORD: 'a password for tests' })
  const signedIn = await fetch(`${await url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'office', password: 'a password for tests' }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const input = encodeURIComponent('{"after":0}')
  const stream = await fetch(`${await url}/trpc/live.announcements?input=${input}`, {
    headers: { cookie, accept: 'text/event-stream' },
  })
  const read = stream.text()
  child.kill('SIGTERM')
  expect(await exited).toBe(0)
  expect(await read).toContain('dayChanged')
})

it('names the port that is in use, in one line, and ends', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const { printed, exited } = run({ PORT: String(port) })
  expect(await exited).toBe(1)
  expect(printed.err).toBe(
    `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 换一个端口。 · Port ${port} is in use. Stop what uses it, or choose another with PORT.\n`,
  )
  // The accounts are made by then, and their password is shown this once.
  expect(printed.out).toMatch(/^password/m)
  await new Promise((resolve) => other.close(resolve))
})

it('names a malformed variable, in one line, and ends before it touches the database', async () => {
  const { printed, exited } = run({ PORT: 'eighty' })
  expect(await exited).toBe(1)
  expect(printed.err).toMatch(/^PORT .* PORT cannot be eighty: it must be a whole number from 0 to 65535.*\n$/)
  expect(printed.out).toBe('')
  expect(await database.sql`select 1 from campaign`).toHaveLength(0)
})

it('names a database that cannot be reached, in one line, and ends', async () => {
  const { printed, exited } = run({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })
  expect(await exited).toBe(1)
  expect(printed.err).toMatch(/^无法连接 DATABASE_URL .* · The database of DATABASE_URL cannot be reached: .*\n$/)
})
