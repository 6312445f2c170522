/** A unit's dossier from both sides, the office's formula, and the phase of the month with what it misses on the map. */
import { expect, test } from 'vitest'
import { arrive, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()
test('the office opens a dossier and sets a formula; the unit contests a fact with a file; the office answers', async () => {
  const [busiest] = await stage.product.database.sql<{ unit: string; name: string }[]>`
    select units.id as unit, name_zh as name from issues join units on units.id = issues.unit_id
    where units.squad is not null and stage <> 'void' group by units.id order by count(*) desc, units.id limit 1`
  const { unit = '', name = '' } = busiest ?? {}
  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=dossiers' })
  await office.page.getByRole('table', { name: '参加考核的督导单位' }).waitFor()
  await office.picture('dossiers')
  await office.button('设定公式').click()
  const formula = office.page.getByRole('form', { name: '设定公式' })
  await formula.getByRole('textbox', { name: '公式' }).fill('100 - 2*超期 - 5*态度')
  await formula.getByText('没有叫“态度”的事实').waitFor()
  await formula.getByRole('textbox', { name: '公式' }).fill('100 - 2*超期 - 5*通报')
  await office.picture('dossiers-formula')
  await formula.getByRole('button', { name: '设定公式' }).click()
  await office.page.getByText('100 - 2*超期 - 5*通报').first().waitFor()

  const own = await arrive(stage.browser, stage.product, unit, { path: `/?open=unit:${unit}` })
  await own.button('单位档案').click()
  const facts = own.page.getByRole('table', { name: '事实' })
  await facts.waitFor()
  await own.page.getByText('公式结果').waitFor()
  await own.picture('dossier-unit')
  const held = facts.getByRole('button', { name: /^承办问题 \d+ 个$/ })
  const count = Number(/\d+/.exec((await held.textContent()) ?? '')?.[0])
  await held.click()
  await facts.getByText(`共${count}个`, { exact: true }).waitFor()
  await facts
    .getByRole('row', { name: /^超期问题/ })
    .getByRole('button', { name: '提出异议' })
    .click()
  const form = own.page.getByRole('form', { name: '提出异议：超期问题' })
  await form.getByRole('textbox', { name: '异议内容' }).fill('其中一个问题已在期限内申请延期。')
  await own.page
    .locator('input[type="file"]')
    .setInputFiles([{ name: '延期批复.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }])
  await own.page.locator('li[data-state="sent"]').waitFor()
  await own.picture('dossier-contest')
  await form.getByRole('button', { name: '提出异议' }).click()
  await own.page.locator('li[data-state="raised"]').getByText('延期批复.pdf').waitFor()

  await office.page.getByText('异议待答复 1').waitFor()
  await office.button(name).first().click()
  const raised = office.page.locator('li[data-state="raised"]')
  await raised.getByRole('button', { name: '采纳异议' }).click()
  await raised.getByRole('textbox', { name: '更正说明' }).fill('经核实，该问题不计入超期。')
  await raised.getByRole('form').getByRole('button', { name: '采纳异议' }).click()
  await office.page.getByText('更正：经核实，该问题不计入超期。').waitFor()
  await office.picture('dossier-answered')
  // The unit's browser has heard of it.
  await own.page.getByText('更正：经核实，该问题不计入超期。').waitFor()
  await own.leave()
  await office.leave()
})

test('a unit does not see another’s dossier; on the phone, in the dark', async () => {
  const other = await arrive(stage.browser, stage.product, 'unit25', { path: '/?open=dossier:unit03' })
  await other.page.getByText('没有这个单位的档案，或您无权查看').waitFor()
  await other.leave()
  const own = await arrive(stage.browser, stage.product, 'unit25', {
    path: '/?open=dossier:unit25',
    viewport: phone,
    colorScheme: 'dark',
  })
  await own.page.getByRole('table', { name: '事实' }).waitFor({ state: 'attached' })
  await own.button('展开面板').click()
  await own.picture('dossier-phone-dark')
  await own.leave()
})

test('the phase of the month: what is missing is on the map; another month, and one without a phase', async () => {
  const leader = await arrive(stage.browser, stage.product, 'leader1', { path: '/?panel=city' })
  const { page } = leader
  const part = page.getByRole('region', { name: '阶段重点' })
  await part.getByText(/^市区点位 \d+ 个中 \d+ 个达标/).waitFor()
  await part.scrollIntoViewIfNeeded()
  await leader.picture('phase-september')
  await part.getByRole('button', { name: '10月', exact: true }).click()
  await part.getByText('方案没有为这个月安排阶段重点。').waitFor()
  await part.getByRole('button', { name: '6月', exact: true }).click()
  await part.getByText(/^点位 \d+ 个中 \d+ 个已考察/).waitFor()
  const missing = part.getByRole('button', { name: /^尚未考察的点位 \d+$/ })
  const count = Number(/\d+/.exec((await missing.textContent()) ?? '')?.[0])
  expect(count).toBeGreaterThan(0)
  await missing.click()
  await page.getByRole('heading', { name: '尚未考察的点位' }).waitFor()
  await page.getByText(`共${count}个`, { exact: true }).waitFor()
  expect(new URL(page.url()).searchParams.get('rows')).toBe('phase:survey')
  await leader.picture('phase-missing')
  await leader.leave()
})
