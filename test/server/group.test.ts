/** A group leader's rights through the procedures: lending counts from the next request, joint inspections and hand-overs stay within the group. */
import { desc, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { events, points } from '../../server/db/schema'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let leader1: Person
let leader2: Person
let member1: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  leader1 = await server.signIn('leader1')
  leader2 = await server.signIn('leader2')
  member1 = await server.signIn('member1')
})
afterAll(() => server.close())

const accountOf = async (squad: number, position = 'member'): Promise<string> => {
  const { squads } = await office.client.group.overview.query()
  const person = squads
    .find(({ number }) => number === squad)
    ?.people.find((one) => one.position === position && one.lentFrom === null)
  return person?.accountId ?? ''
}
const lend = async (
  person: Person,
  fromSquad: number,
  toSquad: number,
  from = '2022-09-15',
  until = '2022-09-20',
  id = uuid(),
) => {
  const accountId = await accountOf(fromSquad)
  return person.client.group.lend
    .mutate({ actionId: uuid(), id, accountId, fromSquad, toSquad, from, until })
    .then(() => id)
}
const end = (person: Person, id: string, until: string) =>
  person.client.group.endLending.mutate({ actionId: uuid(), id, until })
const squadsOf = async (person: Person) =>
  (await person.client.session.me.query()).posts.flatMap(({ duty }) => (duty.role === 'squad' ? [duty.squad] : []))

describe('the group at a glance', () => {
  it('a leader sees the own three squads, the office all six', async () => {
    const seen = async (person: Person) =>
      (await person.client.group.overview.query()).squads.map(({ number }) => number)
    expect([await seen(leader1), await seen(leader2), await seen(office)]).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [1, 2, 3, 4, 5, 6],
    ])
    const [first] = (await leader1.client.group.overview.query()).squads
    expect(first?.people.map(({ position }) => position)).toEqual(['captain', 'member'])
  })
})

describe('lending', () => {
  it('the person holds both posts from the next request, acts for the other squad, and loses that with its end', async () => {
    expect(await squadsOf(member1)).toEqual([1])
    const id = await lend(leader1, 1, 2)
    expect(await squadsOf(member1)).toEqual([1, 2])
    const overview = await leader1.client.group.overview.query()
    expect(overview.lendings).toEqual([
      {
        id,
        accountId: await accountOf(1),
        name: '第一督导分队成员',
        fromSquad: 1,
        toSquad: 2,
        from: '2022-09-15',
        until: '2022-09-20',
      },
    ])
    expect(overview.squads[1]?.people.filter(({ lentFrom }) => lentFrom === 1).length).toBe(1)
    // In squad 2's scope member 1 may open an issue now, and the log says in which post.
    const [point] = await server.database.sql<{ id: number; item: string }[]>`
      select points.id, handbook_versions.kinds->points.kind->0->>'key' as item from points join scopes on scopes.id = points.scope_id
      join handbook_versions on handbook_versions.number = 1
      where scopes.squad = 2 and not exists (select 1 from point_units join units on units.id = unit_id where point_id = points.id and units.squad = 1)
      order by points.id limit 1`
    const opening = () =>
      member1.client.issue.open.mutate({
        actionId: uuid(),
        issueId: uuid(),
        subject: { kind: 'point', pointId: point?.id ?? 0 },
        form: { checkItem: point?.item ?? '', what: '借调期间发现垃圾未清运。', severity: 'ordinary' },
      } as unknown as Parameters<Person['client']['issue']['open']['mutate']>[0])
    await opening()
    const [opened] = await server.database.db
      .select({ body: events.body })
      .from(events)
      .where(eq(events.name, 'open'))
      .orderBy(desc(events.position))
      .limit(1)
    expect(JSON.parse(opened?.body ?? '{}').by.duty).toEqual({
      role: 'squad',
      squad: 2,
      position: 'member',
      lentFrom: 1,
    })
    const { entries } = await office.client.audit.list.query({ filter: {} })
    expect(entries.find(({ name }) => name === 'lend')?.changes.map(({ to }) => to?.zh)).toContain(
      '第二督导分队成员（第一督导分队借调）',
    )
    // As of yesterday: at once.
    await end(leader1, id, '2022-09-14')
    expect(await squadsOf(member1)).toEqual([1])
    await expect(opening()).rejects.toThrow(/立案由|有督导权/)
    expect((await leader1.client.group.overview.query()).lendings).toEqual([])
  })
  it('what begins later holds nothing today, and is taken back before it begins', async () => {
    const id = await lend(leader1, 1, 3, '2022-09-19', '2022-09-23')
    expect(await squadsOf(member1)).toEqual([1])
    expect((await leader1.client.group.overview.query()).lendings.map((lending) => lending.id)).toEqual([id])
    await end(leader1, id, '2022-09-18')
    expect((await leader1.client.group.overview.query()).lendings).toEqual([])
    expect((await server.database.sql`select 1 from posts where id = ${id} and until < "from"`).length).toBe(1)
  })
  it.each<[string, () => Promise<unknown>, string]>([
    ['outside the own group', () => lend(leader1, 1, 4), '组长只能在本组的分队之间借调'],
    ['of the other group', () => lend(leader1, 4, 5), '组长只能在本组的分队之间借调'],
    ['by the office, between two groups', () => lend(office, 1, 4), '只能在同一督导组的分队之间借调'],
    ['from a day that has passed', () => lend(leader1, 1, 2, '2022-09-14'), '借调开始日期早于今天'],
    [
      'a post that was not lent',
      async () => {
        const { squads } = await leader1.client.group.overview.query()
        return end(leader1, squads[0]?.people[0]?.postId ?? '', '2022-09-15')
      },
      '这不是借调岗位',
    ],
    [
      'an account that is not there',
      () =>
        leader1.client.group.lend.mutate({
          actionId: uuid(),
          id: uuid(),
          accountId: 'nobody',
          fromSquad: 1,
          toSquad: 2,
          from: '2022-09-15',
          until: '2022-09-16',
        }),
      '没有这个人员',
    ],
    ['a lending that is not there', () => end(leader1, uuid(), '2022-09-15'), '没有这次借调'],
  ])('refuses %s, and changes nothing', async (_, attempt, sentence) => {
    const before = await server.database.db.$count(events)
    await expect(attempt()).rejects.toThrow(sentence)
    expect(await server.database.db.$count(events)).toBe(before)
  })
  it('nobody is lent by the administration’s form, and a lent person’s own post does not end before the lending', async () => {
    const accountId = await accountOf(3)
    const post = { from: '2022-09-15', until: null }
    await expect(
      office.client.people.givePost.mutate({
        actionId: uuid(),
        id: uuid(),
        accountId,
        post: { ...post, duty: { role: 'squad', squad: 4, position: 'member', lentFrom: 3 } },
      }),
    ).rejects.toThrow('借调不在这里办理')
    const own = (await office.client.group.overview.query()).squads[2]?.people.find(
      (one) => one.accountId === accountId,
    )
    const id = await lend(leader1, 3, 2)
    const endOwn = () =>
      office.client.people.endPost.mutate({ actionId: uuid(), id: own?.postId ?? '', until: '2022-09-18' })
    await expect(endOwn()).rejects.toThrow('请先在“分队”中提前结束借调')
    await end(leader1, id, '2022-09-16')
    await endOwn()
  })
  it('the office lends too, another leader cannot end it, and the same id twice lends once', async () => {
    const id = await lend(office, 5, 6)
    await expect(end(leader1, id, '2022-09-16')).rejects.toThrow('组长只能在本组的分队之间借调')
    await expect(lend(office, 5, 4)).rejects.toThrow('此人这段时间已借调到其他分队')
    await end(leader2, id, '2022-09-16')
  })
})

