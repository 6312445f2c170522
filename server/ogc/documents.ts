/** The documents by which a program finds its way: landing page, conformance, and what each collection is. */
import type { Language, Text } from '../../domain/text'
import { text } from '../../domain/text'
import type { Collection, Property } from './collection'
import { crsNames, crsUris } from './crs'
import type { Extent } from './extent'
import { filterablesOf } from './question'

export const mediaTypes = {
  json: 'application/json',
  geoJson: 'application/geo+json',
  openApi: 'application/vnd.oai.openapi+json;version=3.0',
  schema: 'application/schema+json',
} as const

export type Link = { readonly rel: string; readonly href: string; readonly type: string; readonly title?: string }

export const link = (rel: string, href: string, type: string, title?: string): Link => ({
  rel,
  href,
  type,
  ...(title !== undefined && { title }),
})

export const conformance = {
  conformsTo: [
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
    'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs',
  ],
}

const titles = {
  landing: text('巡城数据接口', 'Xuncheng data'),
  description: text(
    '创建活动的督导范围、点位、问题和包路段，按您现在的岗位可读。',
    'The campaign’s scopes, points, issues and road sections, as your present posts may read them.',
  ),
  api: text('接口说明（OpenAPI 3.0）', 'The API, as OpenAPI 3.0'),
  conformance: text('符合的标准', 'Conformance'),
  collections: text('数据集', 'Collections'),
  items: text('要素', 'Items'),
  queryables: text('可筛选的属性', 'Queryables'),
} as const satisfies Record<string, Text>

export const titleOf = (name: keyof typeof titles, language: Language): string => titles[name][language]

/** `base`: the address of /ogc, without a slash at its end. */
export const landingPage = (base: string, language: Language) => ({
  title: titles.landing[language],
  description: titles.description[language],
  links: [
    link('self', base, mediaTypes.json, titles.landing[language]),
    link('service-desc', `${base}/api`, mediaTypes.openApi, titles.api[language]),
    link('conformance', `${base}/conformance`, mediaTypes.json, titles.conformance[language]),
    link('data', `${base}/collections`, mediaTypes.json, titles.collections[language]),
  ],
})

export const collectionDocument = (
  base: string,
  id: string,
  { title, description }: Collection,
  extent: Extent,
  language: Language,
) => {
  const own = `${base}/collections/${id}`
  return {
    id,
    title: title[language],
    description: description[language],
    itemType: 'feature',
    extent,
    crs: crsNames.map((name) => crsUris[name]),
    storageCrs: crsUris.CRS84,
    links: [
      link('self', own, mediaTypes.json, title[language]),
      link('items', `${own}/items`, mediaTypes.geoJson, titles.items[language]),
      link(
        'http://www.opengis.net/def/rel/ogc/1.0/queryables',
        `${own}/queryables`,
        mediaTypes.schema,
        titles.queryables[language],
      ),
    ],
  }
}

export const collectionsDocument = (base: string, documents: readonly object[], language: Language) => ({
  title: titles.collections[language],
  links: [link('self', `${base}/collections`, mediaTypes.json, titles.collections[language])],
  crs: crsNames.map((name) => crsUris[name]),
  collections: documents,
})

/** A property's values, as JSON Schema and OpenAPI both say it. */
export const schemaOfProperty = ({ title, type, words }: Property, language: Language) => ({
  title: title[language],
  ...(type === 'integer' || type === 'dayNumber'
    ? { type: 'integer' }
    : type === 'boolean'
      ? { type: 'boolean' }
      : { type: 'string' }),
  ...(type === 'day' && { format: 'date' }),
  ...(type === 'dayNumber' && { example: 20220915 }),
  ...(words !== undefined && { enum: words }),
})

/** What may be asked for as `name=value`. */
export const queryablesDocument = (base: string, id: string, collection: Collection, language: Language) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${base}/collections/${id}/queryables`,
  type: 'object',
  title: collection.title[language],
  properties: Object.fromEntries(
    filterablesOf(collection).map(([name, property]) => [name, schemaOfProperty(property, language)]),
  ),
  additionalProperties: false,
})
