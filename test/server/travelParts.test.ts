/** Small parts of asking an engine: lines as Valhalla writes them, what is remembered, and tasks a few at a time. */
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { inTurns } from '../../server/routing/travel/inTurns'
import { decodePolyline6 } from '../../server/routing/travel/polyline'
import { wayCache } from '../../server/routing/travel/wayCache'

describe('an encoded line', () => {
  test('the example of its specification, with six decimals instead of five', () => {
    expect(decodePolyline6('_p~iF~ps|U_ulLnnqC_mqNvxq`@')).toEqual([
      [-12.02, 3.85],
      [-12.095, 4.07],
      [-12.6453, 4.3252],
    ])
    expect(decodePolyline6('')).toEqual([])
  })
  test.each(['_p~iF', '_p~iF~ps|U_', 'not a line', '\n\n', '~~~~~~~~~~~~~~~~~~~~', '_p~iF~ps|U'.repeat(60)])(
    '%j is none',
    (encoded) => {
      expect(decodePolyline6(encoded)).toBeNull()
    },
  )
})

test('ways are forgotten by the place where they begin, the least lately used first', () => {
  const ways = wayCache<number>(4)
  for (const from of ['a', 'b']) for (const [number, to] of ['x', 'y'].entries()) ways.set(from, to, number)
  ways.set('a', 'x', 7)
  ways.set('c', 'x', 9)
  expect([ways.get('a', 'x'), ways.get('a', 'y'), ways.get('b', 'x'), ways.get('c', 'x')]).toEqual([7, 1, undefined, 9])
})

test('no more at once than is allowed, results in order, and the first failure ends the rest', async () => {
  const never = new AbortController().signal
  let [running, most] = [0, 0]
  const task = (value: number) => async () => {
    running += 1
    most = Math.max(most, running)
    await wait(5)
    running -= 1
    return value
  }
  expect(await inTurns([1, 2, 3, 4, 5].map(task), 2, never)).toEqual([1, 2, 3, 4, 5])
  expect(most).toBe(2)
  const begun: number[] = []
  const failing = [1, 2, 3, 4].map((value) => async (signal: AbortSignal) => {
    begun.push(value)
    if (value === 1) throw new Error('the first')
    await wait(1_000, undefined, { signal })
  })
  await expect(inTurns(failing, 2, never)).rejects.toThrow('the first')
  expect(begun).toEqual([1, 2])
})
