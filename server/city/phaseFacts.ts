/** What the phases ask of points beside the columns: when each was last visited, and whether it is marked. */
import { sql } from 'drizzle-orm'
import type { PhaseFacts } from '../../domain/city/phases'
import type { Db } from '../db/open'
import { campaign, pointStates } from '../db/schema'

export const readPhaseFacts = async (db: Db): Promise<PhaseFacts> => {
  const [row] = await db.select({ plan: campaign.plan }).from(campaign)
  const states = await db
    .select({
      id: pointStates.pointId,
      visitedOn: sql<string | null>`${pointStates.lastInspection} ->> 'visitedOn'`,
      isKey: pointStates.isKey,
      isHard: pointStates.isHard,
    })
    .from(pointStates)
  return {
    startsOn: row?.plan.startsOn ?? '',
    lastVisitOf: new Map(states.flatMap(({ id, visitedOn }) => (visitedOn === null ? [] : [[id, visitedOn] as const]))),
    marked: new Set(states.flatMap(({ id, isKey, isHard }) => (isKey || isHard ? [id] : []))),
  }
}
