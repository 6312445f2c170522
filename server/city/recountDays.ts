/** The days of issues and points counted anew from the log: at the first start, after an update, and as a check on what is kept. */

import { localDateOf } from '../../domain/calendar'
import { type IssueDay, issueDays, type PointDay, pointDays, type ToldOfPoint } from '../../domain/city/standingDays'
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

const grouped = (rows: readonly Told[], keyOf: (row: Told) => string | null): Map<string, Told[]> => {
  const groups = new Map<string, Told[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** `log`: every event of issues and points, in the order of the log; what else is in it is passed over. */
export const recountDays = (
  log: readonly Told[],
): { readonly issues: Placed<IssueDay>[]; readonly points: Placed<PointDay>[] } => {
  const ofIssues = grouped(log, ({ subjectKind, subjectId }) => (subjectKind === 'issue' ? subjectId : null))
  const eventsOf = new Map(
    [...ofIssues].map(([id, told]) => [id, told.map(({ body }) => JSON.parse(body) as IssueEvent)]),
  )
  const pointOfIssue = new Map(
    [...eventsOf].flatMap(([id, [opening]]) =>
      opening?.subject?.kind === 'point' ? [[id, String(opening.subject.pointId)] as const] : [],
    ),
  )
  const ofPoints = grouped(log, ({ subjectKind, subjectId }) =>
    subjectKind === 'point' ? subjectId : subjectKind === 'issue' ? (pointOfIssue.get(subjectId) ?? null) : null,
  )
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
