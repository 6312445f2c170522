/**
 * Writes a PMTiles archive, version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md): one file that holds
 * all tiles of a map, found by a directory at its head. Tiles that are the same, of open country say, are kept once.
 */
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { Compression, type Entry, TileType } from 'pmtiles'
import type { Box } from '../../domain/box'

export type ArchiveFacts = {
  readonly box: Box
  readonly minZoom: number
  readonly maxZoom: number
  /** What the archive says of itself: name, attribution, vector_layers. */
  readonly metadata: object
}

/** `tileId`: place on the Hilbert curve, as `zxyToTileId` gives it. `bytes`: gzipped MVT. */
export type Tile = { readonly tileId: number; readonly bytes: Uint8Array }

const headerBytes = 127
/** A reader fetches the head in one piece: header and root directory end within it. */
export const headEndsAt = 16_384
const mostRootBytes = headEndsAt - headerBytes
/** Entries of the smallest leaf directory. */
const leafEntries = 4_096

/** Numbers of seven bits a byte, the lowest first; beyond 2³² as well. */
export const varints = (numbers: readonly number[]): Buffer => {
  const bytes: number[] = []
  for (const number of numbers) {
    let rest = number
    while (rest > 0x7f) {
      bytes.push((rest % 0x80) | 0x80)
      rest = Math.floor(rest / 0x80)
    }
    bytes.push(rest)
  }
  return Buffer.from(bytes)
}

/** Columns, not rows: all ids as steps, all runs, all lengths, all offsets (0: right behind the one before). */
export const directoryBytes = (entries: readonly Entry[]): Buffer =>
  varints([
    entries.length,
    ...entries.map(({ tileId }, index) => tileId - (entries[index - 1]?.tileId ?? 0)),
    ...entries.map(({ runLength }) => runLength),
    ...entries.map(({ length }) => length),
    ...entries.map(({ offset }, index) => {
      const before = entries[index - 1]
      return before !== undefined && offset === before.offset + before.length ? 0 : offset + 1
    }),
  ])

/** The root directory and the leaves that it points to, where everything does not fit into the root; gzipped. */
export const directoriesOf = (entries: readonly Entry[]): { readonly root: Buffer; readonly leaves: Buffer } => {
  const whole = gzipSync(directoryBytes(entries))
  if (whole.length <= mostRootBytes) return { root: whole, leaves: Buffer.alloc(0) }
  for (let size = leafEntries; ; size *= 2) {
    const leaves: Buffer[] = []
    const pointers: Entry[] = []
    let offset = 0
    for (let start = 0; start < entries.length; start += size) {
      const leaf = gzipSync(directoryBytes(entries.slice(start, start + size)))
      // A run of 0 says: this leads to a directory.
      pointers.push({ tileId: (entries[start] as Entry).tileId, offset, length: leaf.length, runLength: 0 })
      leaves.push(leaf)
      offset += leaf.length
    }
    const root = gzipSync(directoryBytes(pointers))
    if (root.length <= mostRootBytes) return { root, leaves: Buffer.concat(leaves) }
  }
}

type Section = { readonly offset: number; readonly length: number }

const header = (
  { box, minZoom, maxZoom }: ArchiveFacts,
  sections: Readonly<Record<'root' | 'metadata' | 'leaves' | 'tiles', Section>>,
  counts: { readonly addressed: number; readonly entries: number; readonly contents: number },
): Buffer => {
  const head = Buffer.alloc(headerBytes)
  head.write('PMTiles', 0, 'latin1')
  head.writeUInt8(3, 7)
  const places = [sections.root, sections.metadata, sections.leaves, sections.tiles]
  const numbers = [
    ...places.flatMap(({ offset, length }) => [offset, length]),
    counts.addressed,
    counts.entries,
    counts.contents,
  ]
  for (const [index, number] of numbers.entries()) head.writeBigUInt64LE(BigInt(number), 8 + index * 8)
  // Clustered: the tiles lie in the order of their ids.
  head.writeUInt8(1, 96)
  head.writeUInt8(Compression.Gzip, 97)
  head.writeUInt8(Compression.Gzip, 98)
  head.writeUInt8(TileType.Mvt, 99)
  head.writeUInt8(minZoom, 100)
  head.writeUInt8(maxZoom, 101)
  const [west, south, east, north] = box
  const degrees = (value: number, at: number) => head.writeInt32LE(Math.round(value * 1e7), at)
  degrees(west, 102)
  degrees(south, 106)
  degrees(east, 110)
  degrees(north, 114)
  head.writeUInt8(Math.min(maxZoom, 12), 118)
  degrees((west + east) / 2, 119)
  degrees((south + north) / 2, 123)
  return head
}

/** A full disk takes a part of the bytes before it takes none. */
const writeAt = async (file: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

/** Tiles come in the order of their ids; each is read when it is its turn. Makes `path` anew and fails if it is there. */
export const writePmtiles = async (
  path: string,
  tiles: AsyncIterable<Tile> | Iterable<Tile>,
  facts: ArchiveFacts,
): Promise<{ readonly tiles: number; readonly contents: number; readonly bytes: number }> => {
  const file = await open(path, 'wx')
  try {
    const entries: Entry[] = []
    const known = new Map<string, { readonly offset: number; readonly length: number }>()
    let end = 0
    let addressed = 0
    for await (const { tileId, bytes } of tiles) {
      addressed += 1
      const digest = createHash('sha256').update(bytes).digest('base64')
      let place = known.get(digest)
      if (place === undefined) {
        place = { offset: end, length: bytes.length }
        known.set(digest, place)
        await writeAt(file, bytes, headEndsAt + end)
        end += bytes.length
      }
      const before = entries.at(-1)
      if (before?.offset === place.offset && before.tileId + before.runLength === tileId) before.runLength += 1
      else entries.push({ tileId, ...place, runLength: 1 })
    }
    const { root, leaves } = directoriesOf(entries)
    const metadata = gzipSync(JSON.stringify(facts.metadata))
    const afterTiles = headEndsAt + end
    const head = header(
      facts,
      {
        root: { offset: headerBytes, length: root.length },
        metadata: { offset: afterTiles, length: metadata.length },
        leaves: { offset: afterTiles + metadata.length, length: leaves.length },
        tiles: { offset: headEndsAt, length: end },
      },
      { addressed, entries: entries.length, contents: known.size },
    )
    await writeAt(file, Buffer.concat([head, root]), 0)
    await writeAt(file, Buffer.concat([metadata, leaves]), afterTiles)
    await file.sync()
    return { tiles: addressed, contents: known.size, bytes: afterTiles + metadata.length + leaves.length }
  } finally {
    await file.close()
  }
}
