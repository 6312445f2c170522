/** Application materials: asked for by a list, handed in with a file, returned with an issue, handed in again, accepted. */
import { expect, test } from 'vitest'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()
const unit = 'unit03'
const path = `/?open=material:${unit}`

const item = ({ page }: Person, name: string) => page.locator(`li[data-name="${name}"]`)
const pdf = (name: string, content: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.4\n${content}\n%%EOF\n`),
})

test('the office pastes a list; the unit hands a file in; the squad returns it and opens an issue with one tap', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=campaign' })
  const units = office.page.locator('details', { hasText: '督导单位' }).first()
  await units.locator('summary').click()
  await units.getByRole('button', { name: '市财政局 申报材料' }).click()
  await office.panel.getByRole('heading', { name: '市财政局' }).waitFor()
  await office.picture('materials-office')
  await office.button('下达材料清单').click()
  const form = office.page.getByRole('form', { name: '下达材料清单' })
  await form.getByRole('textbox', { name: '材料名称' }).fill('1、诚信建设资料\n2、节约型机关创建资料\n\n')
  await form.getByLabel('报送期限').fill('2022-09-28')
  await office.picture('materials-define')
  await form.getByRole('button', { name: '下达材料清单' }).click()
  await item(office, '节约型机关创建资料').waitFor()
  await office.leave()

  const finance = await arrive(stage.browser, stage.product, unit, { path })
  await item(finance, '诚信建设资料').getByRole('button', { name: '报送' }).click()
  const files = finance.page.locator('input[type="file"]')
  await files.setInputFiles([{ name: '诚信.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html></html>') }])
  await finance.page.getByText('只收 PDF、JPG、PNG、DOCX、XLSX 文件').waitFor()
  await finance.picture('materials-bad-file')
  await finance.button('移除 诚信.pdf').click()
  await files.setInputFiles([pdf('诚信建设资料.pdf', 'one'), pdf('附件.pdf', 'two')])
  await finance.page.locator('li[data-state="sent"]').nth(1).waitFor()
  await finance.picture('materials-submit')
  await finance.page.getByRole('form').getByRole('button', { name: '报送' }).click()
  await item(finance, '诚信建设资料').locator('a', { hasText: '附件.pdf' }).waitFor()
  expect(await item(finance, '诚信建设资料').getAttribute('data-state')).toBe('submitted')

  const squad = await arrive(stage.browser, stage.product, 'member1', { path, colorScheme: 'dark' })
  const download = squad.page.waitForEvent('download')
  await item(squad, '诚信建设资料').locator('a', { hasText: '附件.pdf' }).click()
  expect((await download).suggestedFilename()).toBe('附件.pdf')
  await item(squad, '诚信建设资料').getByRole('button', { name: '退改' }).click()
  await squad.page.getByRole('textbox', { name: '退改理由' }).fill('缺少签到表，请补充。')
  await squad.picture('materials-return-dark')
  await squad.button('退改并立案').click()
  await item(squad, '诚信建设资料').getByRole('button', { name: '查看问题' }).click()
  await squad.panel.getByText('申报材料“诚信建设资料”未通过审核：缺少签到表，请补充。').first().waitFor()
  await squad.picture('materials-issue-dark')
  await squad.goTo(path)

  // The unit's browser has heard of it.
  await item(finance, '诚信建设资料').getByText('缺少签到表，请补充。').waitFor()
  await item(finance, '诚信建设资料').getByRole('button', { name: '报送' }).click()
  await files.setInputFiles([pdf('诚信建设资料.pdf', 'three')])
  await finance.page.locator('li[data-state="sent"]').waitFor()
  await finance.page.getByRole('form').getByRole('button', { name: '报送' }).click()
  await item(finance, '诚信建设资料').getByText('第2稿').waitFor()
  await finance.leave()

  await item(squad, '诚信建设资料').getByRole('button', { name: '审核合格' }).click()
  await squad.page.getByRole('form').getByRole('button', { name: '审核合格' }).click()
  await squad.page.locator('li[data-name="诚信建设资料"][data-state="accepted"]').waitFor()
  await squad.picture('materials-accepted-dark')
  await squad.leave()
})

test('a unit sees its own list on the phone, and nobody else’s', async () => {
  const own = await arrive(stage.browser, stage.product, 'unit25', { path: '/?open=material:unit25', viewport: phone })
  await own.button('展开面板').click()
  await item(own, '创建工作实施方案').waitFor()
  await own.picture('materials-phone')
  await own.goTo('/?open=material:unit03')
  await own.page.getByText('没有这个单位的材料清单，或您无权查看。').waitFor()
  await own.leave()
})
