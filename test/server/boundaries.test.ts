/** Boundaries of a file: checked, set as they were looked at with all that changes hands, and an earlier version restored. */
import { asc, eq } from 'drizzle-orm'
import type { Position } from 'geojson'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Area, createAreaIndex, ringsOf } from '../../domain/boundaries/areaIndex'
import { changedAreas, takeBorderStep } from '../../domain/boundaries/sharedBorders'
import type { LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import { verifyFolds } from '../../server/audit/verifyFolds'
import { events, points, scopes } from '../../server/db/schema'
import { pointChanges } from '../../server/db/tables/pointChanges'
import { awaitedScopes } from '../../server/db/tables/roster'
import { scopeBoundaries } from '../../server/db/tables/scopeBoundaries'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let drawn: (typeof scopes.$inferSelect)[]

beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  drawn = await server.database.db.select().from(scopes).orderBy(asc(scopes.order))
})
afterAll(() => server.close())

type Scope = (typeof drawn)[number]
const file = (all: readonly (readonly [Scope, (position: Position) => Position])[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: all.map(([{ nameZh, geometry }, move]) => ({
      type: 'Feature',
      properties: { 名称: nameZh },
      geometry: { type: 'MultiPolygon', coordinates: [ringsOf(geometry).map((ring) => ring.map(move))] },
    })),
  })
