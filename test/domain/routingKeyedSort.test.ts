/** Sorting numbers by a key of each: order, equal keys, keys that are no distance. */
import { expect, test } from 'vitest'
import { createKeyedSort } from '../../domain/routing/keyedSort'

const sortedBy = (keys: readonly number[]): number[] => {
  const { setKey, sort } = createKeyedSort(keys.length)
  for (const [index, key] of keys.entries()) setKey(index, key)
  const order = new Int32Array(keys.length)
  sort(keys.length, order)
  return [...order]
}

test('the least key first; below zero, zero and no way among them', () => {
  expect(sortedBy([3, -1, 0, Number.POSITIVE_INFINITY, 2.5])).toEqual([1, 2, 4, 0, 3])
  expect(sortedBy([-2, -2.5, -1e9])).toEqual([2, 1, 0])
  expect(sortedBy([])).toEqual([])
})

test('no number is lost or told twice where keys are alike', () => {
  expect(sortedBy([7, 7, Number.POSITIVE_INFINITY, 7, Number.POSITIVE_INFINITY]).sort()).toEqual([0, 1, 2, 3, 4])
  const many = sortedBy(Array.from({ length: 2_000 }, (_, index) => Math.abs(index - 1_000)))
  expect(many[0]).toBe(1_000)
  expect(new Set(many).size).toBe(2_000)
})

test('fewer may be sorted than there is room for', () => {
  const { setKey, sort } = createKeyedSort(5)
  for (const [index, key] of [9, 8, 7].entries()) setKey(index, key)
  const order = new Int32Array(5)
  sort(3, order)
  expect([...order.subarray(0, 3)]).toEqual([2, 1, 0])
})
