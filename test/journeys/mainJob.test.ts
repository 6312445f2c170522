/** The main job: a point clicked, an issue assigned, the marker recoloured for everyone, and the issue's life to its end. */
import { beforeAll, expect, test } from 'vitest'
import { arrive, type Person } from './browser'
import { pointWithoutLead, pointWithSoleUnit, type SamplePoint } from './samplePoints'
import { onStage } from './stage'

const stage = onStage()
let point: SamplePoint
beforeAll(async () => {
  point = await pointWithSoleUnit(stage.product, 'fengshan', 'compliant')
})

/** Buttons of the issue's actions that the panel shows. */
const offered = ({ panel }: Person): Promise<string[]> => panel.locator('button[data-opens]').allTextContents()

test('squad 1 opens and assigns an issue in five actions, and the unit’s browser sees the marker turn without a reload', async () => {
  const close = `/?at=16,${await placeOf(point)}`
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: close })
  const unit = await arrive(stage.browser, stage.product, point.unitId, { path: close })
  await unit.marker(point.id).waitFor({ state: 'attached' })
  expect(await unit.marker(point.id).getAttribute('data-status')).toBe('compliant')

  await squad.clickMarker(point.id)
  await squad.panel.getByRole('heading', { name: point.name }).waitFor()
  await squad.picture('point-panel')
  await squad.button('立案').click() // 1
  const form = squad.panel.getByRole('form', { name: '立案' })
  await form.getByRole('radiogroup', { name: '测评项' }).getByRole('radio').first().press('Space') // 2
  await form.getByRole('textbox', { name: '问题描述' }).fill('门前有乱停车，占用人行道。') // 3
  await form.getByRole('radio', { name: '一般' }).press('Space') // 4
  expect(await form.getByText('唯一的责任单位').count()).toBe(1)
  expect(await form.getByLabel('认领期限').inputValue()).toBe('2022-09-19')
  expect(await form.getByLabel('整改期限').inputValue()).toBe('2022-09-29')
  await squad.picture('open-issue')
  await squad.button('立案并交办').click() // 5
  await unit.page
    .locator(`button[data-point-id="${point.id}"][data-status="open"]`)
    .waitFor({ state: 'attached', timeout: 5000 })
  await squad.page.locator(`button[data-point-id="${point.id}"][data-status="open"]`).waitFor({ state: 'attached' })
  await squad.leave()
  await unit.leave()
})

test('the unit claims with four fields, reports; the squad sends back, the unit reports again, the squad closes', async () => {
  const path = `/?point=${point.id}`
  const openIssue = async (who: Person) => {
    await who.panel.locator('button[data-opens]', { hasText: '门前有乱停车' }).click()
    await who.panel.getByRole('heading', { name: point.name }).waitFor()
  }
  const unit = await arrive(stage.browser, stage.product, point.unitId, { path })
  await openIssue(unit)
  // 分办 as well, where the unit has subordinate units.
  const offeredToUnit = async () => (await offered(unit)).filter((name) => name !== '分办').sort()
  await expect.poll(offeredToUnit, { timeout: 20_000 }).toEqual(['申请延期或建议转办', '认领'])
  await unit.button('认领').click()
  const claim = unit.panel.getByRole('form', { name: '认领' })
  await claim.getByLabel('整改责任').fill('分管负责同志牵头')
  await claim.getByLabel('整改措施').fill('安排专人每日巡查。')
  await claim.getByLabel('整改目标').fill('门前停车有序。')
  expect(await claim.getByLabel('整改时限').inputValue()).toBe('2022-09-29')
  await claim.getByRole('button', { name: '认领' }).click()
  await unit.panel.getByText('每日巡查').first().waitFor()
  await unit.picture('claimed')
  const report = async (what: string) => {
    await unit.button('报整改').click()
    const form = unit.panel.getByRole('form', { name: '报整改' })
    await form.getByLabel('整改情况').fill(what)
    await form.getByLabel('佐证材料（文号）').fill('整改情况报告')
    await form.getByRole('button', { name: '报整改' }).click()
    await unit.panel.getByText(what).first().waitFor()
  }
  await report('车辆已清离，划了停车线。')
  await expect.poll(() => offered(unit), { timeout: 20_000 }).toEqual([])

  const squad = await arrive(stage.browser, stage.product, 'member1', { path })
  await openIssue(squad)
  await expect
    .poll(async () => (await offered(squad)).sort(), { timeout: 20_000 })
    .toEqual(['复查销号', '补充情况', '退回整改'])
  await squad.button('退回整改').click()
  const sendBack = squad.panel.getByRole('form', { name: '退回整改' })
  await sendBack.getByLabel('退回理由').fill('傍晚仍有车辆乱停。')
  await sendBack.getByRole('button', { name: '退回整改' }).click()
  await squad.panel.getByText('傍晚仍有车辆乱停。').first().waitFor()

  await unit.button('报整改').waitFor()
  await report('增设隔离桩，全天有人值守。')
  await squad.button('复查销号').waitFor()
  await squad.button('复查销号').click()
  const pass = squad.panel.getByRole('form', { name: '复查销号' })
  await pass.getByLabel('复查情况').fill('现场查看，停车有序。')
  await pass.getByLabel('佐证材料（文号）').fill('现场复查记录')
  await pass.getByRole('button', { name: '复查销号' }).click()
  await squad.panel.getByText('现场查看，停车有序。').first().waitFor()
  await squad.picture('closed-history')
  const office = await arrive(stage.browser, stage.product, 'office', { path })
  await office.panel.getByText('达标').first().waitFor()
  await Promise.all([unit, squad, office].map((who) => who.leave()))
})

test('several units and no lead: notifying is refused with what to do; the office names the lead and notifies', async () => {
  const crowded = await pointWithoutLead(stage.product, 'binhe')
  const squad = await arrive(stage.browser, stage.product, 'squad2', { path: `/?point=${crowded.id}` })
  await squad.button('立案').click()
  await squad.panel.getByText('请指挥部办公室先指定牵头单位').first().waitFor()
  expect(await squad.button('立案并交办').count()).toBe(0)
  await squad.picture('no-lead-unit')
  const office = await arrive(stage.browser, stage.product, 'office', { path: `/?point=${crowded.id}` })
  await office.button('立案').click()
  await office.button('指定牵头单位').click()
  const form = office.panel.getByRole('group', { name: '指定牵头单位' })
  await form.getByRole('radio').first().press('Space')
  await form.getByLabel('理由').fill('经各单位商定。')
  await form.getByRole('button', { name: '指定牵头单位' }).click()
  await office.button('立案并交办').waitFor()
  await Promise.all([squad, office].map((who) => who.leave()))
})

test('a point outside every scope says that no squad supervises it, and a squad without a key cannot open an issue', async () => {
  const [outside] = await stage.product.database.sql<{ id: number }[]>`
    select p.id from points p where p.scope_id is null and not exists (
      select 1 from point_units u join units on units.id = u.unit_id where u.point_id = p.id and units.squad is not null)
    order by p.id limit 1`
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: `/?point=${outside?.id}` })
  await squad.panel.getByText('不在任何督导范围内').first().waitFor()
  expect(await squad.button('立案').count()).toBe(0)
  await squad.picture('outside-every-scope')
  await squad.leave()
})

const placeOf = async ({ id }: SamplePoint): Promise<string> => {
  const [row] = await stage.product.database.sql<
    { lng: number; lat: number }[]
  >`select lng, lat from points where id = ${id}`
  return `${row?.lat.toFixed(5)},${row?.lng.toFixed(5)}`
}
