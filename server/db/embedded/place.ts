/**
 * Where the embedded database of a DATA_DIR lies. PostgreSQL refuses to run as root, and `nobody` cannot read a folder
 * of root's; so for root it lies under /var/lib/xuncheng, and DATA_DIR/postgres.location names it.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Refusal, refuse } from '../../../domain/refusal'

/** The user that PostgreSQL runs as, where it is not ours: nobody. */
const nobody = { uid: 65534, gid: 65534 }
const rootFolder = '/var/lib/xuncheng'
/** A socket's path ends at 103 bytes on some systems; PostgreSQL adds 19 of its own. */
const longestSocketFolder = 60
const givenAwayWithinMs = 500

export type RunAs = { readonly uid: number; readonly gid: number }

export type Place = {
  /** DATA_DIR, its links resolved. */
  readonly dataDir: string
  /** Holds what PostgreSQL itself writes; 0700, and its user's alone. */
  readonly home: string
  /** PostgreSQL's own data folder. */
  readonly data: string
  /** Beside the home, as is all that we write: root must not write where another user may have laid a link. */
  readonly log: string
  /** Null where there are no unix sockets (Windows). */
  readonly socketFolder: string | null
  /** Copies of the binaries go here, a folder for each version. */
  readonly copies: string
  /** Absent: PostgreSQL runs as the user that we are. */
  readonly runAs: RunAs | undefined
}

const hashOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 12)

const readIfThere = async (path: string): Promise<string | null> =>
  existsSync(path) ? (await readFile(path, 'utf8')).trim() : null

const locationFile = (dataDir: string): string => join(dataDir, 'postgres.location')
/** The way back: whose database it is. */
const dataDirFile = (home: string): string => `${home}.data_dir`

const socketFolderFor = (dataDir: string, home: string): string | null => {
  if (process.platform === 'win32') return null
  const inside = join(home, 'socket')
  if (Buffer.byteLength(inside) <= longestSocketFolder) return inside
  return `/tmp/xuncheng-${process.getuid?.()}-${hashOf(dataDir)}`
}

const placeAt = (dataDir: string, home: string, copies: string, runAs?: RunAs): Place => ({
  dataDir,
  home,
  data: join(home, 'data'),
  log: `${home}.log`,
  socketFolder: socketFolderFor(dataDir, home),
  copies,
  runAs,
})

/**
 * The location decides, so that a DATA_DIR that was moved keeps its database. A copy of a DATA_DIR does not share the
 * database of the original; which of the two it is, the file beside the database tells.
 */
async function placeForRoot(dataDir: string): Promise<Place | Refusal> {
  if (existsSync(join(dataDir, 'postgres/data/PG_VERSION')))
    return refuse(
      'conflict',
      `${dataDir} 里的数据库属于普通用户。请用原来的用户启动。`,
      `The database in ${dataDir} belongs to an ordinary user; start the server as that user.`,
    )
  const named = await readIfThere(locationFile(dataDir))
  const home = named ?? join(rootFolder, hashOf(dataDir))
  if (named !== null && !existsSync(join(named, 'data/PG_VERSION')))
    return refuse(
      'conflict',
      `${dataDir} 的数据库应在 ${named}，但那里没有。请恢复该文件夹；如要从空库开始，请删除 ${locationFile(dataDir)}。`,
      `The database of ${dataDir} should be in ${named}, but is not there. Bring that folder back, or delete ${locationFile(dataDir)} to start with an empty one.`,
    )
  const madeFor = await readIfThere(dataDirFile(home))
  if (madeFor !== null && madeFor !== dataDir && (await readIfThere(locationFile(madeFor))) === home)
    return refuse(
      'conflict',
      `${home} 里的数据库属于 ${madeFor}，不属于 ${dataDir}。请改用另一个 DATA_DIR；如果它是复制来的，请先删除其中的 postgres.location。`,
      `The database in ${home} belongs to ${madeFor}, not to ${dataDir}. Choose another DATA_DIR; if this one is a copy, first delete its postgres.location.`,
    )
  return placeAt(dataDir, home, rootFolder, nobody)
}

function placeForUser(dataDir: string): Place | Refusal {
  if (existsSync(locationFile(dataDir)))
    return refuse(
      'conflict',
      `${dataDir} 的数据库由 root 建立。请用 root 启动，或改用另一个 DATA_DIR。`,
      `The database of ${dataDir} was made by root; start the server as root or choose another DATA_DIR.`,
    )
  const home = join(dataDir, 'postgres')
  return placeAt(dataDir, home, home)
}

/** Makes DATA_DIR where it is missing. Throws the system's own errors. */
export async function placeFor(dataDir: string): Promise<Place | Refusal> {
  await mkdir(dataDir, { recursive: true })
  const resolved = await realpath(dataDir)
  return process.getuid?.() === 0 ? placeForRoot(resolved) : placeForUser(resolved)
}

async function makePrivateFolder(folder: string, runAs: RunAs | undefined): Promise<Refusal | null> {
  // Made private at once, and then given away; whoever made it before us is seen by its owner.
  const made = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
  if (made && runAs) await chown(folder, runAs.uid, runAs.gid)
  if (process.platform === 'win32') return null
  const isOurs = async () => {
    const found = await lstat(folder)
    return found.isDirectory() && found.uid === (runAs?.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0
  }
  // Another server that starts at the same moment may have made it and be about to give it away.
  const giveUpAt = performance.now() + givenAwayWithinMs
  while (!(await isOurs()) && !made && performance.now() < giveUpAt) await wait(10)
  if (await isOurs()) return null
  return refuse(
    'conflict',
    `文件夹 ${folder} 应只属于运行数据库的用户（权限 0700）。请检查后改正或删除它。`,
    `The folder ${folder} must belong to the database's user alone (mode 0700). Look into it, then correct or delete it.`,
  )
}

/** The folders that PostgreSQL needs, theirs alone. Throws the system's own errors. */
export async function makeFolders(place: Place): Promise<Refusal | null> {
  const made = await mkdir(dirname(place.home), { recursive: true })
  // Others must be able to pass through it, whatever our umask is.
  if (made !== undefined) await chmod(dirname(place.home), 0o755)
  const refused = await makePrivateFolder(place.home, place.runAs)
  if (refused || place.socketFolder === null) return refused
  return makePrivateFolder(place.socketFolder, place.runAs)
}

/** Once the database is there: what finds it again after DATA_DIR was moved. */
export async function writeLocation({ dataDir, home, runAs }: Place): Promise<void> {
  if (!runAs) return
  await writeFile(dataDirFile(home), `${dataDir}\n`)
  await writeFile(locationFile(dataDir), `${home}\n`)
}
