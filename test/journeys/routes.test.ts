/** A squad plans its day: the best points are chosen already, the plan stands on list and map, and every change shows at once. */
import { expect, test } from 'vitest'
import { violationsOn } from './axe'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

const region = ({ page }: Person) => page.getByRole('region', { name: '1号车' })
const rows = (person: Person) => region(person).locator('li[data-stop-key]')
const keysOf = (person: Person) =>
  rows(person).evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.stopKey ?? ''))
/** When each stop is reached, 'HH:MM' in the order of the list. */
const arrivals = async (person: Person) =>
  (await rows(person).allTextContents()).map((said) => /\d\d:\d\d/.exec(said)?.[0] ?? '')
const arrivalOf = async (person: Person, key: string) =>
  /\d\d:\d\d/.exec((await region(person).locator(`li[data-stop-key="${key}"]`).textContent()) ?? '')?.[0] ?? ''
const numbersOnMap = ({ page }: Person) => page.locator('[data-map-state] button[data-stop-key]')
const openRoutes = ({ page }: Person) =>
  page.getByRole('navigation', { name: '主要栏目' }).getByRole('button', { name: '线路' }).click()

test('squad 5 plans its day in two clicks, and list and map show the same stops', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad5', { isPainted: true })
  await openRoutes(squad)
  const proposals = squad.page.getByRole('list', { name: '今天的建议' })
  await proposals.getByRole('listitem').first().waitFor()
  await squad.page.getByText('已选25个').waitFor()
  // The weightiest comes first, with what speaks for it.
  expect(await proposals.getByRole('listitem').first().textContent()).toMatch(/(复查|整改|从未检查|本月重点).*\d/)
  await squad.mapIsIdle()
  await squad.picture('routes-choose')
  expect(await violationsOn(squad.page)).toEqual([])
  await squad.button('规划线路').click()
  await rows(squad).first().waitFor()
  await squad.mapIsIdle()
  await squad.picture('routes-plan')
  expect(await violationsOn(squad.page)).toEqual([])

  const keys = await keysOf(squad)
  expect(keys.length).toBeGreaterThan(10)
  const left = await squad.page.getByRole('region', { name: '未安排的点位' }).getByRole('listitem').count()
  expect(keys.length + left).toBe(25)
  // The map went to the plan: every stop is in view, with its number.
  await expect.poll(() => numbersOnMap(squad).count()).toBe(keys.length)
  const onMap = await numbersOnMap(squad).evaluateAll((all) =>
    all.map((button) => [(button as HTMLElement).dataset.stopKey, Number((button as HTMLElement).dataset.number)]),
  )
  expect(onMap).toEqual(keys.map((key, index) => [key, index + 1]))
  const times = await arrivals(squad)
  expect(times).toEqual([...times].sort())

  // A click on a number chooses its row.
  const third = numbersOnMap(squad).nth(2)
  const { x, y } = await third.evaluate((button: HTMLElement) => ({
    x: Number(button.dataset.x),
    y: Number(button.dataset.y),
  }))
  const box = await squad.page.locator('[data-map-state]').boundingBox()
  await squad.page.mouse.click((box?.x ?? 0) + x, (box?.y ?? 0) + y)
  await expect.poll(() => squad.page.locator('li[data-focused="true"]').count()).toBe(1)
  await squad.leave()
})

