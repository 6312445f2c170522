/** The life of papers as a table: who may press what at which stage, and what each step does and refuses. */
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../domain/calendar'
import {
  evidenceOf,
  type IssuedKind,
  issuedKinds,
  numberedAs,
  numberFormats,
  type Paper,
  paperStageLabel,
  paperStages,
  seriesKeyOf,
  undrafted,
} from '../../domain/paper'
import {
  applyPaperEvent,
  availablePaperActions,
  decidePaper,
  type Made,
  mayDraft,
  mayWithdraw,
  type PaperAction,
  type PaperCircumstances,
  type PaperEvent,
  paperActionNames,
  paperActionRow,
  paperActionSchema,
  replayPaper,
} from '../../domain/paperActions'
import { textForm, usualTexts, withdrawalTexts } from '../../domain/paperTexts'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import {
  busStation,
  captain1,
  captain3,
  claimed,
  commander,
  eventOf,
  issueAfter,
  issueId,
  leader1,
  market,
  notified,
  office,
  officeClerk,
  opened,
  person,
  transport,
  unopenedAt,
} from '../world'

const member1 = person('member1', { role: 'squad', squad: 1, position: 'member' })
const today = '2022-07-04'
const paperId = '01810000-0000-7000-8000-000000000101'
const dates = { claimBy: '2022-07-06', rectifyBy: '2022-07-18' }

const circumstances = (more: Partial<PaperCircumstances> = {}): PaperCircumstances => ({
  today,
  unitIds: new Set(['transport', 'market']),
  withdraws: null,
  ...more,
})
const draftForm = (kind: IssuedKind, more: object = {}) =>
  ({
    kind,
    title: '标题',
    unitIds: ['transport'],
    issues: [{ issueId, ...(kind === 'notice' || kind === 'card' ? dates : {}) }],
    ...(kind === 'circular' || kind === 'referral' ? { evidenceOn: today } : {}),
    ...(kind === 'referral' ? { organ: '市纪委监委机关' } : {}),
    ...more,
  }) as Extract<PaperAction, { name: 'draft' }>['form']

const attempt = (
  paper: Paper,
  who: Viewer,
  action: PaperAction,
  more: Partial<PaperCircumstances> = {},
): PaperEvent | string => {
  const decision = decidePaper(paper, action, who, circumstances(more), instantAt(today, '09:00'))
  return isRefusal(decision) ? decision.refused.zh : decision
}
type Step = readonly [who: Viewer, name: PaperAction['name'], form?: object, made?: Made]
const paperAfter = (paper: Paper, ...steps: Step[]): Paper =>
  steps.reduce((present, [who, name, form = {}, made]) => {
    const event = attempt(present, who, { name, form } as PaperAction)
    if (typeof event === 'string') throw new Error(`${who.name} ${name}: ${event}`)
    return applyPaperEvent(present, made ? { ...event, made } : event)
  }, paper)

const numbered = numberedAs({ kind: 'notice', squad: 1 }, numberFormats, 2022, 1)
const drafted = (kind: IssuedKind, by: Viewer = office) =>
  paperAfter(undrafted(paperId, kind), [by, 'draft', draftForm(kind)])
const checked = (kind: IssuedKind, by: Viewer = office) => paperAfter(drafted(kind, by), [officeClerk, 'check'])
const signed = (kind: IssuedKind, by: Viewer = office) =>
  paperAfter(checked(kind, by), [commander, 'sign', {}, { numbered }])
const issued = (kind: IssuedKind, by: Viewer = office) =>
  paperAfter(signed(kind, by), [officeClerk, 'issue', {}, { docx: 'a'.repeat(64) }])

