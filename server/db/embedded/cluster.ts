/**
 * Makes the database's files, once. They are made aside and renamed into place, so that they are there whole or not at
 * all, and two servers that start at once end with one.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Refusal, refuse } from '../../../domain/refusal'
import type { Binaries } from './binaries'
import type { Place } from './place'
import { lastLine, run } from './programs'

export const databaseUser = 'xuncheng'
const unfinishedPrefix = 'data.unfinished-'

/** Only where there are no unix sockets: the password of the database's user. */
export const passwordFile = (place: Place): string => join(place.home, 'password')

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

const passwordArguments = async (place: Place): Promise<string[]> => {
  if (place.socketFolder !== null) return ['--auth-local=trust', '--auth-host=reject']
  if (!existsSync(passwordFile(place)))
    await writeFile(passwordFile(place), randomBytes(24).toString('base64url'), { mode: 0o600 })
  return ['--auth=scram-sha-256', `--pwfile=${passwordFile(place)}`]
}

async function make(place: Place, binaries: Binaries): Promise<Refusal | null> {
  const unfinished = join(place.home, unfinishedPrefix + randomBytes(6).toString('hex'))
  const made = await run(place, binaries.program('initdb'), [
    `--pgdata=${unfinished}`,
    `--username=${databaseUser}`,
    '--encoding=UTF8',
    // Orders by code point, the same on every system and version; ICU's collations are there for what is shown sorted.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(await passwordArguments(place)),
  ])
  if (made.code === 0)
    try {
      await rename(unfinished, place.data)
      await syncFolder(place.home)
      return null
    } catch (error) {
      if (!existsSync(place.data)) throw error
    }
  // The one that was quicker may be removing it too.
  await rm(unfinished, { recursive: true, force: true, maxRetries: 3 })
  if (existsSync(place.data)) return null // Another server was quicker.
  return refuse(
    'conflict',
    `无法在 ${place.home} 建立数据库：${lastLine(made.output)}`,
    `No database can be made in ${place.home}: ${lastLine(made.output)}`,
  )
}

/** The database's files, made by now and of the version that the binaries can read. */
export async function makeCluster(place: Place, binaries: Binaries): Promise<Refusal | null> {
  if (!existsSync(place.data)) {
    const refused = await make(place, binaries)
    if (refused) return refused
  }
  const major = (await readFile(join(place.data, 'PG_VERSION'), 'utf8')).trim()
  if (binaries.version.startsWith(`${major}.`)) return null
  return refuse(
    'conflict',
    `${place.data} 由 PostgreSQL ${major} 建立，不能用 ${binaries.version} 打开。请先用原来的版本导出数据。`,
    `${place.data} was made by PostgreSQL ${major} and cannot be opened by ${binaries.version}. First export the data with the former version.`,
  )
}

/**
 * What an initdb that was killed has left. Only for who holds the database: then nobody needs them any more. One that
 * another server's initdb is still writing cannot be removed; that server does it itself when it sees that it lost.
 */
export async function removeUnfinished(place: Place): Promise<void> {
  for (const name of await readdir(place.home))
    if (name.startsWith(unfinishedPrefix))
      await rm(join(place.home, name), { recursive: true, force: true }).catch(() => undefined)
}
