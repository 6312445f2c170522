/** What counts as an activity, how often a squad has to, and everything that the activity table lets happen or refuses. */
import { describe, expect, it } from 'vitest'
import {
  type Activity,
  countOf,
  coveredUnits,
  dueThisMonth,
  type Method,
  methods,
  minimaOf,
  notCountedBecause,
  type Outing,
  phaseOf,
  proofsOf,
  tally,
  unrecorded,
} from '../../domain/activity'
import {
  type ActivityCircumstances,
  type ActivityEvent,
  activityActionSchema,
  applyActivityEvent,
  availableActivityActions,
  decideActivity,
  replayActivity,
} from '../../domain/activityActions'
import { instantAt } from '../../domain/calendar'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import { captain1, captain3, captain5, commander, office, person, transport } from '../world'

const planMethods = [
  { key: 'hear', monthlyMinimum: 1 },
  { key: 'review_records', monthlyMinimum: 1 },
  { key: 'observe', monthlyMinimum: 2 },
  { key: 'canvass', monthlyMinimum: 1 },
  { key: 'feedback_meeting', monthlyMinimum: 1 },
  { key: 'follow_up', monthlyMinimum: null },
]
const minima = minimaOf(planMethods)

const held = (method: Method, date: string, more: Partial<Activity> = {}): Activity => ({
  ...unrecorded(`${method} ${date}`),
  state: 'held',
  method,
  date,
  month: date.slice(0, 7),
  squads: [1],
  ...more,
})
const outing = (squad: number, date: string): Outing => ({ squad, date })

/** 听1 查0 看2 … of one squad in one month. */
const line = (
  activities: readonly Activity[],
  inspections: readonly Outing[],
  squad: number,
  month: string,
): string => {
  const counted = tally(activities, inspections)
  const word = { hear: '听', reviewRecords: '查', observe: '看', canvass: '访', feedbackMeeting: '评', followUp: '跟' }
  return methods.map((method) => `${word[method]}${countOf(counted, squad, month, method)}`).join(' ')
}

