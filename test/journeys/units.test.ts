/** Units over time: a sheet gives points to another unit, their issues are given on together; names, superiors, successors. */
import { expect, test } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import { packagedRows } from '../../server/packagedFile'
import { csvOf } from '../sheets'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()
const path = '/?panel=administration'
const header = ['点位编号', '点位名称', '类型', '经度', '纬度', '地址', '市区', '责任单位', '牵头单位']

/** The sample's own points as a sheet, some of them with another unit. */
const sheetWith = (codes: readonly string[], unit: string): string[][] => {
  const rows = packagedRows('geodata/sample/points.csv')
  const chosen = [...rows.slice(0, 30), ...rows.filter(({ code }, index) => index >= 30 && codes.includes(code ?? ''))]
  return chosen.map((row) => {
    const [lng, lat] = fromWgs84([Number(row.lng), Number(row.lat)] as LngLat, 'GCJ-02')
    const { code = '', name = '', kind = '', address = '', urban, responsible_units: units = '', lead_unit = '' } = row
    const isGiven = codes.includes(code)
    const whose = isGiven ? [unit, ''] : [units, lead_unit]
    return [code, name, kind, lng.toFixed(6), lat.toFixed(6), address, urban === '1' ? '是' : '否', ...whose]
  })
}

const part = async ({ page }: Person, name: string) => {
  await page.getByRole('radiogroup', { name: '管理' }).getByText(name, { exact: true }).click()
}
const openUnit = async (who: Person, name: string) => {
  await who.page.getByPlaceholder('单位名称').fill(name)
  await who.page
    .getByRole('row', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  await who.page.getByRole('heading', { name, exact: true }).waitFor()
}
const choose = async (who: Person, field: string | RegExp, option: string) => {
  await who.page.getByRole('combobox', { name: field }).fill(option)
  await who.page.getByRole('option', { name: option, exact: true }).click()
}
const nameOf = async (unitId: string) => {
  const [unit] = await stage.product.database.sql<{ name: string }[]>`
    select name_zh as name from units where id = ${unitId}`
  return unit?.name ?? ''
}

test('points get another unit by a sheet: the office is told, gives their issues on together, and the unit has them', async () => {
  const { sql } = stage.product.database
  const held = await sql<{ id: string; code: string; what: string; unit: string; point: number }[]>`
    select i.id, p.code, i.state ->> 'what' as what, u.name_zh as unit, p.id as point
    from issues i join points p on p.id = i.point_id join units u on u.id = i.unit_id
      join point_units pu on pu.point_id = p.id and pu.until is null and pu.unit_id = i.unit_id
    where i.stage in ('notified', 'claimed') and i.unit_id not in ('unit02', 'unit03')
      and (select count(*) from point_units o where o.point_id = p.id) = 1
      and (select count(*) from issues o where o.point_id = p.id and o.stage in ('found', 'notified', 'claimed', 'rectified')) = 1
    order by i.id limit 2`
  const [one, other] = held
  if (!one || !other) throw new Error('the sample has two such issues')
  const [taker, third] = [await nameOf('unit02'), await nameOf('unit03')]

  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=desk' })
  const { page } = office
  const line = page.getByRole('button', { name: /责任单位已变更、问题仍在原单位/ })
  await page.getByRole('heading', { name: '超期' }).or(page.getByText('待答复的申请')).first().waitFor()
  expect(await line.count()).toBe(0)

  await office.goTo(path)
  await part(office, '点位')
  await page
    .getByLabel('选择点位表')
    .and(page.locator('input'))
    .setInputFiles({
      name: '责任单位调整.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csvOf([header, ...sheetWith([one.code, other.code], taker)])),
    })
  await page.getByRole('button', { name: '导入：有变化2个' }).click()
  await page.getByText('已经导入，地图上马上看得到。').waitFor()

  await office.goTo('/?panel=desk')
  await page.getByText('责任单位已变更、问题仍在原单位：2件').waitFor()
  await office.picture('units-desk-line')
  await line.click()
  const list = office.panel.getByRole('list', { name: '问题列表' })
  await list.getByRole('listitem').first().waitFor()
  expect(await list.getByRole('listitem').count()).toBe(2)
  const row = (what: string) => list.getByRole('listitem').filter({ hasText: what })
  const said = await row(one.what).first().textContent()
  expect(said).toContain(one.unit)
  expect(said).toContain('已不是这里的责任单位')
  expect(said).toContain(`${taker} 唯一的责任单位`)
  await office.picture('units-left-behind')

  // Another unit for one of the two.
  const second = list.locator(`[data-issue-id="${other.id}"]`)
  await second.getByRole('button', { name: '换单位' }).click()
  await choose(office, /^选择单位/, third)
  await second.getByText(third).waitFor()
  await office.panel.getByLabel('全选本页').check()
  await office.button('一并转办（2）').click()
  const form = office.panel.getByRole('form', { name: '一并转办（2个问题）' })
  await form.getByText(`${taker} 1个`).waitFor()
  await form.getByRole('button', { name: '一并转办' }).click()
  await form.getByText('请填写“理由”').waitFor()
  await form.getByLabel('理由').fill('责任单位调整。')
  await office.picture('units-together')
  await form.getByRole('button', { name: '一并转办' }).click()
  await office.panel.getByText('没有仍在原单位的问题。').waitFor()
  await office.picture('units-none-left')
  await line.waitFor({ state: 'detached' })

  const unit = await arrive(stage.browser, stage.product, 'unit02', { path: '/?panel=inbox' })
  await unit.page.getByText(one.what).first().waitFor()
  await unit.goTo(`/?issue=${one.id}`)
  await unit.panel.getByRole('button', { name: '认领' }).first().waitFor()
  await unit.panel.getByText('责任单位调整。').waitFor()
  await unit.picture('units-issue-with-new-unit')
  await unit.leave()

  // Who answered for the point when.
  await office.goTo(`/?point=${one.point}`)
  await office.panel.getByText('历任责任单位').click()
  const periods = office.panel.getByRole('listitem').filter({ hasText: /至2022年9月14日/ })
  await periods.filter({ hasText: one.unit }).waitFor()
  await office.picture('units-point-periods')
  await office.leave()
})

test('a renamed unit: open issues show the new name, closed ones the name of their day and the present one beside it', async () => {
  const { sql } = stage.product.database
  const [closed] = await sql<{ id: string; what: string; unitId: string; unit: string }[]>`
    select i.id, i.state ->> 'what' as what, u.id as "unitId", u.name_zh as unit from issues i join units u on u.id = i.unit_id
    where i.stage = 'closed' and u.supervised_order is not null
      and exists (select 1 from issues o where o.unit_id = i.unit_id and o.stage = 'claimed')
    order by i.id limit 1`
  if (!closed) throw new Error('the sample has a closed issue of a unit that has open ones')
  const office = await arrive(stage.browser, stage.product, 'office', { path })
  const { page } = office
  await part(office, '单位')
  await openUnit(office, closed.unit)
  await office.button('改名').click()
  const form = page.getByRole('form', { name: '改名' })
  await form.getByLabel('新名称').fill('市综合新局')
  await form.getByLabel('理由').fill('机构改革。')
  await office.picture('units-rename')
  await form.getByRole('button', { name: '改名' }).click()
  await page.getByRole('heading', { name: '市综合新局' }).waitFor()
  await page.getByText('至2022年9月14日').waitFor()
  await office.picture('units-former-name')

  await office.goTo(`/?panel=issues&issue=${closed.id}`)
  await office.panel.getByText(`${closed.unit}（现名 市综合新局）`).waitFor()
  await page.getByRole('radiogroup', { name: '未办结或已办结' }).or(page.getByRole('radiogroup')).first().waitFor()
  await page.getByText('已办结', { exact: true }).first().click()
  await page.getByText(closed.what).first().waitFor()
  const listed = page.getByRole('row').filter({ hasText: closed.what }).first()
  expect(await listed.textContent()).toContain(closed.unit)
  await office.picture('units-closed-issue')
  await office.leave()
})

test('a unit about to be retired: its issues go together, its successor tells what it took over, its contacts are to be removed', async () => {
  const { sql } = stage.product.database
  const [leaving] = await sql<{ id: string; name: string }[]>`
    select u.id, u.name_zh as name from units u
    where exists (select 1 from issues i where i.unit_id = u.id and i.stage in ('notified', 'claimed'))
      and not exists (select 1 from issues i where (i.unit_id = u.id or i.subject_unit_id = u.id) and i.stage in ('rectified', 'found'))
      and not exists (select 1 from road_sections r where r.responsible_unit_id = u.id)
      and u.id not in ('unit02', 'unit03')
    order by u.id limit 1`
  if (!leaving) throw new Error('the sample has such a unit')
  const successor = await nameOf('unit03')
  const office = await arrive(stage.browser, stage.product, 'office', { path, viewport: phone, colorScheme: 'dark' })
  const { page } = office
  await part(office, '单位')
  await openUnit(office, leaving.name)
  await page.getByRole('button', { name: '新增联系人' }).click()
  const contact = page.getByRole('form', { name: '新增联系人' })
  await contact.getByLabel('姓名').fill('测试联系人')
  await contact.getByLabel('职务').fill('办公室')
  await contact.getByLabel('电话').fill('0358-8221234')
  await contact.getByRole('button', { name: '保存' }).click()
  await page.getByText('测试联系人').waitFor()
  await page.getByRole('button', { name: '一并转办' }).click()
  await page.getByText(`${leaving.name}停用前，请把这些问题一并转办给接手的单位。`).waitFor()
  await office.picture('units-leaving-phone-dark')
  await page.getByLabel('全选本页').check()
  await page.getByRole('button', { name: /^一并转办（/ }).click()
  const form = page.getByRole('form', { name: /^一并转办/ })
  if ((await form.getByRole('combobox', { name: '转办给' }).count()) > 0) await choose(office, '转办给', successor)
  await form.getByLabel('理由').fill('机构撤并。')
  await form.getByRole('radio', { name: '统一日期' }).press('Space')
  await form.getByLabel('认领期限').fill('2022-09-20')
  await form.getByLabel('整改期限').fill('2022-09-30')
  await office.picture('units-together-phone-dark')
  await form.getByRole('button', { name: '一并转办' }).click()
  await page.getByText('这个单位没有可以转办的问题。').waitFor()

  await office.goTo(path)
  await part(office, '单位')
  await openUnit(office, leaving.name)
  await office.button('停用').click()
  const retire = page.getByRole('form', { name: '停用' })
  await choose(office, '承接单位', successor)
  await retire.getByLabel('理由').fill('机构撤并。')
  await retire.getByRole('button', { name: '停用' }).click()
  await retire.getByRole('button', { name: '确认停用' }).click()
  await page.getByText('这个单位已停用，不能再改动').waitFor()
  await page.getByText('单位已停用，这些联系人不再使用。').waitFor()
  await office.picture('units-retired-phone-dark')
  await page.getByRole('button', { name: /^删除联系人/ }).click()
  await page.getByRole('button', { name: '确认删除' }).click()
  await page.getByText('测试联系人', { exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: successor }).click()
  await page.getByRole('heading', { name: successor }).waitFor()
  await page.getByText('承接了').waitFor()
  await page.getByRole('button', { name: leaving.name }).waitFor()

  await office.button('上级单位').click()
  const superior = page.getByRole('form', { name: '上级单位' })
  await choose(office, '上级单位', await nameOf('unit02'))
  await superior.getByLabel('理由').fill('隶属调整。')
  await superior.getByRole('button', { name: '上级单位' }).click()
  await page.getByRole('button', { name: await nameOf('unit02') }).waitFor()
  await office.picture('units-superior-phone-dark')
  await office.leave()
})
