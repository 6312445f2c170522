/** A headless Chromium with nothing in its cache, and a page in it that is signed in to the product. */
import { type Browser, chromium, type Page } from 'playwright-core'

/** Nothing that a browser does of its own accord. */
const quietly = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

const switchesOf = {
  /** As a browser is where there is no graphics card: the processor paints, and the page waits for each picture of the map. */
  withoutCard: ['--enable-unsafe-swiftshader'],
  /** As with a card, a process beside the page paints, though here by the processor: what is measured is the page's own work. */
  paintedBeside: ['--enable-unsafe-swiftshader', '--use-gl=angle', '--use-angle=swiftshader'],
} as const

/** The browser's own window is drawn by the same processor: what is measured is the page, so that comes to rest first. */
export const browserRestMs = 2_000

export const openBrowser = (executablePath: string, painting: keyof typeof switchesOf): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...quietly, ...switchesOf[painting]] })

/** In an empty profile; `cookie` is 'name=value'. */
export const signedInPage = async (browser: Browser, url: string, cookie: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url }])
  // What the loader of these files wraps named functions in, and does not bring into the page.
  await context.addInitScript('globalThis.__name = (named) => named')
  return context.newPage()
}

/** Of this process's clock, as `performance.timeOrigin + performance.now()` tells it. */
export const nowMs = (): number => performance.timeOrigin + performance.now()

/** What to add to the page's clock to get this process's: of many calls the quickest tells it best. */
export const clockOffsetMs = async (page: Page): Promise<number> => {
  let best = { took: Number.POSITIVE_INFINITY, offset: 0 }
  for (let call = 0; call < 40; call += 1) {
    const before = nowMs()
    const there = await page.evaluate(() => performance.timeOrigin + performance.now())
    const after = nowMs()
    if (after - before < best.took) best = { took: after - before, offset: (before + after) / 2 - there }
  }
  return best.offset
}
