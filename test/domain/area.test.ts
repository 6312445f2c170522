/** Which places lie in an area that a hand has drawn. */
import { expect, it } from 'vitest'
import { insideOf, type Ring } from '../../domain/area'
import type { LngLat } from '../../domain/coordinates'

const square: Ring = [
  [111.1, 37.5],
  [111.2, 37.5],
  [111.2, 37.6],
  [111.1, 37.6],
]
/** A horseshoe, open to the north. */
const horseshoe: Ring = [
  [111.1, 37.5],
  [111.2, 37.5],
  [111.2, 37.6],
  [111.17, 37.6],
  [111.17, 37.53],
  [111.13, 37.53],
  [111.13, 37.6],
  [111.1, 37.6],
]

it.each<[string, Ring, LngLat, boolean]>([
  ['in the middle', square, [111.15, 37.55], true],
  ['on an edge', square, [111.1, 37.55], true],
  ['on a corner', square, [111.2, 37.6], true],
  ['east of it', square, [111.21, 37.55], false],
  ['north of it', square, [111.15, 37.61], false],
  ['in an arm of the horseshoe', horseshoe, [111.115, 37.58], true],
  ['between its arms', horseshoe, [111.15, 37.58], false],
  ['in its bow', horseshoe, [111.15, 37.51], true],
  // A tap without a drag.
  ['on a line', square.slice(0, 2), [111.15, 37.5], false],
  ['nowhere', [], [111.15, 37.5], false],
])('%s', (_, ring, at, isInside) => {
  expect(insideOf(ring)(at)).toBe(isInside)
})

it('a line that crosses itself, as a hurried hand draws it, holds both loops', () => {
  const eight: Ring = [
    [111.1, 37.5],
    [111.2, 37.6],
    [111.2, 37.5],
    [111.1, 37.6],
  ]
  expect(insideOf(eight)([111.11, 37.55])).toBe(true)
  expect(insideOf(eight)([111.19, 37.55])).toBe(true)
  expect(insideOf(eight)([111.15, 37.51])).toBe(false)
})
