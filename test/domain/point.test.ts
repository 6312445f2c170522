/** What happens to a point itself: an inspection is recorded, its lead unit is named. */
import { describe, expect, it } from 'vitest'
import { instantAt, type LocalDate } from '../../domain/calendar'
import { placeHandbook } from '../../domain/handbook/placeHandbook'
import type { Viewer } from '../../domain/people'
import {
  applyPointEvent,
  decidePointAction,
  type PointAction,
  type PointEvent,
  type PointRecord,
  pointActionSchema,
  trackedByItself,
  untouchedPoint,
} from '../../domain/point'
import { isRefusal } from '../../domain/refusal'
import {
  backStreet,
  busStation,
  captain1,
  captain5,
  captain6,
  circumstances,
  commander,
  farmersMarket,
  type Given,
  hillTemple,
  leader1,
  office,
  person,
  transport,
} from '../world'

const visit = (visitedOn: LocalDate, findings: Record<string, 'pass' | 'fail' | 'notApplicable'>): PointAction => ({
  name: 'inspect',
  form: { visitedOn, findings },
})
const complete = visit('2022-07-04', { cleanliness: 'fail', order: 'pass', signs: 'notApplicable' })
const nameLead = (unitId: string): PointAction => ({ name: 'nameLead', form: { unitId, reason: '主管单位' } })

const decideOn = (pointId: number, action: PointAction, who: Viewer, given: Given = {}, record = untouchedPoint) =>
  decidePointAction(
    record,
    action,
    who,
    circumstances('2022-07-04', { kind: 'point', pointId }, given),
    instantAt('2022-07-04', '10:30'),
  )
/** 'accepted', or the refusal's Chinese sentence. */
const answer = (pointId: number, action: PointAction, who: Viewer, given: Given = {}): string => {
  const decision = decideOn(pointId, action, who, given)
  return isRefusal(decision) ? decision.refused.zh : 'accepted'
}
const record = (before: PointRecord, action: PointAction): PointRecord =>
  applyPointEvent(before, decideOn(busStation, action, captain1, {}, before) as PointEvent)

