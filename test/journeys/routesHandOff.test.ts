/** A squad's day drawn together on the map and taken out of the product: areas, stops of one's own, links, files, paper. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import { points } from '../../server/db/schema'
import { keepPictures, pagesOf, pageText } from '../office'
import { violationsOn } from './axe'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

const rows = ({ page }: Person) => page.locator('li[data-stop-key]')
const namesOf = async (person: Person) =>
  (
    await rows(person)
      .getByRole('button', { name: /^更多：/ })
      .evaluateAll((all) => all.map((button) => button.getAttribute('aria-label') ?? ''))
  ).map((label) => label.replace('更多：', ''))
const chosenCount = async ({ page }: Person) =>
  Number(/已选(\d+)个/.exec((await page.getByText(/^已选\d+个$/).textContent()) ?? '')?.[1])

/** A round stroke about the middle of what panels leave free. */
const drawRound = async ({ page }: Person, middle: { x: number; y: number }, radius: number) => {
  const at = (step: number) => ({
    x: middle.x + radius * Math.cos((step / 12) * 2 * Math.PI),
    y: middle.y + radius * Math.sin((step / 12) * 2 * Math.PI),
  })
  await page.mouse.move(at(0).x, at(0).y)
  await page.mouse.down()
  for (let step = 1; step <= 12; step += 1) await page.mouse.move(at(step).x, at(step).y, { steps: 3 })
  await page.mouse.up()
}

/** The phone's sheet stands at this stop, and moves no more. */
const sheetStands = async ({ page }: Person, stop: string) => {
  const sheet = page.locator('section[data-stop]')
  await expect.poll(() => sheet.getAttribute('data-stop')).toBe(stop)
  await sheet.evaluate((element) => Promise.allSettled(element.getAnimations().map(({ finished }) => finished)))
}

const planDay = async (squad: Person) => {
  await squad.button('规划线路').click()
  await rows(squad).first().waitFor()
  await squad.mapIsIdle()
}

test('an area drawn on the map, and all that is in view, are added to the chosen points', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad5', { path: '/?panel=routes', isPainted: true })
  await squad.page.getByText('已选25个').waitFor()
  await squad.mapIsIdle()
  await squad.button('框选').click()
  await squad.page.locator('[data-draw-area]').waitFor()
  await squad.page.getByText('按住拖动，圈出要选的点位').waitFor()
  await squad.picture('routes-lasso')
  // Escape is the way out, and nothing is added.
  await squad.page.keyboard.press('Escape')
  await expect.poll(() => squad.page.locator('[data-draw-area]').count()).toBe(0)
  expect(await chosenCount(squad)).toBe(25)

  const viewBefore = squad.page.url()
  await squad.button('框选').click()
  await squad.page.locator('[data-draw-area]').waitFor()
  await drawRound(squad, { x: 990, y: 470 }, 260)
  const status = squad.page.getByText(/^加选了\d+个点位$/)
  await status.waitFor()
  const added = Number(/\d+/.exec((await status.textContent()) ?? '')?.[0])
  expect(added).toBeGreaterThan(0)
  expect(await chosenCount(squad)).toBe(25 + added)
  // The drag drew, and left the map where it was.
  expect(squad.page.url()).toBe(viewBefore)
  await squad.picture('routes-lasso-added')
  expect(await violationsOn(squad.page)).toEqual([])

  // By keyboard alone, and only what the filter shows: of the overdue points each once.
  await squad.button('全不选').click()
  await squad.goTo('/?panel=routes&status=overdue')
  await squad.page.getByText('已选0个').waitFor()
  await squad.button('视野内全部').focus()
  await squad.page.keyboard.press('Enter')
  await squad.page.getByText(/^加选了\d+个点位$/).waitFor()
  const inView = await squad.page.locator('button[data-point-id]').count()
  expect(inView).toBeGreaterThan(0)
  expect(await chosenCount(squad)).toBe(inView)
  await squad.button('视野内全部').click()
  await squad.page.getByText('里面没有可加选的点位').waitFor()

  // More than a day holds is only added when somebody says so.
  await squad.goTo('/?panel=routes')
  await squad.page.getByRole('button', { name: '看全区' }).click()
  await squad.mapIsIdle()
  await squad.button('视野内全部').click()
  const many = squad.page.getByText(/^里面有\d+个点位，一天走不完。$/)
  await many.waitFor()
  const count = Number(/\d+/.exec((await many.textContent()) ?? '')?.[0])
  expect(count).toBeGreaterThan(200)
  expect(await chosenCount(squad)).toBe(inView)
  await squad.button('不加').click()
  await expect.poll(() => many.count()).toBe(0)
  expect(await chosenCount(squad)).toBe(inView)
  await squad.leave()
})

