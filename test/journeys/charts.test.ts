/** The city's charts: each as a picture, as a table and as files. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrive, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

const openCharts = async (page: Page) => {
  await page.getByText('图表', { exact: true }).click()
  for (const title of ['市区点位达标率', '各督导范围达标率', '督导范围排名', '每日督导活动'])
    await page.getByRole('figure', { name: title }).getByRole('img').waitFor()
}

const saved = async (page: Page, title: string, kind: RegExp) => {
  await page.getByRole('button', { name: `下载 ${title}` }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: kind }).click(),
  ])
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) }
}

test('each chart says in a sentence what it shows, turns into its table, and is saved as PNG, SVG and CSV', async () => {
  const leader = await arrive(stage.browser, stage.product, 'leader1', { path: '/?panel=city' })
  const { page } = leader
  await openCharts(page)
  await leader.picture('charts')
  const curve = page.getByRole('figure', { name: '市区点位达标率' })
  expect(await curve.getByRole('img').getAttribute('aria-label')).toMatch(
    /^市区点位达标率，6月1日至9月15日，从\d+\.\d%到\d+\.\d%$/,
  )
  const rate =
    (await page
      .getByRole('banner')
      .getByText(/^市区点位/)
      .textContent()) ?? ''
  const [, of, compliant, share] = /^市区点位 (\d+) 个中 (\d+) 个达标，(.+%)$/.exec(rate) ?? []

  await curve.getByRole('button', { name: '表格' }).click()
  const rows = curve.getByRole('row')
  expect(await rows.count()).toBe(108)
  expect((await rows.last().textContent())?.startsWith(`2022-09-15${of}${compliant}${share}`)).toBe(true)
  await leader.picture('charts-table')
  await curve.getByRole('button', { name: '图', exact: true }).click()

  const csv = await saved(page, '市区点位达标率', /CSV/)
  expect(csv.name).toBe('市区点位达标率.csv')
  expect([...csv.content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = csv.content.toString('utf8').slice(1).split('\r\n')
  expect(lines[0]).toBe('日期,点位,达标,达标率,超期点位')
  expect(lines[107]?.startsWith(`2022-09-15,${of},${compliant},${share},`)).toBe(true)

  const svg = await saved(page, '各督导范围达标率', /SVG/)
  expect(svg.name).toBe('各督导范围达标率.svg')
  const drawn = svg.content.toString('utf8')
  expect(drawn).toContain('凤山街道')
  expect(drawn).toContain('各督导范围达标率')
  expect(drawn).not.toContain('var(')

  const png = await saved(page, '每日督导活动', /PNG/)
  expect(png.name).toBe('每日督导活动.png')
  expect(png.content.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect(png.content.readUInt32BE(16)).toBe(3 * (452 + 32))
  await page.getByRole('figure', { name: '督导范围排名' }).scrollIntoViewIfNeeded()
  await leader.picture('charts-ranking')
  await page.getByRole('figure', { name: '每日督导活动' }).scrollIntoViewIfNeeded()
  await leader.picture('charts-calendar')

  // On paper the charts stand alone, on white.
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('banner').isVisible()).toBe(false)
  expect(await curve.getByRole('img').isVisible()).toBe(true)
  await page.pdf({ path: 'test/artifacts/charts.pdf', printBackground: true })
  await leader.leave()
})

test('on the phone, in the dark', async () => {
  const leader = await arrive(stage.browser, stage.product, 'commander', {
    path: '/?panel=city',
    viewport: phone,
    colorScheme: 'dark',
  })
  await openCharts(leader.page)
  await leader.page.getByRole('figure', { name: '市区点位达标率' }).scrollIntoViewIfNeeded()
  await leader.picture('charts-phone')
  await leader.page.getByRole('figure', { name: '每日督导活动' }).scrollIntoViewIfNeeded()
  await leader.picture('charts-phone-calendar')
  await leader.leave()
})
