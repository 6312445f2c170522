/** The office changes points by hand: one on the map, several at once, a new one; others see it without a reload. */
import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { points } from '../../server/db/schema'
import { arrive, type Person, phone } from './browser'
import { mapAt, pointWithSoleUnit } from './samplePoints'
import { onStage } from './stage'

const stage = onStage()
const administration = '/?panel=administration&part=points'

/** A press on the map, in pixels of the page. */
const tap = async ({ page }: Person, x: number, y: number) => {
  await page.mouse.move(x, y)
  await page.mouse.click(x, y)
}

/** The tap comes as close after the button as it can: the map is asked by then. */
const pressAndTap = async ({ button }: Person, name: string, clientX: number, clientY: number) => {
  await button(name).evaluate(
    async (pressed: HTMLElement, at) => {
      pressed.click()
      await Promise.resolve()
      for (const type of ['mousedown', 'mouseup', 'click'])
        document.querySelector('.maplibregl-canvas')?.dispatchEvent(new MouseEvent(type, { ...at, bubbles: true }))
    },
    { clientX, clientY },
  )
}

test('a name and a place are changed on the map, and another session sees it', async () => {
  const point = await pointWithSoleUnit(stage.product, 'fengshan', 'compliant')
  const at = `${await mapAt(stage.product, point)}&point=${point.id}`
  const office = await arrive(stage.browser, stage.product, 'office', { path: at, isPainted: true })
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: `/?panel=points&point=${point.id}` })
  expect(await squad.button('编辑点位').count()).toBe(0)
  await office.button('编辑点位').click()
  await office.page.getByRole('heading', { name: '编辑点位' }).waitFor()
  await office.picture('point-edit')
  await office.page.getByLabel('名称').fill('凤山改名集贸市场')
  await office.button('在地图上重新点选').click()
  await office.page.getByText('请在地图上点选点位的位置').waitFor()
  await tap(office, 620, 360)
  const effect = office.page.getByRole('region', { name: '保存后的变化' })
  await effect.getByText(/→ 凤山改名集贸市场/).waitFor()
  await effect.getByText(/（移动\d+米）/).waitFor()
  await office.mapIsIdle()
  await office.picture('point-edit-moved')

  // Coordinates of another map, with minutes and seconds, put it into another scope.
  await office.page.getByText('填写坐标').click()
  await office.page.getByLabel('坐标', { exact: true }).fill('不知道')
  await office.button('采用').click()
  await office.page.getByText('坐标“不知道”读不懂。').waitFor()
  const [away] = await stage.product.database.sql<{ lng: number; lat: number; name: string }[]>`
    select lng, lat, scopes.name_zh as name from points join scopes on scopes.id = points.scope_id
    where scope_id <> 'fengshan' order by points.id limit 1`
  await office.page.getByLabel('坐标', { exact: true }).fill(`${away?.lat}，${away?.lng}`)
  await office.button('采用').click()
  await office.page.getByText('经度和纬度填反了，已对调。').waitFor()
  await effect.getByText(new RegExp(`^归属将由.+变为${away?.name}，督导分队由.+变为.+。$`)).waitFor()
  await office.mapIsIdle()
  await office.picture('point-edit-handed-over')
  await office.button('恢复原位置').click()
  await effect.getByText(/移动/).waitFor({ state: 'detached' })
  await pressAndTap(office, '在地图上重新点选', 640, 400)
  await effect.getByText(/移动/).waitFor()

  // Meanwhile somebody else changes it: said, and what was typed is kept.
  const other = await arrive(stage.browser, stage.product, 'office', { path: `/?point=${point.id}&do=edit` })
  await other.page.getByLabel('地址').fill('滨河路')
  await other.button('保存').click()
  await other.page.getByRole('heading', { name: '编辑点位' }).waitFor({ state: 'detached' })
  await other.leave()
  await office.page.getByText('填写期间，这个点位有了别的改动：').waitFor()
  expect(await office.page.getByLabel('名称').inputValue()).toBe('凤山改名集贸市场')
  expect(await office.page.getByLabel('地址').inputValue()).toBe('滨河路')
  await office.picture('point-edit-meanwhile')
  await office.button('保存').click()
  await office.page.getByRole('heading', { name: '编辑点位' }).waitFor({ state: 'detached' })
  await office.page.getByRole('heading', { name: '凤山改名集贸市场' }).waitFor()
  await squad.page.getByRole('heading', { name: '凤山改名集贸市场' }).waitFor()
  await squad.page.getByPlaceholder('点位名称或编号').fill('凤山改名')
  await squad.page.getByRole('row').filter({ hasText: '凤山改名集贸市场' }).first().waitFor()
  await office.picture('point-edited')
  await squad.leave()
  await office.leave()
})

