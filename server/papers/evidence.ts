/** Evidence 证据 as of a day: the issues as their events told it by then, whatever has happened since. */
import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm'
import { addDays, type LocalDate, startOfDay } from '../../domain/calendar'
import type { Issue } from '../../domain/issue'
import { type IssueEvent, replay } from '../../domain/issueLifecycle'
import { type Evidence, evidenceOf } from '../../domain/paper'
import type { Db } from '../db/open'
import { events, issues } from '../db/schema'

/** Issues at the end of a day; those opened later are left out. In the order in which they are named. */
export const issuesOn = async (db: Db, issueIds: readonly string[], day: LocalDate): Promise<Issue[]> => {
  if (issueIds.length === 0) return []
  const rows = await db
    .select({ issueId: events.subjectId, body: events.body })
    .from(events)
    .where(
      and(
        eq(events.subjectKind, 'issue'),
        inArray(events.subjectId, [...issueIds]),
        lt(events.at, startOfDay(addDays(day, 1))),
      ),
    )
    .orderBy(asc(events.position))
  const eventsOf = new Map<string, IssueEvent[]>()
  for (const { issueId, body } of rows) {
    const own = eventsOf.get(issueId) ?? []
    own.push(JSON.parse(body) as IssueEvent)
    eventsOf.set(issueId, own)
  }
  return issueIds.flatMap((id) => {
    const own = eventsOf.get(id)
    return own ? [replay(id, own)] : []
  })
}

const issueIdsOfUnit = async (db: Db, unitId: string): Promise<string[]> =>
  (await db.select({ id: issues.id }).from(issues).where(sql`${unitId} = any(${issues.unitsEver})`)).map(({ id }) => id)

export const readEvidence = async (
  db: Db,
  issueIds: readonly string[],
  unitIds: readonly string[],
  asOf: LocalDate,
): Promise<Evidence> => {
  const named = await issuesOn(db, issueIds, asOf)
  const ofUnits = []
  for (const unitId of unitIds)
    ofUnits.push({ unitId, issues: await issuesOn(db, await issueIdsOfUnit(db, unitId), asOf) })
  return evidenceOf(named, ofUnits, asOf)
}
