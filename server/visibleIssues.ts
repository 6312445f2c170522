/** The SQL twin of `visibleTo`: which rows of `issues` a viewer may read. */
import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '../domain/people'
import { visibleTo } from '../domain/permissions'
import { issues } from './db/schema'

export const visibleIssues = (viewer: Viewer): SQL => {
  const visible = visibleTo(viewer)
  if (visible.issues === 'all') return sql`true`
  const mine = sql`array[${sql.join(
    visible.unitIds.map((unitId) => sql`${unitId}`),
    sql`, `,
  )}]::text[]`
  return sql`(
    ${issues.unitsEver} && ${mine}
    or ${issues.subjectUnitId} = any(${mine})
    or exists (select 1 from point_units where point_units.point_id = ${issues.pointId} and point_units.until is null and point_units.unit_id = any(${mine}))
    or exists (select 1 from road_sections where road_sections.id = ${issues.roadSectionId} and road_sections.responsible_unit_id = any(${mine}))
  )`
}
