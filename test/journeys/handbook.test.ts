/** The office takes in a new handbook: the inspection form shows its items, and what was inspected before still reads in its own words. */
import { expect, test } from 'vitest'
import { type Handbook, itemsIn } from '../../domain/handbook/handbook'
import { sheetXml, xlsxOf } from '../sheets'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()
const path = '/?panel=administration&part=handbook'

/** A point of squad 1 whose last inspection failed in an item; not in its kind's last, which the new handbook drops. */
const inspectedPoint = async () => {
  const [row] = await stage.product.database.sql<{ id: number; kind: string; kindName: string; item: string }[]>`
    select p.id, p.kind, k.name_zh as "kindName", s.last_inspection->'failedItems'->>0 as item
    from points p join scopes on scopes.id = p.scope_id join point_kinds k on k.key = p.kind
      join point_states s on s.point_id = p.id
      join handbook_versions h on h.number = 1
    where scopes.squad = 1 and p.urban
      and s.last_inspection->'failedItems'->>0 not in (h.kinds->p.kind->-1->>'key', h.kinds->p.kind->0->>'key')
    order by p.id limit 1`
  if (!row) throw new Error('the sample has no such point')
  return row
}

const choose = ({ page }: Person, name: string, content: Uint8Array) =>
  page
    .getByLabel('选择手册文件')
    .and(page.locator('input'))
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
const outcome = ({ page }: Person, name: string) =>
  page.getByRole('radiogroup', { name: '核对结果' }).getByText(name, { exact: true })

