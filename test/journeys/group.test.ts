/** A group leader's one place: people lent and taken back, a joint inspection ordered, an issue handed over, all within the own group. */
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { arrive, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

test('the leader lends a member to another squad, who acts there from then on, and ends it early; orders a joint inspection', async () => {
  const leader = await arrive(stage.browser, stage.product, 'leader1', { path: '/?panel=group' })
  const { page } = leader
  await page.getByRole('heading', { name: '第三督导分队' }).waitFor()
  expect(await page.getByRole('heading', { name: '第四督导分队' }).count()).toBe(0)
  // The number is that of the list which it opens.
  const link = page.getByRole('button', { name: /^未办结问题\d+个$/ }).first()
  const count = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0])
  expect(count).toBeGreaterThan(0)
  await link.click()
  await page.getByRole('heading', { name: '问题' }).first().waitFor()
  await page.getByText(`共${count}个`).first().waitFor()
  await leader.goTo('/?panel=group')
  await leader.button('借调：第一督导分队成员').click()
  const form = page.getByRole('form')
  // Only the other two squads of the group are offered.
  expect(await form.getByRole('radio').count()).toBe(2)
  await form.getByRole('radio', { name: '第二督导分队' }).press('Space')
  await form.getByLabel('至').fill('2022-09-14')
  await form.getByRole('button', { name: '借调' }).click()
  await form.getByText('结束日期早于开始日期，请改正。').waitFor()
  await form.getByLabel('至').fill('2022-09-20')
  await form.getByRole('button', { name: '借调' }).click()
  await page.getByText('第一督导分队 → 第二督导分队 · 9月15日至9月20日').waitFor()
  await page.getByRole('list', { name: '第二督导分队' }).getByText('第一督导分队借调').waitFor()
  await leader.picture('group-lent')

  const member = await arrive(stage.browser, stage.product, 'member1', { path: '/?panel=campaign', viewport: phone })
  await member.page.getByText('第二督导分队 · 成员（第一督导分队借调）').first().waitFor({ state: 'attached' })
  await member.leave()

  await leader.button('提前结束：第一督导分队成员').click()
  await page.getByRole('form').getByRole('button', { name: '提前结束' }).click()
  await page.getByText('第一督导分队 → 第二督导分队 · 9月15日至9月15日').waitFor()

  await leader.button('安排联合督导').click()
  const joint = page.getByRole('form', { name: '安排联合督导' })
  expect(await joint.getByRole('checkbox').count()).toBe(3)
  await joint.getByRole('checkbox', { name: '第一督导分队' }).press('Space')
  await joint.getByRole('checkbox', { name: '第三督导分队' }).press('Space')
  await joint.getByRole('combobox', { name: '点位' }).fill('D0021')
  await page.getByRole('option', { name: '凤山公园' }).click()
  await joint.getByLabel('结束日期').click()
  await leader.picture('group-joint')
  await joint.getByRole('button', { name: '安排联合督导' }).click()
  await page.getByText('第一督导分队、第三督导分队 · 9月15日至9月21日 · 1个点位').waitFor()
  await leader.leave()

  const dark = await arrive(stage.browser, stage.product, 'leader1', {
    path: '/?panel=group',
    viewport: phone,
    colorScheme: 'dark',
  })
  await dark.page.getByText('第一督导分队、第三督导分队 · 9月15日至9月21日 · 1个点位').waitFor()
  await dark.picture('group-phone-dark')
  await dark.leave()
})

test('the leader hands an issue over to another squad of the group', async () => {
  const [issue] = await stage.product.database.db.execute<{ id: string }>(sql`
    select id from issues where following_squad = 1 and stage = 'notified' order by id limit 1`)
  const leader = await arrive(stage.browser, stage.product, 'leader1', { path: `/?issue=${issue?.id}` })
  await leader.panel.getByRole('button', { name: '移交督导' }).click()
  const form = leader.panel.getByRole('form', { name: '移交督导' })
  expect(await form.getByRole('radio').count()).toBe(3)
  await form.getByRole('radio', { name: '第二督导分队' }).press('Space')
  await form.getByRole('textbox', { name: '理由' }).fill('便于就近跟踪。')
  await form.getByRole('button', { name: '移交督导' }).click()
  await form.waitFor({ state: 'detached' })
  const [after] = await stage.product.database.db.execute<{ squad: number }>(sql`
    select following_squad as squad from issues where id = ${issue?.id ?? ''}`)
  expect(after?.squad).toBe(2)
  await leader.leave()
})
