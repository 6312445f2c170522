/** The base maps that this server offers, as its environment configures them and as files are there. */
import { join } from 'node:path'
import type { OfferedBasemap } from '../../domain/basemap'
import type { Environment } from '../env'
import { isHttpUrl } from '../environmentValues'
import type { Exchange } from '../http/exchange'
import { originOfTemplate } from '../http/securityHeaders'
import { offlineFile } from './installBasemap'
import { offlineBasemap, offlinePath } from './offlineBasemap'
import { openTianditu } from './tianditu'
import { tiandituRoute } from './tiandituRoute'
import { createTileCache } from './tileCache'

export type Basemaps = {
  /** In the order of the map's menu. */
  readonly offered: () => Promise<readonly OfferedBasemap[]>
  /** Outside this server, for the browser's policy. */
  readonly origins: readonly string[]
  readonly offline: (exchange: Exchange) => Promise<Response>
  readonly tianditu: (exchange: Exchange) => Promise<Response>
}

type Settings = Pick<
  Environment,
  'dataDir' | 'basemapUrl' | 'basemapDatum' | 'basemapAttribution' | 'basemapPmtiles' | 'tianditu'
>

/** Some 30,000 tiles: the district at every zoom, many times over. */
const cacheBytes = 512 * 1024 * 1024
const monthMs = 30 * 24 * 3_600_000

const ofTianditu = [{ id: 'tiandituVec' }, { id: 'tiandituImg' }, { id: 'tiandituTer' }] as const

export const openBasemaps = (settings: Settings, onFault: (fault: unknown) => void): Basemaps => {
  const { dataDir, basemapUrl, basemapDatum, basemapAttribution, basemapPmtiles, tianditu } = settings
  const remote = basemapPmtiles !== undefined && isHttpUrl(basemapPmtiles) ? basemapPmtiles : null
  const offline = offlineBasemap(remote === null ? (basemapPmtiles ?? offlineFile(dataDir)) : null)
  // What is configured and not there is offered all the same: the map then says that it is missing.
  const offlineUrl = async () => remote ?? (await offline.url()) ?? (basemapPmtiles === undefined ? null : offlinePath)
  const cache = createTileCache(join(dataDir, 'tianditu'), { mostBytes: cacheBytes, oldAfterMs: monthMs }, onFault)
  return {
    offered: async () => {
      const url = await offlineUrl()
      return [
        ...(basemapUrl === undefined
          ? []
          : [
              {
                id: 'own' as const,
                url: basemapUrl,
                datum: basemapDatum ?? null,
                attribution: basemapAttribution ?? null,
              },
            ]),
        ...(url === null ? [] : [{ id: 'offline' as const, url }]),
        ...(tianditu === undefined ? [] : ofTianditu),
      ]
    },
    origins: [basemapUrl, remote].flatMap((url) => (url === undefined || url === null ? [] : [originOfTemplate(url)])),
    offline: offline.respond,
    tianditu: tiandituRoute(tianditu === undefined ? null : openTianditu(tianditu, cache, onFault)),
  }
}
