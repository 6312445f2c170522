/** A real browser, and people in it: the one place where the journeys know the page's controls. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import type { PointStatus } from '../../domain/pointStatus'
import { repositoryRoot } from '../../server/repositoryRoot'
import { samplePassword } from '../sampleTemplate'
import type { Product } from './startProduct'

const artifacts = join(repositoryRoot, 'test/artifacts')

/**
 * Software rendering, for the map alone: the page around it is put together faster without. No talk with anybody: the machine that
 * runs the tests may have no network.
 */
const quietly = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--disable-gpu-compositing',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

/**
 * Leaves out the triangles of a map and nothing else: it is still laid out frame by frame, is busy and comes to rest, and
 * has its markers where they are. Without a graphics card painting takes most of a journey's time, and a journey reads the
 * page, never the canvas.
 */
const leaveUnpainted = `
  for (const draw of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'])
    globalThis.WebGL2RenderingContext.prototype[draw] = () => {}`

/** PAINTED=1 paints every map: for whoever wants to see all pictures whole. */
const paintsAll = process.env.PAINTED === '1'

export const launchBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...quietly, ...more] })

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export type Person = {
  readonly page: Page
  readonly context: BrowserContext
  /** Every address outside the product that the page asked for. */
  readonly strangers: readonly string[]
  readonly goTo: (path: string) => Promise<void>
  readonly mapIsIdle: () => Promise<void>
  /** The hidden button by which the keyboard reaches a marker; it carries status and pixel position. */
  readonly marker: (pointId: number) => Locator
  /** Waits until the marker shows a status. */
  readonly turns: (pointId: number, status: PointStatus) => Promise<void>
  readonly clickMarker: (pointId: number) => Promise<void>
  readonly panel: Locator
  readonly legendCount: (label: string) => Promise<number>
  readonly button: (name: string) => Locator
  readonly bell: Locator
  /** As the bell says it. */
  readonly unread: () => Promise<number>
  readonly picture: (name: string) => Promise<void>
  readonly leave: () => Promise<void>
}

type Arrival = {
  readonly viewport?: typeof desk
  readonly colorScheme?: 'light' | 'dark'
  readonly path?: string
  /** Whether camera, windows and sheets move to their place; without, they are there at once, as a user may ask for. */
  readonly isMoving?: boolean
  /** Whether the map is painted: for journeys about the map, and pictures of it. */
  readonly isPainted?: boolean
}

/** A person signed in through the API, at a page. For the sign-in page itself see the journey of that name. */
export const arrive = async (
  browser: Browser,
  product: Pick<Product, 'url'>,
  username: string,
  { viewport = desk, colorScheme = 'light', path = '/', isMoving = false, isPainted = paintsAll }: Arrival = {},
): Promise<Person> => {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    reducedMotion: isMoving ? 'no-preference' : 'reduce',
    locale: 'zh-CN',
    baseURL: product.url,
    hasTouch: viewport.width < 500,
  })
  if (!isPainted) await context.addInitScript(leaveUnpainted)
  const signedIn = await context.request.post('/api/auth/sign-in/username', {
    data: { username, password: samplePassword },
    headers: { origin: product.url },
  })
  if (!signedIn.ok()) throw new Error(`${username} could not sign in: ${await signedIn.text()}`)
  const page = await context.newPage()
  const strangers: string[] = []
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== product.url) strangers.push(request.url())
  })
  const map = page.locator('[data-map-state]')
  const mapIsIdle = async () => {
    await page.locator('[data-map-state="idle"]').waitFor({ timeout: 60_000 })
  }
  const marker = (pointId: number) => page.locator(`button[data-point-id="${pointId}"]`)
  const bell = page.getByRole('button', { name: /^消息，/ })
  const person: Person = {
    page,
    context,
    strangers,
    mapIsIdle,
    marker,
    goTo: async (to) => {
      await page.goto(to)
      await mapIsIdle()
    },
    turns: (pointId, status) =>
      page
        .locator(`button[data-point-id="${pointId}"][data-status="${status}"]`)
        .waitFor({ state: 'attached', timeout: 60_000 }),
    clickMarker: async (pointId) => {
      const where = await marker(pointId).evaluate((button: HTMLElement) => ({
        x: Number(button.dataset.x),
        y: Number(button.dataset.y),
      }))
      const box = await map.boundingBox()
      await page.mouse.click((box?.x ?? 0) + where.x, (box?.y ?? 0) + where.y)
    },
    panel: page.getByRole('complementary', { name: '详情' }),
    legendCount: async (label) => {
      const row = page.getByRole('region', { name: '图例' }).getByRole('button', { name: label })
      return Number(/\d+/.exec((await row.textContent()) ?? '')?.[0])
    },
    button: (name) => page.getByRole('button', { name, exact: true }),
    bell,
    unread: async () => Number(/(\d+)条/.exec((await bell.getAttribute('aria-label')) ?? '')?.[1] ?? 0),
    picture: async (name) => {
      mkdirSync(artifacts, { recursive: true })
      await page.screenshot({ path: join(artifacts, `${name}.png`) })
    },
    leave: () => context.close(),
  }
  await person.goTo(path)
  return person
}
