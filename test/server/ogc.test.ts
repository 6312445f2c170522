/** /ogc as a program asks it: what the standard demands of it, whose issues it tells, and what it refuses. */
import { bboxPolygon, booleanIntersects } from '@turf/turf'
import { eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { statusOn } from '../../domain/pointStatus'
import { issues, points, scopes } from '../../server/db/schema'
import { collections } from '../../server/ogc/collections'
import { mapPoints } from '../../server/pointRows'
import { visibleIssues } from '../../server/visibleIssues'
import { askWith, type Json, makeToken } from '../accessToken'
import { type Person, startTestServer, type TestServer } from '../testServer'

const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
const epsg4326 = 'http://www.opengis.net/def/crs/EPSG/0/4326'

let server: TestServer
let office: Person
let ask: ReturnType<typeof askWith>
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  office = await server.signIn('office')
  ask = askWith(server, (await makeToken(office)).token)
})
afterAll(() => server.close())

const items = (collection: string, query = '') => ask(`/ogc/collections/${collection}/items${query && `?${query}`}`)

/** Every page, by the links alone. */
const walk = async (collection: string, query: string, meanwhile = async (_page: number) => {}) => {
  const features: { id: string | number; geometry: Json; properties: Json }[] = []
  let pages = 0
  for (let at: string | undefined = `/ogc/collections/${collection}/items?${query}`; at !== undefined; pages += 1) {
    const { body, status } = await ask(at)
    expect(status).toBe(200)
    expect(body.numberReturned).toBe(body.features.length)
    features.push(...body.features)
    at = body.links.find(({ rel }: { rel: string }) => rel === 'next')?.href.slice(server.url.length)
    await meanwhile(pages)
  }
  return { features, pages }
}

describe('finding one’s way', () => {
  it('the landing page names the API, the conformance and the collections', async () => {
    const { body, headers } = await ask('/ogc')
    expect(headers.get('content-type')).toBe('application/json')
    expect(body.links.map(({ rel, href }: { rel: string; href: string }) => [rel, href])).toEqual([
      ['self', `${server.url}/ogc`],
      ['service-desc', `${server.url}/ogc/api`],
      ['conformance', `${server.url}/ogc/conformance`],
      ['data', `${server.url}/ogc/collections`],
    ])
    expect((await ask('/ogc/')).status).toBe(200)
    expect((await ask('/ogc?f=json')).status).toBe(200)
    expect((await ask('/ogc', {}, 'HEAD')).status).toBe(200)
  })

  it('a link never names a host that a request made up', async () => {
    const { body } = await ask('/ogc', { host: 'evil.example' })
    expect(JSON.stringify(body)).not.toContain('evil.example')
  })

  it('the four collections, each with its extent and both reference systems', async () => {
    const { body } = await ask('/ogc/collections')
    expect(body.collections.map(({ id }: { id: string }) => id)).toEqual([
      'scopes',
      'points',
      'issues',
      'road-sections',
    ])
    for (const { id, crs, storageCrs, extent } of body.collections) {
      expect([id, crs, storageCrs]).toEqual([id, [crs84, epsg4326], crs84])
      const [[west, south, east, north]] = extent.spatial.bbox
      expect(west > 110.5 && west < east && east < 112 && south > 37 && south < north && north < 38, id).toBe(true)
    }
    expect((await ask('/ogc/collections/points')).body).toEqual(body.collections[1])
    expect(body.collections[2].extent.temporal.interval).toEqual([['2022-05-31T16:00:00.000Z', null]])
  })

  it('conformance names Core, GeoJSON, OpenAPI 3.0 and CRS', async () => {
    expect((await ask('/ogc/conformance')).body.conformsTo).toEqual([
      'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
      'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
      'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
      'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs',
    ])
  })

  it('names and refusals are in the reader’s language', async () => {
    const english = { 'accept-language': 'en' }
    expect((await ask('/ogc/collections/points', english)).body.title).toBe('Inspection points')
    expect((await ask('/ogc/collections/points')).body.title).toBe('点位')
    expect((await ask('/ogc/collections/points/items?limit=0', english)).body).toEqual({
      code: 'InvalidParameterValue',
      description: 'The parameter limit takes a whole number from 1 to 10000. Correct it.',
    })
  })
})

