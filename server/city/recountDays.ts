/** The days of issues and points counted anew from the log: at the first start, after an update, and as a check on what is kept. */
import { asc, inArray } from 'drizzle-orm'
import { localDateOf } from '../../domain/calendar'
import {
  type IssueDay,
  issueDays,
  type PointDay,
  pointDays,
  type ToldOfStanding,
  tellingOf,
} from '../../domain/city/standingDays'
import { groupedBy } from '../../domain/groupedBy'
import type { IssueEvent } from '../../domain/issueLifecycle'
import type { KindChange, PointEvent } from '../../domain/point'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import type { Decided } from '../eventLog'
import { readKindChanges } from '../toldOfPoints'

type Placed<R> = R & { readonly position: number }
type Told = Placed<Decided>
export type RecountedDays = {
  readonly issues: readonly Placed<IssueDay>[]
  readonly points: readonly Placed<PointDay>[]
}

/** Each day with the position of its last event. */
const placed = <R extends { readonly day: string }>(
  days: readonly R[],
  told: readonly Placed<{ readonly event: { readonly at: string } }>[],
): Placed<R>[] => {
  const lastOf = new Map(told.map(({ event, position }) => [localDateOf(new Date(event.at)), position]))
  return days.map((day) => ({ ...day, position: lastOf.get(day.day) ?? 0 }))
}

const toldOfStanding = ({ subjectKind, subjectId, event, position }: Told): Placed<ToldOfStanding> =>
  subjectKind === 'issue'
    ? { of: 'issue', issueId: subjectId, event: event as IssueEvent, position }
    : { of: 'point', event: event as PointEvent, position }

type PlacedKindChange = Placed<{ readonly pointId: number; readonly event: KindChange }>

/** In the order of the log. */
const withKindChanges = (
  told: readonly Placed<ToldOfStanding>[],
  kinds: readonly PlacedKindChange[],
): readonly Placed<ToldOfStanding>[] =>
  kinds.length === 0
    ? told
    : tellingOf(
        [...told, ...kinds.map(({ event, position }) => ({ of: 'point' as const, event, position }))].sort(
          (one, other) => one.position - other.position,
        ),
      )

/**
 * `log`: every event of issues and points, in the order of the log; what else is in it is passed over. `kindChanges`: what
 * the register says of the points' kinds.
 */
export const recountDays = (log: readonly Told[], kindChanges: readonly PlacedKindChange[] = []): RecountedDays => {
  const ofIssues = groupedBy(log, ({ subjectKind, subjectId }) => (subjectKind === 'issue' ? [subjectId] : []))
  const pointOfIssue = new Map(
    [...ofIssues].flatMap(([id, [opening]]) => {
      const subject = (opening?.event as IssueEvent | undefined)?.subject
      return subject?.kind === 'point' ? [[id, subject.pointId] as const] : []
    }),
  )
  const ofPoints = groupedBy(log, ({ subjectKind, subjectId }) => {
    const pointId =
      subjectKind === 'point' ? Number(subjectId) : subjectKind === 'issue' ? pointOfIssue.get(subjectId) : undefined
    return pointId === undefined ? [] : [pointId]
  })
  const kindsOf = groupedBy(kindChanges, ({ pointId }) => [pointId])
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
    points: [...ofPoints].flatMap(([pointId, own]) => {
      const told = withKindChanges(own.map(toldOfStanding), kindsOf.get(pointId) ?? [])
      return placed(pointDays(pointId, told), told)
    }),
  }
}

export const recountDaysOfLog = async (db: Db): Promise<RecountedDays> => {
  const [rows, kindChanges] = await Promise.all([
    db
      .select()
      .from(events)
      .where(inArray(events.subjectKind, ['issue', 'point']))
      .orderBy(asc(events.position)),
    readKindChanges(db),
  ])
  return recountDays(
    rows.map(
      ({ position, subjectKind, subjectId, body }) =>
        ({ position, subjectKind, subjectId, event: JSON.parse(body) }) as Told,
    ),
    kindChanges,
  )
}
