/** The rows of the event log and of its folds, made from decided events: pure, so that one season or one action is written alike. */

import type { LocalDate } from '../domain/calendar'
import type { PointDay } from '../domain/city/standingDays'
import { dueOn } from '../domain/clocks'
import type { Issue } from '../domain/issue'
import type { IssueEvent } from '../domain/issueLifecycle'
import type { PointEvent, PointRecord } from '../domain/point'
import { standingOfPlace } from '../domain/pointStatus'
import type { RoadSectionEvent, RoadSectionRecord } from '../domain/roadSection'
import type { SubjectEvent, SubjectKind } from '../domain/subjectKind'
import { canonicalBody, sha256Hex } from './canonicalBody'
import type { events, issues, pointStates, roadSections } from './db/schema'
import type { roadSectionStates } from './db/tables/roadSections'
import type { pointDays } from './db/tables/standingDays'

export type EventRow = typeof events.$inferInsert
export type LogEnd = { readonly position: number; readonly hash: string }

/** Before the first event. */
export const emptyLog: LogEnd = { position: 0, hash: '' }

export type Decided =
  | { readonly subjectKind: 'issue'; readonly subjectId: string; readonly event: IssueEvent }
  | { readonly subjectKind: 'point'; readonly subjectId: string; readonly event: PointEvent }
  | { readonly subjectKind: 'roadSection'; readonly subjectId: string; readonly event: RoadSectionEvent }
  | {
      readonly subjectKind: Exclude<SubjectKind, 'issue' | 'point' | 'roadSection'>
      readonly subjectId: string
      readonly event: SubjectEvent
    }

export const hashOf = (previousHash: string, position: number, body: string): string =>
  sha256Hex(previousHash, String(position), body)

/** The next row of the log; hash = sha256(previous hash ‖ position ‖ body). */
export const nextRow = (end: LogEnd, { subjectKind, subjectId, event }: Decided): EventRow => {
  // What it is about is within the hash too: an event cannot be moved to another subject unnoticed.
  const body = canonicalBody({ subjectKind, subjectId, ...event })
  const position = end.position + 1
  return {
    position,
    subjectKind,
    subjectId,
    seq: event.seq,
    name: event.name,
    at: new Date(event.at),
    accountId: event.by.accountId,
    body,
    hash: hashOf(end.hash, position, body),
  }
}

export const appendAll = (end: LogEnd, decided: readonly Decided[]): EventRow[] => {
  let last = end
  return decided.map((one) => {
    const row = nextRow(last, one)
    last = { position: row.position, hash: row.hash }
    return row
  })
}

export const issueRow = (issue: Issue, position: number): typeof issues.$inferInsert => ({
  id: issue.id,
  state: issue,
  position,
  stage: issue.stage,
  pointId: issue.subject.kind === 'point' ? issue.subject.pointId : null,
  roadSectionId: issue.subject.kind === 'roadSection' ? issue.subject.roadSectionId : null,
  subjectUnitId: issue.subject.kind === 'unit' ? issue.subject.unitId : null,
  unitId: issue.unitId,
  unitsEver: [...issue.unitsEver],
  followingSquad: issue.followingSquad,
  foundOn: issue.foundOn ?? '',
  dueOn: dueOn(issue),
})

export type PointStateRow = typeof pointStates.$inferInsert

export const pointStateRow = (
  pointId: number,
  record: PointRecord,
  issuesOfPoint: readonly Issue[],
  position: number,
): PointStateRow => ({
  pointId,
  position,
  ...record,
  ...standingOfPlace(issuesOfPoint, record.lastInspection),
})

/** The same standing as the point's row has, of the day. */
export const pointDayRow = (
  { pointId, position, status, dueOn = null, openIssues }: PointStateRow,
  day: LocalDate,
): typeof pointDays.$inferInsert & PointDay => ({ pointId, day, position, status, dueOn, openIssues })

/** Null: it has not been drawn. */
export const roadSectionRow = (
  id: string,
  { facts, retiredOn }: RoadSectionRecord,
  scopeId: string | null,
): typeof roadSections.$inferInsert | null => (facts === null ? null : { id, ...facts, retiredOn, scopeId })

export const roadSectionStateRow = (
  roadSectionId: string,
  { seq, lastInspection }: RoadSectionRecord,
  issuesOfSection: readonly Issue[],
  position: number,
): typeof roadSectionStates.$inferInsert => ({
  roadSectionId,
  seq,
  position,
  lastInspection,
  ...standingOfPlace(issuesOfSection, lastInspection),
})
