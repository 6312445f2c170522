/** Steps of an edit of borders: taken back, done again, and brought upon boundaries that have come meanwhile. */
import { expect, it } from 'vitest'
import { afterRedo, afterStep, afterUndo, beginHistory, changedOf, upon } from '../../client/boundaries/borderHistory'

const area = (id: string, north: number) => ({
  id,
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [111, 37],
        [111.1, 37],
        [111.1, north],
        [111, 37],
      ],
    ],
  },
})
const began = [area('west', 37.1), area('east', 37.1), area('far', 37.1)]
const first = [area('west', 37.2), area('east', 37.2), area('far', 37.1)]
const second = [area('west', 37.3), area('east', 37.2), area('far', 37.1)]

it('a step is taken back and done again; a new one forgets what was taken back', () => {
  const twice = afterStep(afterStep(beginHistory(7, began, 'west'), first), second)
  expect(twice.past.length).toBe(2)
  expect(changedOf(twice).map(({ id }) => id)).toEqual(['west', 'east'])
  const once = afterUndo(twice)
  expect([once.areas, once.past.length, once.future.length]).toEqual([first, 1, 1])
  expect(afterRedo(once).areas).toBe(second)
  const none = afterUndo(once)
  expect(changedOf(none)).toEqual([])
  expect(afterUndo(none)).toBe(none)
  expect(afterStep(none, second).future).toEqual([])
  expect(afterRedo(afterStep(none, second)).areas).toBe(second)
})

it('a vertex that was added and found its place is one step', () => {
  const added = afterStep(afterStep(beginHistory(7, began, 'west'), first), second, true)
  expect(added.past).toEqual([began])
  expect(afterUndo(added).areas).toBe(began)
})

it('upon other boundaries what was edited stays, all the rest is as it is now, and one step back gives it up', () => {
  const present = [area('west', 37.5), area('east', 37.5), area('far', 37.5)]
  const anew = upon(afterStep(beginHistory(7, began, 'west'), first), 9, present)
  expect(anew).toMatchObject({ base: 9, began: present, chosenId: 'west', future: [] })
  expect(anew.areas).toEqual([first[0], first[1], present[2]])
  expect(afterUndo(anew).areas).toBe(present)
})