describe('the tally', () => {
  it('reads the minima from the plan: 听1 查1 看2 访1 评1, and none for 跟', () => {
    expect(minima).toEqual({ hear: 1, reviewRecords: 1, observe: 2, canvass: 1, feedbackMeeting: 1, followUp: 0 })
  })

  it.each<[string, Activity[], Outing[], string]>([
    ['nothing', [], [], '听0 查0 看0 访0 评0 跟0'],
    [
      'thirty inspections of one day are one outing',
      [],
      Array(30).fill(outing(1, '2022-07-04')),
      '听0 查0 看1 访0 评0 跟0',
    ],
    ['two days are two', [], [outing(1, '2022-07-04'), outing(1, '2022-07-05')], '听0 查0 看2 访0 评0 跟0'],
    [
      'a 看 on the day of an inspection is the same outing',
      [held('observe', '2022-07-04')],
      [outing(1, '2022-07-04')],
      '听0 查0 看1 访0 评0 跟0',
    ],
    [
      'a 看 on another day is one more',
      [held('observe', '2022-07-06')],
      [outing(1, '2022-07-04')],
      '听0 查0 看2 访0 评0 跟0',
    ],
    [
      'two 看 on one day are one',
      [held('observe', '2022-07-06'), held('observe', '2022-07-06')],
      [],
      '听0 查0 看1 访0 评0 跟0',
    ],
    ['another squad’s outing is not ours', [], [outing(2, '2022-07-04')], '听0 查0 看0 访0 评0 跟0'],
    [
      'the principal reported',
      [held('hear', '2022-07-04', { principalReported: 'yes' })],
      [],
      '听1 查0 看0 访0 评0 跟0',
    ],
    ['a deputy reported', [held('hear', '2022-07-04', { principalReported: 'deputy' })], [], '听0 查0 看0 访0 评0 跟0'],
    [
      'a deputy whom the office accepts',
      [held('hear', '2022-07-04', { principalReported: 'deputy', deputyAccepted: true })],
      [],
      '听1 查0 看0 访0 评0 跟0',
    ],
    [
      'a meeting whose notices were given',
      [held('feedbackMeeting', '2022-07-25', { noticesGiven: true })],
      [],
      '听0 查0 看0 访0 评1 跟0',
    ],
    ['a meeting whose notices were not', [held('feedbackMeeting', '2022-07-25')], [], '听0 查0 看0 访0 评0 跟0'],
    [
      'a meeting that is only planned',
      [held('feedbackMeeting', '2022-07-25', { state: 'planned', noticesGiven: true })],
      [],
      '听0 查0 看0 访0 评0 跟0',
    ],
    ['a cancelled one', [held('canvass', '2022-07-04', { state: 'cancelled' })], [], '听0 查0 看0 访0 评0 跟0'],
    [
      'two of a kind on one day',
      [held('canvass', '2022-07-04'), held('canvass', '2022-07-04')],
      [],
      '听0 查0 看0 访2 评0 跟0',
    ],
    ['the last day of the month', [held('reviewRecords', '2022-07-31')], [], '听0 查1 看0 访0 评0 跟0'],
    [
      'the first of the next, after the report of the 25th',
      [held('reviewRecords', '2022-08-01')],
      [],
      '听0 查0 看0 访0 评0 跟0',
    ],
  ])('%s', (_, activities, inspections, expected) => {
    expect(line(activities, inspections, 1, '2022-07')).toBe(expected)
  })

  it('counts a joint activity for each of its squads, though it is recorded once', () => {
    const joint = [held('observe', '2022-07-04', { squads: [1, 5] }), held('canvass', '2022-07-04', { squads: [1, 5] })]
    expect(line(joint, [outing(1, '2022-07-04')], 1, '2022-07')).toBe('听0 查0 看1 访1 评0 跟0')
    expect(line(joint, [], 5, '2022-07')).toBe('听0 查0 看1 访1 评0 跟0')
    expect(line(joint, [], 2, '2022-07')).toBe('听0 查0 看0 访0 评0 跟0')
  })

  it('says what is missing of the minimum, and nothing for 跟', () => {
    const counted = tally([held('canvass', '2022-07-04'), held('canvass', '2022-07-05')], [outing(1, '2022-07-04')])
    expect(dueThisMonth(counted, 1, '2022-07', minima)).toEqual([
      { method: 'hear', count: 0, minimum: 1, missing: 1 },
      { method: 'reviewRecords', count: 0, minimum: 1, missing: 1 },
      { method: 'observe', count: 1, minimum: 2, missing: 1 },
      { method: 'canvass', count: 2, minimum: 1, missing: 0 },
      { method: 'feedbackMeeting', count: 0, minimum: 1, missing: 1 },
      { method: 'followUp', count: 0, minimum: 0, missing: 0 },
    ])
  })

  it('knows which units a month’s counted activities named', () => {
    const heard = [
      held('hear', '2022-07-04', { principalReported: 'yes', unitIds: ['transport'] }),
      held('hear', '2022-07-05', { principalReported: 'deputy', unitIds: ['market'] }),
      held('hear', '2022-08-05', { principalReported: 'yes', unitIds: ['market'] }),
    ]
    expect(coveredUnits(heard, ['transport', 'market'], '2022-07', 'hear')).toEqual(['transport'])
  })

  it('says why one does not count', () => {
    const why = (activity: Activity) => notCountedBecause(activity)?.zh ?? null
    expect(why(held('canvass', '2022-07-04'))).toBeNull()
    expect(why(held('hear', '2022-07-04', { principalReported: 'deputy' }))).toBe('不是主要负责人汇报，未经办公室认可')
    expect(why(held('feedbackMeeting', '2022-07-04'))).toBe('督办通知没有全部发放')
  })
})

it('the phase of a day is the one that the plan names for its month', () => {
  const phases = [
    { month: '2022-06', name: '全面摸排', en: 'survey' },
    { month: '2022-07', name: '督导回头看', en: 're-check' },
  ]
  expect(phaseOf('2022-06-30', phases)?.name).toBe('全面摸排')
  expect(phaseOf('2022-07-01', phases)?.name).toBe('督导回头看')
  expect(phaseOf('2022-10-01', phases)).toBeNull()
})

// ── The table ──────────────────────────────────────────────────────────────────────────────────────────────────────

