/** Points changed by hand: what an edit does to each point, and why some cannot take it. */
import { describe, expect, it } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import {
  type EditGround,
  editPoints,
  type NewPoint,
  newPointSchema,
  type PointEdit,
  pointEditSchema,
  registerPoint,
} from '../../domain/pointEdit'
import type { RegisteredPoint } from '../../domain/pointRegister'
import { isRefusal } from '../../domain/refusal'

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
const school: RegisteredPoint = {
  ...market,
  code: 'D0002',
  name: '城内小学',
  kind: 'school',
  unitIds: ['unit02'],
  leadId: null,
}
/** Retired before the boundary was drawn anew: it would lie in Lianhuachi now. */
const closed: RegisteredPoint = { ...market, code: 'D0003', position: [111.3, 37.5], retiredOn: '2022-08-20' }
const withoutEnd = ({ retiredOn: _, ...point }: RegisteredPoint): RegisteredPoint => point
const points = new Map<number, RegisteredPoint>([
  [1, market],
  [2, school],
  [3, closed],
])
/** East of 111.2 it is Lianhuachi's; on the line itself both say so. */
const ground: EditGround = {
  kinds: new Set(['market', 'school']),
  units: new Set(['unit01', 'unit02', 'unit03']),
  pointOfCode: new Map([['d0002', 2]]),
  claimsAt: ([lng]) =>
    lng === 111.2
      ? { scopeIds: ['fengshan', 'lianhuachi'], doubt: { why: 'several' } }
      : { scopeIds: lng > 112 ? [] : lng > 111.2 ? ['lianhuachi'] : ['fengshan'], doubt: null },
  decided: new Map(),
  openIssues: new Map(),
  today: '2022-09-15',
}
const afterwards = (edit: PointEdit, { ids = [1], more = {} }: { ids?: number[]; more?: Partial<EditGround> } = {}) => {
  const editing = editPoints(points, ids, edit, { ...ground, ...more })
  if (isRefusal(editing)) return editing.refused.zh
  return editing.refused[0]?.why.zh ?? editing.changes.map(({ after }) => after)
}