describe('the OpenAPI document', () => {
  it('every reference in it leads somewhere, and every path answers', async () => {
    const { body, headers } = await ask('/ogc/api')
    expect(headers.get('content-type')).toBe('application/vnd.oai.openapi+json;version=3.0')
    expect(body.openapi).toMatch(/^3\.0\./)
    expect(body.servers).toEqual([{ url: `${server.url}/ogc` }])
    const references = [...JSON.stringify(body).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, at]) => at as string)
    expect(references.length).toBeGreaterThan(50)
    for (const at of references)
      expect(
        at.split('/').reduce((inner, key) => inner?.[key], body),
        at,
      ).toBeTypeOf('object')
    const names = new Set<string>()
    for (const [path, { get }] of Object.entries<Json>(body.paths)) {
      names.add(get.operationId)
      const id = path.includes('{')
        ? (await ask(`/ogc${path.replace('/{featureId}', '?limit=1')}`)).body.features[0].id
        : ''
      const answer = await ask(`/ogc${path.replace('{featureId}', id)}`)
      expect([path, answer.status]).toEqual([path, 200])
      expect(Object.keys(get.responses[200].content)).toEqual([answer.headers.get('content-type')])
    }
    expect(names.size).toBe(Object.keys(body.paths).length)
  })

  it('its parameters are the ones that are taken, and each property in a feature is described', async () => {
    const { body } = await ask('/ogc/api')
    for (const [id, collection] of Object.entries(collections)) {
      const stated = body.paths[`/collections/${id}/items`].get.parameters.map(
        (parameter: Json) => parameter.name ?? parameter.$ref.split('/').at(-1),
      )
      for (const name of stated) {
        const { status, body: answer } = await items(id, `${name}=`)
        // An empty value is a text that nothing has; anything else is refused, and not as unknown.
        expect([200, 400], `${id} ${name}`).toContain(status)
        if (status === 400) expect(answer.description, `${id} ${name}`).not.toContain('没有参数')
      }
      const described = Object.keys(body.components.schemas[`feature-${id}`].properties.properties.properties)
      expect(described).toEqual(Object.keys(collection.properties).filter((name) => id !== 'points' || name !== 'unit'))
      expect(Object.keys((await items(id, 'limit=1')).body.features[0].properties)).toEqual(described)
      const queryables = (await ask(`/ogc/collections/${id}/queryables`)).body
      expect(stated).toEqual(expect.arrayContaining(Object.keys(queryables.properties)))
    }
  })
})

