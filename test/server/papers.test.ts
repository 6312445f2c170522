/** Papers from their draft to their file: numbers without gap or reuse, all or nothing, files that never change. */
import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Issue } from '../../domain/issue'
import { type PaperEvent, replayPaper } from '../../domain/paperActions'
import { events, issues, units } from '../../server/db/schema'
import { papers } from '../../server/db/tables/papers'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
const people: Record<string, Person> = {}
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  for (const name of ['office', 'commander', 'squad1', 'member1', 'squad2', 'member2', 'leader1'])
    people[name] = await server.signIn(name)
  await server.addAccount('office2', [{ role: 'office' }])
  people.office2 = await server.signIn('office2')
})
afterAll(() => server.close())

const as = (name: string): Person['client'] => {
  const person = people[name]
  if (!person) throw new Error(`nobody called ${name}`)
  return person.client
}
const refusalOf = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'accepted',
    (error: { data?: { refusal?: { zh: string } } }) => error.data?.refusal?.zh ?? String(error),
  )
const paperOf = async (paperId: string) => (await as('office').paper.byId.query({ paperId })).paper
const issueOf = async (issueId: string): Promise<Issue> => {
  const [row] = await server.database.db.select().from(issues).where(eq(issues.id, issueId))
  if (!row) throw new Error('no such issue')
  return row.state
}

/** Points of squad 1's scope with one responsible unit that has an account. */
const placesOf = async (scope: string): Promise<{ pointId: number; unitId: string; item: string }[]> => {
  const rows = await server.database.db.execute<{ id: number; unit_id: string; item: string }>(sql`
    select p.id, min(u.unit_id) as unit_id, (select k.check_items->0->>'key' from point_kinds k where k.key = p.kind) as item
    from points p join point_units u on u.point_id = p.id and u.until is null
    join scopes s on s.id = p.scope_id
    where p.scope_id = ${scope}
    group by p.id, p.kind having count(*) = 1 and min(u.unit_id) like 'unit%' order by p.id`)
  return rows.map(({ id, unit_id, item }) => ({ pointId: id, unitId: unit_id, item }))
}
let places: Awaited<ReturnType<typeof placesOf>>
beforeAll(async () => {
  places = await placesOf('fengshan')
})

const dates = { claimBy: '2022-09-19', rectifyBy: '2022-09-29' }
let used = 0
/** A new issue of squad 1, found today, at another place each time. */
const openIssue = async (more: { notify?: boolean; draftCard?: boolean; by?: string; unitId?: string } = {}) => {
  const fitting = more.unitId === undefined ? places : places.filter(({ unitId }) => unitId === more.unitId)
  const place = fitting[used++ % fitting.length]
  if (!place) throw new Error('no place')
  const issueId = uuid()
  const form = { unitId: place.unitId, ...dates }
  await as(more.by ?? 'squad1').issue.open.mutate({
    actionId: uuid(),
    issueId,
    subject: { kind: 'point', pointId: place.pointId },
    form: { checkItem: place.item, what: '门前有乱停车，占用人行道。', severity: 'ordinary' },
    ...(more.notify && { notify: form }),
    ...(more.draftCard && { draftCard: form }),
  })
  return { issueId, unitId: place.unitId }
}

const act = async (who: string, paperId: string, name: string, form: Record<string, unknown> = {}) => {
  const { seq } = await paperOf(paperId)
  return as(who).paper.act.mutate({ actionId: uuid(), paperId, seq, action: { name, form } as never })
}
const settled = () => server.server.paperFiles.settled()
const sha = (bytes: ArrayBuffer) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex')

describe('cards', () => {
  test('a captain who notifies gives a card in the same step: numbered, with its file, named by the issue', async () => {
    const { issueId, unitId } = await openIssue({ notify: true })
    const issue = await issueOf(issueId)
    expect(issue).toMatchObject({ stage: 'notified', instrument: 'card', paperId: expect.any(String) })
    await settled()
    const paper = await paperOf(issue.paperId ?? '')
    expect(paper).toMatchObject({
      kind: 'card',
      stage: 'issued',
      squad: 1,
      unitIds: [unitId],
      issues: [{ issueId, ...dates }],
      numberText: expect.stringMatching(/^第一督导分队〔2022〕\d+号$/),
      docx: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const file = await people.squad1?.fetch(`/api/papers/${paper.id}.docx`)
    expect(file?.status).toBe(200)
    expect(sha((await file?.arrayBuffer()) ?? new ArrayBuffer(0))).toBe(paper.docx)
  })

  test('a member drafts, the issue waits; only the captain approves, and that notifies', async () => {
    const { issueId, unitId } = await openIssue({ draftCard: true, by: 'member1' })
    expect((await issueOf(issueId)).stage).toBe('found')
    const [card] = (await as('member1').issue.byId.query({ issueId })).papers
    const paperId = card?.id ?? ''
    expect(card).toMatchObject({ kind: 'card', stage: 'drafted', numberText: null })
    expect((await as('squad1').paper.waiting.query()).papers.map(({ id, task }) => [id, task])).toContainEqual([
      paperId,
      'approve',
    ])
    expect(await refusalOf(act('member1', paperId, 'approve'))).toContain('审签由分队队长或指挥部办公室办理')
    expect(await refusalOf(act('squad2', paperId, 'approve'))).toContain('您不能办理')
    expect(await refusalOf(act('office', paperId, 'approve'))).toContain('分队的督办卡由分队队长审签')
    const unit = await server.signIn(unitId)
    expect(await refusalOf(unit.client.paper.byId.query({ paperId }))).toContain('没有这份文书')
    await act('squad1', paperId, 'approve')
    await settled()
    expect(await issueOf(issueId)).toMatchObject({ stage: 'notified', unitId, paperId, ...dates })
    expect((await unit.client.paper.byId.query({ paperId })).paper.stage).toBe('issued')
    expect((await unit.fetch(`/api/papers/${paperId}.docx`)).status).toBe(200)
  })
})

test('every paper is the fold of its events', async () => {
  const rows = await server.database.db.select().from(papers)
  const all = await server.database.db
    .select()
    .from(events)
    .where(eq(events.subjectKind, 'paper'))
    .orderBy(asc(events.position))
  for (const { id, state } of rows) {
    const own = all.filter(({ subjectId }) => subjectId === id).map(({ body }) => JSON.parse(body) as PaperEvent)
    expect(replayPaper(id, own)).toEqual(state)
  }
})
void [and, inArray, units]