describe('who may press what', () => {
  const people = { office: officeClerk, commander, captain1, member1, captain3, transport, market, leader1 }
  const all = (paper: Paper) =>
    Object.fromEntries(Object.entries(people).map(([name, who]) => [name, availablePaperActions(paper, who).join(' ')]))
  const nobody = {
    office: '',
    commander: '',
    captain1: '',
    member1: '',
    captain3: '',
    transport: '',
    market: '',
    leader1: '',
  }

  it('a squad’s notice, from its draft to its delivery', () => {
    const by = member1
    expect(all(drafted('notice', by))).toEqual({
      ...nobody,
      office: 'revise check returnDraft discard',
      member1: 'revise discard',
    })
    expect(all(checked('notice', by))).toEqual({
      ...nobody,
      office: 'returnDraft discard',
      commander: 'sign returnDraft',
      member1: 'discard',
    })
    expect(all(signed('notice', by))).toEqual({ ...nobody, office: 'issue' })
    expect(all(issued('notice', by))).toEqual({
      ...nobody,
      office: 'deliver reply',
      captain1: 'deliver',
      member1: 'deliver',
      transport: 'reply',
    })
  })

  it('a card: its captain alone approves it', () => {
    expect(all(drafted('card', member1))).toEqual({
      ...nobody,
      office: 'revise returnDraft discard',
      captain1: 'revise approve returnDraft discard',
      member1: 'revise discard',
    })
    const ofOffice = drafted('card', office)
    expect(availablePaperActions(ofOffice, officeClerk)).toContain('approve')
    expect(availablePaperActions(ofOffice, captain1)).toEqual([])
  })

  it.each(issuedKinds)('%s: who may draft it', (kind) => {
    const yes = [office, member1, captain3, commander, leader1, transport].map(
      (who) => mayDraft(undrafted(paperId, kind), who) === undefined,
    )
    const squads = kind !== 'circular' && kind !== 'referral'
    expect(yes).toEqual([true, squads, squads, false, false, false])
  })

  it.each(paperActionNames)('%s is refused at every stage that its row does not name', (name) => {
    for (const stage of paperStages) {
      if (paperActionRow(name).from.includes(stage)) continue
      const answer = attempt({ ...issued('notice'), stage }, officeClerk, { name, form: {} } as PaperAction)
      expect(answer).toMatch(new RegExp(`^文书现为“.+”，不能${paperActionRow(name).label.zh}`))
    }
  })

  it('回避: who holds a post in the unit that is addressed does nothing for the other side', () => {
    const both = person('both', { role: 'office' }, { role: 'unit', unitId: 'transport', position: 'clerk' })
    expect(attempt(undrafted(paperId, 'notice'), both, { name: 'draft', form: draftForm('notice') })).toContain(
      '应当回避',
    )
    expect(attempt(drafted('notice', member1), both, { name: 'check', form: {} })).toContain('应当回避')
    expect(availablePaperActions(issued('notice'), both)).toEqual(['reply'])
  })

  it('who drafted does not sign', () => {
    const both = person('both', { role: 'office' }, { role: 'commander' })
    expect(attempt(checked('circular', both), both, { name: 'sign', form: {} })).toContain('稿件由您起草')
    expect(typeof attempt(checked('circular', office), both, { name: 'sign', form: {} })).toBe('object')
  })

  it('what follows by itself cannot be sent', () => {
    expect(paperActionSchema.safeParse({ name: 'withdraw', form: {} }).success).toBe(false)
    expect(paperActionSchema.safeParse({ name: 'draft', form: draftForm('card') }).success).toBe(false)
    expect(paperActionSchema.safeParse({ name: 'sign', form: {} }).success).toBe(true)
  })
})

