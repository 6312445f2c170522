/** The fold of an instruction's events; the columns repeat what lists and rights ask for, from `state`. */
import { bigint, date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { type Instruction, type InstructionStage, squadsAsked, targetKey } from '../../../domain/instruction'

export const instructions = pgTable(
  'instructions',
  {
    id: uuid('id').primaryKey(),
    state: jsonb('state').$type<Instruction>().notNull(),
    /** Position of the last event folded in. */
    position: bigint('position', { mode: 'number' }).notNull(),
    stage: text('stage').$type<InstructionStage>().notNull(),
    /** 'point 12', as domain/instruction.ts writes it. */
    target: text('target').notNull(),
    replyBy: date('reply_by', { mode: 'string' }).notNull(),
    squadsAsked: integer('squads_asked').array().notNull(),
  },
  (table) => [index('instructions_by_target').on(table.target), index('instructions_by_stage').on(table.stage)],
)

export const instructionRowOf = (state: Instruction, position: number): typeof instructions.$inferInsert => ({
  id: state.id,
  state,
  position,
  stage: state.stage,
  target: targetKey(state.target),
  replyBy: state.replyBy,
  squadsAsked: squadsAsked(state),
})
