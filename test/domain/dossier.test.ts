/** A unit's dossier: which unit held which issue and how long, every fact with its denominator, the formula, and a contested fact. */
import { describe, expect, it, test } from 'vitest'
import { createCityFacts, dayNumber } from '../../domain/city/cityFacts'
import {
  applyContestationEvent,
  availableContestationActions,
  decideContestation,
  replayContestation,
  unraised,
} from '../../domain/dossier/contestation'
import { type DossierGround, dossierFact, dossierFactNames, dossierValues, medianOf } from '../../domain/dossier/facts'
import { formulaResult, parseFormula } from '../../domain/dossier/formula'
import { type Holding, holdingsByUnit } from '../../domain/dossier/holdings'
import type { Stage } from '../../domain/issue'
import { isRefusal } from '../../domain/refusal'
import { captain1, market, office, transport } from '../world'

type Day = [day: string, stage: Stage, unitId: string | null, due: string | null, counters?: object]

const city = (issues: Readonly<Record<string, readonly Day[]>>) => {
  const facts = createCityFacts()
  facts.points.put({ id: 1, scopeId: null, urban: true, unitIds: ['transport'], kind: 'station', retiredOn: null })
  for (const [id, days] of Object.entries(issues)) {
    facts.issues.put({
      id,
      pointId: 1,
      scopeId: null,
      kind: 'station',
      urban: true,
      checkItem: null,
      severity: 'ordinary',
      foundOn: days[0]?.[0] ?? '',
      foundBy: 1,
    })
    for (const [day, stage, unitId, dueOn, counters] of days)
      facts.issues.putDay({
        issueId: id,
        day,
        stage,
        unitId,
        followingSquad: 1,
        dueOn,
        closings: 0,
        sentBack: 0,
        relapses: 0,
        circulars: 0,
        ...counters,
      })
  }
  return facts
}

const told = (days: readonly Day[], today = '2022-09-15') => {
  const byUnit = holdingsByUnit(city({ one: days }), dayNumber(today))
  return Object.fromEntries(
    [...byUnit].map(([unitId, [own]]) => [
      unitId,
      own && {
        claim: own.claimedOn === null ? null : own.claimedOn - own.notifiedOn,
        close: own.closedOn === null ? null : own.closedOn - own.notifiedOn,
        overdue: own.overdueDays,
        sentBack: own.sentBack,
        relapses: own.relapses,
        circulars: own.circulars,
      },
    ]),
  )
}
const none = { claim: null, close: null, overdue: 0, sentBack: 0, relapses: 0, circulars: 0 }

describe('which unit held an issue, and what came of it', () => {
  it.each<[string, readonly Day[], object]>([
    ['not yet notified: nobody’s', [['2022-09-01', 'found', null, null]], {}],
    [
      'in time all the way',
      [
        ['2022-08-01', 'notified', 'transport', '2022-08-03'],
        ['2022-08-02', 'claimed', 'transport', '2022-08-20'],
        ['2022-08-10', 'rectified', 'transport', null],
        ['2022-08-12', 'closed', 'transport', null, { closings: 1 }],
      ],
      { transport: { ...none, claim: 1, close: 11 } },
    ],
    [
      'fixed on the spot: no claim to wait for',
      [['2022-08-01', 'closed', 'transport', null, { closings: 1 }]],
      { transport: { ...none, close: 0 } },
    ],
    [
      'still overdue today: from the day after the due day to today',
      [['2022-09-01', 'notified', 'transport', '2022-09-05']],
      { transport: { ...none, overdue: 10 } },
    ],
    [
      'the day on which a late report comes is late as well',
      [
        ['2022-09-01', 'claimed', 'transport', '2022-09-05'],
        ['2022-09-07', 'rectified', 'transport', null],
      ],
      { transport: { ...none, claim: 0, overdue: 2 } },
    ],
    [
      'passed on: the days before belong to the one before, and no day to both',
      [
        ['2022-09-01', 'notified', 'transport', '2022-09-05'],
        ['2022-09-08', 'notified', 'market', '2022-09-10', { sentBack: 1 }],
      ],
      { transport: { ...none, overdue: 3 }, market: { ...none, overdue: 5, sentBack: 1 } },
    ],
    [
      'a longer term in between: days already counted are not counted twice',
      [
        ['2022-09-01', 'claimed', 'transport', '2022-09-05'],
        ['2022-09-08', 'claimed', 'transport', '2022-09-06', { circulars: 1 }],
      ],
      { transport: { ...none, claim: 0, overdue: 10, circulars: 1 } },
    ],
    [
      'relapsed: closed no more',
      [
        ['2022-08-01', 'claimed', 'transport', '2022-08-20'],
        ['2022-08-05', 'closed', 'transport', null, { closings: 1 }],
        ['2022-09-10', 'notified', 'transport', '2022-09-20', { closings: 1, relapses: 1 }],
      ],
      { transport: { ...none, claim: 0, relapses: 1 } },
    ],
    [
      'void: nobody’s',
      [
        ['2022-08-01', 'notified', 'transport', '2022-08-03'],
        ['2022-08-09', 'void', 'transport', null],
      ],
      {},
    ],
  ])('%s', (_, days, expected) => expect(told(days)).toEqual(expected))
})

