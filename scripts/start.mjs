/** `npm start`: builds when there is no build, or one older than the sources, and then is the server. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

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

const builtAt = builtAtMs()
if (builtAt === null || sources.some((source) => newestMs(join(root, source)) > builtAt)) {
  console.log(`${builtAt === null ? '首次构建' : '源码有改动，重新构建'} · building …`)
  const startedAt = performance.now()
  // In a process of its own: what the build needs of memory, the server would keep.
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error('构建失败，原因见上 · The build failed; see above. Were all packages installed (npm ci)?')
    process.exit(1)
  }
  console.log(`构建完成 · built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
