/** Pictures in the browser: what a file says of itself, and its picture made small enough to send by a phone. */
import { exifInstant, exifPlace, longestSidePx, type SentPhotoFacts } from '../../domain/photo'
import { type Box, fitWithin, mosaicOf } from './framing'

const jpegQuality = 0.86

/** Time and place, read before shrinking loses them. The reader is fetched when the first photo is added. */
export const readFacts = async (file: Blob): Promise<SentPhotoFacts> => {
  try {
    const { parse } = await import('exifr')
    const tags = await parse(file, {
      pick: [
        'DateTimeOriginal',
        'OffsetTimeOriginal',
        'GPSLatitude',
        'GPSLatitudeRef',
        'GPSLongitude',
        'GPSLongitudeRef',
      ],
      reviveValues: false,
    })
    return {
      takenAt: exifInstant(tags?.DateTimeOriginal, tags?.OffsetTimeOriginal),
      place: exifPlace(tags?.longitude, tags?.latitude),
    }
  } catch {
    // A picture without readable metadata is a picture all the same.
    return {}
  }
}

export const jpegOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', jpegQuality)
  })

export const drawn = (
  source: CanvasImageSource,
  { x, y, width, height }: Box,
  size = fitWithin({ width, height }, longestSidePx),
): HTMLCanvasElement => {
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, x, y, width, height, 0, 0, size.width, size.height)
  return canvas
}

/** Upright, at most 2,000 px. @throws where the browser cannot open it. */
export const shrink = async (file: Blob): Promise<Blob> => {
  const bitmap = await createImageBitmap(file)
  try {
    return await jpegOf(drawn(bitmap, { x: 0, y: 0, width: bitmap.width, height: bitmap.height }))
  } finally {
    bitmap.close()
  }
}

/** Paints a few squares over a part of the picture: what was there is gone from the canvas for good. */
export const coverWithMosaic = (context: CanvasRenderingContext2D, source: CanvasImageSource, box: Box): void => {
  const small = drawn(source, box, mosaicOf(box))
  context.imageSmoothingEnabled = false
  context.drawImage(small, 0, 0, small.width, small.height, box.x, box.y, box.width, box.height)
  context.imageSmoothingEnabled = true
}
