/** Good practice through the procedures: recorded, published, filtered, read by period, and whose photos are whose. */
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayGoodPractice } from '../../domain/goodPracticeActions'
import { readGoodPractices } from '../../server/recording/goodPractice'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let squad1: Person
let squad2: Person
let unit01: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  office = await server.signIn('office')
  squad1 = await server.signIn('squad1')
  squad2 = await server.signIn('squad2')
  unit01 = await server.signIn('unit01')
})
afterAll(() => server.close())

type Action = Parameters<Person['client']['goodPractice']['act']['mutate']>[0]['action']
const act = (person: Person, practiceId: string, seq: number, action: object) =>
  person.client.goodPractice.act.mutate({ actionId: uuid(), practiceId, seq, action: action as Action })
const form = { title: '巷长制', text: '每条巷子有巷长。', on: '2022-09-15', scopeId: 'fengshan' }

describe('the list', () => {
  it('is of a month or the campaign, of a squad or everybody, of what was published alone', async () => {
    const titles = async (input: object) =>
      (await squad1.client.goodPractice.list.query(input)).map(({ title }) => title)
    expect(await titles({ month: '2022-08' })).toEqual(['志愿者路口定岗', '楼道“共享充电棚”'])
    expect(await titles({ month: '2022-08', squad: 5 })).toEqual(['楼道“共享充电棚”'])
    expect(await titles({ publishedOnly: true })).toEqual(['志愿者路口定岗', '早市“错时摆卖”'])
    expect(await titles({ month: '2022-11' })).toEqual([])
    expect((await titles({})).length).toBe(6)
  })
  it('is not for units', async () => {
    await expect(unit01.client.goodPractice.list.query({})).rejects.toThrow('无权')
  })
})

it('is recorded by a squad, published by the office alone, and read by squad and period', async () => {
  const id = uuid()
  await act(squad1, id, 0, { name: 'record', form })
  await expect(act(squad1, id, 1, { name: 'publish', form: { medium: '市日报', on: '2022-09-15' } })).rejects.toThrow(
    '指挥部办公室办理',
  )
  await act(office, id, 1, { name: 'publish', form: { medium: '市日报', on: '2022-09-15' } })
  await expect(act(squad1, id, 1, { name: 'amend', form: { title: '巷长' } })).rejects.toThrow('刚刚有人改过')
  await expect(act(squad2, id, 2, { name: 'amend', form: { title: '巷长' } })).rejects.toThrow('您不能办理')
  const inPeriod = (squad: number | null | undefined, from: string, until: string) =>
    readGoodPractices(server.database.db, { squad, from, until })
  expect(
    (await inPeriod(1, '2022-08-26', '2022-09-25')).map(({ title, publications }) => [title, publications]),
  ).toEqual([['巷长制', [{ medium: '市日报', on: '2022-09-15', title: null }]]])
  expect((await inPeriod(null, '2022-06-01', '2022-12-31')).map(({ title }) => title)).toEqual(['问题照片“一图两看”'])
  expect(await inPeriod(1, '2022-09-16', '2022-09-25')).toEqual([])
  await act(squad1, id, 2, { name: 'withdraw', form: { reason: '情况有变' } })
  expect(await inPeriod(1, '2022-08-26', '2022-09-25')).toEqual([])
  const { practice, history } = await squad2.client.goodPractice.byId.query({ practiceId: id })
  expect(replayGoodPractice(id, history)).toEqual(practice)
})

it('its photos are read by the supervising side, not by a unit that they do not concern', async () => {
  const [pictured] = (await office.client.goodPractice.list.query({})).filter(({ photos }) => photos.length > 0)
  const path = `/api/photos/${pictured?.photos[0]}.jpg?width=240`
  expect((await squad2.fetch(path)).status).toBe(200)
  expect((await server.nobody.fetch(path)).status).toBe(401)
})

it('an activity’s photos are read by the other squads and the units that it names', async () => {
  const [photo] = await server.database.sql<{ id: string }[]>`
    select id from photos where id not in (select photo_id from photo_uses where subject_kind in ('activity', 'point'))
      and uploaded_by <> (select id from "user" where username = 'unit01')
      and id not in (select photo_id from photo_uses u join issues i on i.id::text = u.subject_id where i.state->'unitsEver' ? 'unit01')
    limit 1`
  const path = `/api/photos/${photo?.id}.jpg?width=240`
  const activityId = uuid()
  expect((await unit01.fetch(path)).status).toBe(404)
  await squad1.client.activity.act.mutate({
    actionId: uuid(),
    activityId,
    seq: 0,
    action: {
      name: 'record',
      form: {
        method: 'canvass',
        date: '2022-09-15',
        kind: 'routine',
        summary: '走访。',
        unitIds: ['unit01'],
        photos: [photo?.id ?? ''],
      },
    },
  })
  expect((await unit01.fetch(path)).status).toBe(200)
})
