/** A base map by configuration: its tiles lie under everything, and only its own origin is asked. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive, launchBrowser } from './browser'
import { startProduct } from './startProduct'

/** A 1 × 1 PNG of one calm green. */
const tile = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWPYd30fAASqAlSn8iLQAAAAAElFTkSuQmCC',
  'base64',
)

let browser: Browser
let tileServer: Server
let origin: string
const asked: string[] = []
/** With what status the service refuses everything; null: it works. */
let missing: 403 | 404 | null = null
beforeAll(async () => {
  browser = await launchBrowser()
  tileServer = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (missing !== null) {
      response.writeHead(missing, { 'access-control-allow-origin': '*' })
      response.end()
      return
    }
    response.setHeader('access-control-allow-origin', '*')
    if (request.url === '/style.json') {
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({
          version: 8,
          sources: { tiles: { type: 'raster', tiles: [`${origin}/styled/{z}/{x}/{y}.png`], tileSize: 256 } },
          layers: [{ id: 'tiles', type: 'raster', source: 'tiles' }],
        }),
      )
    } else {
      response.setHeader('content-type', 'image/png')
      response.end(tile)
    }
  })
  await new Promise<void>((resolve) => tileServer.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(tileServer.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser?.close()
  tileServer?.close()
})

test.each([
  ['an XYZ template', '/xyz/{z}/{x}/{y}.png', /^\/xyz\/\d+\/\d+\/\d+\.png$/],
  ['a MapLibre style', '/style.json', /^\/styled\/\d+\/\d+\/\d+\.png$/],
])('%s is drawn under the city, and nobody else is asked', async (_, path, pattern) => {
  const product = await startProduct({ BASEMAP_URL: origin + path })
  const leader = await arrive(browser, product, 'leader1', { isPainted: true })
  await expect.poll(() => asked.filter((url) => pattern.test(url)).length, { timeout: 30_000 }).toBeGreaterThan(3)
  await leader.mapIsIdle()
  expect(leader.strangers.filter((url) => !url.startsWith(origin))).toEqual([])
  expect(await leader.legendCount('达标')).toBeGreaterThan(0)
  expect(await leader.page.getByText('底图暂时无法载入').count()).toBe(0)
  await leader.picture(`basemap${path.startsWith('/xyz') ? '-xyz' : '-style'}`)
  await leader.leave()
  await product.close()
})

test.each([403, 404] as const)(
  'a base map that answers %i is said to be missing, until it comes again',
  async (status) => {
    missing = status
    const product = await startProduct({
      BASEMAP_URL: `${origin}/missing/{z}/{x}/{y}.png`,
      BASEMAP_ATTRIBUTION: '某市 <测绘院>',
    })
    const leader = await arrive(browser, product, 'leader1', { isPainted: true })
    const said = leader.page.getByText('底图暂时无法载入，点位不受影响')
    await said.waitFor()
    expect(await said.count()).toBe(1)
    expect(await leader.legendCount('达标')).toBeGreaterThan(0)
    expect(await leader.page.locator('.maplibregl-ctrl-attrib').textContent()).toContain('某市 <测绘院>')
    missing = null
    await leader.page.getByRole('button', { name: '放大' }).click()
    await expect.poll(() => said.count(), { timeout: 30_000 }).toBe(0)
    await leader.leave()
    await product.close()
  },
)
