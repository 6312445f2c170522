/** Issues as rows of a list: where each is, how it stands in the map's terms, and whether the map's filter shows it. Pure. */
import { openStages, type Stage } from '../../domain/issue'
import type { MapPoint } from '../../domain/mapSnapshot'
import type { PointStatus } from '../../domain/pointStatus'
import type { Answers } from '../trpc'
import { type Filter, isMarked } from '../view'

export type ListedIssue = Answers['issue']['list']['issues'][number]

/** What the filter asks about an issue, its place looked up. */
export type IssueRow = {
  readonly issue: ListedIssue
  /** The point, where the issue is about one that this browser knows. */
  readonly point: MapPoint | null
  readonly pointStatus: PointStatus | null
  readonly scopeId: string | null
  readonly scopeSquad: number | null
  /** Name of the point, road section or unit, in the reader's language. */
  readonly place: string
}

export const openStageList: Stage[] = [...openStages]
export const closedStageList: Stage[] = ['closed', 'void']

const statusOfOpenStage: Partial<Record<Stage, PointStatus>> = {
  found: 'open',
  notified: 'open',
  claimed: 'rectifying',
  rectified: 'awaitingRecheck',
}

/** An open issue stands as its point would stand with it alone; a closed one is found by its point's status. */
export const statusOfIssue = ({ issue, pointStatus }: Pick<IssueRow, 'issue' | 'pointStatus'>): PointStatus | null =>
  issue.overdue ? 'overdue' : (statusOfOpenStage[issue.stage] ?? pointStatus)

export const isIssueShown = (row: IssueRow, filter: Filter): boolean => {
  const { issue, point, scopeId, scopeSquad, place } = row
  if (filter.statuses.length > 0) {
    const status = statusOfIssue(row)
    if (status === null || !filter.statuses.includes(status)) return false
  }
  if (filter.scopeId !== null && scopeId !== filter.scopeId) return false
  // Two keys: the squad of the place, and the squad that follows the issue.
  if (filter.squad !== null && scopeSquad !== filter.squad && issue.followingSquad !== filter.squad) return false
  if (filter.kind !== null && point?.kind !== filter.kind) return false
  if (filter.urbanOnly && point?.urban !== true) return false
  if (filter.mark !== null && (point === null || !isMarked(point, filter.mark))) return false
  if (filter.unitId !== null) {
    const isOfUnit =
      issue.unitId === filter.unitId ||
      point?.leadUnitId === filter.unitId ||
      point?.responsibleUnitIds.includes(filter.unitId) === true ||
      (issue.subject.kind === 'unit' && issue.subject.unitId === filter.unitId)
    if (!isOfUnit) return false
  }
  const search = filter.search.trim().toLowerCase()
  if (search === '') return true
  return [place, point?.code ?? '', issue.what].some((text) => text.toLowerCase().includes(search))
}

/** The most pressing first: whoever is longest overdue, then whose clock ends next, then those without a clock. */
export const byUrgency = (one: IssueRow, other: IssueRow): number => {
  const left = ({ issue }: IssueRow) =>
    issue.overdue ? (issue.clock?.daysLeft ?? 0) - 10_000 : (issue.clock?.daysLeft ?? 10_000)
  return left(one) - left(other) || (one.issue.id < other.issue.id ? -1 : 1)
}