describe('one point', () => {
  it.each<[string, PointEdit, Partial<RegisteredPoint>]>([
    ['a name', { name: '龙凤农贸市场' }, { name: '龙凤农贸市场' }],
    ['a code of its own', { code: 'LS-7' }, { code: 'LS-7' }],
    [
      'a kind, an address, urban or not',
      { kind: 'school', address: '', urban: false },
      { kind: 'school', address: '', urban: false },
    ],
    ['within its scope it stays that one’s', { position: [111.15, 37.52] }, { position: [111.15, 37.52] }],
    [
      'in another scope it is that one’s',
      { position: [111.3, 37.5] },
      { position: [111.3, 37.5], scopeId: 'lianhuachi' },
    ],
    ['in two of which one has it, it stays', { position: [111.2, 37.5] }, { position: [111.2, 37.5] }],
    ['outside all of them it is nobody’s', { position: [112.5, 37.5] }, { position: [112.5, 37.5], scopeId: null }],
    [
      'units as they are told, without one that led',
      { units: { how: 'set', unitIds: ['unit02', 'unit03'] } },
      { unitIds: ['unit02', 'unit03'], leadId: null },
    ],
    ['one told twice counts once', { units: { how: 'set', unitIds: ['unit01', 'unit01'] } }, { unitIds: ['unit01'] }],
    [
      'another one added, the same leads',
      { units: { how: 'add', unitId: 'unit03' } },
      { unitIds: ['unit01', 'unit02', 'unit03'] },
    ],
    [
      'who comes in the place of the lead leads',
      { units: { how: 'replace', unitId: 'unit01', by: 'unit03' } },
      { unitIds: ['unit03', 'unit02'], leadId: 'unit03' },
    ],
    [
      'put for another that is there already',
      { units: { how: 'replace', unitId: 'unit01', by: 'unit02' } },
      { unitIds: ['unit02'], leadId: 'unit02' },
    ],
    ['one taken away', { units: { how: 'remove', unitId: 'unit01' } }, { unitIds: ['unit02'], leadId: null }],
    ['another lead, or none', { leadId: 'unit02' }, { leadId: 'unit02' }],
    ['nobody leads', { leadId: null }, { leadId: null }],
  ])('%s', (_, edit, expected) => {
    expect(afterwards(edit)).toEqual([{ ...market, ...expected }])
  })

  it('what the office has decided outlives the place', () => {
    expect(afterwards({ position: [111.3, 37.5] }, { more: { decided: new Map([[1, 'fengshan']]) } })).toEqual([
      { ...market, position: [111.3, 37.5], scopeId: 'fengshan' },
    ])
  })

  it.each<[string, PointEdit, string]>([
    ['nothing', {}, '没有要改的内容。请至少改一项。'],
    ['a kind that there is not', { kind: 'palace' }, '没有这个点位类型，或已停用。请从名单中选择。'],
    ['a unit that is retired', { units: { how: 'add', unitId: 'unit09' } }, '没有这个单位，或已停用。请从名单中选择。'],
    [
      'a unit for itself',
      { units: { how: 'replace', unitId: 'unit01', by: 'unit01' } },
      '换成的就是原来的单位。请另选。',
    ],
    ['a lead that is not responsible', { leadId: 'unit03' }, '牵头单位不在责任单位之中。请从责任单位中选择。'],
    [
      'a lead that goes at once',
      { units: { how: 'set', unitIds: ['unit02'] }, leadId: 'unit01' },
      '牵头单位不在责任单位之中。请从责任单位中选择。',
    ],
    ['no unit any more', { units: { how: 'set', unitIds: [] } }, '没有责任单位。请至少选一个。'],
    ['another one’s code, in whatever width', { code: 'Ｄ０００２' }, '编号“Ｄ０００２”已用于其他点位。请换一个编号。'],
  ])('not %s', (_, edit, sentence) => {
    expect(afterwards(edit)).toBe(sentence)
  })

  it('a retired unit that is responsible already may stay', () => {
    expect(
      afterwards({ units: { how: 'set', unitIds: ['unit01'] } }, { more: { units: new Set(['unit02']) } }),
    ).toEqual([{ ...market, unitIds: ['unit01'] }])
  })
})

describe('many points', () => {
  it('tells what changes, what stays, and which cannot', () => {
    expect(
      editPoints(points, [1, 2, 2, 9], { units: { how: 'replace', unitId: 'unit01', by: 'unit03' } }, ground),
    ).toEqual({
      changes: [
        {
          pointId: 1,
          before: market,
          after: { ...market, unitIds: ['unit03', 'unit02'], leadId: 'unit03' },
          source: null,
        },
      ],
      unchanged: 1,
      refused: [{ pointId: 9, why: { zh: '这个点位已经不在了。请刷新后重试。', en: expect.any(String) } }],
      withoutLead: 0,
    })
  })
  it('a lead is none of the units of some', () => {
    const editing = editPoints(points, [1, 2], { leadId: 'unit01' }, ground)
    expect(editing).toMatchObject({ changes: [], unchanged: 1, refused: [{ pointId: 2 }] })
  })
  it('counts those that nobody leads afterwards', () => {
    expect(editPoints(points, [1, 2], { units: { how: 'add', unitId: 'unit03' } }, ground)).toMatchObject({
      changes: [{ pointId: 1 }, { pointId: 2 }],
      withoutLead: 1,
    })
  })
  it.each<[string, PointEdit]>([
    ['names', { name: '同名' }],
    ['codes', { code: 'X' }],
    ['places', { position: [111.1, 37.5] }],
  ])('no %s', (_, edit) => {
    expect(afterwards(edit, { ids: [1, 2] })).toBe('名称、编号和位置只能逐个修改。请只选一个点位。')
  })
})

