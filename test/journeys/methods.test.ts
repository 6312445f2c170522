/** The six methods: a month planned from what is due, an activity recorded, the count opened to its proof, a questionnaire answered on a phone without signing in, and its result. */
import { expect, test } from 'vitest'
import { violationsOn } from './axe'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

/** The parts of the panel of activities: its tabs are radio buttons. */
const toPart = async ({ page }: Person, name: string) => {
  await page.getByRole('radiogroup', { name: '督导活动' }).getByText(name, { exact: true }).click()
}

test('from the plan to what residents say', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad2', { path: '/?panel=activities' })
  const { page } = squad

  // Planned: the rule proposes what is still due, and the squad saves it with a line of its own.
  await toPart(squad, '督导计划')
  const entries = page.getByRole('list', { name: '计划与完成情况' })
  await entries.locator('[data-outcome]').first().waitFor()
  await squad.picture('plan-and-done')
  await squad.button('修改计划').click()
  await squad.button('按待完成生成').click()
  await page.locator('[data-entry="hear-1"]').waitFor()
  await page.locator('[data-entry="hear-1"]').getByLabel('要求').fill('听主要负责人汇报')
  await squad.picture('plan-edit')
  expect(await violationsOn(page)).toEqual([])
  await squad.button('保存月计划').click()
  const planned = entries.locator('[data-method="hear"]')
  await planned.getByText('待开展').waitFor()
  await planned.getByText('听主要负责人汇报').waitFor()
  const unit =
    (await planned
      .locator('span', { hasText: /局|委|办|中心|公司|街道/ })
      .first()
      .textContent()) ?? ''

  // Recorded: the same unit is heard.
  await toPart(squad, '活动')
  await squad.button('记一次活动').click()
  const form = page.getByRole('form', { name: '记一次活动' })
  await form.getByRole('radio', { name: '听 听取汇报' }).press('Space')
  await form.getByLabel('单位', { exact: false }).first().fill(unit)
  await page.getByRole('option', { name: unit, exact: true }).click()
  await page.keyboard.press('Escape')
  await form.getByRole('radio', { name: '主要负责人汇报' }).press('Space')
  await form.getByRole('textbox', { name: '情况' }).fill('听取主要负责人汇报。')
  await form.getByRole('button', { name: '记一次活动' }).click()
  await squad.panel.getByRole('heading', { name: '听取汇报' }).waitFor()

  // Counted, and the count opened to its proof.
  const cell = page.locator('tr[data-own="true"] td[data-method="hear"]')
  await page.locator('tr[data-own="true"] td[data-method="hear"][data-missing="false"]').waitFor()
  await page.getByText(/9月30日前完成，还有\d+个工作日/).waitFor()
  await cell.getByRole('button').click()
  const proof = page.getByRole('list', { name: /· 听$/ })
  await proof.getByText('听取主要负责人汇报。').waitFor()
  expect(await proof.getAttribute('data-proofs')).toBe(((await cell.textContent()) ?? '').trim())
  await squad.picture('tally-proof')
  await page.locator('tr[data-own="true"] td[data-method="observe"]').getByRole('button').click()
  await page
    .getByText(/实地察看\d+处/)
    .first()
    .click()
  await squad.picture('tally-outings')
  expect(await violationsOn(page)).toEqual([])
  await page.locator(`tr[data-unit] td[data-reached="month"]`).first().waitFor()

  await toPart(squad, '督导计划')
  await planned.getByText('已完成').waitFor()
  await squad.picture('plan-done')
  expect(await violationsOn(page)).toEqual([])

  // Asked: a questionnaire for the squad's scope, answered on a phone by nobody in particular.
  await toPart(squad, '调查问卷')
  await squad.button('发起问卷').click()
  await squad.picture('questionnaire-open')
  await page.getByRole('form', { name: '发起问卷' }).getByRole('button', { name: '发起问卷' }).click()
  await squad.panel.getByRole('img', { name: '扫码作答' }).waitFor()
  await squad.panel.getByText('还没有答卷。').first().waitFor()
  await squad.picture('questionnaire-code')
  const address = (await squad.panel.getByText(/\/q\/[\w-]{22}$/).textContent()) ?? ''
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await stage.browser.newContext({ viewport: phone, colorScheme, locale: 'zh-CN', hasTouch: true })
    const resident = await context.newPage()
    await resident.goto(address)
    await resident.getByRole('heading', { name: '创建文明城市调查问卷' }).waitFor()
    expect(await resident.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
    const answers = { light: '很满意', dark: '不满意' }[colorScheme]
    for (const question of await resident
      .getByRole('group')
      .filter({ has: resident.getByRole('radio') })
      .all())
      await question.getByText(answers, { exact: true }).click()
    await resident.getByLabel('您还想说的').fill('希望多几个公厕。')
    await resident.screenshot({ path: `test/artifacts/questionnaire-phone-${colorScheme}.png`, fullPage: true })
    expect(await violationsOn(resident)).toEqual([])
    await resident.getByRole('button', { name: '提交' }).click()
    await resident.getByRole('heading', { name: '已收到，谢谢您！' }).waitFor()
    await context.close()
  }

  // Told: two answers, one of them satisfied.
  await squad.goTo(page.url())
  await squad.panel.getByText('2份答卷').first().waitFor()
  await squad.panel.locator('tr[data-question="cleanliness"]').getByText('2人中1人，50.0%').waitFor()
  expect(await squad.panel.getByText('希望多几个公厕。').count()).toBe(2)
  await squad.picture('questionnaire-result')
  expect(await violationsOn(page)).toEqual([])
  expect(squad.strangers).toEqual([])
  await squad.leave()
})