test('a point of another kind is to be inspected as such: said before, and the marker turns', async () => {
  const point = await pointWithSoleUnit(stage.product, 'lianhuachi', 'compliant')
  const [other] = await stage.product.database.sql<{ name: string }[]>`
    select name_zh as name from point_kinds
    where retired_on is null and key not in (select kind from points where id = ${point.id}) order by key limit 1`
  const at = `${await mapAt(stage.product, point)}&point=${point.id}`
  const office = await arrive(stage.browser, stage.product, 'office', { path: at, isPainted: true })
  const { page } = office
  await office.turns(point.id, 'compliant')
  await office.button('编辑点位').click()
  await page.getByRole('combobox', { name: '类型' }).click()
  await page.getByRole('option', { name: other?.name ?? '', exact: true }).click()
  await page.getByText('按原类型检查达标的不再算达标').waitFor()
  await office.picture('point-kind-looked-at')
  await office.button('保存').click()
  await office.turns(point.id, 'uninspected')
  await office.panel.getByText('检查后类型已变更，需重新检查').waitFor()
  await office.panel.getByText('上次检查时点位是另一种类型').waitFor()
  await office.mapIsIdle()
  await office.picture('point-kind-changed')
  await office.leave()
})

test('points drawn round get another unit, all at once, and get the first one back', async () => {
  const near = await pointWithSoleUnit(stage.product, 'fengshan', 'compliant')
  const at = (await mapAt(stage.product, near)).replace('/?at=16', '&at=15')
  const office = await arrive(stage.browser, stage.product, 'office', {
    path: `/?panel=points${at}`,
    isPainted: true,
  })
  const { page } = office
  await office.button('批量修改').click()
  await page.getByText('还没有选点位。').waitFor()
  await office.picture('points-many-empty')
  await office.button('框选').click()
  await page.locator('[data-draw-area]').waitFor()
  const [x, y, r] = [990, 470, 260]
  await page.mouse.move(x - r, y - r)
  await page.mouse.down()
  for (const [dx, dy] of [
    [r, -r],
    [r, r],
    [-r, r],
    [-r, -r],
  ] as const)
    await page.mouse.move(x + dx, y + dy, { steps: 4 })
  await page.mouse.up()
  const chosen = page.getByRole('list', { name: '已选点位' }).getByRole('listitem')
  await chosen.first().waitFor()
  while ((await chosen.count()) > 3) await chosen.nth(3).getByRole('button', { name: '移出' }).click()
  await page.getByText('已选3个').waitFor()
  await page.getByLabel('责任单位').check()
  await page.getByRole('combobox', { name: '原单位' }).click()
  const present = page.getByRole('option').first()
  const unit = (await present.textContent()) ?? ''
  await present.click()
  await page.getByRole('combobox', { name: '换成' }).fill('财政局')
  await page.getByRole('option').first().click()
  await page.getByText(/^将修改[1-3]个/).waitFor()
  await office.mapIsIdle()
  await office.picture('points-many-looked-at')
  await page.getByRole('button', { name: /^修改[1-3]个点位$/ }).click()
  await page.getByText(/^已修改[1-3]个点位/).waitFor()
  await page.getByText('修改点位').first().waitFor()
  await office.picture('points-many-done')

  await office.button('撤销这次改动').first().click()
  await page.getByText(/撤销后：恢复原样的点位[1-3]个。/).waitFor()
  await office.button('确认撤销').click()
  await page.getByText('已撤销').first().waitFor()
  expect(unit).not.toBe('')
  await office.leave()
})

