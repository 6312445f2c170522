/** Monthly reports: what each covers, whose step is next, what is counted, and how a draft says it. */
import { describe, expect, it, test } from 'vitest'
import { type Activity, unrecorded } from '../../domain/activity'
import { holidays2022, workingCalendar } from '../../domain/calendar'
import { createCityFacts } from '../../domain/city/cityFacts'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import { countedIn, countFigures, figureText, type ReportData } from '../../domain/report/figures'
import {
  basisText,
  cannotBeDrafted,
  cannotBeHandedIn,
  cannotBeSigned,
  periodOf,
  periodsOf,
  reminderOn,
} from '../../domain/report/period'
import { noTexts, type Report, reportOfId, reportStageLabel, undraftedReport } from '../../domain/report/report'
import {
  applyReportEvent,
  availableReportActions,
  decideReport,
  mayReadReport,
  type ReportAction,
  replayReport,
} from '../../domain/report/reportActions'
import { noticesOfReport } from '../../domain/report/reportNotices'
import { reportTables } from '../../domain/report/tables'
import { reportTaskOf, timelinessOf } from '../../domain/report/tasks'
import { consolidatedTexts, usualReportTexts } from '../../domain/report/texts'
import { asOfSquad, filledIn, partsOf, shownWords, wordsShown } from '../../domain/report/tokens'
import { text } from '../../domain/text'
import { captain1, captain4, commander, leader1, leader2, member1, office, transport } from '../world'

const campaign = { startsOn: '2022-06-01', endsOn: '2022-12-31' }
const calendar = workingCalendar(holidays2022)
const period = (key: string) => {
  const found = periodOf(key, campaign)
  if (found === undefined) throw new Error(`no period ${key}`)
  return found
}

describe('what a report covers', () => {
  it('flows from the 26th of the month before, the first from the campaign’s first day, methods by calendar month', () => {
    expect(
      periodsOf(campaign).map(({ key, flows, tally, late, dueOn }) =>
        [key, flows.from, flows.until, tally.from, tally.until, late?.from, late?.until, dueOn].join(' '),
      ),
    ).toEqual([
      '2022-06 2022-06-01 2022-06-25 2022-06-01 2022-06-25   2022-06-25',
      '2022-07 2022-06-26 2022-07-25 2022-07-01 2022-07-25 2022-06-26 2022-06-30 2022-07-25',
      '2022-08 2022-07-26 2022-08-25 2022-08-01 2022-08-25 2022-07-26 2022-07-31 2022-08-25',
      '2022-09 2022-08-26 2022-09-25 2022-09-01 2022-09-25 2022-08-26 2022-08-31 2022-09-25',
      '2022-10 2022-09-26 2022-10-25 2022-10-01 2022-10-25 2022-09-26 2022-09-30 2022-10-25',
      '2022-11 2022-10-26 2022-11-25 2022-11-01 2022-11-25 2022-10-26 2022-10-31 2022-11-25',
      '2022-12 2022-11-26 2022-12-25 2022-12-01 2022-12-25 2022-11-26 2022-11-30 2022-12-25',
      '2022-final 2022-12-26 2022-12-31 2022-12-01 2022-12-31   2022-12-31',
    ])
  })
  it('is due on the 25th; the reminder comes on the last working day before where that is none', () => {
    expect(periodsOf(campaign).map((one) => `${one.key} ${reminderOn(one, calendar)}`)).toEqual([
      '2022-06 2022-06-24',
      '2022-07 2022-07-25',
      '2022-08 2022-08-25',
      '2022-09 2022-09-23',
      '2022-10 2022-10-25',
      '2022-11 2022-11-25',
      '2022-12 2022-12-23',
      '2022-final 2022-12-30',
    ])
  })
  it('the 25th stays a reminder’s day where the office has made it a working day', () => {
    const worked = workingCalendar([...holidays2022, { date: '2022-09-25', works: true, name: '调休' }])
    expect(reminderOn(period('2022-09'), worked)).toBe('2022-09-25')
  })
  it('says so itself', () => {
    expect(basisText(period('2022-08'), '2022-08-26')).toBe(
      '发现、销号、退回等数量自2022年7月26日起至2022年8月25日止统计；点位和未办结、超期问题数为8月25日24时的情况；督导方式次数按自然月统计，自8月1日起至8月25日止；7月26日至7月31日开展的活动计入7月，在本期补列。',
    )
    expect(basisText(period('2022-06'), '2022-06-20')).toBe(
      '发现、销号、退回等数量自2022年6月1日起至2022年6月20日止统计；点位和未办结、超期问题数为6月20日24时的情况；督导方式次数按自然月统计，自6月1日起至6月20日止；本期至6月25日止，尚未期满。',
    )
    expect(basisText(period('2022-09'), '2022-08-30')).toContain('督导方式次数按自然月统计，2022年9月尚未开始')
  })
  it('a month that has not begun, and one that the campaign has not, are refused', () => {
    expect(cannotBeDrafted(period('2022-10'), '2022-09-25')?.refused.zh).toBe(
      '2022年10月督查报告从2022年9月26日起统计，现在还不能起草。请到时再拟。',
    )
    expect(cannotBeDrafted(period('2022-10'), '2022-09-26')).toBeUndefined()
    // The 25th of September 2022 is a Sunday.
    expect(cannotBeHandedIn(period('2022-09'), '2022-09-22', calendar)?.refused.zh).toBe(
      '2022年9月督查报告统计至9月25日，9月23日起报送。现在可以修改，请到时再报送。',
    )
    expect(cannotBeHandedIn(period('2022-09'), '2022-09-23', calendar)).toBeUndefined()
    expect(cannotBeSigned(period('2022-09'), '2022-09-24')?.refused.zh).toBe(
      '本期督查报告统计至9月25日，数据还没有出齐。请到9月25日或以后再办理。',
    )
    expect(cannotBeSigned(period('2022-09'), '2022-09-25')).toBeUndefined()
    expect(cannotBeDrafted(periodOf('2023-03', campaign), '2022-09-26')?.refused.zh).toBe(
      '创建活动没有这一期督查报告。请从列表中选择月份。',
    )
  })
})

