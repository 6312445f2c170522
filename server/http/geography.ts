/** The ground of the map: outline and offices as they lie in geodata/, and what of an office lies in no scope or in two, which changes with the boundaries. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type NamedAreas, readGaps } from '../boundaries/readGaps'
import type { Db } from '../db/open'
import { readGroundVersion } from '../groundVersion'
import { acceptedEncoding, hasVersion } from './encoding'
import type { Exchange } from './exchange'

const layers = ['outline', 'offices', 'gaps'] as const

type Ground = { readonly etag: string; readonly plain: Buffer; readonly br: Buffer; readonly gzip: Buffer }

/** `{ outline, offices, gaps, overlaps }`, each a GeoJSON FeatureCollection in WGS-84. */
const readGround = async (db: Db, folder: string): Promise<Ground> => {
  const texts = await Promise.all(layers.map((layer) => readFile(join(folder, `${layer}.geojson`), 'utf8')))
  const [outline, offices, packagedGaps] = texts.map((json) => JSON.parse(json)) as [NamedAreas, NamedAreas, NamedAreas]
  const ground = { outline, offices, ...(await readGaps(db, { offices, packagedGaps })) }
  const plain = Buffer.from(JSON.stringify(ground))
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    promisify(gzip)(plain),
  ])
  return { etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`, plain, br, gzip: zipped }
}

/** Made once for each state of what the scopes are read against. */
export const geography = (db: Db, folder: string) => {
  let kept: { readonly version: number; readonly ground: Promise<Ground> } | null = null
  return async ({ request }: Exchange): Promise<Response> => {
    const version = await readGroundVersion(db)
    if (kept?.version !== version) {
      const ground = readGround(db, folder)
      kept = { version, ground }
      ground.catch(() => {
        kept = null
      })
    }
    const { etag, plain, br, gzip: zipped } = await kept.ground
    const headers = new Headers({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-cache',
      vary: 'accept-encoding',
      etag,
    })
    if (hasVersion(request.headers, etag)) return new Response(null, { status: 304, headers })
    const encoding = acceptedEncoding(request.headers)
    if (encoding !== null) headers.set('content-encoding', encoding)
    const body = { br, gzip: zipped }[encoding ?? 'br']
    return new Response(new Uint8Array(encoding === null ? plain : body), { headers })
  }
}
