/** 曾用名: what units were called before; the present name stands in `units`, and a unit without a row was always called so. */
import { date, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { units } from '../schema'

/** Each until its last day, that day included; it began on the day after the name before it ended. */
export const formerUnitNames = pgTable(
  'former_unit_names',
  {
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    until: date('until', { mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.until] })],
)
