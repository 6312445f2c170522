/** The status of a place (a point or a road section), from its issues and its last inspection: it shows the worst thing that is true of it. */
import type { LocalDate } from './calendar'
import { dueOn } from './clocks'
import { isWhole, type LastInspection } from './inspection'
import { type Issue, isOpen } from './issue'
import { type Text, text } from './text'

/** Worst first. */
export const pointStatuses = ['overdue', 'open', 'rectifying', 'awaitingRecheck', 'uninspected', 'compliant'] as const
export type PointStatus = (typeof pointStatuses)[number]
/** What is kept with the point: lateness comes with the day, not with an event, so it is not among them. */
export type KeptStatus = Exclude<PointStatus, 'overdue'>
const keptStatuses = pointStatuses.filter((status): status is KeptStatus => status !== 'overdue')

export const pointStatusLabel: Record<PointStatus, Text> = {
  overdue: text('超期', 'Overdue'),
  open: text('待整改', 'Open'),
  rectifying: text('整改中', 'Rectifying'),
  awaitingRecheck: text('待复查', 'Awaiting re-check'),
  uninspected: text('未检查', 'Uninspected'),
  compliant: text('达标', 'Compliant'),
}

/** Where a place stands, lateness apart: with `dueOn` and a day, `statusOn` gives its status. */
export type PlaceStanding = {
  readonly status: KeptStatus
  /** The earliest day on which one of its issues is due; the place is overdue from the day after. */
  readonly dueOn: LocalDate | null
  readonly openIssues: number
}

/** Whether a point is supervised at the end of a day. What is in use today counts for days before it was registered, too. */
export const isInUseOn = (retiredOn: LocalDate | null, day: LocalDate): boolean => retiredOn === null || day < retiredOn

export const statusOn = (kept: Pick<PlaceStanding, 'status' | 'dueOn'>, today: LocalDate): PointStatus =>
  kept.dueOn !== null && kept.dueOn < today ? 'overdue' : kept.status

const statusOfStage = { found: 'open', notified: 'open', claimed: 'rectifying', rectified: 'awaitingRecheck' } as const

/** As a place would stand with this issue alone; null once it asks nothing of anybody. */
export const statusOfIssueAlone = (issue: {
  readonly stage: Issue['stage']
  readonly overdue: boolean
}): PointStatus | null =>
  !isOpen(issue) ? null : issue.overdue ? 'overdue' : statusOfStage[issue.stage as keyof typeof statusOfStage]

type CountedIssue = Pick<
  Issue,
  'id' | 'stage' | 'claimBy' | 'rectifyBy' | 'checkItem' | 'foundOn' | 'closedOn' | 'mergedInto'
>

/** Closed since the visit: found on its day or later, or found before (a relapse, say) and closed on a later day. */
const isClosedSince = (issue: CountedIssue, visitedOn: LocalDate): boolean =>
  issue.stage === 'closed' && ((issue.foundOn ?? '') >= visitedOn || (issue.closedOn ?? '') > visitedOn)

/** The issue in which an issue lives on: itself, or the one that it was merged into. */
const livingIn = (issue: CountedIssue, issues: readonly CountedIssue[]): CountedIssue => {
  const into = issues.find(({ id }) => id === issue.mergedInto)
  return into === undefined ? issue : livingIn(into, issues)
}

/**
 * Failed items for which nothing is under way and nothing has been closed since the visit: the point is known not to
 * comply, and nobody is after it. A void issue answers for nothing; a merged one goes on in the other.
 */
export const neglectedItems = (inspection: LastInspection | null, issues: readonly CountedIssue[]): string[] =>
  (inspection?.failedItems ?? []).filter(
    (item) =>
      !issues
        .filter(({ checkItem }) => checkItem === item)
        .map((issue) => livingIn(issue, issues))
        .some((issue) => isOpen(issue) || isClosedSince(issue, inspection?.visitedOn ?? '')),
  )

export const standingOfPlace = (issues: readonly CountedIssue[], inspection: LastInspection | null): PlaceStanding => {
  const open = issues.filter(isOpen)
  const due = open.flatMap((issue) => dueOn(issue) ?? []).sort()[0] ?? null
  const statuses: KeptStatus[] = [
    inspection !== null && isWhole(inspection) ? 'compliant' : 'uninspected',
    ...(neglectedItems(inspection, issues).length > 0 ? (['open'] as const) : []),
    ...open.map((issue) => statusOfStage[issue.stage as keyof typeof statusOfStage]),
  ]
  const status = keptStatuses.find((worse) => statuses.includes(worse)) ?? 'uninspected'
  return { status, dueOn: due, openIssues: open.length }
}

/** The status's reason in words, as the point's panel shows it. */
export const reasonForStatus = (
  issues: readonly CountedIssue[],
  inspection: LastInspection | null,
  today: LocalDate,
): Text => {
  const kept = standingOfPlace(issues, inspection)
  const status = statusOn(kept, today)
  const open = issues.filter(isOpen)
  const of = (...stages: Issue['stage'][]) => open.filter((issue) => stages.includes(issue.stage)).length
  const late = open.filter((issue) => {
    const due = dueOn(issue)
    return due !== null && due < today
  }).length
  switch (status) {
    case 'overdue':
      return text(
        `${late}个问题已超期，最早应于${kept.dueOn}办结`,
        `${late} overdue, the earliest due on ${kept.dueOn}`,
      )
    case 'open': {
      const toNotify = of('found')
      const toClaim = of('notified')
      if (toNotify + toClaim === 0 && inspection)
        return text(
          `${inspection.visitedOn}检查有不符合项，尚未立案`,
          `Failed items of the inspection on ${inspection.visitedOn} have no issue yet`,
        )
      return text(
        [toNotify > 0 ? `${toNotify}个待交办` : '', toClaim > 0 ? `${toClaim}个待认领` : ''].filter(Boolean).join('，'),
        [toNotify > 0 ? `${toNotify} to be notified` : '', toClaim > 0 ? `${toClaim} to be claimed` : '']
          .filter(Boolean)
          .join(', '),
      )
    }
    case 'rectifying':
      return text(`${of('claimed')}个问题整改中，均在期限内`, `${of('claimed')} being rectified, all in time`)
    case 'awaitingRecheck':
      return text(
        `${of('rectified')}个问题已报整改，等待复查`,
        `${of('rectified')} reported rectified, awaiting re-check`,
      )
    case 'uninspected':
      if (inspection === null) return text('还没有检查记录', 'Never inspected')
      return inspection.formerKind !== undefined
        ? text(
            `${inspection.visitedOn}检查后类型已变更，需重新检查`,
            `Of another kind since the inspection on ${inspection.visitedOn}, and not inspected as such`,
          )
        : text(`${inspection.visitedOn}的检查不完整`, `The inspection on ${inspection.visitedOn} was not complete`)
    case 'compliant':
      return inspection !== null && inspection.failedItems.length > 0
        ? text(
            `${inspection.visitedOn}检查发现的问题已全部销号`,
            `All issues found on ${inspection.visitedOn} are closed`,
          )
        : text(`${inspection?.visitedOn ?? ''}检查全部符合`, `All items passed on ${inspection?.visitedOn ?? ''}`)
    default:
      return status satisfies never
  }
}