const facts = { groupOfSquad: new Map([1, 2, 3, 4, 5, 6].map((squad) => [squad, squad < 4 ? 1 : 2])) }
const texts = { ...noTexts, overview: '本期发现问题{found}件。' }

const take = (report: Report, action: ReportAction, who: Viewer, at = '2022-08-25T08:00:00Z') => {
  const today = at.slice(0, 10)
  const of = periodOf(report.period, campaign)
  return decideReport(report, action, who, { ...facts, today, period: of, calendar }, new Date(at))
}
const reached = (report: Report, ...steps: [ReportAction, Viewer][]): Report =>
  steps.reduce((state, [action, who]) => {
    const event = take(state, action, who)
    if (isRefusal(event)) throw new Error(event.refused.en)
    return applyReportEvent(state, event)
  }, report)
const refusal = (report: Report, action: ReportAction, who: Viewer, at?: string): string => {
  const event = take(report, action, who, at)
  return isRefusal(event) ? event.refused.zh : 'let through'
}
const draft: ReportAction = { name: 'draft', form: { texts } }
const submit: ReportAction = { name: 'submit', form: {} }
const accept: ReportAction = { name: 'accept', form: {} }
const sign: ReportAction = { name: 'sign', form: {} }
const read: ReportAction = { name: 'read', form: { comment: '请抓紧。' } }

