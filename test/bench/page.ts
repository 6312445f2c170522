/** What a browser that has never been here loads until the map of the sample stands still, and how long that takes. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync } from 'node:zlib'
import { repositoryRoot } from '../../server/repositoryRoot'
import { bareMapIdles } from './bareMap'
import { browserRestMs, openBrowser, signedInPage } from './browser'
import { cityFolder } from './cities'
import { type Figure, median, spread } from './figure'
import { signIn, startProduct } from './product'

const visits = 7

/** Milliseconds since the navigation began. */
type Moments = {
  /** The map's own idle: everything is laid out and handed over to be painted. */
  readonly idleMs: number
  /** The second frame after it: by then the picture is on the screen. */
  readonly seenMs: number
}

declare global {
  interface Window {
    firstIdle: Promise<Moments>
  }
}

/** Runs in the page before its own scripts: the first time that the map, points in view included, is drawn and rests. */
const watchForIdle = (): void => {
  const stands = () =>
    document.querySelector('[data-map-state="idle"]') !== null && document.querySelector('[data-point-id]') !== null
  window.firstIdle = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!stands()) return
      observer.disconnect()
      const idleMs = performance.now()
      requestAnimationFrame(() => requestAnimationFrame(() => resolve({ idleMs, seenMs: performance.now() })))
    })
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-map-state'],
    })
  })
}

type Visit = Moments & { readonly loaded: readonly string[] }

const visit = async (chromium: string, url: string, cookie: string): Promise<Visit> => {
  // A browser of its own each time: no cache of files, of code or of shaders.
  const browser = await openBrowser(chromium, 'withoutCard')
  try {
    const page = await signedInPage(browser, url, cookie)
    await page.addInitScript(watchForIdle)
    await wait(browserRestMs)
    await page.goto(url, { waitUntil: 'commit' })
    return await page.evaluate(async () => {
      const moments = await window.firstIdle
      return { ...moments, loaded: performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname) }
    })
  } finally {
    await browser.close()
  }
}

const clientFolder = join(repositoryRoot, 'dist/client')
const isWorker = (path: string) => basename(path).includes('worker')

/** Bytes as sent: the build compresses all but the smallest. */
const sentBytes = (path: string): number => {
  const file = join(clientFolder, path)
  try {
    return statSync(`${file}.br`).size
  } catch {
    return brotliCompressSync(readFileSync(file)).length
  }
}

/** Scripts and styles that the page itself names: the entry with all that it imports at once. */
const entryFiles = (): string[] =>
  [...readFileSync(join(clientFolder, 'index.html'), 'utf8').matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path ?? '',
  )

const kB = (files: readonly string[]): number => files.map(sentBytes).reduce((sum, bytes) => sum + bytes, 0) / 1000

/** What comes with a part that is loaded on demand: its own files and all that they import at once, but for those here already. */
const broughtBy = (name: string, all: readonly string[], here: readonly string[]): string[] => {
  const waiting = all.filter((path) => basename(path).startsWith(`${name}-`))
  const brought = new Set<string>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (brought.has(path) || here.includes(path)) continue
    brought.add(path)
    if (!path.endsWith('.js')) continue
    const code = readFileSync(join(clientFolder, path), 'utf8')
    const own = [...code.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)].map(([, file]) => `/assets/${file}`)
    waiting.push(...own, ...all.filter((style) => style.endsWith('.css') && own.some((file) => isStyleOf(style, file))))
  }
  if (brought.size === 0) throw new Error(`the build has no part ${name}`)
  return [...brought]
}
const isStyleOf = (style: string, file: string): boolean =>
  basename(style).replace(/-[^-]+\.css$/, '') === basename(file).replace(/-[^-]+\.js$/, '')

const list = (files: readonly string[]): string =>
  [...files]
    .sort((one, other) => sentBytes(other) - sentBytes(one))
    .map((file) => `${basename(file)} ${(sentBytes(file) / 1000).toFixed(1)}`)
    .join(', ')

export const measurePage = async (findChromium: () => string): Promise<Figure[]> => {
  const chromium = findChromium()
  const product = await startProduct(await cityFolder('sample'))
  try {
    const { cookie } = await signIn(product.url, 'leader1')
    const seen: Visit[] = []
    while (seen.length < visits) seen.push(await visit(chromium, product.url, cookie))
    const times = seen.map(({ idleMs }) => idleMs)
    const bare = await bareMapIdles(chromium, visits)
    const entry = entryFiles()
    const all = readdirSync(join(clientFolder, 'assets'))
      .filter((name) => /\.(js|mjs|css)$/.test(name))
      .map((name) => `/assets/${name}`)
    const used = all.filter((path) => seen[0]?.loaded.includes(path) && !isWorker(path))
    const charts = broughtBy('CityCharts', all, [
      ...used,
      ...entry,
      ...broughtBy('CityPanel', all, [...used, ...entry]),
    ])
    const later = all.filter((path) => !used.includes(path) && !isWorker(path))
    return [
      {
        what: 'first map idle, cold cache',
        measured: median(times),
        limit: 2_500,
        unit: 'ms',
        how: spread(times, 'ms'),
      },
      {
        what: 'its picture on the screen',
        measured: median(seen.map(({ seenMs }) => seenMs)),
        limit: null,
        unit: 'ms',
        how: 'two frames later; painted by the processor alone',
      },
      {
        what: 'first map idle ÷ MapLibre alone with one flat colour',
        measured: median(times) / median(bare),
        limit: null,
        unit: '×',
        how: `the bare map ${median(bare).toFixed(0)} ms: ${spread(bare, 'ms')}`,
      },
      { what: 'entry JS + CSS, brotli', measured: kB(entry), limit: 500, unit: 'kB', how: list(entry) },
      {
        what: 'all JS + CSS until the map is idle, without the worker',
        measured: kB(used),
        limit: 500,
        unit: 'kB',
        how: list(used.filter((path) => !entry.includes(path))),
      },
      { what: 'the map’s worker', measured: kB(all.filter(isWorker)), limit: null, unit: 'kB', how: '' },
      { what: 'what the charts add, brotli', measured: kB(charts), limit: 120, unit: 'kB', how: list(charts) },
      { what: 'loaded on demand', measured: kB(later), limit: null, unit: 'kB', how: list(later) },
    ]
  } finally {
    await product.stop()
  }
}
