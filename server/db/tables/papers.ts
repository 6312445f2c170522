/** Papers 文书 as the fold of their events, and the templates of their numbers. Written by server/recording/ alone. */
import { bigint, boolean, date, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { IssuedKind, Paper, PaperStage } from '../../../domain/paper'
import type { PaperContent } from '../../../domain/paperContent'

export const papers = pgTable(
  'papers',
  {
    id: uuid('id').primaryKey(),
    state: jsonb('state').$type<Paper>().notNull(),
    /** Position of the last event folded in. */
    position: bigint('position', { mode: 'number' }).notNull(),
    kind: text('kind').$type<IssuedKind>().notNull(),
    stage: text('stage').$type<PaperStage>().notNull(),
    squad: integer('squad'),
    unitIds: text('unit_ids').array().notNull(),
    issueIds: uuid('issue_ids').array().notNull(),
    pointId: integer('point_id'),
    series: text('series'),
    year: integer('year'),
    number: integer('number'),
    isWithdrawn: boolean('is_withdrawn').notNull(),
    signedOn: date('signed_on', { mode: 'string' }),
    /** What stands in it, as it was signed; the file is made from this alone. */
    content: jsonb('content').$type<PaperContent>(),
  },
  (table) => [
    unique('papers_once_per_number').on(table.series, table.year, table.number),
    index('papers_by_issue').using('gin', table.issueIds),
    index('papers_by_unit').using('gin', table.unitIds),
    index('papers_by_position').on(table.position),
  ],
)

/** Where the office has set another template than the product's own; it holds for numbers still to be taken. */
export const paperSeries = pgTable('paper_series', {
  name: text('name').primaryKey(),
  prefix: text('prefix').notNull(),
  template: text('template').notNull(),
})
