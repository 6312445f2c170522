/** What a photo costs the server: a good one of 12 megapixels, many at once, and every file that only looks like one. */
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { heic, hugePng, photograph } from '../photographs'
import { cityFolder } from './cities'
import { type Figure, median, quantile, spread } from './figure'
import { forgetPeakOf, peakOf, rssOf } from './processes'
import { type Product, signIn, startProduct } from './product'

const goodOnes = 12
const limits = { refusedMs: 2000, growthMB: 150 }

const pngOf = async (bytes: Buffer): Promise<Buffer> => sharp(bytes).png().toBuffer()

/** Name, file, status that it has to be answered with. */
const badOnes = async (): Promise<readonly (readonly [string, Uint8Array, number])[]> => [
  ['0 bytes', new Uint8Array(), 400],
  ['a text named .jpg', Buffer.from('会议记录'), 400],
  ['a PNG of 30,000 × 30,000 px', hugePng(30_000, 30_000), 413],
  ['a truncated JPEG', (await photograph({ widthPx: 4000, heightPx: 3000 })).subarray(0, 3_000_000), 400],
  ['a truncated PNG', (await pngOf(await photograph({ widthPx: 2600, heightPx: 1900 }))).subarray(0, 8_000_000), 400],
  ['a HEIC', heic(), 400],
  ['60 MB', new Uint8Array(60_000_000), 413],
]

export const measurePhotos = async (): Promise<Figure[]> => {
  const product = await startProduct(await cityFolder('sample'))
  try {
    return await measure(product)
  } finally {
    await product.stop()
  }
}

const measure = async ({ url, processes: { server } }: Product): Promise<Figure[]> => {
  const { cookie } = await signIn(url, 'squad1')
  const send = async (body: Uint8Array, status: number) => {
    const startedAt = performance.now()
    const response = await fetch(`${url}/api/photos`, { method: 'POST', headers: { cookie }, body: body as BodyInit })
    await response.arrayBuffer()
    if (response.status !== status) throw new Error(`answered ${response.status} in place of ${status}`)
    return performance.now() - startedAt
  }
  /** How much more memory the server held at its most, than before. */
  const growthDuring = async (work: () => Promise<void>): Promise<number> => {
    await wait(300)
    forgetPeakOf(server)
    const before = rssOf(server)
    await work()
    return peakOf(server) - before
  }

  // Once beforehand, unmeasured: the first photo loads what decodes photos.
  await send(await photograph({ seed: 100 }), 200)

  const refused: Figure[] = []
  for (const [what, file, status] of await badOnes()) {
    let ms = 0
    const growth = await growthDuring(async () => {
      ms = await send(file, status)
    })
    refused.push(
      { what: `photo refused: ${what}`, measured: ms, limit: limits.refusedMs, unit: 'ms', how: `status ${status}` },
      {
        what: `photo refused: ${what}: memory`,
        measured: growth,
        limit: limits.growthMB,
        unit: 'MB',
        how: 'peak of the server above what it held',
      },
    )
  }

  const photos: Buffer[] = []
  for (let seed = 1; seed <= goodOnes * 2; seed += 1)
    photos.push(await photograph({ widthPx: 4000, heightPx: 3000, seed, place: [111.14, 37.52] }))
  const [one, many] = [photos.slice(0, goodOnes), photos.slice(goodOnes)]
  const times: number[] = []
  const growthOfOne = await growthDuring(async () => {
    for (const photo of one) times.push(await send(photo, 200))
  })
  const together: number[] = []
  const growthOfMany = await growthDuring(async () => {
    together.push(...(await Promise.all(many.map((photo) => send(photo, 200)))))
  })
  const mB = ((photos[0]?.length ?? 0) / 1e6).toFixed(1)
  return [
    ...refused,
    {
      what: 'photo of 12 megapixels, sent and kept',
      measured: median(times),
      limit: null,
      unit: 'ms',
      how: `${mB} MB each; ${spread(times, 'ms')}; memory +${growthOfOne.toFixed(0)} MB at most`,
    },
    {
      what: `${goodOnes} photos of 12 megapixels at once: the last`,
      measured: quantile(together, 1),
      limit: null,
      unit: 'ms',
      how: `memory +${growthOfMany.toFixed(0)} MB at most`,
    },
  ]
}
