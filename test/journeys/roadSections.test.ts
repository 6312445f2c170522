/** Road sections: drawn and measured by the office, inspected by a squad, an issue opened at a tapped place on one. */
import { expect, test } from 'vitest'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

const line = ({ page }: Person, id: string) => page.locator(`button[data-section-id="${id}"]`)
const turns = ({ page }: Person, id: string, status: string) =>
  page
    .locator(`button[data-section-id="${id}"][data-status="${status}"]`)
    .waitFor({ state: 'attached', timeout: 60_000 })

/** Clicks the map at CSS pixels from its top left corner. */
const clickMap = async ({ page }: Person, x: number, y: number) => {
  const box = await page.locator('[data-map-state]').boundingBox()
  await page.mouse.click((box?.x ?? 0) + x, (box?.y ?? 0) + y)
}
const dragOnMap = async ({ page }: Person, from: readonly [number, number], to: readonly [number, number]) => {
  const box = await page.locator('[data-map-state]').boundingBox()
  const [left, top] = [box?.x ?? 0, box?.y ?? 0]
  await page.mouse.move(left + from[0], top + from[1])
  await page.mouse.down()
  await page.mouse.move(left + to[0], top + to[1], { steps: 8 })
  await page.mouse.up()
}
const middleOf = async (person: Person, id: string) =>
  line(person, id).evaluate((button: HTMLElement) => ({ x: Number(button.dataset.x), y: Number(button.dataset.y) }))

const pickUnit = async ({ panel, page }: Person, typed: string) => {
  await panel.getByRole('combobox', { name: '责任单位' }).fill(typed)
  await page.getByRole('option').first().click()
}

let drawnId = ''

test('the office draws a section on the map; it is measured, and stands on everyone’s map', async () => {
  const path = '/?at=15.00,37.52500,111.14000'
  const leader = await arrive(stage.browser, stage.product, 'leader1', { path })
  const office = await arrive(stage.browser, stage.product, 'office', { path: `${path}&panel=points`, isPainted: true })
  await office.page.getByRole('radiogroup', { name: '点位或包路段' }).getByText('包路段').click()
  await office.page.getByRole('grid', { name: '包路段列表' }).getByText('久安路').waitFor()
  await office.picture('road-list')
  await office.button('画包路段').click()
  const bar = office.page.getByRole('region', { name: '画路段' })
  await bar.getByText('长0米 · 0个点').waitFor()
  await clickMap(office, 600, 420)
  await clickMap(office, 760, 420)
  await bar.getByText('2个点').waitFor()
  await clickMap(office, 760, 560)
  await bar.getByText('3个点').waitFor()
  await bar.getByRole('button', { name: '撤销' }).click()
  await bar.getByText('2个点').waitFor()
  await clickMap(office, 760, 540)
  await bar.getByText('3个点').waitFor()
  await office.picture('road-drawing')
  await bar.getByRole('button', { name: '完成' }).click()
  await bar.getByRole('button', { name: '重画' }).waitFor()
  const measured = (await bar.locator('output').textContent()) ?? ''
  expect(measured).toMatch(/^长[\d,]+米 · 3个点$/)
  // A vertex is dragged, and the step taken back.
  await dragOnMap(office, [760, 540], [700, 600])
  await expect.poll(() => bar.locator('output').textContent()).not.toBe(measured)
  await bar.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => bar.locator('output').textContent()).toBe(measured)
  // Drawn anew, and ended by a double click.
  await bar.getByRole('button', { name: '重画' }).click()
  await bar.getByText('长0米 · 0个点').waitFor()
  await clickMap(office, 600, 420)
  await clickMap(office, 760, 420)
  await clickMap(office, 760, 540)
  await clickMap(office, 760, 540)
  await bar.getByRole('button', { name: '重画' }).waitFor()
  expect(await bar.locator('output').textContent()).toBe(measured)

  // Nothing is saved before it is named and given to somebody.
  await office.button('保存').click()
  await office.panel.getByText('请填写“名称”。').waitFor()
  await office.panel.getByLabel('名称', { exact: false }).first().fill('桥头新路')
  await office.panel.getByLabel('包路领导').fill('市政协副主席')
  await pickUnit(office, '交通')
  await office.picture('road-drawn')
  await office.button('保存').click()
  await office.panel.getByRole('heading', { name: '桥头新路' }).waitFor()
  const metres = /长([\d,]+米)/.exec(measured)?.[1] ?? ''
  await office.panel.getByText(metres).first().waitFor()
  await office.panel.getByText('还没有检查记录').first().waitFor()
  const [row] = await stage.product.database.sql<{ id: string }[]>`
    select id from road_sections where name_zh = '桥头新路'`
  drawnId = row?.id ?? ''
  await turns(leader, drawnId, 'uninspected')
  await office.picture('road-panel')
  await Promise.all([office, leader].map((who) => who.leave()))
})

