/** Where an issue is: what the place is called, its check items, and what else is open there. */
import { useQuery } from '@tanstack/react-query'
import { roadSectionKind } from '../../domain/handbook/handbook'
import { indicatorLabel, isOpen, isSameSubject, type Stage, type Subject } from '../../domain/issue'
import { type Text, text } from '../../domain/text'
import { checkItemsAt, type Plan, usePlan } from '../campaignOverview'
import { type CheckItem, unitText } from '../names'
import { useTRPC } from '../trpc'
import { useRoadSections } from '../useRoadSections'
import { usePoint } from './queries'

export type IssueHere = {
  readonly id: string
  readonly seq: number
  readonly subject: Subject
  readonly what: string
  readonly stage: Stage
  readonly checkItem: string | null
  /** Whether this person may add to it what was seen; undefined where that is not known here. */
  readonly maySupplement?: boolean
}

export type Place = {
  readonly name: Text
  /** Of the place, as the handbook knows it. */
  readonly kind?: string
  readonly checkItems: readonly CheckItem[]
  /** Every issue of the place that this person may read. */
  readonly issues: readonly IssueHere[]
}

/** Null until the plan and the point or the road sections have been read. */
export const usePlace = (subject: Subject | undefined): Place | null => {
  const trpc = useTRPC()
  const plan = usePlan()
  const point = usePoint(subject?.kind === 'point' ? subject.pointId : null).data
  const isElsewhere = subject !== undefined && subject.kind !== 'point'
  const list = useQuery(trpc.issue.list.queryOptions({}, { enabled: isElsewhere })).data
  const sections = useRoadSections().data
  if (subject === undefined || plan === null) return null
  if (subject.kind === 'point')
    return point === undefined
      ? null
      : {
          name: text(point.name, point.name),
          kind: point.kind,
          checkItems: checkItemsAt(plan, point),
          issues: point.issues,
        }
  const issues = (list?.issues ?? []).filter((issue) => isSameSubject(issue.subject, subject))
  if (subject.kind === 'unit') return { name: unitAndIndicator(plan, subject), checkItems: [], issues }
  if (sections === undefined) return null
  const section = sections.sections.find(({ id }) => id === subject.roadSectionId)
  const name = section ? text(section.nameZh, section.nameEn) : text(subject.roadSectionId, subject.roadSectionId)
  return { name, kind: roadSectionKind, checkItems: sections.checkItems, issues }
}

/** Open issues of the place, apart from one: those into which it may be merged. */
export const othersOpen = (place: Place, issueId: string): IssueHere[] =>
  place.issues.filter((issue) => issue.id !== issueId && isOpen(issue))

const unitAndIndicator = (plan: Plan, { unitId, indicator }: Extract<Subject, { kind: 'unit' }>): Text => {
  const unit = unitText(plan, unitId)
  const label = indicatorLabel[indicator]
  return text(`${unit.zh}：${label.zh}`, `${unit.en}: ${label.en}`)
}
