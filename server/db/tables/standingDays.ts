/** How each issue and each point stood at the end of every day on which something happened to it; written with the folds. */
import { bigint, date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Stage } from '../../../domain/issue'
import type { KeptStatus } from '../../../domain/pointStatus'
import { issues, points } from '../schema'

const day = (name: string) => date(name, { mode: 'string' })
/** Position of the last event of the day. */
const position = () => bigint('position', { mode: 'number' }).notNull()

export const issueDays = pgTable(
  'issue_days',
  {
    issueId: uuid('issue_id')
      .notNull()
      .references(() => issues.id),
    day: day('day').notNull(),
    position: position(),
    stage: text('stage').$type<Stage>().notNull(),
    unitId: text('unit_id'),
    followingSquad: integer('following_squad'),
    dueOn: day('due_on'),
    closings: integer('closings').notNull(),
    sentBack: integer('sent_back').notNull(),
    relapses: integer('relapses').notNull(),
    circulars: integer('circulars').notNull(),
  },
  (table) => [primaryKey({ columns: [table.issueId, table.day] }), index('issue_days_by_position').on(table.position)],
)

export const pointDays = pgTable(
  'point_days',
  {
    pointId: integer('point_id')
      .notNull()
      .references(() => points.id),
    day: day('day').notNull(),
    position: position(),
    status: text('status').$type<KeptStatus>().notNull(),
    dueOn: day('due_on'),
    openIssues: integer('open_issues').notNull(),
  },
  (table) => [primaryKey({ columns: [table.pointId, table.day] }), index('point_days_by_position').on(table.position)],
)
