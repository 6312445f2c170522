/**
 * Whether a file is an OpenStreetMap extract (.osm.pbf), and whole: its blocks are walked from head to end without being
 * unpacked, which takes a moment even for a whole country. https://wiki.openstreetmap.org/wiki/PBF_Format
 */
import { open } from 'node:fs/promises'
import { type Refusal, refuse } from '../../domain/refusal'

const notAnExtract = refuse(
  'invalid',
  '这个文件不是 OpenStreetMap 的 .osm.pbf 数据。请重新下载，或检查文件是否选错。',
  'This file is not an OpenStreetMap extract (.osm.pbf). Download it anew, or check that it is the right file.',
)
const cutOff = refuse(
  'invalid',
  '这个 .osm.pbf 文件不完整，可能下载中断了。请重新下载。',
  'This .osm.pbf file is cut off, as after a download that broke off. Download it anew.',
)
const noData = refuse(
  'invalid',
  '这个 .osm.pbf 文件里没有任何数据。请换一个范围包含本区的文件。',
  'There is no data in this .osm.pbf file. Take one that covers the district.',
)

/** As the format allows them at most. */
const mostHeaderBytes = 64 * 1024
const mostBlobBytes = 32 * 1024 * 1024

/** One field of a message after the other: its number, and its value or the bytes it holds. Null: no such message. */
const fieldsOf = (message: Buffer): readonly { field: number; value: number | Buffer }[] | null => {
  const fields: { field: number; value: number | Buffer }[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = message[at++]
      if (byte === undefined) break
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    return Number.NaN
  }
  while (at < message.length) {
    const key = varint()
    const value = varint()
    if (Number.isNaN(key + value)) return null
    if (key % 8 === 0) fields.push({ field: key >> 3, value })
    else if (key % 8 === 2 && at + value <= message.length) {
      fields.push({ field: key >> 3, value: message.subarray(at, at + value) })
      at += value
    } else return null
  }
  return fields
}

/** What kind of block follows, and how many bytes it has. Null: this heads no block. */
const blockOf = (header: Buffer): { readonly type: string; readonly bytes: number } | null => {
  const fields = fieldsOf(header)
  const type = fields?.find(({ field }) => field === 1)?.value
  const bytes = fields?.find(({ field }) => field === 3)?.value
  return Buffer.isBuffer(type) && typeof bytes === 'number' && bytes <= mostBlobBytes
    ? { type: type.toString('latin1'), bytes }
    : null
}

export const checkOsmPbf = async (path: string): Promise<Refusal | null> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const read = async (length: number, position: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
      return bytesRead === length ? buffer : null
    }
    let position = 0
    let blocks = 0
    while (position < size) {
      const length = (await read(4, position))?.readUInt32BE()
      if (length === undefined) return blocks === 0 ? notAnExtract : cutOff
      if (length === 0 || length > mostHeaderBytes) return blocks === 0 ? notAnExtract : cutOff
      const header = await read(length, position + 4)
      if (header === null) return blocks === 0 ? notAnExtract : cutOff
      const block = blockOf(header)
      if (block === null || block.type !== (blocks === 0 ? 'OSMHeader' : 'OSMData'))
        return blocks === 0 ? notAnExtract : cutOff
      position += 4 + length + block.bytes
      blocks += 1
    }
    if (position > size) return cutOff
    if (blocks === 0) return notAnExtract
    return blocks === 1 ? noData : null
  } finally {
    await file.close()
  }
}
