/** The fold of a monthly plan's events; the columns repeat what lists ask for, from `state`. */
import { bigint, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { MonthlyPlan } from '../../../domain/monthlyPlan'

export const monthlyPlans = pgTable('monthly_plans', {
  id: text('id').primaryKey(),
  state: jsonb('state').$type<MonthlyPlan>().notNull(),
  /** Position of the last event folded in. */
  position: bigint('position', { mode: 'number' }).notNull(),
  squad: integer('squad').notNull(),
  month: text('month').notNull(),
})

export const monthlyPlanRowOf = (state: MonthlyPlan, position: number): typeof monthlyPlans.$inferInsert => ({
  id: state.id,
  state,
  position,
  squad: state.squad,
  month: state.month,
})
