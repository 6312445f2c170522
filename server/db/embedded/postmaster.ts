/**
 * The running PostgreSQL: found by what it writes into postmaster.pid, started, stopped. It runs in a session of its
 * own, so that Ctrl-C reaches the server alone, and outlives a server that is killed: the next start takes it over.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Refusal, refuse } from '../../../domain/refusal'
import type { Binaries } from './binaries'
import { databaseUser, passwordFile } from './cluster'
import type { Place } from './place'
import { isRunningPostgres, lastLine, run, spawnOptions } from './programs'

/** Names the socket's file; nothing listens on a port where there are unix sockets. */
const socketPort = 5432
const longestLogBytes = 5_000_000
/** Recovery after a power cut takes seconds; this is for a disk that hangs. */
const longestStartMs = 300_000

/** For a server of a few dozen people and a small machine. All else is PostgreSQL's default: fsync is on. */
const settings = {
  shared_buffers: '64MB',
  max_connections: '40',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
  autovacuum_worker_slots: '1',
  huge_pages: 'off',
  jit: 'off',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
  /** starting, ready, stopping … */
  readonly status: string
}

/** Null: there is no postmaster.pid, or it is of another data folder (a copy carries it along). */
export async function readPostmaster(place: Place): Promise<Postmaster | null> {
  const file = await readFile(join(place.data, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid = '', data = '', , port = '', socketFolder = '', , , status = ''] = file.split('\n')
  if (resolve(data.trim()) !== place.data) return null
  return { pid: Number(pid), port: Number(port), socketFolder: socketFolder.trim(), status: status.trim() }
}

export async function urlOf(place: Place, { port, socketFolder }: Postmaster): Promise<string> {
  if (place.socketFolder !== null)
    return `postgres://${databaseUser}@localhost:${port}/postgres?host=${encodeURIComponent(socketFolder)}`
  const password = (await readFile(passwordFile(place), 'utf8')).trim()
  return `postgres://${databaseUser}:${password}@127.0.0.1:${port}/postgres`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/**
 * After a crash, postmaster.pid names a process that may by now be any other (in a container numbers come again at
 * once), and PostgreSQL would refuse to start. Deleting the file would also delete its record of the shared memory that
 * guards against a second PostgreSQL; so PostgreSQL is told instead which process to disregard.
 */
async function disregardedPid(place: Place): Promise<Record<string, string>> {
  const left = await readPostmaster(place)
  return left === null || (await isRunningPostgres(left.pid)) ? {} : { PG_GRANDPARENT_PID: String(left.pid) }
}

async function logSize(place: Place): Promise<number> {
  if (!existsSync(place.log)) return 0
  const { size } = await stat(place.log)
  if (size < longestLogBytes) return size
  await rename(place.log, `${place.log}.old`)
  return 0
}

async function spawnPostgres(place: Place, binaries: Binaries, log: number) {
  const all =
    place.socketFolder === null
      ? { ...settings, listen_addresses: '127.0.0.1', port: String(await freePort()) }
      : {
          ...settings,
          listen_addresses: '',
          port: String(socketPort),
          unix_socket_directories: `"${place.socketFolder}"`,
          unix_socket_permissions: '0700',
        }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const options = { ...spawnOptions(place, await disregardedPid(place)), detached: true }
  // On Windows an administrator's rights are dropped by pg_ctl, and by nothing else.
  return place.socketFolder === null
    ? spawn(
        binaries.program('pg_ctl'),
        ['start', '-W', '-s', '-D', place.data, '-l', place.log, '-o', flags.map((flag) => `"${flag}"`).join(' ')],
        { ...options, stdio: 'ignore' },
      )
    : spawn(binaries.program('postgres'), ['-D', place.data, ...flags], { ...options, stdio: ['ignore', log, log] })
}

/**
 * 'contended': another PostgreSQL has this data folder, or the last of a killed one still does; look again in a moment.
 * Throws the system's own errors.
 */
export async function startPostmaster(place: Place, binaries: Binaries): Promise<'ready' | 'contended' | Refusal> {
  const from = await logSize(place)
  const log = await open(place.log, 'a', 0o600)
  try {
    const child = await spawnPostgres(place, binaries, log.fd)
    let ended = false
    child.once('exit', (code) => {
      ended = place.socketFolder !== null || code !== 0
    })
    child.unref()
    await once(child, 'spawn')

    const giveUpAt = performance.now() + longestStartMs
    while (!ended && performance.now() < giveUpAt) {
      const postmaster = await readPostmaster(place)
      const isOurs = place.socketFolder === null || postmaster?.pid === child.pid
      if (postmaster?.status === 'ready' && isOurs) return 'ready'
      await wait(4)
    }
  } finally {
    await log.close()
  }
  const said = (await readFile(place.log)).subarray(from).toString()
  if (/already exists|still in use|Is another postmaster/i.test(said)) return 'contended'
  const fault = said.match(/(?:FATAL|PANIC|ERROR): {2}(.+)/)?.[1] ?? lastLine(said)
  return refuse(
    'conflict',
    `自带数据库无法启动：${fault}。详见 ${place.log}。`,
    `The embedded database did not start: ${fault}. See ${place.log}.`,
  )
}

/** Ends open sessions, writes everything out, and waits until it is gone. */
export async function stopPostmaster(place: Place, binaries: Binaries): Promise<void> {
  const stopped = await run(place, binaries.program('pg_ctl'), [
    ...['stop', '-s', '-w', '-t', '60', '-m', 'fast'],
    ...['-D', place.data],
  ])
  if (stopped.code === 0) return
  const left = await readPostmaster(place)
  if (left !== null && (await isRunningPostgres(left.pid)))
    throw new Error(`The embedded database did not stop: ${lastLine(stopped.output)}`)
}
