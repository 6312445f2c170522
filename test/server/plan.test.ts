/** The pasted plan taken into an empty campaign and into one that runs: all or nothing, in one event, nothing taken away. */
import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NameChoices } from '../../domain/importing/planComparison'
import { type ReadSquad, readPlanText } from '../../domain/importing/planText'
import { isRefusal } from '../../domain/refusal'
import { events, scopes, squads, units } from '../../server/db/schema'
import { awaitedScopes, unitAliases } from '../../server/db/tables/roster'
import { planText } from '../planText'
import { type Person, startTestServer, type TestServer } from '../testServer'

const readSquads = (pasted: string): ReadSquad[] => {
  const plan = readPlanText(pasted)
  if (isRefusal(plan)) throw new Error(plan.refused.zh)
  return [...plan.squads]
}
const compare = (who: Person, read: ReadSquad[], choices: NameChoices = {}) =>
  who.client.plan.compare.mutate({ squads: read, choices })
const take = async (who: Person, read: ReadSquad[], choices: NameChoices = {}, seen?: string) =>
  who.client.plan.take.mutate({
    ...{ actionId: uuidv7(), squads: read, choices },
    seen: seen ?? (await compare(who, read, choices)).mark,
  })
const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'was accepted',
    ({ message }: Error) => message,
  )
const plan = readSquads(planText)

describe('an empty campaign', () => {
  let server: TestServer
  let office: Person
  beforeAll(async () => {
    server = await startTestServer()
    office = await server.signIn('office')
  })
  afterAll(() => server.close())

  it('starts without squads, scopes and units, and with kinds of point', async () => {
    const overview = await office.client.campaign.overview.query()
    expect([overview.squads, overview.scopes, overview.awaitedScopes, overview.units]).toEqual([[], [], [], []])
    expect(overview.pointKinds.length).toBeGreaterThan(10)
  })

  it('takes the plan of 2022: 2 groups, 6 squads, 12 scopes and 64 units, and what is sent again changes nothing', async () => {
    const { mark, units: lines } = await compare(office, plan)
    expect(lines.every(({ is }) => is === 'new')).toBe(true)
    expect(await server.database.db.$count(units)).toBe(0)
    const sent = { actionId: uuidv7(), squads: plan, choices: {}, seen: mark }
    const receipt = await office.client.plan.take.mutate(sent)
    expect(await office.client.plan.take.mutate(sent)).toEqual(receipt)

    const overview = await office.client.campaign.overview.query()
    expect(new Set(overview.squads.map(({ group }) => group))).toEqual(new Set([1, 2]))
    expect(overview.squads.map(({ number, nameZh, group }) => `${number} ${nameZh} ${group}`)).toEqual([
      ...['1 第一督导分队 1', '2 第二督导分队 1', '3 第三督导分队 1'],
      ...['4 第四督导分队 2', '5 第五督导分队 2', '6 第六督导分队 2'],
    ])
    expect(overview.scopes.map(({ nameZh, squad, schematic }) => `${nameZh} ${squad} ${schematic}`)).toEqual([
      ...[
        '凤山街道 1 true',
        '滨河街道 2 true',
        '田家会街道 3 true',
        '信义镇 3 true',
        '吴城镇 3 true',
        '莲花池街道 4 true',
      ],
      ...[
        '城北街道 5 true',
        '西属巴街道 5 true',
        '机场周边 5 true',
        '交口街道 6 true',
        '枣林乡 6 true',
        '坪头乡 6 true',
      ],
    ])
    expect(overview.awaitedScopes).toEqual([])
    expect(overview.units.length).toBe(64)
    expect(overview.units.map(({ name }) => name.zh)).toEqual(plan.flatMap((squad) => squad.units))
    expect(overview.units[0]).toMatchObject({ id: 'unit01', squad: 1, supervised: true })
    expect(overview.units[63]).toMatchObject({ id: 'unit64', squad: 6 })

    const rows = await server.database.db.select().from(events)
    expect(rows.map(({ subjectKind, subjectId, name }) => [subjectKind, subjectId, name])).toEqual([
      ['campaign', 'plan', 'takePlan'],
    ])
    const { from, to } = JSON.parse(rows[0]?.body ?? '{}')
    expect(Object.keys(to.supervisedUnits).length).toBe(64)
    expect(to.supervisedUnits.市财政局).toEqual({ name: '市财政局', squad: 1 })
    expect(from.supervisedUnits.市财政局).toBeNull()
    expect(await refusal(take(office, plan))).toBe('方案和现有的完全一致，没有要导入的。请核对是否粘贴了新的方案。')
  })

  it('the log says it in words', async () => {
    const { entries } = await office.client.audit.list.query({ filter: {} })
    expect(entries[0]).toMatchObject({ what: { zh: '导入方案' }, subject: { zh: '方案' } })
    expect(entries[0]?.changes.map(({ label, to }) => `${label.zh}：${to?.zh}`)).toContain(
      '督导单位 · 市财政局 · 督导分队：第一督导分队',
    )
  })
})

