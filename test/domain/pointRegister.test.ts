/** The register of points: what taking a change back does, and the codes of new points. */
import { describe, expect, it } from 'vitest'
import { createCodes, type RegisterChange, type RegisteredPoint, undoingOf } from '../../domain/pointRegister'

const market: RegisteredPoint = {
  code: 'D0001',
  name: '龙凤集贸市场',
  kind: 'market',
  position: [111.13, 37.52],
  address: '',
  urban: true,
  unitIds: ['unit01', 'unit02'],
  leadId: 'unit01',
  scopeId: 'fengshan',
}
const renamed: RegisteredPoint = { ...market, name: '龙凤农贸市场' }
const elsewhere: RegisteredPoint = { ...market, position: [111.2, 37.6], scopeId: null }
const change = (before: RegisteredPoint | null, after: RegisteredPoint | null): RegisterChange => ({
  pointId: 7,
  before,
  after,
  source: null,
})
const present = (
  now: RegisteredPoint | null,
  more: {
    inUse?: boolean
    retired?: string
    retiredKind?: string
    codeOf?: number
    scopeId?: string
    open?: boolean
  } = {},
) => ({
  pointOf: new Map(now === null ? [] : [[7, now] as const]),
  inUse: new Set(more.inUse ? [7] : []),
  retiredUnits: new Set(more.retired ? [more.retired] : []),
  retiredKinds: new Set(more.retiredKind ? [more.retiredKind] : []),
  today: '2022-09-15',
  withOpenIssues: new Set(more.open ? [7] : []),
  pointOfCode: new Map(more.codeOf === undefined ? [] : [['D0001', more.codeOf] as const]),
  scopeAt: () => more.scopeId ?? 'fengshan',
})

describe('taking a change back', () => {
  it.each<[string, RegisterChange, ReturnType<typeof present>, RegisterChange | string | null]>([
    ['what was changed becomes what it was', change(market, renamed), present(renamed), change(renamed, market)],
    ['what was new goes again', change(null, market), present(market), change(market, null)],
    ['a new point with a record of its own stays', change(null, market), present(market, { inUse: true }), 'inUse'],
    [
      'a record there does not keep a name',
      change(market, renamed),
      present(renamed, { inUse: true }),
      change(renamed, market),
    ],
    [
      'what was retired is in use again, by the boundaries of now',
      change(market, { ...market, retiredOn: '2022-09-01' }),
      present({ ...market, retiredOn: '2022-09-01' }, { scopeId: 'lianhuachi' }),
      change({ ...market, retiredOn: '2022-09-01' }, { ...market, scopeId: 'lianhuachi' }),
    ],
    [
      'what was brought back is retired again, from today on',
      change({ ...market, retiredOn: '2022-09-01' }, market),
      present(market, { inUse: true }),
      change(market, { ...market, retiredOn: '2022-09-15' }),
    ],
    [
      'but not while issues are open there',
      change({ ...market, retiredOn: '2022-09-01' }, market),
      present(market, { open: true }),
      'hasOpenIssues',
    ],
    [
      'a retired point gets no code back that another has by now',
      change({ ...market, retiredOn: '2022-09-01' }, { ...market, code: 'LS-7', retiredOn: '2022-09-01' }),
      present({ ...market, code: 'LS-7', retiredOn: '2022-09-01' }, { codeOf: 9 }),
      'codeTaken',
    ],
    ['what was changed again stays', change(market, renamed), present({ ...renamed, urban: false }), 'changedSince'],
    [
      'moved by a metre is changed again',
      change(null, market),
      present({ ...market, position: [111.13001, 37.52] }),
      'changedSince',
    ],
    [
      'the order of the units is no change',
      change(market, renamed),
      present({ ...renamed, unitIds: ['unit02', 'unit01'] }),
      change(renamed, market),
    ],
    [
      'a retired unit gets nothing back',
      change(market, { ...market, unitIds: ['unit03'], leadId: null }),
      present({ ...market, unitIds: ['unit03'], leadId: null }, { retired: 'unit02' }),
      'unitRetired',
    ],
    [
      'nor does a retired kind come back with an edit',
      change(market, { ...market, kind: 'park' }),
      present({ ...market, kind: 'park' }, { retiredKind: market.kind }),
      'kindRetired',
    ],
    [
      'or with a point that was removed',
      change(market, null),
      present(null, { retiredKind: market.kind }),
      'kindRetired',
    ],
    [
      'a new point of a kind that is retired since goes all the same',
      change(null, market),
      present(market, { retiredKind: market.kind }),
      change(market, null),
    ],
    ['what is gone needs nothing', change(null, market), present(null), null],
    ['what was removed comes back', change(market, null), present(null), change(null, market)],
    ['what is there again needs nothing', change(market, null), present(market), null],
    [
      'a code that another has now is not taken from it',
      change(market, null),
      present(null, { codeOf: 8 }),
      'codeTaken',
    ],
    ['its own code is no other’s', change(market, renamed), present(renamed, { codeOf: 7 }), change(renamed, market)],
    [
      'moved back, it is whose the boundaries say now',
      change(market, elsewhere),
      present(elsewhere, { scopeId: 'lianhuachi' }),
      change(elsewhere, { ...market, scopeId: 'lianhuachi' }),
    ],
  ])('%s', (_, done, now, expected) => {
    expect(undoingOf([done], now)).toEqual({
      changes: typeof expected === 'object' && expected !== null ? [expected] : [],
      kept: typeof expected === 'string' ? [{ pointId: 7, why: expected }] : [],
    })
  })
})

it('new points without a code are numbered after the highest of the product’s own', () => {
  const next = createCodes(['D0009', 'D0123', 'LS-2000', 'D12', 'd9999', 'D0123456789'])
  expect([next(), next()]).toEqual(['D0124', 'D0125'])
  expect(createCodes([])()).toBe('D0001')
  expect(createCodes(['D9999'])()).toBe('D10000')
})
