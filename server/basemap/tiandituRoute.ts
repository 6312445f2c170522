/** `/api/basemap/tianditu/{layer}/{z}/{x}/{y}`: one tile of 天地图, without the key. */
import { createHash } from 'node:crypto'
import { tiandituLayers } from '../../domain/basemap'
import { hasVersion } from '../http/encoding'
import type { Exchange } from '../http/exchange'
import { nothingHere, refusalResponse } from '../http/refusals'
import { isTilePlace, type Tianditu, type TilePlace } from './tianditu'
import { refusalOf } from './tileAnswer'

/** Null: no such tile can be. */
const placeOf = (pathname: string): TilePlace | null => {
  const [, name, ...numbers] =
    /^\/api\/basemap\/tianditu\/([a-z]{3})\/(\d{1,2})\/(\d{1,6})\/(\d{1,6})$/.exec(pathname) ?? []
  const layer = tiandituLayers.find((known) => known === name)
  const [z, x, y] = numbers.map(Number)
  if (layer === undefined || z === undefined || x === undefined || y === undefined) return null
  const place = { layer, z, x, y }
  return isTilePlace(place) ? place : null
}

/** Null: there is no key, so nothing of it is here. */
export const tiandituRoute =
  (tianditu: Tianditu | null) =>
  async ({ request }: Exchange): Promise<Response> => {
    const place = placeOf(new URL(request.url).pathname)
    if (tianditu === null || place === null) return refusalResponse(nothingHere)
    const answer = await tianditu.tile(place)
    if (answer.kind === 'noTile') return refusalResponse(nothingHere)
    if (answer.kind === 'fault')
      // Not the caller's fault, whatever kind of refusal it is.
      return refusalResponse(refusalOf[answer.fault], { status: 503, headers: { 'retry-after': '60' } })
    const etag = `"${createHash('sha256').update(answer.bytes).digest('base64url').slice(0, 20)}"`
    const headers = {
      'content-type': answer.type,
      'cache-control': 'private, max-age=604800',
      vary: 'cookie',
      etag,
    }
    if (hasVersion(request.headers, etag)) return new Response(null, { status: 304, headers })
    return new Response(answer.bytes, { headers })
  }
