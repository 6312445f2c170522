/** An OpenStreetMap extract as a PMTiles archive: tilemaker cuts it into tiles, file by file, and they are put into one. */
import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'
import { type Box, boxOfTile } from '../../domain/box'
import { type Refusal, refuse } from '../../domain/refusal'
import { type Tile, writePmtiles } from './pmtilesWriter'

const nothingToDraw = refuse(
  'invalid',
  '这个 .osm.pbf 文件里没有可画的道路、水系或地名。请换一个范围包含本区的文件。',
  'There are no roads, waters or places to draw in this .osm.pbf file. Take one that covers the district.',
)
const diskFull = (folder: string) =>
  refuse(
    'invalid',
    `磁盘空间不足，底图没有生成。请清理 ${folder} 所在的磁盘后重试。`,
    `The disk is full; no base map was made. Free space on the disk of ${folder} and try again.`,
  )
const tilemakerFailed = (said: string) =>
  refuse(
    'invalid',
    `tilemaker 没有完成，底图没有生成（${said}）。请检查内存和文件后重试。`,
    `tilemaker did not finish; no base map was made (${said}). Check memory and the file, and try again.`,
  )

export const isDiskFull = (fault: unknown): boolean => (fault as NodeJS.ErrnoException | null)?.code === 'ENOSPC'

export type Tools = {
  /** Where the program is. */
  readonly tilemaker: string
  /** Holds its config.json and process.lua. */
  readonly recipeFolder: string
}

type Ended = { readonly code: number | null; readonly said: string }

const run = (program: string, words: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-2_000)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said: said.trim().split('\n').at(-1) ?? '' }))
  })

type TileFile = {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly tileId: number
  readonly path: string
}

/** In the order of their ids. */
const tileFilesIn = async (folder: string): Promise<readonly TileFile[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const [z, x, y] = (/(\d+)[\\/](\d+)[\\/](\d+)\.pbf$/.exec(path) ?? []).slice(1).map(Number)
      if (!entry.isFile() || z === undefined || x === undefined || y === undefined) return []
      return [{ z, x, y, tileId: zxyToTileId(z, x, y), path }]
    })
    .sort((one, other) => one.tileId - other.tileId)
}

const boxOf = (files: readonly TileFile[], zoom: number): Box =>
  files
    .filter(({ z }) => z === zoom)
    .map(({ z, x, y }) => boxOfTile(z, x, y))
    .reduce((all, one) => [
      Math.min(all[0], one[0]),
      Math.min(all[1], one[1]),
      Math.max(all[2], one[2]),
      Math.max(all[3], one[3]),
    ])

/** tilemaker does not notice when a disk is full and a file only half written. */
class BrokenFile extends Error {}

async function* readTiles(files: readonly TileFile[]): AsyncGenerator<Tile> {
  for (const { tileId, path } of files) {
    const bytes = await readFile(path)
    await promisify(gunzip)(bytes).catch(() => {
      throw new BrokenFile(path)
    })
    yield { tileId, bytes }
  }
}

const vectorLayersIn = async (folder: string): Promise<unknown> => {
  const path = join(folder, 'metadata.json')
  const written = await readFile(path, 'utf8')
  try {
    return (JSON.parse(written) as { vector_layers: unknown }).vector_layers
  } catch {
    throw new BrokenFile(path)
  }
}

const hasNoSpace = async (folder: string): Promise<boolean> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < 4 * 1024 * 1024
}

/** `folder` is empty, and is the caller's to remove; the archive is made at `target`. */
export const tilesOfExtract = async (
  extract: string,
  folder: string,
  target: string,
  { tilemaker, recipeFolder }: Tools,
): Promise<{ readonly box: Box; readonly tiles: number } | Refusal> => {
  const tilesFolder = join(folder, 'tiles')
  const storeFolder = join(folder, 'store')
  await mkdir(tilesFolder)
  await mkdir(storeFolder)
  const { code, said } = await run(tilemaker, [
    '--input',
    extract,
    '--output',
    tilesFolder,
    '--config',
    join(recipeFolder, 'config.json'),
    '--process',
    join(recipeFolder, 'process.lua'),
    '--store',
    storeFolder,
  ])
  if (code !== 0) return (await hasNoSpace(folder)) ? diskFull(folder) : tilemakerFailed(said || `${code}`)
  const files = await tileFilesIn(tilesFolder)
  const maxZoom = Math.max(...files.map(({ z }) => z))
  const minZoom = Math.min(...files.map(({ z }) => z))
  if (files.length === 0) return nothingToDraw
  const box = boxOf(files, maxZoom)
  try {
    const vectorLayers = await vectorLayersIn(tilesFolder)
    const { tiles } = await writePmtiles(target, readTiles(files), {
      box,
      minZoom,
      maxZoom,
      metadata: {
        name: 'Xuncheng base map',
        type: 'baselayer',
        attribution: '© OpenStreetMap contributors (ODbL)',
        vector_layers: vectorLayers,
      },
    })
    return { box, tiles }
  } catch (fault) {
    if (isDiskFull(fault) || fault instanceof BrokenFile) return diskFull(folder)
    throw fault
  }
}
