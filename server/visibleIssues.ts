/**
 * The SQL twins of `visibleTo`: which rows of `issues` a viewer may read, and of which places the viewer is told what
 * inspections found.
 */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '../domain/people'
import { visibleTo } from '../domain/permissions'
import { issues, points, roadSections } from './db/schema'

const arrayOf = (unitIds: readonly string[]): SQL =>
  sql`array[${sql.join(
    unitIds.map((unitId) => sql`${unitId}`),
    sql`, `,
  )}]::text[]`

const isPointOf = (pointId: AnyColumn, mine: SQL): SQL =>
  sql`exists (select 1 from point_units where point_units.point_id = ${pointId} and point_units.until is null and point_units.unit_id = any(${mine}))`

export const visibleIssues = (viewer: Viewer): SQL => {
  const visible = visibleTo(viewer)
  if (visible.issues === 'all') return sql`true`
  const mine = arrayOf(visible.unitIds)
  return sql`(
    ${issues.unitsEver} && ${mine}
    or ${issues.subjectUnitId} = any(${mine})
    or ${isPointOf(issues.pointId, mine)}
    or exists (select 1 from road_sections where road_sections.id = ${issues.roadSectionId} and road_sections.responsible_unit_id = any(${mine}))
  )`
}

/** Of a row of `points`: its status is everybody's, what inspections found is the supervising side's and its own units'. */
export const concernsPoint = (viewer: Viewer): SQL => {
  const visible = visibleTo(viewer)
  return visible.issues === 'all' ? sql`true` : isPointOf(points.id, arrayOf(visible.unitIds))
}

/** The same of a row of `road_sections`. */
export const concernsSection = (viewer: Viewer): SQL => {
  const visible = visibleTo(viewer)
  return visible.issues === 'all'
    ? sql`true`
    : sql`${roadSections.responsibleUnitId} = any(${arrayOf(visible.unitIds)})`
}
