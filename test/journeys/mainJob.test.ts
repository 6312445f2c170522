/** The main job: a point clicked, an issue assigned and the marker recoloured for everyone; to whom an issue can go. */
import { beforeAll, expect, test } from 'vitest'
import { arrive, type Person } from './browser'
import { fillClaim } from './claiming'
import { mapAt, pointWithoutLead, pointWithSoleUnit, type SamplePoint } from './samplePoints'
import { onStage } from './stage'

const stage = onStage()
let point: SamplePoint
beforeAll(async () => {
  point = await pointWithSoleUnit(stage.product, 'fengshan', 'compliant')
})

test('squad 1 opens and assigns an issue in five actions, and the unit’s browser sees the marker turn without a reload', async () => {
  const close = await mapAt(stage.product, point)
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: close, isPainted: true })
  const unit = await arrive(stage.browser, stage.product, point.unitId, { path: close, isPainted: true })
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
  await unit.turns(point.id, 'open')
  await squad.turns(point.id, 'open')
  await squad.leave()
  await unit.leave()
})

test('the principal claims without anybody’s word besides; papers show what was done where there are no photos', async () => {
  const path = `/?point=${point.id}`
  const openIssue = async ({ panel }: Person) => {
    await panel.locator('button[data-opens]', { hasText: '门前有乱停车' }).click()
    await panel.getByRole('heading', { name: point.name }).waitFor()
  }
  const unit = await arrive(stage.browser, stage.product, point.unitId, { path })
  await openIssue(unit)
  await unit.button('认领').click()
  const claim = unit.panel.getByRole('form', { name: '认领' })
  await fillClaim(claim, { measures: '安排专人每日巡查。', target: '门前停车有序。' })
  await claim.getByRole('button', { name: '认领' }).click()
  await unit.panel.getByText('每日巡查').first().waitFor()
  await unit.picture('claimed')
  await unit.button('报整改').click()
  const report = unit.panel.getByRole('form', { name: '报整改' })
  await report.getByLabel('整改情况').fill('车辆已清离，划了停车线。')
  await report.getByLabel('佐证材料（文号）').fill('整改情况报告')
  await report.getByRole('button', { name: '报整改' }).click()
  await unit.panel.getByText('车辆已清离，划了停车线。').first().waitFor()

  const squad = await arrive(stage.browser, stage.product, 'member1', { path })
  await openIssue(squad)
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