test('a stop that is no point is put on the map, gets its times, and stays when the points are chosen again', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad5', { path: '/?panel=routes' })
  await squad.page.getByText('已选25个').waitFor()
  await planDay(squad)
  const before = await namesOf(squad)
  await squad.button('加停留点').click()
  await squad.page.locator('[data-map-state]').getByText('请在地图上点选停留的位置').waitFor()
  await squad.page.mouse.click(1000, 480)
  const form = squad.page.getByRole('form', { name: '加停留点' })
  await form.waitFor()
  await squad.picture('routes-own-stop')
  expect(await violationsOn(squad.page)).toEqual([])
  await form.getByText('加油', { exact: true }).click()
  expect(await form.getByLabel('停留分钟').inputValue()).toBe('15')
  await form.getByLabel('名称').fill('')
  await form.getByText('请填名称和停留分钟（0到600）。').waitFor()
  await form.getByLabel('名称').fill('南关加油站')
  await form.getByRole('button', { name: '加入线路' }).click()
  await expect.poll(async () => (await namesOf(squad)).length).toBe(before.length + 1)
  const row = rows(squad).filter({ hasText: '南关加油站' })
  expect(await row.textContent()).toMatch(/\d\d:\d\d南关加油站.*停留15分钟/)
  await expect.poll(() => squad.page.locator('[data-map-state] button[data-stop-key]').count()).toBe(before.length + 1)

  await squad.button('改选点位').click()
  await planDay(squad)
  await row.waitFor()
  await squad.button('撤销').click()
  await squad.button('撤销').click()
  await expect.poll(() => namesOf(squad)).toEqual(before)
  await squad.leave()
})

test('a stop’s links lead to it in GCJ-02; the day goes out as GPX, as a calendar and on paper', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad5', { path: '/?panel=routes' })
  await squad.page.getByText('已选25个').waitFor()
  await planDay(squad)
  const names = await namesOf(squad)
  const keys = await rows(squad).evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.stopKey ?? ''))
  const placed = new Map(
    (await stage.product.database.db.select().from(points)).map(({ id, lng, lat }) => [
      String(id),
      [lng, lat] as LngLat,
    ]),
  )
  const atOf = (index: number) => placed.get(keys[index] ?? '') as LngLat
  const gcj02 = (index: number) =>
    fromWgs84(atOf(index), 'GCJ-02').map((degrees) => degrees.toFixed(6)) as [string, string]

  await rows(squad)
    .nth(1)
    .getByRole('button', { name: /^更多：/ })
    .click()
  await squad.page.locator('[data-hand-off]').first().waitFor()
  await squad.picture('routes-hand-off')
  const links = await squad.page.locator('[data-hand-off]').evaluateAll((all) =>
    all.map((link) => {
      const { href, target } = link as HTMLAnchorElement
      return { of: (link as HTMLElement).dataset.handOff, href: decodeURIComponent(href), target }
    }),
  )
  const [[fromLng, fromLat], [lng, lat], [nextLng, nextLat]] = [gcj02(0), gcj02(1), gcj02(2)]
  expect(links.map(({ of }) => of)).toEqual(['amap web 1', 'amap web 2', 'baidu web 1', 'tencent web 1'])
  expect(links[0]?.href).toContain(`from=${fromLng},${fromLat},${names[0]}&to=${lng},${lat},${names[1]}&`)
  expect(links[1]?.href).toContain(`to=${nextLng},${nextLat},${names[2]}&via=${lng},${lat}&`)
  expect(links[2]?.href).toContain(`destination=latlng:${lat},${lng}|name:${names[1]}&mode=driving&coord_type=gcj02&`)
  expect(links[3]?.href).toContain(`tocoord=${lat},${lng}&`)
  expect(new Set(links.map(({ target }) => target))).toEqual(new Set(['_blank']))
  await squad.page.keyboard.press('Escape')

  const saved = async (item: string) => {
    await squad.button('导出').click()
    const [download] = await Promise.all([
      squad.page.waitForEvent('download'),
      squad.page.getByRole('menuitem', { name: item }).click(),
    ])
    return { name: download.suggestedFilename(), text: readFileSync((await download.path()) ?? '', 'utf8') }
  }
  const gpx = await saved('GPX 轨迹文件')
  expect(gpx.name).toBe('督导线路_第5分队_2022-09-15.gpx')
  // The browser's own reader takes it, and finds every stop where the database has it.
  const read = await squad.page.evaluate((written) => {
    const document = new DOMParser().parseFromString(written, 'application/xml')
    const placesOf = (element: string) =>
      [...document.querySelectorAll(element)].map((place) => ({
        name: place.querySelector('name')?.firstChild?.nodeValue ?? '',
        at: [Number(place.getAttribute('lon')), Number(place.getAttribute('lat'))],
      }))
    return {
      error: document.querySelector('parsererror') !== null,
      routes: document.querySelectorAll('rte').length,
      wpt: placesOf('wpt'),
      rtept: placesOf('rte > rtept'),
    }
  }, gpx.text)
  const expected = names.map((name, index) => ({
    name: `${index + 1} ${name}`,
    at: atOf(index).map((degrees) => Number(degrees.toFixed(7))),
  }))
  expect(read).toEqual({ error: false, routes: 1, wpt: expected, rtept: expected })

  const ics = await saved('日历 .ics')
  expect(ics.name).toBe('督导线路_第5分队_2022-09-15.ics')
  const lines = ics.text.replaceAll('\r\n ', '').split('\r\n')
  const valuesOf = (name: string) =>
    lines.flatMap((line) => (line.startsWith(`${name}:`) ? [line.slice(name.length + 1)] : []))
  expect(valuesOf('SUMMARY')).toEqual(names.map((name, index) => `${index + 1} ${name}`))
  expect(valuesOf('UID')).toEqual(keys.map((key) => `2022-09-15-squad5-${key}@xuncheng`))
  const starts = valuesOf('DTSTART')
  expect(starts).toEqual([...starts].sort())
  // 08:30 in Shanghai.
  expect(starts[0]).toBe('20220915T003000Z')

  await squad.page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await squad.button('导出').click()
  await squad.page.getByRole('menuitem', { name: '打印线路单' }).click()
  await squad.page.locator('body[data-printed="yes"]').waitFor({ state: 'attached', timeout: 120_000 })
  await squad.page.emulateMedia({ media: 'print' })
  const paper = squad.page.locator('[data-print-sheet]')
  expect(await paper.locator('tr[data-stop] svg').count()).toBe(names.length)
  expect(await paper.locator('img').count()).toBe(1)
  // The browser is done with the pages once it has printed them, as a printer's dialogue is when it closes.
  const pdf = await squad.page.pdf({ preferCSSPageSize: true, printBackground: true })
  await keepPictures(pdf, 'route-sheet')
  expect(await pagesOf(pdf)).toEqual({ count: 2, sizeMm: '210 × 297' })
  const pages = [await pageText(pdf, 1), await pageText(pdf, 2)]
  // Of a name that goes over two lines of its cell the first line is whole.
  const said = pages.join('').replaceAll(/\s/g, '')
  for (const name of names) expect(said).toContain(name.slice(0, 10))
  expect(said).toContain('第五督导分队2022-09-15督导线路单')
  expect(said).toMatch(/估算\d+\.\d公里/)
  expect(said).toContain('带队人签字')
  expect(said).toContain('示例数据')
  expect(said).not.toContain('规划线路')
  // Each page has the table's heading.
  for (const page of pages) expect(page).toContain('看什么、为何去')
  expect(squad.strangers).toEqual([])
  await squad.leave()
})

