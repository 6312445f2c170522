/** The map: every status on it, the legend filters, a link opens the same picture, overdue is never hidden, and nothing external is fetched. */
import { expect, test } from 'vitest'
import { arrive, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

const statuses = ['超期', '待整改', '整改中', '待复查', '未检查', '达标']

test('all six statuses are in the legend with counts that add up; nothing outside the product is asked for', async () => {
  const leader = await arrive(stage.browser, stage.product, 'leader1', { isPainted: true })
  const counts = await Promise.all(statuses.map((label) => leader.legendCount(label)))
  expect(Math.min(...counts)).toBeGreaterThan(0)
  const [row] = await stage.product.database.sql<{ all: number }[]>`select count(*)::int as all from points`
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(row?.all)
  const [urban] = await stage.product.database.sql<{ all: number; compliant: number }[]>`
    select count(*)::int as all, count(*) filter (where s.status = 'compliant')::int as compliant
    from points p join point_states s on s.point_id = p.id where p.urban`
  const rate = `${(((urban?.compliant ?? 0) / (urban?.all ?? 1)) * 100).toFixed(1)}%`
  await leader.page.getByText(`市区点位 ${urban?.all} 个中 ${urban?.compliant} 个达标，${rate}`).first().waitFor()
  await leader.page.getByText('示例数据').first().waitFor()
  await leader.page.getByText('示意边界').first().waitFor()
  expect(leader.strangers).toEqual([])
  await leader.picture('map-light')
  await leader.leave()
})

test('a click on a legend row filters map and list, the URL says so, and the link opens the same picture for another', async () => {
  const leader = await arrive(stage.browser, stage.product, 'leader1', { path: '/?panel=points' })
  const overdue = await leader.legendCount('超期')
  await leader.page.getByRole('region', { name: '图例' }).getByRole('button', { name: '超期' }).click()
  await leader.page.waitForURL(/status=overdue/)
  await leader.page.getByText(`共${overdue}个`).first().waitFor()
  await leader.mapIsIdle()
  const shown = async (who: typeof leader) =>
    new Set(
      await who.page
        .locator('button[data-point-id]')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.status)),
    )
  await expect.poll(() => shown(leader), { timeout: 30_000 }).toEqual(new Set(['overdue']))
  const { pathname, search } = new URL(leader.page.url())
  const other = await arrive(stage.browser, stage.product, 'squad3', { path: pathname + search })
  await expect.poll(() => shown(other), { timeout: 30_000 }).toEqual(new Set(['overdue']))
  await other.page.getByText(`共${overdue}个`).first().waitFor()
  await Promise.all([leader.leave(), other.leave()])
})

test('from the plan one zooms to a squad; its scopes’ points alone are counted', async () => {
  const leader = await arrive(stage.browser, stage.product, 'leader2', { path: '/?squad=4', isPainted: true })
  const [row] = await stage.product.database.sql<
    { all: number }[]
  >`select count(*)::int as all from points where scope_id = 'lianhuachi'`
  const counts = await Promise.all(statuses.map((label) => leader.legendCount(label)))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(row?.all)
  await leader.picture('squad-4')
  await leader.leave()
})

test('an overdue point within a cluster is announced, and the keyboard reaches it', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad1', { isMoving: true, isPainted: true })
  const clustered = squad.page.locator('button[data-point-id][data-status="overdue"][data-clustered="true"]').first()
  await clustered.focus()
  const name = (await clustered.textContent()) ?? ''
  expect(name).toContain('超期')
  await squad.page.keyboard.press('Enter')
  await squad.panel.getByRole('heading', { name: name.split('，')[0] ?? '' }).waitFor()
  await squad.leave()
})

test('dark, and on a phone: the same picture in the hand', async () => {
  const dark = await arrive(stage.browser, stage.product, 'commander', { colorScheme: 'dark', isPainted: true })
  await dark.picture('map-dark')
  await dark.leave()
  const hand = await arrive(stage.browser, stage.product, 'member2', {
    viewport: phone,
    path: '/?scope=binhe',
    isPainted: true,
  })
  await hand.picture('phone-map')
  const wide = await hand.page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(390)
  await hand.leave()
})
