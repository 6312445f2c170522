/** Whether the build in dist/ is of these sources. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = ['domain', 'server', 'client', 'geodata', 'scripts/build.mjs', 'package.json', 'vite.config.ts']

/** Folders count too: a file that is gone has changed its folder alone. */
const newestMs = (path) => {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))))
}

const builtAtMs = () => {
  try {
    return Date.parse(readFileSync(join(root, 'dist/stamp'), 'utf8'))
  } catch {
    return null
  }
}

/** @returns {'none' | 'outdated' | 'upToDate'} */
export const stateOfBuild = () => {
  const builtAt = builtAtMs()
  if (builtAt === null) return 'none'
  return sources.some((source) => newestMs(join(root, source)) > builtAt) ? 'outdated' : 'upToDate'
}
