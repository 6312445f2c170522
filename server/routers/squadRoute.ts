/** A squad's route of a day 督导线路: as it was saved and driven, what is done on the way, and the days before. */

import { and, desc, eq, gte } from 'drizzle-orm'
import { z } from 'zod'
import { addDays, type LocalDate, localDateSchema } from '../../domain/calendar'
import { uuidSchema } from '../../domain/id'
import { knownTimesOf, mostKnownPlaces } from '../../domain/knownTimes'
import { dayCompared, drivenLegs } from '../../domain/routeHistory'
import { placesOf } from '../../domain/routePlan'
import { calibrated } from '../../domain/routing/calibration'
import { usualEstimate } from '../../domain/routing/travelTimes'
import { type SquadRoute, settingsAsBefore } from '../../domain/squadRoute'
import { squadRouteActionSchema } from '../../domain/squadRouteActions'
import type { Db } from '../db/open'
import { squadRoutes } from '../db/tables/squadRoutes'
import { readSquadRoute, recordSquadRouteAction } from '../recording/squadRoute'
import { accepted, procedure, router } from '../trpc'

const squad = z.number().int().positive().max(99)

/** A squad's legs of so many days are what estimates are measured by; older ones may be of other roads. */
const calibrationDays = 90
const mostDays = 120

/** The squad's days until now, newest first. */
const readDays = async (db: Db, of: number, today: LocalDate): Promise<SquadRoute[]> =>
  (
    await db
      .select({ state: squadRoutes.state })
      .from(squadRoutes)
      .where(and(eq(squadRoutes.squad, of), gte(squadRoutes.on, addDays(today, -calibrationDays))))
      .orderBy(desc(squadRoutes.on))
      .limit(mostDays)
  ).map(({ state }) => state)

const calibrationOf = (days: readonly SquadRoute[]) => calibrated(days.flatMap(drivenLegs), usualEstimate)

export const squadRouteRouter = router({
  /** A day's route of a squad, today's unless said otherwise. */
  ofDay: procedure('planRoute', 'read')
    .input(z.strictObject({ squad, on: localDateSchema.optional() }))
    .query(async ({ ctx: { database, clock }, input }) => ({
      route: await readSquadRoute(database.db, input.squad, input.on ?? clock.today()),
    })),

  /** With what settings a squad's first plan of a day begins. */
  usualSettings: procedure('planRoute', 'read')
    .input(z.strictObject({ squad }))
    .query(async ({ ctx: { database, clock }, input }) => {
      const days = await readDays(database.db, input.squad, clock.today())
      return settingsAsBefore(days[0]?.plan?.settings ?? null, calibrationOf(days))
    }),

  /** What the ways of a day's saved plan take, for a device that has not planned it; null where all are estimated. */
  waysOfDay: procedure('planRoute', 'search')
    .input(z.strictObject({ squad, on: localDateSchema }))
    .query(async ({ ctx: { database, travel }, input, signal }) => {
      const { plan } = await readSquadRoute(database.db, input.squad, input.on)
      if (plan === null) return null
      const places = placesOf(plan.stops, plan.settings, () => 'town')
      if (places.length > mostKnownPlaces) return null
      const { times } = await travel.matrix(places, signal, undefined, plan.settings.estimate)
      return knownTimesOf(places, times)
    }),

  /** The days that were planned, newest first, each against how it was driven; and what the legs say of the estimates. */
  history: procedure('planRoute', 'read')
    .input(z.strictObject({ squad }))
    .query(async ({ ctx: { database, clock }, input }) => {
      const days = await readDays(database.db, input.squad, clock.today())
      return { days: days.map(dayCompared), calibration: calibrationOf(days) }
    }),

  act: procedure('planRoute', 'write')
    .input(z.strictObject({ actionId: uuidSchema, squad, on: localDateSchema, action: squadRouteActionSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordSquadRouteAction(database, clock, { actionId, viewer }, move)),
    ),
})
