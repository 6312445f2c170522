/** A monthly plan: proposed from what is due, saved by its squad while the month lasts, and compared with what was done. */
import { describe, expect, it } from 'vitest'
import { type Method, methods } from '../../domain/activity'
import type { Reach } from '../../domain/activityDue'
import { holidays2022, instantAt, workingCalendar } from '../../domain/calendar'
import { comparePlan, type Done, monthlyPlanOfId, type PlanEntry, unmadePlan } from '../../domain/monthlyPlan'
import {
  applyMonthlyPlanEvent,
  availableMonthlyPlanActions,
  decideMonthlyPlan,
  monthlyPlanActionSchema,
  replayMonthlyPlan,
} from '../../domain/monthlyPlanActions'
import { type ProposalFacts, proposePlan } from '../../domain/monthlyPlanProposal'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import { captain1, captain5, office } from '../world'

const entry = (id: string, method: Method, date: string, more: Partial<PlanEntry> = {}): PlanEntry => ({
  id,
  method,
  date,
  unitIds: [],
  pointIds: [],
  note: null,
  ...more,
})
const done = (method: Method, date: string, more: Partial<Done> = {}): Done => ({
  method,
  date,
  activityIds: [`${method} ${date}`],
  unitIds: [],
  pointIds: [],
  ...more,
})

describe('the proposal', () => {
  const never: Reach = { inMonth: 0, inCampaign: 0, lastOn: null }
  const reach = (some: Partial<Record<Method, Reach>>) =>
    Object.fromEntries(methods.map((method) => [method, some[method] ?? never])) as Record<Method, Reach>
  const facts = (more: Partial<ProposalFacts> = {}): ProposalFacts => ({
    month: '2022-09',
    today: '2022-09-15',
    calendar: workingCalendar(holidays2022),
    due: methods.map((method) => ({ method, count: 0, minimum: 1, missing: method === 'followUp' ? 0 : 1 })),
    coverage: [
      { unitId: 'heardTwice', reach: reach({ hear: { inMonth: 0, inCampaign: 2, lastOn: '2022-08-01' } }) },
      { unitId: 'heardOnce', reach: reach({ hear: { inMonth: 0, inCampaign: 1, lastOn: '2022-06-09' } }) },
      { unitId: 'neverHeard', reach: reach({}) },
    ],
    points: [],
    meetings: [],
    ...more,
  })
  const line = ({ method, date, unitIds, pointIds }: PlanEntry) => [method, date, ...unitIds, ...pointIds].join(' ')

  it('has an entry for each that is missing, the days spread over the working days that are left', () => {
    expect(proposePlan(facts()).map(({ method, date }) => `${method} ${date}`)).toEqual([
      'hear 2022-09-16',
      'reviewRecords 2022-09-20',
      'observe 2022-09-23',
      'canvass 2022-09-27',
      'feedbackMeeting 2022-09-29',
    ])
  })
  it('goes first where a method has never been, then where it has been least', () => {
    const twice = facts({ due: [{ method: 'hear', count: 0, minimum: 2, missing: 2 }] })
    expect(proposePlan(twice).map(line)).toEqual(['hear 2022-09-20 neverHeard', 'hear 2022-09-28 heardOnce'])
  })
  it('looks at overdue points first, then hard, then key ones; follows up units with overdue points', () => {
    const point = (pointId: number, more: object) => ({
      pointId,
      unitIds: ['heardOnce'],
      isOverdue: false,
      isHard: false,
      isKey: false,
      ...more,
    })
    const entries = proposePlan(
      facts({
        due: [{ method: 'observe', count: 1, minimum: 2, missing: 1 }],
        points: [point(1, { isKey: true }), point(2, { isHard: true }), point(3, { isOverdue: true })],
      }),
    )
    expect(entries.map(line)).toEqual(['observe 2022-09-20 3 2 1', 'followUp 2022-09-28 heardOnce'])
  })
  it('takes a meeting that is planned already as it is', () => {
    const meetings = [{ date: '2022-09-23', unitIds: ['heardTwice'] }]
    const due = [{ method: 'feedbackMeeting', count: 0, minimum: 1, missing: 1 }] as const
    expect(proposePlan(facts({ due, meetings })).map(line)).toEqual(['feedbackMeeting 2022-09-23 heardTwice'])
  })
  it('is empty where nothing is due, and where no working day is left', () => {
    expect(proposePlan(facts({ due: [] }))).toEqual([])
    expect(proposePlan(facts({ today: '2022-10-01' }))).toEqual([])
  })
  it('of a squad without units and points has days alone', () => {
    expect(proposePlan(facts({ coverage: [] })).every(({ unitIds }) => unitIds.length === 0)).toBe(true)
  })
})