describe('the way of a report', () => {
  const squads = undraftedReport(1, '2022-08')
  const city = undraftedReport(null, '2022-08')
  const drafted = reached(squads, [draft, member1])
  const submitted = reached(drafted, [submit, captain1])
  const accepted = reached(submitted, [accept, office])

  it('a squad’s: drafted by the squad, submitted by its captain, read by the leader of its group, accepted by the office', () => {
    const buttons = (report: Report) =>
      [member1, captain1, captain4, leader1, leader2, office, commander, transport].map((who) =>
        availableReportActions(report, who, facts).join(' '),
      )
    expect(buttons(squads)).toEqual(['draft', 'draft', '', '', '', '', '', ''])
    expect(buttons(drafted)).toEqual(['edit', 'edit submit', '', '', '', '', '', ''])
    expect(buttons(submitted)).toEqual(['', '', '', 'read', '', 'accept sendBack', '', ''])
    expect(buttons(accepted)).toEqual(['', '', '', 'read', '', '', '', ''])
    const [first] = reached(submitted, [read, leader1]).readBy
    expect([first?.by.name, first?.comment]).toEqual(['leader1', '请抓紧。'])
  })
  it('the city’s: made by the office, signed by the commander, sent up with organ and day', () => {
    const made = reached(city, [draft, office], [submit, office])
    const buttons = (report: Report) =>
      [office, commander, leader1].map((who) => availableReportActions(report, who, facts).join(' '))
    expect(buttons(made)).toEqual(['', 'sign sendBack', ''])
    const signed = reached(made, [sign, commander])
    expect(buttons(signed)).toEqual(['sendUp', '', ''])
    const up: ReportAction = { name: 'sendUp', form: { to: '市委、市政府', on: '2022-08-25' } }
    expect(reached(signed, [up, office]).sentUp).toMatchObject({ to: '市委、市政府', on: '2022-08-25' })
    expect(refusal(signed, { name: 'sendUp', form: { to: '市委', on: '2022-08-26' } }, office)).toBe(
      '上报日期晚于今天，请核对。',
    )
    expect(refusal(signed, { name: 'sendUp', form: { to: '市委', on: '2022-08-24' } }, office)).toBe(
      '上报日期早于签批日期，请核对。',
    )
  })
  it('sent back with a reason, changed, and handed in again', () => {
    const back = reached(submitted, [{ name: 'sendBack', form: { reason: '缺经验做法。' } }, office])
    expect([reportStageLabel(back).zh, back.returned?.reason]).toEqual(['已退回', '缺经验做法。'])
    const again = reached(back, [{ name: 'edit', form: { texts, revision: 1 } }, member1], [submit, captain1])
    expect([reportStageLabel(again).zh, again.returned, again.revision]).toEqual(['待接收', null, 2])
  })
  it('refusals say what to do', () => {
    const empty = reached(squads, [{ name: 'draft', form: { texts: noTexts } }, member1])
    expect(refusal(empty, submit, captain1)).toBe('报告还没有正文，不能报送。请先起草各部分内容。')
    expect(refusal(drafted, submit, member1)).toBe('报送由分队队长办理，您不能办理。请联系他们。')
    expect(refusal(drafted, { name: 'edit', form: { texts, revision: 3 } }, member1)).toBe(
      '正文刚刚由别人改过，您的没有保存。请看过最新的正文后再改。',
    )
    expect(refusal(accepted, accept, office)).toBe('督查报告现为“已接收”，不能接收。请刷新后查看最新情况。')
    const signed = reached(city, [draft, office], [submit, office], [sign, commander])
    expect(refusal(signed, sign, commander)).toBe('督查报告现为“已签批”，不能签批。请刷新后查看最新情况。')
    expect(refusal(submitted, sign, commander)).toBe('这种报告不需要签批，请按页面上的步骤办理。')
    expect(refusal(reached(submitted, [read, leader1]), read, leader1)).toBe('您已经阅过这份报告，请刷新后查看。')
    expect(refusal(undraftedReport(1, '2022-10'), draft, member1)).toBe(
      '2022年10月督查报告从2022年9月26日起统计，现在还不能起草。请到时再拟。',
    )
  })
  it('its events alone tell it; an id is a squad’s or the city’s, and a month', () => {
    const event = take(squads, draft, member1)
    if (isRefusal(event)) throw new Error(event.refused.en)
    expect(replayReport('1:2022-08', [event])).toEqual(drafted)
    expect(['1:2022-08', 'city:2022-final', '1:2022-13', '0:2022-08', 'x:2022-08'].map(reportOfId)).toEqual([
      { squad: 1, period: '2022-08' },
      { squad: null, period: '2022-final' },
      null,
      null,
      null,
    ])
  })
  it('a draft is read by those who write it and by the office; no unit reads any', () => {
    const readers = (report: Report) =>
      [member1, captain4, leader1, office, commander, transport].map((who) => mayReadReport(who, report))
    expect(readers(drafted)).toEqual([true, false, false, true, false, false])
    expect(readers(submitted)).toEqual([true, true, true, true, true, false])
  })
  it('is asked for from the reminder’s day, late from the day after the 25th; the city’s has no day of its own', () => {
    const of = { period: period('2022-09'), calendar, facts }
    const september = undraftedReport(1, '2022-09')
    const asked = (today: string) => reportTaskOf(september, captain1, { ...of, today })
    expect([asked('2022-09-22'), asked('2022-09-23')]).toEqual([null, 'draft'])
    expect(['2022-08-25', '2022-09-25', '2022-09-27'].map((day) => timelinessOf(september, of.period, day))).toEqual([
      { is: 'notYet', days: 31 },
      { is: 'due', days: 0 },
      { is: 'overdue', days: 2 },
    ])
    expect(timelinessOf(submitted, period('2022-08'), '2022-09-15')).toEqual({ is: 'inTime', days: 0 })
    expect(timelinessOf(city, period('2022-08'), '2022-09-15')).toEqual({ is: 'none', days: 0 })
  })
})

