/** Pieces of SQL that several collections are made of. */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import type { Viewer } from '../../domain/people'
import { type PointStatus, pointStatuses, pointStatusLabel } from '../../domain/pointStatus'
import type { Language, Text } from '../../domain/text'
import { text } from '../../domain/text'
import { type Box, partsOf } from './box'
import type { Asking, Property } from './collection'

/** 2022-09-15 as 20220915. */
export const dayNumber = (day: SQL | AnyColumn): SQL => sql`to_char((${day})::date, 'YYYYMMDD')::int`

/** The name of a row in the reader's language. */
export const nameIn = (language: Language, { nameZh, nameEn }: { nameZh: AnyColumn; nameEn: AnyColumn }): SQL =>
  language === 'zh' ? sql`${nameZh}` : sql`${nameEn}`

export const anyOf = (conditions: readonly SQL[]): SQL => sql`(${sql.join([...conditions], sql` or `)})`

/** Whether a position lies in the box, its edge included. */
export const positionInBox = (lng: SQL | AnyColumn, lat: SQL | AnyColumn, box: Box): SQL =>
  anyOf(
    partsOf(box).map(
      ({ west, south, east, north }) =>
        sql`(${lng} between ${west}::float8 and ${east}::float8 and ${lat} between ${south}::float8 and ${north}::float8)`,
    ),
  )

type KeptColumns = { readonly status: AnyColumn; readonly dueOn: AnyColumn }

/** As `statusOn` says it, in SQL. */
const statusNow = ({ status, dueOn }: KeptColumns, today: LocalDate): SQL =>
  sql`case when ${dueOn} < ${today}::date then 'overdue' else ${status} end`

/** The day of a place's last inspection, for those whom the place concerns. */
export const inspectedOn =
  (lastInspection: AnyColumn, concerns: (viewer: Viewer) => SQL) =>
  (asking: Asking): SQL =>
    sql`(case when ${concerns(asking.viewer)} then ${lastInspection} ->> 'visitedOn' end)`

/** How a place stands today: the same of points and of road sections. */
export const standingProperties = (
  kept: KeptColumns & { readonly openIssues: AnyColumn },
  inspectedOn: (asking: Asking) => SQL,
) =>
  ({
    status: {
      title: text('状态', 'Status'),
      type: 'text',
      words: pointStatuses,
      column: ({ today }) => statusNow(kept, today),
      // By the bare columns, of which the planner knows how often each value occurs.
      matches: (value, { today }) =>
        value === 'overdue'
          ? sql`${kept.dueOn} < ${today}::date`
          : sql`(${kept.status} = ${value} and (${kept.dueOn} is null or ${kept.dueOn} >= ${today}::date))`,
      filterable: true,
    },
    statusName: labelOf(
      'status',
      text('状态名称', 'Status in words'),
      pointStatusLabel satisfies Record<PointStatus, Text>,
    ),
    openIssues: {
      title: text('未办结问题数', 'Open issues'),
      type: 'integer',
      column: () => sql`${kept.openIssues}`,
      filterable: true,
    },
    dueOn: { title: text('最早到期日', 'Earliest due day'), type: 'dayNumber', column: () => dayNumber(kept.dueOn) },
    lastInspectionOn: {
      title: text('最近检查日', 'Last inspection'),
      type: 'day',
      column: inspectedOn,
    },
  }) as const satisfies Record<string, Property>

/** A word of the domain as a person reads it. */
export const labelOf = (property: string, title: Text, labels: Readonly<Record<string, Text>>): Property => ({
  title,
  type: 'text',
  made: (read, { language }) => labels[String(read[property])]?.[language] ?? null,
})
