/** /tiles: vector tiles of points, scopes and road sections for programs that draw maps, and the TileJSON that names them. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { pointStatuses } from '../../domain/pointStatus'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { sha256Hex } from '../canonicalBody'
import type { Server } from '../context'
import { accepts, hasVersion } from '../http/encoding'
import type { Exchange } from '../http/exchange'
import { exceptionOf } from '../ogc/exception'
import { extent, type TileAddress } from './mercator'
import { pointsOfTile } from './pointLayer'
import { createTileStore, type TileSource } from './tileStore'

const zipped = promisify(gzip)

const noSuchTile = refuse(
  'notFound',
  '没有这个瓦片。请按 /tiles 给出的地址和级别请求。',
  'There is no such tile. Ask by the address and the zooms that /tiles gives.',
)

/** Closer ones are drawn from these. */
const maxZoom = 16
const deepest = 22

/** '13/6625/3163', with or without '.mvt' or '.pbf'. */
const addressOf = (path: string): TileAddress | Refusal => {
  const [, z, x, y] = /^(\d{1,2})\/(\d{1,8})\/(\d{1,8})(?:\.(?:mvt|pbf))?$/.exec(path)?.map(Number) ?? []
  if (z === undefined || x === undefined || y === undefined) return noSuchTile
  return z > deepest || x >= 2 ** z || y >= 2 ** z ? noSuchTile : { z, x, y }
}

/** What vt-pbf reads of a tile is its features alone. */
const layerOf = (features: readonly GeoJSONVTFeature[]) => ({ features }) as unknown as GeoJSONVTTile

const encoded = ({ points, scopes, sections, today }: TileSource, address: TileAddress): Uint8Array => {
  const { z, x, y } = address
  const layers = {
    scopes: scopes.getTile(z, x, y)?.features ?? [],
    'road-sections': sections.getTile(z, x, y)?.features ?? [],
    points: pointsOfTile(points, address, today),
  }
  return fromGeojsonVt(
    Object.fromEntries(
      Object.entries(layers).flatMap(([name, features]) => (features.length === 0 ? [] : [[name, layerOf(features)]])),
    ),
    { version: 2, extent },
  )
}

const standing = { status: 'String', openIssues: 'Number' }
const tileJson = (origin: string) => ({
  tilejson: '3.0.0',
  name: '巡城 Xuncheng',
  tiles: [`${origin}/tiles/{z}/{x}/{y}.mvt`],
  minzoom: 0,
  maxzoom: maxZoom,
  vector_layers: [
    {
      id: 'points',
      description: 'count: several points put together, with their number by status; status is then the worst of them',
      fields: {
        ...standing,
        code: 'String',
        name: 'String',
        kind: 'String',
        scope: 'String',
        squad: 'Number',
        count: 'Number',
        ...Object.fromEntries(pointStatuses.map((status) => [status, 'Number'])),
      },
    },
    { id: 'scopes', fields: { scope: 'String', name: 'String', nameEn: 'String', squad: 'Number', extent: 'String' } },
    {
      id: 'road-sections',
      fields: { ...standing, roadSection: 'String', name: 'String', nameEn: 'String', unit: 'String' },
    },
  ],
})

type Packed = { readonly plain: Buffer; readonly gzip: () => Promise<Buffer> }

const pack = (tile: Uint8Array): Packed => {
  let packed: Promise<Buffer> | null = null
  return {
    plain: Buffer.from(tile),
    gzip: () => {
      packed ??= zipped(tile)
      return packed
    },
  }
}

/** Tiles kept of one version; few are looked at again after so many others. */
const mostKept = 1_000

export const tileRoutes = (server: Pick<Server, 'database' | 'clock'>, originOf: (request: Request) => string) => {
  const store = createTileStore(server)
  let version = ''
  let kept = new Map<string, Packed>()

  const packedTile = (source: TileSource, path: string, address: TileAddress): Packed => {
    if (source.version !== version || kept.size >= mostKept) kept = new Map()
    version = source.version
    const known = kept.get(path)
    if (known !== undefined) return known
    const packed = pack(encoded(source, address))
    kept.set(path, packed)
    return packed
  }

  return {
    describe: ({ request }: Exchange): Response =>
      Response.json(tileJson(originOf(request)), { headers: { 'cache-control': 'private, no-cache' } }),

    tile: async ({ request }: Exchange): Promise<Response> => {
      const address = addressOf(new URL(request.url).pathname.slice('/tiles/'.length))
      if (isRefusal(address)) return exceptionOf(address, request)
      const path = `${address.z}/${address.x}/${address.y}`
      const source = await store.read()
      const etag = `"${sha256Hex(source.version, ' ', path).slice(0, 20)}"`
      const headers = new Headers({
        'content-type': 'application/vnd.mapbox-vector-tile',
        'cache-control': 'private, no-cache',
        vary: 'accept-encoding, authorization, cookie',
        etag,
      })
      if (hasVersion(request.headers, etag)) return new Response(null, { status: 304, headers })
      const packed = packedTile(source, path, address)
      const isZipped = accepts(request.headers, 'gzip')
      if (isZipped) headers.set('content-encoding', 'gzip')
      const body = isZipped ? await packed.gzip() : packed.plain
      headers.set('content-length', String(body.length))
      return new Response(new Uint8Array(body), { headers })
    },
  }
}
