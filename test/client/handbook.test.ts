/** A kind of point while it is edited, and a place's items as its last inspection saw them. */
import { expect, test } from 'vitest'
import {
  blankItem,
  draftOf,
  formOfKind,
  hasOtherItems,
  hasOtherNames,
  moved,
  withItem,
  without,
} from '../../client/handbook/kindDraft'
import { inspectedItems, itemsToOpenOn } from '../../client/place/inspectedItems'

const market = { key: 'market', nameZh: '集贸市场', nameEn: 'Market' }
const before = draftOf(market, [
  { key: 'clean', zh: '地面干净', en: 'Clean', scope: 'all' },
  { key: 'light', zh: '照明完好', en: 'Lit', scope: 'urban', code: '1.2' },
])
const order = (draft: typeof before) => draft.items.map(({ id }) => id)

test('items are reworded, moved, added and dropped; what was not touched is no new version', () => {
  expect(hasOtherItems(before, before)).toBe(false)
  expect(order(moved(before, 'light', -1))).toEqual(['light', 'clean'])
  expect(order(moved(before, 'light', 1))).toEqual(['clean', 'light'])
  expect(order(without(before, 'clean'))).toEqual(['light'])
  expect(hasOtherItems(withItem(before, 'clean', { zh: '地面干净，无积水' }), before)).toBe(true)
  const renamed = { ...before, nameZh: '农贸市场' }
  expect([hasOtherItems(renamed, before), hasOtherNames(renamed, before)]).toEqual([false, true])
})

test('it is sent whole, or not yet', () => {
  const added = { ...before, nameEn: '', items: [...before.items, blankItem('new')] }
  expect(formOfKind(added)).toBeNull()
  expect(formOfKind(withItem(added, 'new', { zh: '有公平秤' }))).toEqual({
    ...{ key: 'market', nameZh: '集贸市场', nameEn: '集贸市场' },
    items: [
      { key: 'clean', zh: '地面干净', en: 'Clean', scope: 'all', code: '' },
      { key: 'light', zh: '照明完好', en: 'Lit', scope: 'urban', code: '1.2' },
      { key: null, zh: '有公平秤', en: '', scope: 'all', code: '' },
    ],
  })
})

const words: Record<string, readonly string[]> = {
  clean: ['地面干净', '地面干净，无积水'],
  light: ['照明完好', '照明完好'],
  signs: ['标识清楚', '标识清楚'],
}
const names = {
  checkItem: (key: string, version = 2) => ({ zh: words[key]?.[version - 1] ?? key, en: key }),
}
const present = ['clean', 'signs'].map((key) => ({ key, ...names.checkItem(key) }))

test('a place shows what the last inspection found in the words of its version, what has been dropped with it', () => {
  const { items, isOtherwise, hasFormer } = inspectedItems(present, { clean: 'fail', light: 'pass' }, names, 1)
  expect(items.map(({ zh }) => zh)).toEqual(['地面干净', '标识清楚', '照明完好'])
  expect([isOtherwise, hasFormer]).toEqual([true, true])
  expect(inspectedItems(present, { clean: 'pass' }, names, 2)).toEqual({
    ...{ items: present, isOtherwise: false, hasFormer: false },
  })
})

test('an item that failed is one to open an issue on, though the handbook has dropped it', () => {
  const last = { visitedOn: '2022-09-10', complete: true, failedItems: ['light'] }
  const { checkItems, handbook } = itemsToOpenOn(present, 'light', last, names)
  expect([checkItems[0]?.zh, handbook]).toEqual(['照明完好', 1])
  expect(itemsToOpenOn(present, 'signs', last, names)).toEqual({ checkItems: present })
})
