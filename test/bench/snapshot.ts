/** The snapshot's bytes by columns beside the same points as row objects, as sent over HTTP by the running product. */
import { get, type IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { type ColumnarSnapshot, fromColumns } from '../../domain/mapSnapshot'
import { brotliQuality } from '../../server/http/packedJson'
import { cityFolder } from './cities'
import type { Figure } from './figure'
import { signIn, startProduct } from './product'

const points = 10_000

type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** As it came over the wire. */
  readonly body: Buffer
  readonly ms: number
}

export const ask = (url: string, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now()
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
          ms: performance.now() - startedAt,
        }),
      )
    }).on('error', reject)
  })

const compressed = (json: string): Promise<Buffer> =>
  promisify(brotliCompress)(json, {
    params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: json.length },
  })

export const measureSnapshot = async (): Promise<Figure[]> => {
  const product = await startProduct(await cityFolder(points))
  try {
    const { cookie } = await signIn(product.url, 'leader1')
    const headers = { cookie, 'accept-encoding': 'br' }
    const first = await ask(`${product.url}/api/snapshot`, headers)
    const again = await ask(`${product.url}/api/snapshot`, headers)
    const unchanged = await ask(`${product.url}/api/snapshot`, {
      ...headers,
      'if-none-match': first.headers.etag ?? '',
    })
    if (first.headers['content-encoding'] !== 'br') throw new Error('the snapshot did not come by brotli')

    const columns = JSON.parse((await promisify(brotliDecompress)(first.body)).toString()) as ColumnarSnapshot
    const snapshot = fromColumns(columns)
    if (snapshot.points.length !== points) throw new Error(`${snapshot.points.length} points instead of ${points}`)
    const rows = await compressed(JSON.stringify(snapshot.points))
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
    return [
      {
        what: 'snapshot at 10k: columns ÷ row objects',
        measured: first.body.length / rows.length,
        limit: 0.55,
        unit: '×',
        how: `${kB(first.body.length)} and ${kB(rows.length)}, both brotli ${brotliQuality}`,
      },
      {
        what: 'snapshot at 10k, unchanged: bytes of a 304',
        measured: unchanged.status === 304 ? unchanged.body.length : Number.POSITIVE_INFINITY,
        limit: 0,
        unit: '',
        how: `status ${unchanged.status} after ${unchanged.ms.toFixed(0)} ms`,
      },
      {
        what: 'snapshot at 10k: asked for the first time',
        measured: first.ms,
        limit: null,
        unit: 'ms',
        how: `and then, while nothing changes, ${again.ms.toFixed(0)} ms`,
      },
    ]
  } finally {
    await product.stop()
  }
}
