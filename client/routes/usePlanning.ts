/**
 * Plans a day: by the server, which knows the roads where there is a map of them; without network by the same search in a
 * worker of this page, with what is known of ways by then. The worker is loaded while there is a network.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type KnownTimes, timesOfPlan } from '../../domain/knownTimes'
import { type PlanRoutes, type PlanStop, problemOf } from '../../domain/routePlan'
import type { Routes, RoutingProblem } from '../../domain/routing/problem'
import type { Text } from '../../domain/text'
import { statusOf, useTRPCClient } from '../trpc'
import type { RoutePlan } from './planState'
import type { WorkerAnswer, WorkerTask } from './solverWorker'

export type Planned = {
  readonly stops: readonly PlanStop[]
  readonly routes: PlanRoutes
  readonly known: KnownTimes | null
  /** Why ways are estimated, or another than the usual search found the routes; null: nothing is amiss. */
  readonly note: Text | null
}

type Planning = {
  readonly isPlanning: boolean
  /** What the server calls the question that is under way; null: none is. */
  readonly question: string | null
  /** The server's refusal of the last try; null: there was none. */
  readonly failure: unknown
  readonly ask: (plan: RoutePlan, stops: readonly PlanStop[], seed: number) => void
  /** What is being asked is not wanted any more. */
  readonly giveUp: () => void
}

/** Longer than the server lets a road engine take; then this device plans by itself. */
const answerWithinMs = 22_000
/** A phone is slower than the server, and has the time. */
const millisecondsOnDevice = 1_200

export const usePlanning = (onPlanned: (planned: Planned) => void): Planning => {
  const client = useTRPCClient()
  const worker = useRef<Worker | null>(null)
  const [question, setQuestion] = useState<string | null>(null)
  const asked = useRef<AbortController | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    worker.current = new Worker(new URL('./solverWorker.ts', import.meta.url), { type: 'module' })
    return () => {
      worker.current?.terminate()
      worker.current = null
    }
  }, [])

  const planHere = useCallback(
    async ({ settings, routes, known }: RoutePlan, stops: readonly PlanStop[], seed: number) => {
      const { problem, toRoutes, toPlan } = problemOf(stops, settings, timesOfPlan(stops, settings, known), routes)
      return {
        stops,
        known,
        routes: toPlan(await solveIn(worker.current, problem, toRoutes(routes), seed)),
        note: null,
      }
    },
    [],
  )

  const ask = useCallback<Planning['ask']>(
    (plan, stops, seed) => {
      asked.current?.abort()
      const own = new AbortController()
      asked.current = own
      const named = uuidv7()
      setQuestion(named)
      setFailure(null)
      const { settings, routes: present } = plan
      const byServer = client.route.plan.mutate(
        { stops: [...stops], settings, present: present.map((route) => [...route]), seed, question: named },
        { signal: AbortSignal.any([own.signal, AbortSignal.timeout(answerWithinMs)]) },
      )
      byServer
        .then(
          ({ routes, times, travelTimes, solvedBy }): Planned => ({
            stops,
            routes,
            known: times,
            note: travelTimes.note ?? solvedBy.note,
          }),
          (error) => {
            if (statusOf(error) !== null || own.signal.aborted) throw error
            return planHere(plan, stops, seed)
          },
        )
        // The plan stands before the button is free again: who sees it free sees the new plan.
        .then(
          (planned) => !own.signal.aborted && onPlanned(planned),
          (error) => !own.signal.aborted && setFailure(error),
        )
        .finally(() => asked.current === own && setQuestion(null))
    },
    [client, planHere, onPlanned],
  )
  const giveUp = useCallback(() => {
    asked.current?.abort()
    asked.current = null
    setQuestion(null)
    setFailure(null)
  }, [])
  return { isPlanning: question !== null, question, failure, ask, giveUp }
}

let tasks = 0
const solveIn = (worker: Worker | null, problem: RoutingProblem, initial: Routes, seed: number): Promise<Routes> =>
  new Promise((resolve, reject) => {
    if (worker === null) return reject(new Error('no worker'))
    tasks += 1
    const task: WorkerTask = { task: tasks, problem, seed, initial, milliseconds: millisecondsOnDevice }
    const settle = () => {
      worker.removeEventListener('message', onMessage)
      worker.removeEventListener('error', onError)
    }
    const onMessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      if (data.task !== task.task) return
      settle()
      resolve(data.routes)
    }
    const onError = (event: ErrorEvent) => {
      settle()
      reject(new Error(event.message))
    }
    worker.addEventListener('message', onMessage)
    worker.addEventListener('error', onError)
    worker.postMessage(task)
  })
