/** Issues 问题 that the reader may read, each at the place where it was found; a unit's issue has none. */
import { sql } from 'drizzle-orm'
import { openStages, severities, severityLabel, stageLabel, stages } from '../../../domain/issue'
import { visibleTo } from '../../../domain/permissions'
import { text } from '../../../domain/text'
import { issues, points, roadSections, scopes } from '../../db/schema'
import { unitNameOfIssue } from '../../unitNames'
import { visibleIssues } from '../../visibleIssues'
import type { Box } from '../box'
import type { Collection } from '../collection'
import { dayNumber, labelOf, positionInBox } from '../columns'

/** On a road section, where it was tapped. */
const placeOn = (axis: 0 | 1) => sql`(${issues.state} #>> array['subject', 'at', ${sql.raw(`'${axis}'`)}])::float8`
const isOpen = sql`${issues.stage} in (${sql.join(
  openStages.map((stage) => sql`${stage}`),
  sql`, `,
)})`

/** By the points in the box; of a unit's issue there is no place. */
const keysInBox = (box: Box) => sql`
  select found.id as key from issues as found join points as at on at.id = found.point_id
  where ${positionInBox(sql`at.lng`, sql`at.lat`, box)}
  union all
  select issues.id as key from issues
  where ${issues.pointId} is null
    and (${issues.subjectUnitId} is not null or ${positionInBox(placeOn(0), placeOn(1), box)})`

export const issueCollection: Collection = {
  title: text('问题', 'Issues'),
  description: text(
    '您有权查看的问题。单位的问题没有位置，任何 bbox 都会列出。datetime 按发现日筛选。',
    'The issues that you may read. A unit’s issue has no place and matches every bbox. datetime goes by the day of finding.',
  ),
  permission: 'seeIssues',
  from: sql`issues
    left join points on points.id = issues.point_id
    left join road_sections on road_sections.id = issues.road_section_id
    left join scopes on scopes.id = coalesce(points.scope_id, road_sections.scope_id)
    left join units on units.id = issues.unit_id
    left join units as about on about.id = issues.subject_unit_id`,
  shown: ({ viewer }) => (visibleTo(viewer).issues === 'all' ? null : visibleIssues(viewer)),
  key: { type: 'uuid', column: sql`${issues.id}` },
  place: {
    kind: 'position',
    lng: sql`coalesce(${points.lng}, ${placeOn(0)})`,
    lat: sql`coalesce(${points.lat}, ${placeOn(1)})`,
    rows: sql`issues left join points on points.id = issues.point_id`,
    inBox: (box) => sql`${issues.id} in (${keysInBox(box)})`,
    keysInBox,
  },
  day: () => sql`${issues.foundOn}`,
  properties: {
    what: { title: text('问题描述', 'What is wrong'), type: 'text', column: () => sql`${issues.state} ->> 'what'` },
    stage: {
      title: text('阶段', 'Stage'),
      type: 'text',
      words: stages.filter((stage) => stage !== 'unopened'),
      column: () => sql`${issues.stage}`,
      filterable: true,
    },
    stageName: labelOf('stage', text('阶段名称', 'Stage in words'), stageLabel),
    isOpen: { title: text('未办结', 'Open'), type: 'boolean', column: () => isOpen, filterable: true },
    overdue: {
      title: text('超期', 'Overdue'),
      type: 'boolean',
      column: ({ today }) => sql`coalesce(${issues.dueOn} < ${today}::date, false)`,
      matches: (value, { today }) =>
        value === true
          ? sql`${issues.dueOn} < ${today}::date`
          : sql`(${issues.dueOn} is null or ${issues.dueOn} >= ${today}::date)`,
      filterable: true,
    },
    severity: {
      title: text('严重程度', 'Severity'),
      type: 'text',
      words: severities,
      column: () => sql`${issues.state} ->> 'severity'`,
      filterable: true,
    },
    severityName: labelOf('severity', text('严重程度名称', 'Severity in words'), severityLabel),
    foundOn: { title: text('发现日', 'Found on'), type: 'day', column: () => sql`${issues.foundOn}::text` },
    dueOn: { title: text('到期日', 'Due on'), type: 'dayNumber', column: () => dayNumber(issues.dueOn) },
    unit: { title: text('责任单位', 'Unit'), type: 'text', column: () => sql`${issues.unitId}`, filterable: true },
    unitName: {
      title: text('责任单位名称', 'Unit in words'),
      type: 'text',
      // What is closed keeps the name of its day.
      column: ({ language }) => unitNameOfIssue(language),
    },
    squad: {
      title: text('主办分队', 'Following squad'),
      type: 'integer',
      column: () => sql`${issues.followingSquad}`,
      filterable: true,
    },
    place: {
      title: text('所在', 'Place'),
      type: 'text',
      column: ({ language }) =>
        language === 'zh'
          ? sql`coalesce(${points.name}, ${roadSections.nameZh}, about.name_zh)`
          : sql`coalesce(${points.name}, ${roadSections.nameEn}, about.name_en)`,
    },
    point: { title: text('点位', 'Point'), type: 'integer', column: () => sql`${issues.pointId}`, filterable: true },
    roadSection: {
      title: text('包路段', 'Road section'),
      type: 'text',
      column: () => sql`${issues.roadSectionId}`,
      filterable: true,
    },
    scope: { title: text('督导范围', 'Scope'), type: 'text', column: () => sql`${scopes.id}`, filterable: true },
    checkItem: {
      title: text('测评项', 'Check item'),
      type: 'text',
      column: () => sql`${issues.state} ->> 'checkItem'`,
      filterable: true,
    },
    closedOn: {
      title: text('销号日', 'Closed on'),
      type: 'dayNumber',
      column: () => dayNumber(sql`${issues.state} ->> 'closedOn'`),
    },
  },
}
