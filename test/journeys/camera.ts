/** Photos in the hands of the journeys' people: taken as by a phone, added to a form, looked at where they are shown. */
import type { Locator } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import { drawScene, type SceneSide } from '../../server/sample/scenes'

/** One street, littered or clean: no two takes of it are the same picture. As a phone has it, 12 megapixels. */
export const taken = async (name: string, side: SceneSide, take: number) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp(Buffer.from(drawScene('litter', side, 20220915, take)), { density: 300 })
    .resize(4000, 3000)
    .jpeg()
    .toBuffer(),
})

/** The hidden input behind the button of that name. */
export const photoPicker = (form: Locator): Locator =>
  form.getByLabel('选择照片', { exact: true }).and(form.page().locator('input'))

export const keptPhotos = (form: Locator): Locator => form.locator('[data-photo-state="kept"]')

/** Chooses photos for a form that has none yet, and waits until the server keeps them. */
export const choosePhotos = async (form: Locator, ...photos: Awaited<ReturnType<typeof taken>>[]) => {
  await photoPicker(form).setInputFiles(photos)
  await expect.poll(() => keptPhotos(form).count(), { timeout: 20_000 }).toBe(photos.length)
}

/** Every image of a region that is in sight has come. */
export const imagesCame = async (region: Locator) => {
  await expect
    .poll(() =>
      region
        .locator('img')
        .evaluateAll((images) =>
          images.every(
            (image) =>
              (image as HTMLImageElement).complete ||
              image.getBoundingClientRect().top > document.documentElement.clientHeight,
          ),
        ),
    )
    .toBe(true)
}

/** The photos that a region shows, by their ids, in the order of the page. */
export const photoIdsIn = (region: Locator): Promise<string[]> =>
  region
    .locator('img[src^="/api/photos/"]')
    .evaluateAll((images) =>
      images.map((image) => /\/api\/photos\/([0-9a-f]{64})/.exec(image.getAttribute('src') ?? '')?.[1] ?? ''),
    )