describe('points', () => {
  it('each as the map knows it, with lateness of the campaign’s day', async () => {
    const { features, pages } = await walk('points', 'limit=100')
    const known = await mapPoints(server.database.db)
    expect(pages).toBe(Math.ceil(known.length / 100))
    expect(
      features.map(({ id, geometry, properties: told }) => ({
        id,
        at: geometry.coordinates,
        ...Object.fromEntries(
          ['code', 'name', 'kind', 'scope', 'status', 'openIssues', 'urban'].map((name) => [name, told[name]]),
        ),
        units: told.responsibleUnits?.split(',') ?? [],
        lead: told.lead,
      })),
    ).toEqual(
      known.map((point) => ({
        id: point.id,
        at: point.position,
        code: point.code,
        name: point.name,
        kind: point.kind,
        scope: point.scopeId,
        status: statusOn(point, '2022-09-15'),
        openIssues: point.openIssues,
        urban: point.urban,
        units: point.responsibleUnitIds,
        lead: point.leadUnitId,
      })),
    )
    expect(new Set(features.map(({ properties }) => properties.status)).has('overdue')).toBe(true)
  })

  it('by properties, alone and together', async () => {
    const { features: all } = await walk('points', 'limit=1000')
    const by = async (query: string) => (await walk('points', `limit=1000&${query}`)).features.map(({ id }) => id)
    const of = (holds: (properties: Json) => boolean) =>
      all.filter(({ properties }) => holds(properties)).map(({ id }) => id)
    const unit = all.find(({ properties }) => properties.responsibleUnits.includes(',') && properties.lead)?.properties
    for (const [query, holds] of [
      ['status=overdue', (told: Json) => told.status === 'overdue'],
      ['status=open&squad=2', (told: Json) => told.status === 'open' && told.squad === 2],
      ['kind=community&urban=true', (told: Json) => told.kind === 'community' && told.urban],
      ['code=D0007', (told: Json) => told.code === 'D0007'],
      [`lead=${unit.lead}`, (told: Json) => told.lead === unit.lead],
      [
        `unit=${unit.responsibleUnits.split(',')[1]}`,
        (told: Json) => told.responsibleUnits?.split(',').includes(unit.responsibleUnits.split(',')[1]),
      ],
      ['isKey=false', (told: Json) => !told.isKey],
      ['openIssues=1', (told: Json) => told.openIssues === 1],
    ] as const) {
      expect(await by(query), query).toEqual(of(holds))
      expect(of(holds).length, query).toBeGreaterThan(0)
    }
  })

  it('in a box, in either order of axes, its edge included, across the antimeridian, and heights left aside', async () => {
    const all = await server.database.db.select().from(points)
    const [west, south, east, north] = [111.1, 37.5, 111.14, 37.54]
    const inside = all.filter(({ lng, lat }) => lng >= west && lng <= east && lat >= south && lat <= north).length
    expect(inside).toBeGreaterThan(10)
    const matched = async (query: string) => (await items('points', `limit=1&${query}`)).body.numberMatched
    expect(await matched(`bbox=${west},${south},${east},${north}`)).toBe(inside)
    expect(await matched(`bbox=${south},${west},${north},${east}&bbox-crs=${epsg4326}`)).toBe(inside)
    expect(await matched(`bbox=${west},${south},-9,${east},${north},9000`)).toBe(inside)
    // The other way round the world.
    expect(await matched(`bbox=${east},-90,${west},90`)).toBe(
      all.filter(({ lng }) => lng >= east || lng <= west).length,
    )
    expect(await matched('bbox=-180,-90,180,90')).toBe(all.length)
    expect(await matched('bbox=-1e308,-1e308,1e308,1e308')).toBe(all.length)
    expect(await matched('bbox=0,0,1,1')).toBe(0)
    const [{ lng = 0, lat = 0 } = {}] = all
    expect(await matched(`bbox=${lng},${lat},${lng},${lat}`)).toBeGreaterThan(0)
  })

  it('latitude first in EPSG:4326, which the answer says', async () => {
    const plain = await items('points', 'limit=1')
    const turned = await items('points', `limit=1&crs=${epsg4326}`)
    const [lng, lat] = plain.body.features[0].geometry.coordinates
    expect(lng > 110 && lng < 112 && lat > 37 && lat < 38).toBe(true)
    expect(turned.body.features[0].geometry.coordinates).toEqual([lat, lng])
    expect(plain.headers.get('content-crs')).toBe(`<${crs84}>`)
    expect(turned.headers.get('content-crs')).toBe(`<${epsg4326}>`)
    const one = await ask(`/ogc/collections/points/items/1?crs=${epsg4326}`)
    expect(one.body.geometry.coordinates).toEqual([lat, lng])
    const scope = (await items('scopes', `limit=1&crs=${epsg4326}`)).body.features[0]
    expect(scope.geometry.coordinates.flat(3)[0]).toBeLessThan(38)
  })

  it('by the day of the last inspection; those never inspected match always', async () => {
    const { features } = await walk('points', 'limit=1000')
    const never = features.filter(({ properties }) => properties.lastInspectionOn === null).length
    const matched = async (datetime: string) =>
      (await items('points', `limit=1&datetime=${datetime}`)).body.numberMatched
    const on = (holds: (day: string) => boolean) =>
      features.filter(({ properties }) => properties.lastInspectionOn !== null && holds(properties.lastInspectionOn))
        .length
    expect(await matched('2022-09-01/..')).toBe(never + on((day) => day >= '2022-09-01'))
    expect(await matched('../2022-07-31')).toBe(never + on((day) => day <= '2022-07-31'))
    expect(await matched('1990-01-01')).toBe(never)
    expect(never).toBeGreaterThan(0)
  })
})

