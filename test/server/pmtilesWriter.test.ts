/** The archive that we write, held against the specification and read back by the package that browsers read it with. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { tileIdToZxy, zxyToTileId } from 'pmtiles'
import { afterAll, describe, expect, it } from 'vitest'
import { withArchive } from '../../server/basemap/pmtilesFile'
import {
  directoriesOf,
  directoryBytes,
  headEndsAt,
  type Tile,
  varints,
  writePmtiles,
} from '../../server/basemap/pmtilesWriter'

const folder = mkdtempSync(join(tmpdir(), 'xuncheng-pmtiles-'))
afterAll(() => rmSync(folder, { recursive: true }))

const tile = (tileId: number, words: string): Tile => ({ tileId, bytes: gzipSync(words) })
const facts = {
  box: [110.9, 37.3, 111.6, 37.8] as const,
  minZoom: 0,
  maxZoom: 2,
  metadata: { name: 'a map', vector_layers: [{ id: 'roads' }] },
}

describe('the parts of an archive', () => {
  it.each([
    [[0], [0]],
    [[127], [0x7f]],
    [[128], [0x80, 0x01]],
    [[300], [0xac, 0x02]],
    [[2 ** 32 + 1], [0x81, 0x80, 0x80, 0x80, 0x10]],
    [
      [1, 16_384],
      [0x01, 0x80, 0x80, 0x01],
    ],
  ])('numbers %j are written as %j', (numbers, bytes) => {
    expect([...varints(numbers)]).toEqual(bytes)
  })

  it('a directory is written by columns: ids as steps, runs, lengths, offsets', () => {
    const entries = [
      { tileId: 5, runLength: 1, length: 10, offset: 0 },
      { tileId: 6, runLength: 3, length: 20, offset: 10 },
      { tileId: 42, runLength: 1, length: 10, offset: 0 },
    ]
    // Behind the one before is written as 0, any other place as its offset and 1.
    expect([...directoryBytes(entries)]).toEqual([3, 5, 1, 36, 1, 3, 1, 10, 20, 10, 1, 0, 1])
  })

  it('tiles are numbered along the Hilbert curve of each zoom, as the specification gives them', () => {
    expect([zxyToTileId(0, 0, 0), zxyToTileId(1, 0, 0), zxyToTileId(1, 0, 1)]).toEqual([0, 1, 2])
    expect([zxyToTileId(1, 1, 1), zxyToTileId(1, 1, 0), zxyToTileId(2, 0, 0)]).toEqual([3, 4, 5])
    expect(zxyToTileId(12, 3423, 1763)).toBe(19_078_479)
  })

  it('few entries need no leaves; with many the root ends within what is fetched first', () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        tileId: at * 3,
        runLength: 1,
        length: 100 + (at % 977),
        offset: at * 5000,
      }))
    expect(directoriesOf(entries(10)).leaves.length).toBe(0)
    const many = directoriesOf(entries(60_000))
    expect(many.leaves.length).toBeGreaterThan(0)
    expect(many.root.length).toBeLessThanOrEqual(headEndsAt - 127)
  })
})

describe('an archive', () => {
  it('begins with its head, keeps the same tile once, and is read back whole', async () => {
    const path = join(folder, 'small.pmtiles')
    const tiles = [tile(0, 'world'), tile(1, 'sea'), tile(2, 'sea'), tile(3, 'land'), tile(4, 'sea'), tile(9, 'sea')]
    expect(await writePmtiles(path, tiles, facts)).toMatchObject({ tiles: 6, contents: 3 })
    const bytes = readFileSync(path)
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('PMTiles\x03')
    await withArchive(path, async (archive) => {
      expect(await archive.getHeader()).toMatchObject({
        specVersion: 3,
        numAddressedTiles: 6,
        // 1 and 2 are one entry, a run of two.
        numTileEntries: 5,
        numTileContents: 3,
        clustered: true,
        internalCompression: 2,
        tileCompression: 2,
        tileType: 1,
        minZoom: 0,
        maxZoom: 2,
        minLon: 110.9,
        minLat: 37.3,
        maxLon: 111.6,
        maxLat: 37.8,
      })
      expect(await archive.getMetadata()).toEqual(facts.metadata)
      const words = async (z: number, x: number, y: number) => {
        const found = await archive.getZxy(z, x, y)
        return found && Buffer.from(found.data).toString()
      }
      expect(await words(0, 0, 0)).toBe('world')
      expect(await words(1, 0, 0)).toBe('sea')
      expect(await words(1, 0, 1)).toBe('sea')
      expect(await words(1, 1, 1)).toBe('land')
      expect(await words(1, 1, 0)).toBe('sea')
      expect(await words(2, 0, 0)).toBeUndefined()
    })
  })

  it('of very many tiles is found through leaves', async () => {
    const path = join(folder, 'large.pmtiles')
    const count = 40_000
    // Of lengths that follow no rule, so that the directory is large.
    const words = (id: number) => {
      const digest = createHash('sha512').update(`${id}`).digest('hex')
      return digest.slice(0, 1 + (Number.parseInt(digest.slice(0, 8), 16) % 127)) + id
    }
    function* tiles() {
      for (let id = 0; id < count; id += 1) yield tile(id * 2, words(id))
    }
    await writePmtiles(path, tiles(), { ...facts, maxZoom: 8 })
    await withArchive(path, async (archive) => {
      const { leafDirectoryLength, numTileEntries } = await archive.getHeader()
      expect(leafDirectoryLength).toBeGreaterThan(0)
      expect(numTileEntries).toBe(count)
      for (const id of [0, 1, 4_095, 4_096, 17_000, count - 1]) {
        const found = await archive.getZxy(...tileIdToZxy(id * 2))
        expect(found && Buffer.from(found.data).toString()).toBe(words(id))
        expect(await archive.getZxy(...tileIdToZxy(id * 2 + 1))).toBeUndefined()
      }
    })
  })

  it('is never written over another', async () => {
    const path = join(folder, 'once.pmtiles')
    await writePmtiles(path, [tile(0, 'world')], facts)
    await expect(writePmtiles(path, [tile(0, 'other')], facts)).rejects.toThrow('EEXIST')
    const kept = readFileSync(path)
    expect(gunzipSync(kept.subarray(headEndsAt, headEndsAt + gzipSync('world').length)).toString()).toBe('world')
  })
})
