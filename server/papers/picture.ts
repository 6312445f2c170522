/**
 * A picture in a line of text. Its number in the file is given by the paper, so that the same paper makes the same file.
 * The library would hash, press and unpack every picture, which is pressed already and most of the file: it is given a
 * stand-in of a few bytes, and the picture itself is put into the file when that is frozen.
 */
import { ImageRun } from 'docx'
import { strFromU8, strToU8 } from 'fflate'
import { oneLine } from './cleanText'
import { pixelsOf } from './page'

export type Pictures = {
  readonly place: (
    type: 'jpg' | 'png',
    bytes: Uint8Array,
    sizeMm: { readonly width: number; readonly height: number },
    description: string,
  ) => ImageRun
  /** The picture for which a file of the package stands in. @throws where it is none that was placed. */
  readonly behind: (standIn: Uint8Array) => Uint8Array
}

export const pictures = (): Pictures => {
  let placed = 0
  /** Each picture once, however often it is placed: the library keeps one file of the same bytes. */
  const numbers = new Map<Uint8Array, number>()
  const all: Uint8Array[] = []
  const numberOf = (bytes: Uint8Array): number => {
    const number = numbers.get(bytes) ?? all.push(bytes) - 1
    numbers.set(bytes, number)
    return number
  }
  return {
    place: (type, bytes, sizeMm, words) => {
      placed += 1
      const description = oneLine(words)
      return new ImageRun({
        type,
        data: strToU8(String(numberOf(bytes))),
        transformation: { width: pixelsOf(sizeMm.width), height: pixelsOf(sizeMm.height) },
        altText: { id: String(placed), name: `图${placed}`, title: description, description },
      })
    },
    behind: (standIn) => {
      const bytes = all[Number(strFromU8(standIn))]
      if (bytes === undefined) throw new Error('a picture in the file that was not placed')
      return bytes
    },
  }
}