describe('issues', () => {
  it('the days of finding: instants are of the day in Shanghai, ends may be open', async () => {
    const all = await server.database.db.select().from(issues)
    const matched = async (datetime: string) =>
      (await items('issues', `limit=1&datetime=${encodeURIComponent(datetime)}`)).body.numberMatched
    const between = (from: string, until: string) =>
      all.filter(({ foundOn }) => foundOn >= from && foundOn <= until).length
    expect(await matched('2022-09-01/2022-09-10')).toBe(between('2022-09-01', '2022-09-10'))
    expect(await matched('2022-09-01/')).toBe(between('2022-09-01', '9'))
    expect(await matched('../2022-08-31')).toBe(between('0', '2022-08-31'))
    // Seventeen hours UTC are one o’clock of the next day in Shanghai.
    const day = all[0]?.foundOn ?? ''
    const before = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
    expect(await matched(`${before}T17:00:00Z`)).toBe(between(day, day))
    expect(await matched(`${day}T17:00:00+08:00`)).toBe(between(day, day))
    expect(between(day, day)).toBeGreaterThan(0)
  })

  it('a unit’s issue has no place, and is in every box', async () => {
    const { features } = await walk('issues', 'limit=1000')
    const placeless = features.filter(({ geometry }) => geometry === null)
    expect(placeless.length).toBeGreaterThan(0)
    for (const { properties } of placeless) expect([properties.point, properties.roadSection]).toEqual([null, null])
    const nowhere = await walk('issues', 'bbox=0,0,1,1')
    expect(nowhere.features.map(({ id }) => id)).toEqual(placeless.map(({ id }) => id))
    const onSection = features.find(({ properties }) => properties.roadSection !== null)
    const [lng, lat] = onSection?.geometry.coordinates ?? []
    const there = await walk('issues', `bbox=${lng},${lat},${lng},${lat}`)
    expect(there.features.map(({ id }) => id)).toContain(onSection?.id)
  })

  it('overdue and open as the day has it', async () => {
    const { features } = await walk('issues', 'limit=1000')
    const late = await walk('issues', 'overdue=true&limit=1000')
    expect(late.features).toEqual(features.filter(({ properties }) => properties.overdue))
    expect(late.features.every(({ properties }) => properties.dueOn < 20220915)).toBe(true)
    expect(late.features.length).toBeGreaterThan(0)
    const others = await walk('issues', 'overdue=false&limit=1000')
    expect(others.features.length + late.features.length).toBe(features.length)
  })

  it('a unit reads its own, in the list, in the number and one by one; a squad reads all', async () => {
    const all = await server.database.db.select().from(issues)
    const held = all.flatMap(({ unitId }) => (unitId?.startsWith('unit') ? [unitId] : []))
    for (const username of [...new Set(held)].sort().slice(0, 2).concat('squad3')) {
      const person = await server.signIn(username)
      const asUnit = askWith(server, (await makeToken(person)).token)
      const viewer = await person.client.session.me.query()
      const own = await server.database.db.select({ id: issues.id }).from(issues).where(visibleIssues(viewer))
      const { body } = await asUnit('/ogc/collections/issues/items?limit=1000')
      expect(body.features.map(({ id }: { id: string }) => id).sort()).toEqual(own.map(({ id }) => id).sort())
      expect(body.numberMatched).toBe(own.length)
      expect(own.length === all.length).toBe(username === 'squad3')
      expect(own.length).toBeGreaterThan(0)
      const foreign = all.find(({ id }) => !own.some((mine) => mine.id === id))
      expect((await asUnit(`/ogc/collections/issues/items/${own[0]?.id}`)).status).toBe(200)
      if (foreign) {
        const hidden = await asUnit(`/ogc/collections/issues/items/${foreign.id}`)
        const missing = await asUnit(`/ogc/collections/issues/items/${uuid()}`)
        expect([hidden.status, hidden.body]).toEqual([404, missing.body])
        expect((await asUnit(`/ogc/collections/issues/items?point=${foreign.pointId ?? 0}`)).body.numberMatched).toBe(
          all.filter(({ id, pointId }) => pointId === foreign.pointId && own.some((mine) => mine.id === id)).length,
        )
      }
    }
  })
})

