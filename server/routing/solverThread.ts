/** The search, in a thread of its own: what it is given, it solves, and it answers once the time is over. */
import { parentPort } from 'node:worker_threads'
import type { Routes, RoutingProblem } from '../../domain/routing/problem'
import { solve } from '../../domain/routing/solve'

export type SolverTask = {
  readonly task: number
  readonly problem: RoutingProblem
  readonly seed: number
  readonly milliseconds: number
  readonly initial: Routes | null
}
export type SolverAnswer = { readonly task: number } & ({ readonly routes: Routes } | { readonly fault: string })

parentPort?.on('message', ({ task, problem, seed, milliseconds, initial }: SolverTask) => {
  const startedAt = performance.now()
  const answer = (): SolverAnswer => {
    try {
      const progress = () => (performance.now() - startedAt) / milliseconds
      return { task, routes: solve(problem, { seed, progress, ...(initial && { initial }) }) }
    } catch (fault) {
      return { task, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }
    }
  }
  parentPort?.postMessage(answer())
})
