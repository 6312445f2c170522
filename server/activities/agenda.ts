/**
 * What a feedback meeting goes through: for each unit its issues that are open, or were found in the month. An issue that
 * nobody has been notified of yet is the unit's to whom it would go: the sole or the lead unit of its place.
 */
import { and, asc, inArray, or, type SQL, sql } from 'drizzle-orm'
import { addressee } from '../../domain/addressee'
import { type LocalDate, type Month, monthOf } from '../../domain/calendar'
import { type Issue, isOpen, openStages } from '../../domain/issue'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import type { Db } from '../db/open'
import { issues, points, pointUnits, roadSections } from '../db/schema'
import { issueSummary } from '../issueSummary'
import { type CampaignFacts, readCampaignFacts } from '../readCircumstances'
import { visibleIssues } from '../visibleIssues'

/** The unit before which an issue is laid; null where the place has several units and no lead. */
export type LaidBefore = { readonly issue: Issue; readonly unitId: string | null }

const unitOfUnassigned = async (db: Db, all: readonly Issue[]): Promise<(issue: Issue) => string | null> => {
  const unassigned = all.filter(({ unitId }) => unitId === null)
  const pointIds = unassigned.flatMap(({ subject }) => (subject.kind === 'point' ? [subject.pointId] : []))
  const builders =
    pointIds.length === 0
      ? []
      : await db
          .select({ pointId: pointUnits.pointId, unitId: pointUnits.unitId, isLead: pointUnits.isLead })
          .from(pointUnits)
          .where(and(inArray(pointUnits.pointId, pointIds), sql`${pointUnits.until} is null`))
          .orderBy(asc(pointUnits.unitId))
  const sections = new Map(
    unassigned.some(({ subject }) => subject.kind === 'roadSection')
      ? (await db.select({ id: roadSections.id, unitId: roadSections.responsibleUnitId }).from(roadSections)).map(
          ({ id, unitId }) => [id, unitId],
        )
      : [],
  )
  return ({ subject }) => {
    if (subject.kind === 'unit') return subject.unitId
    if (subject.kind === 'roadSection') return sections.get(subject.roadSectionId) ?? null
    const own = builders.filter(({ pointId }) => pointId === subject.pointId)
    const to = addressee(
      own.map(({ unitId }) => unitId),
      own.find(({ isLead }) => isLead)?.unitId ?? null,
    )
    return isRefusal(to) ? null : to.unitId
  }
}

const ofMonth = (month: Month): SQL =>
  sql`to_char(${issues.foundOn}, 'YYYY-MM') = ${month} and ${issues.stage} <> 'void'`

/** Issues that are open, or were found in the month, each with its unit. `only`: what the reader may see. */
export const issuesOfMonth = async (db: Db, month: Month, only?: SQL): Promise<LaidBefore[]> => {
  const all = (
    await db
      .select({ state: issues.state })
      .from(issues)
      .where(and(or(inArray(issues.stage, [...openStages]), ofMonth(month)), only))
      .orderBy(asc(issues.foundOn), asc(issues.id))
  ).map(({ state }) => state)
  const unitOf = await unitOfUnassigned(db, all)
  return all.map((issue) => ({ issue, unitId: issue.unitId ?? unitOf(issue) }))
}

/** The issues of a meeting, unit by unit in the order given, with the names of their points. */
export const readAgenda = async (
  db: Db,
  viewer: Viewer,
  { unitIds, month, today }: { readonly unitIds: readonly string[]; readonly month: Month; readonly today: LocalDate },
) => {
  const facts = await readCampaignFacts(db)
  const laid = await issuesOfMonth(db, month, visibleIssues(viewer))
  const pointIds = laid.flatMap(({ issue: { subject } }) => (subject.kind === 'point' ? [subject.pointId] : []))
  const names = new Map(
    pointIds.length === 0
      ? []
      : (
          await db
            .select({ id: points.id, name: points.name, address: points.address })
            .from(points)
            .where(inArray(points.id, [...new Set(pointIds)]))
        ).map((point) => [point.id, point]),
  )
  return unitIds.map((unitId) => ({
    unitId,
    issues: laid
      .filter((one) => one.unitId === unitId)
      .map(({ issue }) => ({
        ...issueSummary(issue, today, facts),
        point: issue.subject.kind === 'point' ? (names.get(issue.subject.pointId) ?? null) : null,
      })),
  }))
}

export type MeetingCandidate = {
  readonly unitId: string
  readonly open: number
  readonly foundThisMonth: number
  /** Supervised by one of the squads. */
  readonly isOwn: boolean
  /** The meeting begins with these: own units with something to talk about. */
  readonly isChosen: boolean
}

/** With whom a squad may hold a feedback meeting, and who is chosen to begin with. */
export const readCandidates = async (
  db: Db,
  squads: readonly number[],
  month: Month,
  { squadOfUnit }: Pick<CampaignFacts, 'squadOfUnit'>,
): Promise<MeetingCandidate[]> => {
  const laid = await issuesOfMonth(db, month)
  const own = Object.keys(squadOfUnit).filter((unitId) => squads.includes(squadOfUnit[unitId] ?? -1))
  const others = laid.flatMap(({ issue, unitId }) =>
    unitId !== null && issue.unitId !== null && squads.includes(issue.followingSquad ?? -1) ? [unitId] : [],
  )
  return [...new Set([...own, ...others])].map((unitId) => {
    const its = laid.filter((one) => one.unitId === unitId)
    const open = its.filter(({ issue }) => isOpen(issue)).length
    const foundThisMonth = its.filter(({ issue }) => monthOf(issue.foundOn ?? '') === month).length
    const isOwn = own.includes(unitId)
    return { unitId, open, foundThisMonth, isOwn, isChosen: isOwn && its.length > 0 }
  })
}
