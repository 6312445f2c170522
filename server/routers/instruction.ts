/** Instructions 批示: those that the reader may see, one with its history, those about one thing, and the actions of their table. */

import { and, asc, desc, eq, inArray, notInArray } from 'drizzle-orm'
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import {
  type Instruction,
  instructionTargetSchema,
  isInstructionOverdue,
  mayReadInstruction,
  targetKey,
  unwritten,
} from '../../domain/instruction'
import {
  availableInstructionActions,
  type InstructionEvent,
  instructionActionSchema,
} from '../../domain/instructionActions'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import { instructions } from '../db/tables/instructions'
import { fileFacts } from '../files/fileFacts'
import { readLinkable, readLinks } from '../instructions/links'
import { readTarget, readTargetNames } from '../instructions/targets'
import { visibleInstructions } from '../instructions/visible'
import { noSuchInstruction, readInstruction, recordInstructionAction } from '../recording/instruction'
import { accepted, procedure, router } from '../trpc'

/** Settled and withdrawn ones: the newest; what is open is listed whole. */
const mostSettled = 200

const readEvents = async (db: Db, id: string): Promise<InstructionEvent[]> =>
  (
    await db
      .select({ body: events.body })
      .from(events)
      .where(and(eq(events.subjectKind, 'instruction'), eq(events.subjectId, id)))
      .orderBy(asc(events.position))
  ).map(({ body }) => JSON.parse(body) as InstructionEvent)

const withNames = async (db: Db, states: readonly Instruction[], today: string) => {
  const nameOf = await readTargetNames(
    db,
    states.map(({ target }) => target),
  )
  return states.map((state) => ({
    ...state,
    overdue: isInstructionOverdue(state, today),
    about: nameOf(state.target),
  }))
}

const ended = ['accepted', 'withdrawn'] as const

export const instructionRouter = router({
  /** The open ones by their last day, then the newest of the others. */
  list: procedure('seeInstructions', 'read').query(async ({ ctx: { database, clock, viewer } }) => {
    const { db } = database
    const visible = visibleInstructions(viewer)
    const open = await db
      .select({ state: instructions.state })
      .from(instructions)
      .where(and(visible, notInArray(instructions.stage, [...ended])))
      .orderBy(asc(instructions.replyBy), asc(instructions.id))
    const settled = await db
      .select({ state: instructions.state })
      .from(instructions)
      .where(and(visible, inArray(instructions.stage, [...ended])))
      .orderBy(desc(instructions.position))
      .limit(mostSettled)
    return withNames(
      db,
      [...open, ...settled].map(({ state }) => state),
      clock.today(),
    )
  }),

  /** Those about one thing, newest first, and whether the reader may write or record one there. */
  ofTarget: procedure('seeInstructions', 'read')
    .input(instructionTargetSchema)
    .query(async ({ ctx: { database, clock, viewer }, input: target }) => {
      const { db } = database
      const rows = await db
        .select({ state: instructions.state })
        .from(instructions)
        .where(and(visibleInstructions(viewer), eq(instructions.target, targetKey(target))))
        .orderBy(desc(instructions.position))
      const { exists, concernedUnits } = await readTarget(db, target)
      return {
        instructions: await withNames(
          db,
          rows.map(({ state }) => state),
          clock.today(),
        ),
        available: exists ? availableInstructionActions(unwritten('', target), viewer, { concernedUnits }) : [],
      }
    }),

  byId: procedure('seeInstructions', 'read')
    .input(z.strictObject({ instructionId: uuidSchema }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const instruction = await readInstruction(db, input.instructionId)
      if (instruction === null || !mayReadInstruction(viewer, instruction)) return accepted(noSuchInstruction)
      const history = await readEvents(db, instruction.id)
      const { concernedUnits, name, pointId } = await readTarget(db, instruction.target)
      return {
        instruction,
        about: { name, pointId },
        overdue: isInstructionOverdue(instruction, clock.today()),
        available: availableInstructionActions(instruction, viewer, { concernedUnits }),
        links: await readLinks(db, instruction),
        history,
        files: await fileFacts(db, history),
      }
    }),

  /** What the office may link: the newest cards, notices and joint inspections. */
  linkable: procedure('linkInstruction', 'read').query(({ ctx: { database } }) => readLinkable(database.db)),

  /** Writes or records one about `target` at `seq` 0, or takes any other action of the table. */
  act: procedure('actOnInstruction', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        instructionId: uuidSchema,
        seq: z.number().int().min(0),
        target: instructionTargetSchema.optional(),
        action: instructionActionSchema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordInstructionAction(database, clock, { actionId, viewer }, move)),
    ),
})
