/** A folder for an embedded database of a test, and the way to leave nothing of it behind, even after a killed run. */
import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isRunningPostgres } from '../server/db/embedded/programs'

const prefix = 'xuncheng-test-'

export const newFolder = async (uid?: number): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  if (uid !== undefined) await chown(folder, uid, uid)
  return folder
}

/** Outside DATA_DIR where root made it. */
export const homeOf = async (dataDir: string): Promise<string> =>
  (await readFile(join(dataDir, 'postgres.location'), 'utf8').catch(() => join(dataDir, 'postgres'))).trim()

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Null: none runs, or the number is another process's by now. */
export async function postmasterPidOf(dataDir: string): Promise<number | null> {
  const data = join(await homeOf(dataDir), 'data')
  const [first = '', folder] = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return folder === data && (await isRunningPostgres(Number(first))) ? Number(first) : null
}

export async function untilPostgresEnded(pid: number): Promise<void> {
  while (await isRunningPostgres(pid)) await wait(10)
}

/** Also ends a PostgreSQL that a killed server has left running. */
export async function removeFolder(dataDir: string): Promise<void> {
  const pid = await postmasterPidOf(dataDir)
  if (pid !== null) {
    process.kill(pid, 'SIGINT')
    await untilPostgresEnded(pid)
  }
  const home = await homeOf(dataDir)
  for (const path of [home, `${home}.log`, `${home}.data_dir`, dataDir])
    await rm(path, { recursive: true, force: true })
}

/** What runs that were killed have left. */
export async function removeLeftFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.slice(prefix.length).split('-')[0])
    if (name.startsWith(prefix) && !isAlive(pid)) await removeFolder(join(tmpdir(), name))
  }
}
