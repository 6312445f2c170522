/** Papers from their draft to their file: numbers without gap or reuse, all or nothing, files that never change. */
import { createHash } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileNameHeader } from '../../domain/file'
import type { Issue } from '../../domain/issue'
import { type PaperEvent, replayPaper } from '../../domain/paperActions'
import { events, issues, units } from '../../server/db/schema'
import { papers } from '../../server/db/tables/papers'
import { filesIn } from '../../server/papers/zip'
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
/** Signed in when first asked for. */
const personOf = async (name: string): Promise<Person> => {
  people[name] ??= await server.signIn(name)
  return people[name]
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
    select p.id, min(u.unit_id) as unit_id, (select h.kinds->p.kind->0->>'key' from handbook_versions h where h.number = 1) as item
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

/** A notice that waits for its signature: drafted by the squad, checked by the office. */
const checkedNotice = async () => {
  const { issueId, unitId } = await openIssue()
  const paperId = uuid()
  const { drafts } = await as('squad1').paper.draftPrefill.query({ kind: 'notice', issueIds: [issueId] })
  await as('squad1').paper.draft.mutate({ actionId: uuid(), paperId, form: drafts[0] as never })
  await act('office', paperId, 'check')
  return { paperId, issueId, unitId }
}
/** With every file made: a file is an event of its own. */
const eventCount = async () => {
  await settled()
  return server.database.db.$count(events)
}

describe('numbers', () => {
  test('twenty signed at the same time: one number each, without a gap', async () => {
    const waiting = []
    for (let count = 0; count < 20; count++) waiting.push(await checkedNotice())
    const before = await server.database.db.select().from(papers).where(eq(papers.series, 'supervision'))
    const first = Math.max(0, ...before.map(({ number }) => number ?? 0)) + 1
    await Promise.all(waiting.map(({ paperId }) => act('commander', paperId, 'sign')))
    const numbers = []
    for (const { paperId } of waiting) numbers.push((await paperOf(paperId)).number ?? 0)
    expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, index) => first + index))
  })

  test('of two who sign one paper at once, one succeeds and the other sees the newer state; one number is taken', async () => {
    const { paperId } = await checkedNotice()
    const { seq } = await paperOf(paperId)
    const sign = () =>
      refusalOf(
        as('commander').paper.act.mutate({ actionId: uuid(), paperId, seq, action: { name: 'sign', form: {} } }),
      )
    const answers = await Promise.all([sign(), sign()])
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
    expect(answers.find((answer) => answer !== 'accepted')).toContain('现为“待印发”')
    const rows = await server.database.db.select().from(papers).where(eq(papers.series, 'supervision'))
    const numbers = rows.map(({ number }) => number ?? 0).sort((one, other) => one - other)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test('the office sets another template; it holds for later numbers alone, and what is no template is refused', async () => {
    const set = (template: string) =>
      as('office').paper.setSeries.mutate({ actionId: uuid(), name: 'supervision', prefix: '吕创督办', template })
    expect(await refusalOf(set('{prefix}{n}号'))).toContain('编号格式应含一次{year}和一次{n}')
    const earlier = await checkedNotice()
    await act('commander', earlier.paperId, 'sign')
    await set('{prefix}（{year}）第{n}号')
    const later = await checkedNotice()
    await act('commander', later.paperId, 'sign')
    expect((await paperOf(earlier.paperId)).numberText).toMatch(/^吕创督〔2022〕\d+号$/)
    expect((await paperOf(later.paperId)).numberText).toMatch(/^吕创督办（2022）第\d+号$/)
    const [change] = await server.database.db
      .select({ body: events.body })
      .from(events)
      .where(eq(events.subjectId, 'paperSeries:supervision'))
    expect(JSON.parse(change?.body ?? '')).toMatchObject({
      name: 'setPaperSeries',
      from: { prefix: '吕创督' },
      to: { prefix: '吕创督办', template: '{prefix}（{year}）第{n}号' },
    })
    await server.database.db.execute(sql`delete from paper_series`)
  })
})

