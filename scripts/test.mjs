/**
 * The whole suite: types, style, build, rules, server on a real PostgreSQL, journeys in a real browser.
 * Ends with one line that counts: "N passed, N failed". Words after `npm test --` narrow the vitest run.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureChromium } from './chromium.mjs'
import { ensureOgrinfo } from './gdal.mjs'
import { ensureLibreOffice } from './libreoffice.mjs'
import { ensureOsmium } from './osmium.mjs'
import { ensureTilemaker } from './tilemaker.mjs'

const root = new URL('..', import.meta.url).pathname
const report = `${root}test/artifacts/vitest.json`
const chromium = ensureChromium()
const libreOffice = ensureLibreOffice()
const osmium = ensureOsmium()
const tilemaker = ensureTilemaker()
const ogrinfo = ensureOgrinfo()
let passed = 0
let failed = 0

const step = (title, command, ...words) => {
  const started = Date.now()
  const { status } = spawnSync(command, words, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'test',
      ...(chromium && { CHROMIUM: chromium }),
      ...(libreOffice && { SOFFICE: libreOffice.soffice, PDFTOPPM: libreOffice.pdftoppm }),
      ...(osmium && { OSMIUM: osmium }),
      ...(tilemaker && { TILEMAKER: tilemaker }),
      ...(ogrinfo && { OGRINFO: ogrinfo }),
    },
  })
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (status === 0) passed += 1
  else failed += 1
  return status === 0
}

mkdirSync(`${root}test/artifacts`, { recursive: true })
rmSync(report, { force: true })
if (!chromium) failed += 1
if (!libreOffice) failed += 1
if (!osmium) failed += 1
if (!tilemaker) failed += 1
if (!ogrinfo) failed += 1
const bin = `${root}node_modules/.bin`
step('types', `${bin}/tsc`)
step('style', `${bin}/biome`, 'check', '--error-on-warnings')
step('build', process.execPath, `${root}scripts/build.mjs`)
const clean = step(
  'tests',
  `${bin}/vitest`,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
)
// The step itself is no test; it counts only where vitest failed outside of any.
passed -= clean ? 1 : 0
failed -= clean ? 0 : 1
try {
  const counted = JSON.parse(readFileSync(report, 'utf8'))
  passed += counted.numPassedTests
  failed += counted.numFailedTests
  if (!clean && counted.numFailedTests === 0) failed += 1
} catch {
  failed += 1
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
