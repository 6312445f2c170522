/**
 * Makes a downloaded file the offline base map: an OpenStreetMap extract is cut into tiles, a PMTiles archive is checked.
 * It is made beside the old one and moved into its place at the end, so that a server that runs never sees half of it.
 */
import { copyFile, mkdir, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { bbox } from '@turf/turf'
import { type Box, contains, overlaps } from '../../domain/box'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { type Text, text } from '../../domain/text'
import { checkOsmPbf } from './osmPbf'
import { checkArchive } from './pmtilesFile'
import { isDiskFull, type Tools, tilesOfExtract } from './tilesOfExtract'

/** Where the offline base map lies that nobody has put elsewhere. */
export const offlineFile = (dataDir: string): string => join(dataDir, 'basemap.pmtiles')

export type Installed = {
  readonly path: string
  readonly tiles: number
  readonly bytes: number
  readonly box: Box
  /** It does not cover the district, or a part of it alone. */
  readonly warning: Text | null
}

const noFile = (path: string) =>
  refuse('notFound', `找不到文件 ${path}。请检查路径。`, `There is no file ${path}. Check the path.`)
const noReading = (path: string) =>
  refuse(
    'forbidden',
    `无法读取文件 ${path}。请检查它的权限。`,
    `The file ${path} cannot be read. Check its permissions.`,
  )
const otherKind = refuse(
  'invalid',
  '只接受 .osm.pbf 或 .pmtiles 文件。请选择其中一种。',
  'Only .osm.pbf and .pmtiles files are taken. Choose one of these.',
)
const noTilemaker = refuse(
  'notFound',
  '把 .osm.pbf 做成底图需要 tilemaker 2.2。请先安装：apt-get install tilemaker，或用 TILEMAKER 指明它的路径。',
  'To make a base map of an .osm.pbf file takes tilemaker 2.2. Install it (apt-get install tilemaker), or set TILEMAKER to its path.',
)
const noSpace = (folder: string) =>
  refuse(
    'invalid',
    `磁盘空间不足，底图没有保存。请清理 ${folder} 所在的磁盘后重试。`,
    `The disk is full; the base map was not saved. Free space on the disk of ${folder} and try again.`,
  )
const noWriting = (folder: string) =>
  refuse(
    'forbidden',
    `无法写入文件夹 ${folder}。请检查它的权限，或用 DATA_DIR 换一个。`,
    `The folder ${folder} cannot be written to. Check its permissions, or choose another with DATA_DIR.`,
  )

const boxText = (box: Box): string => box.map((degrees) => degrees.toFixed(3)).join(', ')

/** Both boxes are told, as west, south, east, north. */
export const warningOf = (box: Box, district: Box): Text | null => {
  if (contains(box, district)) return null
  const both = {
    zh: `文件范围 ${boxText(box)}；本区范围 ${boxText(district)}（西、南、东、北）`,
    en: `The file has ${boxText(box)}, the district is ${boxText(district)} (west, south, east, north)`,
  }
  return overlaps(box, district)
    ? text(`底图只盖住本区的一部分。${both.zh}。`, `The base map covers the district in part only. ${both.en}.`)
    : text(
        `底图不在本区范围内，地图上看不到它。${both.zh}。`,
        `The base map lies elsewhere, and will not be seen. ${both.en}.`,
      )
}

const districtBox = async (geodataFolder: string): Promise<Box> => {
  const [west, south, east, north] = bbox(JSON.parse(await readFile(join(geodataFolder, 'outline.geojson'), 'utf8')))
  return [west, south, east, north]
}

const isReadable = async (path: string): Promise<Refusal | null> => {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return noFile(path)
  try {
    await (await open(path)).close()
    return null
  } catch {
    return noReading(path)
  }
}

export type InstallParts = {
  readonly dataDir: string
  readonly geodataFolder: string
  /** Null: tilemaker is not there. */
  readonly findTilemaker: () => string | null | undefined
}

/** Makes the archive at `target`, inside a folder of its own. */
const makeArchive = async (
  path: string,
  folder: string,
  target: string,
  { geodataFolder, findTilemaker }: InstallParts,
): Promise<Refusal | null> => {
  if (path.endsWith('.pmtiles')) {
    const fault = await checkArchive(path, (await stat(path)).size)
    if (isRefusal(fault)) return fault
    await copyFile(path, target)
    return null
  }
  const fault = await checkOsmPbf(path)
  if (fault) return fault
  const tilemaker = findTilemaker()
  if (!tilemaker) return noTilemaker
  const tools: Tools = { tilemaker, recipeFolder: join(geodataFolder, 'basemap') }
  const made = await tilesOfExtract(path, folder, target, tools)
  return isRefusal(made) ? made : null
}

export const installBasemap = async (path: string, parts: InstallParts): Promise<Installed | Refusal> => {
  const unreadable = await isReadable(path)
  if (unreadable) return unreadable
  if (!/\.(osm\.pbf|pmtiles)$/.test(basename(path))) return otherKind
  const { dataDir } = parts
  let folder: string
  try {
    await mkdir(dataDir, { recursive: true })
    folder = await mkdtemp(join(dataDir, 'basemap-'))
  } catch (fault) {
    return isDiskFull(fault) ? noSpace(dataDir) : noWriting(dataDir)
  }
  try {
    const target = join(folder, 'basemap.pmtiles')
    const fault = await makeArchive(path, folder, target, parts)
    if (fault) return fault
    const { size } = await stat(target)
    const checked = await checkArchive(target, size)
    if (isRefusal(checked)) return checked
    await rename(target, offlineFile(dataDir))
    const warning = warningOf(checked.box, await districtBox(parts.geodataFolder))
    return { path: offlineFile(dataDir), tiles: checked.tiles, bytes: size, box: checked.box, warning }
  } catch (fault) {
    if (isDiskFull(fault)) return noSpace(dataDir)
    throw fault
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