test('when a place was last inspected is told to the supervising side and to its own units', async () => {
  const read = async (as: typeof ask, collection: string) =>
    (await as(`/ogc/collections/${collection}/items?limit=1000`)).body.features as Json[]
  for (const [collection, unitsOf] of [
    ['points', (told: Json): string[] => told.responsibleUnits?.split(',') ?? []],
    ['road-sections', (told: Json): string[] => [told.unit]],
  ] as const) {
    const all = await read(ask, collection)
    const unitId = all
      .filter(({ properties }) => properties.lastInspectionOn !== null)
      .flatMap(({ properties }) => unitsOf(properties))
      .find((id) => id.startsWith('unit'))
    const unit = askWith(server, (await makeToken(await server.signIn(unitId ?? ''))).token)
    const own = await read(unit, collection)
    expect(own.map(({ properties }) => properties.lastInspectionOn)).toEqual(
      all.map(({ properties }) => (unitsOf(properties).includes(unitId ?? '') ? properties.lastInspectionOn : null)),
    )
    expect(own.map(({ properties }) => properties.status)).toEqual(all.map(({ properties }) => properties.status))
    expect(own.some(({ properties }) => properties.lastInspectionOn !== null)).toBe(true)
    const never = (await unit(`/ogc/collections/${collection}/items?datetime=1990-01-01`)).body.numberMatched
    expect(never).toBe(own.filter(({ properties }) => properties.lastInspectionOn === null).length)
  }
})

describe('scopes and road sections', () => {
  it('are in a box where their shape is, not where its frame is', async () => {
    const all = await server.database.db.select().from(scopes)
    const box = [111.13, 37.52, 111.14, 37.53] as const
    const { features } = await walk('scopes', `bbox=${box}`)
    const meeting = all.filter(({ geometry }) => booleanIntersects(geometry, bboxPolygon([...box])))
    expect(features.map(({ id }) => id).sort()).toEqual(meeting.map(({ id }) => id).sort())
    expect(features.length).toBeGreaterThan(0)
    expect(features.length).toBeLessThan(all.length)
    expect((await items('road-sections', 'bbox=0,0,1,1')).body.numberMatched).toBe(0)
  })

  it('what has no day matches every datetime', async () => {
    expect((await items('scopes', 'datetime=1990-01-01')).body.numberMatched).toBe(12)
  })

  it('page by page, each once', async () => {
    const { features, pages } = await walk('scopes', 'limit=5')
    expect([features.length, new Set(features.map(({ id }) => id)).size, pages]).toEqual([12, 12, 3])
    const sections = await walk('road-sections', 'limit=3&status=compliant')
    expect(sections.features.every(({ properties }) => properties.status === 'compliant')).toBe(true)
    expect(sections.features.length).toBeGreaterThan(0)
  })
})

test('while rows are added, each row that was there comes exactly once', async () => {
  const before = (await walk('points', 'limit=1000')).features.map(({ id }) => id)
  const [model] = await server.database.db.select().from(points)
  if (!model) throw new Error('no points')
  const { id: _, ...facts } = model
  const { features } = await walk('points', 'limit=50', async (page) => {
    await server.database.db.insert(points).values({ ...facts, code: `new${page}` })
  })
  const seen = features.map(({ id }) => id)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.filter((id) => before.includes(id as number))).toEqual(before)
})

describe('what is not sent again', () => {
  it('a tag holds until something happens, for this question and this reader alone', async () => {
    const path = '/ogc/collections/issues/items?limit=5'
    const { headers } = await ask(path)
    const etag = headers.get('etag') ?? ''
    const again = await ask(path, { 'if-none-match': etag })
    expect([again.status, again.body]).toEqual([304, null])
    expect((await ask(`${path}&f=json`, { 'if-none-match': etag })).status).toBe(200)
    expect((await ask(path, { 'if-none-match': etag, 'accept-language': 'en' })).status).toBe(200)
    const unit = askWith(server, (await makeToken(await server.signIn('unit05'))).token)
    expect((await unit(path, { 'if-none-match': etag })).status).toBe(200)
    const [place] = await server.database.sql<{ id: number; item: string }[]>`
      select points.id, kinds -> points.kind -> 0 ->> 'key' as item
      from points join handbook_versions on handbook_versions.number = 1 join scopes on scopes.id = scope_id where squad = 1 limit 1`
    const issueId = uuid()
    await (await server.signIn('squad1')).client.issue.open.mutate({
      actionId: uuid(),
      issueId,
      subject: { kind: 'point', pointId: place?.id ?? 0 },
      form: { checkItem: place?.item ?? '', what: '垃圾桶破损', severity: 'ordinary' },
    })
    expect((await ask(path, { 'if-none-match': etag })).status).toBe(200)
    expect((await ask(`/ogc/collections/issues/items/${issueId}`)).body.properties.what).toBe('垃圾桶破损')
  })
})

