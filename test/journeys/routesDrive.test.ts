/** A squad's whole day: planned in a few clicks, saved, driven stop by stop, planned anew on its way, and read afterwards. */
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { fromColumns } from '../../domain/mapSnapshot'
import { violationsOn } from './axe'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

const planned = ({ page }: Person) => page.getByRole('region', { name: '1号车' }).locator('li[data-stop-key]')
const keysOf = (person: Person) =>
  planned(person).evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.stopKey ?? ''))
const next = ({ page }: Person) => page.locator('[data-next-key]')
const ahead = ({ page }: Person) => page.getByRole('region', { name: /^接下来/ }).locator('li[data-stop-key]')
const behind = ({ page }: Person) => page.getByRole('region', { name: /^已走过/ }).locator('li[data-stop-key]')
const nextKey = async (person: Person) => (await next(person).getAttribute('data-next-key')) ?? ''

/** Where the points are, as the map is told. */
const positionsOf = async ({ context }: Person): Promise<ReadonlyMap<string, [number, number]>> => {
  const answer = await context.request.get('/api/snapshot')
  const { points } = fromColumns(await answer.json())
  return new Map(points.map(({ id, position }) => [String(id), position]))
}
const goTo = ({ context }: Person, [longitude, latitude]: readonly [number, number]) =>
  context.setGeolocation({ longitude, latitude, accuracy: 20 })

/** By the office, over the wire. */
const retire = async (pointId: number) => {
  const office = await arrive(stage.browser, stage.product, 'office')
  const ask = async <A>(procedure: string, data: object): Promise<A> => {
    const answer = await office.context.request.post(`/trpc/${procedure}`, { data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return ((await answer.json()) as { result: { data: A } }).result.data
  }
  const edit = { pointIds: [pointId], edit: { isRetired: true } }
  const { seen } = await ask<{ seen: string }>('pointRegister.tryEdit', edit)
  await ask('pointRegister.edit', { ...edit, actionId: uuid(), seen, reason: '市场搬迁' })
  await office.leave()
}

test('squad 5 plans 25 stops with the airport among them in few clicks, drags one, locks one, and saves', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad5', { isPainted: true })
  let clicks = 0
  const click = async (name: string) => {
    clicks += 1
    await squad.button(name).click()
  }
  await click('线路')
  await squad.page.getByText('已选25个').waitFor()
  clicks += 2
  await squad.page.getByText('车辆和时间').click()
  await squad.page.getByText('2辆车', { exact: true }).click()
  await click('规划线路')
  await planned(squad).first().waitFor()
  expect(clicks).toBeLessThanOrEqual(6)
  const everyKey = await squad.page
    .locator('li[data-stop-key]')
    .evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.stopKey ?? ''))
  expect(everyKey.length).toBe(25)
  const airport = (
    await stage.product.database.sql<{ id: number; name: string }[]>`
      select points.id, points.name from points join scopes on scopes.id = points.scope_id
      where scopes.kind = 'airport_area' and scopes.squad = 5`
  ).map(({ id }) => String(id))
  expect(everyKey.filter((key) => airport.includes(key)).length).toBeGreaterThanOrEqual(1)

  // One is dragged from the first place to the third.
  const [first = '', second = '', third = '', ...others] = await keysOf(squad)
  const grip = await planned(squad)
    .first()
    .getByRole('button', { name: /^拖动排序/ })
    .boundingBox()
  const to = await planned(squad).nth(2).boundingBox()
  await squad.page.mouse.move((grip?.x ?? 0) + 8, (grip?.y ?? 0) + 8)
  await squad.page.mouse.down()
  await squad.page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + (to?.height ?? 0) - 4, { steps: 6 })
  await squad.page.mouse.up()
  await expect.poll(() => keysOf(squad)).toEqual([second, third, first, ...others])
  // The one that is first now is locked there, and stays when all is planned anew.
  await squad.page
    .locator(`li[data-stop-key="${second}"]`)
    .getByRole('button', { name: /^更多：/ })
    .click()
  await squad.page.getByRole('menuitemradio', { name: '最先' }).click()
  const answered = squad.page.waitForResponse((response) => response.url().includes('route.plan'))
  await squad.button('重新规划').click()
  await answered
  await expect.poll(() => squad.button('保存线路').isEnabled()).toBe(true)
  expect((await keysOf(squad))[0]).toBe(second)

  await click('保存线路')
  await next(squad).waitFor()
  expect(await nextKey(squad)).toBe(second)
  await squad.mapIsIdle()
  await squad.picture('routes-drive-desk')
  expect(await violationsOn(squad.page)).toEqual([])
  await squad.leave()
})

