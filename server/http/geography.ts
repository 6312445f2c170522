/** The ground of the map: outline, offices and the gaps between scopes, as they lie in geodata/. It changes with a release alone. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { acceptedEncoding, hasVersion } from './encoding'
import type { Exchange } from './exchange'

const layers = ['outline', 'offices', 'gaps'] as const

type Ground = { readonly etag: string; readonly plain: Buffer; readonly br: Buffer; readonly gzip: Buffer }

/** `{ outline, offices, gaps }`, each a GeoJSON FeatureCollection in WGS-84. */
const readGround = async (folder: string): Promise<Ground> => {
  const texts = await Promise.all(layers.map((layer) => readFile(join(folder, `${layer}.geojson`), 'utf8')))
  const plain = Buffer.from(
    JSON.stringify(Object.fromEntries(layers.map((name, at) => [name, JSON.parse(texts[at] ?? '')]))),
  )
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    promisify(gzip)(plain),
  ])
  return { etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`, plain, br, gzip: zipped }
}

export const geography = (folder: string) => {
  let ground: Promise<Ground> | null = null
  return async ({ request }: Exchange): Promise<Response> => {
    ground ??= readGround(folder)
    const { etag, plain, br, gzip: zipped } = await ground
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
