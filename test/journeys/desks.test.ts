/** The desks: a unit claims two in one go, a clerk's claim is confirmed by the principal, a squad sees what waits for it. */
import { v7 as uuid } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

/** Calls a procedure as the page of that person would. */
const call = async ({ context }: Person, procedure: string, input: unknown) => {
  const answer = await context.request.post(`/trpc/${procedure}`, {
    data: input as object,
    headers: { origin: stage.product.url },
  })
  if (!answer.ok()) throw new Error(`${procedure}: ${await answer.text()}`)
}

const opened = async (squad: Person, unitId: string, what: string, rectifyBy: string) =>
  call(squad, 'issue.open', {
    actionId: uuid(),
    issueId: uuid(),
    subject: { kind: 'unit', unitId, indicator: 'routineWork' },
    form: { what, severity: 'ordinary' },
    notify: { unitId, claimBy: '2022-09-19', rectifyBy },
  })

let squadOfUnit: number
beforeAll(async () => {
  const [row] = await stage.product.database.sql<{ squad: number }[]>`select squad from units where id = 'unit26'`
  squadOfUnit = row?.squad ?? 0
  const squad = await arrive(stage.browser, stage.product, `squad${squadOfUnit}`)
  await opened(squad, 'unit26', '创建工作台账没有按月更新。', '2022-09-27')
  await opened(squad, 'unit26', '志愿服务记录不完整。', '2022-09-29')
  await opened(squad, 'unit26', '公益广告内容陈旧。', '2022-09-30')
  await squad.leave()
})

test('a unit claims two issues in one go, each by its own date', async () => {
  const unit = await arrive(stage.browser, stage.product, 'unit26', { path: '/?panel=desk' })
  const section = unit.page.getByRole('region', { name: /待认领/ })
  await section.waitFor()
  await unit.picture('desk-unit')
  await section.getByRole('checkbox', { name: '选择：创建工作台账没有按月更新。' }).check()
  await section.getByRole('checkbox', { name: '选择：志愿服务记录不完整。' }).check()
  await unit.button('认领（2）').click()
  const form = unit.page.getByRole('form', { name: '认领（2个问题）' })
  await form.getByLabel('整改责任').fill('分管负责同志牵头')
  await form.getByLabel('整改措施').fill('逐项对照，专人负责。')
  await form.getByLabel('整改目标').fill('资料齐全，按月更新。')
  await unit.picture('desk-unit-several')
  await form.getByRole('button', { name: '认领（2个问题）' }).click()
  const rectifying = unit.page.getByRole('region', { name: /^整改中/ })
  await rectifying.getByText('创建工作台账没有按月更新。').waitFor()
  const claimed = await stage.product.database.sql<{ stage: string; deadline: string }[]>`
    select stage, state->'claim'->>'deadline' as deadline from issues
    where state->>'what' in ('创建工作台账没有按月更新。', '志愿服务记录不完整。') order by 2`
  expect(claimed.map(({ stage: now, deadline }) => [now, deadline])).toEqual([
    ['claimed', '2022-09-27'],
    ['claimed', '2022-09-29'],
  ])
  await unit.leave()
})

test('what a clerk puts down waits for the principal, who confirms it', async () => {
  const clerk = await arrive(stage.browser, stage.product, 'clerk26', { path: '/?panel=desk' })
  await clerk.page.getByRole('button', { name: '提交负责人确认：公益广告内容陈旧。' }).click()
  const form = clerk.panel.getByRole('form', { name: '提交负责人确认' })
  await form.getByLabel('整改责任').fill('宣传科')
  await form.getByLabel('整改措施').fill('更换公益广告。')
  await form.getByLabel('整改目标').fill('内容为最新版本。')
  await form.getByRole('button', { name: '提交负责人确认' }).click()
  await clerk.page.getByRole('region', { name: /待负责人确认认领/ }).waitFor()
  await clerk.picture('desk-clerk')

  const principal = await arrive(stage.browser, stage.product, 'unit26', {
    path: '/?panel=desk',
    viewport: phone,
    colorScheme: 'dark',
  })
  await principal.page.getByRole('region', { name: /待负责人确认认领/ }).waitFor()
  await principal.picture('desk-principal-phone-dark')
  await principal.page.getByRole('checkbox', { name: '选择：公益广告内容陈旧。' }).check()
  await principal.picture('desk-principal-phone-chosen')
  await principal.button('确认认领（1）').click()
  await principal.button('确认认领（1个问题）').click()
  await principal.page
    .getByRole('region', { name: /^整改中/ })
    .getByText('公益广告内容陈旧。')
    .waitFor()
  await clerk.page
    .getByRole('region', { name: /^整改中/ })
    .getByText('公益广告内容陈旧。')
    .waitFor()
  await Promise.all([clerk, principal].map((who) => who.leave()))
})

test('the squad’s desk leads to what waits for it, and the office sees overdue ones by unit', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: '/?panel=desk' })
  await squad.page.getByRole('region', { name: /待复查/ }).waitFor()
  await squad.picture('desk-squad')
  await squad.leave()
  const onPhone = await arrive(stage.browser, stage.product, 'squad1', { path: '/?panel=desk', viewport: phone })
  await onPhone.page.getByRole('region', { name: /待交办/ }).waitFor()
  await onPhone.picture('desk-squad-phone')
  await onPhone.leave()
  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=desk', colorScheme: 'dark' })
  await office.page.getByRole('region', { name: /^超期/ }).waitFor()
  await office.picture('desk-office-dark')
  await office.leave()
})

test('a squad opens an issue on a unit’s own work from the plan’s list of units', async () => {
  const squad = await arrive(stage.browser, stage.product, `squad${squadOfUnit}`, { path: '/?open=unit:unit26' })
  await squad.panel.getByRole('heading', { name: '市城市管理局' }).waitFor()
  await squad.button('立案').click()
  await squad.panel.getByRole('radio', { name: '申报材料' }).press('Space')
  const form = squad.panel.getByRole('form', { name: '立案' })
  await form.getByRole('textbox', { name: '问题描述' }).fill('申报材料缺少年度总结。')
  await form.getByRole('radio', { name: '一般' }).press('Space')
  await form.getByText('补充内容').click()
  await form.getByRole('radio', { name: '督办函' }).press('Space')
  await form.getByRole('textbox', { name: '来源文号或出处' }).fill('创文办督办函第3号')
  await squad.picture('unit-opening')
  await squad.button('立案并交办').click()
  await squad.panel.getByRole('heading', { name: '申报材料缺少年度总结。' }).waitFor()
  const [row] = await stage.product.database.sql<{ source: string; document: string; stage: string }[]>`
    select stage, state->>'source' as source, state->>'sourceDocument' as document from issues
    where state->>'what' = '申报材料缺少年度总结。'`
  expect(row).toEqual({ stage: 'notified', source: 'letter', document: '创文办督办函第3号' })
  await squad.leave()
})
