/** The OpenAPI 3.0 document of /ogc, made from the same records that answer the requests. */
import type { Language } from '../../domain/text'
import { type Text, text } from '../../domain/text'
import { type Collection, isTold } from './collection'
import { collections } from './collections'
import { crsNames, crsUris } from './crs'
import { mediaTypes, schemaOfProperty, titleOf } from './documents'
import { filterablesOf, limits } from './question'

type Json = Readonly<Record<string, unknown>>

const ref = (kind: 'parameters' | 'schemas' | 'responses', name: string) => ({ $ref: `#/components/${kind}/${name}` })

const words = {
  limit: text('一页最多多少个', 'How many on a page at most'),
  bbox: text('范围框：西、南、东、北', 'Bounding box: west, south, east, north'),
  bboxCrs: text('bbox 的坐标系', 'In which reference system bbox is'),
  crs: text('回答所用的坐标系', 'In which reference system the answer is'),
  datetime: text('日期、时刻或区间，如 2022-09-01/..', 'A day, an instant or a span, as in 2022-09-01/..'),
  cursor: text('来自上一页的 next 链接', 'From the page before and its next link'),
  format: text('只有 json', 'There is json alone'),
  featureId: text('要素编号', 'Id of the feature'),
  wrong: text('参数不对', 'A parameter is wrong'),
  unauthorized: text('没有登录，或访问令牌不对', 'Not signed in, or the access token is no good'),
  forbidden: text('现在的岗位无权查看', 'The present posts do not allow it'),
  notFound: text('没有这个资源', 'There is no such resource'),
  tooOften: text('请求太频繁', 'Too many requests'),
  token: text('个人的访问令牌', 'A person’s access token'),
  tokenAsPassword: text('用户名任意，密码为访问令牌', 'Any user name; the password is the access token'),
  cookie: text('浏览器里的登录', 'The session of a browser'),
  feature: text('一个要素', 'One feature'),
} as const satisfies Record<string, Text>

const parameter = (name: string, description: string, schema: Json, more: Json = {}) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
  style: 'form',
  explode: false,
  ...more,
})

const parameters = (say: (words: Text) => string) => {
  const crs = { type: 'string', format: 'uri', enum: crsNames.map((name) => crsUris[name]), default: crsUris.CRS84 }
  return {
    limit: parameter('limit', say(words.limit), {
      type: 'integer',
      minimum: 1,
      maximum: limits.most,
      default: limits.usual,
    }),
    bbox: parameter('bbox', say(words.bbox), {
      type: 'array',
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: 'number' },
    }),
    'bbox-crs': parameter('bbox-crs', say(words.bboxCrs), crs),
    crs: parameter('crs', say(words.crs), crs),
    datetime: parameter('datetime', say(words.datetime), { type: 'string' }),
    cursor: parameter('cursor', say(words.cursor), { type: 'string' }),
    f: parameter('f', say(words.format), { type: 'string', enum: ['json'] }),
    featureId: {
      name: 'featureId',
      in: 'path',
      required: true,
      description: say(words.featureId),
      schema: { type: 'string' },
    },
  }
}

const object = (properties: Json, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  required,
  properties,
})
const string = { type: 'string' }
const arrayOf = (items: Json) => ({ type: 'array', items })

const geometryOf = ({ place }: Collection) => {
  const types =
    place.kind === 'position' ? ['Point'] : place.geometry === 'Polygon' ? ['Polygon', 'MultiPolygon'] : ['LineString']
  return object({ type: { type: 'string', enum: types }, coordinates: { type: 'array', items: {} } })
}

const featureSchema = (collection: Collection, language: Language) => ({
  ...object({
    type: { type: 'string', enum: ['Feature'] },
    id: collection.key.type === 'integer' ? { type: 'integer' } : string,
    geometry: { nullable: true, allOf: [geometryOf(collection)] },
    properties: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(collection.properties).flatMap(([name, property]) =>
          isTold(property) ? [[name, { ...schemaOfProperty(property, language), nullable: true }]] : [],
        ),
      ),
    },
  }),
})

const itemsSchema = (id: string) => ({
  ...object(
    {
      type: { type: 'string', enum: ['FeatureCollection'] },
      timeStamp: { type: 'string', format: 'date-time' },
      numberMatched: { type: 'integer', minimum: 0 },
      numberReturned: { type: 'integer', minimum: 0 },
      links: arrayOf(ref('schemas', 'link')),
      features: arrayOf(ref('schemas', `feature-${id}`)),
    },
    ['type', 'features', 'links'],
  ),
})

