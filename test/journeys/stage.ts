/** What a journey needs before its curtain rises: the product with the sample in it, and a browser. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from './browser'
import { type Product, startProduct } from './startProduct'

export type Stage = { product: Product; browser: Browser }

/** Set before the file's first test, taken down after its last. `browserWords`: how else the browser is started; `more`: the product's environment. */
export const onStage = (browserWords: readonly string[] = [], more: Record<string, string> = {}): Stage => {
  const stage = {} as Stage
  beforeAll(async () => {
    stage.product = await startProduct(more)
    stage.browser = await launchBrowser(browserWords)
  })
  afterAll(async () => {
    await stage.browser?.close()
    await stage.product?.close()
  })
  return stage
}
