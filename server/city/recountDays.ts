/** The days of issues and points counted anew from the log: at the first start, after an update, and as a check on what is kept. */

import { localDateOf } from '../../domain/calendar'
import { type IssueDay, issueDays, type PointDay, pointDays, type ToldOfPoint } from '../../domain/city/standingDays'
import { groupedBy } from '../../domain/groupedBy'
import type { IssueEvent } from '../../domain/issueLifecycle'
import type { PointEvent } from '../../domain/point'
import type { EventRow } from '../eventLog'

type Placed<R> = R & { readonly position: number }

/** Of one subject, in the order of the log. */
type Told = Pick<EventRow, 'position' | 'subjectKind' | 'subjectId' | 'at' | 'body'>

/** Each day with the position of its last event. */
const placed = <R extends { readonly day: string }>(days: readonly R[], told: readonly Told[]): Placed<R>[] => {
  const lastOf = new Map(told.map(({ at, position }) => [localDateOf(at), position]))
  return days.map((day) => ({ ...day, position: lastOf.get(day.day) ?? 0 }))
}

/** `log`: every event of issues and points, in the order of the log; what else is in it is passed over. */
export const recountDays = (
  log: readonly Told[],
): { readonly issues: Placed<IssueDay>[]; readonly points: Placed<PointDay>[] } => {
  const ofIssues = groupedBy(log, ({ subjectKind, subjectId }) => (subjectKind === 'issue' ? [subjectId] : []))
  const eventsOf = new Map(
    [...ofIssues].map(([id, told]) => [id, told.map(({ body }) => JSON.parse(body) as IssueEvent)]),
  )
  const pointOfIssue = new Map(
    [...eventsOf].flatMap(([id, [opening]]) =>
      opening?.subject?.kind === 'point' ? [[id, String(opening.subject.pointId)] as const] : [],
    ),
  )
  const ofPoints = groupedBy(log, ({ subjectKind, subjectId }) => {
    const pointId =
      subjectKind === 'point' ? subjectId : subjectKind === 'issue' ? pointOfIssue.get(subjectId) : undefined
    return pointId === undefined ? [] : [pointId]
  })
  return {
    issues: [...ofIssues].flatMap(([id, told]) => placed(issueDays(id, eventsOf.get(id) ?? []), told)),
    points: [...ofPoints].flatMap(([id, told]) =>
      placed(
        pointDays(
          Number(id),
          told.map(
            ({ subjectKind, subjectId, body }): ToldOfPoint =>
              subjectKind === 'issue'
                ? { of: 'issue', issueId: subjectId, event: JSON.parse(body) as IssueEvent }
                : { of: 'point', event: JSON.parse(body) as PointEvent },
          ),
        ),
        told,
      ),
    ),
  }
}
