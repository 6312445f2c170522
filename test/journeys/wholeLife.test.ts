/**
 * The whole life of one issue, with a photo at every step that takes one: found in an inspection, carded, claimed, rectified,
 * sent back, rectified again, closed. A member and the captain of the squad, and a clerk and the principal of the unit each
 * do what is theirs; a leader's map stays open all the while.
 */
import type { Locator } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { violationsOn } from './axe'
import { arrive, type Person, phone } from './browser'
import { choosePhotos, imagesCame, photoIdsIn, taken } from './camera'
import { fillClaim } from './claiming'
import { mapAt, pointWithClerk } from './samplePoints'
import { onStage } from './stage'

const stage = onStage()

const item = '地面干净，无垃圾杂物'
const found = '门前果皮纸屑未清理'
let point: Awaited<ReturnType<typeof pointWithClerk>>
let what: string
/** The leader's, who does nothing but look. */
let map: Person
let member: Person
let captain: Person
let clerk: Person
let principal: Person
beforeAll(async () => {
  point = await pointWithClerk(stage.product, item)
  const come = (username: string, more: Parameters<typeof arrive>[3]) =>
    arrive(stage.browser, stage.product, username, more)
  map = await come('leader1', { path: await mapAt(stage.product, point), isPainted: true })
  member = await come(`member${point.squad}`, { path: `/?point=${point.id}`, viewport: phone })
  captain = await come(`squad${point.squad}`, { path: '/?panel=desk' })
  clerk = await come(point.clerk, { path: '/?panel=desk' })
  principal = await come(point.unitId, { path: '/?panel=desk' })
})

const section = ({ page }: Person, name: RegExp): Locator => page.getByRole('region', { name })
/** The row in a section of a desk. */
const row = (person: Person, name: RegExp): Locator =>
  section(person, name).getByRole('listitem').filter({ hasText: what })
/** The issue on a desk, in whichever section. */
const onDesk = ({ page }: Person): Locator => page.locator('[data-section] li').filter({ hasText: found })
/** Turns to the inbox, whose newest message says so. */
const hears = async (person: Person, sentence: string) => {
  await person.bell.click()
  const entry = section(person, /^今天$/)
    .getByRole('button')
    .first()
  await expect.poll(() => entry.textContent(), { timeout: 20_000 }).toContain(sentence)
}
const toDesk = ({ page }: Person) =>
  page.getByRole('navigation', { name: '主要栏目' }).getByRole('button', { name: '任务' }).click()
/** Buttons of the actions that the panel shows. */
const offered = async ({ page }: Person): Promise<string[]> =>
  (await page.locator('button[data-opens]').allTextContents()).sort()

test('found: a member inspects a point that nobody has seen yet, with a photo of what fails', async () => {
  await map.turns(point.id, 'uninspected')
  await member.button('记录检查').click()
  const form = member.page.getByRole('form', { name: '记录检查' })
  await form.getByRole('radiogroup', { name: item, exact: true }).getByText('不符合', { exact: true }).click()
  await form.getByLabel('说明（可不填）').first().fill(found)
  await choosePhotos(form, await taken('发现.jpg', 'before', 0))
  await member.button('其余全部符合').click()
  what = await form.getByRole('textbox', { name: `问题描述：${item}` }).inputValue()
  await member.picture('life-inspection-phone')
  await member.button('保存并立案1个').click()
  await member.page.getByText('检查已保存，1个问题已立案，待交办。').waitFor()
  await map.turns(point.id, 'open')
  await row(captain, /^待交办/).waitFor()
})

test('notified: the member drafts a 督办卡, and the unit has the issue once the captain has approved it', async () => {
  await member.page.locator('button[data-opens]', { hasText: found }).click()
  await member.button('拟督办卡').click()
  await member.button('提交拟稿').click()
  await member.page.getByText('待审签').first().waitFor()
  // Until the captain's word it is the squad's alone.
  expect(await onDesk(clerk).count()).toBe(0)
  const unread = await clerk.unread()

  await captain.page.getByRole('navigation', { name: '主要栏目' }).getByRole('button', { name: '文书' }).click()
  // The list may still be the one from before: until it has been read anew, its last is another card.
  await expect
    .poll(
      async () => {
        await captain.page.locator('main li').getByRole('button').filter({ hasText: '督办卡' }).last().click()
        return captain.panel.textContent()
      },
      { timeout: 20_000, interval: 500 },
    )
    .toContain(found)
  await captain.button('审签').click()
  await captain.panel.getByRole('form', { name: '审签' }).getByRole('button', { name: '审签' }).click()
  await captain.panel.getByText('已印发').first().waitFor({ timeout: 20_000 })

  await row(clerk, /^待认领/).waitFor()
  await row(principal, /^待认领/).waitFor()
  await expect.poll(() => clerk.unread(), { timeout: 20_000 }).toBe(unread + 1)
  await hears(clerk, '已交办，请9月19日前认领、9月29日前整改到位。')
  await toDesk(captain)
  await row(captain, /^待单位认领/).waitFor()
})