describe('drafts', () => {
  const tried = (kind: IssuedKind, more: object, world: Partial<PaperCircumstances> = {}) => {
    const form = draftForm(kind, more)
    const answer = attempt(undrafted(paperId, kind), office, { name: 'draft', form }, world)
    return typeof answer === 'string' ? answer : 'accepted'
  }
  it.each([
    ['notice', { issues: [] }, '没有选择问题，请至少选择一个问题。'],
    ['circular', { issues: [] }, 'accepted'],
    ['issueList', { unitIds: [] }, 'accepted'],
    ['notice', { unitIds: [] }, '请选择受文单位。'],
    ['card', { unitIds: ['transport', 'market'] }, '督办通知和督办卡一份只发一个单位，请按单位分别拟稿。'],
    ['notice', { unitIds: ['retired'] }, '受文单位不在现有单位名单中，可能已撤并。请重新选择单位。'],
    ['notice', { issues: [{ issueId }] }, '请填写每个问题的认领期限和整改期限。'],
    [
      'notice',
      { issues: [{ issueId, claimBy: '2022-07-03', rectifyBy: '2022-07-18' }] },
      '认领期限应不早于今天，整改期限应不早于认领期限，请改正。',
    ],
    [
      'card',
      { issues: [{ issueId, claimBy: '2022-07-18', rectifyBy: '2022-07-06' }] },
      '认领期限应不早于今天，整改期限应不早于认领期限，请改正。',
    ],
    ['circular', { evidenceOn: undefined }, '请填写证据截至日期，不晚于今天。'],
    ['circular', { evidenceOn: '2022-07-05' }, '请填写证据截至日期，不晚于今天。'],
    ['referral', { organ: undefined }, '请填写决定机关。'],
    ['referral', { issues: [] }, '没有选择问题，请至少选择一个问题。'],
    ['issueList', { issues: [{ issueId }, { issueId }] }, '同一个问题选了两次，请删去一个。'],
  ] as const)('%s %j: %s', (kind, more, answer) => expect(tried(kind, more)).toBe(answer))

  it('a withdrawal names a signed paper of its own kind that still stands', () => {
    const withdraws = paperId
    const with_ = (paper: Paper | null, kind: IssuedKind = 'notice') =>
      tried(kind, { withdraws, issues: [] }, { withdraws: paper })
    expect(with_(null)).toContain('要撤销的文书不存在或还没有签发')
    expect(with_(checked('notice'))).toContain('要撤销的文书不存在或还没有签发')
    expect(with_(issued('notice'), 'circular')).toContain('撤销应使用同一种文书')
    expect(with_({ ...issued('notice'), withdrawnBy: 'x' })).toContain('已经撤销')
    expect(with_(issued('notice'))).toBe('accepted')
    expect(mayWithdraw(issued('notice', member1), member1)).toBe(true)
    expect(mayWithdraw(issued('notice', member1), captain3)).toBe(false)
    expect(mayWithdraw(drafted('notice'), office)).toBe(false)
  })

  it('sent back, it waits for its drafter with the reason; revised, it goes on', () => {
    const returned = paperAfter(checked('notice', member1), [commander, 'returnDraft', { reason: '补充依据' }])
    expect(returned).toMatchObject({ stage: 'drafted', checked: null, returned: { reason: '补充依据' } })
    expect(paperStageLabel(returned).zh).toBe('已退改')
    expect(attempt(returned, officeClerk, { name: 'check', form: {} })).toContain('请起草人修改后再办')
    const { kind: _kept, ...form } = draftForm('notice', { title: '改过的标题' })
    const revised = paperAfter(returned, [member1, 'revise', form])
    expect(revised).toMatchObject({ title: '改过的标题', returned: null, stage: 'drafted' })
    expect(paperAfter(revised, [officeClerk, 'check']).stage).toBe('checked')
  })

  it('the commander does not send back what the office has not checked', () => {
    expect(attempt(drafted('notice'), commander, { name: 'returnDraft', form: { reason: '不妥' } })).toContain(
      '还没有核稿',
    )
  })
})

