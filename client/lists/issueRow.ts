/** An issue with its place looked up: what the lists and the desks show of it. */
import { indicatorLabel } from '../../domain/issue'
import { type Text, text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import type { PointTable } from '../pointTable'
import type { RoadSection } from '../roadSections'
import type { IssueRow } from './issueRows'

export const rowMaker =
  (plan: Plan, table: PointTable, sectionById: ReadonlyMap<string, RoadSection>, say: (text: Text) => string) =>
  (issue: IssueRow['issue']): IssueRow => {
    const { subject } = issue
    const point = subject.kind === 'point' ? (table.pointOf(subject.pointId) ?? null) : null
    const index = point === null ? undefined : table.indexOf(point.id)
    const section = subject.kind === 'roadSection' ? sectionById.get(subject.roadSectionId) : undefined
    const scopeId = point?.scopeId ?? section?.scopeId ?? null
    const unit = subject.kind === 'unit' ? plan.unitById.get(subject.unitId) : undefined
    const place =
      point?.name ??
      (section && say(text(section.nameZh, section.nameEn))) ??
      (unit && subject.kind === 'unit' ? `${say(unit.name)} · ${say(indicatorLabel[subject.indicator])}` : '—')
    return {
      issue,
      point,
      pointStatus: index === undefined ? null : table.statusAt(index),
      scopeId,
      scopeSquad: scopeId === null ? null : (plan.scopeById.get(scopeId)?.squad ?? null),
      place,
    }
  }

/** The two keys: squads of the place's scope, and of the units that are concerned. */
export const keysOf = (
  { issue, point, scopeSquad }: IssueRow,
  plan: Plan,
  sectionById: ReadonlyMap<string, RoadSection>,
): number[] => {
  const { subject } = issue
  const units = [
    issue.unitId,
    ...(point?.responsibleUnitIds ?? []),
    subject.kind === 'unit'
      ? subject.unitId
      : subject.kind === 'roadSection'
        ? (sectionById.get(subject.roadSectionId)?.responsibleUnitId ?? null)
        : null,
  ]
  const squads = units.map((unitId) => (unitId === null ? null : (plan.unitById.get(unitId)?.squad ?? null)))
  return [...new Set([scopeSquad, ...squads].filter((squad) => squad !== null))]
}