const asItIs = (position: Position): Position => position
const shifted = ([lng = 0, lat = 0]: Position): Position => [...fromWgs84([lng, lat] as LngLat, 'GCJ-02')]
const post = (path: string, body: string, query: Record<string, string>, person = office) =>
  person.fetch(`/api/boundaries/${path}?${new URLSearchParams(query)}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  })
type Checked = {
  readonly fingerprint: string
  readonly datum: string
  readonly handedOver: number
  readonly boundaries: readonly { readonly scopeId: string | null; readonly area: object | null }[]
}
const check = async (body: string, choices: object = {}): Promise<Checked> => {
  const response = await post('check', body, { choices: JSON.stringify(choices) })
  expect(response.status).toBe(200)
  return response.json() as Promise<Checked>
}
const set = (body: string, { fingerprint }: Checked, more: Record<string, string> = {}) =>
  post('set', body, { id: uuidv7(), seen: fingerprint, name: '边界.geojson', ...more })
const sentence = async (response: Response) => ((await response.json()) as { refused: { zh: string } }).refused.zh
const scopeOfPoints = async () =>
  new Map((await server.database.db.select().from(points)).map(({ id, scopeId }) => [id, scopeId]))
const first = (): Scope => drawn[0] as Scope

it('the boundaries as they are hand nothing over; in GCJ-02 they are found out by the border of the district', async () => {
  const same = await check(file(drawn.map((scope) => [scope, asItIs])))
  expect(same).toMatchObject({ datum: 'WGS-84', handedOver: 0 })
  expect(same.boundaries.map(({ scopeId }) => scopeId)).toEqual(drawn.map(({ id }) => id))
  expect(await check(file(drawn.map((scope) => [scope, shifted])))).toMatchObject({ datum: 'GCJ-02', handedOver: 0 })
})

it('what changes hands does so with the boundary, in one event, and comes back with the earlier version', async () => {
  const { db } = server.database
  const before = await scopeOfPoints()
  // The scope as it is, moved north by a kilometre and a half.
  const body = file([[first(), ([lng = 0, lat = 0]) => [lng, lat + 0.015]]])
  const looked = await check(body, { datum: 'WGS-84' })
  expect(looked.handedOver).toBeGreaterThan(3)
  const length = await db.$count(events)
  const done = await set(body, looked, { choices: JSON.stringify({ datum: 'WGS-84' }) })
  expect(done.status).toBe(200)
  expect(await db.$count(events)).toBe(length + 1)

  const [now] = await db.select().from(scopes).where(eq(scopes.id, first().id))
  expect([now?.schematic, now?.geometry]).toEqual([false, looked.boundaries[0]?.area])
  const after = await scopeOfPoints()
  const moved = [...after].filter(([id, scopeId]) => before.get(id) !== scopeId)
  expect(moved.length).toBe(looked.handedOver)
  expect(await db.$count(pointChanges)).toBe(looked.handedOver)
  const index = createAreaIndex([now?.geometry ?? first().geometry])
  for (const point of await db.select().from(points).where(eq(points.scopeId, first().id)))
    expect(index.at([point.lng, point.lat]).length).toBe(1)

  const [version] = await office.client.boundary.versions.query()
  expect(version).toMatchObject({ fileName: '边界.geojson', scopes: [first().id], handedOver: looked.handedOver })
  expect(await verifyFolds(db)).toBeNull()

  expect(await office.client.boundary.at.query({ position: 0 })).toEqual([
    { scopeId: first().id, area: first().geometry, schematic: true, uncertaintyMetres: 0 },
  ])
  await office.client.boundary.restore.mutate({ actionId: uuidv7(), position: 0 })
  expect(await scopeOfPoints()).toEqual(before)
  const [again] = await db.select().from(scopes).where(eq(scopes.id, first().id))
  expect(again).toEqual(first())
  expect(await verifyFolds(db)).toBeNull()
  await expect(office.client.boundary.restore.mutate({ actionId: uuidv7(), position: 0 })).rejects.toThrow(
    '现在的边界就是这一版',
  )
  await expect(office.client.boundary.restore.mutate({ actionId: uuidv7(), position: 1 })).rejects.toThrow(
    '没有这一版边界',
  )
})

it('what is wrong is not set, nor what was not looked at, nor by who may not', async () => {
  const { db } = server.database
  const length = await db.$count(events)
  const bowTie = JSON.stringify({
    type: 'Feature',
    properties: { name: first().nameZh },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [111.1, 37.5],
          [111.2, 37.6],
          [111.2, 37.5],
          [111.1, 37.6],
          [111.1, 37.5],
        ],
      ],
    },
  })
  const wrong = await set(bowTie, await check(bowTie))
  expect([wrong.status, await sentence(wrong)]).toEqual([409, expect.stringMatching(/的边界有错误，没有启用。/)])
  const nobody = bowTie.replace(first().nameZh, '别处')
  expect(await sentence(await set(nobody, await check(nobody)))).toContain('没有督导范围的边界可以启用')
  const body = file([[first(), asItIs]])
  const stale = await set(body, { ...(await check(body)), fingerprint: '0'.repeat(64) })
  expect([stale.status, await sentence(stale)]).toEqual([409, expect.stringContaining('请重新核对')])
  expect((await post('check', 'name,lng,lat\nx,1,2', {})).status).toBe(400)
  expect((await post('check', '', {})).status).toBe(400)
  expect((await post('check', body, { choices: '{"datum":"x"}' })).status).toBe(400)
  expect((await post('check', body, {}, await server.signIn('squad1'))).status).toBe(403)
  expect(await db.$count(events)).toBe(length)
})

it('a point in two scopes waits for the office, whose word outlives later boundaries until it is taken back', async () => {
  const { db } = server.database
  const [one, other] = drawn as [Scope, Scope]
  const here = async () => {
    const [point] = await db.select().from(points).where(eq(points.scopeId, one.id)).orderBy(asc(points.id))
    return point as typeof points.$inferSelect
  }
  const point = await here()
  // The other scope reaches over the whole of the first.
  const wide = JSON.stringify({
    type: 'Feature',
    properties: { 名称: other.nameZh },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [...[one, other].map(({ geometry }) => ringsOf(geometry).slice(0, 1))],
    },
  })
  expect((await set(wide, await check(wide, { datum: 'WGS-84' }), { choices: '{"datum":"WGS-84"}' })).status).toBe(200)
  const { waiting } = await office.client.boundary.contested.query()
  expect(waiting).toContainEqual({
    pointId: point.id,
    name: point.name,
    scopeIds: [one.id, other.id],
    doubt: { why: 'several' },
    present: one.id,
  })

  const decision = { scopeId: other.id, reason: '以现场管理为准', document: '吕创办〔2022〕9号' }
  const decide = (more: object = {}) =>
    office.client.boundary.decide.mutate({ actionId: uuidv7(), pointId: point.id, decision: { ...decision, ...more } })
  await expect(decide({ assistingSquad: other.squad })).rejects.toThrow('协办分队就是主责分队')
  await expect(decide({ scopeId: 'nowhere' })).rejects.toThrow('没有这个督导范围')
  const assistingSquad = one.squad === other.squad ? other.squad + 1 : one.squad
  await decide({ assistingSquad })
  const detail = await office.client.point.byId.query({ pointId: point.id })
  expect(detail).toMatchObject({
    scopeId: other.id,
    scopeDecision: { reason: '以现场管理为准', document: '吕创办〔2022〕9号', assistingSquad },
    jointSquads: [assistingSquad],
  })
  expect((await office.client.boundary.contested.query()).decided).toMatchObject([
    { pointId: point.id, scopeId: other.id },
  ])

  // Back to the first boundaries: the decision stays, the rest goes back.
  await office.client.boundary.restore.mutate({ actionId: uuidv7(), position: 0 })
  expect((await scopeOfPoints()).get(point.id)).toBe(other.id)
  await office.client.boundary.withdraw.mutate({ actionId: uuidv7(), pointId: point.id })
  expect((await scopeOfPoints()).get(point.id)).toBe(one.id)
  await expect(office.client.boundary.withdraw.mutate({ actionId: uuidv7(), pointId: point.id })).rejects.toThrow(
    '没有办公室的决定',
  )
  expect(await verifyFolds(db)).toBeNull()
})

const edited = (all: readonly (readonly [string, Area])[]): { body: string; choices: string } => ({
  body: JSON.stringify({
    type: 'FeatureCollection',
    features: all.map(([, geometry]) => ({ type: 'Feature', properties: {}, geometry })),
  }),
  choices: JSON.stringify({
    datum: 'WGS-84',
    scopes: Object.fromEntries(all.map(([scopeId], index) => [String(index), scopeId])),
  }),
})
/** A vertex that the first scope shares with another, moved by some three hundred metres. */
const movedTogether = (
  all: readonly Scope[],
): { changed: (Scope & { geometry: Area })[]; at: Position; to: Position } => {
  const [one, ...others] = all
  const shared = ringsOf((one as Scope).geometry)[0]?.find(([lng, lat]) =>
    others.some(({ geometry }) => ringsOf(geometry).some((ring) => ring.some(([x, y]) => x === lng && y === lat))),
  )
  if (shared === undefined) throw new Error('no shared vertex')
  const [lng = 0, lat = 0] = shared
  const to = [lng, lat + 0.003]
  const after = takeBorderStep(all, { kind: 'move', from: shared, to })
  if ('refused' in after) throw new Error(after.refused.zh)
  return { changed: [...changedAreas(all, after)], at: shared, to }
}

it('borders moved on the map are set together with a reason, stay schematic, and come back with the earlier version', async () => {
  const { db } = server.database
  const before = await scopeOfPoints()
  const { base, scopes: present } = await office.client.boundary.present.query()
  expect(present.map(({ id }) => id)).toEqual(drawn.map(({ id }) => id))
  const { changed, to } = movedTogether(drawn)
  expect(changed.length).toBeGreaterThan(1)
  const { body, choices } = edited(changed.map(({ id, geometry }) => [id, geometry]))
  const looked = await post('check', body, { choices, base: String(base) })
  expect(looked.status).toBe(200)
  const checked = (await looked.json()) as Checked
  const edit = JSON.stringify({ reason: '两街道共同勘定', isOfficial: false })
  const length = await db.$count(events)
  const sent = { choices, base: String(base), edit }
  expect((await set(body, checked, { ...sent, edit: JSON.stringify({ reason: ' ', isOfficial: false }) })).status).toBe(
    400,
  )
  expect((await set(body, checked, sent)).status).toBe(200)
  expect(await db.$count(events)).toBe(length + 1)

  const now = await db.select().from(scopes).orderBy(asc(scopes.order))
  for (const { id } of changed) {
    const scope = now.find((one) => one.id === id)
    expect(scope?.schematic).toBe(true)
    expect(
      ringsOf(scope?.geometry as Area).some((ring) => ring.some(([lng, lat]) => lng === to[0] && lat === to[1])),
    ).toBe(true)
  }
  const [version] = await office.client.boundary.versions.query()
  expect(version).toMatchObject({
    name: 'editBoundaries',
    fileName: null,
    reason: '两街道共同勘定',
    scopes: changed.map(({ id }) => id),
    handedOver: checked.handedOver,
  })
  expect([...(await scopeOfPoints())].filter(([id, scopeId]) => before.get(id) !== scopeId).length).toBe(
    checked.handedOver,
  )
  expect(await verifyFolds(db)).toBeNull()

  // Somebody else has edited meanwhile: refused when checked and when set, and nothing is written.
  const late = await post('check', body, { choices, base: String(base) })
  expect([late.status, await sentence(late)]).toEqual([409, expect.stringContaining('您的修改还在地图上')])
  const lateSet = await set(body, checked, sent)
  expect([lateSet.status, await sentence(lateSet)]).toEqual([409, expect.stringContaining('您修改期间')])
  // Looked at beside the new ones it may be set, now as an official border.
  const again = await office.client.boundary.present.query()
  expect(again.base).toBe(version?.position)
  const anew = (await (await post('check', body, { choices, base: String(again.base) })).json()) as Checked
  const official = {
    choices,
    base: String(again.base),
    edit: JSON.stringify({ reason: '勘界协议书', isOfficial: true }),
  }
  expect((await set(body, anew, official)).status).toBe(200)
  const [officially] = await db.select().from(scopes).where(eq(scopes.id, first().id))
  expect(officially?.schematic).toBe(false)

  await office.client.boundary.restore.mutate({ actionId: uuidv7(), position: version?.position ?? 0 })
  expect((await db.select().from(scopes).where(eq(scopes.id, first().id)))[0]?.schematic).toBe(true)
  await office.client.boundary.restore.mutate({ actionId: uuidv7(), position: 0 })
  expect(await db.select().from(scopes).orderBy(asc(scopes.order))).toEqual(drawn)
  expect(await scopeOfPoints()).toEqual(before)
  expect(await verifyFolds(db)).toBeNull()
}, 180_000)

it('a point within the stated uncertainty of a border waits, keeps its scope, and what is decided outlives later boundaries', async () => {
  const { db } = server.database
  const before = await scopeOfPoints()
  const scopeIds = drawn.map(({ id }) => id)
  expect(await office.client.boundary.contested.query()).toMatchObject({ count: 0, waiting: [] })
  const foreseen = await office.client.boundary.foreseeUncertainty.query({ scopeIds, uncertaintyMetres: 200 })
  expect(foreseen).toEqual({ handedOver: 0, waiting: expect.any(Number), waitingNow: 0 })
  expect(foreseen.waiting).toBeGreaterThan(0)
  expect(foreseen.waiting).toBeLessThan(before.size)
  const state = (uncertaintyMetres: number, more: object = {}) =>
    office.client.boundary.stateUncertainty.mutate({
      actionId: uuidv7(),
      statement: { scopeIds, uncertaintyMetres, reason: '示意图比例尺一比五万', ...more },
    })
  await expect(state(501)).rejects.toThrow()
  await expect(state(0)).rejects.toThrow('边界误差已经是这样')
  await expect(state(30, { scopeIds: ['nowhere'] })).rejects.toThrow('已经不在了')
  await state(200)
  expect(await scopeOfPoints()).toEqual(before)
  const { count, waiting } = await office.client.boundary.contested.query()
  expect(count).toBe(foreseen.waiting)
  const one = waiting.find(({ scopeIds: asking, present }) => asking.length > 1 && present !== null)
  if (one === undefined) throw new Error('nobody waits between two scopes')
  expect(one).toMatchObject({ present: before.get(one.pointId), doubt: { why: 'near', uncertaintyMetres: 200 } })
  expect(one.doubt.why === 'near' && one.doubt.metres <= 200).toBe(true)

  const shown = async () => (await office.client.point.byId.query({ pointId: one.pointId })).contested
  expect(await shown()).toEqual({ scopeIds: one.scopeIds, doubt: one.doubt })

  const other = one.scopeIds.find((id) => id !== one.present) ?? ''
  const decision = { scopeId: other, reason: '由另一侧管理' }
  await office.client.boundary.decide.mutate({ actionId: uuidv7(), pointId: one.pointId, decision })
  expect(await shown()).toBeNull()
  expect((await office.client.boundary.contested.query()).count).toBe(count - 1)

  // Near the outer edge it may be nobody's, which nobody assists.
  const edge = waiting.find(({ scopeIds: asking, present }) => asking.length === 1 && present !== null)
  if (edge === undefined) throw new Error('nobody waits near the outer edge')
  const nobodys = { scopeId: null, reason: '在区界以外' }
  const decideEdge = (given: object) =>
    office.client.boundary.decide.mutate({
      actionId: uuidv7(),
      pointId: edge.pointId,
      decision: { ...nobodys, ...given },
    })
  await expect(decideEdge({ assistingSquad: 1 })).rejects.toThrow('请留空')
  await decideEdge({})
  expect((await scopeOfPoints()).get(edge.pointId)).toBeNull()
  expect(await office.client.point.byId.query({ pointId: edge.pointId })).toMatchObject({
    scopeId: null,
    scopeDecision: { reason: '在区界以外' },
  })
  await decideEdge({ scopeId: edge.present })
  expect((await office.client.boundary.contested.query()).count).toBe(count - 2)
  await office.client.boundary.withdraw.mutate({ actionId: uuidv7(), pointId: edge.pointId })

  // A later file with its own number, and then the first boundaries again: what was decided stays.
  const body = file(drawn.map((scope) => [scope, asItIs]))
  const choices = JSON.stringify({ datum: 'WGS-84', uncertaintyMetres: 30 })
  const looked = (await (await post('check', body, { choices })).json()) as Checked
  expect(looked.handedOver).toBe(0)
  expect((await set(body, looked, { choices })).status).toBe(200)
  const stated = await db.select().from(scopes)
  expect(new Set(stated.map(({ uncertaintyMetres }) => uncertaintyMetres))).toEqual(new Set([30]))
  expect((await scopeOfPoints()).get(one.pointId)).toBe(other)
  expect(await verifyFolds(db)).toBeNull()

  // A version of the uncertainty alone is restored as any other.
  const versions = await office.client.boundary.versions.query()
  const statement = versions.find(({ name }) => name === 'stateUncertainty')
  expect(statement).toMatchObject({ uncertaintyMetres: 200, reason: '示意图比例尺一比五万', handedOver: 0 })
  await office.client.boundary.restore.mutate({ actionId: uuidv7(), position: statement?.position ?? 0 })
  expect((await office.client.boundary.contested.query()).count).toBe(count - 1)
  await office.client.boundary.withdraw.mutate({ actionId: uuidv7(), pointId: one.pointId })
  // In doubt again: it stays where it is now until somebody says otherwise.
  expect((await scopeOfPoints()).get(one.pointId)).toBe(other)
  await office.client.boundary.decide.mutate({
    actionId: uuidv7(),
    pointId: one.pointId,
    decision: { scopeId: one.present ?? '', reason: '恢复' },
  })
  await office.client.boundary.restore.mutate({ actionId: uuidv7(), position: 0 })
  await office.client.boundary.withdraw.mutate({ actionId: uuidv7(), pointId: one.pointId })
  expect(await scopeOfPoints()).toEqual(before)
  expect(await verifyFolds(db)).toBeNull()
}, 180_000)

it('a scope that the plan names and nobody has drawn becomes one with its first boundary', async () => {
  const { db } = server.database
  await db.insert(awaitedScopes).values({
    id: 'new-town',
    order: 13,
    nameZh: '新城镇',
    nameEn: 'New Town',
    kind: 'township',
    extent: 'jurisdiction',
    squad: 1,
  })
  const body = JSON.stringify({
    type: 'Feature',
    properties: { 名称: '新城镇' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [111.5, 37.6],
          [111.52, 37.6],
          [111.52, 37.62],
          [111.5, 37.62],
          [111.5, 37.6],
        ],
      ],
    },
  })
  expect((await set(body, await check(body))).status).toBe(200)
  expect(await db.$count(awaitedScopes)).toBe(0)
  const [made] = await db.select().from(scopes).where(eq(scopes.id, 'new-town'))
  expect(made).toMatchObject({ nameZh: '新城镇', squad: 1, schematic: false, geometry: { type: 'Polygon' } })
  expect(await verifyFolds(db)).toBeNull()
})

it('a version changed beside the log is found', async () => {
  const { db } = server.database
  await db.update(scopeBoundaries).set({ geometry: first().geometry }).where(eq(scopeBoundaries.schematic, false))
  expect(await verifyFolds(db)).toMatchObject({ table: 'scope_boundaries' })
})
