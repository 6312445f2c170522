/** Supervision scopes 督导范围. */
import { sql } from 'drizzle-orm'
import { extentLabel, extents, scopeKinds } from '../../../domain/scope'
import { text } from '../../../domain/text'
import { scopes, squads } from '../../db/schema'
import type { Collection } from '../collection'
import { labelOf, nameIn } from '../columns'

export const scopeCollection: Collection = {
  title: text('督导范围', 'Supervision scopes'),
  description: text(
    '方案划给各督导分队的范围；schematic 为真的是示意边界。',
    'The areas that the plan gives to the squads; a boundary that is schematic says so.',
  ),
  permission: 'seeMap',
  from: sql`scopes left join squads on squads.number = scopes.squad`,
  shown: () => null,
  key: { type: 'text', column: sql`${scopes.id}` },
  place: { kind: 'shape', geometry: 'Polygon', shape: sql`${scopes.geometry}::json` },
  day: null,
  properties: {
    code: { title: text('编号', 'Code'), type: 'text', column: () => sql`${scopes.code}`, filterable: true },
    name: { title: text('名称', 'Name'), type: 'text', column: ({ language }) => nameIn(language, scopes) },
    kind: {
      title: text('类型', 'Kind'),
      type: 'text',
      words: scopeKinds,
      column: () => sql`${scopes.kind}`,
      filterable: true,
    },
    extent: {
      title: text('范围', 'Extent'),
      type: 'text',
      words: extents,
      column: () => sql`${scopes.extent}`,
      filterable: true,
    },
    extentName: labelOf('extent', text('范围说明', 'Extent in words'), extentLabel),
    squad: { title: text('督导分队', 'Squad'), type: 'integer', column: () => sql`${scopes.squad}`, filterable: true },
    squadName: {
      title: text('督导分队名称', 'Squad in words'),
      type: 'text',
      column: ({ language }) => nameIn(language, squads),
    },
    schematic: {
      title: text('示意边界', 'Schematic boundary'),
      type: 'boolean',
      column: () => sql`${scopes.schematic}`,
    },
    uncertaintyMetres: {
      title: text('边界误差（米）', 'Uncertainty of the boundary in metres'),
      type: 'integer',
      column: () => sql`${scopes.uncertaintyMetres}`,
    },
  },
}