test('a row moved by key changes the times at once, and one press takes it back; what is left out is planned no more', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad5', { path: '/?panel=routes' })
  await squad.button('规划线路').click()
  await rows(squad).first().waitFor()
  const [keys, times] = [await keysOf(squad), await arrivals(squad)]
  const [first = '', second = '', ...others] = keys
  const before = [await arrivalOf(squad, first), await arrivalOf(squad, second)]

  const grip = rows(squad)
    .first()
    .getByRole('button', { name: /^拖动排序/ })
  await grip.focus()
  await squad.page.keyboard.press('ArrowDown')
  await expect.poll(() => keysOf(squad)).toEqual([second, first, ...others])
  // The times follow the stops: which of the two is reached first has changed. Whether the third is reached at another
  // minute is chance.
  const [nowFirst = '', nowSecond = ''] = await arrivals(squad)
  expect(nowFirst < nowSecond).toBe(true)
  expect([await arrivalOf(squad, second), await arrivalOf(squad, first)]).toEqual([nowFirst, nowSecond])
  expect([times[0], times[1]]).toEqual(before)
  // The keyboard stays with the stop that it moves.
  expect(
    await squad.page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('data-stop-key') ?? null),
  ).toBe(first)
  expect(await squad.page.locator('[data-comparison]').textContent()).toMatch(/与上一步相比：.*分钟，.*公里，0站/)
  await expect.poll(() => numbersOnMap(squad).first().getAttribute('data-stop-key')).toBe(second)
  await squad.button('撤销').click()
  await expect.poll(() => keysOf(squad)).toEqual(keys)
  expect(await arrivals(squad)).toEqual(times)

  // By hand from the first place to the third.
  const from = await grip.boundingBox()
  const to = await rows(squad).nth(2).boundingBox()
  await squad.page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8)
  await squad.page.mouse.down()
  await squad.page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + (to?.height ?? 0) - 4, { steps: 6 })
  await squad.page.mouse.up()
  await expect.poll(() => keysOf(squad)).toEqual([second, others[0], first, ...others.slice(1)])

  // The first stop is not gone to today; it is listed with that reason, and a new plan leaves it out.
  const name =
    (await rows(squad)
      .first()
      .getByRole('button', { name: /^更多：/ })
      .getAttribute('aria-label')) ?? ''
  await rows(squad)
    .first()
    .getByRole('button', { name: /^更多：/ })
    .click()
  await squad.page.getByRole('menuitem', { name: '今天不去' }).click()
  const left = squad.page.locator(`[data-left-key="${second}"]`)
  await left.getByText('今天不去').waitFor()
  expect(await left.textContent()).toContain(name.replace('更多：', ''))
  // A kept first stop stays the first.
  // The one that the plan itself had begun with: it can be gone to first.
  const kept = (await keysOf(squad))[1] ?? ''
  await squad.page
    .locator(`li[data-stop-key="${kept}"]`)
    .getByRole('button', { name: /^更多：/ })
    .click()
  await squad.page.getByRole('menuitemradio', { name: '最先' }).click()
  const answered = squad.page.waitForResponse((response) => response.url().includes('route.plan'))
  await squad.button('重新规划').click()
  await answered
  await expect.poll(() => squad.button('重新规划').getAttribute('data-loading')).toBeNull()
  await expect.poll(async () => (await keysOf(squad))[0]).toBe(kept)
  expect(await keysOf(squad)).not.toContain(second)
  await left.waitFor()

  // A reload shows the same plan.
  const planned = await keysOf(squad)
  await squad.page.reload()
  await rows(squad).first().waitFor()
  expect(await keysOf(squad)).toEqual(planned)
  await squad.leave()
})

test('on a phone the plan is made and read in the sheet; who may not plan has no such job', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad5', {
    viewport: phone,
    colorScheme: 'dark',
    path: '/?panel=routes',
    isPainted: true,
  })
  await squad.page.getByText('已选25个').waitFor()
  await squad.picture('routes-phone-choose')
  await squad.button('规划线路').click()
  await rows(squad).first().waitFor()
  await squad.picture('routes-phone-plan')
  expect(await violationsOn(squad.page)).toEqual([])
  const [first = '', second = ''] = await keysOf(squad)
  await rows(squad)
    .first()
    .getByRole('button', { name: /^更多：/ })
    .click()
  await squad.page.getByRole('menuitem', { name: '下移' }).click()
  await expect.poll(async () => (await keysOf(squad)).slice(0, 2)).toEqual([second, first])
  await squad.leave()

  const unit = await arrive(stage.browser, stage.product, 'unit01')
  const jobs = unit.page.getByRole('navigation', { name: '主要栏目' }).getByRole('button')
  expect(await jobs.allTextContents()).not.toContain('线路')
  await unit.leave()
})
