/** The same search as the server's, on this device: for a phone that has no network. */
import type { Routes, RoutingProblem } from '../../domain/routing/problem'
import { solve } from '../../domain/routing/solve'

export type WorkerTask = {
  readonly task: number
  readonly problem: RoutingProblem
  readonly seed: number
  readonly milliseconds: number
  readonly initial: Routes
}
export type WorkerAnswer = { readonly task: number; readonly routes: Routes }

self.onmessage = ({ data: { task, problem, seed, milliseconds, initial } }: MessageEvent<WorkerTask>) => {
  const startedAt = performance.now()
  const routes = solve(problem, { seed, initial, progress: () => (performance.now() - startedAt) / milliseconds })
  self.postMessage({ task, routes } satisfies WorkerAnswer)
}