describe('a notice', () => {
  test('drafted by the squad, checked, signed, issued; its delivery hands the issue over', async () => {
    const { paperId, issueId, unitId } = await checkedNotice()
    expect(await refusalOf(act('squad1', paperId, 'sign'))).toContain('签发由指挥长办理')
    await act('commander', paperId, 'sign', { opinion: '同意。' })
    const form = { unitId, receivedBy: '办公室主任', on: '2022-09-15', way: 'meeting' }
    expect(await refusalOf(act('squad1', paperId, 'deliver', form))).toContain('现为“待印发”，不能送达')
    await act('office', paperId, 'issue')
    expect((await issueOf(issueId)).stage).toBe('found')
    expect(await refusalOf(act('squad1', paperId, 'deliver', { ...form, unitId: 'unit01' }))).toContain(
      '不发给这个单位',
    )
    // 审签 was done when the commander signed: any member of the squad may hand it over.
    await act('member1', paperId, 'deliver', form)
    expect(await issueOf(issueId)).toMatchObject({ stage: 'notified', instrument: 'notice', paperId, unitId })
    expect((await paperOf(paperId)).deliveries).toMatchObject([
      { unitId, receivedBy: '办公室主任', notified: [issueId] },
    ])
    expect(await refusalOf(act('office', paperId, 'deliver', form))).toContain('不能重复送达')
  })

  test('the unit hands in the sealed scan of its reply, which the supervising side fetches and no other unit does', async () => {
    const { paperId, unitId } = await checkedNotice()
    await act('commander', paperId, 'sign')
    await act('office', paperId, 'issue')
    await act('squad1', paperId, 'deliver', { unitId, receivedBy: '办公室', on: '2022-09-15', way: 'meeting' })
    const scan = new TextEncoder().encode(`%PDF-1.4\n${paperId}\n%%EOF\n`)
    const sent = await (await personOf(unitId)).fetch('/api/files', {
      method: 'POST',
      body: scan,
      headers: { [fileNameHeader]: encodeURIComponent('整改情况报告.pdf') },
    })
    const { id } = (await sent.json()) as { id: string }
    expect(await refusalOf(act(unitId, paperId, 'reply', { unitId, files: ['0'.repeat(64)] }))).not.toBe('accepted')
    expect(await refusalOf(act(unitId, paperId, 'reply', { unitId }))).toBe('请上传签字盖章的报告扫描件。')
    await act(unitId, paperId, 'reply', { unitId, files: [id] })
    const detail = await as('office').paper.byId.query({ paperId })
    expect(detail.paper.replies).toMatchObject([{ unitId, files: [id], on: '2022-09-15' }])
    expect(detail.files).toMatchObject([{ id, name: '整改情况报告.pdf' }])
    expect((await (await personOf('office')).fetch(`/api/files/${id}`)).status).toBe(200)
    expect((await (await personOf('unit01')).fetch(`/api/files/${id}`)).status).toBe(404)
    // The month's archive holds it beside the paper that it answers, byte for byte, under the number of that paper.
    const archive = await (await personOf('office')).fetch('/api/archive/2022-09.zip')
    const inArchive = filesIn(new Uint8Array(await archive.arrayBuffer()))
    const { numberText } = detail.paper
    const [path] = [...inArchive.keys()].filter(
      (name) => name.endsWith('整改情况报告.pdf') && name.includes(numberText ?? '-'),
    )
    expect(path).toMatch(/^督办通知\//)
    expect(inArchive.get(path ?? '')).toEqual(scan)
  }, 120_000)

  test('received at the feedback meeting it is delivered: its issues are with the unit, and the receipt stays', async () => {
    const { paperId, issueId, unitId } = await checkedNotice()
    await act('commander', paperId, 'sign')
    await act('office', paperId, 'issue')
    const activityId = uuid()
    const meet = (name: 'plan' | 'receive' | 'takeReceiptBack', form: Record<string, unknown>, seq: number | null) =>
      as('squad1').activity.act.mutate({ actionId: uuid(), activityId, seq, action: { name, form } as never })
    await meet('plan', { month: '2022-09', date: '2022-09-15', unitIds: [unitId] }, 0)
    const { notices } = await as('squad1').activity.byId.query({ activityId })
    const notice = notices.find((one) => one.unitId === unitId)
    expect(notice).toMatchObject({ paperId, issueIds: [issueId] })
    expect(notice?.number).toMatch(/^吕创督〔2022〕\d+号$/)
    await meet('receive', { unitId, receivedBy: '办公室主任', paperId }, null)
    expect(await issueOf(issueId)).toMatchObject({ stage: 'notified', instrument: 'notice', paperId, unitId })
    expect((await paperOf(paperId)).deliveries).toMatchObject([{ unitId, receivedBy: '办公室主任', way: 'meeting' }])
    expect(await refusalOf(meet('takeReceiptBack', { unitId }, null))).toContain('不能撤回签收')
  })

  test('nobody hands over by notice without delivering one, whatever paper is named', async () => {
    const { issueId, unitId } = await openIssue()
    const { paperId } = await checkedNotice()
    const asked = as('squad1').issue.act.mutate({
      actionId: uuid(),
      issueId,
      seq: 1,
      action: { name: 'notify', form: { unitId, ...dates, instrument: 'notice', paperId } },
    })
    expect(await refusalOf(asked)).toContain('督办通知在督导反馈会上发放')
  })

  test('who drafted does not sign, whoever it is', async () => {
    await server.addAccount('everything', [{ role: 'office' }, { role: 'commander' }])
    people.everything = await server.signIn('everything')
    const { issueId } = await openIssue({ notify: true })
    const paperId = uuid()
    const { drafts } = await as('everything').paper.draftPrefill.query({ kind: 'issueList', issueIds: [issueId] })
    await as('everything').paper.draft.mutate({ actionId: uuid(), paperId, form: drafts[0] as never })
    await act('everything', paperId, 'check')
    expect(await refusalOf(act('everything', paperId, 'sign'))).toContain('稿件由您起草，不能由您签发')
    await act('commander', paperId, 'sign')
  })

  test('sent back with its reason, it waits for its drafter alone; revised, it goes on', async () => {
    const { paperId } = await checkedNotice()
    await act('commander', paperId, 'returnDraft', { reason: '请补充整改要求。' })
    const returned = await paperOf(paperId)
    expect(returned).toMatchObject({ stage: 'drafted', checked: null, returned: { reason: '请补充整改要求。' } })
    expect(await refusalOf(act('office', paperId, 'check'))).toContain('请起草人修改后再办')
    const { issues: named, unitIds } = returned
    const form = {
      title: '关于交办文明城市创建问题的督办通知',
      demands: '请立即整改。',
      unitIds: [...unitIds],
      issues: named.map(({ issueId, claimBy, rectifyBy }) => ({
        issueId,
        claimBy: claimBy ?? '',
        rectifyBy: rectifyBy ?? '',
      })),
    }
    await act('squad1', paperId, 'revise', form)
    await act('office', paperId, 'check')
    await act('commander', paperId, 'sign')
    expect(await paperOf(paperId)).toMatchObject({ stage: 'signed', demands: '请立即整改。', returned: null })
  })
})

describe('all or nothing', () => {
  test('a paper for no issues, an unknown issue, an issue twice, a day gone by: refused, nothing written', async () => {
    const { issueId, unitId } = await openIssue()
    const before = await eventCount()
    const draft = (issues: unknown, more: object = {}) =>
      refusalOf(
        as('squad1').paper.draft.mutate({
          actionId: uuid(),
          paperId: uuid(),
          form: { kind: 'card', title: '督办卡', unitIds: [unitId], issues, ...more } as never,
        }),
      )
    const one = { issueId, ...dates }
    expect(await draft([])).toContain('没有选择问题')
    expect(await draft([{ issueId: uuid(), ...dates }])).toContain('没有这个问题')
    expect(await draft([one, one])).toContain('同一个问题选了两次')
    expect(await draft([{ ...one, claimBy: '2022-09-01' }])).toContain('认领期限应不早于今天')
    expect(await draft([one], { unitIds: [] })).toContain('请选择受文单位')
    expect(await draft([one], { unitIds: ['nowhere'] })).toContain('受文单位不在现有单位名单中')
    expect(await draft([one], { kind: 'circular', evidenceOn: '2022-09-15' })).toContain('由指挥部办公室拟稿')
    expect(await eventCount()).toBe(before)
  })

  test('of two issues one cannot be handed over any more: neither is, and no number is taken', async () => {
    const one = await openIssue({ unitId: places[0]?.unitId ?? '' })
    const other = await openIssue({ unitId: places[0]?.unitId ?? '' })
    expect(one.unitId).toBe(other.unitId)
    const paperId = uuid()
    const { drafts } = await as('member1').paper.draftPrefill.query({
      kind: 'card',
      issueIds: [one.issueId, other.issueId],
    })
    await as('member1').paper.draft.mutate({ actionId: uuid(), paperId, form: drafts[0] as never })
    await as('squad1').issue.act.mutate({
      actionId: uuid(),
      issueId: other.issueId,
      seq: 1,
      action: { name: 'void', form: { reason: '重复立案' } },
    })
    const before = await eventCount()
    expect(await refusalOf(act('squad1', paperId, 'approve'))).toContain('不能交办')
    expect(await eventCount()).toBe(before)
    expect((await issueOf(one.issueId)).stage).toBe('found')
    expect((await paperOf(paperId)).number).toBeNull()
  })

  test('an issue that waits in one card is not put into another', async () => {
    const { issueId } = await openIssue({ draftCard: true, by: 'member1' })
    const asked = as('squad1').paper.draftFor.mutate({
      actionId: uuid(),
      kind: 'card',
      issueIds: [issueId],
      approve: true,
    })
    expect(await refusalOf(asked)).toContain('已在另一份督办卡中')
  })
})

test('chosen issues become one card for each unit, sent in one press by the captain', async () => {
  const one = await openIssue()
  let other = await openIssue()
  while (other.unitId === one.unitId) other = await openIssue()
  const actionId = uuid()
  const ask = () =>
    as('squad1').paper.draftFor.mutate({
      actionId,
      kind: 'card',
      issueIds: [one.issueId, other.issueId],
      approve: true,
    })
  const first = await ask()
  expect(first.papers).toHaveLength(2)
  expect((await ask()).position).toBe(first.position)
  expect((await issueOf(one.issueId)).paperId).not.toBe((await issueOf(other.issueId)).paperId)
  for (const { issueId } of [one, other]) expect((await issueOf(issueId)).stage).toBe('notified')
})

describe('files', () => {
  test('what was issued comes back byte for byte, whatever has changed since', async () => {
    const { paperId, issueId, unitId } = await checkedNotice()
    await act('commander', paperId, 'sign')
    await act('office', paperId, 'issue')
    const read = async () =>
      sha((await (await people.office?.fetch(`/api/papers/${paperId}.docx`))?.arrayBuffer()) ?? new ArrayBuffer(0))
    const before = await read()
    expect(before).toBe((await paperOf(paperId)).docx)
    await act('squad1', paperId, 'deliver', { unitId, receivedBy: '值班室', on: '2022-09-15', way: 'inPerson' })
    await server.database.db.execute(sql`update units set name_zh = name_zh || '（更名）' where id = ${unitId}`)
    expect((await issueOf(issueId)).stage).toBe('notified')
    expect(await read()).toBe(before)
    await server.database.db.execute(
      sql`update units set name_zh = replace(name_zh, '（更名）', '') where id = ${unitId}`,
    )
  })

  test('a card of the sample has its file made at the first download, and the same ever after', async () => {
    const [row] = await server.database.db
      .select()
      .from(papers)
      .where(and(eq(papers.kind, 'card'), eq(papers.squad, 2), eq(papers.stage, 'issued')))
      .limit(1)
    expect(row?.state.docx).toBeNull()
    const read = async () =>
      new Uint8Array(
        (await (await people.squad2?.fetch(`/api/papers/${row?.id}.docx`))?.arrayBuffer()) ?? new ArrayBuffer(0),
      )
    const [one, other] = await Promise.all([read(), read()])
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
    expect((await paperOf(row?.id ?? '')).docx).toBe(sha(one.buffer as ArrayBuffer))
  })

  test('no such paper, and what is no id: one plain answer', async () => {
    for (const path of ['/api/papers/x.docx', `/api/papers/${uuid()}.docx`, '/api/papers/..%2f..%2fetc.docx'])
      expect((await people.office?.fetch(path))?.status).toBe(404)
  })

  test('the ledger, the archive, a day report and the reply are files of their kinds', async () => {
    const first = async (who: string, path: string) => {
      const response = await people[who]?.fetch(path)
      const bytes = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0))
      return { status: response?.status, magic: String.fromCharCode(...bytes.slice(0, 2)) }
    }
    const zip = { status: 200, magic: 'PK' }
    expect(await first('office', '/api/ledger.xlsx')).toEqual(zip)
    expect(await first('office', '/api/ledger.xlsx?stages=found,claimed&squad=1&photos=1')).toEqual(zip)
    expect((await first('office', '/api/ledger.xlsx?stages=nonsense')).status).toBe(400)
    expect((await first('office', '/api/archive/2022-13.zip')).status).toBe(400)
    expect(await first('office', '/api/archive/2022-09.zip')).toEqual(zip)
    const [row] = await server.database.db.execute<{ day: string; squad: string }>(sql`
      select to_char(at + interval '8 hours', 'YYYY-MM-DD') as day, body::jsonb->'by'->'duty'->>'squad' as squad
      from events where name = 'inspect' order by position limit 1`)
    expect(await first('leader1', `/api/day-report/${row?.squad}/${row?.day}.docx`)).toEqual(zip)
    expect((await first('office', '/api/day-report/1/2022-01-01.docx')).status).toBe(404)
    const { issueId, unitId } = await openIssue({ notify: true })
    people[unitId] = await server.signIn(unitId)
    const { paperId } = await issueOf(issueId)
    expect(await first(unitId, `/api/papers/${paperId}/reply.docx`)).toEqual(zip)
    expect((await first('squad1', `/api/papers/${paperId}/reply.docx`)).status).toBe(404)
  }, 60_000)
})

