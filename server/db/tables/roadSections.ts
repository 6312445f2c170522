/** The fold of a road section 包路段: how it stands; where it runs and whose it is, is in `road_sections`. */
import { bigint, date, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { LastInspection } from '../../../domain/inspection'
import type { KeptStatus } from '../../../domain/pointStatus'
import { roadSections } from '../schema'

/** As `point_states`: its status apart from lateness, and its last inspection. */
export const roadSectionStates = pgTable('road_section_states', {
  roadSectionId: text('road_section_id')
    .primaryKey()
    .references(() => roadSections.id),
  seq: integer('seq').notNull(),
  position: bigint('position', { mode: 'number' }).notNull(),
  status: text('status').$type<KeptStatus>().notNull(),
  dueOn: date('due_on', { mode: 'string' }),
  openIssues: integer('open_issues').notNull(),
  lastInspection: jsonb('last_inspection').$type<LastInspection>(),
})
