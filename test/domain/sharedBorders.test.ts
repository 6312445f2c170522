/** Borders edited in place: what a step does to every area that shares the vertex, and which step lies between two rings. */
import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { joinBorders } from '../../domain/boundaries/joinBorders'
import { type BorderStep, changedAreas, stepBetween, takeBorderStep } from '../../domain/boundaries/sharedBorders'
import { isRefusal } from '../../domain/refusal'

/** Two squares side by side, the border between them at 111.1 with one vertex in its middle; the east goes round from it. */
const west: Position[] = [
  [111, 37],
  [111.1, 37],
  [111.1, 37.05],
  [111.1, 37.1],
  [111, 37.1],
  [111, 37],
]
const east: Position[] = [
  [111.1, 37.05],
  [111.1, 37],
  [111.2, 37],
  [111.2, 37.1],
  [111.1, 37.1],
  [111.1, 37.05],
]
const far: Position[] = [
  [111.5, 37],
  [111.6, 37],
  [111.6, 37.1],
  [111.5, 37],
]
const area = (id: string, ...rings: Position[][]) => ({
  id,
  geometry: { type: 'Polygon' as const, coordinates: rings },
})
const areas = [area('west', west), area('east', east), area('far', far)]
const taken = (step: BorderStep, from: Parameters<typeof takeBorderStep>[0] = areas) => {
  const after = takeBorderStep(from, step)
  if (isRefusal(after)) throw new Error(after.refused.zh)
  return after.map(({ geometry }) => geometry.coordinates[0])
}

describe('a step', () => {
  it('moves a vertex of both neighbours, the closing position with the first, and touches nobody else', () => {
    const step: BorderStep = { kind: 'move', from: [111.1, 37.05], to: [111.112345678, 37.06] }
    expect(taken(step)).toEqual([
      [
        [111, 37],
        [111.1, 37],
        [111.1123457, 37.06],
        [111.1, 37.1],
        [111, 37.1],
        [111, 37],
      ],
      [
        [111.1123457, 37.06],
        [111.1, 37],
        [111.2, 37],
        [111.2, 37.1],
        [111.1, 37.1],
        [111.1123457, 37.06],
      ],
      far,
    ])
    const after = takeBorderStep(areas, step)
    if (isRefusal(after)) throw new Error(after.refused.zh)
    expect(after[2]).toBe(areas[2])
    expect(changedAreas(areas, after).map(({ id }) => id)).toEqual(['west', 'east'])
  })
  it.each<[string, BorderStep, string[]]>([
    ['a vertex that one has alone', { kind: 'move', from: [111, 37], to: [110.9, 37] }, ['west']],
    ['a place where nobody has one', { kind: 'move', from: [111.3, 37], to: [111.4, 37] }, []],
    ['44 cm beside', { kind: 'move', from: [111.100005, 37.05], to: [111.11, 37.05] }, ['west', 'east']],
    ['53 cm beside', { kind: 'move', from: [111.100006, 37.05], to: [111.11, 37.05] }, []],
  ])('moved: %s', (_, step, changed) => {
    const after = takeBorderStep(areas, step)
    if (isRefusal(after)) throw new Error(after.refused.zh)
    expect(changedAreas(areas, after).map(({ id }) => id)).toEqual(changed)
  })
  it('brings together what was drawn twice', () => {
    const drawnTwice = area(
      'east',
      east.map(([lng = 0, lat = 0]) => [lng + 0.000004, lat]),
    )
    expect(
      taken({ kind: 'move', from: [111.1, 37.05], to: [111.11, 37.05] }, [area('west', west), drawnTwice]),
    ).toEqual([
      west.map((position) => (position === west[2] ? [111.11, 37.05] : position)),
      [
        [111.11, 37.05],
        [111.100004, 37],
        [111.200004, 37],
        [111.200004, 37.1],
        [111.100004, 37.1],
        [111.11, 37.05],
      ],
    ])
  })
  it('of vertices that are closer together than that takes the nearest of a ring alone', () => {
    const dense: Position[] = [
      [111, 37],
      [111.1, 37],
      [111.1, 37.000002],
      [111.1, 37.000004],
      [111, 37.1],
      [111, 37],
    ]
    expect(taken({ kind: 'move', from: [111.1, 37.000002], to: [111.2, 37.000002] }, [area('west', dense)])).toEqual([
      [
        [111, 37],
        [111.1, 37],
        [111.2, 37.000002],
        [111.1, 37.000004],
        [111, 37.1],
        [111, 37],
      ],
    ])
  })
  it('inserts on the edge of both, whichever way they go round', () => {
    const step: BorderStep = {
      kind: 'insert',
      between: [
        [111.1, 37.05],
        [111.1, 37.1],
      ],
      at: [111.1, 37.07],
    }
    expect(taken(step)).toEqual([
      [
        [111, 37],
        [111.1, 37],
        [111.1, 37.05],
        [111.1, 37.07],
        [111.1, 37.1],
        [111, 37.1],
        [111, 37],
      ],
      [
        [111.1, 37.05],
        [111.1, 37],
        [111.2, 37],
        [111.2, 37.1],
        [111.1, 37.1],
        [111.1, 37.07],
        [111.1, 37.05],
      ],
      far,
    ])
  })
  it('inserts on the edge that closes the ring', () => {
    const step: BorderStep = {
      kind: 'insert',
      between: [
        [111, 37.1],
        [111, 37],
      ],
      at: [110.95, 37.05],
    }
    expect(taken(step)[0]).toEqual([...west.slice(0, 5), [110.95, 37.05], [111, 37]])
  })
  it('removes a vertex of both; the ring that begins with it begins with the next', () => {
    expect(taken({ kind: 'remove', at: [111.1, 37.05] })).toEqual([
      [
        [111, 37],
        [111.1, 37],
        [111.1, 37.1],
        [111, 37.1],
        [111, 37],
      ],
      [
        [111.1, 37],
        [111.2, 37],
        [111.2, 37.1],
        [111.1, 37.1],
        [111.1, 37],
      ],
      far,
    ])
  })
  it('removes nothing anywhere where one of the rings would bound no area any more', () => {
    const wedge = area('wedge', [
      [111.1, 37.05],
      [111.1, 37.1],
      [111.05, 37.07],
      [111.1, 37.05],
    ])
    expect(takeBorderStep([area('east', east), wedge], { kind: 'remove', at: [111.1, 37.05] })).toMatchObject({
      kind: 'invalid',
      refused: { zh: '这里只剩三个点，再删就不成范围了。请保留这个点。' },
    })
  })
  it('reaches holes and parts: an island in a hole has the hole’s border', () => {
    const hole: Position[] = [
      [111.02, 37.02],
      [111.02, 37.04],
      [111.04, 37.04],
      [111.02, 37.02],
    ]
    const around = { id: 'around', geometry: { type: 'MultiPolygon' as const, coordinates: [[far], [west, hole]] } }
    const island = area('island', [...hole].reverse())
    const after = takeBorderStep([around, island], { kind: 'move', from: [111.04, 37.04], to: [111.05, 37.05] })
    expect(after).toEqual([
      {
        id: 'around',
        geometry: {
          type: 'MultiPolygon',
          coordinates: [
            [far],
            [
              west,
              [
                [111.02, 37.02],
                [111.02, 37.04],
                [111.05, 37.05],
                [111.02, 37.02],
              ],
            ],
          ],
        },
      },
      area('island', [
        [111.02, 37.02],
        [111.05, 37.05],
        [111.02, 37.04],
        [111.02, 37.02],
      ]),
    ])
  })
})

