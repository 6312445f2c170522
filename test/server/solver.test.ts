/** The thread that searches for routes: one search after the other, given up at once, and never in the server's way. */
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import type { RoutingProblem } from '../../domain/routing/problem'
import { createSolver } from '../../server/routing/solver'

const solver = createSolver()
afterAll(() => solver.close())

/** Three stops on a line, each open all day. */
const places = 4
const seconds = Float64Array.from({ length: places * places }, (_, leg) => {
  const [from, to] = [Math.floor(leg / places), leg % places]
  return Math.abs(from - to) * 600
})
const problem: RoutingProblem = {
  places,
  seconds,
  metres: seconds,
  cost: seconds,
  stops: [1, 2, 3].map((place) => ({
    place,
    serviceSeconds: 600,
    windows: [{ opens: 0, closes: 86_400 }],
    penalty: 3_000,
    load: 0,
    car: null,
    position: 'free',
    sequence: null,
  })),
  cars: [{ start: 0, end: null, shift: { opens: 0, closes: 86_400 }, lunch: null, capacity: 10 }],
  balance: 0,
}
const aWholeDay = 86_400_000

test('searches asked for at once are answered one after the other', async () => {
  const search = { seed: 1, milliseconds: 30 }
  expect(await Promise.all([solver.solve(problem, search), solver.solve(problem, search)])).toEqual([
    [[0, 1, 2]],
    [[0, 1, 2]],
  ])
})

test('a search that is given up while it runs is over, and the next one is answered', async () => {
  const giving = new AbortController()
  const long = solver.solve(problem, { seed: 1, milliseconds: aWholeDay }, giving.signal)
  const next = solver.solve(problem, { seed: 1, milliseconds: 30 })
  await wait(200)
  giving.abort(new Error('given up'))
  await expect(long).rejects.toThrow('given up')
  expect(await next).toEqual([[0, 1, 2]])
})

test('one that is given up before its turn is not begun', async () => {
  const giving = new AbortController()
  giving.abort(new Error('not any more'))
  await expect(solver.solve(problem, { seed: 1, milliseconds: aWholeDay }, giving.signal)).rejects.toThrow(
    'not any more',
  )
})

test('timers go on while a search runs', async () => {
  const search = solver.solve(problem, { seed: 1, milliseconds: 300 })
  let ticks = 0
  const counting = setInterval(() => {
    ticks += 1
  }, 5)
  await search
  clearInterval(counting)
  expect(ticks).toBeGreaterThan(5)
})
