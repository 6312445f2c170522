/** What the rules need to know of the world, read from the tables: about the campaign, and about one subject. */
import { asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { type LocalDate, type WorkingCalendar, workingCalendar } from '../domain/calendar'
import { isUrbanPlace, type UrbanScopes } from '../domain/city/urban'
import { groupedBy } from '../domain/groupedBy'
import { type Handbook, roadSectionKind } from '../domain/handbook/handbook'
import { placeHandbook } from '../domain/handbook/placeHandbook'
import { defaultTerms, type Issue, type Subject, type Terms } from '../domain/issue'
import type { Circumstances } from '../domain/issueActions'
import { type PointRecord, pointIsRetired, untouchedPoint } from '../domain/point'
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import { noIssueAt } from '../domain/roadLine'
import type { SubjectFacts } from '../domain/standing'
import { type Db, rawOf } from './db/open'
import { campaign, issues, roadSections, scopes, squads, units, workingDays } from './db/schema'
import { readHandbook } from './handbook'

export type CampaignFacts = {
  readonly terms: Terms
  readonly calendar: WorkingCalendar
  readonly groupOfSquad: ReadonlyMap<number, number>
  readonly squadOfUnit: Readonly<Record<string, number>>
  readonly units: ReadonlyMap<string, { readonly superiorId: string | null }>
  readonly handbook: Handbook
  readonly urbanScopes: UrbanScopes
}

export const readCampaignFacts = async (db: Db): Promise<CampaignFacts> => {
  const [[campaignRow], days, squadRows, unitRows, handbook] = await Promise.all([
    db.select({ terms: campaign.terms, urbanScopes: campaign.urbanScopes }).from(campaign),
    db.select().from(workingDays),
    db.select().from(squads),
    db.select().from(units).where(isNull(units.retiredOn)),
    readHandbook(db),
  ])
  if (!campaignRow) throw new Error('the campaign is not loaded')
  return {
    // What later versions have added stands at its default until the office sets it.
    terms: { ...defaultTerms, ...campaignRow.terms },
    calendar: workingCalendar(days),
    groupOfSquad: new Map(squadRows.map(({ number, group }) => [number, group])),
    squadOfUnit: Object.fromEntries(unitRows.flatMap(({ id, squad }) => (squad === null ? [] : [[id, squad]]))),
    units: new Map(unitRows.map(({ id, superiorId }) => [id, { superiorId }])),
    handbook,
    urbanScopes: campaignRow.urbanScopes,
  }
}

export const unknownSubject: Record<Subject['kind'], Refusal> = {
  point: refuse(
    'notFound',
    '没有这个点位，可能已被删除。请刷新地图。',
    'There is no such point; it may have been removed. Reload the map.',
  ),
  roadSection: refuse(
    'notFound',
    '没有这个包路段。请刷新后重新选择。',
    'There is no such road section. Reload and choose again.',
  ),
  unit: refuse('notFound', '没有这个单位。请刷新后重新选择。', 'There is no such unit. Reload and choose again.'),
}

/** One answer for an issue that is not there and one that the person may not read. */
export const noSuchIssue = refuse(
  'notFound',
  '没有这个问题，或您无权查看。请刷新后重试。',
  'There is no such issue, or it is not yours to see. Reload and try again.',
)

type NeededFacts = Pick<CampaignFacts, 'squadOfUnit' | 'handbook' | 'urbanScopes'>

/** What of a subject stands in its own rows; the campaign's facts say the rest. */
type OwnFacts = Omit<SubjectFacts, 'squadOfUnit' | 'checkItems' | 'handbook'> & {
  readonly inspected: InspectedPlace | null
}
/** What decides which check items a place has: a point may be urban or not, a road section is neither. */
type InspectedPlace = {
  readonly kind: string
  readonly formerKinds?: readonly string[]
  readonly ground: Parameters<typeof isUrbanPlace>[0] | null
}

/** A subject's facts, its check items by the handbook. */
export const withCampaign = (
  { inspected, ...own }: OwnFacts,
  { squadOfUnit, handbook, urbanScopes }: NeededFacts,
  today: LocalDate,
): SubjectFacts => {
  if (inspected === null) return { ...own, squadOfUnit, checkItems: null }
  const { kind, formerKinds, ground } = inspected
  const here = placeHandbook(handbook, {
    kind,
    ...(formerKinds && { formerKinds }),
    isUrban: ground === null ? null : isUrbanPlace(ground, urbanScopes),
    today,
  })
  return { ...own, squadOfUnit, checkItems: here.itemsBy(here.present), handbook: here }
}

/** The units, squads and check items of a subject, as of a day. */
export const readSubject = async (
  db: Db,
  subject: Subject,
  today: LocalDate,
  campaignFacts: NeededFacts | Promise<NeededFacts>,
): Promise<SubjectFacts | Refusal> => {
  const [own, known] = await Promise.all([readOwnFacts(db, subject, today), campaignFacts])
  return isRefusal(own) ? own : withCampaign(own, known, today)
}

const readOwnFacts = async (db: Db, subject: Subject, today: LocalDate): Promise<OwnFacts | Refusal> => {
  if (subject.kind === 'unit') {
    const [unit] = await db.select({ id: units.id }).from(units).where(eq(units.id, subject.unitId))
    if (!unit) return unknownSubject.unit
    return {
      scopeSquad: null,
      responsibleUnits: [unit.id],
      leadUnit: null,
      jointSquads: [],
      inspected: null,
    }
  }
  if (subject.kind === 'roadSection') {
    const [section] = await db
      .select({
        unitId: roadSections.responsibleUnitId,
        squad: scopes.squad,
        line: roadSections.line,
        retiredOn: roadSections.retiredOn,
      })
      .from(roadSections)
      .leftJoin(scopes, eq(scopes.id, roadSections.scopeId))
      .where(eq(roadSections.id, subject.roadSectionId))
    if (!section) return unknownSubject.roadSection
    return {
      scopeSquad: section.squad,
      responsibleUnits: [section.unitId],
      leadUnit: null,
      jointSquads: [],
      inspected: { kind: roadSectionKind, ground: null },
      noNewIssue: noIssueAt(section, subject.at),
    }
  }
  const point = await readPoint(db, subject.pointId, today)
  return point?.facts ?? unknownSubject.point
}

export type PointFacts = {
  readonly facts: OwnFacts
  readonly record: PointRecord
  /** In the order in which they were found. */
  readonly issues: readonly Issue[]
}

/**
 * All that an action at a point rests on, in one statement: it is asked under the writer's lock, with every action there.
 * Null: there is no such point.
 */
export const readPoint = async (db: Db, pointId: number, today: LocalDate): Promise<PointFacts | null> => {
  const [row] = await rawOf(db)<
    {
      squad: number | null
      kind: string
      formerKinds: string[]
      urban: boolean
      scopeId: string | null
      retiredOn: LocalDate | null
      builders: { unitId: string; isLead: boolean }[]
      joint: number[]
      record: PointRecord | null
      issues: Issue[]
    }[]
  >`
    select
      scopes.squad,
      points.kind,
      (
        select coalesce(jsonb_agg(distinct point_changes.before ->> 'kind'), '[]') from point_changes
        where point_id = points.id and point_changes.before ->> 'kind' <> points.kind
      ) as "formerKinds",
      points.urban,
      points.scope_id as "scopeId",
      points.retired_on::text as "retiredOn",
      (
        select coalesce(jsonb_agg(jsonb_build_object('unitId', unit_id, 'isLead', is_lead) order by unit_id), '[]')
        from point_units where point_id = points.id and until is null
      ) as builders,
      (
        select coalesce(jsonb_agg(distinct squad), '[]') from (
          select unnest(squads) as squad from joint_inspections
          where points.id = any(point_ids) and "from" <= ${today} and until >= ${today}
          union select assisting_squad from scope_decisions
          where point_id = points.id and assisting_squad is not null
        ) as helping
      ) as joint,
      (
        select jsonb_build_object('seq', seq, 'lastInspection', last_inspection, 'isKey', is_key, 'isHard', is_hard,
          'trackedSince', tracked_since)
        from point_states where point_id = points.id
      ) as record,
      (
        select coalesce(jsonb_agg(state order by found_on, id), '[]') from issues where point_id = points.id
      ) as issues
    from points
    left join scopes on scopes.id = points.scope_id
    where points.id = ${pointId}`
  if (!row) return null
  return {
    facts: {
      scopeSquad: row.squad,
      responsibleUnits: row.builders.map(({ unitId }) => unitId),
      leadUnit: row.builders.find(({ isLead }) => isLead)?.unitId ?? null,
      jointSquads: row.joint,
      inspected: {
        ...{ kind: row.kind, formerKinds: row.formerKinds },
        ground: { urban: row.urban, scopeId: row.scopeId },
      },
      failedItems: row.record?.lastInspection?.failedItems ?? [],
      ...(row.retiredOn !== null && { retiredOn: row.retiredOn, noNewIssue: pointIsRetired }),
    },
    record: row.record ?? untouchedPoint,
    issues: row.issues,
  }
}

export const readCircumstances = async (
  db: Db,
  subject: Subject,
  today: LocalDate,
  mergeTargetId: string | null = null,
  campaignFacts: CampaignFacts | Promise<CampaignFacts> = readCampaignFacts(db),
): Promise<Circumstances | Refusal> => {
  const known = Promise.resolve(campaignFacts)
  // Asked for together: on one connection they go out in one round trip.
  const [{ squadOfUnit: _, ...facts }, subjectFacts, mergeTarget] = await Promise.all([
    known,
    readSubject(db, subject, today, known),
    mergeTargetId === null ? null : readIssue(db, mergeTargetId),
  ])
  return isRefusal(subjectFacts) ? subjectFacts : { ...facts, today, subject: subjectFacts, mergeTarget }
}

export const readIssue = async (db: Db, issueId: string): Promise<Issue | null> => {
  const [row] = await db.select({ state: issues.state }).from(issues).where(eq(issues.id, issueId))
  return row?.state ?? null
}

const asFound = [asc(issues.foundOn), asc(issues.id)]

/** Every issue of a place, in the order in which they were found. */
const readIssuesWhere = async (db: Db, place: SQL): Promise<Issue[]> =>
  (
    await db
      .select({ state: issues.state })
      .from(issues)
      .where(place)
      .orderBy(...asFound)
  ).map(({ state }) => state)

export const readIssuesOfPoint = (db: Db, pointId: number): Promise<Issue[]> =>
  readIssuesWhere(db, eq(issues.pointId, pointId))

/** By point, each in the order in which they were found; points without issues are not there. */
export const readIssuesOfPoints = async (
  db: Db,
  pointIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Issue[]>> => {
  const rows = await db
    .select({ pointId: issues.pointId, state: issues.state })
    .from(issues)
    .where(inArray(issues.pointId, [...pointIds]))
    .orderBy(...asFound)
  const byPoint = groupedBy(rows, ({ pointId }) => (pointId === null ? [] : [pointId]))
  return new Map([...byPoint].map(([pointId, own]) => [pointId, own.map(({ state }) => state)]))
}

export const readIssuesOfSection = (db: Db, roadSectionId: string): Promise<Issue[]> =>
  readIssuesWhere(db, eq(issues.roadSectionId, roadSectionId))
