/** The leaders' city at 100,000 points and 300,000 issues, over HTTP. */
import type { Selection, Where } from '../../domain/city/selection'
import { cityFolder } from './cities'
import { type Figure, median, quantile, spread } from './figure'
import { signIn, startProduct } from './product'
import { ask } from './snapshot'

const points = 100_000
const issues = 300_000
const asked = 60

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now()
  await act()
  return performance.now() - startedAt
}

export const measureCity = async (): Promise<Figure[]> => {
  const product = await startProduct(await cityFolder(points, issues))
  try {
    const { client, cookie } = await signIn(product.url, 'leader1')
    const { scopes, squads } = await client.campaign.overview.query()
    const places: Where[] = [
      {},
      { urban: true },
      ...scopes.map(({ id }) => ({ scopeId: id })),
      ...squads.map(({ number }) => ({ squad: number })),
    ]
    const placeAt = (index: number): Where => places[index % places.length] ?? {}
    const first = await timed(() => client.city.view.query({ where: {} }))
    const { view } = await client.city.view.query({ where: {} })
    const counted = view.all.points.reduce((sum, count) => sum + count, 0)
    const open = await client.city.rows.query({
      selection: { of: 'issues', is: 'found', where: {}, since: '2022-06-01' },
    })
    if (counted !== points) throw new Error(`${counted} points instead of ${points}`)
    const views: number[] = []
    const lists: number[] = []
    // One in three asks for the whole city.
    for (let index = 0; index < asked; index += 1) {
      const where = index % 3 === 0 ? {} : placeAt(index)
      views.push(await timed(() => client.city.view.query({ where })))
      const selection: Selection = { of: 'issues', is: index % 2 === 0 ? 'overdue' : 'open', where: placeAt(index) }
      lists.push(await timed(() => client.city.rows.query({ selection })))
    }
    const curve = await timed(() => client.city.curve.query({ where: { urban: true } }))
    const history = await ask(`${product.url}/api/history`, { cookie, 'accept-encoding': 'br' })
    return [
      {
        what: `city view at 100k points, ${Math.round(open.total / 1000)}k issues found: p95`,
        measured: quantile(views, 0.95),
        limit: 100,
        unit: 'ms',
        how: `${spread(views, 'ms')}, median ${median(views).toFixed(0)} ms; the first after the start ${first.toFixed(0)} ms`,
      },
      {
        what: 'city at 100k, 300k: rows behind a number, p95',
        measured: quantile(lists, 0.95),
        limit: 150,
        unit: 'ms',
        how: spread(lists, 'ms'),
      },
      {
        what: 'city at 100k: curve of 107 days',
        measured: curve,
        limit: null,
        unit: 'ms',
        how: 'once',
      },
      {
        what: 'city at 100k: the days of every point',
        measured: history.body.length / 1000,
        limit: null,
        unit: 'kB',
        how: `brotli, made in ${history.ms.toFixed(0)} ms`,
      },
    ]
  } finally {
    await product.stop()
  }
}
