/** Questionnaires: opened by squads, answered by anybody on a page of its own, counted for the supervising side; and what is refused. */
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type QuestionnaireEvent, replayQuestionnaire } from '../../domain/questionnaireActions'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let office: Person
let squad1: Person
let squad2: Person
let unit01: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword, trustedProxies: ['127.0.0.1/32'] })
  office = await server.signIn('office')
  squad1 = await server.signIn('squad1')
  squad2 = await server.signIn('squad2')
  unit01 = await server.signIn('unit01')
})
afterAll(() => server.close())

type Action = Parameters<Person['client']['questionnaire']['act']['mutate']>[0]['action']
const act = (person: Person, questionnaireId: string, seq: number, action: object) =>
  person.client.questionnaire.act.mutate({ actionId: uuid(), questionnaireId, seq, action: action as Action })
const opened = async (closesOn = '2022-09-20'): Promise<{ id: string; token: string }> => {
  const id = uuid()
  await act(squad1, id, 0, { name: 'open', form: { scopeId: 'fengshan', closesOn } })
  const { questionnaire } = await squad1.client.questionnaire.byId.query({ questionnaireId: id })
  return { id, token: questionnaire.token }
}
const everything = (value: string): Record<string, string> => ({
  cleanliness: value,
  order: value,
  facilities: value,
  safety: value,
  civility: value,
  knowledge: value,
})
/** As a phone's browser sends the form; `from` is its address. */
const send = (token: string, fields: Record<string, string>, from = '203.0.113.1') =>
  server.nobody.fetch(`/q/${token}`, {
    method: 'POST',
    headers: { origin: server.url, 'x-forwarded-for': from },
    body: new URLSearchParams(fields),
  })
const resultsOf = async (id: string) => {
  const { answers, questions, remarks } = await office.client.questionnaire.byId.query({ questionnaireId: id })
  return { answers, remarks, cleanliness: questions.find(({ key }) => key === 'cleanliness') }
}