test('a new point on the phone by night: tapped, filled in, on the map; removed again', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', {
    path: administration,
    viewport: phone,
    colorScheme: 'dark',
    isPainted: true,
  })
  const { page } = office
  await office.button('新增点位').click()
  await office.button('保存').click()
  await page.getByText('请在地图上点选位置，或填写坐标。').waitFor()
  await office.picture('point-add-phone-missing')
  await office.button('在地图上点选').click()
  await page.getByText('请在地图上点选点位的位置').waitFor()
  await office.picture('point-add-phone-tap')
  await tap(office, 195, 300)
  await page.getByText(/范围内，由.+督导。|不在任何督导范围内/).waitFor()
  await page.getByLabel('名称').fill('误加的集贸市场')
  await page.getByRole('combobox', { name: '类型' }).click()
  await page.getByRole('option').first().click()
  await page.getByRole('combobox', { name: '责任单位' }).fill('财政局')
  await page.getByRole('option').first().click()
  await page.keyboard.press('Escape')
  await office.picture('point-add-phone')
  await office.button('保存').click()
  await page.getByRole('heading', { name: '误加的集贸市场' }).waitFor()
  const [added] = (await stage.product.database.db.select().from(points).orderBy(asc(points.id))).slice(-1)
  expect(added).toMatchObject({ name: '误加的集贸市场', isSample: false })
  await office.button('编辑点位').click()
  await page.getByRole('heading', { name: '编辑点位' }).waitFor()
  await office.picture('point-edit-phone')
  await office.button('删除点位').click()
  await page.getByText('误加的点位可以删除').waitFor()
  await office.button('删除点位').last().click()
  await page.getByRole('heading', { name: '误加的集贸市场' }).waitFor({ state: 'detached' })
  await office.leave()
})

test('a closed market is retired with a reason: gone from the map of both, its records kept; found again and brought back', async () => {
  const point = await pointWithSoleUnit(stage.product, 'fengshan', 'compliant')
  const at = `${await mapAt(stage.product, point)}&point=${point.id}`
  const office = await arrive(stage.browser, stage.product, 'office', { path: at, isPainted: true })
  const { page } = office
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: '/?panel=points' })
  const search = squad.page.getByPlaceholder('点位名称或编号')
  const row = squad.page.getByRole('row').filter({ hasText: point.name })
  await search.fill(point.name)
  await row.first().waitFor()
  const name = point.name

  await office.button('编辑点位').click()
  await office.button('撤点').click()
  const group = page.getByRole('region', { name: '撤点' })
  await group.getByRole('button', { name: '撤点' }).click()
  await group.getByText('请填写“原因”。').waitFor()
  await office.picture('point-retire-missing')
  await group.getByLabel('原因').fill('市场搬迁')
  await group.getByRole('button', { name: '撤点' }).click()
  await page.getByText('9月15日起不再督导').waitFor()
  await office.mapIsIdle()
  await office.picture('point-retired')
  await row.waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: /立案|实地考察/ }).count()).toBe(0)

  await office.goTo('/?panel=administration&part=points')
  await page.getByText('已撤点位1个').click()
  await office.picture('points-retired')
  await page.getByRole('group').filter({ hasText: '已撤点位' }).getByRole('button', { name }).click()
  await page.getByRole('heading', { name }).waitFor()
  await office.button('编辑点位').click()
  await office.button('恢复点位').click()
  const back = page.getByRole('region', { name: '恢复点位' })
  await back.getByLabel('原因').fill('原址恢复经营')
  await back.getByRole('button', { name: '恢复点位' }).click()
  await page.getByText('9月15日起不再督导').waitFor({ state: 'detached' })
  await row.first().waitFor()
  await squad.leave()
  await office.leave()
})
