/** Issues with all their events and what the rules know of their places, as notices are made from them; read in three questions. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { LoggedEvent, ToldIssue } from '../../domain/inbox'
import type { Issue } from '../../domain/issue'
import type { IssueEvent } from '../../domain/issueLifecycle'
import type { SubjectFacts } from '../../domain/standing'
import type { Db } from '../db/open'
import { events, issues, points, pointUnits, roadSections, scopes } from '../db/schema'
import type { CampaignFacts } from '../readCircumstances'

type Facts = Pick<SubjectFacts, 'scopeSquad' | 'responsibleUnits' | 'leadUnit'>

const pointFacts = async (db: Db, pointIds: readonly number[]): Promise<Map<number, Facts>> => {
  if (pointIds.length === 0) return new Map()
  const rows = await db
    .select({ id: points.id, squad: scopes.squad, unitId: pointUnits.unitId, isLead: pointUnits.isLead })
    .from(points)
    .leftJoin(scopes, eq(scopes.id, points.scopeId))
    .leftJoin(pointUnits, and(eq(pointUnits.pointId, points.id), isNull(pointUnits.until)))
    .where(inArray(points.id, [...pointIds]))
  const facts = new Map<number, Facts>()
  for (const { id, squad, unitId, isLead } of rows) {
    const known = facts.get(id) ?? { scopeSquad: squad, responsibleUnits: [], leadUnit: null }
    facts.set(id, {
      ...known,
      responsibleUnits: unitId === null ? known.responsibleUnits : [...known.responsibleUnits, unitId],
      leadUnit: isLead ? unitId : known.leadUnit,
    })
  }
  return facts
}

const sectionFacts = async (db: Db): Promise<Map<string, Facts>> =>
  new Map(
    (
      await db
        .select({ id: roadSections.id, unitId: roadSections.responsibleUnitId, squad: scopes.squad })
        .from(roadSections)
        .leftJoin(scopes, eq(scopes.id, roadSections.scopeId))
    ).map(({ id, unitId, squad }) => [id, { scopeSquad: squad, responsibleUnits: [unitId], leadUnit: null }]),
  )

const nothingKnown: Facts = { scopeSquad: null, responsibleUnits: [], leadUnit: null }

export const readToldIssues = async (
  db: Db,
  issueIds: readonly string[],
  { squadOfUnit }: Pick<CampaignFacts, 'squadOfUnit'>,
): Promise<ToldIssue[]> => {
  if (issueIds.length === 0) return []
  const subjects = await db
    .select({ id: issues.id, subject: sql<Issue['subject']>`${issues.state}->'subject'` })
    .from(issues)
    .where(inArray(issues.id, [...issueIds]))
  const rows = await db
    .select({ position: events.position, subjectId: events.subjectId, body: events.body })
    .from(events)
    .where(and(eq(events.subjectKind, 'issue'), inArray(events.subjectId, [...issueIds])))
    .orderBy(asc(events.position))
  const eventsOf = new Map<string, LoggedEvent[]>()
  for (const { position, subjectId, body } of rows) {
    const logged = { position, event: JSON.parse(body) as IssueEvent }
    const known = eventsOf.get(subjectId)
    if (known) known.push(logged)
    else eventsOf.set(subjectId, [logged])
  }
  const ofPoints = await pointFacts(
    db,
    subjects.flatMap(({ subject }) => (subject.kind === 'point' ? [subject.pointId] : [])),
  )
  const ofSections = subjects.some(({ subject }) => subject.kind === 'roadSection')
    ? await sectionFacts(db)
    : new Map<string, Facts>()
  const factsOf = (subject: Issue['subject']): Facts => {
    if (subject.kind === 'unit') return { scopeSquad: null, responsibleUnits: [subject.unitId], leadUnit: null }
    const known = subject.kind === 'point' ? ofPoints.get(subject.pointId) : ofSections.get(subject.roadSectionId)
    return known ?? nothingKnown
  }
  return subjects.map(({ id, subject }) => ({
    id,
    subject: { ...factsOf(subject), squadOfUnit, jointSquads: [], checkItems: null },
    events: eventsOf.get(id) ?? [],
  }))
}
