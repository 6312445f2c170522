/** The line of a road section: what is none, how long it is, and where on it a place lies. */
import { describe, expect, it } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import {
  type Bounds,
  boundsOfScopes,
  type Line,
  lengthMetres,
  lineFault,
  middleOfLine,
  nearestPlace,
  noIssueAt,
  placeAlong,
  scopeOfLine,
  tidyLine,
} from '../../domain/roadLine'

const bounds: Bounds = [111.0, 37.4, 111.2, 37.6]
/** About a kilometre to the east, then about a kilometre to the north. */
const corner: Line = [
  [111.1, 37.5],
  [111.11133, 37.5],
  [111.11133, 37.509],
]
const faultOf = (line: Line) => lineFault(line, bounds)?.refused.zh ?? 'none'
/** So many positions, a few metres apart. */
const many = (count: number): LngLat[] =>
  Array.from({ length: count }, (_, index) => [Number((111.1 + index * 0.0001).toFixed(6)), 37.5])

describe('a line', () => {
  it.each<[string, Line, string]>([
    ['a corner of two kilometres', corner, 'none'],
    ['nothing', [], '路段至少要有起点和终点，请继续画。'],
    ['one position', [[111.1, 37.5]], '路段至少要有起点和终点，请继续画。'],
    ['500 positions', many(500), 'none'],
    ['501 positions', many(501), '路段有501个转折点，最多500个。请减少转折点或分成两段。'],
    [
      'seven decimals',
      [
        [111.1, 37.5],
        [111.1100001, 37.5],
      ],
      '路段坐标最多六位小数，请四舍五入后重新提交。',
    ],
    [
      'latitude before longitude',
      [
        [37.5, 111.1],
        [37.51, 111.1],
      ],
      '路段超出督导区域。请核对坐标（先经度、后纬度，WGS-84）。',
    ],
    [
      'another city',
      [
        [112.5, 37.8],
        [112.51, 37.8],
      ],
      '路段超出督导区域。请核对坐标（先经度、后纬度，WGS-84）。',
    ],
    [
      'a position twice in a row',
      [
        [111.1, 37.5],
        [111.1, 37.5],
        [111.11, 37.5],
      ],
      '路段有连续重复的转折点，请删除其中一个。',
    ],
    [
      'a round that ends where it begins',
      [
        [111.1, 37.5],
        [111.11, 37.5],
        [111.1, 37.5],
      ],
      'none',
    ],
    [
      '18 metres',
      [
        [111.1, 37.5],
        [111.1002, 37.5],
      ],
      '路段只有18米，至少20米。请画到路段终点。',
    ],
    [
      '21 metres',
      [
        [111.1, 37.5],
        [111.10024, 37.5],
      ],
      'none',
    ],
  ])('%s', (_, line, fault) => {
    expect(faultOf(line)).toBe(fault)
  })

  it('as it is drawn becomes one of six decimals without repetitions', () => {
    expect(
      tidyLine([
        [111.12345678, 37.5],
        [111.12345661, 37.49999996],
        [111.2, 37.50000049],
      ]),
    ).toEqual([
      [111.123457, 37.5],
      [111.2, 37.5],
    ])
  })

  it('is measured in whole metres along the earth', () => {
    expect(lengthMetres(corner)).toBe(2000)
    expect(lengthMetres([[111.1, 37.5]])).toBe(0)
  })

  it('has its middle half-way along, not between its ends', () => {
    const [lng, lat] = middleOfLine(corner)
    expect(lng).toBeCloseTo(111.11133, 4)
    expect(lat).toBeCloseTo(37.5, 3)
  })

  it('belongs to the scope in which its middle lies, or to none', () => {
    const square = (west: number, east: number) => ({
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [west, 37.49],
            [east, 37.49],
            [east, 37.52],
            [west, 37.52],
            [west, 37.49],
          ],
        ],
      },
    })
    const scopes = [
      { id: 'west', ...square(111.05, 111.105) },
      { id: 'east', ...square(111.105, 111.15) },
    ]
    expect(scopeOfLine(corner, scopes)?.id).toBe('east')
    expect(scopeOfLine(corner, scopes.slice(0, 1))).toBeNull()
    expect(boundsOfScopes(scopes).map((edge) => Number(edge.toFixed(3)))).toEqual([111.03, 37.47, 111.17, 37.54])
  })
})

describe('a place on a line', () => {
  it('is the nearest one to where somebody tapped, with how far along it is', () => {
    const { place, awayMetres, alongMetres } = nearestPlace(corner, [111.105, 37.5003])
    expect(place[0]).toBeCloseTo(111.105, 5)
    expect(place[1]).toBeCloseTo(37.5, 5)
    expect(Math.round(awayMetres)).toBe(33)
    expect(alongMetres).toBe(441)
    expect(nearestPlace(corner, [111.0, 37.5]).place).toEqual([111.1, 37.5])
    expect(nearestPlace(corner, [111.2, 37.59])).toMatchObject({ place: [111.11133, 37.509], alongMetres: 2000 })
  })

  it('is found again by how far along it is', () => {
    expect(placeAlong(corner, 0)).toEqual([111.1, 37.5])
    expect(placeAlong(corner, -5)).toEqual([111.1, 37.5])
    expect(placeAlong(corner, 99_999)).toEqual([111.11133, 37.509])
    expect(nearestPlace(corner, placeAlong(corner, 441)).alongMetres).toBe(441)
  })

  it('may have an issue while the section is one and the place is on it, or a pavement’s width beside', () => {
    const whyNot = (at: LngLat, retiredOn: string | null = null) =>
      noIssueAt({ line: corner, retiredOn }, at)?.refused.zh ?? 'it may'
    expect(whyNot([111.105, 37.5])).toBe('it may')
    expect(whyNot([111.105, 37.5005])).toBe('it may')
    expect(whyNot([111.105, 37.501])).toBe('问题位置不在这个包路段上，请在路段上重新点选。')
    expect(whyNot([111.105, 37.5], '2022-08-01')).toBe('这个包路段已停用，不能再立案。请在现有的路段或点位上立案。')
  })
})
