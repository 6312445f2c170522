/** Photos: an issue opened with two, one of them blurred; the proof taken like the one before; both seen by the squad. */
import { beforeAll, expect, test } from 'vitest'
import { heic } from '../photographs'
import { violationsOn } from './axe'
import { arrive, phone } from './browser'
import { imagesCame, keptPhotos, photoPicker, taken } from './camera'
import { fillClaim } from './claiming'
import { mapAt, pointWithSoleUnit, type SamplePoint } from './samplePoints'
import { onStage } from './stage'

const stage = onStage(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'])
let point: SamplePoint
beforeAll(async () => {
  point = await pointWithSoleUnit(stage.product, 'fengshan', 'compliant')
})

const what = '门前垃圾未清扫。'

test('the squad opens an issue with two photos, blurs a number plate, and is told why a text file and a HEIC are not taken', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: `/?point=${point.id}` })
  await squad.button('立案').click()
  const form = squad.panel.getByRole('form', { name: '立案' })
  await form.getByRole('radiogroup', { name: '测评项' }).getByRole('radio').first().press('Space')
  await form.getByRole('textbox', { name: '问题描述' }).fill(what)
  await form.getByRole('radio', { name: '一般' }).press('Space')

  await photoPicker(form).setInputFiles([
    await taken('../../门前.jpg', 'before', 0),
    { name: '记录.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('会议记录') },
    await taken('IMG_2.jpg', 'before', 3),
    { name: 'IMG_3.HEIC', mimeType: 'image/heic', buffer: heic() },
  ])
  await form.getByText('这个文件不是照片').waitFor()
  await form.getByText('这张照片是 HEIC 格式，本系统不能读取，没有保存。').waitFor()
  await squad.button('立案并交办').click()
  await form.getByText('有照片没有传上去，请重试或移除。').waitFor()
  expect(await form.getByRole('button', { name: '重试' }).count()).toBe(0)
  await squad.picture('photos-two-refused')
  await squad.button('移除：第4张照片').click()
  await squad.button('移除：第2张照片').click()
  await expect.poll(() => keptPhotos(squad.panel).count(), { timeout: 20_000 }).toBe(2)

  await squad.button('遮盖人脸和车牌：第1张照片').click()
  const canvas = squad.page.getByRole('img', { name: '遮盖人脸和车牌' })
  await squad.page.locator('canvas[width="2000"]').waitFor()
  const box = await canvas.boundingBox()
  if (box === null) throw new Error('no canvas')
  await squad.page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.55)
  await squad.page.mouse.down()
  await squad.page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.85, { steps: 5 })
  await squad.page.mouse.up()
  await squad.picture('photos-blur')
  expect(await violationsOn(squad.page)).toEqual([])
  await squad.button('保存').click()
  await canvas.waitFor({ state: 'detached' })
  await expect.poll(() => keptPhotos(squad.panel).count(), { timeout: 20_000 }).toBe(2)
  await squad.picture('photos-form')
  expect(await violationsOn(squad.page)).toEqual([])

  await squad.button('立案并交办').click()
  await squad.panel.getByRole('heading', { name: '照片', exact: true }).waitFor()
  const named = await stage.product.database.sql<{ photo_id: string; blurred_from: string | null }[]>`
    select u.photo_id, p.blurred_from from photo_uses u join photos p on p.id = u.photo_id
    join issues i on i.id::text = u.subject_id where i.state->>'what' = ${what}`
  expect(named.map(({ blurred_from }) => blurred_from !== null).sort()).toEqual([false, true])
  // What was covered is handed to nobody: the version before is named by no event.
  expect(named.map(({ photo_id }) => photo_id)).not.toContain(named.find((row) => row.blurred_from)?.blurred_from)
  await squad.leave()
})