describe('what is refused', () => {
  it.each([
    'limit=0',
    'limit=-1',
    'limit=1.5',
    'limit=many',
    'limit=',
    'limit=1&limit=2',
    'limit=99999999999999999999',
    'bbox=1,2,3',
    'bbox=1,2,3,4,5',
    'bbox=,,,',
    'bbox=a,b,c,d',
    'bbox=NaN,0,1,1',
    'bbox=-Infinity,0,1,1',
    'bbox=1e999,0,1,1',
    'bbox=0x10,0,1,1',
    'bbox=111,38,112,37',
    `bbox=37,111,36,112&bbox-crs=${epsg4326}`,
    'bbox-crs=EPSG:4326',
    'crs=EPSG:4326',
    'crs=http://www.opengis.net/def/crs/EPSG/0/3857',
    'crs=',
    'datetime=yesterday',
    'datetime=2022-02-30',
    'datetime=2022-09-02/2022-09-01',
    'datetime=../..',
    'datetime=/',
    'datetime=2022-09-01/2022-09-02/2022-09-03',
    'datetime=2022-09-01T25:00:00Z',
    'status=late',
    'urban=yes',
    'squad=one',
    'squad=1;drop table points',
    'name=%00',
    'cursor=abc',
    'f=html',
    'f=geojson',
    'offset=10',
    'Status=open',
    'statusName=x',
    '__proto__=1',
    'constructor=1',
  ])('%s', async (query) => {
    const { status, body, headers } = await items('points', query)
    expect([status, body.code]).toEqual([400, 'InvalidParameterValue'])
    expect(body.description).toContain('请')
    expect(headers.get('etag')).toBeNull()
  })

  it('a limit beyond the greatest means the greatest', async () => {
    const { status, body } = await items('points', 'limit=10001')
    expect([status, body.numberReturned === body.numberMatched]).toEqual([200, true])
  })

  it('what looks like SQL is a text like any other', async () => {
    for (const value of ["' or '1'='1", "'; drop table points; --", '\\', '%', '$1', '"'])
      for (const name of ['name', 'code', 'lead', 'unit', 'scope'])
        expect((await items('points', `${name}=${encodeURIComponent(value)}`)).body.numberMatched).toBe(0)
    expect((await items('points', 'limit=1')).body.numberMatched).toBeGreaterThan(300)
  })

  it.each([
    '/ogc/nothing',
    '/ogc/collections/nothing',
    '/ogc/collections/__proto__',
    '/ogc/collections/constructor/items',
    '/ogc/collections/points/nothing',
    '/ogc/collections/points/items/1/more',
    '/ogc/collections/points/items/0',
    '/ogc/collections/points/items/-1',
    '/ogc/collections/points/items/99999999999',
    '/ogc/collections/points/items/one',
    '/ogc/collections/points/items/%00',
    '/ogc/collections/scopes/items/%00',
    '/ogc/collections/issues/items/1',
    '/ogc/collections/%ff',
  ])('%s is not there', async (path) => {
    const { status, body } = await ask(path)
    expect([status, body.code]).toEqual([404, 'NotFound'])
  })

  it('one feature takes no parameters but its reference system', async () => {
    expect((await ask('/ogc/collections/points/items/1?limit=1')).status).toBe(400)
    expect((await ask('/ogc/conformance?limit=1')).status).toBe(400)
    const { body } = await ask('/ogc/collections/points/items/1')
    expect([body.id, body.links[0].href]).toEqual([1, `${server.url}/ogc/collections/points/items/1`])
  })

  it('retired sections are left out', async () => {
    const { body } = await items('road-sections', 'limit=1')
    const { id } = body.features[0]
    const before = body.numberMatched
    await server.database.db.execute(`update road_sections set retired_on = '2022-09-01' where id = '${id}'`)
    const more = await items('road-sections', 'limit=2')
    expect(more.body.features.map((feature: { id: string }) => feature.id)).not.toContain(id)
    expect((await ask(`/ogc/collections/road-sections/items/${id}`)).status).toBe(404)
    expect(before).toBeGreaterThan(1)
    expect((await server.database.db.$count(points, eq(points.id, 1))) === 1).toBe(true)
  })
})
