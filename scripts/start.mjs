/** `npm start`: builds when there is no build, or one older than the sources, and then is the server. */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { stateOfBuild } from './built.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const state = stateOfBuild()
if (state !== 'upToDate') {
  console.log(`${state === 'none' ? '首次构建' : '源码有改动，重新构建'} · building …`)
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