test('claimed: the clerk puts down the four parts, and the principal confirms them', async () => {
  await row(principal, /^待认领/)
    .getByRole('button')
    .first()
    .click()
  // 分办 as well, where the unit has subordinate units. 照单全收: nothing refuses it.
  await expect
    .poll(async () => (await offered(principal)).filter((name) => name !== '分办'), { timeout: 20_000 })
    .toEqual(['申请延期或建议转办', '认领'])
  await toDesk(clerk)
  await clerk.button(`提交负责人确认：${what}`).click()
  const form = clerk.panel.getByRole('form', { name: '提交负责人确认' })
  await fillClaim(form, { responsible: '环卫科', measures: '增加保洁班次。', target: '门前无垃圾。' })
  expect(await form.getByLabel('整改时限').inputValue()).toBe('2022-09-29')
  await form.getByRole('button', { name: '提交负责人确认' }).click()
  await row(clerk, /^待负责人确认认领/).waitFor()
  await map.turns(point.id, 'open')

  await hears(principal, '经办人已填写认领，请主要负责人确认。')
  await toDesk(principal)
  const unread = await captain.unread()
  await principal.button(`确认认领：${what}`).click()
  await principal.panel.getByRole('form', { name: '确认认领' }).getByRole('button', { name: '确认认领' }).click()
  await row(principal, /^整改中/).waitFor()
  await row(clerk, /^整改中/).waitFor()
  await map.turns(point.id, 'rectifying')
  await expect.poll(() => captain.unread(), { timeout: 20_000 }).toBe(unread + 1)
  await hears(captain, '责任单位已认领，整改时限9月29日。')
})

test('rectified: the clerk reports with a photo, and the squad has it to re-check', async () => {
  await clerk.button(`报整改：${what}`).click()
  const form = clerk.panel.getByRole('form', { name: '报整改' })
  await form.getByLabel('整改情况').fill('已清扫。')
  await choosePhotos(form, await taken('整改一.jpg', 'after', 1))
  await form.getByRole('button', { name: '报整改' }).click()
  await map.turns(point.id, 'awaitingRecheck')
  await row(clerk, /^已报整改，等待复查/).waitFor()
  await expect.poll(() => offered(clerk), { timeout: 20_000 }).toEqual([])
  await toDesk(captain)
  await row(captain, /^待复查/).waitFor()
  await hears(captain, '责任单位已报整改，请复查。')
})

test('sent back: the member was there and photographed why; the unit sees it at the top of its desk, with the count', async () => {
  await member.goTo('/?panel=desk')
  await row(member, /^待复查/)
    .getByRole('button')
    .first()
    .click()
  await expect.poll(() => offered(member), { timeout: 20_000 }).toEqual(['复查销号', '补充情况', '退回整改'])
  const unread = await clerk.unread()
  await member.button('退回整改').click()
  const form = member.page.getByRole('form', { name: '退回整改' })
  await form.getByLabel('退回理由').fill('墙角仍有纸屑。')
  await choosePhotos(form, await taken('复查一.jpg', 'before', 2))
  expect(await form.getByLabel('新的整改期限').inputValue()).toBe('2022-09-29')
  await member.picture('life-send-back-phone')
  await form.getByRole('button', { name: '退回整改' }).click()
  await map.turns(point.id, 'rectifying')

  const sentBack = row(clerk, /^退回整改/)
  await sentBack.waitFor()
  await sentBack.scrollIntoViewIfNeeded()
  expect(await sentBack.textContent()).toContain('第1次退回')
  await clerk.picture('life-sent-back-desk')
  await expect.poll(() => clerk.unread(), { timeout: 20_000 }).toBe(unread + 1)
  await hears(clerk, '复查未通过，已退回，请9月29日前重新整改到位。')
  await toDesk(captain)
  expect(await row(captain, /^已退回，整改中/).textContent()).toContain('第1次退回')
})

