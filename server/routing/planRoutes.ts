/** Routes by whoever is to find them: VROOM where the office has one that can, the product's own search otherwise. */
import type { Routes, RoutingProblem } from '../../domain/routing/problem'
import { type Text, text } from '../../domain/text'
import type { Solver } from './solver'
import { EngineFault } from './travel/engine'
import { type Vroom, vroomCanSay } from './vroom'

/** Who found the routes; `note`: why not VROOM, where there is one. */
export type SolverSource = { readonly solver: 'own' | 'vroom'; readonly note: Text | null }

export const vroomNotes = {
  silent: text(
    'VROOM 没有回应，本次由系统自己排线路。',
    'VROOM did not answer; the product ordered the stops itself this time.',
  ),
  wrong: text(
    'VROOM 排的线路不符合要求，本次由系统自己排。',
    'VROOM’s routes do not keep to what was asked; the product ordered the stops itself this time.',
  ),
  cannotSay: text(
    '有最先、最后或固定先后的点，VROOM 排不了，由系统自己排。',
    'Some stops are first, last or keep their order, which VROOM cannot do; the product ordered them itself.',
  ),
} as const

type Search = Parameters<Solver['solve']>[1]

/** Rejects with the signal's reason when it is given up. */
export type PlanRoutes = (
  problem: RoutingProblem,
  search: Search,
  signal?: AbortSignal,
) => Promise<{ readonly routes: Routes } & SolverSource>

/** `onFault` is told why VROOM was of no use. */
export const createPlanRoutes =
  (solver: Solver, vroom: Vroom | null, onFault: (fault: unknown) => void): PlanRoutes =>
  async (problem, search, signal) => {
    const own = async (note: Text | null) => ({
      routes: await solver.solve(problem, search, signal),
      solver: 'own' as const,
      note,
    })
    if (vroom === null || problem.stops.length === 0) return own(null)
    if (!vroomCanSay(problem)) return own(vroomNotes.cannotSay)
    try {
      return { routes: await vroom(problem, signal ?? new AbortController().signal), solver: 'vroom', note: null }
    } catch (fault) {
      signal?.throwIfAborted()
      onFault(fault)
      return own(fault instanceof EngineFault && fault.kind === 'wrong' ? vroomNotes.wrong : vroomNotes.silent)
    }
  }
