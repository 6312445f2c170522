/** Photos as papers print them: about 1,000 pixels on the long edge; what cannot be read is said, never thrown. */
import sharp from 'sharp'

export type PrintedPhoto = { readonly bytes: Uint8Array; readonly width: number; readonly height: number }
export type PhotoBytes = (id: string) => Promise<Uint8Array>

const longEdgeOfPaper = 1_000
/** More pixels than any camera makes; a picture that claims more is not decoded. */
const mostPixels = 120_000_000

/** Null: it cannot be read. `longEdge` in pixels. */
export const printedPhoto = async (
  photoBytes: PhotoBytes,
  id: string,
  longEdge = longEdgeOfPaper,
): Promise<PrintedPhoto | null> => {
  try {
    const { data, info } = await sharp(await photoBytes(id), { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize(longEdge, longEdge, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 72 })
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
): Promise<ReadonlyMap<string, PrintedPhoto | null>> => {
  const found = new Map<string, PrintedPhoto | null>(ids.map((id) => [id, null]))
  const left = [...found.keys()]
  const work = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) found.set(id, await printedPhoto(photoBytes, id))
  }
  await Promise.all([work(), work()])
  return found
}

/** The size in millimetres at which a picture fills as much of a frame as its shape allows. */
export const fitted = (
  photo: Pick<PrintedPhoto, 'width' | 'height'>,
  frameMm: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } => {
  const scale = Math.min(frameMm.width / photo.width, frameMm.height / photo.height)
  return { width: photo.width * scale, height: photo.height * scale }
}