test('a sheet becomes the second version; a squad with the page open inspects by it, and the past stays as it was', async () => {
  const { handbook } = (await stage.product.database.sql`
    select json_agg(v order by number) as handbook from handbook_versions v`.then(([row]) => row)) as unknown as {
    handbook: Handbook
  }
  const point = await inspectedPoint()
  const items = itemsIn(handbook, 1, point.kind)
  const [first] = items
  const second = items.find(({ key }) => key === point.item)
  if (!first || !second) throw new Error('the sample has no such items')

  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: `/?point=${point.id}` })
  const failed = squad.panel.getByText(second.zh).first()
  await failed.waitFor()

  const office = await arrive(stage.browser, stage.product, 'office', { path })
  await office.page.getByText('现在用的是系统自带的示例测评项').waitFor()
  await office.picture('handbook-front')
  await office.button('导入手册表').click()
  const header = ['点位类型', '测评项', '编号', '英文', '适用范围', '出处', '版本']
  const rows = [
    [point.kindName, first.zh, first.key, '', '', '山西省实地考察操作手册（2022年版）', '2022-2'],
    ...items.slice(1, -1).map(({ zh, key }) => ['', key === second.key ? `${zh}，当日清理` : zh, key]),
    ['', '新时代文明实践站正常开放', '', 'The practice station is open', '市区'],
    ['口袋公园', '座椅完好', '', '', '市区'],
  ]
  await choose(office, '手册.xlsx', xlsxOf(sheetXml([header, ...rows, [point.kindName, first.zh, '', '', '海上']])))
  await outcome(office, '不能采用 1').waitFor()
  await office.page.getByText('没有适用范围“海上”。请写“城乡通用”“市区”或“非市区”。').waitFor()
  expect(await office.button('确认导入').isDisabled()).toBe(true)
  await office.picture('handbook-refused')

  await choose(office, '手册.xlsx', xlsxOf(sheetXml([header, ...rows])))
  for (const name of ['新增 2', '有变化 1', '取消 1']) await outcome(office, name).waitFor()
  await outcome(office, '有变化 1').click()
  await office.picture('handbook-checked')
  expect(await office.page.getByRole('textbox', { name: '版本' }).inputValue()).toBe('2022-2')
  await office.page.getByRole('textbox', { name: '说明' }).fill('省文明办8月印发新版')
  await office.button('确认导入').click()
  await office.page.getByText('手册已导入。').waitFor()
  await office.page.getByRole('button', { name: /第2版 · 2022-2/ }).waitFor()
  await office.picture('handbook-taken')

  // The squad has reloaded nothing.
  await squad.panel.getByText('上次检查按手册第1版填写').waitFor({ timeout: 20_000 })
  const section = squad.panel.getByRole('region', { name: '测评项' })
  expect(await section.getByText(second.zh, { exact: true }).count()).toBe(1)
  await section.scrollIntoViewIfNeeded()
  await squad.picture('handbook-past')
  const history = squad.panel.getByRole('region', { name: '检查与办理经过' })
  expect(await history.textContent()).toContain(second.zh)
  expect(await history.textContent()).not.toContain('当日清理')
  await squad.button('记录检查').click()
  await squad.panel.getByRole('radiogroup', { name: `${second.zh}，当日清理`, exact: true }).waitFor()
  await squad.panel.getByRole('radiogroup', { name: '新时代文明实践站正常开放', exact: true }).waitFor()
  expect(await squad.panel.getByRole('radiogroup', { name: items.at(-1)?.zh ?? '', exact: true }).count()).toBe(0)
  await squad.picture('handbook-form')
  await squad.button('其余全部符合').click()

  // A third version comes while the form is half filled in: its list stays, until the person takes the new one.
  await office.page
    .getByRole('button', { name: new RegExp(`^${point.kindName}`) })
    .first()
    .click()
  const last = office.page.getByRole('textbox', { name: /^测评项：第\d+项$/ }).last()
  await last.fill('新时代文明实践站每天开放')
  await office.page.getByRole('textbox', { name: '说明' }).fill('按考评细则改写')
  await office.picture('handbook-kind')
  await office.button('保存为新的一版').click()
  await office.page.getByText('已保存。').waitFor()
  await squad.panel.getByText('填写期间手册有了新版').waitFor({ timeout: 20_000 })
  await squad.panel.getByRole('radiogroup', { name: '新时代文明实践站正常开放', exact: true }).waitFor()
  await squad.picture('handbook-outdated')
  await squad.button('保存检查结果').click()
  await squad.panel.getByText('检查已保存').waitFor()
  const made = await stage.product.database.sql<{ handbook: string | null }[]>`
    select body::jsonb ->> 'handbook' as handbook from events
    where subject_kind = 'point' and subject_id = ${String(point.id)} and name = 'inspect' order by position`
  expect(made.at(-1)?.handbook).toBe('2')
  expect(made[0]?.handbook).toBeNull()
  await Promise.all([squad, office].map((who) => who.leave()))
})

test('on a phone, by night: a kind is made by hand, an earlier version looked at', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path, viewport: phone, colorScheme: 'dark' })
  await office.page.getByRole('heading', { name: '现行手册' }).waitFor()
  await office.picture('handbook-phone')
  await office.button('新增类型').click()
  await office.page.getByRole('textbox', { name: '类型名称' }).fill('充电站')
  await office.page.getByRole('textbox', { name: '测评项：第1项' }).fill('车位标识清楚')
  await office.button('增加一项').click()
  await office.button('保存为新的一版').click()
  await office.page.getByText('请填写类型名称和每一个测评项。').last().waitFor()
  await office.picture('handbook-phone-kind')
  await office.page.getByRole('textbox', { name: '测评项：第2项' }).fill('设备完好')
  await office.page.getByRole('textbox', { name: '说明' }).fill('新增考察类型')
  await office.button('保存为新的一版').click()
  await office.page.getByText('已保存。').waitFor()
  await office.page.getByRole('button', { name: /^充电站/ }).waitFor()
  await office.page.getByRole('button', { name: /^第1版/ }).click()
  await office.page.getByText('社区', { exact: false }).first().click()
  await office.picture('handbook-phone-version')
  await office.leave()
})