describe('the public page', () => {
  it('is a small document of its own, without a script, in Chinese or, asked for, in English', async () => {
    const { token } = await opened()
    const response = await server.nobody.fetch(`/q/${token}`)
    const html = await response.text()
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(html).toContain('创建文明城市调查问卷')
    expect(html).not.toMatch(/<script|<link/)
    expect(html.length).toBeLessThan(12_000)
    const english = await (await server.nobody.fetch(`/q/${token}?lang=en`)).text()
    expect(english).toContain('How satisfied are you with how clean this area is?')
  })
  it('takes an answer without sign-in; what is stored tells nothing of who gave it', async () => {
    const { id, token } = await opened()
    const response = await send(token, { ...everything('satisfied'), cleanliness: 'verySatisfied', remark: '路灯太暗' })
    expect([response.status, response.headers.get('location')]).toEqual([303, `/q/${token}?thanks&lang=zh`])
    const rows = await server.database.sql`select * from questionnaire_answers where questionnaire_id = ${id}`
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'questionnaire_id', 'on', 'answers', 'remark'])
    expect(rows.map(({ answers, remark }) => ({ answers, remark }))).toEqual([
      { answers: { ...everything('satisfied'), cleanliness: 'verySatisfied' }, remark: '路灯太暗' },
    ])
    expect((await server.nobody.fetch(`/q/${token}?thanks`)).status).toBe(200)
  })
  it.each<[string, Record<string, string>]>([
    ['a question left out', { ...everything('satisfied'), safety: '' }],
    ['a word that is no answer', { ...everything('satisfied'), safety: 'perfect' }],
    ['a remark of more than 200 characters', { ...everything('satisfied'), remark: '字'.repeat(201) }],
    ['nothing', {}],
  ])('%s: the form comes back as it was filled in, and nothing is stored', async (_, fields) => {
    const { id, token } = await opened()
    const response = await send(token, fields)
    const html = await response.text()
    expect(response.status).toBe(400)
    expect(html).toContain('请补齐后再提交。')
    expect(html.includes('name="cleanliness" value="satisfied" required checked')).toBe('cleanliness' in fields)
    expect((await resultsOf(id)).answers).toBe(0)
  })
  it('what is typed is shown as text, never as a page', async () => {
    const { token } = await opened()
    const html = await (await send(token, { remark: '</textarea><script>alert(1)</script>' })).text()
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script>')
  })
  it('a token that nobody has made is told apart from none', async () => {
    for (const path of ['/q/AAAAAAAAAAAAAAAAAAAAAA', '/q/short', '/q/%00', '/q/..%2f']) {
      const response = await server.nobody.fetch(path)
      expect([response.status, await response.text()], path).toEqual([404, expect.stringContaining('没有这份问卷')])
    }
  })
  it('tokens have 128 random bits and differ', async () => {
    const tokens = [await opened(), await opened(), await opened()].map(({ token }) => token)
    expect(new Set(tokens).size).toBe(3)
    for (const token of tokens) expect(Buffer.from(token, 'base64url').length).toBe(16)
  })
  it('a body of more than 4 kB is refused with a sentence', async () => {
    const { token } = await opened()
    const response = await send(token, { ...everything('satisfied'), remark: 'a'.repeat(5_000) })
    expect([response.status, await response.text()]).toEqual([413, expect.stringContaining('提交的内容太大')])
  })
  it('takes answers until the end of its last day, and none once it has been closed', async () => {
    const { id, token } = await opened('2022-09-15')
    expect((await send(token, everything('satisfied'))).status).toBe(303)
    await act(squad1, id, 1, { name: 'close', form: { reason: '走访结束' } })
    const late = await send(token, everything('satisfied'))
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('问卷已经截止')])
    expect((await server.nobody.fetch(`/q/${token}`)).status).toBe(409)
    const closed = await squad1.client.questionnaire.list.query({ squad: 1 })
    const ended = closed.find(({ closesOn }) => closesOn === '2022-08-26')
    expect((await server.nobody.fetch(`/q/${ended?.token}`)).status).toBe(409)
    expect((await resultsOf(id)).answers).toBe(1)
  })
})

describe('a flood from one address', () => {
  it('is answered with 429 and a sentence on a page; other addresses, and the rest from the same one, go on', async () => {
    const { id, token } = await opened()
    const statuses: number[] = []
    let sentence = ''
    for (let count = 0; count < 40; count += 1) {
      const response = await send(token, everything('satisfied'), '198.51.100.7')
      statuses.push(response.status)
      if (response.status === 429) sentence = await response.text()
    }
    expect(statuses.filter((status) => status === 303).length).toBe(30)
    expect(statuses.filter((status) => status === 429).length).toBe(10)
    expect(sentence).toContain('操作太频繁，请一分钟后再试。')
    expect((await send(token, everything('neutral'), '198.51.100.8')).status).toBe(303)
    const page = await server.nobody.fetch(`/q/${token}`, { headers: { 'x-forwarded-for': '198.51.100.7' } })
    expect(page.status).toBe(200)
    const signIn = await server.nobody.fetch('/api/auth/sign-in/username', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.7' },
      body: JSON.stringify({ username: 'squad1', password: testPassword }),
    })
    expect(signIn.status).toBe(200)
    expect((await resultsOf(id)).answers).toBe(31)
  })
})

