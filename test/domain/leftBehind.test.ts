/** Which open issues stayed with a unit that is not responsible any more, and to whom they would go now. */
import { describe, expect, it } from 'vitest'
import type { Stage } from '../../domain/issue'
import { leftBehind, successorInUse, type UnitInTime } from '../../domain/leftBehind'
import { periodsOf, type Responsibility, responsibilityOfSection } from '../../domain/responsibility'
import type { RoadSectionEvent } from '../../domain/roadSection'

const inUse: UnitInTime = { retiredOn: null, successorId: null }
const units = new Map<string, UnitInTime>([
  ['market', inUse],
  ['street', inUse],
  ['transport', inUse],
  ['old', { retiredOn: '2022-08-01', successorId: 'older' }],
  ['older', { retiredOn: '2022-08-02', successorId: 'street' }],
  ['alone', { retiredOn: '2022-08-02', successorId: null }],
])
const answers = (unitId: string, from: string, until: string | null = null, isLead = false): Responsibility => ({
  unitId,
  isLead,
  from,
  until,
})
const held = (unitId: string | null, notifiedOn: string, stage: Stage = 'notified') => ({ unitId, notifiedOn, stage })

/** The market's until 9 August, the street's from the 10th on. */
const changed = [answers('market', '2022-06-01', '2022-08-09'), answers('street', '2022-08-10')]

describe('an issue of a place whose unit has changed', () => {
  it('stays with the unit that was notified, and would go to the sole one now', () => {
    expect(leftBehind(held('market', '2022-07-05'), changed, units)).toEqual({
      why: 'changed',
      to: { unitId: 'street', reason: { zh: '唯一的责任单位', en: 'The sole responsible unit' } },
    })
  })
  it('counts when it was notified on the very day of the change, before it', () => {
    expect(leftBehind(held('market', '2022-08-10'), changed, units)?.why).toBe('changed')
    expect(leftBehind(held('market', '2022-08-11'), changed, units)).toBeNull()
  })
  it('is left alone where it belongs, where somebody gave it elsewhere on purpose, and where it cannot be given on', () => {
    expect(leftBehind(held('street', '2022-08-12'), changed, units)).toBeNull()
    expect(leftBehind(held('transport', '2022-07-05'), changed, units)).toBeNull()
    expect(leftBehind(held(null, '2022-07-05', 'found'), changed, units)).toBeNull()
    for (const stage of ['rectified', 'closed', 'void'] as const)
      expect(leftBehind(held('market', '2022-07-05', stage), changed, units)).toBeNull()
    expect(leftBehind(held('market', '2022-07-05', 'claimed'), changed, units)?.why).toBe('changed')
  })
  it('goes to the lead where there are several; with none, nobody guesses', () => {
    const two = [answers('market', '2022-06-01', '2022-08-09'), answers('street', '2022-08-10')]
    expect(
      leftBehind(held('market', '2022-07-05'), [...two, answers('transport', '2022-08-10', null, true)], units)?.to
        .unitId,
    ).toBe('transport')
    expect(leftBehind(held('market', '2022-07-05'), [...two, answers('transport', '2022-08-10')], units)?.to).toEqual({
      unitId: null,
      reason: {
        zh: '现有2个责任单位，没有牵头单位',
        en: '2 units are responsible and none leads',
      },
    })
    expect(leftBehind(held('market', '2022-07-05'), two.slice(0, 1), units)?.to).toEqual({
      unitId: null,
      reason: { zh: '现在没有责任单位', en: 'No unit is responsible now' },
    })
  })
  it('is told apart where the unit is still responsible and another leads now', () => {
    const place = [
      answers('market', '2022-06-01', '2022-08-09', true),
      answers('market', '2022-08-10'),
      answers('street', '2022-06-01', '2022-08-09'),
      answers('street', '2022-08-10', null, true),
    ]
    expect(leftBehind(held('market', '2022-07-05'), place, units)).toMatchObject({
      why: 'leadChanged',
      to: { unitId: 'street' },
    })
    // Given to one that never led: on purpose.
    expect(leftBehind(held('market', '2022-08-20'), place, units)).toBeNull()
  })
})