const id = '01810000-0000-7000-8000-00000000000a'
/** Transport and market are squad 5's; city management squad 3's; squad 5 follows an issue of city management. */
const world = (today: string, more: Partial<ActivityCircumstances> = {}): ActivityCircumstances => ({
  today,
  startsOn: '2022-06-01',
  endsOn: '2022-12-31',
  squads: new Set([1, 2, 3, 4, 5, 6]),
  squadOfUnit: { transport: 5, market: 5, cityManagement: 3 },
  units: new Set(['transport', 'market', 'cityManagement', 'propertyCompany']),
  unitsWithIssues: new Set(),
  unitsWithNotice: [],
  ...more,
})

type Step = readonly [day: string, who: Viewer, name: string, form: object, more?: Partial<ActivityCircumstances>]

const attempt = (activity: Activity, [day, who, name, form, more]: Step) =>
  decideActivity(activity, activityActionSchema.parse({ name, form }), who, world(day, more), instantAt(day, '10:00'))
const refused = (activity: Activity, step: Step): string => {
  const decision = attempt(activity, step)
  return isRefusal(decision) ? decision.refused.zh : 'accepted'
}
const eventOf = (activity: Activity, step: Step): ActivityEvent => {
  const decision = attempt(activity, step)
  if (isRefusal(decision)) throw new Error(`${step[2]}: ${decision.refused.zh}`)
  return decision
}
const activityAfter = (...steps: Step[]): Activity =>
  steps.reduce((activity, step) => applyActivityEvent(activity, eventOf(activity, step)), unrecorded(id))

const canvassed = { method: 'canvass', date: '2022-07-04', kind: 'routine', summary: '走访群众。' }
const heardForm = {
  ...canvassed,
  method: 'hear',
  unitIds: ['transport'],
  principalReported: 'deputy',
}
const planForm = { month: '2022-07', date: '2022-07-25', unitIds: ['transport', 'market'] }
const planned: Step = ['2022-07-22', captain5, 'plan', planForm]

describe('what stands behind a count', () => {
  it('is an activity, or a day out with its activities and its inspections', () => {
    const joint = held('observe', '2022-07-06', { id: 'j', kind: 'joint', squads: [1, 2] })
    expect(
      proofsOf(
        [joint, held('canvass', '2022-07-02', { id: 'c', kind: 'special' })],
        [outing(1, '2022-07-06'), outing(1, '2022-07-01'), outing(1, '2022-07-01')],
      ),
    ).toEqual([
      { squad: 1, date: '2022-07-01', method: 'observe', activityIds: [], isInspected: true, kinds: ['routine'] },
      { squad: 1, date: '2022-07-02', method: 'canvass', activityIds: ['c'], isInspected: false, kinds: ['special'] },
      { squad: 1, date: '2022-07-06', method: 'observe', activityIds: ['j'], isInspected: true, kinds: ['joint'] },
      { squad: 2, date: '2022-07-06', method: 'observe', activityIds: ['j'], isInspected: false, kinds: ['joint'] },
    ])
  })
  it('there is nothing behind what does not count', () => {
    expect(proofsOf([held('hear', '2022-07-04', { principalReported: 'deputy' })], [])).toEqual([])
  })
})

