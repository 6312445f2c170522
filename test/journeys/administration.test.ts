/** The office's administration: people and posts, terms and working days, units renamed and retired. */
import { expect, test } from 'vitest'
import { arrive, type Person, phone } from './browser'
import { pointWithSoleUnit } from './samplePoints'
import { onStage } from './stage'

const stage = onStage()
const path = '/?panel=administration'

const tab = ({ page }: Person, name: string) =>
  page.getByRole('radiogroup', { name: '管理' }).getByText(name, { exact: true }).click()
const form = ({ page }: Person, name: string | RegExp) => page.getByRole('form', { name })
const row = ({ page }: Person, name: string | RegExp) => page.getByRole('row', { name }).first()
const choose = async (who: Person, field: string, option: string) => {
  await who.page.getByRole('combobox', { name: field }).fill(option)
  await who.page.getByRole('option', { name: option, exact: true }).click()
}

test('an account is made with a post, its person signs in to a desk, and is out once the post has ended', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path })
  await office.button('新建账号').click()
  const made = form(office, '新建账号')
  await made.getByLabel('用户名').fill('Clerk New')
  await made.getByLabel('姓名或称呼').fill('财政局新任经办人')
  await made.getByRole('radio', { name: '责任单位' }).press('Space')
  await choose(office, '单位', '市财政局')
  await made.getByRole('radio', { name: '经办人' }).press('Space')
  await made.getByRole('button', { name: '新建账号' }).click()
  await made.getByRole('alert').getByText('用户名只能是').waitFor()
  await made.getByLabel('用户名').fill('office')
  await made.getByRole('button', { name: '新建账号' }).click()
  await made.getByRole('alert').getByText('这个用户名已有人使用').waitFor()
  await office.picture('administration-username-taken')
  await made.getByLabel('用户名').fill('clerk.new')
  await made.getByRole('button', { name: '新建账号' }).click()
  const password = (await office.page.locator('code', { hasText: '-' }).textContent()) ?? ''
  expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
  await office.picture('administration-password')
  await office.button('我已记下').click()
  await office.button('离岗：市财政局 · 经办人').waitFor()
  expect(await office.page.getByText(password).count()).toBe(0)

  const context = await stage.browser.newContext({ baseURL: stage.product.url, locale: 'zh-CN' })
  const clerk = await context.newPage()
  await clerk.goto('/?panel=desk')
  await clerk.getByLabel('用户名').fill('clerk.new')
  await clerk.getByLabel('密码', { exact: true }).fill(password)
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('button', { name: '个人：财政局新任经办人' }).waitFor()
  expect(await clerk.getByRole('navigation').first().getByRole('button').allTextContents()).toContain('任务')
  expect(await clerk.getByRole('navigation').first().getByRole('button').allTextContents()).not.toContain('管理')

  await office.button('离岗：市财政局 · 经办人').click()
  const end = form(office, /^离岗/)
  await end.getByRole('radio', { name: '立即' }).press('Space')
  await end.getByRole('button', { name: '离岗' }).click()
  await office.page.getByText('已离岗').waitFor()
  await clerk.reload()
  await clerk.getByText('您今天没有岗位，不能使用').waitFor()
  await context.close()

  // The office itself is never left without anybody.
  await office.button('返回').click()
  await row(office, '指挥部办公室').click()
  await office.button('离岗：指挥部办公室').click()
  await office.page.getByRole('radio', { name: '立即' }).press('Space')
  await office.page.getByRole('form').getByRole('button', { name: '离岗' }).click()
  await office.page.getByRole('alert').getByText('请先给接任的人任岗').waitFor()
  await office.leave()
})

test('a password reset signs the person out everywhere, and the new one is shown once', async () => {
  const member = await arrive(stage.browser, stage.product, 'member6')
  const office = await arrive(stage.browser, stage.product, 'office', { path, viewport: phone, colorScheme: 'dark' })
  await office.page.getByPlaceholder('姓名、用户名或岗位').fill('member6')
  await row(office, /第六督导分队成员/).click()
  await office.button('重设密码').click()
  await office.page.getByText('此人在各处的登录全部退出').waitFor()
  await form(office, '重设密码').getByRole('button', { name: '重设密码' }).click()
  await office.button('我已记下').waitFor()
  await office.picture('administration-password-phone-dark')
  await member.page.reload()
  await member.page.getByLabel('用户名').waitFor()
  await Promise.all([member, office].map((who) => who.leave()))
})

