/** Photos as papers print them: as many pixels as their frame on the page shows; what cannot be read is said, never thrown. */
import sharp from 'sharp'

export type PrintedPhoto = { readonly bytes: Uint8Array; readonly width: number; readonly height: number }
export type PhotoBytes = (id: string) => Promise<Uint8Array>

/** The room for a picture on the page, in millimetres. */
export type FrameMm = { readonly width: number; readonly height: number }

/** An office's printer shows no more of a photo; whoever wants to look closer finds the whole one in the system. */
const printedDotsPerInch = 250
/** More pixels than any camera makes; a picture that claims more is not decoded. */
const mostPixels = 120_000_000

/** A photo for a frame of this size, in pixels; null: it cannot be read. */
export const printedPhoto = async (
  photoBytes: PhotoBytes,
  id: string,
  frameMm: FrameMm,
): Promise<PrintedPhoto | null> => {
  const pixelsOf = (millimetres: number) => Math.ceil((millimetres / 25.4) * printedDotsPerInch)
  try {
    const { data, info } = await sharp(await photoBytes(id), {
      limitInputPixels: mostPixels,
      failOn: 'error',
    })
      .autoOrient()
      .resize(pixelsOf(frameMm.width), pixelsOf(frameMm.height), { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 76 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    return null
  }
}

/** Each photo once, two at a time, so that no more than two are held unpacked. */
export const printedPhotos = async (
  ids: readonly string[],
  photoBytes: PhotoBytes,
  frameMm: FrameMm,
): Promise<ReadonlyMap<string, PrintedPhoto | null>> => {
  const found = new Map<string, PrintedPhoto | null>(ids.map((id) => [id, null]))
  const left = [...found.keys()]
  const work = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift())
      found.set(id, await printedPhoto(photoBytes, id, frameMm))
  }
  await Promise.all([work(), work()])
  return found
}

/** The size in millimetres at which a picture fills as much of a frame as its shape allows. */
export const fitted = (photo: Pick<PrintedPhoto, 'width' | 'height'>, frameMm: FrameMm): FrameMm => {
  const scale = Math.min(frameMm.width / photo.width, frameMm.height / photo.height)
  return { width: photo.width * scale, height: photo.height * scale }
}