describe('retired', () => {
  const twice = '没有要改的内容。请至少改一项。'
  it.each<[string, number, PointEdit, Partial<EditGround>, unknown]>([
    ['from today on', 1, { isRetired: true }, {}, [{ ...market, retiredOn: '2022-09-15' }]],
    [
      'not while issues are open there',
      1,
      { isRetired: true },
      { openIssues: new Map([[1, 2]]) },
      '这里还有2个未办结问题。请先办结或作废，再撤点。',
    ],
    ['once is enough', 3, { isRetired: true }, {}, []],
    ['back by the boundaries of now', 3, { isRetired: false }, {}, [{ ...withoutEnd(closed), scopeId: 'lianhuachi' }]],
    [
      'not back with a kind that is retired',
      3,
      { isRetired: false },
      { kinds: new Set(['school']) },
      '它的类型已停用，不能恢复。请先改成在用的类型并保存。',
    ],
    [
      'but with another one',
      3,
      { isRetired: false, kind: 'school' },
      { kinds: new Set(['school']) },
      [{ ...withoutEnd(closed), kind: 'school', scopeId: 'lianhuachi' }],
    ],
    [
      'not back with a unit that is retired',
      3,
      { isRetired: false },
      { units: new Set(['unit01']) },
      '它的责任单位已停用，不能恢复。请先换成在用的单位并保存。',
    ],
    ['its name may still be wrong', 3, { name: '旧市场' }, {}, [{ ...closed, name: '旧市场' }]],
    ['nothing is nothing', 1, {}, {}, twice],
  ])('%s', (_, id, edit, more, expected) => {
    expect(afterwards(edit, { ids: [id], more })).toEqual(expected)
  })
})

describe('a new point', () => {
  const given: NewPoint = {
    code: null,
    name: '东关集贸市场',
    kind: 'market',
    position: [111.3, 37.5],
    address: '',
    urban: true,
    unitIds: ['unit01', 'unit03'],
    leadId: 'unit03',
  }
  const added = (more: Partial<NewPoint>) => {
    const point = registerPoint({ ...given, ...more }, ground, () => 'D0003')
    return isRefusal(point) ? point.refused.zh : point
  }
  it.each<[string, Partial<NewPoint>, Partial<RegisteredPoint> | string]>([
    ['gets a code and the scope of its place', {}, { code: 'D0003', scopeId: 'lianhuachi' }],
    ['has the code that it is given', { code: 'LS-7' }, { code: 'LS-7', scopeId: 'lianhuachi' }],
    [
      'waits for the office where two scopes hold it',
      { position: [111.2, 37.5] },
      { code: 'D0003', position: [111.2, 37.5], scopeId: null },
    ],
    ['has a unit', { unitIds: [], leadId: null }, '没有责任单位。请至少选一个。'],
    ['has a kind', { kind: 'palace' }, '没有这个点位类型，或已停用。请从名单中选择。'],
    [
      'is not given to a unit that there is not',
      { unitIds: ['unit09'], leadId: null },
      '没有这个单位，或已停用。请从名单中选择。',
    ],
    ['is led by one of its units', { leadId: 'unit02' }, '牵头单位不在责任单位之中。请从责任单位中选择。'],
    ['takes nobody’s code', { code: 'd0002' }, '编号“d0002”已用于其他点位。请换一个编号。'],
  ])('%s', (_, more, expected) => {
    const { code: _code, ...rest } = { ...given, ...more }
    expect(added(more)).toEqual(typeof expected === 'string' ? expected : { ...rest, ...expected })
  })
})

describe('what is sent', () => {
  const isTaken = (edit: unknown) => pointEditSchema.safeParse(edit).success
  it.each<[string, unknown, boolean]>([
    ['a name with blanks around it', { name: ' 市场 ' }, true],
    ['an empty address', { address: '' }, true],
    ['an empty name', { name: ' ' }, false],
    ['a name of 61 characters', { name: '市'.repeat(61) }, false],
    ['what nobody sees', { name: '市\u202e场' }, false],
    ['what cannot be stored', { address: 'a\0' }, false],
    ['longitude and latitude the wrong way round', { position: [37.5, 111.1] }, false],
    ['a place in another country', { position: [2.35, 48.85] }, false],
    ['a fact that there is not', { scopeId: 'fengshan' }, false],
  ])('%s', (_, edit, expected) => {
    expect(isTaken(edit)).toBe(expected)
  })
  it('a new point is whole', () => {
    const position: LngLat = [111.1, 37.5]
    expect(newPointSchema.safeParse({ name: '市场', position }).success).toBe(false)
  })
})
