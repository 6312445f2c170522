/** The leaders' city at 100,000 points and 300,000 issues over HTTP, and a day's picture and the steps of playing in a browser at 10,000. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Selection, Where } from '../../domain/city/selection'
import { openBrowser, signedInPage } from './browser'
import { cityFolder } from './cities'
import { type Figure, median, quantile, spread } from './figure'
import { signIn, startProduct } from './product'
import { ask } from './snapshot'

const points = 100_000
const issues = 300_000
const asked = 60
const playedPoints = 10_000

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now()
  await act()
  return performance.now() - startedAt
}

const numbers = async (): Promise<Figure[]> => {
  const product = await startProduct(await cityFolder(points, issues))
  try {
    const { client, cookie } = await signIn(product.url, 'leader1')
    const { scopes, squads } = await client.campaign.overview.query()
    const places: Where[] = [
      {},
      { urban: true },
      ...scopes.map(({ id }) => ({ scopeId: id })),
      ...squads.map(({ number }) => ({ squad: number })),
    ]
    const placeAt = (index: number): Where => places[index % places.length] ?? {}
    const first = await timed(() => client.city.view.query({ where: {} }))
    const { view } = await client.city.view.query({ where: {} })
    const counted = view.all.points.reduce((sum, count) => sum + count, 0)
    const open = await client.city.rows.query({
      selection: { of: 'issues', is: 'found', where: {}, since: '2022-06-01' },
    })
    if (counted !== points) throw new Error(`${counted} points instead of ${points}`)
    const views: number[] = []
    const lists: number[] = []
    // One in three asks for the whole city.
    for (let index = 0; index < asked; index += 1) {
      const where = index % 3 === 0 ? {} : placeAt(index)
      views.push(await timed(() => client.city.view.query({ where })))
      const selection: Selection = { of: 'issues', is: index % 2 === 0 ? 'overdue' : 'open', where: placeAt(index) }
      lists.push(await timed(() => client.city.rows.query({ selection })))
    }
    const curve = await timed(() => client.city.curve.query({ where: { urban: true } }))
    const history = await ask(`${product.url}/api/history`, { cookie, 'accept-encoding': 'br' })
    return [
      {
        what: `city view at 100k points, ${Math.round(open.total / 1000)}k issues found: p95`,
        measured: quantile(views, 0.95),
        limit: 100,
        unit: 'ms',
        how: `${spread(views, 'ms')}, median ${median(views).toFixed(0)} ms; the first after the start ${first.toFixed(0)} ms`,
      },
      {
        what: 'city at 100k, 300k: rows behind a number, p95',
        measured: quantile(lists, 0.95),
        limit: 150,
        unit: 'ms',
        how: spread(lists, 'ms'),
      },
      {
        what: 'city at 100k: curve of 107 days',
        measured: curve,
        limit: null,
        unit: 'ms',
        how: 'once',
      },
      {
        what: 'city at 100k: the days of every point',
        measured: history.body.length / 1000,
        limit: null,
        unit: 'kB',
        how: `brotli, made in ${history.ms.toFixed(0)} ms`,
      },
    ]
  } finally {
    await product.stop()
  }
}

/** Runs in the page: moves the slider, and tells how long until the script rests, and until the frame after. */
const stepTo = (day: number): Promise<{ script: number; painted: number }> =>
  new Promise((resolve) => {
    const slider = document.querySelector<HTMLInputElement>('section[aria-label="时间轴"] input[type="range"]')
    if (slider === null) throw new Error('no slider')
    const startedAt = performance.now()
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    set?.call(slider, String(day))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    // React commits a discrete event at once, the effects with it; the first frame draws the markers.
    const script = performance.now() - startedAt
    requestAnimationFrame(() => {
      const drawing = performance.now()
      setTimeout(() =>
        resolve({ script: script + (performance.now() - drawing), painted: performance.now() - startedAt }),
      )
    })
  })

declare global {
  interface Window {
    firstNumbers: Promise<number>
  }
}

/** Runs in the page before its own scripts: when the first frame that has the table of numbers was painted, since the navigation began. */
const watchForNumbers = (): void => {
  window.firstNumbers = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('table[aria-label="范围 统计表"]') === null) return
      observer.disconnect()
      requestAnimationFrame(() => {
        // What is posted within a frame comes right after its painting.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now())
        port2.postMessage(null)
      })
    })
    observer.observe(document, { subtree: true, childList: true })
  })
}

const inBrowser = async (findChromium: () => string): Promise<Figure[]> => {
  const product = await startProduct(await cityFolder(playedPoints))
  const browser = await openBrowser(findChromium())
  try {
    const { cookie } = await signIn(product.url, 'leader1')
    const page: Page = await signedInPage(browser, product.url, cookie)
    // The browser's own start is drawn by the same processor.
    await wait(2_000)
    await page.addInitScript(watchForNumbers)
    await page.goto(`${product.url}/?panel=city`, { waitUntil: 'commit' })
    await page.getByRole('table', { name: '范围 统计表' }).waitFor()
    const shown = await page.evaluate(() => window.firstNumbers)
    await page.locator('[data-map-state="idle"]').waitFor({ timeout: 120_000 })
    // The first day brings the days of every point.
    await page.evaluate(stepTo, 20)
    await page.getByText('截至6月21日日终').waitFor()
    await wait(2_000)
    const jumps: { script: number; painted: number }[] = []
    for (const day of [100, 10, 60, 30, 90, 5, 75, 45, 103, 15]) {
      jumps.push(await page.evaluate(stepTo, day))
      await wait(1_500)
    }
    const steps: { script: number; painted: number }[] = []
    for (let day = 20; day < 60; day += 1) {
      steps.push(await page.evaluate(stepTo, day))
      await wait(400)
    }
    const of = (all: typeof steps, what: 'script' | 'painted') => all.map((one) => one[what])
    return [
      {
        what: 'city view: first paint of its numbers',
        measured: shown,
        limit: 2_000,
        unit: 'ms',
        how: '10k points, an empty cache, from the navigation to the frame with the table',
      },
      {
        what: 'a day’s picture at 10k points',
        measured: median(of(jumps, 'painted')),
        limit: 200,
        unit: 'ms',
        how: `${spread(of(jumps, 'painted'), 'ms')}, to the frame with it; script alone ${median(of(jumps, 'script')).toFixed(0)} ms`,
      },
      {
        what: 'a step while playing at 10k points',
        measured: median(of(steps, 'script')),
        limit: 50,
        unit: 'ms',
        how: `${spread(of(steps, 'script'), 'ms')} of script; to the frame ${median(of(steps, 'painted')).toFixed(0)} ms, drawn by the processor`,
      },
    ]
  } finally {
    await browser.close()
    await product.stop()
  }
}

export const measureCity = async (findChromium: () => string): Promise<Figure[]> => [
  ...(await numbers()),
  ...(await inBrowser(findChromium)),
]
