/** A person's inbox: which issues may have something to tell is asked of the database, what they tell is the domain's to say. */
import { and, desc, eq, gte, inArray, or, type SQL, sql } from 'drizzle-orm'
import { addDays, startOfDay } from '../../domain/calendar'
import { type InboxEntry, inboxDays, inboxOf } from '../../domain/inbox'
import { actionsTold } from '../../domain/notification'
import { groupsOf, holds, squadsOf, unitsOf, type Viewer } from '../../domain/people'
import type { Clock } from '../clock'
import type { Db } from '../db/open'
import { events, issues } from '../db/schema'
import { inboxReads } from '../db/tables/inbox'
import { readCampaignFacts } from '../readCircumstances'
import { visibleIssues } from '../visibleIssues'
import { readToldIssues } from './toldIssues'
import { readMatterNotices } from './toldMatters'

/** Beyond, the oldest are left out: nobody reads them one by one. */
const mostIssues = 2_000

const arrayOf = (values: readonly (string | number)[], type: 'text' | 'integer'): SQL =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::${sql.raw(type)}[]`

/** Issues that stand in some way to a desk of the viewer's; the domain decides in which. */
export const concerning = (viewer: Viewer): SQL => {
  if (holds(viewer, 'office') || holds(viewer, 'commander')) return sql`true`
  const units = arrayOf(unitsOf(viewer), 'text')
  const squads = arrayOf(squadsOf(viewer), 'integer')
  const groups = arrayOf(groupsOf(viewer), 'integer')
  return sql`(
    ${issues.unitsEver} && ${units}
    or ${issues.followingSquad} = any(${squads})
    or exists (select 1 from squads where squads.number = ${issues.followingSquad} and squads."group" = any(${groups}))
    or exists (select 1 from jsonb_array_elements(${issues.state}->'jointSquads') as joint where joint::int = any(${squads}))
    or ${issues.subjectUnitId} in (select id from units where units.squad = any(${squads}))
    or exists (select 1 from points join scopes on scopes.id = points.scope_id where points.id = ${issues.pointId} and scopes.squad = any(${squads}))
    or exists (
      select 1 from point_units join units on units.id = point_units.unit_id
      where point_units.point_id = ${issues.pointId} and point_units.until is null
        and (units.squad = any(${squads}) or point_units.is_lead and point_units.unit_id = any(${units})))
    or exists (
      select 1 from road_sections left join scopes on scopes.id = road_sections.scope_id join units on units.id = road_sections.responsible_unit_id
      where road_sections.id = ${issues.roadSectionId} and (scopes.squad = any(${squads}) or units.squad = any(${squads})))
  )`
}

/** Newest first. Only issues and matters that the viewer may read. */
export const readInbox = async (db: Db, clock: Clock, viewer: Viewer): Promise<InboxEntry[]> => {
  const today = clock.today()
  const told = actionsTold(viewer)
  const facts = await readCampaignFacts(db)
  const ofMatters = await readMatterNotices(db, viewer, { today, facts })
  if (told.length === 0 && ofMatters.length === 0) return []
  const since = startOfDay(addDays(today, -inboxDays))
  const ofEvents = db
    .selectDistinct({ id: events.subjectId })
    .from(events)
    .where(and(eq(events.subjectKind, 'issue'), gte(events.at, since), inArray(events.name, told)))
  const withClock = or(
    inArray(issues.unitId, [...unitsOf(viewer), '']),
    inArray(issues.followingSquad, [...squadsOf(viewer), -1]),
  )
  const rows = await db
    .select({ id: issues.id })
    .from(issues)
    .where(
      and(
        visibleIssues(viewer),
        or(
          and(inArray(sql`${issues.id}::text`, ofEvents), concerning(viewer)),
          and(inArray(issues.stage, ['found', 'notified', 'claimed', 'rectified']), withClock),
        ),
      ),
    )
    .orderBy(desc(issues.position))
    .limit(mostIssues)
  const issuesTold = await readToldIssues(
    db,
    rows.map(({ id }) => id),
    facts,
  )
  return inboxOf(viewer, issuesTold, { ...facts, today }, ofMatters)
}

/** Keys of the entries that the account has read. */
export const readKeys = async (db: Db, accountId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (await db.select({ key: inboxReads.key }).from(inboxReads).where(eq(inboxReads.accountId, accountId))).map(
      ({ key }) => key,
    ),
  )