describe('an issue of a unit that is retired or to be', () => {
  it('would go to whom the place is now, or to the successor in use', () => {
    expect(leftBehind(held('old', '2022-07-05'), changed, units)).toMatchObject({
      why: 'retired',
      to: { unitId: 'street' },
    })
    expect(leftBehind(held('old', '2022-07-05'), [answers('old', '2022-06-01')], units)).toEqual({
      why: 'retired',
      to: { unitId: 'street', reason: { zh: '原单位的承接单位', en: 'Took over from the unit' } },
    })
    expect(leftBehind(held('alone', '2022-07-05'), [], units)?.to.unitId).toBeNull()
  })
  it('is named when its unit is about to be retired, and proposed to those who stay', () => {
    const place = [answers('market', '2022-06-01'), answers('street', '2022-06-01')]
    expect(leftBehind(held('market', '2022-07-05'), place, units, 'market')).toMatchObject({
      why: 'leaving',
      to: { unitId: 'street' },
    })
    expect(leftBehind(held('market', '2022-07-05'), [answers('market', '2022-06-01')], units, 'market')).toMatchObject({
      why: 'leaving',
      to: { unitId: null },
    })
    expect(leftBehind(held('street', '2022-07-05'), place, units, 'market')).toBeNull()
  })
  it('follows successors until one is in use, and ends where they go round', () => {
    expect(successorInUse('old', units)).toBe('street')
    expect(successorInUse('alone', units)).toBeNull()
    const round = new Map([
      ['one', { retiredOn: '2022-08-01', successorId: 'two' }],
      ['two', { retiredOn: '2022-08-01', successorId: 'one' }],
    ])
    expect(successorInUse('one', round)).toBeNull()
  })
})

describe('a road section', () => {
  const by = { accountId: 'a', name: '办公室', postId: 'p', duty: { role: 'office' } } as const
  const facts = { nameZh: '东街', nameEn: 'East', line: [], sponsor: '市政协', responsibleUnitId: 'market' }
  const drawn: RoadSectionEvent = { name: 'draw', form: facts, seq: 1, at: '2022-06-01T01:00:00.000Z', by }
  const edited: RoadSectionEvent = {
    name: 'edit',
    from: { responsibleUnitId: 'market' },
    to: { responsibleUnitId: 'street' },
    reason: '调整',
    seq: 2,
    // 1 o'clock of the 11th in Shanghai.
    at: '2022-08-10T17:00:00.000Z',
    by,
  }
  it('has one unit at a time, as its events say', () => {
    expect(responsibilityOfSection([drawn, edited], 'street')).toEqual([
      answers('market', '2022-06-01', '2022-08-10'),
      answers('street', '2022-08-11'),
    ])
    expect(responsibilityOfSection([edited], 'street')).toEqual([
      answers('market', '1970-01-01', '2022-08-10'),
      answers('street', '2022-08-11'),
    ])
    expect(responsibilityOfSection([], 'street')).toEqual([answers('street', '1970-01-01')])
  })
})

describe('the periods that a reader is told', () => {
  it('are the newest first, one where it goes on without a gap, and none that answered for no day', () => {
    expect(
      periodsOf([
        answers('market', '2022-06-01', '2022-06-30'),
        answers('market', '2022-07-01', '2022-08-09'),
        answers('street', '2022-08-10', '2022-08-09'),
        answers('market', '2022-09-01', null, true),
        answers('street', '2022-08-10'),
      ]),
    ).toEqual([
      answers('market', '2022-09-01', null, true),
      answers('street', '2022-08-10'),
      answers('market', '2022-06-01', '2022-08-09'),
    ])
  })
})