describe('an inspection', () => {
  it('is kept with who, when, in which post', () => {
    expect(decideOn(busStation, complete, captain1)).toEqual({
      ...complete,
      complete: true,
      seq: 1,
      at: '2022-07-04T02:30:00.000Z',
      by: {
        accountId: 'captain1',
        postId: 'captain1-0',
        name: 'captain1',
        duty: { role: 'squad', squad: 1, position: 'captain' },
      },
    })
  })

  it('filled in before the kind of the point was changed is taken as what it is: a look at the former kind', () => {
    const item = (key: string) => ({ key, zh: key, en: key, scope: 'all' as const })
    const [version] = [
      {
        ...{ number: 1, source: '', version: '', from: '2022-06-01', reason: '' },
        kinds: { stop: ['benches', 'cleanliness'].map(item), station: ['cleanliness', 'order'].map(item) },
      },
    ]
    const at = (formerKinds: readonly string[]) => ({
      facts: {
        checkItems: ['cleanliness', 'order'],
        handbook: placeHandbook([version], { kind: 'station', formerKinds, isUrban: true, today: '2022-07-04' }),
      },
    })
    const byStop = (handbook?: number): PointAction => ({
      name: 'inspect',
      form: {
        ...{ visitedOn: '2022-07-04', findings: { benches: 'pass', cleanliness: 'pass' } },
        ...(handbook !== undefined && { handbook }),
      },
    })
    expect(decideOn(busStation, byStop(1), captain1, at(['stop']))).toMatchObject({
      ...{ complete: true, handbook: 1, formerKind: 'stop' },
    })
    const notItsItem = '有不属于这类点位的测评项，请刷新后重新填写。'
    expect(answer(busStation, byStop(1), captain1, at([]))).toBe(notItsItem)
    // Nothing says by what it was filled in.
    expect(answer(busStation, byStop(), captain1, at(['stop']))).toBe(notItsItem)
  })

  it('of a retired point is kept where the visit was in time; nothing else begins there', () => {
    const retired = (retiredOn: LocalDate) => ({ facts: { retiredOn } })
    expect(answer(busStation, complete, captain1, retired('2022-07-04'))).toBe('accepted')
    expect(answer(busStation, complete, captain1, retired('2022-07-03'))).toBe(
      '这个点位已于2022-07-03撤点，此后的检查不再记录。需要时，请指挥部办公室先恢复它。',
    )
    for (const action of [
      nameLead('transport'),
      { name: 'flag', form: { flag: 'key', on: true, reason: '重点' } },
      { name: 'track', form: { on: true, reason: '问题多' } },
    ] satisfies PointAction[])
      expect(answer(busStation, action, office, retired('2022-07-04'))).toBe(
        '这个点位已撤点，不再立案、检查或标注。需要时，请指挥部办公室先恢复它。',
      )
  })

  it('is for the squads with a key, those of a joint inspection, and the office', () => {
    const noKey =
      '这个点位不在您分队的督导范围内，责任单位也不由您分队督导，不能记录检查。请联系负责的分队或指挥部办公室。'
    expect(answer(busStation, complete, captain1)).toBe('accepted')
    expect(answer(busStation, complete, captain5)).toBe('accepted')
    expect(answer(busStation, complete, captain6)).toBe(noKey)
    expect(answer(busStation, complete, captain6, { facts: { jointSquads: [6] } })).toBe('accepted')
    expect(answer(busStation, complete, transport)).toBe(noKey)
    expect(answer(busStation, complete, commander)).toBe(noKey)
    expect(answer(hillTemple, complete, captain1)).toBe(noKey)
    expect(answer(hillTemple, complete, office)).toBe('accepted')
  })

  it('is not for who holds a post in a builder', () => {
    const alsoClerk = person(
      'alsoClerk',
      { role: 'squad', squad: 1, position: 'member' },
      { role: 'unit', unitId: 'transport', position: 'clerk' },
    )
    expect(answer(busStation, complete, alsoClerk)).toBe(
      '您在责任单位任职，应当回避，不能记录检查。请由分队其他人员办理。',
    )
  })

  it('lies in the past, has a finding, and keeps to the items of its kind', () => {
    expect(answer(busStation, visit('2022-07-05', { order: 'pass' }), captain1)).toBe('检查日期晚于今天，请核对。')
    expect(answer(busStation, visit('2022-07-04', {}), captain1)).toBe('请至少填写一个测评项的检查结果。')
    expect(answer(busStation, visit('2022-07-04', { stalls: 'pass' }), captain1)).toBe(
      '有不属于这类点位的测评项，请刷新后重新填写。',
    )
  })

  it('leaves what failed, and whether every item was looked at', () => {
    expect(record(untouchedPoint, complete)).toEqual({
      ...untouchedPoint,
      seq: 1,
      lastInspection: { visitedOn: '2022-07-04', complete: true, failedItems: ['cleanliness'] },
    })
    expect(record(untouchedPoint, visit('2022-07-04', { order: 'pass' })).lastInspection).toEqual({
      visitedOn: '2022-07-04',
      complete: false,
      failedItems: [],
    })
  })

  it('of an older day, recorded late, does not replace a newer one', () => {
    const newer = record(untouchedPoint, complete)
    expect(record(newer, visit('2022-06-30', { order: 'fail' }))).toEqual({ ...newer, seq: 2 })
    expect(record(newer, visit('2022-07-04', { order: 'fail' })).lastInspection?.failedItems).toEqual(['order'])
    // Whatever the order in which they were found.
    const both = visit('2022-07-04', { order: 'fail', cleanliness: 'fail' })
    expect(record(newer, both).lastInspection?.failedItems).toEqual(['cleanliness', 'order'])
  })
})

describe('a point of another kind', () => {
  const kind = (from: string, to: string) =>
    ({ name: 'kindChanged', at: '2022-07-05T00:00:00.000Z', from, to }) as const
  const inspected = record(untouchedPoint, complete)
  it('keeps what its last inspection found, under the kind that it was made for', () => {
    const after = applyPointEvent(inspected, kind('station', 'market'))
    expect(after).toEqual({
      ...inspected,
      lastInspection: {
        visitedOn: '2022-07-04',
        complete: true,
        failedItems: ['cleanliness'],
        formerKind: 'station',
      },
    })
    expect(applyPointEvent(after, kind('market', 'square')).lastInspection?.formerKind).toBe('station')
  })
  it('counts it again once it has that kind back, and forgets it with a visit as the new one', () => {
    const after = applyPointEvent(inspected, kind('station', 'market'))
    expect(applyPointEvent(after, kind('market', 'station'))).toEqual(inspected)
    const again = visit('2022-07-04', { cleanliness: 'pass', order: 'pass', signs: 'pass' })
    expect(record(after, again).lastInspection).toEqual({ visitedOn: '2022-07-04', complete: true, failedItems: [] })
  })
  it('has what was found for the present one go before what was found for a former one, whenever it came', () => {
    const seen = (visitedOn: LocalDate, formerKind?: string) =>
      ({ ...decideOn(busStation, complete, captain1), form: { visitedOn, findings: {} }, formerKind }) as PointEvent
    const daysAfter = (...visits: PointEvent[]) =>
      visits.reduce(applyPointEvent, untouchedPoint).lastInspection?.visitedOn
    expect(daysAfter(seen('2022-07-01'), seen('2022-07-03', 'stop'))).toBe('2022-07-01')
    expect(daysAfter(seen('2022-07-03', 'stop'), seen('2022-07-01'))).toBe('2022-07-01')
    expect(daysAfter(seen('2022-07-03', 'stop'), seen('2022-07-01', 'stop'))).toBe('2022-07-03')
    // The mistake is taken back: what was filled in for that kind counts.
    const late = applyPointEvent(untouchedPoint, seen('2022-07-03', 'stop'))
    expect(applyPointEvent(late, kind('station', 'stop')).lastInspection?.formerKind).toBeUndefined()
  })
  it('where nobody has been stands as it stood', () => {
    expect(applyPointEvent(untouchedPoint, kind('station', 'market'))).toEqual(untouchedPoint)
  })
})

