/** A PMTiles archive that lies on this machine, read and judged. */
import { type FileHandle, open } from 'node:fs/promises'
import { Compression, type Header, PMTiles, type Source, TileType } from 'pmtiles'
import type { Box } from '../../domain/box'
import { type Refusal, refuse } from '../../domain/refusal'

const notAnArchive = refuse(
  'invalid',
  '这个文件不是 PMTiles 底图。请重新下载，或检查文件是否选错。',
  'This file is not a PMTiles archive. Download it anew, or check that it is the right file.',
)
const oldVersion = refuse(
  'invalid',
  '这个 PMTiles 文件不是第 3 版。请用 pmtiles convert 转换后再试。',
  'This PMTiles archive is not of version 3. Convert it with `pmtiles convert` and try again.',
)
const cutOff = refuse(
  'invalid',
  '这个 PMTiles 文件不完整，可能下载中断了。请重新下载。',
  'This PMTiles archive is cut off, as after a download that broke off. Download it anew.',
)
const notVector = refuse(
  'invalid',
  '这个 PMTiles 文件不是矢量瓦片（MVT）。请下载 Protomaps 的矢量底图。',
  'The tiles of this PMTiles archive are not vector tiles (MVT). Download a vector base map of Protomaps.',
)
const unreadable = refuse(
  'invalid',
  '这个 PMTiles 文件的压缩方式浏览器无法读取。请换用 gzip 压缩的文件。',
  'This PMTiles archive is compressed in a way that browsers cannot read. Take one that is gzipped.',
)
const noTiles = refuse(
  'invalid',
  '这个 PMTiles 文件里没有瓦片。请换一个文件。',
  'There are no tiles in this PMTiles archive. Take another file.',
)
const otherLayers = (found: readonly string[]) =>
  refuse(
    'invalid',
    `这个 PMTiles 文件的图层（${found.join('、') || '无'}）不是 Protomaps 底图的图层。请下载 Protomaps 的底图，或用 .osm.pbf 文件生成。`,
    `The layers of this PMTiles archive (${found.join(', ') || 'none'}) are not those of the Protomaps basemap. Download a base map of Protomaps, or make one from an .osm.pbf file.`,
  )

/** Without these there is nothing to see. */
const neededLayers = ['roads', 'water'] as const
const readable = new Set([Compression.None, Compression.Gzip])

const sourceOf = (file: FileHandle, path: string): Source => ({
  getKey: () => path,
  getBytes: async (offset, length) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
    return { data: new Uint8Array(buffer.subarray(0, bytesRead)).buffer }
  },
})

/** `work` is given the archive while its file is open. */
export const withArchive = async <T>(path: string, work: (archive: PMTiles) => Promise<T>): Promise<T> => {
  const file = await open(path)
  try {
    return await work(new PMTiles(sourceOf(file, path)))
  } finally {
    await file.close()
  }
}

const headFault = async (path: string): Promise<Refusal | null> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(127), 0, 127, 0)
    if (buffer.toString('latin1', 0, 2) !== 'PM' || bytesRead < 8) return notAnArchive
    if (buffer.toString('latin1', 0, 7) !== 'PMTiles' || buffer[7] !== 3) return oldVersion
    return bytesRead < 127 ? cutOff : null
  } finally {
    await file.close()
  }
}

const endOf = (header: Header): number =>
  Math.max(
    header.rootDirectoryOffset + header.rootDirectoryLength,
    header.jsonMetadataOffset + header.jsonMetadataLength,
    header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
    header.tileDataOffset + (header.tileDataLength ?? 0),
  )

const layersOf = (metadata: unknown): readonly string[] => {
  const { vector_layers: layers } = (metadata ?? {}) as { vector_layers?: unknown }
  return Array.isArray(layers) ? layers.map((layer: { id?: unknown }) => String(layer?.id)) : []
}

/** Whether the style can draw it: version 3, whole, vector tiles in the layers of the Protomaps basemap. */
export const checkArchive = async (
  path: string,
  sizeBytes: number,
): Promise<{ readonly box: Box; readonly tiles: number } | Refusal> => {
  const fault = await headFault(path)
  if (fault) return fault
  return withArchive(path, async (archive) => {
    try {
      const header = await archive.getHeader()
      if (endOf(header) > sizeBytes) return cutOff
      if (header.tileType !== TileType.Mvt) return notVector
      if (!readable.has(header.tileCompression) || !readable.has(header.internalCompression)) return unreadable
      const layers = layersOf(await archive.getMetadata())
      if (!neededLayers.some((needed) => layers.includes(needed))) return otherLayers(layers)
      if (header.numTileEntries === 0 && header.numAddressedTiles === 0) return noTiles
      // Of a directory that cannot be read, it is the first look for a tile that says so.
      await archive.getZxy(header.minZoom, 0, 0)
      return {
        box: [header.minLon, header.minLat, header.maxLon, header.maxLat] as const,
        tiles: header.numAddressedTiles,
      }
    } catch {
      return cutOff
    }
  })
}
