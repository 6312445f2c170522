/**
 * Two hours of the wall screen on the sample while the city changes every few seconds. Prints what the page holds, and fails
 * where it grows. `minutes` may be given.
 */
import { openBrowser, signedInPage } from '../bench/browser'
import { cityFolder, removeCities } from '../bench/cities'
import { signIn, startProduct } from '../bench/product'
import { markingPoints } from './changes'
import { soak } from './wallMemory'

/** More than this after two hours would be felt after days. */
export const mostGrowth = 0.05
const usualMinutes = 120
const changeEveryMs = 3_000

/** Resolves to the exit code. */
export const soakTheWall = async (minutes = usualMinutes, chromium: string): Promise<number> => {
  const product = await startProduct(await cityFolder('sample'))
  const browser = await openBrowser(chromium, 'withoutCard')
  try {
    const { client } = await signIn(product.url, 'office')
    const { cookie } = await signIn(product.url, 'leader1')
    const page = await signedInPage(browser, product.url, cookie)
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.goto(`${product.url}/?panel=wall`)
    await page.locator('[data-map-state="idle"]').waitFor({ timeout: 60_000 })
    const { scopes } = await client.campaign.overview.query()
    const { pointIds } = await client.city.rows.query({ selection: { of: 'points', is: 'compliant', where: {} } })
    const { heapGrowth, nodeGrowth, listenerGrowth } = await soak(page, scopes.length, {
      minutes,
      samples: Math.max(6, Math.round(minutes / 2)),
      changeEveryMs,
      change: markingPoints(client, pointIds.slice(0, 40)),
      hurries: false,
      onSample: ({ atSeconds, heapMB, nodes, listeners }) =>
        console.log(
          `${String(atSeconds).padStart(6)} s  ${heapMB.toFixed(1)} MB  ${nodes} nodes  ${listeners} listeners`,
        ),
    })
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`
    console.log(
      `heap ${percent(heapGrowth)}, nodes ${percent(nodeGrowth)}, listeners ${percent(listenerGrowth)}; at most ${percent(mostGrowth)}`,
    )
    return Math.max(heapGrowth, nodeGrowth, listenerGrowth) <= mostGrowth ? 0 : 1
  } finally {
    await browser.close()
    await product.stop()
    await removeCities()
  }
}
