/** Squads' routes in the event log: plans saved, and what came of each stop. */
import { eq } from 'drizzle-orm'
import { instantAt } from '../../domain/calendar'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { type SquadRoute, squadRouteId, squadRouteOfId, unplannedRoute } from '../../domain/squadRoute'
import { applySquadRouteEvent, decideSquadRoute, type SquadRouteAction } from '../../domain/squadRouteActions'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { squads } from '../db/schema'
import { squadRouteRowOf, squadRoutes } from '../db/tables/squadRoutes'
import { type Receipt, record, type Sent } from '../record'

export const noSuchSquad = refuse(
  'invalid',
  '没有这个督导分队，请从名单中选择。',
  'There is no such squad; choose one from the list.',
)
const plannedForToday = refuse(
  'invalid',
  '线路只能为今天保存。请打开今天的线路。',
  'A plan can be saved for today only. Open today’s route.',
)

/** The day's route as it stands; one that nobody has planned yet is unplanned. */
export const readSquadRoute = async (db: Db, squad: number, on: string): Promise<SquadRoute> => {
  const [row] = await db
    .select({ state: squadRoutes.state })
    .from(squadRoutes)
    .where(eq(squadRoutes.id, squadRouteId(squad, on)))
  return row?.state ?? unplannedRoute(squad, on)
}

export type SquadRouteMove = { readonly squad: number; readonly on: string; readonly action: SquadRouteAction }

/** Earliest and latest that something of the day may be said to have happened: a phone's clock never makes the future. */
const withinDay = (on: string, happenedAt: string, now: Date): string => {
  const earliest = instantAt(on, '00:00').getTime()
  return new Date(Math.max(earliest, Math.min(Date.parse(happenedAt), now.getTime()))).toISOString()
}

/**
 * Takes an action on the squad's route of a day. What came of stops does not exclude one another, so no seq is asked for: the
 * table refuses what was said already, and a plan names the revision that was seen. What is said late, from a phone that had
 * no network, still concerns its day.
 */
export const recordSquadRouteAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: SquadRouteMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, given, async (writing) => {
    const { tx, viewer, now } = writing
    const { squad, on, action } = given
    const [known] = await tx.select({ number: squads.number }).from(squads).where(eq(squads.number, squad))
    if (known === undefined || squadRouteOfId(squadRouteId(squad, on)) === null) return noSuchSquad
    const route = await readSquadRoute(tx, squad, on)
    if (route.seq === 0 && on !== writing.today) return plannedForToday
    const event = decideSquadRoute(route, action, viewer, { now: now.toISOString() }, now)
    if (isRefusal(event)) return event
    const said = {
      ...event,
      form: { ...event.form, happenedAt: withinDay(on, event.form.happenedAt, now) },
    } as typeof event
    const after = applySquadRouteEvent(route, said)
    const rows = await writing.append({ subjectKind: 'squadRoute', subjectId: route.id, event: said })
    const row = squadRouteRowOf(after, rows.at(-1)?.position ?? 0)
    await tx.insert(squadRoutes).values(row).onConflictDoUpdate({ target: squadRoutes.id, set: row })
    return { issueId: null, pointId: null, seq: after.seq }
  })
