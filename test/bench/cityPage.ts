/** The leaders' city in a browser at 10,000 points: the first paint of its numbers, a day's picture, and the steps of playing. */
import { setTimeout as wait } from 'node:timers/promises'
import { browserRestMs, openBrowser, signedInPage } from './browser'
import { cityFolder } from './cities'
import { type Figure, median, spread } from './figure'
import { signIn, startProduct } from './product'

const playedPoints = 10_000

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

const visits = 5

/** From the navigation to the frame with the table, milliseconds; each time a new browser with an empty cache. */
const firstPaint = async (chromium: string, url: string, cookie: string): Promise<number> => {
  const browser = await openBrowser(chromium, 'withoutCard')
  try {
    const page = await signedInPage(browser, url, cookie)
    await wait(browserRestMs)
    await page.addInitScript(watchForNumbers)
    await page.goto(`${url}/?panel=city`, { waitUntil: 'commit' })
    await page.getByRole('table', { name: '范围 统计表' }).waitFor()
    return await page.evaluate(() => window.firstNumbers)
  } finally {
    await browser.close()
  }
}

type Step = { readonly script: number; readonly painted: number }

/** Jumps over the months, and the steps of playing, one after the other. */
const playing = async (chromium: string, url: string, cookie: string): Promise<{ jumps: Step[]; steps: Step[] }> => {
  const browser = await openBrowser(chromium, 'paintedBeside')
  try {
    const page = await signedInPage(browser, url, cookie)
    await wait(browserRestMs)
    await page.goto(`${url}/?panel=city`, { waitUntil: 'commit' })
    await page.locator('[data-map-state="idle"]').waitFor({ timeout: 120_000 })
    // The first day brings the days of every point.
    await page.evaluate(stepTo, 20)
    await page.getByText('截至6月21日日终').waitFor()
    await wait(2_000)
    const jumps: Step[] = []
    for (const day of [100, 10, 60, 30, 90, 5, 75, 45, 103, 15]) {
      jumps.push(await page.evaluate(stepTo, day))
      await wait(1_500)
    }
    const steps: Step[] = []
    for (let day = 20; day < 60; day += 1) {
      steps.push(await page.evaluate(stepTo, day))
      await wait(400)
    }
    return { jumps, steps }
  } finally {
    await browser.close()
  }
}

export const measureCityPage = async (findChromium: () => string): Promise<Figure[]> => {
  const chromium = findChromium()
  const product = await startProduct(await cityFolder(playedPoints))
  try {
    const { cookie } = await signIn(product.url, 'leader1')
    const shown: number[] = []
    while (shown.length < visits) shown.push(await firstPaint(chromium, product.url, cookie))
    const { jumps, steps } = await playing(chromium, product.url, cookie)
    const of = (all: readonly Step[], what: keyof Step) => all.map((one) => one[what])
    return [
      {
        what: 'city view: first paint of its numbers',
        measured: median(shown),
        limit: 2_000,
        unit: 'ms',
        how: `10k points, an empty cache, from the navigation to the frame with the table: ${spread(shown, 'ms')}`,
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
    await product.stop()
  }
}