describe('what else a leader does within the own group', () => {
  it('orders a joint inspection of own squads only, and sees it running', async () => {
    const [point] = await server.database.db.select().from(points).where(eq(points.code, 'D0021'))
    const order = (squads: number[]) =>
      leader1.client.campaign.orderJointInspection.mutate({
        actionId: uuid(),
        id: uuid(),
        squads,
        pointIds: [point?.id ?? 0],
        from: '2022-09-15',
        until: '2022-09-18',
      })
    await expect(order([1, 4])).rejects.toThrow('组长只能安排本组分队的联合督导')
    await order([1, 3])
    const { inspections, points: named } = await leader1.client.group.overview.query()
    expect(inspections).toMatchObject([{ squads: [1, 3], from: '2022-09-15', until: '2022-09-18' }])
    expect(named).toEqual([{ id: point?.id, name: '凤山公园' }])
    expect((await leader2.client.group.overview.query()).inspections).toEqual([])
  })
  it('hands an issue over to another squad of the group, and to none of the other group', async () => {
    const [issue] = await server.database.db.execute<{ id: string; seq: number }>(sql`
      select id, (state->>'seq')::int as seq from issues where following_squad = 1 and stage = 'claimed' order by id limit 1`)
    const handOver = (person: Person, squad: number) =>
      person.client.issue.act.mutate({
        actionId: uuid(),
        issueId: issue?.id ?? '',
        seq: issue?.seq ?? 0,
        action: { name: 'handOver', form: { squad, reason: '便于就近跟踪。' } },
      } as unknown as Parameters<Person['client']['issue']['act']['mutate']>[0])
    await expect(handOver(leader1, 4)).rejects.toThrow('组长只能在本组的分队之间移交')
    await expect(handOver(leader2, 5)).rejects.toThrow('移交督导由')
    await handOver(leader1, 2)
    expect((await leader1.client.issue.byId.query({ issueId: issue?.id ?? '' })).issue.followingSquad).toBe(2)
  })
})
