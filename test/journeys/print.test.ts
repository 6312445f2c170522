/** The present view on paper: one landscape page of A4 or A3 with all that a reader without the screen needs. */
import { expect, test } from 'vitest'
import { arrive } from './browser'
import { onStage } from './stage'

const stage = onStage()

/** Width × height of each page in points, as the PDF says. */
const pagesOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)].map(
    ([, width, height]) => `${Math.round(Number(width))} × ${Math.round(Number(height))}`,
  )

test.each([
  ['A4', '842 × 595'],
  ['A3', '1191 × 842'],
])('%s', async (size, page) => {
  const leader = await arrive(stage.browser, stage.product, 'leader1', {
    path: '/?squad=1&status=overdue',
    isPainted: true,
  })
  // The browser's own dialogue stays shut; the sheet is then taken as a PDF, as the printer would.
  await leader.page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await leader.button('打印').click()
  const dialog = leader.page.getByRole('dialog', { name: '打印当前地图' })
  await dialog.getByRole('radio', { name: new RegExp(size) }).press('Space')
  await dialog.getByRole('button', { name: '打印', exact: true }).click()
  await leader.page.locator('body[data-printed="yes"]').waitFor({ state: 'attached', timeout: 120_000 })
  await leader.page.emulateMedia({ media: 'print' })
  // biome-ignore lint/performance/useDomNodeTextContent: what is on the paper, without what the screen alone shows
  const said = await leader.page.locator('body').innerText()
  expect(said).toContain('2022年吕梁市创建省级文明城市督导')
  expect(said).toContain('第一督导分队')
  expect(said).toContain('超期')
  expect(said).toContain('示意边界')
  expect(said).toContain('2022年9月15日')
  expect(said).toContain('示例数据')
  await leader.picture(`print-${size}`)
  expect(pagesOf(await leader.page.pdf({ preferCSSPageSize: true, printBackground: true }))).toEqual([page])
  await leader.leave()
})
