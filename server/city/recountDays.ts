/** The days of issues and points counted anew from the log: at the first start, after an update, and as a check on what is kept. */
import { asc, inArray } from 'drizzle-orm'
import { localDateOf } from '../../domain/calendar'
import { type IssueDay, issueDays, type PointDay, pointDays, type ToldOfPoint } from '../../domain/city/standingDays'
import { groupedBy } from '../../domain/groupedBy'
import type { IssueEvent } from '../../domain/issueLifecycle'
import type { PointEvent } from '../../domain/point'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import type { Decided } from '../eventLog'

type Placed<R> = R & { readonly position: number }
type Told = Placed<Decided>
export type RecountedDays = {
  readonly issues: readonly Placed<IssueDay>[]
  readonly points: readonly Placed<PointDay>[]
}

/** Each day with the position of its last event. */
const placed = <R extends { readonly day: string }>(days: readonly R[], told: readonly Told[]): Placed<R>[] => {
  const lastOf = new Map(told.map(({ event, position }) => [localDateOf(new Date(event.at)), position]))
  return days.map((day) => ({ ...day, position: lastOf.get(day.day) ?? 0 }))
}

/** `log`: every event of issues and points, in the order of the log; what else is in it is passed over. */
export const recountDays = (log: readonly Told[]): RecountedDays => {
  const ofIssues = groupedBy(log, ({ subjectKind, subjectId }) => (subjectKind === 'issue' ? [subjectId] : []))
  const pointOfIssue = new Map(
    [...ofIssues].flatMap(([id, [opening]]) => {
      const subject = (opening?.event as IssueEvent | undefined)?.subject
      return subject?.kind === 'point' ? [[id, String(subject.pointId)] as const] : []
    }),
  )
  const ofPoints = groupedBy(log, ({ subjectKind, subjectId }) => {
    const pointId =
      subjectKind === 'point' ? subjectId : subjectKind === 'issue' ? pointOfIssue.get(subjectId) : undefined
    return pointId === undefined ? [] : [pointId]
  })
  const ofPoint = ({ subjectKind, subjectId, event }: Told): ToldOfPoint =>
    subjectKind === 'issue'
      ? { of: 'issue', issueId: subjectId, event: event as IssueEvent }
      : { of: 'point', event: event as PointEvent }
  return {
    issues: [...ofIssues].flatMap(([id, told]) =>
      placed(
        issueDays(
          id,
          told.map(({ event }) => event as IssueEvent),
        ),
        told,
      ),
    ),
    points: [...ofPoints].flatMap(([id, told]) => placed(pointDays(Number(id), told.map(ofPoint)), told)),
  }
}

export const recountDaysOfLog = async (db: Db): Promise<RecountedDays> => {
  const rows = await db
    .select()
    .from(events)
    .where(inArray(events.subjectKind, ['issue', 'point']))
    .orderBy(asc(events.position))
  return recountDays(
    rows.map(
      ({ position, subjectKind, subjectId, body }) =>
        ({ position, subjectKind, subjectId, event: JSON.parse(body) }) as Told,
    ),
  )
}