// ── Numbers ────────────────────────────────────────────────────────────────────────────────────────────────────────

const activity = (id: string, changes: Partial<Activity>): Activity => ({
  ...unrecorded(id),
  state: 'held',
  squads: [1],
  ...changes,
})

const dataOf = (changes: Partial<ReportData> = {}): ReportData => {
  const city = createCityFacts()
  for (const [id, scopeId, urban] of [
    [1, 'fengshan', true],
    [2, 'fengshan', true],
    [3, 'xinyi', false],
  ] as const)
    city.points.put({ id, scopeId, urban, unitIds: ['transport'], kind: 'station', retiredOn: null })
  city.points.putDay({ pointId: 1, day: '2022-08-10', status: 'compliant', dueOn: null, openIssues: 0 })
  const issue = (id: string, foundOn: string, day: string, state: object) => {
    city.issues.put({
      id,
      pointId: 2,
      scopeId: 'fengshan',
      kind: 'station',
      urban: true,
      checkItem: null,
      severity: 'ordinary',
      foundOn,
      foundBy: 1,
    })
    city.issues.putDay({
      issueId: id,
      day,
      stage: 'claimed',
      unitId: 'transport',
      followingSquad: 1,
      dueOn: null,
      closings: 0,
      sentBack: 0,
      relapses: 0,
      circulars: 0,
      ...state,
    })
  }
  issue('before', '2022-07-25', '2022-07-25', { dueOn: '2022-08-01', sentBack: 0 })
  issue('first', '2022-07-26', '2022-07-26', {})
  issue('last', '2022-08-25', '2022-08-25', {})
  issue('later', '2022-08-26', '2022-08-26', {})
  // Two sendings back of one issue in the period are two.
  city.issues.putDay({
    issueId: 'before',
    day: '2022-08-20',
    stage: 'claimed',
    unitId: 'transport',
    followingSquad: 1,
    dueOn: '2022-08-24',
    closings: 0,
    sentBack: 2,
    relapses: 0,
    circulars: 0,
  })
  return {
    facts: city,
    plan: {
      today: '2022-09-15',
      squadOfScope: new Map([
        ['fengshan', 1],
        ['xinyi', 2],
      ]),
      squadOfUnit: new Map(),
    },
    period: period('2022-08'),
    squad: 1,
    squads: [1, 2],
    today: '2022-09-15',
    activities: [],
    outings: [],
    ...changes,
  }
}

describe('who is told', () => {
  const told = (id: string, steps: readonly (readonly [ReportAction, Viewer])[], today: string) => {
    const of = reportOfId(id)
    if (of === null) throw new Error(id)
    let report = undraftedReport(of.squad, of.period)
    const events = steps.map(([action, who], index) => {
      const event = take(report, action, who)
      if (isRefusal(event)) throw new Error(event.refused.zh)
      report = applyReportEvent(report, event)
      return { position: index + 1, event }
    })
    const world = { ...facts, today, period: period(of.period), calendar, title: text('督查报告', 'Report') }
    return noticesOfReport(id, events, world).notices.map(
      ({ entry, to }) => `${[...to].join(', ')}: ${entry.kind} ${entry.sentence.zh}`,
    )
  }

  it('of each step: the leader of the group and the office, then the squad; of the city’s the commander', () => {
    const sendBack: ReportAction = { name: 'sendBack', form: { reason: '缺经验做法。' } }
    const steps: (readonly [ReportAction, Viewer])[] = [
      [draft, member1],
      [submit, captain1],
      [read, leader1],
      [sendBack, office],
      [submit, captain1],
      [accept, office],
    ]
    expect(told('1:2022-08', steps, '2022-08-25')).toEqual([
      'group 1, office: reportHandedIn 分队报送了督查报告，请查看。',
      'squad 1, office: reportRead 督导组组长已阅，请查看批注。',
      'squad 1: sentBack 督查报告被退回，请按理由修改后重新报送。',
      'group 1, office: reportHandedIn 分队报送了督查报告，请查看。',
      'squad 1, group 1: reportFinal 办公室已接收，数据已定格。',
    ])
    const up: ReportAction = { name: 'sendUp', form: { to: '市委', on: '2022-08-25' } }
    expect(
      told(
        'city:2022-08',
        [
          [draft, office],
          [submit, office],
          [sign, commander],
          [up, office],
        ],
        '2022-08-25',
      ),
    ).toEqual([
      'commander: toSign 全市督查报告已报送，请签批。',
      'office: reportFinal 指挥长已签批，请上报。',
      'commander: reportFinal 全市督查报告已上报。',
    ])
  })
  it('of its day: the squad on the last working day before it, and every day after; not once it is handed in', () => {
    expect(told('3:2022-09', [], '2022-09-22')).toEqual([])
    expect(told('3:2022-09', [], '2022-09-23')).toEqual(['squad 3: dueSoon 督查报告9月25日前报送，请抓紧办理。'])
    expect(told('3:2022-09', [], '2022-09-25')).toEqual([
      'squad 3: dueSoon 督查报告9月25日前报送，今天到期，请抓紧办理。',
    ])
    expect(told('3:2022-09', [], '2022-09-28')).toEqual(['squad 3: overdue 督查报告已逾期3天，请尽快报送。'])
    expect(
      told(
        '1:2022-08',
        [
          [draft, member1],
          [submit, captain1],
        ],
        '2022-08-30',
      ),
    ).toEqual(['group 1, office: reportHandedIn 分队报送了督查报告，请查看。'])
    expect(told('city:2022-08', [], '2022-08-30')).toEqual([])
  })
})

