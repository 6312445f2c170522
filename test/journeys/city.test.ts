/** The leader's city: the worst street office and its oldest overdue issue, each number with its rows, and the map of a past day. */
import { expect, test } from 'vitest'
import { arrive, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

test('in three clicks from the map to the oldest overdue issue of the worst street office', async () => {
  const leader = await arrive(stage.browser, stage.product, 'leader1', { path: '/' })
  const { page } = leader
  await page.getByRole('button', { name: '全市', exact: true }).click()
  const table = page.getByRole('table', { name: '范围 统计表' })
  await table.waitFor()
  await leader.picture('city')
  // Worst first: of the street offices, the one that stands highest.
  const worst = table.getByRole('row').filter({ hasText: '街道' }).first()
  const name = (await worst.getByRole('rowheader').getByRole('button').textContent()) ?? ''
  const overdue = worst.getByRole('button', { name: /超期问题 \d+$/ })
  const count = Number(await overdue.textContent())
  await overdue.click()
  const rows = page.getByRole('grid', { name: '问题清单' })
  await page.getByRole('heading', { name: `${name} · 超期问题` }).waitFor()
  await page.getByText(`共${count}个`, { exact: true }).waitFor()
  await leader.picture('city-rows')
  await rows.getByRole('row').nth(1).click()
  await page
    .getByRole('complementary', { name: '详情' })
    .getByText(/逾期\d+天/)
    .first()
    .waitFor()
  await leader.picture('city-oldest')
  const [oldest] = await stage.product.database.sql<{ id: string }[]>`
    select issues.id from issues join points on points.id = point_id join scopes on scopes.id = points.scope_id
    where scopes.name_zh = ${name} and due_on < '2022-09-15' order by due_on, found_on desc limit 1`
  expect(new URL(page.url()).searchParams.get('issue')).toBe(oldest?.id)
  await leader.leave()
})

test('the map of 15 July beside that of 15 September: other points comply, and the numbers say so', async () => {
  const leader = await arrive(stage.browser, stage.product, 'commander', { path: '/?panel=city' })
  const { page } = leader
  const rate = page.getByText(/^市区点位 \d+ 个中 \d+ 个达标/).first()
  await rate.waitFor()
  const now = await rate.textContent()
  const compliant = page.getByRole('button', { name: /^达标 ?\d+$/ })
  const compliantNow = await compliant.textContent()
  await page.getByRole('slider', { name: '日期' }).fill(String(44))
  await page.getByText('截至7月15日日终').waitFor()
  await expect.poll(() => compliant.textContent()).not.toBe(compliantNow)
  // The top line and the map's points follow the same day.
  await page
    .getByRole('button', { name: /^超期\s*6$/ })
    .first()
    .waitFor()
  expect(new URL(page.url()).searchParams.get('day')).toBe('2022-07-15')
  await leader.picture('city-july')
  const then = await page
    .getByText(/^市区点位 \d+ 个中 \d+ 个达标/)
    .last()
    .textContent()
  expect(then).not.toBe(now)
  await page.getByRole('button', { name: '回到现在' }).click()
  await expect.poll(() => compliant.textContent()).toBe(compliantNow)
  expect(new URL(page.url()).searchParams.get('day')).toBeNull()
  await page.getByText('问题', { exact: true }).last().click()
  await page.getByRole('table', { name: /测评项/ }).waitFor()
  await leader.picture('city-issues')
  await leader.leave()
})

test('on the phone, in the dark', async () => {
  const leader = await arrive(stage.browser, stage.product, 'leader2', {
    path: '/?panel=city',
    viewport: phone,
    colorScheme: 'dark',
  })
  await leader.page.getByRole('table', { name: '范围 统计表' }).waitFor()
  await leader.picture('city-phone')
  await leader.leave()
})

test('the office says what counts as urban, and the top line follows', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=city' })
  const { page } = office
  const line = page.getByRole('banner').getByText(/^市区点位 \d+ 个中/)
  const before = await line.textContent()
  await page.getByRole('button', { name: '设定', exact: true }).click()
  const form = page.getByRole('form', { name: '设定市区范围' })
  await form.getByRole('checkbox', { name: '凤山街道' }).uncheck({ force: true })
  await office.picture('city-urban')
  await form.getByRole('button', { name: '保存市区范围' }).click()
  await page.getByText('市区范围：11个督导范围').waitFor()
  await expect.poll(() => line.textContent()).not.toBe(before)
  await office.leave()
})
