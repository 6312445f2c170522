/** The fold of a questionnaire's events, and the answers to it, which are no events: nobody is known to have given them. */
import { bigint, date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Answer, Questionnaire } from '../../../domain/questionnaire'

export const questionnaires = pgTable('questionnaires', {
  id: uuid('id').primaryKey(),
  state: jsonb('state').$type<Questionnaire>().notNull(),
  /** Position of the last event folded in. */
  position: bigint('position', { mode: 'number' }).notNull(),
  token: text('token').notNull().unique(),
  squad: integer('squad').notNull(),
  scopeId: text('scope_id').notNull(),
})

export const questionnaireRowOf = (state: Questionnaire, position: number): typeof questionnaires.$inferInsert => ({
  id: state.id,
  state,
  position,
  token: state.token,
  squad: state.squad,
  scopeId: state.scopeId,
})

/** No address, no account, no time of day: what was answered, and on which day. */
export const questionnaireAnswers = pgTable(
  'questionnaire_answers',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    questionnaireId: uuid('questionnaire_id')
      .notNull()
      .references(() => questionnaires.id),
    on: date('on', { mode: 'string' }).notNull(),
    answers: jsonb('answers').$type<Answer['answers']>().notNull(),
    remark: text('remark'),
  },
  (table) => [index('questionnaire_answers_by_questionnaire').on(table.questionnaireId)],
)