describe('the step between two states of a ring', () => {
  const other: Position = [111.15, 37.02]
  it.each<[string, Position[], Position[], BorderStep | null]>([
    ['the same', west, west, null],
    ['a vertex elsewhere', west, west.with(2, other), { kind: 'move', from: [111.1, 37.05], to: other }],
    [
      'the first elsewhere, and with it the closing one',
      west,
      [other, ...west.slice(1, 5), other],
      { kind: 'move', from: [111, 37], to: other },
    ],
    ['two elsewhere', west, west.with(1, other).with(2, other), null],
    [
      'one more',
      west,
      west.toSpliced(2, 0, other),
      {
        kind: 'insert',
        between: [
          [111.1, 37],
          [111.1, 37.05],
        ],
        at: other,
      },
    ],
    [
      'one more on the closing edge',
      west,
      west.toSpliced(5, 0, other),
      {
        kind: 'insert',
        between: [
          [111, 37.1],
          [111, 37],
        ],
        at: other,
      },
    ],
    ['one less', west, west.toSpliced(2, 1), { kind: 'remove', at: [111.1, 37.05] }],
    ['the first taken out', west, [...west.slice(1, 5), [111.1, 37]], { kind: 'remove', at: [111, 37] }],
    ['the last taken out', west, west.toSpliced(4, 1), { kind: 'remove', at: [111, 37.1] }],
    ['two more', west, west.toSpliced(2, 0, other, [111.16, 37.03]), null],
    ['one more and one elsewhere', west, west.with(1, other).toSpliced(4, 0, other), null],
  ])('%s', (_, before, after, step) => {
    expect(stepBetween(before, after)).toEqual(step)
  })
})

describe('borders made ready to be edited together', () => {
  /** The east has no vertex in the middle of the border, where the west has one. */
  const straight: Position[] = [
    [111.1, 37],
    [111.2, 37],
    [111.2, 37.1],
    [111.1, 37.1],
    [111.1, 37],
  ]
  it('a vertex on a neighbour’s edge becomes the neighbour’s too, and moves with it', () => {
    const joined = joinBorders([area('west', west), area('east', straight), area('far', far)])
    expect(joined.map(({ geometry }) => geometry.coordinates[0])).toEqual([
      west,
      [
        [111.1, 37],
        [111.2, 37],
        [111.2, 37.1],
        [111.1, 37.1],
        [111.1, 37.05],
        [111.1, 37],
      ],
      far,
    ])
    expect(taken({ kind: 'move', from: [111.1, 37.05], to: [111.11, 37.05] }, joined)[1]).toContainEqual([
      111.11, 37.05,
    ])
  })
  it('what is joined already, or farther than half a metre, stays as it is', () => {
    expect(joinBorders(areas)).toEqual(areas)
    const apart = area(
      'east',
      straight.map(([lng = 0, lat = 0]) => [lng + 0.00001, lat]),
    )
    const [one, other] = joinBorders([area('west', west), apart])
    expect(one?.geometry.coordinates[0]).toEqual(west)
    expect(other).toBe(apart)
  })
  it('several on one edge stand in their order, and one that two neighbours have stands once', () => {
    const north: Position[] = [
      [111.1, 37.07],
      [111.1, 37.02],
      [111.05, 37.05],
      [111.1, 37.07],
    ]
    const again = area('again', [...north].reverse())
    const [east2] = joinBorders([area('east', straight), area('north', north), again])
    expect(east2?.geometry.coordinates[0]).toEqual([
      ...straight.slice(0, 4),
      [111.1, 37.07],
      [111.1, 37.02],
      [111.1, 37],
    ])
  })
})