test('the unit takes the proof with the photo from before laid over the viewfinder', async () => {
  const unit = await arrive(stage.browser, stage.product, point.unitId, {
    viewport: phone,
    path: `/?point=${point.id}`,
  })
  await unit.page.locator('button[data-opens]', { hasText: what }).click()
  await unit.button('认领').click()
  const claim = unit.page.getByRole('form', { name: '认领' })
  await fillClaim(claim, { measures: '安排专人清扫。', target: '门前无垃圾。' })
  await claim.getByRole('button', { name: '认领' }).click()
  await unit.button('报整改').click()
  const form = unit.page.getByRole('form', { name: '报整改' })
  await form.getByLabel('整改情况').fill('已清扫干净。')
  await unit.button('对照整改前拍照').click()
  const camera = unit.page.getByRole('dialog', { name: '对照拍照' })
  await camera.getByRole('slider', { name: '整改前照片的透明度' }).waitFor()
  await expect
    .poll(() => camera.locator('video').evaluate((video) => (video as HTMLVideoElement).videoWidth > 0))
    .toBe(true)
  await expect
    .poll(() =>
      camera
        .locator('img')
        .first()
        .evaluate((image) => (image as HTMLImageElement).naturalWidth),
    )
    .toBe(960)
  await unit.page.waitForTimeout(300)
  await unit.picture('photos-ghost-phone')
  expect(await violationsOn(unit.page)).toEqual([])
  await camera.getByRole('button', { name: '拍摄' }).click()
  await form.locator('[data-photo-state="kept"]').waitFor({ timeout: 20_000 })
  await form.getByLabel('整改情况').scrollIntoViewIfNeeded()
  await unit.picture('photos-report-phone')
  await form.getByRole('button', { name: '报整改' }).click()
  await unit.page.getByRole('slider', { name: /前后对比/ }).waitFor()
  await unit.picture('photos-unit-phone')
  // Both have one framing: the new one was cut to the shape of the one from before.
  const sizes = await stage.product.database.sql<{ shape: string }[]>`
    select distinct round(p.width_px::numeric / p.height_px, 2)::text as shape from photo_uses u
    join photos p on p.id = u.photo_id join issues i on i.id::text = u.subject_id where i.state->>'what' = ${what}`
  expect(sizes.map(({ shape }) => shape)).toEqual(['1.33'])
  await unit.leave()
})

test.each(['light', 'dark'] as const)(
  'the squad sees both with the slider, opens one, and meets it at the marker (%s)',
  async (colorScheme) => {
    const squad = await arrive(stage.browser, stage.product, 'squad1', { path: `/?point=${point.id}`, colorScheme })
    const card = squad.panel.locator('button[data-opens]', { hasText: what })
    await card.locator('img').nth(1).waitFor()
    await imagesCame(squad.panel)
    await squad.picture(`photos-cards-${colorScheme}`)
    await card.click()
    const line = squad.panel.getByRole('slider', { name: /前后对比/ })
    await line.waitFor()
    await line.focus()
    await line.press('ArrowRight')
    expect(Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(50)
    await line.scrollIntoViewIfNeeded()
    // The focused handle has not pushed the pictures aside.
    expect(await squad.panel.locator('[data-rcs="root"]').evaluate((root) => root.scrollLeft)).toBe(0)
    await imagesCame(squad.panel)
    await squad.picture(`photos-slider-${colorScheme}`)
    expect(await violationsOn(squad.page)).toEqual([])
    await squad.panel
      .getByRole('button', { name: /放大查看整改后照片/ })
      .first()
      .click()
    const viewer = squad.page.getByRole('dialog', { name: '查看照片' })
    await viewer.getByText('主要负责人').waitFor()
    await squad.button('放大').click()
    await squad.page.waitForTimeout(500)
    await squad.picture(`photos-viewer-${colorScheme}`)
    expect(await violationsOn(squad.page)).toEqual([])
    await squad.button('关闭').last().click()
    await viewer.waitFor({ state: 'detached' })
    expect(squad.strangers).toEqual([])
    await squad.leave()
  },
)

test('the marker’s popup shows the newest photo', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad1', {
    path: await mapAt(stage.product, point),
    isPainted: true,
  })
  await squad.marker(point.id).focus()
  const photo = squad.page.locator('[data-map-state] img[src^="/api/photos/"]')
  await photo.waitFor()
  await expect.poll(() => photo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(480)
  await squad.picture('photos-popup')
  await squad.leave()
})

test('a photo that is marked says so in words', async () => {
  const [marked] = await stage.product.database.sql<{ issue_id: string; point_id: number }[]>`
    select i.id as issue_id, i.point_id from photo_uses u join issues i on i.id::text = u.subject_id
    where exists (select 1 from photo_uses earlier where earlier.photo_id = u.photo_id and earlier.position < u.position) limit 1`
  const office = await arrive(stage.browser, stage.product, 'office', {
    viewport: phone,
    path: `/?point=${marked?.point_id}&issue=${marked?.issue_id}`,
  })
  await office.page.getByText('以前用过的照片').first().scrollIntoViewIfNeeded()
  await office.picture('photos-marks-phone')
  await office.leave()
  const desk = await arrive(stage.browser, stage.product, 'office', {
    path: `/?point=${marked?.point_id}&issue=${marked?.issue_id}`,
  })
  await desk.panel.getByRole('slider', { name: /前后对比/ }).scrollIntoViewIfNeeded()
  await imagesCame(desk.panel)
  await desk.picture('photos-marks')
  await desk.leave()
})
