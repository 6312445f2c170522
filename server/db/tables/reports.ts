/** Monthly reports 督查报告 as the fold of their events, and their numbers as they were signed. Written by server/recording/ alone. */
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Report, ReportStage } from '../../../domain/report/report'

export const reports = pgTable(
  'reports',
  {
    id: text('id').primaryKey(),
    state: jsonb('state').$type<Report>().notNull(),
    /** Position of the last event folded in. */
    position: bigint('position', { mode: 'number' }).notNull(),
    period: text('period').notNull(),
    /** Null: the city's. */
    squad: integer('squad'),
    stage: text('stage').$type<ReportStage>().notNull(),
  },
  (table) => [index('reports_by_period').on(table.period)],
)

export const reportRowOf = (state: Report, position: number): typeof reports.$inferInsert => ({
  id: state.id,
  state,
  position,
  period: state.period,
  squad: state.squad,
  stage: state.stage,
})

/** A number as it was signed, with the rows behind it; the event of the signature holds the hash over all of a report's. */
export const frozenFigures = pgTable(
  'report_figures',
  {
    reportId: text('report_id')
      .notNull()
      .references(() => reports.id),
    key: text('key').notNull(),
    /** What happened to an issue twice is in it twice: the value is how many there are. */
    ids: text('ids').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.key] })],
)