test('the middle of some days', () => {
  expect([medianOf([]), medianOf([4]), medianOf([9, 1, 2]), medianOf([1, 2, 9, 4])]).toEqual([null, 4, 2, 3])
})

const held = (row: number, more: Partial<Holding> = {}): Holding => ({
  row,
  unitId: 'transport',
  notifiedOn: 100,
  claimedOn: null,
  closedOn: null,
  overdueDays: 0,
  sentBack: 0,
  relapses: 0,
  circulars: 0,
  ...more,
})
const ground: DossierGround = {
  holdings: [
    held(0, { claimedOn: 101, closedOn: 110, sentBack: 2 }),
    held(1, { claimedOn: 103, overdueDays: 7, circulars: 1 }),
    held(2, { overdueDays: 3, relapses: 1 }),
  ],
  accountable: new Set([1]),
  pointIds: [11, 12, 13],
  compliantPointIds: [11, 13],
  activities: [
    { id: 'a', method: 'hear' },
    { id: 'b', method: 'hear' },
    { id: 'c', method: 'feedbackMeeting' },
  ],
  materialIds: ['m', 'n'],
  acceptedMaterialIds: ['n'],
  goodPracticeIds: null,
}
const nothing: DossierGround = {
  ...ground,
  holdings: [],
  pointIds: [],
  compliantPointIds: [],
  activities: [],
  materialIds: [],
  acceptedMaterialIds: [],
}

describe('the facts', () => {
  it('each with its denominator', () => {
    expect(dossierValues(ground).map(({ fact, value, of }) => [fact, value, of?.zh ?? null])).toEqual([
      ['held', 3, null],
      ['claimed', 2, '承办 3 个中'],
      ['claimMedian', 2, '已认领 2 个'],
      ['claimLongest', 3, '已认领 2 个'],
      ['closed', 1, '承办 3 个中'],
      ['closeMedian', 10, '已销号 1 个'],
      ['closeLongest', 10, '已销号 1 个'],
      ['overdue', 2, '承办 3 个中'],
      ['overdueDays', 10, '超期 2 个'],
      ['sentBack', 2, '承办 3 个中'],
      ['relapses', 1, '承办 3 个中'],
      ['circulars', 1, '承办 3 个中'],
      ['accountability', 1, '承办 3 个中'],
      ['methods', 2, '六种方式中'],
      ['hear', 2, null],
      ['reviewRecords', 0, null],
      ['observe', 0, null],
      ['canvass', 0, null],
      ['feedbackMeeting', 1, null],
      ['followUp', 0, null],
      ['points', 3, null],
      ['compliantPoints', 2, '点位 3 个中'],
      ['materials', 2, null],
      ['acceptedMaterials', 1, '应报 2 个中'],
      ['goodPractice', null, null],
    ])
  })
  it('of a unit with nothing: no middle and no longest', () => {
    const values = new Map(dossierValues(nothing).map(({ fact, value }) => [fact, value]))
    expect([
      values.get('held'),
      values.get('claimMedian'),
      values.get('closeLongest'),
      values.get('overdueDays'),
    ]).toEqual([0, null, null, 0])
  })
  it('a count has as many rows behind it', () => {
    for (const { fact, value } of dossierValues(ground)) {
      const rows = dossierFact(fact).rows(ground)
      const { measure } = dossierFact(fact)
      if (measure.zh === '个')
        expect([fact, rows.of === 'issues' ? rows.rows.length : rows.ids.length]).toEqual([fact, value ?? 0])
    }
    expect(dossierFact('sentBack').rows(ground)).toEqual({ of: 'issues', rows: [0] })
  })
  it('every fact has a name of its own', () => {
    expect(new Set(dossierFactNames.map((name) => dossierFact(name).name)).size).toBe(dossierFactNames.length)
  })
})