describe('circulars and referrals', () => {
  /** An issue of the sample that is overdue and in no circular yet. */
  const overdueIssue = async (): Promise<Issue> => {
    const rows = await server.database.db.select().from(issues).where(sql`${issues.dueOn} < '2022-09-15'`)
    const found = rows.find(({ state }) => state.escalation.circular === 'none' && state.stage !== 'void')
    if (!found) throw new Error('the sample has no such issue')
    return found.state
  }
  const draft = async (kind: 'circular' | 'referral', issueIds: string[], unitIds: string[] = []) => {
    const paperId = uuid()
    const { drafts } = await as('office').paper.draftPrefill.query({ kind, issueIds, unitIds })
    await as('office').paper.draft.mutate({ actionId: uuid(), paperId, form: drafts[0] as never })
    return paperId
  }

  test('drafted, returned, revised, signed; then referred; and the circular withdrawn by another', async () => {
    const { id } = await overdueIssue()
    const circular = await draft('circular', [id])
    expect((await issueOf(id)).escalation.circular).toBe('drafted')
    const { evidence } = await paperOf(circular)
    expect(evidence).toMatchObject({ asOf: '2022-09-15', issues: [{ issueId: id, circulars: 0 }] })
    expect(evidence?.issues[0]?.overdueDays).toBeGreaterThan(0)
    expect(await refusalOf(draft('circular', [id]))).toContain('已有一份待签批的通报')
    await act('office', circular, 'returnDraft', { reason: '请补充依据。' })
    expect((await issueOf(id)).escalation.circular).toBe('none')
    const { title, unitIds, issues: named } = await paperOf(circular)
    const again = {
      title,
      unitIds: [...unitIds],
      issues: named.map(({ issueId }) => ({ issueId })),
      evidenceOn: '2022-09-15',
    }
    await act('office', circular, 'revise', again)
    expect((await issueOf(id)).escalation.circular).toBe('drafted')
    await act('office', circular, 'check')
    expect(await refusalOf(act('office', circular, 'sign'))).toContain('签发由指挥长办理')
    await act('commander', circular, 'sign')
    expect((await issueOf(id)).escalation).toMatchObject({ circular: 'inForce', circulars: 1 })
    await act('office', circular, 'issue')

    const referral = await draft('referral', [id])
    await act('office', referral, 'check')
    await act('commander', referral, 'sign')
    expect((await issueOf(id)).escalation.accountability).toBe('signed')
    await act('office', referral, 'issue')
    expect((await issueOf(id)).escalation.accountability).toBe('referred')

    const { numberText } = await paperOf(circular)
    const withdrawal = uuid()
    const form = {
      kind: 'circular' as const,
      title: `关于撤销${numberText}通报的通知`,
      unitIds: [],
      issues: [],
      withdraws: circular,
    }
    await as('office').paper.draft.mutate({ actionId: uuid(), paperId: withdrawal, form })
    await act('office', withdrawal, 'check')
    expect((await paperOf(circular)).withdrawnBy).toBeNull()
    await act('commander', withdrawal, 'sign')
    expect(await paperOf(circular)).toMatchObject({ stage: 'issued', withdrawnBy: withdrawal, numberText })
    expect(await paperOf(withdrawal)).toMatchObject({ unitIds, withdraws: circular })
    expect((await issueOf(id)).escalation).toMatchObject({ circular: 'none', circulars: 0 })
    expect(await refusalOf(as('office').paper.draft.mutate({ actionId: uuid(), paperId: uuid(), form }))).toContain(
      '已经撤销',
    )
  })

  test('a circular on a unit as a whole names no issue and keeps the unit’s figures', async () => {
    const { unitId } = await overdueIssue()
    const circular = await draft('circular', [], [unitId ?? ''])
    expect(await paperOf(circular)).toMatchObject({ issues: [], evidence: { units: [{ unitId }] } })
    await act('office', circular, 'check')
    await act('commander', circular, 'sign')
  })

  test('never late, never criticised: the draft is refused and nothing of it stays', async () => {
    const { issueId } = await openIssue({ notify: true })
    const before = await eventCount()
    expect(await refusalOf(draft('circular', [issueId]))).toContain('没有超期，也没有被退回过')
    expect(await eventCount()).toBe(before)
  })

  test('the issue itself takes no step that a paper takes', async () => {
    const { id, seq } = await overdueIssue()
    const asked = as('office').issue.act.mutate({
      actionId: uuid(),
      issueId: id,
      seq,
      action: { name: 'draftCircular', form: { evidenceOn: '2022-09-15', reason: '超期' } },
    })
    expect(await refusalOf(asked)).toContain('拟通报须通过文书办理')
  })
})