describe('naming the lead unit', () => {
  it('is the office’s, among the builders', () => {
    expect(answer(backStreet, nameLead('transport'), office)).toBe('accepted')
    expect(answer(backStreet, nameLead('market'), office)).toBe('牵头单位应是这个点位的责任单位之一，请重新选择。')
    expect(answer(farmersMarket, nameLead('market'), office)).toBe('这个单位已是牵头单位，请选择其他责任单位。')
    for (const who of [captain1, leader1, commander, transport])
      expect(answer(backStreet, nameLead('transport'), who), who.name).toBe(
        '牵头单位由指挥部办公室指定，请联系办公室。',
      )
  })
  it('leaves the last inspection as it is', () => {
    const inspected = record(untouchedPoint, complete)
    const named = decideOn(backStreet, nameLead('transport'), office, {}, inspected) as PointEvent
    expect(applyPointEvent(inspected, named)).toEqual({ ...inspected, seq: 2 })
  })
})

it('what comes from outside is one of the two actions, and nothing besides', () => {
  const isAction = (value: unknown) => pointActionSchema.safeParse(value).success
  expect(isAction(complete)).toBe(true)
  expect(isAction(nameLead('market'))).toBe(true)
  expect(isAction(visit('2022-02-30', { order: 'pass' }))).toBe(false)
  expect(isAction({ name: 'inspect', form: { visitedOn: '2022-07-04', findings: { order: 'maybe' } } })).toBe(false)
  expect(isAction({ name: 'inspect', form: { visitedOn: '2022-07-04', findings: {}, status: 'compliant' } })).toBe(
    false,
  )
  expect(isAction({ name: 'remove', form: {} })).toBe(false)
})

describe('key and hard points 重点、难点', () => {
  const flag = (on: boolean, name: 'key' | 'hard' = 'key'): PointAction => ({
    name: 'flag',
    form: { flag: name, on, reason: '群众反映集中' },
  })
  it('are marked by the squad in charge or the office, with the reason, and unmarked again', () => {
    expect(answer(busStation, flag(true), captain1)).toBe('accepted')
    expect(answer(busStation, flag(true), office)).toBe('accepted')
    expect(answer(busStation, flag(true), captain6)).toBe(
      '重点、难点点位由负责的督导分队或指挥部办公室标注，请联系他们。',
    )
    expect(answer(busStation, flag(false), captain1)).toBe('这个点位已经是这样标注的，没有改动。请刷新后查看。')
    const marked = record(record(untouchedPoint, flag(true)), flag(true, 'hard'))
    expect(marked).toMatchObject({ seq: 2, isKey: true, isHard: true })
    expect(record(marked, flag(false))).toMatchObject({ seq: 3, isKey: false, isHard: true })
  })
})

describe('the tracking list 跟踪督促', () => {
  const by = {
    accountId: 'captain1',
    postId: 'captain1-0',
    name: 'captain1',
    duty: { role: 'squad', squad: 1, position: 'captain' },
  } as const
  const now = instantAt('2022-07-04', '10:30')
  it('takes in a point by itself once its open issues are many, and only once', () => {
    expect(trackedByItself(untouchedPoint, 2, 3, by, now)).toBeNull()
    const event = trackedByItself(untouchedPoint, 3, 3, by, now)
    expect(event).toMatchObject({
      name: 'track',
      form: { on: true, reason: '未办结问题达到3个，自动列入跟踪督促名单。' },
      seq: 1,
    })
    const tracked = applyPointEvent(untouchedPoint, event as PointEvent)
    expect(tracked.trackedSince).toBe('2022-07-04')
    expect(trackedByItself(tracked, 9, 3, by, now)).toBeNull()
  })
  it('is the office’s: it alone takes a point off, with the reason', () => {
    const off: PointAction = { name: 'track', form: { on: false, reason: '已全部整改' } }
    const tracked = { ...untouchedPoint, trackedSince: '2022-07-01' }
    expect(isRefusal(decideOn(busStation, off, captain1, {}, tracked))).toBe(true)
    const event = decideOn(busStation, off, office, {}, tracked) as PointEvent
    expect(applyPointEvent(tracked, event).trackedSince).toBeNull()
    expect(answer(busStation, off, office)).toBe('这个点位已经是这样标注的，没有改动。请刷新后查看。')
  })
})
