/** A pasted plan beside what is there: every outcome with its sentence, and names that are asked about. */
import { describe, expect, it } from 'vitest'
import {
  comparePlan,
  linesOf,
  type NameChoices,
  type PlanGround,
  planMark,
} from '../../domain/importing/planComparison'
import { type ReadSquad, readPlanText } from '../../domain/importing/planText'
import { isRefusal } from '../../domain/refusal'
import { planText } from '../planText'

const nothing: PlanGround = { squads: [], scopes: [], units: [], drawn: () => false }
const town: PlanGround = {
  squads: [
    { number: 1, name: '第一督导分队', group: 1 },
    { number: 2, name: '第二督导分队', group: 1 },
    { number: 3, name: '第三督导分队', group: 2 },
  ],
  scopes: [
    { id: 'east', name: '东街道', kind: 'street_office', extent: 'built_up', squad: 1, hasBoundary: true },
    { id: 'west', name: '西街道', kind: 'street_office', extent: 'built_up', squad: 2, hasBoundary: true },
    { id: 'south', name: '南镇', kind: 'township', extent: 'jurisdiction', squad: 2, hasBoundary: false },
  ],
  units: [
    ...[
      ['u1', '市财政局', ['市财局'], 1, true, null],
      ['u2', '市教育局', [], 1, true, null],
      ['u3', '市公安局', [], 2, true, null],
      ['u4', '东街道办事处', [], null, false, null],
      ['u5', '市旧城改造办', [], 2, true, '2022-08-01'],
    ].map(([id, name, aliases, squad, isSupervised, retiredOn]) => ({
      id,
      name,
      aliases,
      squad,
      isSupervised,
      retiredOn,
    })),
  ] as PlanGround['units'],
  drawn: (name, extent) => name === '北街道' && extent === 'built_up',
}
const one = (units: string[], scopes: ReadSquad['scopes'] = [], group: number | null = 1): ReadSquad[] => [
  { number: 1, name: '第一督导分队', group, scopes, units },
]
const unitsIn = (read: readonly ReadSquad[], choices: NameChoices = {}) =>
  comparePlan(read, town, choices).units.map(({ name, is, says }) => [name, is, says?.zh ?? ''])
const ofUnit = (name: string, choices: NameChoices = {}) => unitsIn(one([name]), choices)[0]

describe('units', () => {
  it.each([
    ['市财政局', 'unchanged', ''],
    ['市 财政局', 'unchanged', ''],
    ['市财局', 'unchanged', '即“市财政局”。'],
    ['市公安局', 'changed', '由第二督导分队改为第一督导分队督导。'],
    ['东街道办事处', 'changed', '已在名册，改列为督导单位。'],
    ['市气象台', 'new', ''],
    ['市财证局', 'asked', '是不是“市财政局”？请选择。'],
    ['教育局', 'asked', '是不是“市教育局”？请选择。'],
    ['市公安局交警支队', 'asked', '是不是“市公安局”？请选择。'],
    ['市旧城改造办', 'refused', '这个单位已停用，不能再列为督导单位。请改用承接单位的名称。'],
  ])('%s: %s', (name, is, says) => {
    expect(ofUnit(name)).toEqual([name, is, says])
  })

  it('what is decided is taken: a slip, another name that is kept, another unit', () => {
    expect(ofUnit('市财证局', { 市财证局: { is: 'same', unitId: 'u1' } })).toEqual([
      '市财证局',
      'unchanged',
      '即“市财政局”。',
    ])
    expect(ofUnit('教育局', { 教育局: { is: 'alias', unitId: 'u2' } })).toEqual([
      ...['教育局', 'changed', '记为“市教育局”的别名。'],
    ])
    expect(ofUnit('市公安局交警支队', { 市公安局交警支队: { is: 'new' } })).toEqual(['市公安局交警支队', 'new', ''])
  })

  it('a unit stands there once, under whichever names', () => {
    expect(unitsIn(one(['市财政局', '市财局']))[1]).toEqual([
      ...['市财局', 'refused', '“市财政局”也指市财政局，一个单位只能写一次。请改正。'],
    ])
  })

  it('those that are not named are listed and left; retired and other units are none of the plan’s', () => {
    expect(unitsIn(one(['市财政局'])).slice(1)).toEqual(
      ['市教育局', '市公安局'].map((name) => [
        ...[name, 'unnamed', '粘贴的文字没有提到，保持原样。不再督导的，请在“单位”中停用。'],
      ]),
    )
  })

  it('a name of JavaScript’s own is a name like another', () => {
    expect(ofUnit('constructor')).toEqual(['constructor', 'new', ''])
    expect(ofUnit('__proto__')?.[1]).toBe('new')
  })
})

