/** Runs the parts that are asked for, all of them by default, prints the table and keeps the figures. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '../../server/repositoryRoot'
import { removeLeftFolders } from '../embeddedFolder'
import { measureAudit } from './audit'
import { removeCities } from './cities'
import { measureCity } from './city'
import { measureCityPage } from './cityPage'
import { type Figure, isHeld, tableOf } from './figure'
import { measureFlood } from './flood'
import { measureInspect } from './inspect'
import { measureOgc } from './ogc'
import { measurePage } from './page'
import { measurePapers } from './papers'
import { measurePhotos } from './photos'
import { measureRecolour } from './recolour'
import { measureReport } from './report'
import { measureRoads } from './roads'
import { measureRoutes } from './routes'
import { measureSheets } from './sheets'
import { measureSnapshot } from './snapshot'
import { measureStart } from './start'

const parts = {
  start: measureStart,
  snapshot: measureSnapshot,
  city: measureCity,
  cityPage: measureCityPage,
  recolour: measureRecolour,
  inspect: measureInspect,
  page: measurePage,
  photos: measurePhotos,
  audit: measureAudit,
  papers: measurePapers,
  flood: measureFlood,
  report: measureReport,
  sheets: measureSheets,
  ogc: measureOgc,
  routes: measureRoutes,
  roads: measureRoads,
} as const satisfies Record<string, (findChromium: () => string) => Promise<Figure[]>>
type Part = keyof typeof parts
const partNames = Object.keys(parts) as Part[]

/** Resolves to the exit code: 0 if every figure that was measured is held. */
export const runBench = async (words: readonly string[], ensureChromium: () => string | undefined): Promise<number> => {
  const asked = words.length === 0 ? partNames : partNames.filter((part) => words.includes(part))
  if (asked.length < words.length || asked.length === 0) {
    console.error(`npm run bench [-- ${partNames.join(' ')}]`)
    return 2
  }
  const findChromium = (): string => {
    const found = ensureChromium()
    if (found === undefined) throw new Error('no Chromium')
    return found
  }
  const load = () => loadavg().map((value) => value.toFixed(1))
  const machine = {
    date: new Date().toISOString(),
    processor: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    memoryGB: Math.round(totalmem() / 1e9),
    node: process.version,
    loadBefore: load(),
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  await removeLeftFolders()
  const figures: (Figure & { readonly part: Part })[] = []
  try {
    for (const part of asked) {
      console.log(`measuring: ${part}`)
      figures.push(...(await parts[part](findChromium)).map((figure) => ({ part, ...figure })))
    }
  } finally {
    await removeCities()
  }
  console.log(
    `\n${tableOf(figures)}\n\n${Object.entries({ ...machine, loadAfter: load() })
      .map(([name, value]) => `${name} ${value}`)
      .join(' · ')}`,
  )
  const artifacts = join(repositoryRoot, 'test/artifacts')
  mkdirSync(artifacts, { recursive: true })
  writeFileSync(
    join(artifacts, 'bench.json'),
    `${JSON.stringify({ ...machine, loadAfter: load(), figures }, null, 2)}\n`,
  )
  return figures.every(isHeld) ? 0 : 1
}
