/**
 * A squad's day as it is asked for: from the request to the answer over HTTP into the built server, what is proposed and
 * the plan that is made of it. And how long a search that nobody waits for any more goes on.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { usualDay } from '../../domain/routePlan'
import { chosenAtFirst } from '../../domain/routeProposal'
import { createSolver } from '../../server/routing/solver'
import { proposedStop } from '../proposedStop'
import { cityFolder } from './cities'
import { type Figure, median, quantile, spread } from './figure'
import { type SignedIn, signIn, startProduct } from './product'
import { district } from './routeInstances'

const stopsOfDay = 30
/** The search's thread is warm after some plans. */
const warmings = 5
const askings = 20

const planDay = async ({ client }: SignedIn, seed: number): Promise<{ proposeMs: number; planMs: number }> => {
  const startedAt = performance.now()
  const { candidates } = await client.route.propose.query({ squad: 5 })
  const proposedAt = performance.now()
  const chosen = new Set(chosenAtFirst(candidates, stopsOfDay))
  const stops = candidates.filter(({ pointId }) => chosen.has(pointId)).map(proposedStop)
  if (stops.length !== stopsOfDay) throw new Error(`${stops.length} stops are proposed`)
  const { routes, left } = await client.route.plan.mutate({
    stops,
    settings: { ...usualDay, cars: 2 },
    present: [],
    seed,
  })
  if (routes.flat().length + left.length !== stopsOfDay) throw new Error('a stop is neither planned nor left')
  return { proposeMs: proposedAt - startedAt, planMs: performance.now() - proposedAt }
}

const measureDay = async (): Promise<Figure> => {
  const product = await startProduct(await cityFolder('sample'))
  try {
    const office = await signIn(product.url, 'office')
    for (let seed = 1; seed <= warmings; seed += 1) await planDay(office, seed)
    const days: { proposeMs: number; planMs: number }[] = []
    for (let seed = 1; seed <= askings; seed += 1) days.push(await planDay(office, seed))
    const both = days.map(({ proposeMs, planMs }) => proposeMs + planMs)
    const usual = (of: readonly number[]): string => `${median(of).toFixed(0)} ms`
    return {
      what: `proposal and plan of ${stopsOfDay} stops, 2 cars, warm, request to answer, p95`,
      measured: quantile(both, 0.95),
      limit: 400,
      unit: 'ms',
      how: `${spread(both, 'ms')}; medians: proposal ${usual(days.map(({ proposeMs }) => proposeMs))}, plan ${usual(days.map(({ planMs }) => planMs))}`,
    }
  } finally {
    await product.stop()
  }
}

const measureGivingUp = async (): Promise<Figure> => {
  const problem = district(2_000, 4, 1)
  const solver = createSolver()
  const times: number[] = []
  // Before the first round, where the problem is still being packed, and well within the search.
  for (const afterMs of [20, 100, 300, 2_000]) {
    await solver.solve(district(30, 1, 1), { seed: 1, milliseconds: 50 })
    const giving = new AbortController()
    const search = solver.solve(problem, { seed: 1, milliseconds: 60_000 }, giving.signal).catch(() => {})
    await wait(afterMs)
    const startedAt = performance.now()
    giving.abort()
    await search
    times.push(performance.now() - startedAt)
  }
  await solver.close()
  return {
    what: 'a search over 2,000 stops, given up: until it is over, the longest of 4',
    measured: Math.max(...times),
    limit: 100,
    unit: 'ms',
    how: times.map((ms) => `${ms.toFixed(0)} ms`).join(', '),
  }
}

export const measureRouteRequests = async (): Promise<Figure[]> => [await measureDay(), await measureGivingUp()]
