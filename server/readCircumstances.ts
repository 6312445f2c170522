/** What the rules need to know of the world, read from the tables: about the campaign, and about one subject. */
import { and, asc, eq, gte, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { type LocalDate, type WorkingCalendar, workingCalendar } from '../domain/calendar'
import { defaultTerms, type Issue, type Subject, type Terms } from '../domain/issue'
import type { Circumstances } from '../domain/issueActions'
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import { noIssueAt } from '../domain/roadLine'
import type { SubjectFacts } from '../domain/standing'
import type { Db } from './db/open'
import {
  campaign,
  issues,
  jointInspections,
  pointKinds,
  points,
  pointUnits,
  roadSections,
  scopes,
  squads,
  units,
  workingDays,
} from './db/schema'
import { sectionItems } from './sectionItems'

export type CampaignFacts = {
  readonly terms: Terms
  readonly calendar: WorkingCalendar
  readonly groupOfSquad: ReadonlyMap<number, number>
  readonly squadOfUnit: Readonly<Record<string, number>>
  readonly units: ReadonlyMap<string, { readonly superiorId: string | null }>
}

export const readCampaignFacts = async (db: Db): Promise<CampaignFacts> => {
  const [[campaignRow], days, squadRows, unitRows] = await Promise.all([
    db.select({ terms: campaign.terms }).from(campaign),
    db.select().from(workingDays),
    db.select().from(squads),
    db.select().from(units).where(isNull(units.retiredOn)),
  ])
  if (!campaignRow) throw new Error('the campaign is not loaded')
  return {
    // What later versions have added stands at its default until the office sets it.
    terms: { ...defaultTerms, ...campaignRow.terms },
    calendar: workingCalendar(days),
    groupOfSquad: new Map(squadRows.map(({ number, group }) => [number, group])),
    squadOfUnit: Object.fromEntries(unitRows.flatMap(({ id, squad }) => (squad === null ? [] : [[id, squad]]))),
    units: new Map(unitRows.map(({ id, superiorId }) => [id, { superiorId }])),
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

/** The units, squads and check items of a subject, as of a day. */
export const readSubject = async (
  db: Db,
  subject: Subject,
  today: LocalDate,
  squadOfUnit: CampaignFacts['squadOfUnit'] | Promise<CampaignFacts['squadOfUnit']>,
): Promise<SubjectFacts | Refusal> => {
  const [facts, supervised] = await Promise.all([readOwnFacts(db, subject, today), squadOfUnit])
  return isRefusal(facts) ? facts : { ...facts, squadOfUnit: supervised }
}

const readOwnFacts = async (
  db: Db,
  subject: Subject,
  today: LocalDate,
): Promise<Omit<SubjectFacts, 'squadOfUnit'> | Refusal> => {
  if (subject.kind === 'unit') {
    const [unit] = await db.select({ id: units.id }).from(units).where(eq(units.id, subject.unitId))
    if (!unit) return unknownSubject.unit
    return {
      scopeSquad: null,
      responsibleUnits: [unit.id],
      leadUnit: null,
      jointSquads: [],
      checkItems: null,
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
      checkItems: sectionItems.map(({ key }) => key),
      noNewIssue: noIssueAt(section, subject.at),
    }
  }
  const [[point], builders, joint] = await Promise.all([
    db
      .select({ squad: scopes.squad, checkItems: pointKinds.checkItems })
      .from(points)
      .innerJoin(pointKinds, eq(pointKinds.key, points.kind))
      .leftJoin(scopes, eq(scopes.id, points.scopeId))
      .where(eq(points.id, subject.pointId)),
    db
      .select({ unitId: pointUnits.unitId, isLead: pointUnits.isLead })
      .from(pointUnits)
      .where(and(eq(pointUnits.pointId, subject.pointId), isNull(pointUnits.until)))
      .orderBy(pointUnits.unitId),
    db
      .select({ squads: jointInspections.squads })
      .from(jointInspections)
      .where(
        and(
          sql`${subject.pointId} = any(${jointInspections.pointIds})`,
          lte(jointInspections.from, today),
          gte(jointInspections.until, today),
        ),
      ),
  ])
  if (!point) return unknownSubject.point
  return {
    scopeSquad: point.squad,
    responsibleUnits: builders.map(({ unitId }) => unitId),
    leadUnit: builders.find(({ isLead }) => isLead)?.unitId ?? null,
    jointSquads: [...new Set(joint.flatMap((row) => row.squads))],
    checkItems: point.checkItems.map(({ key }) => key),
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
    readSubject(
      db,
      subject,
      today,
      known.then(({ squadOfUnit }) => squadOfUnit),
    ),
    mergeTargetId === null ? null : readIssue(db, mergeTargetId),
  ])
  return isRefusal(subjectFacts) ? subjectFacts : { ...facts, today, subject: subjectFacts, mergeTarget }
}

export const readIssue = async (db: Db, issueId: string): Promise<Issue | null> => {
  const [row] = await db.select({ state: issues.state }).from(issues).where(eq(issues.id, issueId))
  return row?.state ?? null
}

/** Every issue of a place, in the order in which they were found. */
const readIssuesWhere = async (db: Db, place: SQL): Promise<Issue[]> =>
  (await db.select({ state: issues.state }).from(issues).where(place).orderBy(asc(issues.foundOn), asc(issues.id))).map(
    ({ state }) => state,
  )

export const readIssuesOfPoint = (db: Db, pointId: number): Promise<Issue[]> =>
  readIssuesWhere(db, eq(issues.pointId, pointId))

export const readIssuesOfSection = (db: Db, roadSectionId: string): Promise<Issue[]> =>
  readIssuesWhere(db, eq(issues.roadSectionId, roadSectionId))