test('on the phone it drives half of it: too far is said with the distance, near enough is taken, one is skipped with a reason', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad5', { viewport: phone, path: '/?panel=routes' })
  await squad.context.grantPermissions(['geolocation'])
  const positions = await positionsOf(squad)
  const first = await nextKey(squad)
  const [lng, lat] = positions.get(first) ?? [0, 0]
  // About 550 m north of it.
  await goTo(squad, [lng, lat + 0.005])
  await squad.page.reload()
  await next(squad)
    .getByText(/^(540|550|560)米$/)
    .waitFor()
  await next(squad).getByText('南', { exact: true }).waitFor()
  await squad.picture('routes-drive-phone')
  await squad.button('到达').click()
  await next(squad)
    .getByText(/您距这个点位还有(540|550|560)米/)
    .waitFor()
  expect(await next(squad).getAttribute('data-there')).toBe('false')

  // Seen from its door, 60 m away.
  await goTo(squad, [lng, lat + 0.0005])
  await next(squad)
    .getByText(/^(50|60)米$/)
    .waitFor()
  await squad.button('到达').click()
  await expect.poll(() => next(squad).getAttribute('data-there')).toBe('true')
  await squad.button('完成，去下一站').click()
  await expect.poll(() => behind(squad).count()).toBe(1)

  const skipped = await nextKey(squad)
  await squad.button('跳过').click()
  await squad.button('关门或无人').click()
  await squad.button('跳过这一站').click()
  await expect.poll(() => nextKey(squad)).not.toBe(skipped)
  await squad.page.locator(`li[data-stop-key="${skipped}"]`).getByText('关门或无人').waitFor()

  for (let driven = 2; driven < 6; driven += 1) {
    const key = await nextKey(squad)
    await goTo(squad, positions.get(key) ?? [0, 0])
    await next(squad).getByText('0米').waitFor()
    await squad.button('到达').click()
    await expect.poll(() => next(squad).getAttribute('data-there')).toBe('true')
    await squad.button('完成，去下一站').click()
    await expect.poll(() => nextKey(squad)).not.toBe(key)
  }
  expect(await behind(squad).count()).toBe(6)
  await squad.picture('routes-drive-half')
  expect(await violationsOn(squad.page)).toEqual([])

  // One that is still ahead is retired meanwhile: said at once, before anybody goes there.
  const keys = await ahead(squad).evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.stopKey ?? ''))
  const [quiet] = await stage.product.database.sql<{ id: number }[]>`
    select point_id as id from point_states where open_issues = 0 and point_id = any(${keys.map(Number).filter(Number.isInteger)})
    order by point_id limit 1`
  await retire(quiet?.id ?? 0)
  await squad.page.locator(`li[data-stop-key="${quiet?.id}"]`).getByText('已撤点').waitFor()
  await squad.picture('routes-drive-retired')

  // Planned anew from here: what is behind stays, what is left is all there is to plan.
  const left = (await ahead(squad).count()) + 1
  await squad.button('从这里重新规划').click()
  await expect.poll(() => squad.button('保存并继续').isEnabled()).toBe(true)
  await squad.page.getByText(/与上一步相比|按直线距离估算/).waitFor()
  const outside = await squad.page.locator('[data-left-key]').count()
  expect((await planned(squad).count()) + outside).toBe(left)
  await squad.picture('routes-drive-replanned')

  // What is left, on paper.
  await squad.page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await squad.button('导出').click()
  await squad.page.getByRole('menuitem', { name: '打印线路单' }).click()
  await squad.page.locator('body[data-printed="yes"]').waitFor({ state: 'attached', timeout: 120_000 })
  expect(await squad.page.locator('[data-print-sheet] tr[data-stop]').count()).toBe(await planned(squad).count())
  await squad.page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await squad.button('保存并继续').click()
  await next(squad).waitFor()
  expect(await behind(squad).count()).toBe(6)
  await squad.leave()
})

test('without network it goes on: what is done is kept through a new plan, and sent once there is one', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad5', { viewport: phone, path: '/?panel=routes' })
  await squad.context.grantPermissions(['geolocation'])
  const positions = await positionsOf(squad)
  await next(squad).waitFor()
  const done = await behind(squad).count()
  await squad.context.setOffline(true)
  for (let driven = 0; driven < 2; driven += 1) {
    const key = await nextKey(squad)
    await goTo(squad, positions.get(key) ?? [0, 0])
    await next(squad).getByText('0米').waitFor()
    await squad.button('到达').click()
    await squad.button('完成，去下一站').click()
    await expect.poll(() => nextKey(squad)).not.toBe(key)
  }
  await squad.page.getByText('没有网络，4项记录已存在本机').waitFor()
  expect(await behind(squad).count()).toBe(done + 2)
  await squad.button('从这里重新规划').click()
  await expect.poll(() => squad.button('保存并继续').isEnabled()).toBe(true)
  const order = await keysOf(squad)
  expect(order.length).toBeGreaterThan(1)
  await squad.button('保存并继续').click()
  await squad.page.getByText('没有网络，5项记录已存在本机').waitFor()
  await squad.picture('routes-drive-offline')
  await squad.context.setOffline(false)
  await squad.page.getByText('没有网络').waitFor({ state: 'detached' })

  // Another member of the squad sees it as it was driven.
  const other = await arrive(stage.browser, stage.product, 'squad5', { path: '/?panel=routes' })
  await expect.poll(() => behind(other).count()).toBe(done + 2)
  expect(await nextKey(other)).toBe(order[0])
  await other.button('线路记录').click()
  await other.page.getByText(/已完成7站，跳过1站/).waitFor()
  await other.page
    .getByText(/路上实际.*计划/)
    .first()
    .waitFor()
  await other.picture('routes-drive-history')
  expect(await violationsOn(other.page)).toEqual([])
  await other.leave()
  await squad.leave()
})
