/** /ogc and /tiles at 100,000 points, asked over HTTP as a GIS asks them, with an access token. */
import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { tokenOf } from '../../domain/accessToken'
import { squareOf } from '../../server/tiles/mercator'
import { cityFolder } from './cities'
import { type Figure, quantile, spread } from './figure'
import { signIn, startProduct } from './product'
import { ask } from './snapshot'

const points = 100_000
const times = 60

/** The same boxes in each run, all over the town. */
const boxes = (degrees: number) =>
  Array.from({ length: times }, (_, at) => {
    const west = 111.05 + ((at * 7) % times) * 0.003
    const south = 37.44 + ((at * 11) % times) * 0.002
    return [west, south, west + degrees, south + degrees].map((value) => value.toFixed(6)).join(',')
  })
const statuses = ['overdue', 'open', 'rectifying', 'awaitingRecheck', 'uninspected', 'compliant'] as const

/** The tile in which a place lies, and those around it. */
const tilesAround = (z: number, steps: number): string[] => {
  const [x = 0, y = 0] = squareOf([111.14, 37.52]).map((share) => Math.floor(share * 2 ** z))
  const near = Array.from({ length: 2 * steps + 1 }, (_, at) => at - steps)
  return near.flatMap((across) => near.map((down) => `${z}/${x + across}/${y + down}`))
}

export const measureOgc = async (): Promise<Figure[]> => {
  const product = await startProduct(await cityFolder(points))
  try {
    const { client } = await signIn(product.url, 'office')
    const token = tokenOf(randomBytes(32))
    const { today } = await client.campaign.overview.query()
    await client.accessToken.make.mutate({ actionId: uuid(), id: uuid(), name: 'bench', until: today, token })
    const get = async (path: string, more: Record<string, string> = {}) => {
      const answer = await ask(path.startsWith('http') ? path : product.url + path, {
        authorization: `Bearer ${token}`,
        ...more,
      })
      if (answer.status !== 200) throw new Error(`${answer.status} for ${path}: ${answer.body}`)
      return answer
    }
    const items = '/ogc/collections/points/items'
    const took = async (paths: readonly string[]): Promise<number[]> => {
      const each: number[] = []
      for (const path of paths) each.push((await get(path)).ms)
      return each
    }
    // A server reads its city once when it has been started; that is measured elsewhere.
    await client.city.curve.query({ where: {} })
    // The first of each finds its tables cold, as the first person of the day does; it is told apart.
    const first = await took([items, '/ogc/collections/issues/items', `/tiles/${tilesAround(13, 0)[0]}`])
    const inBox = await took(boxes(0.02).map((box) => `${items}?bbox=${box}`))
    const inWideBox = await took(boxes(0.1).map((box) => `${items}?bbox=${box}`))
    const byProperty = await took(
      boxes(0.05).map((box, at) => `${items}?status=${statuses[at % 6]}&squad=${1 + (at % 5)}&bbox=${box}`),
    )
    const issuesInBox = await took(boxes(0.02).map((box) => `/ogc/collections/issues/items?bbox=${box}`))
    const walk: number[] = []
    let walked = 0
    for (let at: string | undefined = `${items}?limit=10000`; at !== undefined; ) {
      const { ms, body } = await get(at)
      const page = JSON.parse(body.toString()) as {
        features: unknown[]
        links: { rel: string; href: string }[]
      }
      walk.push(ms)
      walked += page.features.length
      at = page.links.find(({ rel }) => rel === 'next')?.href
    }
    if (walked !== points) throw new Error(`${walked} of ${points} points on all pages`)
    const tiles = await took(tilesAround(13, 4).map((tile) => `/tiles/${tile}`))
    const low = await get(`/tiles/${tilesAround(8, 0)[0]}`, { 'accept-encoding': 'gzip' })
    const p95 = (what: string, values: readonly number[], limit: number | null): Figure => ({
      what,
      measured: quantile(values, 0.95),
      limit,
      unit: 'ms',
      how: `median ${quantile(values, 0.5).toFixed(0)} ms, ${spread(values, 'ms')}`,
    })
    return [
      p95('/ogc at 100k: points in a box of 2 km, p95', inBox, 60),
      p95('/ogc at 100k: points in a box of 10 km, p95', inWideBox, 60),
      p95('/ogc at 100k: points by status, squad and box, p95', byProperty, 60),
      p95('/ogc at 100k: issues in a box of 2 km, p95', issuesInBox, 60),
      {
        what: '/ogc at 100k: all points by pages of 10,000',
        measured: walk.reduce((sum, ms) => sum + ms, 0),
        limit: null,
        unit: 'ms',
        how: `${walk.length} pages, the longest ${quantile(walk, 1).toFixed(0)} ms`,
      },
      {
        what: '/ogc and /tiles at 100k: asked for the first time',
        measured: quantile(first, 1),
        limit: null,
        unit: 'ms',
        how: `points ${first[0]?.toFixed(0)} ms, issues ${first[1]?.toFixed(0)} ms, a tile ${first[2]?.toFixed(0)} ms`,
      },
      p95('/tiles at 100k: z13, none asked for before, p95', tiles, 15),
      {
        what: '/tiles at 100k: z8, the whole city in one tile',
        measured: low.body.length / 1000,
        limit: 50,
        unit: 'kB',
        how: `gzip, in ${low.ms.toFixed(0)} ms`,
      },
    ]
  } finally {
    await product.stop()
  }
}