describe('the formula', () => {
  const values = dossierValues(ground)
  const said = (formula: string) => {
    const result = formulaResult(formula, values)
    return 'value' in result ? result.value : result.none.zh
  }
  it.each<[string, number | string]>([
    ['100 - 2*超期 - 5*通报', 91],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['10 - 4 - 3', 3],
    ['24 / 4 / 2', 3],
    ['-2 * -3', 6],
    ['max(0, min(100, 20 - 超期天数))', 10],
    ['（100－超期天数）×2÷3', 60],
    ['达标点位 / 点位', 0.67],
    ['1 / (通报 - 1)', '除数为零，无法计算'],
    ['100 - 经验做法', '“经验做法”没有数据，无法计算'],
  ])('%s is %s', (formula, expected) => expect(said(formula)).toBe(expected))
  it.each([
    ['100 -', '公式没有写完'],
    ['', '公式没有写完'],
    ['(1 + 2', '公式缺少“)”'],
    ['1 2', '公式在“2”处有误'],
    ['1 + 态度', '没有叫“态度”的事实'],
    ['constructor', '没有叫“constructor”的事实'],
    ['1; process.exit()', '“; process.”无法识别'],
    ['max 1', '公式缺少“(”'],
    [`${'('.repeat(40)}1${')'.repeat(40)}`, '公式的括号层数太多'],
  ])('refuses %s', (formula, sentence) => {
    const read = parseFormula(formula)
    expect(isRefusal(read) && read.refused.zh).toContain(sentence)
  })
})

describe('a contested fact', () => {
  const now = new Date('2022-09-15T10:00:00+08:00')
  const before = unraised('c1', 'transport')
  const contest = { name: 'contest', form: { fact: 'overdue', what: '其中一个已申请延期。' } } as const
  const raise = (viewer = transport, isWaiting = false) =>
    decideContestation(before, contest, viewer, { value: 2, isWaiting }, now)
  const raised = () => {
    const event = raise()
    if (isRefusal(event)) throw new Error(event.refused.zh)
    return event
  }
  it('its unit alone contests, and the office alone answers', () => {
    expect(
      [transport, market, captain1, office].map((viewer) => availableContestationActions(before, viewer, {})),
    ).toEqual([['contest'], [], [], []])
    const after = applyContestationEvent(before, raised())
    expect(
      [transport, market, captain1, office].map((viewer) => availableContestationActions(after, viewer, {})),
    ).toEqual([[], [], [], ['accept', 'decline']])
  })
  it('keeps what the dossier said then, and the office’s correction', () => {
    const event = raised()
    const accept = { name: 'accept', form: { correction: '已核实，按1个统计。' } } as const
    const answered = decideContestation(
      applyContestationEvent(before, event),
      accept,
      office,
      { value: 2, isWaiting: true },
      now,
    )
    if (isRefusal(answered)) throw new Error(answered.refused.zh)
    expect(replayContestation('c1', [event, answered])).toMatchObject({
      state: 'accepted',
      unitId: 'transport',
      fact: 'overdue',
      value: 2,
      raisedOn: '2022-09-15',
      answer: { words: '已核实，按1个统计。', on: '2022-09-15' },
      seq: 2,
    })
  })
  it('is not raised twice while it waits', () => {
    const event = raise(transport, true)
    expect(isRefusal(event) && event.refused.zh).toContain('已有异议在等待答复')
  })
})
