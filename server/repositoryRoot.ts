/**
 * Where the repository's own files lie (migrations, the built client, geodata): from the sources and from the built
 * server alike, which sits two folders deeper.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const isRoot = (folder: string): boolean => {
  const manifest = join(folder, 'package.json')
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'xuncheng'
}

const upFrom = (folder: string): string => {
  if (isRoot(folder)) return folder
  if (dirname(folder) === folder) throw new Error('No package.json named xuncheng above the running program.')
  return upFrom(dirname(folder))
}

export const repositoryRoot = upFrom(dirname(fileURLToPath(import.meta.url)))
