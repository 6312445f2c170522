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
  await mapIsIdle()
}
const town = '/?at=13.6,37.524,111.134'

test('none, offline, Tianditu without a good key, none: the points stay, and nobody else is asked', async () => {
  const leader = await arrive(browser, product, 'leader1', { isPainted: true })
  const { page } = leader
  const attribution = page.locator('.maplibregl-ctrl-attrib')
  await leader.mapIsIdle()
  const points = await leader.legendCount('达标')
  await leader.picture('basemap-none')

  await choose(leader, '离线底图')
  await expect.poll(() => attribution.textContent()).toContain('OpenStreetMap')
  await leader.picture('basemap-offline')
  expect(await leader.legendCount('达标')).toBe(points)

  tianditu.mood = 'refuses'
  await choose(leader, '天地图矢量')
  await page.getByText('天地图不接受这个密钥，底图暂不显示，其他照常。').waitFor()
  await leader.picture('basemap-tianditu-refused')
  expect(await leader.legendCount('达标')).toBe(points)

  await choose(leader, '无底图')
  await expect.poll(() => page.getByText('天地图不接受这个密钥').count()).toBe(0)
  expect(await attribution.textContent()).not.toContain('天地图')
  expect(leader.strangers).toEqual([])
  expect([...tianditu.keys]).toEqual(['a1b2c3d4e5f6'])
  await leader.leave()
})

test('pictures', async () => {
  for (const [name, options] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['phone', { colorScheme: 'light', viewport: phone }],
    ['phone-dark', { colorScheme: 'dark', viewport: phone }],
  ] as const) {
    const leader = await arrive(browser, product, 'leader1', { isPainted: true, path: town, ...options })
    await leader.mapIsIdle()
    await choose(leader, '离线底图')
    await leader.page.waitForTimeout(3000)
    await leader.picture(`basemap-offline-${name}`)
    await leader.page.getByRole('button', { name: '底图', exact: true }).click()
    await leader.page.getByRole('radio', { name: '离线底图' }).waitFor()
    await leader.picture(`basemap-menu-${name}`)
    await leader.leave()
  }
})