test('rectified again: the principal reports with another photo', async () => {
  await principal.button(`报整改：${what}`).click()
  const form = principal.panel.getByRole('form', { name: '报整改' })
  await form.getByLabel('整改情况').fill('墙角已清理，安排专人每日巡查。')
  await choosePhotos(form, await taken('整改二.jpg', 'after', 3))
  await form.getByRole('button', { name: '报整改' }).click()
  await map.turns(point.id, 'awaitingRecheck')
  const toRecheck = row(captain, /^待复查/)
  await toRecheck.waitFor()
  expect(await toRecheck.textContent()).toContain('第1次退回')
})

test('closed: the captain was there, with a photo; the marker turns for everyone and the unit hears of it', async () => {
  const unread = await principal.unread()
  await captain.button(`复查销号：${what}`).click()
  const form = captain.panel.getByRole('form', { name: '复查销号' })
  await form.getByLabel('复查情况').fill('现场查看，门前干净。')
  await choosePhotos(form, await taken('复查二.jpg', 'after', 4))
  await form.getByRole('button', { name: '复查销号' }).click()
  await map.turns(point.id, 'compliant')
  await row(principal, /^最近销号/).waitFor()
  await expect.poll(() => onDesk(captain).count(), { timeout: 20_000 }).toBe(0)
  await expect.poll(() => principal.unread(), { timeout: 20_000 }).toBe(unread + 1)
  await hears(principal, '复查通过，已销号。')
})

/** Title, and the ids of the photos, of every step of a history. */
const told = async (region: Locator): Promise<[title: string, photos: string[]][]> => {
  const steps = await region.locator('ol > li').all()
  return Promise.all(
    steps.map(async (step) => [
      (await step.evaluate((item) => item.querySelector('time')?.previousElementSibling?.textContent)) ?? '',
      await photoIdsIn(step),
    ]),
  )
}

test('afterwards the point’s panel and the issue’s history show every step with its photos, before and after side by side', async () => {
  await map.clickMarker(point.id)
  const { panel } = map
  await panel.getByRole('heading', { name: point.name }).waitFor()
  await panel.getByText('达标').first().waitFor()
  const ofPoint = await told(panel.getByRole('region', { name: '检查与办理经过' }))
  expect(ofPoint.map(([title, photos]) => [title, photos.length])).toEqual([
    ['实地考察', 0],
    ['立案', 1],
    ['交办', 0],
    ['认领', 0],
    ['确认认领', 0],
    ['报整改', 1],
    ['退回整改', 1],
    ['报整改', 1],
    ['复查销号', 1],
  ])
  const ids = ofPoint.flatMap(([, photos]) => photos)
  expect(new Set(ids).size).toBe(5)

  const card = panel.locator('button[data-opens]', { hasText: found })
  expect(await card.textContent()).toContain('退回1次')
  expect(await photoIdsIn(card)).toEqual([ids[0], ids[4]])
  await imagesCame(panel)
  await map.picture('life-point')
  await card.click()
  const steps = panel.getByRole('list', { name: '办理进度' })
  expect(await steps.locator('[aria-current="step"]').textContent()).toBe('已销号')
  expect(await told(panel.getByRole('region', { name: '办理经过', exact: true }))).toEqual(ofPoint.slice(1))
  const photos = panel.getByRole('region', { name: '照片', exact: true })
  await photos.getByRole('slider', { name: /前后对比/ }).waitFor()
  // The pair with the line between them, then one before and the four after.
  expect(await photoIdsIn(photos)).toEqual([ids[0], ids[4], ...ids])
  await photos.scrollIntoViewIfNeeded()
  await imagesCame(panel)
  await map.picture('life-photos')
  expect(await violationsOn(map.page)).toEqual([])
})

test.each(['light', 'dark'] as const)('and so does the unit’s phone (%s)', async (colorScheme) => {
  const unit = await arrive(stage.browser, stage.product, point.clerk, {
    viewport: phone,
    colorScheme,
    path: `/?point=${point.id}`,
  })
  await unit.page.locator('button[data-opens]', { hasText: found }).click()
  const history = section(unit, /^办理经过$/)
  await history.waitFor()
  expect((await told(history)).flatMap(([, photos]) => photos).length).toBe(5)
  await section(unit, /^照片$/).scrollIntoViewIfNeeded()
  await imagesCame(unit.page.locator('body'))
  await unit.picture(`life-photos-phone-${colorScheme}`)
  await history.scrollIntoViewIfNeeded()
  await imagesCame(unit.page.locator('body'))
  await unit.picture(`life-history-phone-${colorScheme}`)
  expect(await violationsOn(unit.page)).toEqual([])
  await unit.leave()
})
