/** A picture in a line of text. Its number in the file is given by the paper, so that the same paper makes the same file. */
import { ImageRun } from 'docx'
import { oneLine } from './cleanText'
import { pixelsOf } from './page'

export type Pictures = {
  readonly place: (
    type: 'jpg' | 'png',
    bytes: Uint8Array,
    sizeMm: { readonly width: number; readonly height: number },
    description: string,
  ) => ImageRun
}

export const pictures = (): Pictures => {
  let placed = 0
  return {
    place: (type, bytes, sizeMm, words) => {
      placed += 1
      const description = oneLine(words)
      return new ImageRun({
        type,
        data: bytes,
        transformation: { width: pixelsOf(sizeMm.width), height: pixelsOf(sizeMm.height) },
        altText: { id: String(placed), name: `图${placed}`, title: description, description },
      })
    },
  }
}
