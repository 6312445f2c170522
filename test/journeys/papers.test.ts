/** The life of papers in the browser: a member's card approved by the captain; an overdue issue criticised and referred. */
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { arrive, phone } from './browser'
import { pointWithSoleUnit, type SamplePoint } from './samplePoints'
import { onStage } from './stage'

const stage = onStage()
let point: SamplePoint
beforeAll(async () => {
  point = await pointWithSoleUnit(stage.product, 'fengshan', 'compliant')
})
const what = '站牌破损，公益广告脱落。'

test('a member drafts a card, the captain approves it, the unit sees the issue and downloads the paper', async () => {
  const member = await arrive(stage.browser, stage.product, 'member1', { path: `/?point=${point.id}` })
  await member.button('立案').click()
  const form = member.panel.getByRole('form', { name: '立案' })
  await form.getByRole('radiogroup', { name: '测评项' }).getByRole('radio').first().press('Space')
  await form.getByRole('textbox', { name: '问题描述' }).fill(what)
  await form.getByRole('radio', { name: '一般' }).press('Space')
  await member.button('立案并拟督办卡').click()
  await member.panel.getByText('待审签').first().waitFor()
  await member.picture('papers-waits-for-captain')

  const captain = await arrive(stage.browser, stage.product, 'squad1', { path: '/?panel=papers' })
  await captain.page.getByText('待审签 ').first().waitFor()
  await captain.page
    .getByRole('button', { name: /督办卡/ })
    .last()
    .click()
  await captain.panel.getByText(what).first().waitFor()
  await captain.picture('papers-card-draft')
  await captain.button('审签').click()
  await captain.panel.getByRole('form', { name: '审签' }).getByRole('button', { name: '审签' }).click()
  await captain.panel.getByRole('heading', { name: /^第一督导分队〔2022〕\d+号$/ }).waitFor()
  await captain.panel.getByText('已印发').first().waitFor({ timeout: 20_000 })
  await captain.picture('papers-card-issued')

  const unit = await arrive(stage.browser, stage.product, point.unitId, { path: '/?panel=papers' })
  const first = unit.page.locator('main li').getByRole('button').first()
  await first.click()
  await unit.panel.getByText(what).first().waitFor()
  const [download] = await Promise.all([
    unit.page.waitForEvent('download'),
    unit.panel.getByRole('link', { name: '下载文书' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^第一督导分队〔2022〕\d+号督办卡\.docx$/)
  await Promise.all([member, captain, unit].map((who) => who.leave()))
})

test('overdue: the office drafts and checks a circular, the commander signs, the office refers and records', async () => {
  const [late] = await stage.product.database.db.execute<{ id: string; what: string }>(sql`
    select id, state->>'what' as what from issues
    where due_on < '2022-09-15' and state->'escalation'->>'circular' = 'none' and state->'escalation'->>'accountability' = 'none'
    order by id limit 1`)
  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=papers' })
  await office.page.getByText('通报问责').click()
  await office.page.getByText('超期或退回的问题').waitFor()
  await office.picture('papers-escalation')
  await office.page
    .getByText(late?.what ?? '')
    .first()
    .click()
  await office.page.getByRole('button', { name: '拟通报', exact: true }).last().click()
  await office.page.getByRole('textbox', { name: '标题' }).waitFor()
  await office.picture('papers-circular-form')
  await office.button('提交拟稿').click()
  await office.button('核稿').click()
  await office.panel.getByRole('form', { name: '核稿' }).getByRole('button', { name: '核稿' }).click()
  await office.panel.getByText('待签发').first().waitFor()
  await office.picture('papers-circular-checked')

  const commander = await arrive(stage.browser, stage.product, 'commander', { path: '/?panel=papers' })
  await commander.page.locator('main li').getByRole('button').filter({ hasText: '通报' }).last().click()
  await commander.button('签发').click()
  await commander.panel.getByRole('form', { name: '签发' }).getByRole('button', { name: '签发' }).click()
  await commander.panel.getByRole('heading', { name: /^吕创文办通〔2022〕\d+号$/ }).waitFor()

  await office.button('印发').click()
  await office.panel.getByRole('form', { name: '印发' }).getByRole('button', { name: '印发' }).click()
  await office.panel.getByText('已印发').first().waitFor({ timeout: 20_000 })
  await office.picture('papers-circular-issued')

  // The referral, from the issue's own panel.
  await office.goTo(`/?issue=${late?.id}`)
  await office.button('拟提请问责').click()
  await office.button('提交拟稿').click()
  await office.button('核稿').click()
  await office.panel.getByRole('form', { name: '核稿' }).getByRole('button', { name: '核稿' }).click()
  await office.panel.getByText('待签发').first().waitFor()
  await commander.goTo('/?panel=papers')
  await commander.page.locator('main li').getByRole('button').filter({ hasText: '提请问责函' }).last().click()
  await commander.button('签发').click()
  await commander.panel.getByRole('form', { name: '签发' }).getByRole('button', { name: '签发' }).click()
  await commander.panel.getByRole('heading', { name: /^吕创督函〔2022〕\d+号$/ }).waitFor()
  await office.button('印发').click()
  await office.panel.getByRole('form', { name: '印发' }).getByRole('button', { name: '印发' }).click()
  await office.panel.getByText('已印发').first().waitFor({ timeout: 20_000 })

  await office.goTo(`/?issue=${late?.id}`)
  await office.button('记录问责结果').click()
  const outcome = office.panel.getByRole('form', { name: '记录问责结果' })
  await outcome.getByLabel('决定机关').fill('市纪委监委机关')
  await outcome.getByLabel('决定文号').fill('吕纪函〔2022〕3号')
  await outcome.getByLabel('问责结果').fill('对分管负责同志予以约谈。')
  await outcome.getByRole('button', { name: '记录问责结果' }).click()
  await office.panel.getByText('问责结果已记录').waitFor()
  await office.picture('papers-issue-recorded')
  await Promise.all([office, commander].map((who) => who.leave()))
})

test('on the desk by night and on the phone', async () => {
  const [paper] = await stage.product.database.db.execute<{ id: string }>(sql`
    select id from papers where kind = 'circular' and stage = 'issued' order by position desc limit 1`)
  const path = `/?panel=papers&open=paper:${paper?.id}`
  for (const [name, viewport, colorScheme] of [
    ['papers-desk-light', undefined, 'light'],
    ['papers-desk-dark', undefined, 'dark'],
    ['papers-phone-light', phone, 'light'],
    ['papers-phone-dark', phone, 'dark'],
  ] as const) {
    const office = await arrive(stage.browser, stage.product, 'office', {
      path,
      colorScheme,
      ...(viewport && { viewport }),
    })
    await office.page
      .getByText(/吕创文办通〔2022〕\d+号/)
      .first()
      .waitFor()
    await office.picture(name)
    await office.leave()
  }
})
