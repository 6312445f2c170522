/** Points 点位, with how they stand today. */
import { type SQL, sql } from 'drizzle-orm'
import { text } from '../../../domain/text'
import { pointKinds, pointStates, points, scopes, squads } from '../../db/schema'
import { concernsPoint } from '../../visibleIssues'
import type { Collection } from '../collection'
import { dayNumber, inspectedOn, nameIn, positionInBox, standingProperties } from '../columns'

/** Responsible units of today, in the order of their ids, and the one that leads. */
const builders = sql`left join (
  select
    point_units.point_id,
    string_agg(units.id, ',' order by units.id) as ids,
    string_agg(units.name_zh, '、' order by units.id) as names_zh,
    string_agg(units.name_en, ', ' order by units.id) as names_en,
    min(units.id) filter (where is_lead) as lead_id,
    min(units.name_zh) filter (where is_lead) as lead_name_zh,
    min(units.name_en) filter (where is_lead) as lead_name_en
  from page join point_units on point_units.point_id = page.key join units on units.id = point_units.unit_id
  where point_units.until is null group by point_units.point_id) as builders on builders.point_id = ${points.id}`

/** A unit has few points: they are found by the unit. */
const isBuiltBy = (unitId: unknown, more: SQL = sql``) => sql`${points.id} in (
  select point_id from point_units where unit_id = ${unitId} and until is null ${more})`

const inspected = inspectedOn(pointStates.lastInspection, concernsPoint)

export const pointCollection: Collection = {
  title: text('点位', 'Inspection points'),
  description: text(
    '在用的督导点位及其当日状态。datetime 按最近检查日筛选；没有检查过的点位总会列出。',
    'Points of inspection in use and how they stand today. datetime goes by the last inspection; points never inspected match always.',
  ),
  permission: 'seePoint',
  from: sql`points
    left join point_states on point_states.point_id = points.id
    left join point_kinds on point_kinds.key = points.kind
    left join scopes on scopes.id = points.scope_id
    left join squads on squads.number = scopes.squad`,
  // Of a retired one its issues tell.
  shown: () => sql`${points.retiredOn} is null`,
  key: { type: 'integer', column: sql`${points.id}` },
  toldFrom: builders,
  place: {
    kind: 'position',
    lng: sql`${points.lng}`,
    lat: sql`${points.lat}`,
    rows: sql`points`,
    inBox: (box) => positionInBox(points.lng, points.lat, box),
  },
  day: inspected,
  properties: {
    code: { title: text('编号', 'Code'), type: 'text', column: () => sql`${points.code}`, filterable: true },
    name: { title: text('名称', 'Name'), type: 'text', column: () => sql`${points.name}`, filterable: true },
    kind: { title: text('类型', 'Kind'), type: 'text', column: () => sql`${points.kind}`, filterable: true },
    kindName: {
      title: text('类型名称', 'Kind in words'),
      type: 'text',
      column: ({ language }) => nameIn(language, pointKinds),
    },
    ...standingProperties(pointStates, inspected),
    scope: { title: text('督导范围', 'Scope'), type: 'text', column: () => sql`${points.scopeId}`, filterable: true },
    scopeName: {
      title: text('督导范围名称', 'Scope in words'),
      type: 'text',
      column: ({ language }) => nameIn(language, scopes),
    },
    squad: { title: text('督导分队', 'Squad'), type: 'integer', column: () => sql`${scopes.squad}`, filterable: true },
    squadName: {
      title: text('督导分队名称', 'Squad in words'),
      type: 'text',
      column: ({ language }) => nameIn(language, squads),
    },
    responsibleUnits: {
      title: text('责任单位', 'Responsible units'),
      type: 'text',
      column: () => sql`builders.ids`,
    },
    responsibleUnitNames: {
      title: text('责任单位名称', 'Responsible units in words'),
      type: 'text',
      column: ({ language }) => (language === 'zh' ? sql`builders.names_zh` : sql`builders.names_en`),
    },
    unit: {
      title: text('责任单位之一', 'One of the responsible units'),
      type: 'text',
      matches: (value) => isBuiltBy(value),
      filterable: true,
    },
    lead: {
      title: text('牵头单位', 'Lead unit'),
      type: 'text',
      column: () => sql`builders.lead_id`,
      matches: (value) => isBuiltBy(value, sql`and is_lead`),
      filterable: true,
    },
    leadName: {
      title: text('牵头单位名称', 'Lead unit in words'),
      type: 'text',
      column: ({ language }) => (language === 'zh' ? sql`builders.lead_name_zh` : sql`builders.lead_name_en`),
    },
    urban: {
      title: text('计入市区', 'Counts as urban'),
      type: 'boolean',
      // As `isUrbanPlace` says it.
      column: () => sql`(${points.urban} and coalesce(
        (select urban_scopes is null or coalesce(${points.scopeId} = any(urban_scopes), false) from campaign), true))`,
      filterable: true,
    },
    isKey: {
      title: text('重点点位', 'Key point'),
      type: 'boolean',
      column: () => sql`${pointStates.isKey}`,
      filterable: true,
    },
    isHard: {
      title: text('难点点位', 'Hard point'),
      type: 'boolean',
      column: () => sql`${pointStates.isHard}`,
      filterable: true,
    },
    trackedSince: {
      title: text('列入跟踪督促日', 'On the tracking list since'),
      type: 'dayNumber',
      column: () => dayNumber(pointStates.trackedSince),
    },
    address: { title: text('地址', 'Address'), type: 'text', column: () => sql`${points.address}` },
  },
}