test('a unit that is retired after the signature gets nothing delivered', async () => {
  const { paperId, unitId } = await checkedNotice()
  await act('commander', paperId, 'sign')
  await act('office', paperId, 'issue')
  await server.database.db.update(units).set({ retiredOn: '2022-09-15' }).where(eq(units.id, unitId))
  const form = { unitId, receivedBy: '值班室', on: '2022-09-15', way: 'courier' }
  expect(await refusalOf(act('office', paperId, 'deliver', form))).toContain('这个单位已撤并')
  await server.database.db.update(units).set({ retiredOn: null }).where(eq(units.id, unitId))
})

test('a person reads in the list exactly what may be read one by one', async () => {
  const all = await server.database.db.select().from(papers)
  for (const username of ['unit26', 'unit01', 'leader1']) {
    const viewer = await server.signIn(username)
    const listed = new Set((await viewer.client.paper.list.query({})).papers.map(({ id }) => id))
    for (const { id, state } of all) {
      const mine =
        username === 'leader1' || (['signed', 'issued'].includes(state.stage) && state.unitIds.includes(username))
      expect(listed.has(id), `${username} ${state.kind} ${state.stage}`).toBe(mine)
    }
  }
  const unit = await server.signIn('unit26')
  const [own] = (await unit.client.paper.list.query({})).papers
  const seen = await unit.client.paper.byId.query({ paperId: own?.id ?? '' })
  expect(seen.history).toEqual([])
  expect(seen.paper.drafted).toBeNull()
})