describe('planned beside done', () => {
  const outcomes = (entries: readonly PlanEntry[], all: readonly Done[], today = '2022-09-15') => {
    const compared = comparePlan(entries, all, today)
    return [
      ...compared.entries.map(({ entry: { id }, outcome, done: one }) =>
        [id, outcome, one?.date].filter(Boolean).join(' '),
      ),
      ...compared.beyond.map(({ method, date }) => `beyond ${method} ${date}`),
    ]
  }
  it.each<[string, PlanEntry[], Done[], string[]]>([
    ['nothing planned, nothing done', [], [], []],
    ['done on its day', [entry('a', 'canvass', '2022-09-09')], [done('canvass', '2022-09-09')], ['a done 2022-09-09']],
    [
      'done on another day',
      [entry('a', 'canvass', '2022-09-20')],
      [done('canvass', '2022-09-13')],
      ['a done 2022-09-13'],
    ],
    ['its day has passed', [entry('a', 'canvass', '2022-09-14')], [], ['a missed']],
    ['its day is today', [entry('a', 'canvass', '2022-09-15')], [], ['a today']],
    ['its day lies ahead', [entry('a', 'canvass', '2022-09-16')], [], ['a ahead']],
    [
      'another method is another thing',
      [entry('a', 'canvass', '2022-09-09')],
      [done('hear', '2022-09-09')],
      ['a missed', 'beyond hear 2022-09-09'],
    ],
    [
      'one unit of two was reached',
      [entry('a', 'reviewRecords', '2022-09-09', { unitIds: ['x', 'y'] })],
      [done('reviewRecords', '2022-09-09', { unitIds: ['x', 'z'] })],
      ['a partly 2022-09-09'],
    ],
    [
      'none of its units was reached',
      [entry('a', 'hear', '2022-09-09', { unitIds: ['x'] })],
      [done('hear', '2022-09-09', { unitIds: ['z'] })],
      ['a missed', 'beyond hear 2022-09-09'],
    ],
    [
      'what reached more goes before what was nearer, and nothing stands for two entries',
      [
        entry('a', 'observe', '2022-09-05', { pointIds: [1] }),
        entry('b', 'observe', '2022-09-06', { pointIds: [1, 2] }),
      ],
      [done('observe', '2022-09-06', { pointIds: [1, 2] }), done('observe', '2022-09-12', { pointIds: [1] })],
      ['a done 2022-09-12', 'b done 2022-09-06'],
    ],
    [
      'without units it is the nearest day',
      [entry('a', 'canvass', '2022-09-05'), entry('b', 'canvass', '2022-09-13')],
      [done('canvass', '2022-09-12')],
      ['a missed', 'b done 2022-09-12'],
    ],
  ])('%s', (_, entries, all, expected) => {
    expect(outcomes(entries, all)).toEqual(expected)
  })
  it('says what is left', () => {
    const [compared] = comparePlan(
      [entry('a', 'observe', '2022-09-05', { unitIds: ['x'], pointIds: [1, 2] })],
      [done('observe', '2022-09-05', { pointIds: [2] })],
      '2022-09-15',
    ).entries
    expect([compared?.unitIdsLeft, compared?.pointIdsLeft]).toEqual([['x'], [1]])
  })
})

describe('saving', () => {
  const world = (today: string) => ({ today, units: new Set(['x']), points: new Set([1]) })
  const attempt = (entries: readonly PlanEntry[], who: Viewer = captain1, today = '2022-09-02') =>
    decideMonthlyPlan(
      unmadePlan(1, '2022-09'),
      monthlyPlanActionSchema.parse({ name: 'save', form: { entries } }),
      who,
      world(today),
      instantAt(today, '09:00'),
    )
  const refused = (...given: Parameters<typeof attempt>) => {
    const answer = attempt(...given)
    return isRefusal(answer) ? answer.refused.zh : 'accepted'
  }
  const fine = entry('a', 'hear', '2022-09-09', { unitIds: ['x'], pointIds: [1] })

  it.each<[string, Parameters<typeof attempt>, string]>([
    ['its squad', [[fine]], 'accepted'],
    ['on the month’s last day', [[fine], captain1, '2022-09-30'], 'accepted'],
    ['ahead of the month', [[fine], captain1, '2022-08-20'], 'accepted'],
    [
      'after the month',
      [[fine], captain1, '2022-10-01'],
      '这个月已经过去，计划不能再改。请查看完成情况，或制定下个月的计划。',
    ],
    ['another squad', [[fine], captain5], '保存月计划由本分队办理，您不能办理。请联系他们。'],
    ['the office', [[fine], office], '保存月计划由本分队办理，您不能办理。请联系他们。'],
    ['nothing', [[]], '计划还是空的，请至少加一项。'],
    ['a day of another month', [[{ ...fine, date: '2022-10-01' }]], '有的日期不在这个月内，请改为本月的日期。'],
    ['an unknown unit', [[{ ...fine, unitIds: ['nobody'] }]], '有不在名单中的单位，请刷新后重新选择。'],
    ['an unknown point', [[{ ...fine, pointIds: [2] }]], '有不存在的点位，请刷新后重新选择。'],
    ['the same entry twice', [[fine, fine]], '计划有重复的项，请刷新后重新编辑。'],
  ])('%s', (_, given, answer) => {
    expect(refused(...given)).toBe(answer)
  })
  it('keeps entries in the order of days, and replayed it is the same', () => {
    const event = attempt([fine, entry('b', 'canvass', '2022-09-01')])
    if (isRefusal(event)) throw new Error(event.refused.zh)
    const saved = applyMonthlyPlanEvent(unmadePlan(1, '2022-09'), event)
    expect(saved.entries.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(replayMonthlyPlan('1:2022-09', [event])).toEqual(saved)
    expect(availableMonthlyPlanActions(saved, captain1, { today: '2022-09-03' })).toEqual(['save'])
  })
})

it('an id names a squad and a month', () => {
  expect(['3:2022-09', '12:2022-12', '0:2022-09', '3:2022-13', '3'].map(monthlyPlanOfId)).toEqual([
    { squad: 3, month: '2022-09' },
    { squad: 12, month: '2022-12' },
    null,
    null,
    null,
  ])
})