test('on a phone the sheet makes room for the map, and the apps are called up', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad5', {
    viewport: phone,
    colorScheme: 'dark',
    isPainted: true,
  })
  // The rest of a phone: what it calls itself.
  await squad.page.addInitScript(() =>
    Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 (Linux; Android 14) Mobile' }),
  )
  await squad.goTo('/?panel=routes')
  await squad.page.getByText('已选25个').waitFor()
  await squad.button('框选').click()
  await sheetStands(squad, 'peek')
  await squad.picture('routes-phone-lasso')
  await drawRound(squad, { x: 165, y: 470 }, 45)
  await squad.page.getByText(/^加选了\d+个点位$|^里面没有可加选的点位$/).waitFor()
  await sheetStands(squad, 'full')
  await squad.picture('routes-phone-lasso-added')
  await squad.button('全不选').click()
  await squad.button('只选前25个').click()
  await planDay(squad)
  await rows(squad)
    .first()
    .getByRole('button', { name: /^更多：/ })
    .click()
  await squad.page.getByRole('menuitem', { name: '用高德导航', exact: true }).waitFor()
  // The menu has faded in, and none of it lies beyond the screen.
  const menu = squad.page.getByRole('menu')
  await menu.evaluate((element) => Promise.allSettled(element.getAnimations().map(({ finished }) => finished)))
  await expect.poll(() => menu.evaluate((element) => getComputedStyle(element).opacity), { timeout: 20_000 }).toBe('1')
  expect(await menu.evaluate((element) => element.getBoundingClientRect().bottom)).toBeLessThanOrEqual(844)
  await squad.picture('routes-phone-hand-off')
  expect(
    await squad.page
      .locator('[data-hand-off]')
      .evaluateAll((all) => all.map((link) => `${(link as HTMLAnchorElement).href.split('?')[0]}`)),
  ).toEqual([
    'androidamap://navi',
    'bdapp://map/direction',
    'bdapp://map/direction',
    'qqmap://map/routeplan',
    'https://uri.amap.com/navigation',
    'https://uri.amap.com/navigation',
  ])
  await squad.page.keyboard.press('Escape')
  await squad.button('加停留点').click()
  await sheetStands(squad, 'peek')
  await squad.page.locator('[data-map-state]').getByText('请在地图上点选停留的位置').waitFor()
  await squad.page.touchscreen.tap(195, 400)
  const form = squad.page.getByRole('form', { name: '加停留点' })
  await form.waitFor()
  await sheetStands(squad, 'full')
  await squad.picture('routes-phone-own-stop')
  expect(await violationsOn(squad.page)).toEqual([])
  await form.getByRole('button', { name: '加入线路' }).click()
  await rows(squad).filter({ hasText: '午餐' }).first().waitFor()
  await squad.leave()
})