describe('the numbers', () => {
  it('flows of the period, stocks of its last day, each the number of its rows', () => {
    const { countOf, idsOf } = countFigures(dataOf())
    expect(['points', 'compliant', 'uninspected', 'found', 'sentBack', 'open', 'overdue'].map(countOf)).toEqual([
      2, 1, 1, 2, 2, 3, 1,
    ])
    expect(idsOf('found')).toEqual(['first', 'last'])
    expect(idsOf('sentBack')).toEqual(['before', 'before'])
    expect(idsOf('nothing of the kind')).toEqual([])
  })
  it('narrowed to a unit, a scope, a point, or for the city to a squad', () => {
    const { countOf } = countFigures(dataOf({ squad: null }))
    expect(
      ['points', 'points@squad:2', 'points@scope:xinyi', 'open@unit:transport', 'open@point:2', 'open@point:1'].map(
        countOf,
      ),
    ).toEqual([3, 1, 1, 3, 3, 0])
  })
  it('what has become void since is nobody’s finding any more', () => {
    const data = dataOf()
    const voided = { issueId: 'last', day: '2022-09-01', unitId: 'transport', followingSquad: 1, dueOn: null }
    data.facts.issues.putDay({ ...voided, stage: 'void', closings: 0, sentBack: 0, relapses: 0, circulars: 0 })
    expect(countFigures({ ...data, today: '2022-08-31' }).idsOf('found')).toEqual(['first', 'last'])
    expect(countFigures(data).idsOf('found')).toEqual(['first'])
  })
  it('methods by calendar month to the 25th; a joint one for each squad; what came after is told in the next', () => {
    const activities = [
      activity('july', { method: 'canvass', date: '2022-07-28' }),
      activity('joint', { method: 'hear', date: '2022-08-03', squads: [1, 2], principalReported: 'yes' }),
      activity('deputy', { method: 'hear', date: '2022-08-04', principalReported: 'deputy' }),
      activity('after', { method: 'canvass', date: '2022-08-29' }),
    ]
    const outings = [
      { squad: 1, date: '2022-08-05' },
      { squad: 1, date: '2022-08-05' },
      { squad: 1, date: '2022-08-26' },
      { squad: 1, date: '2022-07-27' },
      { squad: 2, date: '2022-07-27' },
    ]
    const own = countFigures(dataOf({ activities, outings }))
    expect(['hear', 'observe', 'canvass', 'lateActivities'].map(own.countOf)).toEqual([1, 1, 0, 2])
    expect(own.idsOf('lateActivities')).toEqual(['july', 'outing 1 2022-07-27'])
    expect(own.idsOf('observe')).toEqual(['outing 1 2022-08-05'])
    expect(countFigures(dataOf({ activities, squad: null })).idsOf('hear')).toEqual(['joint', 'joint'])
  })
  it('a rate is told from its two parts, and of nothing there is none', () => {
    expect(countedIn('compliantRate@scope:xinyi')).toEqual(['compliant@scope:xinyi', 'points@scope:xinyi'])
    const { countOf } = countFigures(dataOf())
    expect([figureText('compliantRate', countOf), figureText('compliantRate@scope:nowhere', countOf)]).toEqual([
      '50.0%',
      '—',
    ])
  })
})

