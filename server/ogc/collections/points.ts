/** Points 点位, with how they stand today. */
import { sql } from 'drizzle-orm'
import { text } from '../../../domain/text'
import { pointKinds, pointStates, points, scopes, squads, units } from '../../db/schema'
import type { Collection } from '../collection'
import { dayNumber, nameIn, standingProperties } from '../columns'

/** Responsible units of the day, in the order of their ids. */
const builders = (what: ReturnType<typeof sql>) => sql`array(
  select ${what} from point_units join units as builder on builder.id = point_units.unit_id
  where point_units.point_id = ${points.id} and point_units.until is null order by builder.id)`

export const pointCollection: Collection = {
  title: text('点位', 'Inspection points'),
  description: text(
    '督导点位及其当日状态。datetime 按最近检查日筛选；没有检查过的点位总会列出。',
    'Points of inspection and how they stand today. datetime goes by the last inspection; points never inspected match always.',
  ),
  permission: 'seePoint',
  from: sql`points
    join point_states on point_states.point_id = points.id
    left join point_kinds on point_kinds.key = points.kind
    left join scopes on scopes.id = points.scope_id
    left join squads on squads.number = scopes.squad
    left join point_units as lead on lead.point_id = points.id and lead.is_lead and lead.until is null
    left join units on units.id = lead.unit_id`,
  shown: () => sql`true`,
  key: { type: 'integer', column: sql`${points.id}` },
  place: { kind: 'position', lng: sql`${points.lng}`, lat: sql`${points.lat}` },
  day: sql`(${pointStates.lastInspection} ->> 'visitedOn')`,
  properties: {
    code: { title: text('编号', 'Code'), type: 'text', column: () => sql`${points.code}`, filterable: true },
    name: { title: text('名称', 'Name'), type: 'text', column: () => sql`${points.name}`, filterable: true },
    kind: { title: text('类型', 'Kind'), type: 'text', column: () => sql`${points.kind}`, filterable: true },
    kindName: {
      title: text('类型名称', 'Kind in words'),
      type: 'text',
      column: ({ language }) => nameIn(language, pointKinds),
    },
    ...standingProperties(pointStates),
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
      type: 'list',
      column: () => builders(sql`builder.id`),
      matches: (value) => sql`exists (
        select from point_units
        where point_units.point_id = ${points.id} and point_units.until is null and point_units.unit_id = ${value})`,
      filterable: true,
    },
    responsibleUnitNames: {
      title: text('责任单位名称', 'Responsible units in words'),
      type: 'list',
      column: ({ language }) => builders(language === 'zh' ? sql`builder.name_zh` : sql`builder.name_en`),
    },
    lead: { title: text('牵头单位', 'Lead unit'), type: 'text', column: () => sql`${units.id}`, filterable: true },
    leadName: {
      title: text('牵头单位名称', 'Lead unit in words'),
      type: 'text',
      column: ({ language }) => nameIn(language, units),
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
