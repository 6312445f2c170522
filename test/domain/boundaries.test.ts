/** Boundaries as files have them: what is refused and what is warned of, in which datum they are, and what changes hands. */
import type { Geometry, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import type { Claims } from '../../domain/boundaries/borderDoubt'
import { readBoundary } from '../../domain/boundaries/boundaryFaults'
import { type BoundaryGround, checkBoundaries } from '../../domain/boundaries/checkBoundaries'
import { handOverOf, scopeOf } from '../../domain/boundaries/handOver'
import { signedArea } from '../../domain/boundaries/ringFaults'
import type { LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import { isRefusal } from '../../domain/refusal'
import { text } from '../../domain/text'
import { packagedJson } from '../../server/packagedFile'

const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const polygon = (...rings: Position[][]): Geometry => ({ type: 'Polygon', coordinates: rings })
const many = (count: number): Position[] =>
  Array.from({ length: count }, (_, index) => [
    111 + 0.1 * Math.cos((index / count) * 2 * Math.PI),
    37 + 0.1 * Math.sin((index / count) * 2 * Math.PI),
  ])

describe('one boundary', () => {
  const outer = square(111, 37, 0.1)
  it.each<[string, Geometry | null, string]>([
    ['none', null, '不是面'],
    ['a point', { type: 'Point', coordinates: [111, 37] }, '不是面'],
    ['a line', { type: 'LineString', coordinates: outer }, '不是面'],
    ['a collection', { type: 'GeometryCollection', geometries: [] }, '不是面'],
    ['no ring', polygon(), '图形是空的'],
    ['an empty ring', polygon([]), '图形是空的'],
    ['no part', { type: 'MultiPolygon', coordinates: [] }, '图形是空的'],
    ['one corner', polygon([[111, 37]]), '至少要有三个不同的点'],
    [
      'two corners',
      polygon([
        [111, 37],
        [111.1, 37],
      ]),
      '至少要有三个不同的点',
    ],
    [
      'three corners, two of them the same',
      polygon([
        [111, 37],
        [111.1, 37],
        [111.1, 37],
        [111, 37],
      ]),
      '至少要有三个不同的点',
    ],
    [
      'a hole of two corners',
      polygon(outer, [
        [111.01, 37.01],
        [111.02, 37.02],
      ]),
      '至少要有三个不同的点',
    ],
    [
      'a bow-tie',
      polygon([
        [111, 37],
        [111.1, 37.1],
        [111.1, 37],
        [111, 37.1],
        [111, 37],
      ]),
      '自相交1处',
    ],
    [
      'a star drawn in one stroke',
      polygon([
        [111.05, 37.1],
        [111.08, 37],
        [111, 37.06],
        [111.1, 37.06],
        [111.02, 37],
      ]),
      '自相交5处',
    ],
    ['a hole that crosses its border', polygon(outer, square(111.05, 37.05, 0.1)), '自相交'],
    ['a hole outside', polygon(outer, square(111.2, 37.2, 0.01)), '有洞在边界之外'],
    [
      'NaN',
      polygon([
        [111, 37],
        [Number.NaN, 37],
        [111.1, 37.1],
      ]),
      '不是数字',
    ],
    [
      'infinity',
      polygon([
        [111, 37],
        [Number.POSITIVE_INFINITY, 37],
        [111.1, 37.1],
      ]),
      '不是数字',
    ],
    [
      'latitude 111',
      polygon([
        [111, 111],
        [111.1, 111],
        [111.1, 111.1],
      ]),
      '不在国内',
    ],
    [
      'across the antimeridian',
      polygon([
        [179.9, 37],
        [-179.9, 37],
        [-179.9, 37.1],
        [179.9, 37.1],
      ]),
      '不在国内',
    ],
    ['at null island', polygon(square(0, 0, 0.1)), '不在国内'],
    [
      'in metres',
      polygon([
        [37511261, 4155984],
        [37511361, 4155984],
        [37511361, 4156084],
      ]),
      '不在国内',
    ],
    ['positions of one number', polygon([[111], [112], [113], [111]]), '不是数字'],
    ['20,001 corners', polygon(many(20_001)), '最多20000个'],
    ['a million corners', polygon(many(1_000_000)), '最多20000个'],
    [
      'several, one of them a bow-tie',
      {
        type: 'MultiPolygon',
        coordinates: [
          [outer],
          [
            [
              [112, 37],
              [112.1, 37.1],
              [112.1, 37],
              [112, 37.1],
            ],
          ],
        ],
      },
      '自相交1处',
    ],
  ])('%s is refused', (_, geometry, sentence) => {
    const { area, faults } = readBoundary(geometry)
    expect(area).toBeNull()
    expect(
      faults
        .filter(({ isFatal }) => isFatal)
        .map(({ what }) => what.zh)
        .join(' '),
    ).toContain(sentence)
  })
  it.each<[string, Geometry, RegExp[]]>([
    ['as it should be', polygon(outer), []],
    ['not closed', polygon(outer.slice(0, -1)), []],
    ['clockwise', polygon([...outer].reverse()), []],
    ['with a corner twice', polygon(outer.flatMap((corner) => [corner, corner])), []],
    ['with heights', polygon(outer.map((corner) => [...corner, 912])), []],
    ['with a hole', polygon(outer, square(111.02, 37.02, 0.02)), [/^边界里有1个洞/]],
    ['latitude first', polygon(outer.map(([lng = 0, lat = 0]) => [lat, lng])), [/^经度和纬度填反了，已对调。$/]],
    [
      'a sliver',
      polygon([
        [111, 37],
        [111.2, 37],
        [111.2, 37.00001],
        [111, 37.00001],
      ]),
      [/像是画剩的碎片/],
    ],
    ['20,000 corners', polygon(many(20_000)), []],
  ])('%s is taken', (_, geometry, sentences) => {
    const { area, faults } = readBoundary(geometry)
    expect(faults.map(({ what, isFatal }) => `${isFatal}${what.zh}`)).toEqual(
      sentences.map((one) => expect.stringMatching(new RegExp(`^false.*${one.source.replace(/^\^/, '')}`))),
    )
    if (area?.type !== 'Polygon') throw new Error('no polygon')
    const [ring = [], ...holes] = area.coordinates
    expect([signedArea(ring) > 0, ring[0]]).toEqual([true, ring.at(-1)])
    expect(holes.every((hole) => signedArea(hole) < 0)).toBe(true)
    expect(ring.every((position) => position.length === 2)).toBe(true)
  })
})

describe('a file of them', () => {
  const scope = (id: string, zh: string, code: string | null, geometry: Position[]) => ({
    id,
    code,
    name: text(zh, id),
    extent: 'jurisdiction' as const,
    geometry: { type: 'Polygon' as const, coordinates: [geometry] },
    schematic: true,
    squad: 1,
    uncertaintyMetres: 0,
  })
  const ground: BoundaryGround = {
    outline: { type: 'Polygon', coordinates: [square(111, 37, 0.3)] },
    scopes: [
      scope('west', '西属巴街道', '141102005', square(111, 37, 0.1)),
      scope('east', '东关镇', null, square(111.1, 37, 0.1)),
    ],
    points: [
      { id: 1, position: [111.05, 37.05], scopeId: 'west' },
      { id: 2, position: [111.12, 37.05], scopeId: 'east' },
      { id: 3, position: [111.25, 37.05], scopeId: null },
    ],
    sections: [
      {
        id: 'road',
        line: [
          [111.12, 37.05],
          [111.16, 37.05],
        ],
        scopeId: 'east',
      },
    ],
    decided: new Map(),
  }
  const one = (name: string, ring: Position[], more: Record<string, string> = {}) => ({
    properties: { 名称: name, ...more },
    geometry: polygon(ring),
  })
  const check = (...given: Parameters<typeof checkBoundaries>) => {
    const answer = checkBoundaries(...given)
    if (isRefusal(answer)) throw new Error(answer.refused.zh)
    return answer
  }
  const said = (faults: readonly { readonly what: { readonly zh: string } }[]) => faults.map(({ what }) => what.zh)

  it('matches by name, part of a name and code, and by what a person says', () => {
    const file = [
      one('西属巴', square(111, 37, 0.1)),
      one('东关镇', square(111.1, 37, 0.1)),
      one('', square(111, 37, 0.1), { 行政区代码: '141102005' }),
      one('别处', square(111, 37, 0.1)),
    ]
    expect(check(file.slice(0, 2), ground, {}).boundaries.map(({ scopeId }) => scopeId)).toEqual(['west', 'east'])
    expect(check(file.slice(2), ground, {}).boundaries.map(({ scopeId }) => scopeId)).toEqual(['west', null])
    expect(
      check(file.slice(2), ground, { scopes: { '0': null, '1': 'east' } }).boundaries.map(({ scopeId }) => scopeId),
    ).toEqual([null, 'east'])
    expect(
      said(
        check(
          [file[0], file[2]].flatMap((some) => some ?? []),
          ground,
          {},
        ).boundaries.flatMap(({ faults }) => faults),
      ),
    ).toEqual(['有两个面都是西属巴街道，请只选一个。'])
  })
  it('names overlaps, gaps and what lies outside of the district', () => {
    const wide = check([one('西属巴街道', square(111, 37, 0.12))], ground, {})
    expect(said(wide.faults)).toEqual([
      expect.stringMatching(/^西属巴街道与东关镇重叠\d+\.\d公顷，重叠处的点位要由办公室确定归属。$/),
    ])
    const beyond = check([one('东关镇', square(111.25, 37, 0.1))], ground, {})
    expect(said(beyond.boundaries[0]?.faults ?? [])).toEqual(['有50%在区界之外，请核对。'])
    // Two halves of a ring, with a hole where they should meet.
    const half = (x: number): Position[] => [
      [111.1, 37],
      [111.1 + x, 37],
      [111.1 + x, 37.1],
      [111.1, 37.1],
      [111.1, 37.08],
      [111.1 + x / 4, 37.05],
      [111.1, 37.02],
      [111.1, 37],
    ]
    const ring = check([one('西属巴街道', half(-0.1)), one('东关镇', half(0.1))], ground, {})
    expect(said(ring.faults)).toEqual([expect.stringMatching(/^范围之间有1处空隙，共\d+\.\d公顷，那里没有分队督导。$/)])
  })
  it('says what changes hands, and who is in two', () => {
    const { handOver } = check([one('西属巴街道', square(111, 37, 0.13))], ground, {})
    // In two from now on: it keeps the one that it has.
    expect(handOver).toEqual({
      changes: [],
      sections: [],
      contested: [{ pointId: 2, scopeIds: ['west', 'east'], doubt: { why: 'several' } }],
    })
    const moved = check([one('西属巴街道', square(111.2, 37, 0.1))], ground, {})
    expect(moved.handOver).toEqual({
      changes: [
        { pointId: 1, from: 'west', to: null },
        { pointId: 3, from: null, to: 'west' },
      ],
      sections: [],
      contested: [],
    })
    // The road's middle is west of 111.15: it changes hands where the east begins beyond it.
    expect(check([one('东关镇', square(111.15, 37, 0.1))], ground, {}).handOver.sections).toEqual([
      { roadSectionId: 'road', from: 'east', to: null },
    ])
  })
  it('more than 200 areas are no boundaries of scopes', () => {
    expect(
      checkBoundaries(
        Array.from({ length: 201 }, () => one('', square(111, 37, 0.1))),
        ground,
        {},
      ),
    ).toMatchObject({ kind: 'tooLarge' })
  })
})

describe('in which datum', () => {
  type File = {
    readonly features: readonly {
      readonly properties: { readonly name: { readonly zh: string } }
      readonly geometry: Geometry
    }[]
  }
  const outline = packagedJson<File>('geodata/outline.geojson').features[0]?.geometry
  const offices = packagedJson<File>('geodata/offices.geojson').features
  if (outline?.type !== 'Polygon') throw new Error('the outline is no polygon')
  const ground: BoundaryGround = {
    outline,
    scopes: offices.map(({ properties, geometry }, index) => ({
      id: String(index),
      code: null,
      name: text(properties.name.zh, String(index)),
      extent: 'jurisdiction',
      geometry: geometry as typeof outline,
      schematic: true,
      squad: 1,
      uncertaintyMetres: 0,
    })),
    points: [],
    sections: [],
    decided: new Map(),
  }
  it.each(['WGS-84', 'GCJ-02', 'BD-09'] as const)('%s is found by the border of the district', (datum) => {
    const file = offices.map(({ properties, geometry }) => ({
      properties: { name: properties.name.zh },
      geometry: JSON.parse(JSON.stringify(geometry), (_, value) =>
        Array.isArray(value) && typeof value[0] === 'number' && datum !== 'WGS-84'
          ? fromWgs84(value as unknown as LngLat, datum)
          : value,
      ) as Geometry,
    }))
    const answer = checkBoundaries(file, ground, {})
    if (isRefusal(answer)) throw new Error(answer.refused.zh)
    expect(answer).toMatchObject({ datum, verdict: { datum, isSure: true } })
    expect(answer.boundaries.filter(({ area }) => area === null)).toEqual([])
  })
})

describe('whose a point is', () => {
  const sure = (...scopeIds: string[]): Claims => ({ scopeIds, doubt: null })
  const several = (...scopeIds: string[]): Claims => ({ scopeIds, doubt: { why: 'several' } })
  const near = (...scopeIds: string[]): Claims => ({
    scopeIds,
    doubt: { why: 'near', metres: 12, uncertaintyMetres: 30 },
  })
  it.each<[string, Claims, string | null, string | null | undefined, string | null]>([
    ['in one', sure('a'), null, undefined, 'a'],
    ['in none', sure(), 'a', undefined, null],
    ['in two, one of which has it', several('a', 'b'), 'b', undefined, 'b'],
    ['in two, neither of which has it', several('a', 'b'), 'c', undefined, null],
    ['in two, new', several('a', 'b'), null, undefined, null],
    ['near a border, one side of which has it', near('a', 'b'), 'b', undefined, 'b'],
    ['near a border, new', near('a', 'b'), null, undefined, null],
    ['near the outer edge, whose scope has it', near('a'), 'a', undefined, 'a'],
    ['near the outer edge, new', near('a'), null, undefined, null],
    ['decided by the office', sure('a'), 'a', 'b', 'b'],
    ['decided, wherever it lies', sure(), null, 'b', 'b'],
    ['decided to be nobody’s', near('a'), 'a', null, null],
    ['decided, near a border', near('a', 'b'), 'a', 'b', 'b'],
  ])('%s', (_, claims, present, decided, expected) => {
    expect(scopeOf(claims, present, decided)).toBe(expected)
  })
  it('what was decided is not contested any more', () => {
    const both = [square(111, 37, 0.1), square(111.05, 37, 0.1)].map((ring, index) => ({
      id: String(index),
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
      squad: index + 1,
      uncertaintyMetres: 0,
    }))
    const points = [{ id: 1, position: [111.07, 37.05] as LngLat, scopeId: null }]
    expect(handOverOf({ points, sections: [], decided: new Map() }, both)).toEqual({
      changes: [],
      sections: [],
      contested: [{ pointId: 1, scopeIds: ['0', '1'], doubt: { why: 'several' } }],
    })
    expect(handOverOf({ points, sections: [], decided: new Map([[1, '1']]) }, both)).toEqual({
      changes: [{ pointId: 1, from: null, to: '1' }],
      sections: [],
      contested: [],
    })
  })
})
