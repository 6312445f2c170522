/** The base map changes under the city, which stays: none, the offline one, 天地图 with a key that is not taken, none again. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findTilemaker } from '../../scripts/tilemaker.mjs'
import { installBasemap } from '../../server/basemap/installBasemap'
import { repositoryRoot } from '../../server/repositoryRoot'
import { removeFolder } from '../embeddedFolder'
import { writeExtract } from '../extract'
import { startTianditu, type TiandituStandIn } from '../tiandituStandIn'
import { arrive, launchBrowser, type Person, phone } from './browser'
import { type Product, startProduct } from './startProduct'

let browser: Browser
let product: Product
let tianditu: TiandituStandIn
const folder = mkdtempSync(join(tmpdir(), 'xuncheng-basemap-'))
beforeAll(async () => {
  browser = await launchBrowser()
  tianditu = await startTianditu()
  await installBasemap(writeExtract(folder), {
    dataDir: folder,
    geodataFolder: join(repositoryRoot, 'geodata'),
    findTilemaker,
  })
  product = await startProduct({
    BASEMAP_PMTILES: join(folder, 'basemap.pmtiles'),
    TIANDITU_KEY: 'a1b2c3d4e5f6',
    TIANDITU_URL: tianditu.url,
  })
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
  await tianditu?.close()
  await removeFolder(folder)
})

const choose = async ({ page, mapIsIdle }: Person, name: string) => {
  await page.getByRole('button', { name: '底图', exact: true }).click()
  await page.getByRole('radio', { name }).check()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('radio').count()).toBe(0)
  await mapIsIdle()
}
/** Where and how every marker in view stands. */
const markersOf = ({ page }: Person) =>
  page
    .locator('button[data-point-id]')
    .evaluateAll((buttons) => buttons.map((button) => JSON.stringify({ ...(button as HTMLElement).dataset })).sort())
/** In the middle of the extract. */
const town = '/?at=13.60,37.52400,111.13400'
const attributionOf = ({ page }: Person) => page.locator('.maplibregl-ctrl-attrib').textContent()
/** All of it is there, and nothing is said to be missing. */
const hasCome = async ({ page, mapIsIdle }: Person) => {
  const asked = () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/basemap/')).length,
    )
  await expect.poll(asked).toBeGreaterThan(2)
  await mapIsIdle()
  expect(await page.getByText(/底图暂时无法载入|底图暂不显示/).count()).toBe(0)
}
const refused = '天地图不接受这个密钥，底图暂不显示，其他照常。'

test('none, offline, 天地图 with a key that is not taken, none: the points stay, and nobody else is asked', async () => {
  const leader = await arrive(browser, product, 'leader1', { isPainted: true, path: town })
  const { page } = leader
  const complaints: string[] = []
  page.on('console', (message) => {
    // The browser itself notes each answer of 503.
    if (message.type() === 'error' && !message.text().includes('503')) complaints.push(message.text())
  })
  const markers = await markersOf(leader)
  expect(markers.length).toBeGreaterThan(20)
  await page.evaluate(() => document.querySelector('.maplibregl-canvas')?.setAttribute('data-first', ''))
  await leader.picture('basemap-none')
  expect(await attributionOf(leader)).toBe('示意边界')

  const tiles = page.waitForResponse((response) => response.url().includes('/api/basemap/offline.pmtiles?v='))
  await choose(leader, '离线底图')
  expect((await tiles).status()).toBe(206)
  await expect.poll(() => attributionOf(leader)).toContain('OpenStreetMap')
  await hasCome(leader)
  await leader.picture('basemap-offline')
  expect(await markersOf(leader)).toEqual(markers)

  tianditu.mood = 'refuses'
  await choose(leader, '天地图矢量')
  await page.getByText(refused).waitFor()
  await expect.poll(() => attributionOf(leader)).toContain('审图号')
  await leader.picture('basemap-tianditu-refused')
  expect(await markersOf(leader)).toEqual(markers)
  // Work goes on.
  const alone = page.locator('button[data-point-id][data-clustered="false"]').first()
  await alone.focus()
  await page.keyboard.press('Enter')
  await leader.panel.waitFor()
  await leader.panel.getByRole('button', { name: '关闭' }).first().click()

  await choose(leader, '无底图')
  await expect.poll(() => page.getByText(refused).count()).toBe(0)
  await expect.poll(() => attributionOf(leader)).toBe('示意边界')
  expect(await page.locator('.maplibregl-canvas[data-first]').count()).toBe(1)
  expect(leader.strangers).toEqual([])
  expect([...tianditu.keys]).toEqual(['a1b2c3d4e5f6'])
  expect(complaints).toEqual([])
  await leader.leave()
})

test('the choice is kept in this browser, in the dark as by day, and is made by keyboard', async () => {
  const leader = await arrive(browser, product, 'leader1', { isPainted: true, colorScheme: 'dark', path: town })
  const { page } = leader
  await page.getByRole('button', { name: '底图', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.getByRole('radio', { name: '无底图' }).evaluate((one) => one === document.activeElement))
    .toBe(true)
  await leader.picture('basemap-menu-dark')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: '离线底图' }).isChecked()).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('radio').count()).toBe(0)
  await expect.poll(() => attributionOf(leader)).toContain('OpenStreetMap')
  await leader.goTo(town)
  await expect.poll(() => attributionOf(leader)).toContain('OpenStreetMap')
  await hasCome(leader)
  await leader.picture('basemap-offline-dark')
  await leader.leave()
})

test('on a phone the menu is in reach, and 天地图 that works lies under the points', async () => {
  tianditu.mood = 'well'
  // What it refused above it is not asked again for a minute: another server has no such memory.
  const other = await startProduct({ TIANDITU_KEY: 'a1b2c3d4e5f6', TIANDITU_URL: tianditu.url })
  const leader = await arrive(browser, other, 'leader1', { isPainted: true, viewport: phone, path: town })
  const { page } = leader
  await page.getByRole('button', { name: '底图', exact: true }).tap()
  await page.getByRole('radio', { name: '天地图矢量' }).waitFor()
  const box = await page.getByRole('group', { name: '底图' }).boundingBox()
  expect(box && box.x >= 0 && box.x + box.width <= phone.width).toBe(true)
  await leader.picture('basemap-menu-phone')
  await page.getByRole('radio', { name: '天地图矢量' }).tap()
  await page.keyboard.press('Escape')
  await expect.poll(() => attributionOf(leader)).toContain('审图号 GS（')
  await expect.poll(() => tianditu.asked.filter((asked) => /^cva\/1[45]\//.test(asked)).length).toBeGreaterThan(1)
  await hasCome(leader)
  await leader.picture('basemap-tianditu-phone')
  expect(leader.strangers).toEqual([])
  await leader.leave()
  await other.close()
})
