/** What happens to a road section itself: drawn, changed, retired by the office, inspected by a squad. */
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../domain/calendar'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import {
  decideRoadSectionAction,
  type RoadSectionAction,
  type RoadSectionCircumstances,
  type RoadSectionEvent,
  type RoadSectionFacts,
  replayRoadSection,
  undrawn,
} from '../../domain/roadSection'
import {
  captain1,
  captain5,
  captain6,
  circumstances,
  commander,
  leader1,
  office,
  person,
  propertyCompany,
  transport,
} from '../world'

const facts: RoadSectionFacts = {
  nameZh: '滨河西路北段',
  nameEn: 'Binhe West Road, north',
  line: [
    [111.1, 37.5],
    [111.11, 37.5],
  ],
  sponsor: '市委副书记',
  responsibleUnitId: 'transport',
}
const today = '2022-07-04'
const place = { kind: 'roadSection', roadSectionId: 'R1', at: [111.1, 37.5] } as const
const around = (more: Partial<RoadSectionCircumstances> = {}): RoadSectionCircumstances => {
  const here = circumstances(
    today,
    { ...place, at: [...place.at] },
    { facts: { checkItems: ['road_surface', 'street_lights'] } },
  )
  return { today, units: here.units, bounds: [111, 37.4, 111.2, 37.6], openIssues: 0, here, ...more }
}
const draw: RoadSectionAction = { name: 'draw', form: facts }
const edit = (form: Omit<Extract<RoadSectionAction, { name: 'edit' }>['form'], 'reason'>): RoadSectionAction => ({
  name: 'edit',
  form: { ...form, reason: '按现场调整' },
})
const retire: RoadSectionAction = { name: 'retire', form: { reason: '道路改造' } }
const visit = (findings: Record<string, 'pass' | 'fail'>, visitedOn = today): RoadSectionAction => ({
  name: 'inspect',
  form: { visitedOn, findings },
})

const decide = (
  before: readonly RoadSectionEvent[],
  action: RoadSectionAction,
  who: Viewer = office,
  more: Partial<RoadSectionCircumstances> = {},
) => decideRoadSectionAction(replayRoadSection(before), action, who, around(more), instantAt(today, '10:30'))
const answer = (...given: Parameters<typeof decide>): string => {
  const decided = decide(...given)
  return isRefusal(decided) ? decided.refused.zh : 'accepted'
}
const eventsOf = (...steps: readonly [RoadSectionAction, Viewer?][]): RoadSectionEvent[] => {
  const events: RoadSectionEvent[] = []
  for (const [action, who] of steps) {
    const event = decide(events, action, who)
    if (isRefusal(event)) throw new Error(event.refused.zh)
    events.push(event)
  }
  return events
}

describe('drawing', () => {
  it('is the office’s, once, within the supervised area, for a unit that there is', () => {
    expect(answer([], draw)).toBe('accepted')
    for (const who of [captain1, leader1, commander, transport])
      expect(answer([], draw, who), who.name).toBe('包路段由指挥部办公室划定和修改，请联系办公室。')
    expect(answer(eventsOf([draw]), draw)).toBe('这个包路段已经画好，请刷新后查看。')
    expect(answer([], { name: 'draw', form: { ...facts, responsibleUnitId: 'nobody' } })).toBe(
      '没有这个责任单位，或已停用。请从名单中选择。',
    )
    expect(answer([], { name: 'draw', form: { ...facts, line: facts.line.slice(0, 1) } })).toBe(
      '路段至少要有起点和终点，请继续画。',
    )
  })
})

