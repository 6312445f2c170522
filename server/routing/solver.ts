/**
 * Searches for routes, one after the other, in a thread beside the server's own: requests go on meanwhile. The thread is
 * started by the first search and kept, since warm code finds more; who gives up a search ends the thread, whatever it does.
 */
import type { Worker } from 'node:worker_threads'
import type { Routes, RoutingProblem } from '../../domain/routing/problem'
import { startThread } from '../startThread'
import type { SolverAnswer, SolverTask } from './solverThread'

export type Solver = {
  /** Rejects with the signal's reason when it is given up. */
  readonly solve: (
    problem: RoutingProblem,
    search: { readonly seed: number; readonly milliseconds: number; readonly initial?: Routes },
    signal?: AbortSignal,
  ) => Promise<Routes>
  readonly close: () => Promise<void>
}

const ask = (thread: Worker, task: SolverTask, signal: AbortSignal | undefined): Promise<Routes> =>
  new Promise((resolve, reject) => {
    const onAbort = () => settle(() => reject(signal?.reason))
    const onMessage = (answer: SolverAnswer) => {
      if (answer.task !== task.task) return
      settle(() => ('fault' in answer ? reject(new Error(answer.fault)) : resolve(answer.routes)))
    }
    const onError = (error: Error) => settle(() => reject(error))
    const onExit = () => settle(() => reject(new Error('the thread that searches for routes has ended')))
    const settle = (tell: () => void) => {
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      signal?.removeEventListener('abort', onAbort)
      tell()
    }
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    signal?.addEventListener('abort', onAbort)
    thread.postMessage(task)
  })

export const createSolver = (): Solver => {
  let thread: Worker | null = null
  let tasks = 0
  let last: Promise<unknown> = Promise.resolve()
  const present = (): Worker => {
    if (thread !== null) return thread
    const started = startThread('solverThread')
    started.on('exit', () => {
      if (thread === started) thread = null
    })
    started.on('error', () => {})
    thread = started
    return started
  }
  const end = async (): Promise<void> => {
    const ending = thread
    thread = null
    await ending?.terminate()
  }
  return {
    solve: (problem, { seed, milliseconds, initial }, signal) => {
      const turn = last.then(async () => {
        signal?.throwIfAborted()
        tasks += 1
        const task: SolverTask = { task: tasks, problem, seed, milliseconds, initial: initial ?? null }
        try {
          return await ask(present(), task, signal)
        } catch (error) {
          // What it was at is of no use any more.
          await end()
          throw error
        }
      })
      last = turn.catch(() => {})
      return turn
    },
    close: end,
  }
}
