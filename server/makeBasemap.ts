/**
 * `npm run basemap -- <file.osm.pbf|file.pmtiles>`: makes a downloaded file the offline base map of the server whose DATA_DIR
 * the environment names, beside a running server or without one. Ends with 0: it is in place; 1: it is not, and why.
 */
import { join, resolve } from 'node:path'
import { isRefusal, refuse } from '../domain/refusal'
import { type Text, text } from '../domain/text'
import { installBasemap } from './basemap/installBasemap'
import { readEnvironment } from './env'
import { repositoryRoot } from './repositoryRoot'

const usage = refuse(
  'invalid',
  '用法：npm run basemap -- <文件.osm.pbf 或 文件.pmtiles>。请给出一个文件。',
  'Usage: npm run basemap -- <file.osm.pbf or file.pmtiles>. Name one file.',
)

export type Say = (line: Text) => void

/** `findTilemaker` may install it; undefined: it is not there. */
export const makeBasemap = async (
  words: readonly string[],
  findTilemaker: () => string | undefined,
  say: Say,
  complain: Say,
): Promise<number> => {
  const environment = readEnvironment(process.env)
  const [path, ...more] = words.filter((word) => word !== '--')
  if ('malformed' in environment) {
    complain({ zh: environment.malformed, en: '' })
    return 1
  }
  if (path === undefined || more.length > 0) {
    complain(usage.refused)
    return 1
  }
  const { dataDir, basemapPmtiles } = environment
  const installed = await installBasemap(resolve(path), {
    dataDir,
    geodataFolder: join(repositoryRoot, 'geodata'),
    findTilemaker,
  })
  if (isRefusal(installed)) {
    complain(installed.refused)
    return 1
  }
  const { tiles, bytes, warning } = installed
  const size = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
  say(
    text(
      `离线底图已就绪：${installed.path}（${tiles} 个瓦片，${size}）。刷新页面后，在地图的“底图”里选用。`,
      `The offline base map is in place: ${installed.path} (${tiles} tiles, ${size}). Reload the page and choose it on the map under "Base map".`,
    ),
  )
  if (warning) complain(warning)
  if (basemapPmtiles !== undefined)
    complain(
      text(
        'BASEMAP_PMTILES 指向另一个底图，服务器用的是那一个。',
        'BASEMAP_PMTILES names another base map, and the server uses that one.',
      ),
    )
  return 0
}
