/** To whom an issue goes: the plan's rule on places built by several units. */
import { expect, it } from 'vitest'
import { addressee } from '../../domain/addressee'

it('one builder: to it, whether or not a lead is noted', () => {
  const sole = { unitId: 'transport', reason: { zh: '唯一的责任单位', en: 'The sole responsible unit' } }
  expect(addressee(['transport'], null)).toEqual(sole)
  expect(addressee(['transport'], 'transport')).toEqual(sole)
})

it('several builders: to the lead unit', () => {
  expect(addressee(['transport', 'market'], 'market')).toEqual({
    unitId: 'market',
    reason: {
      zh: '由2个单位共同建设，反馈给牵头单位',
      en: 'Built by 2 units together, so it goes to the lead unit',
    },
  })
})

it('several builders and no lead: refused, and the lead is asked for', () => {
  expect(addressee(['transport', 'market', 'cityManagement'], null)).toEqual({
    kind: 'conflict',
    refused: {
      zh: '这里有3个责任单位，还没有指定牵头单位，不能交办。请指挥部办公室先指定牵头单位。',
      en: '3 units are responsible here and none of them is the lead unit, so nobody can be notified. Ask the headquarters office to name the lead unit first.',
    },
  })
})

it('no builder: refused, and a responsible unit is asked for', () => {
  expect(addressee([], null)).toEqual({
    kind: 'conflict',
    refused: {
      zh: '这里还没有登记责任单位，不能交办。请指挥部办公室先登记责任单位。',
      en: 'No responsible unit is registered here, so nobody can be notified. Ask the headquarters office to register one first.',
    },
  })
})