const schemas = (language: Language): Json => ({
  link: object({ rel: string, href: string, type: string, title: string }, ['rel', 'href']),
  exception: object({ code: string, description: string }, ['code']),
  landingPage: object({ title: string, description: string, links: arrayOf(ref('schemas', 'link')) }, ['links']),
  conformance: object({ conformsTo: arrayOf(string) }),
  collection: object(
    {
      id: string,
      title: string,
      description: string,
      itemType: string,
      extent: { type: 'object' },
      crs: arrayOf(string),
      storageCrs: string,
      links: arrayOf(ref('schemas', 'link')),
    },
    ['id', 'links'],
  ),
  collections: object({ links: arrayOf(ref('schemas', 'link')), collections: arrayOf(ref('schemas', 'collection')) }, [
    'links',
    'collections',
  ]),
  ...Object.fromEntries(
    Object.entries(collections).flatMap(([id, collection]) => [
      [`feature-${id}`, featureSchema(collection, language)],
      [`items-${id}`, itemsSchema(id)],
    ]),
  ),
})

const refused = (description: string) => ({
  description,
  content: { [mediaTypes.json]: { schema: ref('schemas', 'exception') } },
})

/** A GET: what it answers when all is well, and how it says no. */
const reading = (
  operationId: string,
  summary: string,
  answer: { readonly type: string; readonly schema: Json; readonly headers?: Json },
  parametersOf: readonly Json[],
  mayBeMissing = false,
) => ({
  get: {
    operationId,
    summary,
    parameters: parametersOf,
    responses: {
      200: {
        description: summary,
        ...(answer.headers && { headers: answer.headers }),
        content: { [answer.type]: { schema: answer.schema } },
      },
      400: ref('responses', 'wrong'),
      401: ref('responses', 'unauthorized'),
      403: ref('responses', 'forbidden'),
      ...(mayBeMissing && { 404: ref('responses', 'notFound') }),
      429: ref('responses', 'tooOften'),
    },
  },
})

const inCrs = { 'Content-Crs': { schema: { type: 'string' } } }

const pathsOf = (id: string, collection: Collection, language: Language): Json => {
  const { title } = collection
  const f = ref('parameters', 'f')
  const filters = filterablesOf(collection).map(([name, property]) => {
    const { title: name_, ...schema } = schemaOfProperty(property, language)
    return parameter(name, name_, schema)
  })
  return {
    [`/collections/${id}`]: reading(
      `describe-${id}`,
      title[language],
      { type: mediaTypes.json, schema: ref('schemas', 'collection') },
      [f],
    ),
    [`/collections/${id}/queryables`]: reading(
      `queryables-${id}`,
      `${title[language]} · ${titleOf('queryables', language)}`,
      { type: mediaTypes.schema, schema: { type: 'object' } },
      [f],
    ),
    [`/collections/${id}/items`]: reading(
      `items-${id}`,
      `${title[language]} · ${titleOf('items', language)}`,
      { type: mediaTypes.geoJson, schema: ref('schemas', `items-${id}`), headers: inCrs },
      [
        ...['limit', 'bbox', 'bbox-crs', 'crs', 'datetime', 'cursor'].map((name) => ref('parameters', name)),
        ...filters,
        f,
      ],
    ),
    [`/collections/${id}/items/{featureId}`]: reading(
      `item-${id}`,
      `${title[language]} · ${words.feature[language]}`,
      { type: mediaTypes.geoJson, schema: ref('schemas', `feature-${id}`), headers: inCrs },
      [ref('parameters', 'featureId'), ref('parameters', 'crs'), f],
      true,
    ),
  }
}

/** `base`: the address of /ogc. */
export const openApiDocument = (base: string, language: Language) => {
  const say = (words_: Text) => words_[language]
  const f = ref('parameters', 'f')
  return {
    openapi: '3.0.3',
    info: { title: titleOf('landing', language), description: titleOf('description', language), version: '1.0.0' },
    servers: [{ url: base }],
    security: [{ token: [] }, { tokenAsPassword: [] }, { session: [] }],
    paths: {
      '/': reading(
        'landing-page',
        titleOf('landing', language),
        { type: mediaTypes.json, schema: ref('schemas', 'landingPage') },
        [f],
      ),
      '/conformance': reading(
        'conformance',
        titleOf('conformance', language),
        { type: mediaTypes.json, schema: ref('schemas', 'conformance') },
        [f],
      ),
      '/api': reading('api', titleOf('api', language), { type: mediaTypes.openApi, schema: { type: 'object' } }, [f]),
      '/collections': reading(
        'collections',
        titleOf('collections', language),
        { type: mediaTypes.json, schema: ref('schemas', 'collections') },
        [f],
      ),
      ...Object.assign({}, ...Object.entries(collections).map(([id, collection]) => pathsOf(id, collection, language))),
    },
    components: {
      parameters: parameters(say),
      schemas: schemas(language),
      responses: {
        wrong: refused(say(words.wrong)),
        unauthorized: refused(say(words.unauthorized)),
        forbidden: refused(say(words.forbidden)),
        notFound: refused(say(words.notFound)),
        tooOften: refused(say(words.tooOften)),
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: say(words.token) },
        tokenAsPassword: { type: 'http', scheme: 'basic', description: say(words.tokenAsPassword) },
        session: { type: 'apiKey', in: 'cookie', name: 'xuncheng.session_token', description: say(words.cookie) },
      },
    },
  }
}
