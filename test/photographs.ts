/** Pictures for tests, made where they are needed: a photo as a camera writes it, and files that only look like one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

type Size = { readonly widthPx?: number; readonly heightPx?: number }

/** Noise, so that it takes as many bytes as a photo does. */
const noise = ({ widthPx = 1200, heightPx = 900 }: Size, seed = 1) => {
  const data = Buffer.alloc(widthPx * heightPx * 3)
  let state = seed
  for (let at = 0; at < data.length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff
    data[at] = 90 + ((state >> 16) & 0x3f)
  }
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } })
}

/** Degrees, minutes and seconds as EXIF has them. */
const sexagesimal = (degrees: number): string => {
  const minutes = (degrees % 1) * 60
  return `${Math.floor(degrees)}/1 ${Math.floor(minutes)}/1 ${Math.round((minutes % 1) * 60 * 1000)}/1000`
}

export type Shot = Size & {
  /** '2022:09:14 10:11:12', by the camera's clock. */
  readonly dateTime?: string
  readonly offset?: string
  readonly place?: readonly [lng: number, lat: number]
  /** How the camera was held, as EXIF counts it. */
  readonly orientation?: number
  readonly seed?: number
  readonly progressive?: boolean
}

export const photograph = ({
  dateTime,
  offset,
  place,
  orientation,
  seed,
  progressive = false,
  ...size
}: Shot = {}): Promise<Buffer> =>
  noise(size, seed)
    .withMetadata(orientation === undefined ? {} : { orientation })
    .withExifMerge({
      IFD0: { Make: 'Camera', Copyright: 'somebody in particular' },
      ...((dateTime !== undefined || offset !== undefined) && {
        IFD2: {
          ...(dateTime !== undefined && { DateTimeOriginal: dateTime }),
          ...(offset !== undefined && { OffsetTimeOriginal: offset }),
        },
      }),
      ...(place && {
        IFD3: {
          GPSLongitudeRef: 'E',
          GPSLongitude: sexagesimal(place[0]),
          GPSLatitudeRef: 'N',
          GPSLatitude: sexagesimal(place[1]),
        },
      }),
    })
    .jpeg({ quality: progressive ? 30 : 90, progressive })
    .toBuffer()

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})
const crc = (bytes: Buffer): number => {
  let value = 0xffffffff
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
const chunk = (name: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc(body), body.length + 4)
  return framed
}

/** A whole and valid PNG of one colour, so small a file for so many pixels that it is called a bomb. */
export const hugePng = (widthPx: number, heightPx: number): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthPx, 0)
  header.writeUInt32BE(heightPx, 4)
  // One bit a pixel, grey.
  header.set([1, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc(heightPx * (Math.ceil(widthPx / 8) + 1)), { level: 9 })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A drawing of a house, 64 × 48 px, in the format of an iPhone's photos; written with `heif-enc` of libheif. */
export const heic = (): Buffer => readFileSync(join(import.meta.dirname, 'drawing.heic'))

/** A good photo to a viewer of pictures, and a page with a script and an archive to whoever wants to see one. */
export const polyglot = async (): Promise<Buffer> =>
  Buffer.concat([await photograph(), Buffer.from('<html><script>alert(1)</script></html>PK\x03\x04', 'latin1')])