test('a term and a working day are changed, and the due date of a new notice follows', async () => {
  const point = await pointWithSoleUnit(stage.product, 'fengshan', 'compliant')
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: `/?point=${point.id}` })
  const dueDate = async () => {
    await squad.page.reload()
    await squad.button('立案').click()
    const opening = squad.panel.getByRole('form', { name: '立案' })
    await opening.getByRole('radio', { name: '一般' }).press('Space')
    return opening.getByLabel('整改期限').inputValue()
  }
  expect(await dueDate()).toBe('2022-09-29')

  const office = await arrive(stage.browser, stage.product, 'office', { path })
  await tab(office, '期限')
  await office.button('修改期限').click()
  const terms = form(office, '修改期限')
  await terms.getByLabel('一般 · 整改').fill('1')
  await terms.getByRole('button', { name: '保存期限' }).click()
  await terms.getByRole('alert').getByText('整改期限短于认领期限').waitFor()
  await terms.getByLabel('一般 · 整改').fill('11')
  await terms.getByText('一般 · 整改（工作日）：10 → 11').waitFor()
  await terms.getByRole('button', { name: '保存期限' }).click()
  await office.page.getByText('11 个工作日').waitFor()
  expect(await dueDate()).toBe('2022-09-30')

  await office.button('登记放假或调休').click()
  const day = form(office, '登记放假或调休')
  await day.getByLabel('日期').fill('2022-09-20')
  await day.getByText('平时上班').waitFor()
  await day.getByRole('radio', { name: '放假' }).press('Space')
  await day.getByLabel('事由').fill('全市统一活动')
  // The next working day is the weekend day after the holiday.
  await day.getByText('今天交办的一般问题整改：9月30日 → 10月8日').waitFor()
  await office.picture('administration-working-day')
  await day.getByRole('button', { name: '保存' }).click()
  await office.page.getByText('全市统一活动').waitFor()
  await office.picture('administration-terms')
  expect(await dueDate()).toBe('2022-10-08')
  const opening = squad.panel.getByRole('form', { name: '立案' })
  await opening.getByRole('radiogroup', { name: '测评项' }).getByRole('radio').first().press('Space')
  await opening.getByRole('textbox', { name: '问题描述' }).fill('期限改后的第一个问题。')
  await squad.button('立案并交办').click()
  const due = async () => {
    const [issue] = await stage.product.database.sql<{ due: string }[]>`
      select state ->> 'rectifyBy' as due from issues where state ->> 'what' = '期限改后的第一个问题。'`
    return issue?.due
  }
  await expect.poll(due, { timeout: 20_000 }).toBe('2022-10-08')
  await Promise.all([squad, office].map((who) => who.leave()))
})

test('a unit is renamed for everybody; one is retired once its successor takes over, and refused while issues are open', async () => {
  const { sql } = stage.product.database
  const [idle] = await sql<{ id: string; name: string; point: number; points: number }[]>`
    select u.id, u.name_zh as name, min(p.point_id)::int as point, count(*)::int as points
    from units u join point_units p on p.unit_id = u.id and p.until is null
    where not exists (select 1 from issues i where i.unit_id = u.id and i.stage in ('notified', 'claimed', 'rectified'))
      and not exists (select 1 from road_sections r where r.responsible_unit_id = u.id)
    group by u.id order by u.id limit 1`
  const [busy] = await sql<{ name: string }[]>`
    select u.name_zh as name from units u where u.supervised_order is not null
      and exists (select 1 from issues i where i.unit_id = u.id and i.stage = 'notified') order by u.id limit 1`
  const unit = idle ?? { id: '', name: '', point: 0, points: 0 }
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: `/?point=${unit.point}` })
  await squad.panel.getByText(unit.name).first().waitFor()

  const office = await arrive(stage.browser, stage.product, 'office', { path })
  const open = async (name: string) => {
    await office.page.getByPlaceholder('单位名称').fill(name)
    await row(office, new RegExp(`^${name}`)).click()
    await office.page.getByRole('heading', { name }).waitFor()
  }
  await tab(office, '单位')
  await open('市财政局')
  await office.button('改名').click()
  const rename = form(office, '改名')
  await rename.getByLabel('新名称').fill('市财政和国资局')
  await rename.getByLabel('理由').fill('机构改革。')
  await rename.getByRole('button', { name: '改名' }).click()
  await office.page.getByRole('heading', { name: '市财政和国资局' }).waitFor()
  await office.button('返回').click()

  await open(busy?.name ?? '')
  await office.page.getByText('停用前，先把未办结的问题一并转办或办结').waitFor()
  await office.button('停用').click()
  const retire = form(office, '停用')
  await choose(office, '承接单位', '市财政和国资局')
  await retire.getByLabel('理由').fill('机构撤并。')
  await retire.getByRole('button', { name: '停用' }).click()
  await retire.getByRole('button', { name: '确认停用' }).click()
  await retire.getByRole('alert').getByText('个未办结问题，不能停用').waitFor()
  await office.picture('administration-retire-refused')
  await office.button('取消').click()
  await office.button('返回').click()

  await open(unit.name)
  await office.button('停用').click()
  await retire.getByRole('button', { name: '停用' }).click()
  await retire.getByText('请选择“承接单位”').waitFor()
  await choose(office, '承接单位', '市财政和国资局')
  await retire.getByLabel('理由').fill('机构撤并。')
  await retire.getByRole('button', { name: '停用' }).click()
  await retire.getByText(`市财政和国资局接手${unit.points}个点位`).waitFor()
  await office.picture('administration-retire-confirm')
  await retire.getByRole('button', { name: '确认停用' }).click()
  await office.page.getByText('这个单位已停用，不能再改动').waitFor()
  await office.picture('administration-unit-retired')

  // The other browser has heard of the name; whose the point is, its panel reads anew.
  await squad.page.reload()
  await squad.panel.getByText('市财政和国资局').first().waitFor()
  expect(await squad.panel.getByText(unit.name, { exact: true }).count()).toBe(0)
  await Promise.all([squad, office].map((who) => who.leave()))
})

test('nobody but the office has the job, and its address leads to a refusal', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path })
  const rail = squad.page.getByRole('navigation', { name: '主要栏目' }).getByRole('button')
  await rail.first().waitFor()
  expect(await rail.allTextContents()).not.toContain('管理')
  await squad.page.getByRole('alert').getByText('您现在的岗位无权办理这件事').waitFor()
  await squad.leave()
})
