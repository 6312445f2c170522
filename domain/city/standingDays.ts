/**
 * How an issue or a point stood at the end of each day on which something happened to it: what the map of a past day, the
 * stocks of a report and the city's curve are made from. Kept beside the folds by the writer; these functions are the
 * recount from the events, and the rule by which the writer makes one row.
 */
import { type LocalDate, localDateOf } from '../calendar'
import { dueOn } from '../clocks'
import { type Issue, type Stage, unopened } from '../issue'
import { applyEvent, type IssueEvent } from '../issueLifecycle'
import { applyPointEvent, type ToldOfPoint, untouchedPoint } from '../point'
import { type PlaceStanding, standingOfPlace } from '../pointStatus'

/** Counters grow and never fall, so that what happened between two days is the difference of two rows. */
export type IssueDay = {
  readonly issueId: string
  readonly day: LocalDate
  readonly stage: Stage
  readonly unitId: string | null
  readonly followingSquad: number | null
  readonly dueOn: LocalDate | null
  /** How often it has been closed so far: each relapse had been closed before. */
  readonly closings: number
  readonly sentBack: number
  readonly relapses: number
  readonly circulars: number
}

export const issueDayOf = (issue: Issue, day: LocalDate): IssueDay => ({
  issueId: issue.id,
  day,
  stage: issue.stage,
  unitId: issue.unitId,
  followingSquad: issue.followingSquad,
  dueOn: dueOn(issue),
  closings: issue.relapses + (issue.stage === 'closed' ? 1 : 0),
  sentBack: issue.sentBackTimes,
  relapses: issue.relapses,
  circulars: issue.escalation.circulars,
})

/** A place's standing at the end of a day; before its first row a point has not been inspected. */
export type PointDay = PlaceStanding & { readonly pointId: number; readonly day: LocalDate }

/** The last state of each day, in the order of the days; `told` is in the order of the log. */
const lastOfEachDay = <E, R extends { readonly day: LocalDate }>(
  told: readonly E[],
  dayOf: (event: E) => LocalDate,
  stateAfter: (event: E, day: LocalDate) => R,
): R[] => {
  const days: R[] = []
  for (const event of told) {
    const day = dayOf(event)
    const state = stateAfter(event, day)
    if (days.at(-1)?.day === day) days[days.length - 1] = state
    else days.push(state)
  }
  return days
}

const dayOfEvent = ({ at }: { readonly at: string }): LocalDate => localDateOf(new Date(at))

/** @throws where the first event is not the issue's opening. */
export const issueDays = (issueId: string, events: readonly IssueEvent[]): IssueDay[] => {
  const subject = events[0]?.subject
  if (subject === undefined) throw new Error(`the events of issue ${issueId} do not begin with its opening`)
  let issue = unopened(issueId, subject)
  return lastOfEachDay(events, dayOfEvent, (event, day) => {
    issue = applyEvent(issue, event)
    return issueDayOf(issue, day)
  })
}

/** What a point's standing follows from: what is told of itself and the events of its issues. */
export type ToldOfStanding =
  | { readonly of: 'point'; readonly event: ToldOfPoint }
  | { readonly of: 'issue'; readonly issueId: string; readonly event: IssueEvent }

/** Without what changes nothing: before its first inspection a point stands the same, whatever its kind. */
export const tellingOf = <T extends ToldOfStanding>(told: readonly T[]): readonly T[] => {
  let isInspected = false
  return told.filter(({ of, event }) => {
    if (of === 'point' && event.name === 'inspect') isInspected = true
    return isInspected || of !== 'point' || event.name !== 'kindChanged'
  })
}

/** `told`: in the order of the log, of what tells alone. */
export const pointDays = (pointId: number, told: readonly ToldOfStanding[]): PointDay[] => {
  const issues = new Map<string, Issue>()
  let own = untouchedPoint
  return lastOfEachDay(
    told,
    ({ event }) => dayOfEvent(event),
    (one, day) => {
      if (one.of === 'point') own = applyPointEvent(own, one.event)
      else {
        const before = issues.get(one.issueId) ?? unopened(one.issueId, { kind: 'point', pointId })
        issues.set(one.issueId, applyEvent(before, one.event))
      }
      return { pointId, day, ...standingOfPlace([...issues.values()], own.lastInspection) }
    },
  )
}
