/**
 * From one person's click to another person's marker: a squad member records an inspection over HTTP, and a browser in
 * which somebody else is signed in paints the point's new status. Timed from before the request until the frame after.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { type ColumnarSnapshot, fromColumns, type MapPoint } from '../../domain/mapSnapshot'
import { itemKeys } from '../handbook'
import { clockOffsetMs, nowMs, openBrowser, signedInPage } from './browser'
import { cityFolder } from './cities'
import { type Figure, median, quantile } from './figure'
import { pssOf } from './processes'
import { type Product, type SignedIn, signIn, startProduct } from './product'

const changes = 40
const warmUps = 4
const pauseMs = 350
/** Beyond the map's last zoom with clusters: every point has a marker of its own. */
const zoom = 17
/** Half of what a map of 1280 × 800 pixels shows at that zoom, its panels left out. */
const halfView = { lng: 0.0022, lat: 0.0011 }
const pointsInView = 40

declare global {
  interface Window {
    /** The page's clock at the frame after the marker got that status. */
    painted: Promise<number>
  }
}

/** A place where about so many points are in view, in one scope, most of them without open issues. */
const placeToWatch = (points: readonly MapPoint[]): { middle: MapPoint; toggled: MapPoint[] } => {
  const cell = ({ position: [lng, lat] }: MapPoint, x = 0, y = 0) =>
    `${Math.floor(lng / halfView.lng) + x} ${Math.floor(lat / halfView.lat) + y}`
  const byCell = new Map<string, MapPoint[]>()
  for (const point of points) byCell.set(cell(point), [...(byCell.get(cell(point)) ?? []), point])
  const around = (middle: MapPoint) =>
    [-1, 0, 1]
      .flatMap((x) => [-1, 0, 1].flatMap((y) => byCell.get(cell(middle, x, y)) ?? []))
      .filter(
        ({ position: [lng, lat] }) =>
          Math.abs(lng - middle.position[0]) < halfView.lng && Math.abs(lat - middle.position[1]) < halfView.lat,
      )
  const candidates = points
    .filter(({ scopeId }) => scopeId !== null)
    .filter((_, index) => index % Math.ceil(points.length / 3_000) === 0)
    .map((middle) => ({ middle, near: around(middle) }))
    .sort((one, other) => Math.abs(one.near.length - pointsInView) - Math.abs(other.near.length - pointsInView))
  for (const { middle, near } of candidates) {
    const toggled = near.filter(({ scopeId, openIssues }) => scopeId === middle.scopeId && openIssues === 0)
    if (toggled.length >= 10) return { middle, toggled: toggled.slice(0, 10) }
  }
  throw new Error('no place with ten points to toggle')
}

/** Runs in the page: waits for the point's button to have the status, which is when the map rests after drawing it. */
const watch = ({ pointId, status }: { readonly pointId: number; readonly status: string }): void => {
  const has = () => document.querySelector<HTMLElement>(`[data-point-id="${pointId}"]`)?.dataset.status === status
  window.painted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!has()) return
      observer.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
    })
    observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-status'] })
  })
}

type Change = { readonly answeredMs: number; readonly paintedMs: number }

const change = async (
  page: Page,
  offsetMs: number,
  inspect: (finding: 'pass' | 'fail') => Promise<unknown>,
  pointId: number,
  finding: 'pass' | 'fail',
): Promise<Change> => {
  await page.evaluate(watch, { pointId, status: finding === 'fail' ? 'open' : 'compliant' })
  const before = nowMs()
  await inspect(finding)
  const answeredMs = nowMs() - before
  const painted = (await page.evaluate(() => window.painted)) + offsetMs
  return { answeredMs, paintedMs: painted - before }
}

export type Recoloured = { readonly changes: readonly Change[]; readonly memoryMB: number }

