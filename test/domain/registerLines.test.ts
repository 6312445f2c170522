/** What a sheet, a boundary or the office changed about a point, in words. */
import { expect, it } from 'vitest'
import type { RegisteredPoint } from '../../domain/pointRegister'
import { registerLines } from '../../domain/registerLines'
import { text } from '../../domain/text'

const named = (id: string) => text(`〔${id}〕`, `<${id}>`)
const names = { unit: named, scope: named, kind: named }
const market: RegisteredPoint = {
  code: 'D0001',
  name: '龙凤集贸市场',
  kind: 'market',
  position: [111.13, 37.52],
  address: '',
  urban: true,
  unitIds: ['u2', 'u1'],
  leadId: 'u1',
  scopeId: 'west',
}
const source = { row: 12, coordinates: '111.136, 37.521', datum: 'GCJ-02' } as const
const said = (before: RegisteredPoint | null, after: RegisteredPoint | null, from: typeof source | null = null) =>
  registerLines({ before, after, source: from }, names).map(({ label, value }) => `${label.zh}：${value.zh}`)

it('of a new point where the sheet put it', () => {
  expect(said(null, market, source)).toEqual(['表中坐标：第12行 111.136, 37.521（GCJ-02（高德、腾讯地图））'])
})

it('of a changed one each fact that is otherwise', () => {
  const after = {
    ...market,
    name: '龙凤农贸市场',
    position: [111.13, 37.53] as const,
    unitIds: ['u1'],
    urban: false,
    address: '龙凤南大街',
    scopeId: null,
  }
  expect(said(market, { ...after, position: [...after.position] })).toEqual([
    '名称：龙凤集贸市场 → 龙凤农贸市场',
    '位置：111.130000, 37.520000 → 111.130000, 37.530000（移动1112米）',
    '地址：无 → 龙凤南大街',
    '市区：是 → 否',
    '责任单位：〔u1〕、〔u2〕 → 〔u1〕',
    '督导范围：〔west〕 → 不在任何范围',
  ])
})

it('the order of the units is none', () => {
  expect(said(market, { ...market, unitIds: ['u1', 'u2'] })).toEqual([])
})