describe('the words', () => {
  const names = {
    squad: (squad: number) => `第${squad}分队`,
    unit: (id: string) => id,
    scope: (id: string) => id,
    point: (id: number) => `点位${id}`,
  }
  const minima = { hear: 1, reviewRecords: 1, observe: 2, canvass: 1, feedbackMeeting: 1, followUp: 0 }
  const drafting = (data: ReportData) => ({
    period: data.period,
    squad: data.squad,
    squads: data.squad === null ? [1, 2] : [data.squad],
    minima,
    figures: countFigures(data),
    names,
  })

  it('a squad with nothing says so, and tells no share of nothing', () => {
    const data = dataOf({ squad: 9 })
    const written = usualReportTexts(drafting(data))
    expect([written.overview, written.compliance, written.issues, written.worst]).toEqual([
      '2022年8月，第9分队没有记录督导活动。本期没有发现问题，也没有销号问题。期末没有未办结的问题。',
      '督导范围内没有点位，不计达标率。',
      '本期没有发现问题，期末也没有未办结的问题。',
      '期末没有问题突出的点位。',
    ])
    expect(JSON.stringify(written)).not.toMatch(/%|NaN/)
  })
  it('numbers stand in sentences by their keys, and read with their values', () => {
    const data = dataOf()
    const { countOf } = countFigures(data)
    const written = usualReportTexts(drafting(data))
    const readAloud = (words: string) => filledIn(words, (key) => figureText(key, countOf))
    expect(readAloud(written.compliance)).toContain('市区点位2个中1个达标，达标率50.0%。')
    expect(readAloud(written.worst)).toBe('1. 点位2：未办结问题3件，其中超期1件。')
    expect(readAloud(written.methods)).toContain('“听”0次，应不少于一次')
  })
  it('the editor shows what a number is called, and takes it back', () => {
    const nameOf = (key: string) => (key === 'found' ? '发现问题' : key)
    const shown = shownWords('发现{found}件，{unknown}。', nameOf)
    expect(shown).toBe('发现【发现问题】件，{unknown}。')
    expect(wordsShown(`${shown}见【附件】`, (name) => (name === '发现问题' ? 'found' : undefined))).toBe(
      '发现{found}件，{unknown}。见【附件】',
    )
    expect(partsOf('共{open}件')).toEqual([{ words: '共' }, { key: 'open' }, { words: '件' }])
  })
  it('the city’s takes up what the squads praise and suggest, their numbers as theirs, and names who is missing', () => {
    expect(asOfSquad('超期{overdue}件，{open@unit:x}件', 1, () => '7')).toBe('超期{overdue@squad:1}件，7件')
    const city = consolidatedTexts(drafting(dataOf({ squad: null })), [
      {
        squad: 1,
        isFinal: true,
        texts: {
          ...noTexts,
          goodPractice: '推行“楼长制”。',
          suggestions: '1. 增设停车位。\n2. 对已销号的问题开展回头看，防止反弹。',
        },
        say: () => '0',
      },
    ])
    expect(city.goodPractice).toBe('第1分队：推行“楼长制”。')
    expect(city.suggestions).toMatch(/\n第1分队：增设停车位。$/)
    expect(city.overview).toMatch(/截至起草时，第2分队的报告尚未接收。$/)
  })
  test('tables hold figures alone, and units with nothing to tell are left out', () => {
    const data = dataOf()
    const { countOf } = countFigures(data)
    const tables = reportTables(
      { scopeIds: ['fengshan'], squads: [1], unitIds: ['transport', 'idle'], minima },
      countOf,
      names,
    )
    expect(
      tables.map(({ name, rows }) => [
        name,
        rows.map((row) => row.map((cell) => ('key' in cell ? figureText(cell.key, countOf) : cell.words)).join(' ')),
      ]),
    ).toEqual([
      ['scopes', ['fengshan 2 1 50.0% 1 0']],
      ['methods', ['第1分队 0 0 0 0 0 0']],
      ['units', ['transport 2 0 2 3 1']],
    ])
  })
})