test('a card is withdrawn by another card; what it has handed over stays handed over', async () => {
  const { issueId } = await openIssue({ notify: true })
  const card = (await issueOf(issueId)).paperId ?? ''
  const withdrawal = uuid()
  const form = {
    kind: 'card' as const,
    title: '督办卡（撤销）',
    opening: '单位有误。',
    unitIds: [],
    issues: [],
    withdraws: card,
  }
  await as('member1').paper.draft.mutate({ actionId: uuid(), paperId: withdrawal, form })
  await act('squad1', withdrawal, 'approve')
  await settled()
  expect(await paperOf(card)).toMatchObject({ withdrawnBy: withdrawal, stage: 'issued' })
  expect(await paperOf(withdrawal)).toMatchObject({
    stage: 'issued',
    docx: expect.any(String),
    number: expect.any(Number),
  })
  expect((await issueOf(issueId)).stage).toBe('notified')
})

test('the two lists of a point are drafted in one press', async () => {
  const { issueId } = await openIssue({ notify: true })
  const { subject } = await issueOf(issueId)
  const pointId = subject.kind === 'point' ? subject.pointId : 0
  await as('squad1').paper.draftLists.mutate({ actionId: uuid(), pointId })
  const { papers: listed } = await as('squad1').paper.list.query({ issueId })
  expect(
    listed
      .filter((paper) => paper.pointId === pointId)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['issueList', 'rectificationList'])
  expect(await refusalOf(as('squad1').paper.draftLists.mutate({ actionId: uuid(), pointId: 999_999 }))).toContain(
    '没有这个点位',
  )
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
