/** Issues as papers and the ledger show them: names instead of keys, as they stand now. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import { isOverdue, overdueDaysByUnit } from '../../domain/clocks'
import { firstVersion, itemIn, roadSectionKind } from '../../domain/handbook/handbook'
import { endedOn, type Issue, indicatorLabel, severityLabel, stageLabel } from '../../domain/issue'
import type { PaperIssue } from '../../domain/paperContent'
import { photosIn } from '../../domain/photo'
import { unitNameOn } from '../../domain/unitNameOn'
import type { Db } from '../db/open'
import { events, issues, points, roadSections, squads, units } from '../db/schema'
import { papers } from '../db/tables/papers'
import { photoUses } from '../db/tables/photos'
import { readHandbook } from '../handbook'
import { readFormerNames } from '../unitNames'

export type Names = {
  readonly unit: (unitId: string) => string
  /** As it was called on that day; null: now. */
  readonly unitOn: (unitId: string, day: LocalDate | null) => string
  readonly squad: (squad: number) => string
}

export const readNames = async (db: Db): Promise<Names> => {
  const unitRows = await db.select({ id: units.id, zh: units.nameZh, en: units.nameEn }).from(units)
  const formerNamesOf = await readFormerNames(db)
  const squadRows = await db.select({ number: squads.number, name: squads.nameZh }).from(squads)
  const unitOf = new Map(
    unitRows.map(({ id, ...name }) => [id, { name, formerNames: formerNamesOf.get(id) ?? [] }] as const),
  )
  const unitOn = (unitId: string, day: LocalDate | null) => {
    const unit = unitOf.get(unitId)
    return unit === undefined ? unitId : unitNameOn(unit, day).zh
  }
  const squadNames = new Map(squadRows.map(({ number, name }) => [number, name]))
  return {
    unit: (unitId) => unitOn(unitId, null),
    unitOn,
    squad: (squad) => squadNames.get(squad) ?? `第${squad}督导分队`,
  }
}

/** In the order in which they are named; what is not there is left out. */
export const readIssues = async (db: Db, issueIds: readonly string[]): Promise<Issue[]> => {
  if (issueIds.length === 0) return []
  const rows = await db
    .select({ state: issues.state })
    .from(issues)
    .where(inArray(issues.id, [...issueIds]))
  const byId = new Map(rows.map(({ state }) => [state.id, state]))
  return issueIds.flatMap((id) => byId.get(id) ?? [])
}

type Placed = Pick<Issue, 'subject'>

const readPlaces = async (db: Db, named: readonly Placed[], names: Names) => {
  const pointIds = [...new Set(named.flatMap(({ subject }) => (subject.kind === 'point' ? [subject.pointId] : [])))]
  const sectionIds = [
    ...new Set(named.flatMap(({ subject }) => (subject.kind === 'roadSection' ? [subject.roadSectionId] : []))),
  ]
  const pointRows =
    pointIds.length === 0
      ? []
      : await db
          .select({ id: points.id, name: points.name, kind: points.kind })
          .from(points)
          .where(inArray(points.id, pointIds))
  const handbook = await readHandbook(db)
  const sectionRows =
    sectionIds.length === 0
      ? []
      : await db
          .select({ id: roadSections.id, name: roadSections.nameZh })
          .from(roadSections)
          .where(inArray(roadSections.id, sectionIds))
  const pointById = new Map(pointRows.map((row) => [row.id, row]))
  const sectionById = new Map(sectionRows.map(({ id, name }) => [id, name]))
  return {
    place: ({ subject }: Placed): string =>
      subject.kind === 'point'
        ? (pointById.get(subject.pointId)?.name ?? '')
        : subject.kind === 'roadSection'
          ? (sectionById.get(subject.roadSectionId) ?? subject.roadSectionId)
          : `${names.unit(subject.unitId)}（${indicatorLabel[subject.indicator].zh}）`,
    /** In the words of the handbook by which it was found. */
    item: ({
      subject,
      checkItem,
      handbook: version = firstVersion,
    }: Placed & Pick<Issue, 'checkItem' | 'handbook'>): string | null => {
      if (checkItem === null || subject.kind === 'unit') return checkItem
      const kind = subject.kind === 'point' ? (pointById.get(subject.pointId)?.kind ?? null) : roadSectionKind
      return itemIn(handbook, version, kind, checkItem)?.zh ?? checkItem
    },
  }
}

