import { expect, test } from 'vitest'
import { heightOf, stopFor } from '../../client/shell/BottomSheet'

/** The space of a phone of 390 × 844 above its bottom bar. */
const spacePx = 788

test('the sheet stands at a peek, at half, or nearly full', () => {
  expect(heightOf('peek', spacePx)).toBe(100)
  expect(heightOf('half', spacePx)).toBe(394)
  expect(heightOf('full', spacePx)).toBe(776)
})

test('let go slowly, it goes to the nearest stop', () => {
  expect(stopFor(150, spacePx, 0)).toBe('peek')
  expect(stopFor(300, spacePx, 0)).toBe('half')
  expect(stopFor(700, spacePx, 0)).toBe('full')
})

test('a flick takes it to the next stop that way', () => {
  expect(stopFor(150, spacePx, 1)).toBe('half')
  expect(stopFor(450, spacePx, 1)).toBe('full')
  expect(stopFor(700, spacePx, -1)).toBe('half')
  expect(stopFor(300, spacePx, -1)).toBe('peek')
})

test('a flick beyond the last stop stays there', () => {
  expect(stopFor(776, spacePx, 1)).toBe('full')
  expect(stopFor(90, spacePx, -1)).toBe('peek')
})
