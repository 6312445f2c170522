/** What the office sets is an event like any other: who, when, from what to what; once per action id; no password in it. */
import { and, asc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultTerms } from '../../domain/issue'
import { account, events, posts, receipts, session, user, workingDays } from '../../server/db/schema'
import type { Person, TestServer } from '../testServer'
import { startTestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
})
afterAll(() => server.close())

const eventsOf = async (kind: 'campaign' | 'person', subjectId: string) =>
  (
    await server.database.db
      .select({ body: events.body, seq: events.seq })
      .from(events)
      .where(and(eq(events.subjectKind, kind), eq(events.subjectId, subjectId)))
      .orderBy(asc(events.seq))
  ).map(({ body }) => JSON.parse(body))
const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call
    return 'accepted'
  } catch (error) {
    return (error as Error).message
  }
}
/** Everything that is kept, as one text. */
const everythingRecorded = async (): Promise<string> =>
  JSON.stringify([await server.database.db.select().from(events), await server.database.db.select().from(receipts)])

test('terms: the event says which were and which are, and the second one follows the first', async () => {
  const stricter = { ...defaultTerms, notify: 2 }
  await office.client.campaign.setTerms.mutate({ actionId: uuid(), ...stricter })
  await office.client.campaign.setTerms.mutate({ actionId: uuid(), ...defaultTerms })
  const [first, second] = await eventsOf('campaign', 'terms')
  expect(first).toMatchObject({
    name: 'setTerms',
    seq: 1,
    by: { duty: { role: 'office' } },
    from: { notify: 3 },
    to: { notify: 2 },
  })
  expect(second).toMatchObject({ seq: 2, from: { notify: 2 }, to: { notify: 3 } })
})

test('a working day: from nothing, then from what it was; the table holds the last', async () => {
  const day = { date: '2022-11-05', works: true, name: '调休' }
  await office.client.campaign.setWorkingDay.mutate({ actionId: uuid(), ...day })
  await office.client.campaign.setWorkingDay.mutate({ actionId: uuid(), ...day, works: false, name: '放假' })
  const [first, second] = await eventsOf('campaign', 'workingDay:2022-11-05')
  expect([first.from, first.to]).toEqual([null, day])
  expect([second.from, second.to]).toEqual([day, { ...day, works: false, name: '放假' }])
  const [kept] = await server.database.db.select().from(workingDays).where(eq(workingDays.date, day.date))
  expect(kept).toEqual({ ...day, works: false, name: '放假' })
})

test('the same action id and body again is done once, another body under it is refused', async () => {
  const actionId = uuid()
  const day = { date: '2022-11-06', works: true, name: '调休' }
  const once = await office.client.campaign.setWorkingDay.mutate({ actionId, ...day })
  const again = await office.client.campaign.setWorkingDay.mutate({ actionId, ...day })
  expect(again).toEqual(once)
  expect(await eventsOf('campaign', 'workingDay:2022-11-06')).toHaveLength(1)
  expect(await refusalOf(office.client.campaign.setWorkingDay.mutate({ actionId, ...day, works: false }))).toContain(
    '这个操作编号已用过',
  )
})

test('a joint inspection is ordered once; its id is not used twice', async () => {
  const order = { id: uuid(), squads: [1, 2], pointIds: [2, 1, 1], from: '2022-09-16', until: '2022-09-17' }
  await office.client.campaign.orderJointInspection.mutate({ actionId: uuid(), ...order })
  expect(await eventsOf('campaign', order.id)).toMatchObject([
    { name: 'orderJointInspection', from: null, to: { squads: [1, 2], pointIds: [1, 2], from: '2022-09-16' } },
  ])
  expect(await refusalOf(office.client.campaign.orderJointInspection.mutate({ actionId: uuid(), ...order }))).toContain(
    '这个操作编号已用过',
  )
  const leader = await server.signIn('leader1')
  const foreign = { ...order, id: uuid(), squads: [1, 4] }
  expect(
    await refusalOf(leader.client.campaign.orderJointInspection.mutate({ actionId: uuid(), ...foreign })),
  ).toContain('组长只能安排本组分队的联合督导')
  expect(await eventsOf('campaign', foreign.id)).toEqual([])
})

