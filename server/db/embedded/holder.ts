/**
 * Who holds the embedded database: whose session has the lock. It ends with the process, however that ends, so there is
 * nothing to clean up and nothing to believe.
 */
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { type Refusal, refuse } from '../../../domain/refusal'
import { connect, type Sql } from '../connection'
import { holderLock } from '../locks'

export type Held = {
  readonly url: string
  /** When the session has ended, and the lock with it. */
  readonly ended: Promise<void>
  readonly release: () => Promise<void>
}

/** PostgreSQL notices within milliseconds that a process was killed; a server that is stopping takes longer. */
const patienceMs = 1000
const longestName = 63
const [first, second] = holderLock

const ownName = (): string => `xuncheng ${process.pid} on ${hostname()}`.slice(0, longestName)

const take = async (sql: Sql): Promise<boolean> => {
  const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${first}::int, ${second}::int) as taken`
  return row?.taken === true
}

const refusalNaming = async (sql: Sql, dataDir: string): Promise<Refusal> => {
  const [row] = await sql<{ name: string }[]>`
    select application_name as name from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and granted and classid = ${first} and objid = ${second} and objsubid = 2
      and pg_locks.database = (select oid from pg_database where datname = current_database())`
  const [, pid = '?', host = '?'] = row?.name.match(/^xuncheng (\d+) on (.+)$/) ?? []
  return refuse(
    'conflict',
    `DATA_DIR ${dataDir} 正由主机 ${host} 上的进程 ${pid} 使用。请停止该进程，或改用另一个 DATA_DIR。`,
    `DATA_DIR ${dataDir} is held by process ${pid} on host ${host}; stop it or choose another DATA_DIR.`,
  )
}

/** 'absent': nothing answers there. 'busy': PostgreSQL is starting or stopping. */
export async function hold(url: string, dataDir: string): Promise<Held | Refusal | 'absent' | 'busy'> {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const sql = connect(url, { forGood: true, applicationName: ownName(), onClose: () => end() })
  const release = () => sql.end({ timeout: 1 })
  try {
    const giveUpAt = performance.now() + patienceMs
    while (!(await take(sql))) {
      if (performance.now() > giveUpAt) {
        const refused = await refusalNaming(sql, dataDir)
        await release()
        return refused
      }
      await wait(50)
    }
    return { url, ended, release }
  } catch (error) {
    await release()
    const code = error instanceof Error && 'code' in error ? error.code : ''
    // 57P03: starting up or shutting down; 57P01: it went down while we asked.
    if (code === '57P03' || code === '57P01') return 'busy'
    if (['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'CONNECTION_CLOSED'].includes(String(code))) return 'absent'
    throw error
  }
}
