/**
 * Makes of any bytes that somebody sends the picture that is kept, or says why it cannot: upright, at most 2,000 px, plain
 * JPEG, without metadata. What else a file may carry (positions, a second format, a script) is not in what comes out.
 */
import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { longestSidePx, mostPixels, type ThumbnailWidth } from '../../domain/photo'
import { type Refusal, refuse } from '../../domain/refusal'

export type PreparedPhoto = {
  /** SHA-256 of `bytes`, in hex. */
  readonly id: string
  readonly bytes: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
}

// Pictures are seldom asked for twice in a row; what a cache would keep is memory.
sharp.cache(false)
sharp.concurrency(1)

/** Pictures decoded at once: a decoded one may take 200 MB. */
const atOnce = 2
let underWay = 0
const waiting: (() => void)[] = []
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (underWay >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else underWay += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else underWay -= 1
  }
}

const empty = refuse(
  'invalid',
  '照片文件是空的，没有保存。请重新拍摄或选择。',
  'The photo file is empty; nothing was saved. Take or choose it again.',
)
const notAPicture = refuse(
  'invalid',
  '这个文件不是照片，没有保存。请选择 JPEG、PNG 或 WebP 格式的照片。',
  'This file is not a photo; nothing was saved. Choose a JPEG, PNG or WebP picture.',
)
const heic = refuse(
  'invalid',
  '这张照片是 HEIC 格式，本系统不能读取，没有保存。请在手机“设置—相机—格式”中选“兼容性最佳”后重拍，或导出为 JPEG 再上传。',
  'This photo is in HEIC format, which cannot be read here; nothing was saved. Set the camera’s format to "Most Compatible" and take it again, or export it as JPEG.',
)
const tooManyPixels = (widthPx: number, heightPx: number, most: number): Refusal =>
  refuse(
    'tooLarge',
    `照片有 ${widthPx}×${heightPx} 像素，超过 ${most / 10_000} 万像素的上限，没有保存。请缩小后重试。`,
    `The photo has ${widthPx} × ${heightPx} pixels, more than the ${most / 1_000_000} million that are taken; nothing was saved. Make it smaller and try again.`,
  )
/** A picture that comes in passes is held as a whole until the last has come, the others row by row. */
const mostPixelsInPasses = mostPixels / 2
const broken = refuse(
  'invalid',
  '照片文件不完整或已损坏，没有保存。请重新选择原来的照片，或重新拍摄。',
  'The photo file is incomplete or damaged; nothing was saved. Choose the original again, or take another.',
)

type Format = 'jpeg' | 'png' | 'webp' | 'heic'

/** By the file's first bytes alone; neither its name nor what its sender calls it is looked at. */
const formatOf = (bytes: Uint8Array): Format | null => {
  const ascii = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp'
  if (ascii(4, 8) === 'ftyp' && /^(hei|hev|mif1|msf1)/.test(ascii(8, 12))) return 'heic'
  return null
}

const jpeg = { quality: 82, chromaSubsampling: '4:2:0', progressive: false } as const

const encode = async (picture: Sharp): Promise<PreparedPhoto> => {
  const { data, info } = await picture
    .autoOrient()
    .resize(longestSidePx, longestSidePx, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg(jpeg)
    .toBuffer({ resolveWithObject: true })
  const id = createHash('sha256').update(data).digest('hex')
  return { id, bytes: data, widthPx: info.width, heightPx: info.height }
}

/** A picture of the product's own making, as an SVG. */
export const prepareDrawing = (svg: string): Promise<PreparedPhoto> => inTurn(() => encode(sharp(Buffer.from(svg))))

export const preparePhoto = async (sent: Uint8Array): Promise<PreparedPhoto | Refusal> => {
  if (sent.length === 0) return empty
  const format = formatOf(sent)
  if (format === null) return notAPicture
  if (format === 'heic') return heic
  // Without its own limit, so that what is too large is told as such: this reads the header alone.
  const head = await sharp(sent, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (head === null || head.format !== format) return broken
  const most = head.isProgressive ? mostPixelsInPasses : mostPixels
  if (head.width * head.height > most) return tooManyPixels(head.width, head.height, most)
  return inTurn(() =>
    encode(sharp(sent, { limitInputPixels: mostPixels, sequentialRead: true, failOn: 'truncated' }))
      // What passed the header and then fails is in the file: cut off or damaged.
      .catch(() => broken),
  )
}

/** A smaller version of a picture that is kept. */
export const thumbnailOf = (kept: Uint8Array, widthPx: ThumbnailWidth): Promise<Uint8Array<ArrayBuffer>> =>
  inTurn(async () => {
    const made = await sharp(kept).resize({ width: widthPx, withoutEnlargement: true }).jpeg(jpeg).toBuffer()
    return new Uint8Array(made)
  })