describe('a campaign that runs', () => {
  let server: TestServer
  let office: Person
  beforeAll(async () => {
    server = await startTestServer({ sample: true })
    office = await server.signIn('office')
  })
  afterAll(() => server.close())
  const unitOf = async (nameZh: string) =>
    (await server.database.db.select().from(units).where(eq(units.nameZh, nameZh)))[0]
  const changedPlan = (from: string, to: string) => readSquads(planText.replace(from, to))

  it('finds its own plan unchanged', async () => {
    const { squads: ofSquads, scopes: ofScopes, units: ofUnits, mark } = await compare(office, plan)
    expect(new Set([...ofSquads, ...ofScopes, ...ofUnits].map(({ is }) => is))).toEqual(new Set(['unchanged']))
    expect(mark).toBe('')
  })

  it('moves a unit to another squad, in the plan’s order; open issues keep the squad that follows them', async () => {
    const before = await office.client.issue.list.query({ stages: ['found', 'notified', 'claimed', 'rectified'] })
    const moved = await unitOf('市财政局')
    const read = readSquads(
      planText.replace('市财政局、', '').replace('督导单位：市法院、', '督导单位：市法院、市财政局、'),
    )
    await take(office, read)
    expect(await unitOf('市财政局')).toMatchObject({ id: moved?.id, squad: 3 })
    const inOrder = await server.database.db.select().from(units).orderBy(asc(units.supervisedOrder)).limit(64)
    expect(inOrder.map(({ nameZh }) => nameZh)).toEqual(read.flatMap((squad) => squad.units))
    const after = await office.client.issue.list.query({ stages: ['found', 'notified', 'claimed', 'rectified'] })
    expect(after.issues.map(({ id, followingSquad }) => [id, followingSquad])).toEqual(
      before.issues.map(({ id, followingSquad }) => [id, followingSquad]),
    )
    await take(office, plan)
  })

  it('asks about a name that is nearly a unit’s, and writes nothing before it is decided', async () => {
    const read = changedPlan('市财政局', '市财证局')
    const count = await server.database.db.$count(units)
    expect(await refusal(take(office, read))).toContain('还有名称没有确定是哪个单位')
    expect(await server.database.db.$count(units)).toBe(count)
    const id = (await unitOf('市财政局'))?.id ?? ''
    expect(await refusal(take(office, read, { 市财证局: { is: 'same', unitId: id } }))).toContain('完全一致')
    await take(office, read, { 市财证局: { is: 'alias', unitId: id } })
    expect(await server.database.db.select().from(unitAliases)).toEqual([{ name: '市财证局', unitId: id }])
    expect((await compare(office, read)).units.find(({ name }) => name === '市财证局')).toMatchObject({
      is: 'unchanged',
      unitId: id,
    })
    expect((await office.client.campaign.overview.query()).units.find((unit) => unit.id === id)?.aliases).toEqual([
      '市财证局',
    ])
  })

  it('leaves what half of a section does not name', async () => {
    const half = readSquads(planText.slice(planText.indexOf('第五督导分队')))
    const { squads: ofSquads, scopes: ofScopes, units: ofUnits } = await compare(office, half)
    const unnamed = (lines: readonly { readonly is: string }[]) => lines.filter(({ is }) => is === 'unnamed').length
    expect([unnamed(ofSquads), unnamed(ofScopes), unnamed(ofUnits)]).toEqual([4, 6, 41])
    expect(await refusal(take(office, half))).toContain('完全一致')
    expect(await server.database.db.$count(squads)).toBe(6)
  })

  it('keeps a scope without a boundary aside until somebody gives it one', async () => {
    const read = changedPlan('离石区凤山街道办', '离石区凤山街道办、红眼川乡')
    await take(office, read)
    expect(await server.database.db.select().from(awaitedScopes)).toMatchObject([
      { id: 'scope13', nameZh: '红眼川乡', kind: 'township', extent: 'built_up', squad: 1 },
    ])
    expect(await server.database.db.$count(scopes)).toBe(12)
  })

  it('refuses what was looked at before somebody else changed it', async () => {
    const read = changedPlan('市财政局', '市气象台')
    const { mark } = await compare(office, read)
    const moved = planText.replace('市统计局、', '').replace('督导单位：市法院、', '督导单位：市法院、市统计局、')
    await take(office, readSquads(moved))
    expect(await refusal(take(office, read, {}, mark))).toContain('您看过以后有人改了名册')
    expect(await unitOf('市气象台')).toBeUndefined()
  })

  it('is nobody’s but the office’s', async () => {
    const squad = await server.signIn('squad1')
    expect(await refusal(compare(squad, plan))).toContain('无权')
    expect(await refusal(take(squad, plan, {}, ''))).toContain('无权')
  })
})