describe('recording', () => {
  it('a squad records for itself; a joint one names the others', () => {
    expect(activityAfter(['2022-07-04', captain1, 'record', canvassed])).toMatchObject({
      state: 'held',
      squads: [1],
      method: 'canvass',
    })
    const joint = activityAfter(['2022-07-04', captain5, 'record', { ...canvassed, kind: 'joint', squads: [1] }])
    expect(joint.squads).toEqual([1, 5])
  })
  it.each([
    ['the day before the campaign', '2022-05-31', '活动日期早于创建活动开始之日2022-06-01，不能记录。请核对日期。'],
    ['its first day', '2022-06-01', 'accepted'],
    ['today', '2022-07-04', 'accepted'],
    ['tomorrow', '2022-07-05', '活动日期晚于今天，请核对。'],
  ])('on %s', (_, date, answer) => {
    expect(refused(unrecorded(id), ['2022-07-04', captain1, 'record', { ...canvassed, date }])).toBe(answer)
  })
  it('a meeting is not planned for after the campaign', () => {
    const form = { ...planForm, date: '2023-01-03' }
    expect(refused(unrecorded(id), ['2022-07-22', captain5, 'plan', form])).toBe(
      '活动日期晚于创建活动结束之日2022-12-31，不能记录。请核对日期。',
    )
  })
  it('the office names the squads', () => {
    expect(refused(unrecorded(id), ['2022-07-04', office, 'record', canvassed])).toBe('请选择参加的督导分队。')
    expect(activityAfter(['2022-07-04', office, 'record', { ...canvassed, squads: [2] }]).squads).toEqual([2])
  })
  it('who holds a post in a squad and in the office acts in the one in which the form is right', () => {
    const both = person('both', { role: 'squad', squad: 3, position: 'liaison' }, { role: 'office' })
    expect(eventOf(unrecorded(id), ['2022-07-04', both, 'record', canvassed]).by.duty.role).toBe('squad')
  })
  it.each<[string, Viewer, object, string]>([
    ['in the future', captain1, { ...canvassed, date: '2022-07-05' }, '活动日期晚于今天，请核对。'],
    ['an unknown squad', captain1, { ...canvassed, squads: [9] }, '没有这个督导分队，请从名单中选择。'],
    [
      'joint, alone',
      captain1,
      { ...canvassed, kind: 'joint' },
      '联合督导应有两个以上分队参加，请补选分队或改为其他类型。',
    ],
    ['a hearing of nobody', captain1, { ...heardForm, unitIds: [] }, '请选择参加的单位。'],
    [
      'a hearing without a speaker',
      captain1,
      { ...heardForm, principalReported: undefined },
      '请填写由谁汇报：主要负责人，或其他负责人。',
    ],
    ['an unknown unit', captain1, { ...canvassed, unitIds: ['nobody'] }, '有不在名单中的单位，请刷新后重新选择。'],
    ['by a unit', transport, canvassed, '记一次活动由参加的督导分队或指挥部办公室办理，您不能办理。请联系他们。'],
    [
      'by the commander',
      commander,
      canvassed,
      '记一次活动由参加的督导分队或指挥部办公室办理，您不能办理。请联系他们。',
    ],
    [
      'a meeting with a foreign unit',
      captain1,
      { ...canvassed, method: 'feedbackMeeting', unitIds: ['transport'], noticesGiven: 'yes' },
      '有单位既不由参加的分队督导，也没有这些分队主办的问题，不能列入反馈会。请去掉后重新提交。',
    ],
  ])('%s is refused', (_, who, form, sentence) => {
    expect(refused(unrecorded(id), ['2022-07-04', who, 'record', form])).toBe(sentence)
  })
})