test('the office moves a vertex; what it was and what it is stay in the history', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', {
    path: `/?open=roadSection:${drawnId}&at=15.50,37.52500,111.14000`,
  })
  await office.button('修改').click()
  const bar = office.page.getByRole('region', { name: '画路段' })
  await bar.getByRole('button', { name: '重画' }).waitFor()
  const before = await bar.locator('output').textContent()
  await office.picture('road-editing')
  await office.panel.getByText('按坐标填写').click()
  const positions = office.panel.getByLabel('转折点坐标')
  const [first = '', ...rest] = (await positions.inputValue()).split('\n')
  const [lng = 0, lat = 0] = first.split(',').map(Number)
  await positions.fill([`${(lng - 0.002).toFixed(6)},${lat}`, ...rest].join('\n'))
  await office.button('用这些坐标').click()
  await expect.poll(() => bar.locator('output').textContent()).not.toBe(before)
  await office.panel.getByLabel('修改理由').fill('起点按现场调整。')
  await office.button('保存').click()
  await office.panel.getByText('起点按现场调整。').waitFor()
  await office.panel.getByText(/[\d,]+米 → [\d,]+米/).waitFor()
  await office.leave()
})

test('a squad inspects with one fail and opens an issue at a tapped place; another browser sees the line turn', async () => {
  // 久安路, in the scope of squad 1.
  const [section] = await stage.product.database.sql<{ id: string; name: string; lng: number; lat: number }[]>`
    select r.id, r.name_zh as name, (r.line->(jsonb_array_length(r.line)/2)->>0)::float as lng,
      (r.line->(jsonb_array_length(r.line)/2)->>1)::float as lat
    from road_sections r join road_section_states s on s.road_section_id = r.id
    join scopes on scopes.id = r.scope_id where s.status = 'compliant' order by r.id limit 1`
  if (!section) throw new Error('no section of the sample complies')
  const [scope] = await stage.product.database.sql<{ squad: number }[]>`
    select squad from scopes join road_sections r on r.scope_id = scopes.id where r.id = ${section.id}`
  const path = `/?at=15.00,${section.lat.toFixed(5)},${section.lng.toFixed(5)}`
  const leader = await arrive(stage.browser, stage.product, 'leader1', { path })
  await turns(leader, section.id, 'compliant')
  const squad = await arrive(stage.browser, stage.product, `squad${scope?.squad}`, { path, isPainted: true })
  await turns(squad, section.id, 'compliant')
  await squad.picture('road-map')
  const { x, y } = await middleOf(squad, section.id)
  await clickMap(squad, x, y)
  await squad.panel.getByRole('heading', { name: section.name }).waitFor()
  await squad.mapIsIdle()
  await squad.picture('road-selected')

  await squad.button('记录检查').click()
  const form = squad.panel.getByRole('form', { name: '记录检查' })
  await form.getByRole('radiogroup', { name: '路灯' }).getByRole('radio', { name: '不符合' }).press('Space')
  await form.getByRole('button', { name: '其余全部符合' }).click()
  await squad.button('保存检查结果').click()
  await squad.panel.getByText('检查有不符合项，尚未立案').first().waitFor()
  await turns(leader, section.id, 'open')

  await squad.panel.getByRole('button', { name: /为此立案/ }).click()
  await squad.page.getByText('请在路段上点选问题位置').waitFor()
  const place = await middleOf(squad, section.id)
  // A little beside the line: what counts is the place on it.
  await clickMap(squad, place.x + 2, place.y + 12)
  await squad.panel.getByText(/距起点[\d,]+米/).waitFor()
  const issue = squad.panel.getByRole('form', { name: '立案' })
  await issue.getByRole('textbox', { name: '问题描述' }).fill('路口两盏路灯不亮。')
  await issue.getByRole('radio', { name: '一般' }).press('Space')
  await squad.picture('road-issue-place')
  await squad.button('立案并交办').click()
  await squad.panel.getByRole('heading', { name: '路口两盏路灯不亮。' }).waitFor()
  const [row] = await stage.product.database.sql<{ lng: number; lat: number; item: string }[]>`
    select (state->'subject'->'at'->>0)::float as lng, (state->'subject'->'at'->>1)::float as lat,
      state->>'checkItem' as item from issues where road_section_id = ${section.id} and state->>'what' like '路口两盏%'`
  expect(row?.item).toBe('street_lights')
  expect(Math.abs((row?.lng ?? 0) - section.lng)).toBeLessThan(0.01)
  await Promise.all([squad, leader].map((who) => who.leave()))
})

