/** A point as it is typed over what the register has, and what many points are to have: what is sent of it, and what is still missing. */
import { describe, expect, it } from 'vitest'
import {
  type Draft,
  draftOf,
  editOf,
  emptyDraft,
  newPointOf,
  problemsOf,
  type Typed,
} from '../../client/register/draft'
import { emptyMany, type ManyDraft, manyEditOf, manyProblemsOf } from '../../client/register/manyDraft'
import type { RegisteredPoint } from '../../domain/pointRegister'

const market: RegisteredPoint = {
  code: 'D0001',
  name: '龙凤集贸市场',
  kind: 'market',
  position: [111.13, 37.52],
  address: '龙凤大街',
  urban: true,
  unitIds: ['unit01', 'unit02'],
  leadId: 'unit01',
  scopeId: 'fengshan',
}

describe('of what is typed', () => {
  it.each<[string, Typed, object | null]>([
    ['nothing is sent where nothing was changed', {}, null],
    ['nor where it was changed back', { name: ' 龙凤集贸市场 ', unitIds: ['unit02', 'unit01'] }, null],
    ['only what differs', { name: '龙凤农贸市场 ', address: '' }, { name: '龙凤农贸市场', address: '' }],
    ['a place', { position: [111.14, 37.52] }, { position: [111.14, 37.52] }],
    [
      'who led leads on among other units',
      { unitIds: ['unit01', 'unit03'] },
      { units: { how: 'set', unitIds: ['unit01', 'unit03'] } },
    ],
    [
      'nobody leads once the lead is taken away',
      { unitIds: ['unit02'] },
      { units: { how: 'set', unitIds: ['unit02'] }, leadId: null },
    ],
  ])('%s', (_, typed, expected) => {
    expect(editOf(market, draftOf(market, typed))).toEqual(expected)
  })

  it('somebody else’s change comes in, and what was typed stays', () => {
    const newer = { ...market, address: '滨河路', name: '别的名称' }
    expect(editOf(newer, draftOf(newer, { name: '龙凤农贸市场' }))).toEqual({ name: '龙凤农贸市场' })
  })

  const whole: Draft = {
    ...emptyDraft,
    name: '市场',
    kind: 'market',
    position: [111.13, 37.52],
    unitIds: ['unit01'],
  }
  it.each<[string, Partial<Draft>, boolean, readonly string[]]>([
    ['nothing', {}, true, []],
    ['a code, of one that has one already', {}, false, ['code']],
    ['everything', emptyDraft, true, ['name', 'kind', 'position', 'unitIds']],
    [
      'what is too long',
      { name: '市'.repeat(61), code: 'x'.repeat(41), address: '路'.repeat(201) },
      true,
      ['name', 'code', 'address'],
    ],
  ])('%s is missing', (_, more, isNew, expected) => {
    expect(Object.keys(problemsOf({ ...whole, ...more }, { isNew }))).toEqual(expected)
  })
  it('a new point goes without a code where none is given', () => {
    expect(newPointOf(whole)).toMatchObject({ code: null, name: '市场', position: [111.13, 37.52] })
    expect(newPointOf({ ...whole, code: ' LS-7 ' })?.code).toBe('LS-7')
    expect(newPointOf(emptyDraft)).toBeNull()
  })
})

describe('of many points', () => {
  it.each<[string, Partial<ManyDraft>, object | null, readonly string[]]>([
    ['nothing is ticked', {}, null, ['ticked']],
    [
      'what is filled in and not ticked is not sent',
      { ticked: ['urban'], kind: 'market', urban: false },
      { urban: false },
      [],
    ],
    ['a kind is missing', { ticked: ['kind'] }, null, ['kind']],
    [
      'a unit for another',
      { ticked: ['units'], unitId: 'unit01', by: 'unit02' },
      { units: { how: 'replace', unitId: 'unit01', by: 'unit02' } },
      [],
    ],
    ['the other is missing', { ticked: ['units'], unitId: 'unit01' }, null, ['by']],
    ['one more', { ticked: ['units'], how: 'add', unitId: 'unit01' }, { units: { how: 'add', unitId: 'unit01' } }, []],
    [
      'these alone',
      { ticked: ['units', 'lead'], how: 'set', unitIds: ['unit01', 'unit02'], leadId: 'unit02' },
      { units: { how: 'set', unitIds: ['unit01', 'unit02'] }, leadId: 'unit02' },
      [],
    ],
    ['none of them', { ticked: ['units'], how: 'set' }, null, ['unitIds']],
    ['nobody leads', { ticked: ['lead'] }, { leadId: null }, []],
  ])('%s', (_, more, edit, missing) => {
    const draft = { ...emptyMany, ...more }
    expect(manyEditOf(draft)).toEqual(edit)
    expect(Object.keys(manyProblemsOf(draft))).toEqual(missing)
  })
})