test('a person: made, given a post, the post ended, the password set anew; the password is nowhere in it', async () => {
  const password = 'a secret of nobody'
  const post = { duty: { role: 'unit', unitId: 'unit01', position: 'clerk' }, from: '2022-09-01', until: null } as const
  const { accountId } = await office.client.people.create.mutate({
    actionId: uuid(),
    username: 'clerk.one',
    name: '经办人',
    password,
    posts: [post],
  })
  const second = { id: uuid(), accountId, post: { ...post, from: '2022-10-01' } }
  await office.client.people.givePost.mutate({ actionId: uuid(), ...second })
  await office.client.people.endPost.mutate({ actionId: uuid(), id: second.id, until: '2022-10-31' })
  const clerk = await server.signIn('clerk.one', password)
  await office.client.people.setPassword.mutate({ actionId: uuid(), accountId, password: `${password} 2` })
  expect(await server.database.db.$count(session, eq(session.userId, accountId))).toBe(0)
  expect((await clerk.fetch('/trpc/session.me')).status).toBe(401)
  const own = await server.signIn('clerk.one', `${password} 2`)
  await own.fetch('/api/auth/change-password', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ currentPassword: `${password} 2`, newPassword: `${password} 3` }),
  })

  expect(await eventsOf('person', accountId)).toMatchObject([
    { name: 'create', from: null, to: { username: 'clerk.one', name: '经办人', posts: [post] } },
    { name: 'givePost', from: null, to: { id: second.id, from: '2022-10-01', until: null } },
    { name: 'endPost', from: { until: null }, to: { until: '2022-10-31' } },
    { name: 'setPassword', from: null, to: null },
    { name: 'changeOwnPassword', from: null, to: null, by: { accountId, duty: { role: 'unit' } } },
  ])
  const recorded = await everythingRecorded()
  expect(recorded).not.toContain(password)
  const [kept] = await server.database.db.select().from(account).where(eq(account.userId, accountId))
  expect(recorded).not.toContain(kept?.password)
})

test('a post may end the day before it begins, as never held, and no earlier; the last post of the office stays', async () => {
  const end = (id: string, until: string) =>
    refusalOf(office.client.people.endPost.mutate({ actionId: uuid(), id, until }))
  const { accountId } = await server.addAccount('mistaken', [])
  const id = uuid()
  const post = { duty: { role: 'commander' }, from: '2022-09-15', until: null } as const
  await office.client.people.givePost.mutate({ actionId: uuid(), id, accountId, post })
  expect(await end(id, '2022-09-13')).toBe('最后在岗日早于任岗日期，请改正。')
  expect(await end(id, '2022-09-14')).toBe('accepted')

  const people = await office.client.people.list.query()
  const own = people.find(({ username }) => username === 'office')?.posts[0]
  expect(await end(own?.id ?? '', '2022-09-14')).toContain('这是指挥部办公室最后一个在任的岗位')
  const successor = {
    id: uuid(),
    accountId,
    post: { duty: { role: 'office' }, from: '2022-09-21', until: null },
  } as const
  await office.client.people.givePost.mutate({ actionId: uuid(), ...successor })
  // A day between the two would be a day without anybody.
  expect(await end(own?.id ?? '', '2022-09-19')).toContain('请先给接任的人任岗')
  expect(await end(own?.id ?? '', '2022-09-20')).toBe('accepted')
})

test('a new password under an id already used is refused, the same one is done once', async () => {
  const { accountId } = await server.addAccount('forgetful', [{ role: 'commander' }])
  const actionId = uuid()
  const set = (password: string) => office.client.people.setPassword.mutate({ actionId, accountId, password })
  await set('first password')
  await set('first password')
  expect(await refusalOf(set('other password'))).toContain('这个操作编号已用过')
  expect((await eventsOf('person', accountId)).length).toBe(1)
  await server.signIn('forgetful', 'first password')
})

test('of several who take one username at once, one has it and the others are told', async () => {
  const answers = await Promise.all(
    Array.from({ length: 4 }, () =>
      refusalOf(
        office.client.people.create.mutate({
          actionId: uuid(),
          username: 'wanted',
          name: '同名',
          password: 'a password of many',
          posts: [],
        }),
      ),
    ),
  )
  expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
  expect(new Set(answers)).toEqual(new Set(['accepted', '这个用户名已有人使用，请换一个。']))
  expect(await server.database.db.$count(user, eq(user.username, 'wanted'))).toBe(1)
})

test('whatever is refused writes neither table nor event', async () => {
  const before = [await server.database.db.$count(events), await server.database.db.$count(posts)]
  const post = {
    duty: { role: 'unit', unitId: 'nowhere', position: 'clerk' },
    from: '2022-09-01',
    until: null,
  } as const
  expect(
    await refusalOf(
      office.client.people.create.mutate({
        actionId: uuid(),
        username: 'nobody.at.all',
        name: '无',
        password: 'a password of none',
        posts: [post],
      }),
    ),
  ).toBe('没有这个单位，请从名单中选择。')
  expect(
    await refusalOf(office.client.people.givePost.mutate({ actionId: uuid(), id: uuid(), accountId: 'x', post })),
  ).toBe('没有这个账号，请刷新后重试。')
  expect(
    await refusalOf(office.client.people.endPost.mutate({ actionId: uuid(), id: uuid(), until: '2022-10-01' })),
  ).toBe('没有这个岗位，请刷新后重试。')
  expect([await server.database.db.$count(events), await server.database.db.$count(posts)]).toEqual(before)
})
