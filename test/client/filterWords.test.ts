import { expect, test } from 'vitest'
import { type FilterNames, filterWords, isFiltering } from '../../client/lists/filterWords'
import { type Filter, wholeCity } from '../../client/view'
import { text } from '../../domain/text'

const names: FilterNames = {
  scope: (id) => (id === 'fengshan' ? text('凤山街道', 'Fengshan Subdistrict') : undefined),
  squad: (number) => (number === 1 ? text('第一督导分队', 'Squad 1') : undefined),
  kind: (key) => (key === 'market' ? text('农贸市场', 'Market') : undefined),
  unit: (id) => (id === 'housing' ? text('市住建局', 'Housing Bureau') : undefined),
}

const filtered = (part: Partial<Filter>): Filter => ({ ...wholeCity.filter, ...part })

test('a filter that lets everything through says so', () => {
  expect(filterWords(wholeCity.filter, names)).toEqual({ zh: '全部点位', en: 'All points' })
  expect(isFiltering(wholeCity.filter)).toBe(false)
})

test('every part of a filter is said, statuses first', () => {
  const filter: Filter = {
    statuses: ['overdue', 'open'],
    scopeId: 'fengshan',
    squad: 1,
    kind: 'market',
    unitId: 'housing',
    urbanOnly: true,
    mark: null,
    search: ' 龙山 ',
  }
  expect(filterWords(filter, names)).toEqual({
    zh: '超期、待整改，第一督导分队，凤山街道，农贸市场，市住建局，市区点位，名称或编号含“龙山”',
    en: 'Overdue or Open; Squad 1; Fengshan Subdistrict; Market; Housing Bureau; Urban points; Name or code contains “龙山”',
  })
})

test('statuses are said worst first, in whatever order they were chosen', () => {
  expect(filterWords(filtered({ statuses: ['compliant', 'overdue'] }), names).zh).toBe('超期、达标')
})

test('an id that nobody knows is said as it is', () => {
  expect(filterWords(filtered({ scopeId: 'nowhere' }), names)).toEqual({ zh: 'nowhere', en: 'nowhere' })
})

test('a search of blanks filters nothing', () => {
  expect(filterWords(filtered({ search: '   ' }), names).zh).toBe('全部点位')
  expect(isFiltering(filtered({ search: '   ' }))).toBe(false)
})

test.each<[string, Partial<Filter>]>([
  ['a status', { statuses: ['compliant'] }],
  ['a scope', { scopeId: 'fengshan' }],
  ['a squad', { squad: 1 }],
  ['a kind', { kind: 'market' }],
  ['a unit', { unitId: 'housing' }],
  ['urban points only', { urbanOnly: true }],
  ['a search', { search: '龙' }],
])('%s is a filter', (_what, part) => {
  expect(isFiltering(filtered(part))).toBe(true)
})