describe('scopes and squads', () => {
  const scope = (name: string, extent: 'built_up' | 'jurisdiction') =>
    comparePlan(one([], [{ name, kind: 'street_office', extent }]), town).scopes.map(({ name, is, says }) => [
      ...[name, is, says?.zh ?? ''],
    ])[0]

  it.each([
    ['东街道', 'built_up', 'unchanged', ''],
    ['西街道', 'built_up', 'changed', '由第二督导分队改为第一督导分队督导。'],
    ['东街道', 'jurisdiction', 'changed', '范围由建成区改为所辖范围，边界还是原来的，请重新导入边界。'],
    ['北街道', 'built_up', 'new', '建成区。先用示意边界，请导入正式边界。'],
    ['北街道', 'jurisdiction', 'new', '所辖范围。还没有边界，请导入边界。'],
  ] as const)('%s %s: %s', (name, extent, is, says) => {
    expect(scope(name, extent)).toEqual([name, is, says])
  })

  it('a scope that waits for its boundary is told again', () => {
    const read: ReadSquad[] = [
      {
        number: 2,
        name: '第二督导分队',
        group: 1,
        scopes: [{ name: '南镇', kind: 'township', extent: 'jurisdiction' }],
        units: [],
      },
    ]
    expect(comparePlan(read, town).scopes[0]).toMatchObject({
      is: 'unchanged',
      says: { zh: '还没有边界，请导入边界。' },
    })
  })

  it('a squad is new in its group, given to another group, or of no group', () => {
    const squads = (read: ReadSquad[]) =>
      comparePlan(read, town).squads.map(({ name, is, says }) => [name, is, says?.zh ?? ''])
    expect(squads(one([], [], 2))[0]).toEqual(['第一督导分队', 'changed', '由第一督导组改为第二督导组。'])
    expect(squads(one([], [], null))[0]).toEqual(['第一督导分队', 'unchanged', ''])
    expect(squads(one([]))[1]).toEqual(['第二督导分队', 'unnamed', '粘贴的文字没有提到，保持原样。'])
    const seventh = (group: number | null) => ({ number: 7, name: '第七督导分队', group, scopes: [], units: [] })
    expect(squads([seventh(2)])[0]).toEqual(['第七督导分队', 'new', '属于第二督导组。'])
    expect(squads([seventh(null)])[0]).toEqual([
      '第七督导分队',
      'refused',
      '没有写在哪个督导组之下。请补上督导组的标题。',
    ])
  })
})

describe('the plan of 2022', () => {
  const plan = readPlanText(planText)
  if (isRefusal(plan)) throw new Error(plan.refused.zh)

  it('is all new where nothing is, and no name is asked about', () => {
    const lines = linesOf(comparePlan(plan.squads, nothing))
    expect(lines.length).toBe(6 + 12 + 64)
    expect(new Set(lines.map(({ is }) => is))).toEqual(new Set(['new']))
  })

  it('has a mark that changes with what would be written, and with nothing else', () => {
    const mark = planMark(comparePlan(plan.squads, nothing))
    expect(planMark(comparePlan(plan.squads, { ...nothing, drawn: () => true }))).toBe(mark)
    expect(planMark(comparePlan(plan.squads.slice(1), nothing))).not.toBe(mark)
    expect(planMark(comparePlan(plan.squads, { ...nothing, units: town.units }))).not.toBe(mark)
  })
})