test('on a phone a section is looked at and inspected, not drawn', async () => {
  const [section] = await stage.product.database.sql<{ id: string; name: string }[]>`
    select r.id, r.name_zh as name from road_sections r join road_section_states s on s.road_section_id = r.id
    where s.open_issues > 0 and r.id like 'L%' order by r.id limit 1`
  const office = await arrive(stage.browser, stage.product, 'office', {
    viewport: phone,
    path: `/?open=roadSection:${section?.id}`,
    isPainted: true,
  })
  await office.page.getByRole('heading', { name: section?.name ?? '' }).waitFor()
  await office.mapIsIdle()
  await office.picture('road-phone')
  expect(await office.button('修改').count()).toBe(0)
  expect(await office.button('记录检查').count()).toBe(1)
  await office.leave()
})

test('in the dark, and with the whole city in view', async () => {
  const dark = await arrive(stage.browser, stage.product, 'commander', {
    colorScheme: 'dark',
    path: '/?at=13.20,37.52400,111.14000&open=roadSection:L03',
    isPainted: true,
  })
  await dark.panel.getByRole('heading', { name: '滨河东路滨河段' }).waitFor()
  await dark.mapIsIdle()
  await dark.picture('road-dark')
  await dark.goTo('/')
  await dark.picture('road-dark-city')
  await dark.leave()
  const light = await arrive(stage.browser, stage.product, 'commander', { isPainted: true })
  await light.picture('road-city')
  await light.goTo('/?at=13.20,37.52400,111.14000')
  await light.picture('road-light')
  await light.leave()
})

test('several sections get another unit at once', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=points', isPainted: true })
  await office.page.getByRole('radiogroup', { name: '点位或包路段' }).getByText('包路段').click()
  await office.page.getByRole('grid', { name: '包路段列表' }).getByText('久安路').waitFor()
  await office.button('批量修改').click()
  const { panel } = office
  await panel.getByText('还没有选包路段。').waitFor()
  for (const name of ['久安路', '永宁东路', '兴南路']) await panel.getByRole('checkbox', { name }).check()
  await panel.getByLabel('责任单位').check()
  await pickUnit(office, '财政局')
  await panel.getByText('将修改2个，1个本来就是这样').waitFor()
  await office.picture('road-several')
  await office.button('修改2个包路段').click()
  await panel.getByText('请填写“修改理由”。').waitFor()
  await panel.getByLabel('修改理由').fill('分工调整')
  await office.button('修改2个包路段').click()
  await expect.poll(() => panel.count()).toBe(0)
  const units = await stage.product.database.sql`
    select id from road_sections where responsible_unit_id in (select id from units where name_zh like '%财政局')`
  expect(units.length).toBe(3)
  await office.leave()
})