describe('a feedback meeting', () => {
  it('is planned, its notices are received, and then it is finished and counts', () => {
    const notices = { unitsWithNotice: ['transport', 'market'] }
    const meeting = activityAfter(
      planned,
      ['2022-07-25', captain5, 'receive', { unitId: 'transport', receivedBy: '办公室负责同志' }, notices],
      ['2022-07-25', captain5, 'receive', { unitId: 'market', receivedBy: '分管负责同志' }, notices],
      ['2022-07-25', captain5, 'finish', { summary: '逐单位反馈。' }, notices],
    )
    expect(meeting).toMatchObject({ state: 'held', noticesGiven: true, month: '2022-07', squads: [5] })
    expect(meeting.receipts).toEqual([
      { unitId: 'transport', paperId: null, receivedBy: '办公室负责同志', at: '2022-07-25T02:00:00.000Z' },
      { unitId: 'market', paperId: null, receivedBy: '分管负责同志', at: '2022-07-25T02:00:00.000Z' },
    ])
  })
  it('finished with a notice left does not count, whatever the form says, until that one is received too', () => {
    const notices = { unitsWithNotice: ['transport', 'market'] }
    const receive = (unitId: string): Step => [
      '2022-07-25',
      captain5,
      'receive',
      { unitId, receivedBy: '负责同志' },
      notices,
    ]
    const left: Step[] = [
      planned,
      receive('transport'),
      ['2022-07-25', captain5, 'finish', { summary: '反馈。', noticesGiven: 'yes' }, notices],
    ]
    expect(activityAfter(...left).noticesGiven).toBe(false)
    expect(activityAfter(...left, receive('market')).noticesGiven).toBe(true)
  })
  it('with units that hold issues which the squad follows may be another squad’s', () => {
    const form = { ...planForm, unitIds: ['cityManagement'] }
    expect(refused(unrecorded(id), ['2022-07-22', captain5, 'plan', form])).toContain('不能列入反馈会')
    const concerned = { unitsWithIssues: new Set(['cityManagement']) }
    expect(refused(unrecorded(id), ['2022-07-22', captain5, 'plan', form, concerned])).toBe('accepted')
  })
  it.each<[string, Step, string]>([
    [
      'a receipt before the day',
      ['2022-07-24', captain5, 'receive', { unitId: 'transport', receivedBy: '负责同志' }],
      '反馈会定于2022-07-25召开，现在还不能签收或结束。如已提前召开，请先修改日期。',
    ],
    [
      'finishing before the day',
      ['2022-07-24', captain5, 'finish', { summary: '反馈。' }],
      '反馈会定于2022-07-25召开，现在还不能签收或结束。如已提前召开，请先修改日期。',
    ],
    [
      'a unit that was not asked',
      ['2022-07-25', captain5, 'receive', { unitId: 'cityManagement', receivedBy: '负责同志' }],
      '这个单位不在本次反馈会的参加单位中。请先把它列入，再签收。',
    ],
    [
      'another squad',
      ['2022-07-25', captain3, 'finish', { summary: '反馈。' }],
      '结束会议由参加的督导分队或指挥部办公室办理，您不能办理。请联系他们。',
    ],
    [
      'taking back what was not received',
      ['2022-07-25', captain5, 'takeReceiptBack', { unitId: 'market' }],
      '还没有单位签收，不用撤回。请刷新后查看。',
    ],
    [
      'planning it again',
      ['2022-07-25', captain5, 'plan', planForm],
      '活动现为“筹备中”，不能筹备反馈会。请刷新后查看最新情况。',
    ],
    ['no units left', ['2022-07-25', captain5, 'amend', { unitIds: [] }], '请选择参加的单位。'],
  ])('%s is refused', (_, step, sentence) => {
    expect(refused(activityAfter(planned), step)).toBe(sentence)
  })
  it('takes a receipt once; taken back, it is received anew', () => {
    const received = activityAfter(planned, [
      '2022-07-25',
      captain5,
      'receive',
      { unitId: 'transport', receivedBy: '负责同志' },
    ])
    const again: Step = ['2022-07-25', captain5, 'receive', { unitId: 'transport', receivedBy: '分管负责同志' }]
    expect(refused(received, again)).toBe('这个单位已经签收，没有重复记录。签收有误的，请先撤回再重新签收。')
    expect(refused(received, ['2022-07-25', captain5, 'amend', { unitIds: ['market'] }])).toBe(
      '有单位已签收通知，不能从名单中去掉。请先撤回签收。',
    )
    expect(refused(received, ['2022-07-25', captain5, 'takeReceiptBack', { unitId: 'market' }])).toBe(
      '这个单位还没有签收，不用撤回。请刷新后查看。',
    )
    const back = applyActivityEvent(
      received,
      eventOf(received, ['2022-07-25', captain5, 'takeReceiptBack', { unitId: 'transport' }]),
    )
    expect(refused(back, again)).toBe('accepted')
  })
})

