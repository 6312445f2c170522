/** A squad's routes: which points speak for themselves today, and the best order of those that are chosen. */

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { dueThisMonth, tally } from '../../domain/activity'
import { monthOf } from '../../domain/calendar'
import { lngLatSchema } from '../../domain/coordinates'
import { uuidSchema } from '../../domain/id'
import { knownTimesOf, timesOfPlan } from '../../domain/knownTimes'
import { squadsOf, type Viewer } from '../../domain/people'
import { refuse } from '../../domain/refusal'
import {
  daySettingsSchema,
  mostCars,
  mostStops,
  placesOf,
  planStopSchema,
  problemOf,
  usualVisit,
} from '../../domain/routePlan'
import { propose } from '../../domain/routeProposal'
import { reasonLeft } from '../../domain/routing/evaluate'
import { grounds } from '../../domain/routing/travelTimes'
import { storable } from '../../domain/storable'
import { minimaOfPlan } from '../activities/minima'
import { readActivitiesOf, readOutings } from '../activities/readTally'
import { campaign, squads } from '../db/schema'
import { readRouteCandidates } from '../routing/candidates'
import { createProgressBoard } from '../routing/travel/progressBoard'
import { accepted, procedure, router } from '../trpc'

const squadNumber = z.number().int().positive().max(99)
const key = storable.trim().min(1).max(40)

/** Four cars with all that one day holds. */
const mostPathPoints = 300

const noSuchSquad = refuse(
  'invalid',
  '请先选择要规划线路的督导分队。',
  'Choose the squad for which routes are to be planned.',
)

/** Long enough for a day of thirty stops to be as good as it gets; more stops get more, up to a second. */
const millisecondsFor = (stops: number): number => Math.min(1_000, 60 + 4 * stops)

const questions = createProgressBoard()
const nameOf = ({ accountId }: Viewer, question: string): string => `${accountId} ${question}`

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

  /**
   * The best routes that are found in about a second, why a stop is in none, and where its times come from. `times`: by
   * which to go on with this plan; null where everything is estimated, or where there are too many places to send.
   */
  plan: procedure('planRoute', 'search')
    .input(
      z.strictObject({
        stops: z.array(planStopSchema).max(mostStops),
        settings: daySettingsSchema,
        /** The plan as it is: what is kept of it, and where the search begins. */
        present: z.array(z.array(key).max(mostStops)).max(mostCars),
        seed: z.number().int().min(0).max(2_147_483_647),
        /** Under this name `progress` tells how far the question to the road engine is. */
        question: uuidSchema.optional(),
      }),
    )
    .mutation(async ({ ctx: { travel, planRoutes, viewer }, input, signal }) => {
      const { stops, settings, present, seed, question } = input
      const places = placesOf(stops, settings, () => 'town')
      const named = question === undefined ? null : nameOf(viewer, question)
      const found = await travel
        .matrix(places, signal, (done, all) => named !== null && questions.set(named, { done, all }), settings.estimate)
        .finally(() => named !== null && questions.end(named))
      const known = knownTimesOf(places, found.times)
      // What goes on from these times is to see the same, to the second.
      const times = known === null ? found.times : timesOfPlan(stops, settings, known)
      const { problem, toRoutes, toPlan } = problemOf(stops, settings, times, present)
      const { routes, solver, note } = await planRoutes(
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
        times: known,
        travelTimes: found.source,
        solvedBy: { solver, note },
      }
    }),

  /** How much of a question to the road engine has been answered; null: none is under way. Everybody's own alone. */
  progress: procedure('planRoute', 'read')
    .input(z.strictObject({ question: uuidSchema }))
    .query(({ ctx: { viewer }, input }) => questions.get(nameOf(viewer, input.question))),

  /** The lines of a path through these positions, in their order, leg by leg. */
  paths: procedure('planRoute', 'search')
    .input(
      z.strictObject({
        points: z.array(z.strictObject({ at: lngLatSchema, ground: z.enum(grounds) })).max(mostPathPoints),
      }),
    )
    .mutation(async ({ ctx: { travel }, input: { points }, signal }) => {
      const { legs, source } = await travel.path(points, signal)
      return { legs, travelTimes: source }
    }),
})