describe('a change', () => {
  const drawn = eventsOf([draw])

  it('keeps what was and what is of what differs, and nothing else', () => {
    const line: RoadSectionFacts['line'] = [
      [111.1, 37.5],
      [111.12, 37.5],
    ]
    expect(decide(drawn, edit({ ...facts, line: [...line], sponsor: '市委常委' }))).toEqual({
      name: 'edit',
      seq: 2,
      at: '2022-07-04T02:30:00.000Z',
      by: { accountId: 'office', postId: 'office-0', name: 'office', duty: { role: 'office' } },
      from: { line: facts.line, sponsor: '市委副书记' },
      to: { line, sponsor: '市委常委' },
      reason: '按现场调整',
    })
  })

  it('that changes nothing, or makes no line, is refused', () => {
    expect(answer(drawn, edit({ nameZh: facts.nameZh }))).toBe('没有改动。请修改后再保存，或按“取消”。')
    expect(answer(drawn, edit({ line: [[111.1, 37.5]] }))).toBe('路段至少要有起点和终点，请继续画。')
    expect(answer(drawn, edit({ responsibleUnitId: 'nobody' }))).toBe('没有这个责任单位，或已停用。请从名单中选择。')
    expect(answer([], edit({ nameZh: '新名' }))).toBe('没有这个包路段。请刷新后重新选择。')
    expect(answer(drawn, edit({ nameZh: '新名' }), captain1)).toBe('包路段由指挥部办公室划定和修改，请联系办公室。')
  })

  it('leaves a section whose unit has been retired since as it is', () => {
    const units = new Map([...around().units].filter(([id]) => id !== 'transport'))
    expect(answer(drawn, edit({ nameZh: '新名' }), office, { units })).toBe('accepted')
  })
})

describe('retiring', () => {
  it('waits until every issue is closed, and is done once', () => {
    const drawn = eventsOf([draw])
    expect(answer(drawn, retire, office, { openIssues: 2 })).toBe(
      '这个包路段还有2个问题未办结，不能停用。请先销号或作废。',
    )
    expect(answer(drawn, retire, captain1)).toBe('包路段由指挥部办公室划定和修改，请联系办公室。')
    const retired = eventsOf([draw], [retire])
    expect(replayRoadSection(retired)).toMatchObject({ facts, retiredOn: today })
    for (const action of [retire, edit({ nameZh: '新名' }), visit({ road_surface: 'pass' })])
      expect(answer(retired, action), action.name).toBe('这个包路段已停用，请刷新查看。')
  })
})

describe('an inspection', () => {
  const drawn = eventsOf([draw])
  const noKey =
    '这个包路段不在您分队的督导范围内，责任单位也不由您分队督导，不能记录检查。请联系负责的分队或指挥部办公室。'

  it('is for the squads with a key and the office, item by item', () => {
    const seen = visit({ road_surface: 'pass', street_lights: 'fail' })
    expect(answer(drawn, seen, captain1)).toBe('accepted')
    expect(answer(drawn, seen, captain5)).toBe('accepted')
    expect(answer(drawn, seen, office)).toBe('accepted')
    expect(answer(drawn, seen, captain6)).toBe(noKey)
    expect(answer(drawn, seen, propertyCompany)).toBe(noKey)
    expect(answer(drawn, visit({ cleanliness: 'pass' }), captain1)).toBe('有不属于包路段的测评项，请刷新后重新填写。')
    expect(answer(drawn, visit({}), captain1)).toBe('请至少填写一个测评项的检查结果。')
    expect(answer(drawn, visit({ road_surface: 'pass' }, '2022-07-05'), captain1)).toBe('检查日期晚于今天，请核对。')
    const alsoClerk = person(
      'alsoClerk',
      { role: 'squad', squad: 1, position: 'member' },
      { role: 'unit', unitId: 'transport', position: 'clerk' },
    )
    expect(answer(drawn, seen, alsoClerk)).toBe('您在责任单位任职，应当回避，不能记录检查。请由分队其他人员办理。')
  })

  it('leaves what failed; an older visit recorded late does not replace a newer one', () => {
    const seen = eventsOf(
      [draw],
      [visit({ road_surface: 'pass', street_lights: 'fail' }), captain1],
      [visit({ road_surface: 'fail' }, '2022-06-30'), captain5],
    )
    expect(replayRoadSection(seen)).toEqual({
      seq: 3,
      facts,
      retiredOn: null,
      lastInspection: { visitedOn: today, complete: true, failedItems: ['street_lights'] },
    })
  })
})

it('before it is drawn there is nothing', () => {
  expect(replayRoadSection([])).toEqual(undrawn)
})
