/**
 * Builds the client and the server into dist/, compresses what browsers will ask for, and stamps the whole. Built beside
 * and moved into place, so that a build that fails or is interrupted leaves the last one as it was.
 */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { build } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const beside = join(dist, `building-${process.pid}`)

const isCompressible = new Set(['.css', '.html', '.js', '.json', '.mjs', '.svg', '.wasm', '.webmanifest'])
/** Below this a compressed answer is hardly smaller than its headers. */
const smallestBytes = 1024

const compress = async (folder) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== 'index.html' && isCompressible.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
  const compressOne = async (file) => {
    const content = await readFile(file)
    if (content.length < smallestBytes) return
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }))
  }
  await Promise.all(files.map(compressOne))
}

const moveIntoPlace = async (name) => {
  await rm(join(dist, name), { recursive: true, force: true })
  await rename(join(beside, name), join(dist, name))
}

// A build for the tests is the build that users get: under another name for the environment, React comes with its checks
// for developers, and the page takes three times as long.
process.env.NODE_ENV = 'production'
const startedAt = new Date()
const quiet = { configFile: join(root, 'vite.config.ts'), logLevel: 'warn' }
try {
  await build({ ...quiet, build: { outDir: join(beside, 'client') } })
  const programs = {
    main: join(root, 'server/main.ts'),
    auditVerify: join(root, 'server/auditVerify.ts'),
    makeBasemap: join(root, 'server/makeBasemap.ts'),
    solverThread: join(root, 'server/routing/solverThread.ts'),
    sheetThread: join(root, 'server/importing/sheetThread.ts'),
    boundaryThread: join(root, 'server/boundaries/boundaryThread.ts'),
    rowsThread: join(root, 'server/importing/rowsThread.ts'),
    exportThread: join(root, 'server/exporting/exportThread.ts'),
    roadFileThread: join(root, 'server/routing/travel/roadFileThread.ts'),
  }
  await build({
    ...quiet,
    build: { ssr: true, rollupOptions: { input: programs }, outDir: join(beside, 'server') },
  })
  await compress(join(beside, 'client'))
  await moveIntoPlace('client')
  await moveIntoPlace('server')
  // What was changed during the build is newer than this.
  await writeFile(join(dist, 'stamp'), startedAt.toISOString())
} finally {
  await rm(beside, { recursive: true, force: true })
}