test('good practice: recorded by a squad, marked as published by the office, found by filter', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad2', { path: '/?panel=activities' })
  await toPart(squad, '经验做法')
  await squad.button('记一条经验做法').click()
  const form = squad.page.getByRole('form', { name: '记一条经验做法' })
  await form.getByRole('textbox', { name: '标题' }).fill('背街小巷“巷长制”')
  await form.getByRole('textbox', { name: '做法和成效' }).fill('每条巷子有巷长，居民有事找得到人。')
  await form.getByRole('button', { name: '记一条经验做法' }).click()
  await squad.panel.getByRole('heading', { name: '背街小巷“巷长制”' }).waitFor()
  const { page } = squad
  const path = new URL(page.url()).search
  await squad.leave()

  const office = await arrive(stage.browser, stage.product, 'office', { path: `/${path}`, colorScheme: 'dark' })
  await office.panel.getByRole('button', { name: '标记媒体刊发' }).click()
  await office.panel.getByRole('textbox', { name: '媒体名称' }).fill('市日报（示例）')
  await office.panel.getByRole('form').getByRole('button', { name: '标记媒体刊发' }).click()
  await office.panel.getByRole('heading', { name: '媒体刊发', exact: true }).waitFor()
  await toPart(office, '经验做法')
  const list = office.page.getByRole('list', { name: '经验做法' })
  await list.getByText('背街小巷“巷长制”').waitFor()
  await office.page.getByLabel('只看媒体刊发的').check()
  await office.page.getByLabel('创建以来').check()
  await list.getByText('早市“错时摆卖”').waitFor()
  expect(await list.getByRole('button').count()).toBe(3)
  await office.picture('good-practice-office-dark')
  expect(await violationsOn(office.page)).toEqual([])
  await office.leave()
})

test('the leader looks at a squad’s plan and at the results by scope, on a phone', async () => {
  const leader = await arrive(stage.browser, stage.product, 'leader1', {
    path: '/?panel=activities',
    viewport: phone,
    colorScheme: 'dark',
  })
  await leader.page.locator('tr[data-squad="6"]').waitFor()
  await leader.picture('tally-phone-dark')
  await toPart(leader, '督导计划')
  await leader.page.locator('[data-outcome]').first().waitFor()
  expect(await leader.button('修改计划').count()).toBe(0)
  await leader.picture('plan-phone-dark')
  await toPart(leader, '调查问卷')
  await leader.page.locator('details[data-scope="fengshan"] summary').click()
  await leader.page.locator('details[data-scope="fengshan"] tr[data-question="order"]').waitFor()
  await leader.picture('questionnaires-phone-dark')
  expect(await violationsOn(leader.page)).toEqual([])
  await leader.leave()
})