describe('results', () => {
  it('count every answer; a rate is of those who said something, and none where nobody did', async () => {
    const { id, token } = await opened()
    expect((await resultsOf(id)).cleanliness).toMatchObject({ answered: 0, satisfied: 0, rate: null })
    await send(token, everything('unknown'), '192.0.2.1')
    expect((await resultsOf(id)).cleanliness).toMatchObject({ answered: 0, rate: null })
    await send(token, everything('verySatisfied'), '192.0.2.1')
    await send(token, everything('satisfied'), '192.0.2.1')
    await send(token, everything('dissatisfied'), '192.0.2.1')
    const { answers, cleanliness } = await resultsOf(id)
    expect(answers).toBe(4)
    expect(cleanliness).toMatchObject({ answered: 3, satisfied: 2, rate: 2 / 3 })
  })
  it('by scope they add up what the questionnaires of the scope say', async () => {
    const all = await office.client.questionnaire.list.query({})
    const byScope = await office.client.questionnaire.byScope.query()
    for (const { scopeId, answers, questionnaires } of byScope) {
      const own = all.filter((one) => one.scopeId === scopeId)
      expect([questionnaires, answers]).toEqual([own.length, own.reduce((sum, one) => sum + one.answers, 0)])
    }
    expect(byScope.find(({ scopeId }) => scopeId === 'binhe')?.answers).toBe(37)
    expect(byScope.find(({ scopeId }) => scopeId === 'jiaokou')?.questions.map(({ rate }) => rate)).toEqual(
      Array(6).fill(null),
    )
  })
  it('are for the supervising side, not for units', async () => {
    await expect(unit01.client.questionnaire.list.query({})).rejects.toThrow('无权')
  })
})

describe('opening and changing', () => {
  it.each<[string, () => Person, object, string]>([
    ['another squad’s scope', () => squad2, { scopeId: 'fengshan', closesOn: '2022-09-20' }, '由其他分队督导'],
    ['no such scope', () => squad1, { scopeId: 'nowhere', closesOn: '2022-09-20' }, '没有这个督导范围'],
    ['a day that has passed', () => squad1, { scopeId: 'fengshan', closesOn: '2022-09-14' }, '截止日期早于今天'],
    ['longer than a quarter', () => squad1, { scopeId: 'fengshan', closesOn: '2022-12-30' }, '截止日期太晚'],
    [
      'an activity that is not there',
      () => squad1,
      { scopeId: 'fengshan', closesOn: '2022-09-20', activityId: '01810000-0000-7000-8000-00000000000a' },
      '问卷只能附在本分队已开展的走访活动上',
    ],
  ])('%s is refused', async (_, person, form, sentence) => {
    await expect(act(person(), uuid(), 0, { name: 'open', form })).rejects.toThrow(sentence)
  })
  it('goes with the squad’s own canvassing, and is found from it', async () => {
    const activityId = uuid()
    await squad1.client.activity.act.mutate({
      actionId: uuid(),
      activityId,
      seq: 0,
      action: {
        name: 'record',
        form: { method: 'canvass', date: '2022-09-15', kind: 'routine', summary: '走访群众。' },
      },
    })
    const id = uuid()
    await act(squad1, id, 0, { name: 'open', form: { scopeId: 'fengshan', closesOn: '2022-09-20', activityId } })
    expect((await squad1.client.questionnaire.list.query({ activityId })).map((one) => one.id)).toEqual([id])
  })
  it('another squad has no buttons, and an outdated screen changes nothing', async () => {
    const { id } = await opened()
    const buttons = async (person: Person) =>
      (await person.client.questionnaire.byId.query({ questionnaireId: id })).available
    expect(await buttons(squad1)).toEqual(['extend', 'close'])
    expect(await buttons(squad2)).toEqual([])
    await act(office, id, 1, { name: 'extend', form: { closesOn: '2022-09-30' } })
    await expect(act(squad1, id, 1, { name: 'close', form: { reason: '重复' } })).rejects.toThrow('刚刚有了新的进展')
  })
  it('every questionnaire replayed from its events equals its row', async () => {
    const rows = await server.database.sql<{ id: string; state: object }[]>`select id, state from questionnaires`
    for (const { id, state } of rows) {
      const { history } = await office.client.questionnaire.byId.query({ questionnaireId: id })
      expect(replayQuestionnaire(id, history as QuestionnaireEvent[])).toEqual(state)
    }
  })
})