describe('afterwards', () => {
  const heard = () => activityAfter(['2022-07-04', captain5, 'record', heardForm])
  it('the office accepts a deputy, once; another amendment of who reported is judged anew', () => {
    const accepted = applyActivityEvent(
      heard(),
      eventOf(heard(), ['2022-07-05', office, 'acceptDeputy', { reason: '已请假' }]),
    )
    expect(notCountedBecause(accepted)).toBeNull()
    expect(refused(accepted, ['2022-07-05', office, 'acceptDeputy', { reason: '已请假' }])).toContain(
      '没有待认可的代为汇报',
    )
    expect(refused(heard(), ['2022-07-05', captain5, 'acceptDeputy', { reason: '已请假' }])).toContain(
      '由指挥部办公室办理',
    )
  })
  it('an amendment says what each field was and is', () => {
    const event = eventOf(heard(), [
      '2022-07-05',
      captain5,
      'amend',
      { date: '2022-07-01', summary: '走访群众。', principalReported: 'yes' },
    ])
    expect(event.changes).toEqual({
      date: { from: '2022-07-04', to: '2022-07-01' },
      principalReported: { from: 'deputy', to: 'yes' },
    })
    expect(applyActivityEvent(heard(), event)).toMatchObject({
      date: '2022-07-01',
      month: '2022-07',
      principalReported: 'yes',
    })
  })
  it.each<[string, Step, string]>([
    ['no change', ['2022-07-05', captain5, 'amend', { date: '2022-07-04' }], '没有改动。请修改后再提交，或取消。'],
    ['a future day', ['2022-07-05', captain5, 'amend', { date: '2022-07-06' }], '活动日期晚于今天，请核对。'],
    [
      'a receipt at a hearing',
      ['2022-07-05', captain5, 'receive', { unitId: 'transport', receivedBy: '负责同志' }],
      '只有反馈会发放督办通知，请到反馈会中签收。',
    ],
  ])('%s is refused', (_, step, sentence) => {
    expect(refused(heard(), step)).toBe(sentence)
  })
  it.each([
    ['on the 25th, without a reason', '2022-07-25', {}, 'accepted'],
    [
      'from the 26th on, without one',
      '2022-07-26',
      {},
      '这个月的督查报告已过报送日，更正应写明理由，并在报告旁列为后来的变动。请填写更正理由。',
    ],
    ['months later, with one', '2022-09-15', { reason: '原记录漏写一个单位' }, 'accepted'],
    [
      'with a reason and nothing else',
      '2022-09-15',
      { summary: '走访群众。', reason: '无' },
      '没有改动。请修改后再提交，或取消。',
    ],
    [
      'to a day before the campaign',
      '2022-07-05',
      { date: '2022-05-31' },
      '活动日期早于创建活动开始之日2022-06-01，不能记录。请核对日期。',
    ],
  ])('is corrected %s', (_, day, form, answer) => {
    expect(refused(heard(), [day, captain5, 'amend', { summary: '改写。', ...form }])).toBe(answer)
  })
  it('the reason is said by the event and is no change of the activity', () => {
    const event = eventOf(heard(), ['2022-09-15', captain5, 'amend', { summary: '改写。', reason: '笔误' }])
    expect(event.form).toMatchObject({ reason: '笔误' })
    expect(event.changes).toEqual({ summary: { from: '走访群众。', to: '改写。' } })
    expect(Object.keys(applyActivityEvent(heard(), event))).not.toContain('reason')
  })
  it('may be amended though a unit that it names has been retired since; another may not be added', () => {
    const retired = { units: new Set(['market']) }
    expect(refused(heard(), ['2022-07-05', captain5, 'amend', { summary: '改写。' }, retired])).toBe('accepted')
    const added = { unitIds: ['transport', 'propertyCompany'] }
    expect(refused(heard(), ['2022-07-05', captain5, 'amend', added, retired])).toBe(
      '有不在名单中的单位，请刷新后重新选择。',
    )
  })
  it('cancelled with a reason it counts no more, and nothing more happens to it', () => {
    const cancelled = applyActivityEvent(
      heard(),
      eventOf(heard(), ['2022-07-05', captain5, 'cancel', { reason: '重复记录' }]),
    )
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelledBecause: '重复记录' })
    expect(availableActivityActions(cancelled, captain5, world('2022-07-06'))).toEqual([])
    expect(notCountedBecause(cancelled)?.zh).toBe('已取消')
  })
  it('the buttons of each person', () => {
    const buttons = (who: Viewer) => availableActivityActions(heard(), who, world('2022-07-05')).join(' ')
    expect(buttons(captain5)).toBe('amend cancel')
    expect(buttons(office)).toBe('amend acceptDeputy cancel')
    expect(buttons(captain1)).toBe('')
    expect(buttons(transport)).toBe('')
  })
  it('replayed from its events it is the same', () => {
    const first = eventOf(unrecorded(id), ['2022-07-04', captain5, 'record', heardForm])
    const second = eventOf(heard(), ['2022-07-05', office, 'acceptDeputy', { reason: '已请假' }])
    expect(replayActivity(id, [first, second])).toEqual(applyActivityEvent(heard(), second))
  })
})
