/** A squad's route of a day 督导线路: as it was saved and driven, what is done on the way, and the days before. */
import { and, desc, eq, gte } from 'drizzle-orm'
import { z } from 'zod'
import { addDays, localDateSchema } from '../../domain/calendar'
import { dayCompared, drivenLegs } from '../../domain/routeHistory'
import { calibrated } from '../../domain/routing/calibration'
import { usualEstimate } from '../../domain/routing/travelTimes'
import { settingsAsBefore } from '../../domain/squadRoute'
import { squadRouteActionSchema } from '../../domain/squadRouteActions'
import { squadRoutes } from '../db/tables/squadRoutes'
import { readSquadRoute, recordSquadRouteAction } from '../recording/squadRoute'
import { accepted, procedure, router } from '../trpc'

const squad = z.number().int().positive().max(99)

/** A squad's legs of so many days are what estimates are measured by; older ones may be of other roads. */
const calibrationDays = 90
const mostDays = 120

export const squadRouteRouter = router({
  /** Today's route of a squad, and with what settings a first plan of the day begins: those of the squad's last day. */
  ofDay: procedure('planRoute', 'read')
    .input(z.strictObject({ squad, on: localDateSchema.optional() }))
    .query(async ({ ctx: { database, clock }, input }) => {
      const { db } = database
      const on = input.on ?? clock.today()
      const route = await readSquadRoute(db, input.squad, on)
      const [last] = await db
        .select({ state: squadRoutes.state })
        .from(squadRoutes)
        .where(eq(squadRoutes.squad, input.squad))
        .orderBy(desc(squadRoutes.on))
        .limit(1)
      return { route, settings: settingsAsBefore(last?.state.plan?.settings ?? null), now: clock.now().toISOString() }
    }),

  /** The days that were planned, newest first, each against how it was driven; and what the legs say of the estimates. */
  history: procedure('planRoute', 'read')
    .input(z.strictObject({ squad }))
    .query(async ({ ctx: { database, clock }, input }) => {
      const rows = await database.db
        .select({ state: squadRoutes.state })
        .from(squadRoutes)
        .where(and(eq(squadRoutes.squad, input.squad), gte(squadRoutes.on, addDays(clock.today(), -calibrationDays))))
        .orderBy(desc(squadRoutes.on))
        .limit(mostDays)
      return {
        days: rows.map(({ state }) => dayCompared(state)),
        calibration: calibrated(
          rows.flatMap(({ state }) => drivenLegs(state)),
          usualEstimate,
        ),
      }
    }),

  act: procedure('planRoute', 'write')
    .input(z.strictObject({ actionId: z.uuid(), squad, on: localDateSchema, action: squadRouteActionSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordSquadRouteAction(database, clock, { actionId, viewer }, move)),
    ),
})
