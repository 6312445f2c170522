/** What instructions are about: whether it exists, what it is called, and whose units it concerns. */
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { InstructionTarget } from '../../domain/instruction'
import type { Subject } from '../../domain/issue'
import { reportName } from '../../domain/report/report'
import { type Text, text } from '../../domain/text'
import type { Db } from '../db/open'
import { issues, points, pointUnits, roadSections, squads, units } from '../db/schema'
import { reports } from '../db/tables/reports'

export type TargetFacts = {
  readonly exists: boolean
  readonly name: Text
  /** Its responsible units, or the unit itself. */
  readonly concernedUnits: readonly string[]
  /** Where it is on the map; for an issue, where the issue is. */
  readonly pointId: number | null
}

const unknown: TargetFacts = { exists: false, name: text('—', '—'), concernedUnits: [], pointId: null }

const pointOf = async (db: Db, pointId: number): Promise<TargetFacts> => {
  const rows = await db
    .select({ name: points.name, unitId: pointUnits.unitId })
    .from(points)
    .leftJoin(pointUnits, and(eq(pointUnits.pointId, points.id), isNull(pointUnits.until)))
    .where(eq(points.id, pointId))
  const [first] = rows
  return first === undefined
    ? unknown
    : {
        exists: true,
        name: text(first.name, first.name),
        concernedUnits: rows.flatMap(({ unitId }) => unitId ?? []),
        pointId,
      }
}

const unitOf = async (db: Db, unitId: string): Promise<TargetFacts> => {
  const [unit] = await db.select().from(units).where(eq(units.id, unitId))
  return unit === undefined
    ? unknown
    : { exists: true, name: text(unit.nameZh, unit.nameEn), concernedUnits: [unitId], pointId: null }
}

const sectionOf = async (db: Db, roadSectionId: string): Promise<TargetFacts> => {
  const [section] = await db.select().from(roadSections).where(eq(roadSections.id, roadSectionId))
  return section === undefined
    ? unknown
    : {
        exists: true,
        name: text(section.nameZh, section.nameEn),
        concernedUnits: [section.responsibleUnitId],
        pointId: null,
      }
}

const placeOf = (db: Db, subject: Subject): Promise<TargetFacts> =>
  subject.kind === 'point'
    ? pointOf(db, subject.pointId)
    : subject.kind === 'unit'
      ? unitOf(db, subject.unitId)
      : sectionOf(db, subject.roadSectionId)

const issueOf = async (db: Db, issueId: string): Promise<TargetFacts> => {
  const [issue] = await db.select({ state: issues.state }).from(issues).where(eq(issues.id, issueId))
  if (issue === undefined) return unknown
  const { subject, what, unitId } = issue.state
  const place = await placeOf(db, subject)
  return {
    ...place,
    exists: true,
    name: text(`${place.name.zh}：${what}`, `${place.name.en}: ${what}`),
    concernedUnits: unitId === null ? place.concernedUnits : [unitId],
  }
}

/** One that is still being drafted is its writers' alone, and nobody else's to speak of. */
const reportTargetOf = async (db: Db, id: string): Promise<TargetFacts> => {
  const [row] = await db
    .select({ stage: reports.stage })
    .from(reports)
    .where(and(eq(reports.id, id), ne(reports.stage, 'drafted')))
  return row === undefined ? unknown : { ...unknown, exists: true, name: reportName(id, await readSquadNames(db)) }
}

const readSquadNames = async (db: Db): Promise<(squad: number) => Text> => {
  const names = new Map((await db.select().from(squads)).map((squad) => [squad.number, squad]))
  return (number) => {
    const squad = names.get(number)
    return squad === undefined ? unknown.name : text(squad.nameZh, squad.nameEn)
  }
}

export const readTarget = (db: Db, target: InstructionTarget): Promise<TargetFacts> => {
  switch (target.kind) {
    case 'point':
      return pointOf(db, target.pointId)
    case 'issue':
      return issueOf(db, target.issueId)
    case 'unit':
      return unitOf(db, target.unitId)
    case 'roadSection':
      return sectionOf(db, target.roadSectionId)
    case 'report':
      return reportTargetOf(db, target.reportId)
    default:
      return Promise.resolve(target satisfies never)
  }
}

/** What many targets are called, for a list: as many questions as there are kinds, whatever their number. */
export const readTargetNames = async (
  db: Db,
  targets: readonly InstructionTarget[],
): Promise<(target: InstructionTarget) => { readonly name: Text; readonly pointId: number | null }> => {
  const idsOf = <K extends InstructionTarget['kind'], V>(
    kind: K,
    id: (target: Extract<InstructionTarget, { kind: K }>) => V,
  ): V[] => [
    ...new Set(
      targets.flatMap((target) =>
        target.kind === kind ? [id(target as Extract<InstructionTarget, { kind: K }>)] : [],
      ),
    ),
  ]
  const issueIds = idsOf('issue', ({ issueId }) => issueId)
  const issueRows =
    issueIds.length === 0
      ? []
      : await db.select({ id: issues.id, state: issues.state }).from(issues).where(inArray(issues.id, issueIds))
  const subjects = issueRows.map(({ state }) => state.subject)
  const pointIds = [
    ...idsOf('point', ({ pointId }) => pointId),
    ...subjects.flatMap((subject) => (subject.kind === 'point' ? [subject.pointId] : [])),
  ]
  const pointNames = new Map(
    pointIds.length === 0
      ? []
      : (await db.select({ id: points.id, name: points.name }).from(points).where(inArray(points.id, pointIds))).map(
          ({ id, name }) => [id, text(name, name)] as const,
        ),
  )
  const unitNames = new Map(
    (await db.select().from(units)).map(({ id, nameZh, nameEn }) => [id, text(nameZh, nameEn)] as const),
  )
  const sectionNames = new Map(
    (await db.select().from(roadSections)).map(({ id, nameZh, nameEn }) => [id, text(nameZh, nameEn)] as const),
  )
  const squadNames = await readSquadNames(db)
  const issueById = new Map(issueRows.map(({ id, state }) => [id, state] as const))
  const placeName = (subject: Subject | Exclude<InstructionTarget, { kind: 'issue' | 'report' }>): Text =>
    (subject.kind === 'point'
      ? pointNames.get(subject.pointId)
      : subject.kind === 'unit'
        ? unitNames.get(subject.unitId)
        : sectionNames.get(subject.roadSectionId)) ?? unknown.name
  return (target) => {
    if (target.kind === 'report') return { name: reportName(target.reportId, squadNames), pointId: null }
    if (target.kind !== 'issue')
      return { name: placeName(target), pointId: target.kind === 'point' ? target.pointId : null }
    const issue = issueById.get(target.issueId)
    if (issue === undefined) return { name: unknown.name, pointId: null }
    const { subject, what } = issue
    const place = placeName(subject)
    return {
      name: text(`${place.zh}：${what}`, `${place.en}: ${what}`),
      pointId: subject.kind === 'point' ? subject.pointId : null,
    }
  }
}
