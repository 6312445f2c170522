/**
 * The open issues that stayed with a unit which has nothing to do with their place any more, as domain/leftBehind.ts says:
 * the database finds those that may be some, the rule decides. For the office alone.
 */
import type { LocalDate } from '../../domain/calendar'
import { type Issue, indicatorLabel } from '../../domain/issue'
import { actions } from '../../domain/issueActions'
import { mostAtOnce } from '../../domain/issueSeveral'
import { type LeftBehind, leftBehind } from '../../domain/leftBehind'
import { type Responsibility, responsibilityOfSection } from '../../domain/responsibility'
import type { RoadSectionEvent } from '../../domain/roadSection'
import { type Text, text } from '../../domain/text'
import { type Db, rawOf } from '../db/open'
import { roadSections, units } from '../db/schema'
import { readEventsBySubject } from '../eventsBySubject'

/** No more are looked at; a city has some thousand open issues at most. */
const mostLookedAt = 5_000

type Candidate = {
  readonly state: Issue
  readonly placeZh: string
  readonly placeEn: string
  /** Who has answered for the point over time; empty for what is not at one. */
  readonly responsible: readonly Responsibility[]
}

/** Issues of retired units, of the unit that is leaving, and those whose unit is not the one to notify at their place now. */
const readCandidates = (db: Db, leavingId: string | null): Promise<Candidate[]> =>
  rawOf(db)<Candidate[]>`
    select issues.state,
      coalesce(points.name, road_sections.name_zh, about.name_zh, '') as "placeZh",
      coalesce(points.name, road_sections.name_en, about.name_en, '') as "placeEn", (
      select coalesce(
        jsonb_agg(jsonb_build_object('unitId', unit_id, 'isLead', is_lead, 'from', "from", 'until', until)
          order by "from", unit_id), '[]')
      from point_units where point_id = issues.point_id
    ) as responsible
    from issues join units on units.id = issues.unit_id
    left join points on points.id = issues.point_id
    left join road_sections on road_sections.id = issues.road_section_id
    left join units as about on about.id = issues.subject_unit_id
    where issues.stage = any(${[...actions.reassign.from]}) and (
      units.retired_on is not null
      or issues.unit_id = ${leavingId}
      or road_sections.responsible_unit_id <> issues.unit_id
      or issues.point_id is not null and not exists (
        select 1 from point_units as own
        where own.point_id = issues.point_id and own.unit_id = issues.unit_id and own.until is null and (
          own.is_lead or not exists (
            select 1 from point_units as other
            where other.point_id = own.point_id and other.until is null and other.unit_id <> own.unit_id))))
    order by issues.due_on nulls last, issues.id
    limit ${mostLookedAt}`

/** By section, those of the candidates. */
const readSections = async (
  db: Db,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, readonly Responsibility[]>> => {
  const ids = [
    ...new Set(
      candidates.flatMap(({ state: { subject } }) => (subject.kind === 'roadSection' ? [subject.roadSectionId] : [])),
    ),
  ]
  if (ids.length === 0) return new Map()
  const [told, sections] = await Promise.all([
    readEventsBySubject<RoadSectionEvent>(db, 'roadSection', ids),
    db.select({ id: roadSections.id, unitId: roadSections.responsibleUnitId }).from(roadSections),
  ])
  const unitOf = new Map(sections.map(({ id, unitId }) => [id, unitId]))
  return new Map(
    ids.map((id) => [id, responsibilityOfSection(told.get(id)?.events ?? [], unitOf.get(id) ?? '')] as const),
  )
}

export type LeftIssue = { readonly issue: Issue; readonly place: Text } & LeftBehind

const placeText = ({ state: { subject }, placeZh, placeEn }: Candidate): Text => {
  if (subject.kind !== 'unit') return text(placeZh, placeEn)
  const indicator = indicatorLabel[subject.indicator]
  return text(`${placeZh} · ${indicator.zh}`, `${placeEn} · ${indicator.en}`)
}

/** All of them, what is due first at the top; `leavingId`: only those of a unit that is to be retired. */
export const readLeftBehind = async (
  db: Db,
  today: LocalDate,
  leavingId: string | null = null,
): Promise<readonly LeftIssue[]> => {
  const candidates = await readCandidates(db, leavingId)
  const [sections, unitRows] = await Promise.all([
    readSections(db, candidates),
    db.select({ id: units.id, retiredOn: units.retiredOn, successorId: units.successorId }).from(units),
  ])
  const unitOf = new Map(unitRows.map((unit) => [unit.id, unit]))
  const responsibleFor = ({ state: { subject }, responsible }: Candidate): readonly Responsibility[] =>
    subject.kind === 'point'
      ? responsible
      : subject.kind === 'roadSection'
        ? (sections.get(subject.roadSectionId) ?? [])
        : [{ unitId: subject.unitId, isLead: false, from: today, until: null }]
  return candidates.flatMap((candidate): LeftIssue[] => {
    const { state: issue } = candidate
    if (leavingId !== null && issue.unitId !== leavingId) return []
    const left = leftBehind(issue, responsibleFor(candidate), unitOf, leavingId)
    return left === null ? [] : [{ issue, place: placeText(candidate), ...left }]
  })
}

/** As many as are given on in one go. */
export const pageOf = (all: readonly LeftIssue[], page: number): readonly LeftIssue[] =>
  all.slice(page * mostAtOnce, (page + 1) * mostAtOnce)
