/** A squad's routes: which points speak for themselves today, and the best order of those that are chosen. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { dueThisMonth, tally } from '../../domain/activity'
import { monthOf } from '../../domain/calendar'
import { squadsOf } from '../../domain/people'
import { refuse } from '../../domain/refusal'
import {
  daySettingsSchema,
  estimatedTimesOf,
  mostCars,
  mostStops,
  planStopSchema,
  problemOf,
  usualVisit,
} from '../../domain/routePlan'
import { propose } from '../../domain/routeProposal'
import { reasonLeft } from '../../domain/routing/evaluate'
import { storable } from '../../domain/storable'
import { minimaOfPlan } from '../activities/minima'
import { readActivitiesOf, readOutings } from '../activities/readTally'
import { campaign, squads } from '../db/schema'
import { readRouteCandidates } from '../routing/candidates'
import { accepted, procedure, router } from '../trpc'

const squadNumber = z.number().int().positive().max(99)
const key = storable.trim().min(1).max(40)

const noSuchSquad = refuse(
  'invalid',
  '请先选择要规划线路的督导分队。',
  'Choose the squad for which routes are to be planned.',
)

/** Long enough for a day of thirty stops to be as good as it gets; more stops get more, up to a second. */
const millisecondsFor = (stops: number): number => Math.min(1_000, 60 + 4 * stops)

export const routeRouter = router({
  /** The points of a squad's scopes that something speaks for, weightiest first. Without a number: of the reader's squad. */
  propose: procedure('planRoute', 'read')
    .input(z.strictObject({ squad: squadNumber.optional() }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const today = clock.today()
      const squad = input.squad ?? squadsOf(viewer)[0]
      if (squad === undefined) return accepted(noSuchSquad)
      const [known] = await db.select().from(squads).where(eq(squads.number, squad))
      const [row] = await db.select({ plan: campaign.plan }).from(campaign)
      if (!known || !row) return accepted(noSuchSquad)
      const month = monthOf(today)
      const counted = tally(await readActivitiesOf(db, month), await readOutings(db, month))
      const due = dueThisMonth(counted, squad, month, minimaOfPlan(row.plan))
      const outingsMissing = due.find(({ method }) => method === 'observe')?.missing ?? 0
      const candidates = await readRouteCandidates(db, squad, today)
      const byId = new Map(candidates.map((candidate) => [candidate.pointId, candidate]))
      return {
        squad,
        today,
        outingsMissing,
        candidates: propose(candidates, { today, outingsMissing }).flatMap((proposed) => {
          const point = byId.get(proposed.pointId)
          if (point === undefined) return []
          const { name, kind, at, ground } = point
          return [{ ...proposed, name, kind, at, ground, ...usualVisit(kind) }]
        }),
      }
    }),

  /** The best routes that are found in about a second, and why a stop is in none. Travel times are estimated. */
  plan: procedure('planRoute', 'search')
    .input(
      z.strictObject({
        stops: z.array(planStopSchema).max(mostStops),
        settings: daySettingsSchema,
        /** The plan as it is: what is kept of it, and where the search begins. */
        present: z.array(z.array(key).max(mostStops)).max(mostCars),
        seed: z.number().int().min(0).max(2_147_483_647),
      }),
    )
    .mutation(async ({ ctx: { solver }, input: { stops, settings, present, seed }, signal }) => {
      const times = estimatedTimesOf(stops, settings)
      const { problem, toRoutes, toPlan } = problemOf(stops, settings, times, present)
      const routes = await solver.solve(
        problem,
        { seed, milliseconds: millisecondsFor(stops.length), initial: toRoutes(present) },
        signal,
      )
      const served = new Set(routes.flat())
      return {
        routes: toPlan(routes),
        left: problem.stops.flatMap((_, number) =>
          served.has(number) ? [] : [{ key: toPlan([[number]])[0]?.[0] ?? '', reason: reasonLeft(problem, number) }],
        ),
        travelTimes: 'estimated' as const,
      }
    }),
})
