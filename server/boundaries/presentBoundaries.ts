/** The boundaries from which an edit on the map begins, and whether others hold by now. */
import { asc, eq, sql } from 'drizzle-orm'
import { refuse } from '../../domain/refusal'
import type { Db } from '../db/open'
import { events, scopes } from '../db/schema'

export const overtakenBorders = refuse(
  'conflict',
  '您修改期间，督导范围的边界已经更换，没有启用。您的修改还在地图上，请对照新边界再核对一次。',
  'The boundaries were changed while you edited, so nothing was set. Your edit is still on the map; check it against the new ones.',
)

/** Of the event that set boundaries last; 0: nobody has. */
const newestPosition = async (db: Db): Promise<number> => {
  const [row] = await db
    .select({ position: sql<number>`coalesce(max(${events.position}), 0)`.mapWith(Number) })
    .from(events)
    .where(eq(events.subjectKind, 'boundaries'))
  return row?.position ?? 0
}

/** `base` undefined: it began from none. */
export const isOvertaken = async (db: Db, base: number | undefined): Promise<boolean> =>
  base !== undefined && (await newestPosition(db)) > base

export const readPresentBoundaries = async (db: Db) => ({
  // Before the boundaries themselves: what comes in between makes an edit start anew, and never goes unseen.
  base: await newestPosition(db),
  scopes: await db
    .select({
      id: scopes.id,
      geometry: scopes.geometry,
      schematic: scopes.schematic,
      uncertaintyMetres: scopes.uncertaintyMetres,
    })
    .from(scopes)
    .orderBy(asc(scopes.order)),
})
