/** Being told, and telling afterwards who did what: the unit's bell counts up without a reload; the office reads, filters and exports the log. */
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { v7 as uuid } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { arrive, type Person, phone } from './browser'
import { pointWithSoleUnit, type SamplePoint } from './samplePoints'
import { onStage } from './stage'

const stage = onStage()
let point: SamplePoint
let code: string
beforeAll(async () => {
  point = await pointWithSoleUnit(stage.product, 'fengshan', 'compliant')
  const [row] = await stage.product.database.sql<{ code: string }[]>`select code from points where id = ${point.id}`
  code = row?.code ?? ''
})

/** Opens an issue and notifies the unit through the API, as the squad's page would. */
const notify = async ({ context }: Person, what: string): Promise<string> => {
  const [kind] = await stage.product.database.sql<{ key: string }[]>`
    select h.kinds->p.kind->0->>'key' as key from points p join handbook_versions h on h.number = 1 where p.id = ${point.id}`
  const issueId = uuid()
  const answer = await context.request.post('/trpc/issue.open', {
    data: {
      actionId: uuid(),
      issueId,
      subject: { kind: 'point', pointId: point.id },
      form: { checkItem: kind?.key, what, severity: 'ordinary' },
      notify: { unitId: point.unitId, instrument: 'card', claimBy: '2022-09-19', rectifyBy: '2022-09-29' },
    },
  })
  expect(answer.status()).toBe(200)
  return issueId
}

test('the unit’s bell counts up without a reload; the entry opens the issue and is read', async () => {
  const unit = await arrive(stage.browser, stage.product, point.unitId)
  await unit.bell.waitFor()
  await unit.page.locator('[data-connection="online"]').waitFor({ state: 'attached', timeout: 30_000 })
  const before = await unit.unread()
  const squad = await arrive(stage.browser, stage.product, 'squad1')
  await notify(squad, '门前有积水，行人绕行。')
  await expect.poll(() => unit.unread(), { timeout: 20_000 }).toBe(before + 1)
  await unit.bell.click()
  const entry = unit.page.getByRole('region', { name: '今天' }).getByRole('button').first()
  await entry.waitFor()
  expect(await entry.textContent()).toContain('新任务')
  expect(await entry.textContent()).toContain('已交办，请9月19日前认领、9月29日前整改到位。')
  expect(await entry.textContent()).toContain(`${point.name} · 门前有积水，行人绕行。`)
  await unit.picture('inbox-desk')
  await entry.click()
  await unit.panel.getByText('门前有积水，行人绕行。').first().waitFor()
  await unit.button('认领').waitFor()
  await expect.poll(() => unit.unread(), { timeout: 20_000 }).toBe(before)
  await unit.picture('inbox-opened')
  const markAll = unit.button('全部标为已读')
  if (await markAll.isEnabled()) await markAll.click()
  await expect.poll(() => unit.unread(), { timeout: 20_000 }).toBe(0)
  await unit.page.getByText('未读', { exact: false }).first().click()
  await unit.page.getByText('没有未读消息。').waitFor()
  await Promise.all([unit.leave(), squad.leave()])
})

test('in the hand: a dot on the bar, the number on the person’s page, the list in the sheet', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad1')
  await notify(squad, '台阶破损。')
  const unit = await arrive(stage.browser, stage.product, point.unitId, { viewport: phone, colorScheme: 'dark' })
  const mine = unit.page.getByRole('navigation', { name: '主要栏目' }).getByRole('button', { name: /我的/ })
  await expect.poll(() => mine.textContent(), { timeout: 20_000 }).toContain('1条未读')
  await mine.click()
  await unit.picture('inbox-phone-mine')
  await unit.page.getByRole('button', { name: /^消息/ }).click()
  await unit.page.getByRole('region', { name: '今日提要' }).waitFor()
  await unit.button('展开面板').click()
  await unit.picture('inbox-phone')
  await unit.page.getByRole('region', { name: '今天' }).getByRole('button').first().click()
  await unit.page.getByText('台阶破损。').first().waitFor()
  await Promise.all([unit.leave(), squad.leave()])
})

test('the office finds by the point who did what, when, from what to what, and takes it along as a sheet', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad1')
  const issueId = await notify(squad, '路灯不亮。')
  const unit = await arrive(stage.browser, stage.product, point.unitId)
  const claim = { responsible: '分管负责同志', deadline: '2022-09-29', measures: '更换灯具', target: '全部点亮' }
  const claimed = await unit.context.request.post('/trpc/issue.act', {
    data: { actionId: uuid(), issueId, seq: 2, action: { name: 'claim', form: claim } },
  })
  expect(claimed.status()).toBe(200)

  const office = await arrive(stage.browser, stage.product, 'office')
  await office.page.getByRole('navigation', { name: '主要栏目' }).getByRole('button', { name: '日志' }).click()
  const table = office.page.getByRole('grid', { name: '操作日志列表' })
  await table.getByRole('row').nth(5).waitFor()
  await office.picture('audit-desk')
  await office.button('筛选日志').click()
  const filter = office.page.getByRole('form', { name: '筛选日志' })
  await filter.getByLabel('点位编号或问题编号').fill(code)
  await table
    .getByText(new RegExp(`${code}）：路灯不亮`))
    .first()
    .waitFor()
  await expect
    .poll(async () => (await table.getByRole('row').allTextContents()).slice(1).every((row) => row.includes(code)))
    .toBe(true)
  await table
    .getByRole('row', { name: /认领.*路灯不亮/ })
    .first()
    .click()
  const opened = office.page.getByRole('region', { name: '认领', exact: true })
  expect(await opened.getByRole('row').allTextContents()).toEqual([
    '项目原来现在',
    '阶段待认领整改中',
    '整改责任—分管负责同志',
    '整改时限—9月29日',
    '整改措施—更换灯具',
    '整改目标—全部点亮',
  ])
  expect(await opened.textContent()).toContain('主要负责人')
  expect(await opened.textContent()).toContain('9月15日')
  await office.picture('audit-opened')
  const [download] = await Promise.all([office.page.waitForEvent('download'), office.button('导出').click()])
  expect(download.suggestedFilename()).toBe('操作日志-2022-09-15.xlsx')
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())))
  const texts = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(texts).toContain('阶段：待认领 → 整改中')
  await opened.getByRole('button', { name: '打开问题' }).click()
  await office.panel.getByText('路灯不亮。').first().waitFor()
  await office.leave()

  const dark = await arrive(stage.browser, stage.product, 'office', { colorScheme: 'dark', path: '/?panel=audit' })
  await dark.page.getByRole('grid', { name: '操作日志列表' }).getByRole('row').nth(3).click()
  await dark.page.getByText('校验链').click()
  await dark.picture('audit-dark')
  const inHand = await arrive(stage.browser, stage.product, 'office', { viewport: phone, path: '/?panel=audit' })
  await inHand.page.getByRole('grid', { name: '操作日志列表' }).getByRole('row').nth(2).waitFor()
  await inHand.picture('audit-phone')
  await Promise.all([squad.leave(), unit.leave(), dark.leave(), inHand.leave()])
})
