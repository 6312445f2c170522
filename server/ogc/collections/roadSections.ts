/** Road sections 包路段 that are in use, with how they stand today. */
import { sql } from 'drizzle-orm'
import type { LngLat } from '../../../domain/coordinates'
import { lengthMetres } from '../../../domain/roadLine'
import { text } from '../../../domain/text'
import { roadSections, scopes, units } from '../../db/schema'
import { roadSectionStates } from '../../db/tables/roadSections'
import { concernsSection } from '../../visibleIssues'
import type { Collection } from '../collection'
import { inspectedOn, nameIn, standingProperties } from '../columns'

const inspected = inspectedOn(roadSectionStates.lastInspection, concernsSection)

export const roadSectionCollection: Collection = {
  title: text('包路段', 'Road sections'),
  description: text(
    '在用的包路段及其当日状态。datetime 按最近检查日筛选；没有检查过的总会列出。',
    'Road sections in use and how they stand today. datetime goes by the last inspection; those never inspected match always.',
  ),
  permission: 'seeRoadSections',
  from: sql`road_sections
    left join road_section_states on road_section_states.road_section_id = road_sections.id
    left join scopes on scopes.id = road_sections.scope_id
    left join units on units.id = road_sections.responsible_unit_id`,
  shown: () => sql`${roadSections.retiredOn} is null`,
  key: { type: 'text', column: sql`${roadSections.id}` },
  place: {
    kind: 'shape',
    geometry: 'LineString',
    shape: sql`json_build_object('type', 'LineString', 'coordinates', ${roadSections.line})`,
  },
  day: inspected,
  properties: {
    name: { title: text('名称', 'Name'), type: 'text', column: ({ language }) => nameIn(language, roadSections) },
    sponsor: { title: text('包路领导岗位', 'Sponsor'), type: 'text', column: () => sql`${roadSections.sponsor}` },
    ...standingProperties(roadSectionStates, inspected),
    unit: {
      title: text('责任单位', 'Responsible unit'),
      type: 'text',
      column: () => sql`${units.id}`,
      filterable: true,
    },
    unitName: {
      title: text('责任单位名称', 'Responsible unit in words'),
      type: 'text',
      column: ({ language }) => nameIn(language, units),
    },
    scope: { title: text('督导范围', 'Scope'), type: 'text', column: () => sql`${scopes.id}`, filterable: true },
    squad: { title: text('督导分队', 'Squad'), type: 'integer', column: () => sql`${scopes.squad}`, filterable: true },
    lengthMetres: {
      title: text('长度（米）', 'Length in metres'),
      type: 'integer',
      made: (_read, _asking, shape) =>
        shape === null ? null : Math.round(lengthMetres(shape.coordinates as LngLat[])),
    },
  },
}
