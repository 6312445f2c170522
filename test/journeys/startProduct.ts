/** The built server as a process of its own, on a database of its own, with the sample in it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Database } from '../../server/db/open'
import { repositoryRoot } from '../../server/repositoryRoot'
import { newFolder, removeFolder } from '../embeddedFolder'
import { freshDatabase, freshSample } from '../freshDatabase'

export type Product = {
  readonly url: string
  readonly database: Database
  /** Ends the server and starts it again on the same database, the campaign's clock set to an instant. */
  readonly restartAt: (campaignInstant: Date) => Promise<void>
  readonly close: () => Promise<void>
}

const start = async (
  database: Database,
  port: string,
  more: Record<string, string>,
  /** Absent: what the server logs is shown. */
  onLog?: (said: string) => void,
): Promise<{ url: string; child: ChildProcess }> => {
  const child = spawn(process.execPath, [join(repositoryRoot, 'dist/server/main.js')], {
    cwd: repositoryRoot,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: port,
      DATABASE_URL: database.url,
      LOG_LEVEL: 'error',
      ...more,
    },
    stdio: ['ignore', 'pipe', onLog === undefined ? 'inherit' : 'pipe'],
  })
  child.stderr?.on('data', (chunk) => onLog?.(String(chunk)))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const ready = /^ready (\S+)$/m.exec(said)
      if (ready) resolve(ready[1] ?? '')
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready: ${said}`)))
  })
  return { url, child }
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

export const startProduct = async (environment: Record<string, string> = {}): Promise<Product> => {
  const { database, folder: dataDir } = await freshSample()
  const given = { DATA_DIR: dataDir, ...environment }
  let running = await start(database, '0', given)
  const { url } = running
  return {
    url,
    database,
    restartAt: async (campaignInstant) => {
      await stop(running.child)
      const offset = campaignInstant.getTime() - Date.now()
      await database.db.execute(sql`update campaign set clock_offset_ms = ${offset}`)
      running = await start(database, new URL(url).port, given)
    },
    close: async () => {
      await stop(running.child)
      await database.close()
      await removeFolder(dataDir)
    },
  }
}

/** A campaign of one's own as it begins: nothing but the account of its office. `log` gives all that the server has logged. */
export const startEmptyProduct = async (
  password: string,
): Promise<Pick<Product, 'url' | 'database' | 'close'> & { readonly log: () => string }> => {
  const [database, dataDir] = await Promise.all([freshDatabase(), newFolder()])
  let said = ''
  const environment = { DATA_DIR: dataDir, SAMPLE: '0', SAMPLE_PASSWORD: password, LOG_LEVEL: 'trace' }
  const running = await start(database, '0', environment, (more) => {
    said += more
  })
  return {
    url: running.url,
    database,
    log: () => said,
    close: async () => {
      await stop(running.child)
      await database.close()
      await removeFolder(dataDir)
    },
  }
}