describe('delivery and reply', () => {
  const paper = issued('notice', member1)
  const form = { unitId: 'transport', receivedBy: '办公室主任', on: today, way: 'meeting' as const }
  const delivered = (more: object, of = paper, world: Partial<PaperCircumstances> = {}) => {
    const answer = attempt(of, captain1, { name: 'deliver', form: { ...form, ...more } }, world)
    return typeof answer === 'string' ? answer : 'accepted'
  }
  it('once for each unit, on a day between signature and today, never a withdrawn paper', () => {
    expect(delivered({})).toBe('accepted')
    expect(delivered({ unitId: 'market' })).toContain('不发给这个单位')
    expect(delivered({ on: '2022-07-05' })).toContain('晚于今天')
    expect(delivered({ on: '2022-07-03' })).toContain('早于签发日期')
    expect(delivered({}, { ...paper, withdrawnBy: 'x' })).toContain('文书已撤销')
    expect(delivered({}, paper, { unitIds: new Set(['market']) })).toContain('已撤并')
    const once = paperAfter(paper, [captain1, 'deliver', form, { notified: [issueId] }])
    expect(once.deliveries).toMatchObject([{ unitId: 'transport', notified: [issueId] }])
    expect(delivered({}, once)).toContain('不能重复送达')
    expect(availablePaperActions(once, captain1)).toEqual([])
  })
  it('a unit sends the scan of its own reply', () => {
    const files = ['b'.repeat(64)]
    expect(attempt(paper, transport, { name: 'reply', form: { unitId: 'transport' } })).toContain(
      '请上传签字盖章的报告',
    )
    expect(attempt(paper, market, { name: 'reply', form: { unitId: 'transport', files } })).toContain('您不能办理')
    expect(paperAfter(paper, [transport, 'reply', { unitId: 'transport', files }]).replies).toMatchObject([{ files }])
  })
})

describe('numbers', () => {
  it.each([
    ['notice', 1, 'supervision', '吕创督〔2022〕7号'],
    ['issueList', null, 'supervision', '吕创督〔2022〕7号'],
    ['rectificationList', 2, 'supervision', '吕创督〔2022〕7号'],
    ['circular', null, 'circular', '吕创文办通〔2022〕7号'],
    ['referral', null, 'referral', '吕创督函〔2022〕7号'],
    ['card', 1, 'card:1', '第一督导分队〔2022〕7号'],
    ['card', 6, 'card:6', '第六督导分队〔2022〕7号'],
    ['card', null, 'officeCard', '吕创督卡〔2022〕7号'],
  ] as const)('%s of squad %s counts in %s: %s', (kind, squad, series, numberText) => {
    expect(seriesKeyOf({ kind, squad })).toBe(series)
    expect(numberedAs({ kind, squad }, numberFormats, 2022, 7)).toEqual({ series, year: 2022, number: 7, numberText })
  })
})

it('the evidence of a day: days late by unit, as they were then', () => {
  const steps = [opened, notified, claimed]
  const events: ReturnType<typeof eventOf>[] = []
  let issue = unopenedAt(busStation)
  for (const step of steps) {
    events.push(eventOf(issue, step))
    issue = issueAfter(issue, step)
  }
  const evidence = evidenceOf([issue], [{ unitId: 'transport', issues: [issue] }], '2022-07-21')
  expect(evidence).toEqual({
    asOf: '2022-07-21',
    issues: [
      {
        issueId,
        firstOverdueOn: '2022-07-19',
        overdueDays: 3,
        overdueDaysByUnit: { transport: 3 },
        failedRechecks: 0,
        relapses: 0,
        circulars: 0,
      },
    ],
    units: [{ unitId: 'transport', open: 1, overdue: 1, overdueDays: 3, failedRechecks: 0, relapses: 0, circulars: 0 }],
  })
})

it('a paper as its events tell it is the paper', () => {
  const draft = attempt(undrafted(paperId, 'card'), member1, { name: 'draft', form: draftForm('card') }) as PaperEvent
  const waiting = applyPaperEvent(undrafted(paperId, 'card'), draft)
  const approval = attempt(waiting, captain1, { name: 'approve', form: {} }) as PaperEvent
  expect(replayPaper(paperId, [draft, approval])).toEqual(applyPaperEvent(waiting, approval))
  expect(() => replayPaper(paperId, [approval])).toThrow('do not begin with its draft')
})

it.each(issuedKinds)('the usual words of %s fit its form', (kind) => {
  const texts = usualTexts(kind, { unit: '离石区凤山街道办事处', count: 30 })
  expect(texts.title.length).toBeLessThanOrEqual(100)
  expect(textForm(texts)).not.toMatchObject({ opening: '' })
  expect(withdrawalTexts(kind, '吕创督〔2022〕1号', '单位有误').opening).toContain('决定撤销吕创督〔2022〕1号')
})
