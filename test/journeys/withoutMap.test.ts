/** The list twin: the same points and issues as tables, by keyboard alone, and where there is no WebGL. */
import { expect, test } from 'vitest'
import { arrive, launchBrowser } from './browser'
import { onStage } from './stage'

const stage = onStage()

test('points are found by name or code, sorted and opened by the keyboard', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: '/?panel=points' })
  await squad.page.keyboard.press('/')
  await squad.page.keyboard.type('D0002')
  await squad.page.getByText('共1个').first().waitFor()
  await squad.page.waitForURL(/q=D0002/)
  const row = squad.page.getByRole('row', { name: /乔家沟社区/ })
  await row.waitFor()
  await squad.picture('point-list')
  await row.focus()
  await squad.page.keyboard.press('Enter')
  await squad.panel.getByRole('heading', { name: '乔家沟社区' }).waitFor()
  await squad.leave()
})

test('issues are listed with the overdue first, following the map’s filter', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=issues' })
  await office.page.getByRole('row', { name: /逾期/ }).first().waitFor()
  await office.picture('issue-list')
  await office.goTo('/?panel=issues&scope=fengshan')
  const [row] = await stage.product.database.sql<{ open: number }[]>`
    select count(*)::int as open from issues i
    left join points p on p.id = i.point_id left join road_sections r on r.id = i.road_section_id
    where coalesce(p.scope_id, r.scope_id) = 'fengshan' and i.stage in ('found', 'notified', 'claimed', 'rectified')`
  await office.page.getByText(`共${row?.open}个`).first().waitFor()
  await office.leave()
})

test('a unit sees its own issues and nobody else’s', async () => {
  const unit = await arrive(stage.browser, stage.product, 'unit01', { path: '/?panel=issues' })
  const [row] = await stage.product.database.sql<{ foreign: number }[]>`
    select count(*)::int as foreign from issues where not ('unit01' = any(units_ever))`
  expect(row?.foreign).toBeGreaterThan(100)
  const rows = await unit.page.getByRole('row').count()
  expect(rows).toBeLessThan(40)
  await unit.leave()
})

test('without WebGL the page says so and lists; points and issues can be worked on', async () => {
  const blind = await launchBrowser(['--disable-gpu', '--disable-3d-apis'])
  const context = await blind.newContext({
    baseURL: stage.product.url,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
  })
  const { samplePassword } = await import('../sampleTemplate')
  await context.request.post('/api/auth/sign-in/username', {
    data: { username: 'squad1', password: samplePassword },
    headers: { origin: stage.product.url },
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto('/?scope=fengshan&q=D0001')
  await page.getByText('WebGL').first().waitFor({ timeout: 60_000 })
  await page
    .getByRole('row', { name: /凤山底社区/ })
    .first()
    .click()
  await page.getByRole('complementary', { name: '详情' }).getByRole('heading', { name: '凤山底社区' }).waitFor()
  await page.getByRole('button', { name: '立案', exact: true }).waitFor()
  await page.screenshot({ path: 'test/artifacts/without-webgl.png' })
  expect(faults).toEqual([])
  await blind.close()
})
