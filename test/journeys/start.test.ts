/** What the README promises of `npm start`: everything from a fresh folder, the accounts once, and again after a kill. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from '../../server/repositoryRoot'
import { newFolder, removeFolder } from '../embeddedFolder'

type Started = { readonly child: ChildProcess; readonly said: string; readonly url: string }

const start = (dataDir: string): Promise<Started> =>
  new Promise((resolve, reject) => {
    const { DATABASE_URL: _, SAMPLE_PASSWORD: __, ...environment } = process.env
    const child = spawn(process.execPath, [join(repositoryRoot, 'scripts/start.mjs')], {
      cwd: repositoryRoot,
      env: { ...environment, NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const ready = /^ready (http:\/\/127\.0\.0\.1:\d+)$/m.exec(said)
      if (ready) resolve({ child, said, url: ready[1] ?? '' })
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })

const end = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })

test('the first start prints the accounts and a password that works; a killed server starts again and keeps everything', async () => {
  const dataDir = await newFolder()
  const first = await start(dataDir)
  expect(first.said).toContain(
    'office, commander, leader1, leader2, squad1…squad6, member1…member6, unit01…unit64, clerk26, clerk43, clerk59, street01, community01',
  )
  const password = /password \(shown this once\): (\S+)/.exec(first.said)?.[1] ?? ''
  const signIn = (url: string) =>
    fetch(`${url}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'unit64', password }),
    })
  expect((await signIn(first.url)).status).toBe(200)
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  expect(await (await fetch(first.url)).text()).toContain('<div id="root">')
  await end(first.child, 'SIGKILL')

  const second = await start(dataDir)
  expect(second.said).not.toContain('password')
  expect((await signIn(second.url)).status).toBe(200)
  await end(second.child, 'SIGTERM')
  await removeFolder(dataDir)
})

test('what a test builds is what users get: no library with its checks for developers', () => {
  const assets = join(repositoryRoot, 'dist/client/assets')
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(10)
  const forDevelopers = scripts.filter((name) => /React DevTools|jsxDEV/.test(readFileSync(join(assets, name), 'utf8')))
  expect(forDevelopers).toEqual([])
})