const toggleIn = async (product: Product, watcher: SignedIn, page: Page): Promise<Recoloured> => {
  const response = await fetch(`${product.url}/api/snapshot`, { headers: { cookie: watcher.cookie } })
  const { points } = fromColumns((await response.json()) as ColumnarSnapshot)
  const { scopes, handbook, today } = await watcher.client.campaign.overview.query()
  const { middle, toggled } = placeToWatch(points)
  const squad = scopes.find(({ id }) => id === middle.scopeId)?.squad
  const actor = await signIn(product.url, `member${squad}`)
  const inspecting = ({ id, kind }: MapPoint) => {
    const items = itemKeys(handbook, kind)
    return (finding: 'pass' | 'fail') =>
      actor.client.point.inspect.mutate({
        actionId: uuidv7(),
        pointId: id,
        form: {
          visitedOn: today,
          findings: Object.fromEntries(items.map((key, index) => [key, index === 0 ? finding : 'pass'])),
        },
      })
  }

  const [lng, lat] = middle.position
  await page.goto(`${product.url}/?at=${zoom},${lat.toFixed(5)},${lng.toFixed(5)}`)
  await page.waitForSelector('[data-map-state="idle"]', { state: 'attached' })
  const shown = await page
    .locator('[data-point-id]')
    .evaluateAll((all) => all.map((one) => Number(one.dataset.pointId)))
  const visible = toggled.filter(({ id }) => shown.includes(id))
  if (visible.length < 5) throw new Error(`only ${visible.length} of the points to toggle are in view`)
  const offsetMs = await clockOffsetMs(page)

  const measured: Change[] = []
  for (let round = 0; measured.length < changes + warmUps; round += 1)
    for (const point of visible) {
      const finding = round % 2 === 0 ? 'fail' : 'pass'
      measured.push(await change(page, offsetMs, inspecting(point), point.id, finding))
      await wait(pauseMs)
    }
  const { server, database } = product.processes
  const memoryMB = [server, ...database].map(pssOf).reduce((sum, one) => sum + one, 0)
  return { changes: measured.slice(warmUps), memoryMB }
}

const recolour = async (chromium: string, points: number): Promise<Recoloured> => {
  const product = await startProduct(await cityFolder(points))
  const browser = await openBrowser(chromium, 'paintedBeside')
  try {
    const watcher = await signIn(product.url, 'leader1')
    return await toggleIn(product, watcher, await signedInPage(browser, product.url, watcher.cookie))
  } finally {
    await browser.close()
    await product.stop()
  }
}

const told = ({ changes: all }: Recoloured): string => {
  const painted = all.map(({ paintedMs }) => paintedMs)
  const answered = median(all.map(({ answeredMs }) => answeredMs))
  const least = quantile(painted, 0).toFixed(0)
  return `${all.length} changes, least ${least}, p95 ${quantile(painted, 0.95).toFixed(0)} ms; the actor's answer after ${answered.toFixed(0)} ms`
}

export const measureRecolour = async (findChromium: () => string): Promise<Figure[]> => {
  const chromium = findChromium()
  const atTenThousand = await recolour(chromium, 10_000)
  const atHundredThousand = await recolour(chromium, 100_000)
  const small = median(atTenThousand.changes.map(({ paintedMs }) => paintedMs))
  const large = median(atHundredThousand.changes.map(({ paintedMs }) => paintedMs))
  return [
    {
      what: 'status changed → painted elsewhere, 10k points',
      measured: small,
      limit: 150,
      unit: 'ms',
      how: told(atTenThousand),
    },
    {
      what: 'status changed → painted elsewhere, 100k points',
      measured: large,
      limit: null,
      unit: 'ms',
      how: told(atHundredThousand),
    },
    { what: 'the same, 100k ÷ 10k points', measured: large / small, limit: 1.5, unit: '×', how: 'medians of one run' },
    {
      what: 'memory of server and database in use, 100k points (PSS)',
      measured: atHundredThousand.memoryMB,
      limit: null,
      unit: 'MB',
      how: `at 10k points ${atTenThousand.memoryMB.toFixed(0)} MB`,
    },
  ]
}
