/** A unit's names over time, its superior, and what is refused. */
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal'
import { decideUnitAction, type OtherUnit, type UnitAction, type UnitFacts } from '../../domain/unit'
import { namedSince, unitNameOn } from '../../domain/unitNameOn'
import { office } from '../world'

const called = (zh: string) => ({ zh, en: `Unit ${zh}` })
const unit = {
  name: called('丙'),
  formerNames: [
    { name: called('甲'), until: '2022-06-30' },
    { name: called('乙'), until: '2022-08-31' },
  ],
}

describe('the name of a unit on a day', () => {
  it('is the one that it had then; without a day, the present one', () => {
    expect(
      ['2022-06-30', '2022-07-01', '2022-08-31', '2022-09-01', null].map((day) => unitNameOn(unit, day).zh),
    ).toEqual(['甲', '乙', '乙', '丙', '丙'])
    expect(unitNameOn({ name: called('丁'), formerNames: [] }, '2022-06-30').zh).toBe('丁')
    expect([namedSince(unit), namedSince({ formerNames: [] })]).toEqual(['2022-09-01', null])
  })
})

const facts: UnitFacts = {
  ...{ id: 'market', nameZh: '市场局', nameEn: 'Market', retiredOn: null, superiorId: null, namedSince: '2022-07-01' },
  ...{ openIssues: 0, points: 0, roadSections: 0, subordinates: 0, seq: 2 },
}
const other = (part: Partial<OtherUnit> = {}): OtherUnit => ({
  ...{ id: 'street', nameZh: '街道办', nameEn: 'Street', retiredOn: null, isBelow: false },
  ...part,
})
const decided = (action: UnitAction, named: OtherUnit | null = null, of: UnitFacts = facts, viewer = office) => {
  const answer = decideUnitAction(of, action, {
    viewer,
    today: '2022-09-15',
    now: new Date('2022-09-15T01:00:00Z'),
    nameIsTaken: false,
    other: named,
  })
  return isRefusal(answer) ? answer.refused.zh : answer
}
const rename = (from?: string): UnitAction => ({
  name: 'rename',
  form: { nameZh: '市场监管局', nameEn: 'Market', reason: '机构改革', ...(from !== undefined && { from }) },
})
const setSuperior = (superiorId?: string): UnitAction => ({
  name: 'setSuperior',
  form: { reason: '隶属调整', ...(superiorId !== undefined && { superiorId }) },
})

describe('renaming', () => {
  it('begins today, or on an earlier day that is said; never before the present name, never tomorrow', () => {
    expect(decided(rename())).toMatchObject({ to: { nameZh: '市场监管局' }, seq: 3 })
    expect(decided(rename('2022-07-01'))).toMatchObject({ to: { nameZh: '市场监管局', from: '2022-07-01' } })
    expect(decided(rename('2022-06-30'))).toBe('现名称自7月1日起启用，新名称不能更早。请改为这一天或以后。')
    expect(decided(rename('2022-09-16'))).toBe('启用日期晚于今天，请填写今天或以前的日期。')
    expect(decided(rename('2022-01-01'), null, { ...facts, namedSince: null })).toMatchObject({ name: 'rename' })
  })
})

describe('the superior unit', () => {
  it('is set and cleared, from what to what', () => {
    expect(decided(setSuperior('street'), other())).toMatchObject({
      name: 'setSuperior',
      from: { superiorId: null },
      to: { superiorId: 'street' },
    })
    expect(decided(setSuperior(), null, { ...facts, superiorId: 'street' })).toMatchObject({
      from: { superiorId: 'street' },
      to: { superiorId: null },
    })
  })
  it('is never the unit itself, one below it, one that is retired, or the one that it is already', () => {
    expect(decided(setSuperior('market'), other({ id: 'market' }))).toBe('单位不能是自己的上级，请另选一个。')
    expect(decided(setSuperior('street'), other({ isBelow: true }))).toBe(
      '街道办是市场局的下级单位，不能作它的上级。请选择其他单位。',
    )
    expect(decided(setSuperior('street'), other({ retiredOn: '2022-08-01' }))).toBe(
      '街道办已停用，不能作上级单位。请选择在用的单位。',
    )
    expect(decided(setSuperior())).toBe('上级单位没有变化，请另选一个。')
    expect(decided(setSuperior('street'), other(), { ...facts, superiorId: 'street' })).toBe(
      '上级单位没有变化，请另选一个。',
    )
  })
})
