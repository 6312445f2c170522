/** Instructions with all their events, as notices are made from them: those of a person, or one. */
import { and, asc, eq, gte, inArray, or, type SQL } from 'drizzle-orm'
import { addDays } from '../../domain/calendar'
import { inboxDays } from '../../domain/inbox'
import type { InstructionEvent } from '../../domain/instructionActions'
import type { ToldInstruction } from '../../domain/instructionNotices'
import type { Viewer } from '../../domain/people'
import { may } from '../../domain/permissions'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import { instructions } from '../db/tables/instructions'
import { visibleInstructions } from '../instructions/visible'

const eventsOf = async (db: Db, which: SQL | undefined): Promise<ToldInstruction[]> => {
  const rows = await db
    .select({ position: events.position, id: events.subjectId, body: events.body })
    .from(events)
    .where(and(eq(events.subjectKind, 'instruction'), which))
    .orderBy(asc(events.position))
  const told = new Map<string, ToldInstruction['events'][number][]>()
  for (const { position, id, body } of rows) {
    const known = told.get(id) ?? []
    known.push({ position, event: JSON.parse(body) as InstructionEvent })
    told.set(id, known)
  }
  return [...told].map(([id, own]) => ({ id, events: own }))
}

export const readToldInstruction = async (db: Db, instructionId: string): Promise<ToldInstruction | null> =>
  (await eventsOf(db, eq(events.subjectId, instructionId)))[0] ?? null

/** Of those that the viewer reads: the open ones, and what ended within an inbox's reach. */
export const readToldInstructions = async (db: Db, viewer: Viewer, today: string): Promise<ToldInstruction[]> => {
  if (!may(viewer, 'seeInstructions')) return []
  const rows = await db
    .select({ id: instructions.id })
    .from(instructions)
    .where(
      and(
        visibleInstructions(viewer),
        or(
          inArray(instructions.stage, ['pending', 'underWay', 'answered']),
          gte(instructions.replyBy, addDays(today, -inboxDays)),
        ),
      ),
    )
  const ids = rows.map(({ id }) => id)
  return ids.length === 0 ? [] : eventsOf(db, inArray(events.subjectId, ids))
}