/** The photos of each issue in the order in which they were handed in, before and after told apart. */
const readPhotos = async (db: Db, issueIds: readonly string[]) => {
  const found = new Map<string, { readonly before: string[]; readonly after: string[] }>()
  if (issueIds.length === 0) return found
  const rows = await db
    .selectDistinct({ position: events.position, issueId: events.subjectId, body: events.body })
    .from(photoUses)
    .innerJoin(events, eq(events.position, photoUses.position))
    .where(and(eq(photoUses.subjectKind, 'issue'), inArray(photoUses.subjectId, [...issueIds])))
    .orderBy(asc(events.position))
  for (const { issueId, body } of rows) {
    const known = found.get(issueId) ?? { before: [], after: [] }
    found.set(issueId, known)
    for (const { id, side } of photosIn('issue', JSON.parse(body))) known[side].push(id)
  }
  return found
}

const progressOf = (issue: Issue, today: LocalDate): string => {
  if (!isOverdue(issue, today)) return stageLabel[issue.stage].zh
  const days = Object.values(overdueDaysByUnit(issue, today)).reduce((total, count) => total + count, 0)
  return `逾期${days}天`
}

const remarksOf = (issue: Issue): string | null => {
  const remarks = [
    ...(issue.severity === 'ordinary' ? [] : [severityLabel[issue.severity].zh]),
    ...(issue.sentBackTimes > 0 ? [`退回${issue.sentBackTimes}次`] : []),
    ...(issue.relapses > 0 ? [`反弹${issue.relapses}次`] : []),
    ...(issue.escalation.circulars > 0 ? [`通报${issue.escalation.circulars}次`] : []),
  ]
  return remarks.length === 0 ? null : remarks.join('，')
}

/** The path of an issue's page; the file gets the address of the server in front of it. */
export const issuePath = (issueId: string): string => `/?issue=${issueId}`

export const paperIssuesOf = async (
  db: Db,
  named: readonly Issue[],
  names: Names,
  today: LocalDate,
): Promise<PaperIssue[]> => {
  const ids = named.map(({ id }) => id)
  const places = await readPlaces(db, named, names)
  const photos = await readPhotos(db, ids)
  const paperIds = [...new Set(named.flatMap(({ paperId }) => (paperId === null ? [] : [paperId])))]
  const numbers = new Map(
    paperIds.length === 0
      ? []
      : (await db.select({ id: papers.id, state: papers.state }).from(papers).where(inArray(papers.id, paperIds))).map(
          ({ id, state }) => [id, state.numberText],
        ),
  )
  return named.map((issue) => ({
    id: issue.id,
    place: places.place(issue),
    what: issue.what,
    checkItem: places.item(issue),
    foundOn: issue.foundOn ?? today,
    squad: issue.followingSquad === null ? '' : names.squad(issue.followingSquad),
    unit: issue.unitId === null ? null : names.unitOn(issue.unitId, endedOn(issue)),
    notifiedBy: issue.paperId === null ? null : (numbers.get(issue.paperId) ?? null),
    claimBy: issue.claimBy,
    rectifyBy: issue.rectifyBy,
    responsible: issue.claim?.responsible ?? null,
    measures: issue.claim?.measures ?? null,
    target: issue.claim?.target ?? null,
    progress: progressOf(issue, today),
    closedOn: issue.closedOn,
    remarks: remarksOf(issue),
    beforePhotos: photos.get(issue.id)?.before ?? [],
    afterPhotos: photos.get(issue.id)?.after ?? [],
    url: issuePath(issue.id),
  }))
}
