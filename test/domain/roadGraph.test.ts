/** Roads as a graph, and the ways on it: lengths and times computed by hand from the geometry. */
import { describe, expect, test } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import { seededRandom } from '../../domain/routing/random'
import { readRoadFile } from '../../domain/routing/roadFile'
import { type Direction, type Road, roadGraphOf } from '../../domain/routing/roadGraph'
import { snapTo } from '../../domain/routing/roadSnap'
import { roadWays } from '../../domain/routing/roadWays'

const road = (line: LngLat[], direction: Direction = 'both', kmPerHour = 36): Road => ({ line, direction, kmPerHour })
/** 36 km/h are 10 m/s, and a thousandth of a degree of latitude is 111.195 m. */
const north = (thousandths: number): LngLat => [111.1, 37.5 + thousandths / 1000]
const at = (east: number, up: number): LngLat => [111.1 + east / 1000, 37.5 + up / 1000]

const waysOn = (roads: Road[]) => {
  const graph = roadGraphOf(roads)
  const snap = snapTo(graph)
  const { table, way } = roadWays(graph)
  const snapped = (place: LngLat) => {
    const found = snap(place)
    if (found === null) throw new Error(`no road near ${place}`)
    return found
  }
  return {
    graph,
    snap,
    seconds: (from: LngLat, to: LngLat) => Math.round((table([snap(from)], [snap(to)]).seconds[0] ?? 0) * 10) / 10,
    metres: (from: LngLat, to: LngLat) => Math.round(table([snap(from)], [snap(to)]).metres[0] ?? 0),
    way: (from: LngLat, to: LngLat) => way(snapped(from), snapped(to)),
    table,
  }
}

describe('the graph', () => {
  test('two roads that share a vertex are cut there: four pieces, each in both directions', () => {
    const { graph } = waysOn([road([at(-1, 0), at(0, 0), at(1, 0)]), road([at(0, -1), at(0, 0), at(0, 1)])])
    expect([graph.nodes, graph.pieces, graph.arcs, graph.apart]).toEqual([5, 4, 8, 0])
  })

  test('a bridge that only crosses over a road has no way down to it', () => {
    const under = [at(-1, 0), at(1, 0), at(2, 0)]
    const over = [at(0, -1), at(0, 1)]
    expect(roadGraphOf([road(under), road(over)]).apart).toBe(1)
  })

  test('bends are no nodes: a road of ten vertices is one piece', () => {
    const graph = roadGraphOf([road(Array.from({ length: 10 }, (_, index) => north(index)))])
    expect([graph.nodes, graph.pieces]).toEqual([2, 1])
    expect(graph.pieceMetres[0]).toBeCloseTo(9 * 111.195, 1)
    expect(graph.pieceSeconds[0]).toBeCloseTo((9 * 111.195) / 10, 2)
  })

  test('a road apart from the rest, and a one-way that nobody comes back from, are left out', () => {
    const block = [road([at(0, 0), at(1, 0)]), road([at(1, 0), at(1, 1)]), road([at(1, 1), at(0, 0)])]
    const { graph, snap } = waysOn([...block, road([at(20, 0), at(21, 0)]), road([at(1, 1), at(1, 9)], 'forward')])
    expect([graph.pieces, graph.apart]).toEqual([3, 2])
    expect(snap(at(20.5, 0))).toBeNull()
    expect(snap(at(1, 9))).toBeNull()
  })

  test('without roads there are no pieces, and no place is near one', () => {
    const { graph, snap } = waysOn([])
    expect([graph.nodes, graph.pieces, graph.arcs]).toEqual([0, 0, 0])
    expect(snap(at(0, 0))).toBeNull()
    const oneWayOnly = roadGraphOf([road([at(0, 0), at(1, 0)], 'forward')])
    expect([oneWayOnly.pieces, oneWayOnly.apart]).toEqual([0, 1])
  })
})

describe('snapping', () => {
  const { snap } = waysOn([road([north(0), north(10)]), road([north(10), at(10, 10)])])

  test('to the nearest place of the nearest road', () => {
    const found = snap(at(1, 4))
    // A thousandth of a degree of longitude is 88.2 m at this latitude.
    expect(found?.awayMetres).toBeCloseTo(88.2, 0)
    expect(found?.alongMetres).toBeCloseTo(4 * 111.195, 0)
    expect(found?.at[0]).toBeCloseTo(111.1, 6)
    expect(found?.at[1]).toBeCloseTo(37.504, 6)
  })

  test('to the end of a road from beyond it', () => {
    expect(snap(north(-2))?.alongMetres).toBe(0)
  })

  test('not from farther than 500 m, nor from no position at all', () => {
    expect(snap(at(-5.6, 5))?.awayMetres).toBeCloseTo(494, 0)
    expect(snap(at(-5.8, 5))).toBeNull()
    expect(snap([Number.NaN, 37.5])).toBeNull()
    // Swapped: far away, not wrong.
    expect(snap([37.5, 111.1])).toBeNull()
  })

  test('finds what looking at every segment finds', () => {
    const { unit } = seededRandom(7)
    const roads = Array.from({ length: 60 }, (): Road => {
      const [x, y] = [unit() * 40, unit() * 40]
      return road([at(x, y), at(x + unit() * 8, y + unit() * 8), at(20, 20)])
    })
    const graph = roadGraphOf(roads)
    const near = snapTo(graph)
    const alone = roads.map((one) => snapTo(roadGraphOf([one])))
    const away = (found: { readonly awayMetres: number } | null) => Math.round((found?.awayMetres ?? -1) * 100)
    for (let count = 0; count < 200; count += 1) {
      const place = at(unit() * 50 - 5, unit() * 50 - 5)
      const best = alone
        .map((one) => one(place))
        .reduce((least, one) => {
          if (least === null || one === null) return least ?? one
          return one.awayMetres < least.awayMetres ? one : least
        })
      expect(away(near(place))).toBe(away(best))
    }
  })
})

describe('ways', () => {
  test('along one piece, in proportion', () => {
    const { seconds, metres, way } = waysOn([road([north(0), north(3), north(10)])])
    expect(metres(north(2), north(6))).toBe(445)
    expect(seconds(north(2), north(6))).toBe(44.5)
    expect(way(north(6), north(2)).line).toEqual([north(6), north(3), north(2)])
  })

  test('a place and itself: nothing', () => {
    const { seconds, metres } = waysOn([road([north(0), north(10)])])
    expect([seconds(north(4), north(4)), metres(north(4), north(4))]).toEqual([0, 0])
  })

  /** A block of 1 by 1: its south side one-way eastward. */
  const block = (south: Direction) =>
    waysOn([
      road([at(0, 0), at(2, 0)], south),
      road([at(2, 0), at(2, 1)]),
      road([at(2, 1), at(0, 1)]),
      road([at(0, 1), at(0, 0)]),
    ])

  test('with a one-way as it points, against it round the block, however it is spelt', () => {
    // 88.2 m to a thousandth of a degree eastward.
    expect(block('forward').metres(at(0.5, 0), at(1.5, 0))).toBe(88)
    // 44.1 m on to the corner, 111.2 up, 176.4 back, 111.2 down, and 44.1 on.
    expect(block('forward').metres(at(1.5, 0), at(0.5, 0))).toBe(487)
    expect(block('backward').metres(at(1.5, 0), at(0.5, 0))).toBe(88)
    expect(block('backward').metres(at(0.5, 0), at(1.5, 0))).toBe(487)
  })

  test('its line is what is driven through', () => {
    const { line, metres } = block('forward').way(at(1.5, 0), at(0.5, 0))
    const rounded = line.map(([lng, lat]) => [
      Math.round((lng - 111.1) * 1e4) / 10,
      Math.round((lat - 37.5) * 1e4) / 10,
    ])
    expect(rounded).toEqual([
      [1.5, 0],
      [2, 0],
      [2, 1],
      [0, 1],
      [0, 0],
      [0.5, 0],
    ])
    expect(Math.round(metres)).toBe(487)
  })

  test('the longer way where it is quicker', () => {
    const { metres, seconds } = waysOn([
      road([at(0, 0), at(4, 0)], 'both', 10),
      road([at(0, 0), at(0, 1), at(4, 1), at(4, 0)], 'both', 60),
      road([at(-1, 0), at(0, 0)]),
      road([at(4, 0), at(5, 0)]),
    ])
    // Twice 88.2 m at 10 m/s, and 353 + 222 m at 60 km/h.
    expect(metres(at(-1, 0), at(5, 0))).toBe(752)
    expect(seconds(at(-1, 0), at(5, 0))).toBe(52.2)
  })

  test('to or from where no road is: no number', () => {
    const { table, snap } = waysOn([road([north(0), north(10)])])
    const { seconds } = table([snap(north(1)), null], [snap(north(2)), null])
    expect(seconds.map((one) => Math.round(one * 100) / 100)).toEqual(
      new Float64Array([11.12, Number.NaN, Number.NaN, Number.NaN]),
    )
  })

  test('a table of many has the times that each way has alone, and a way is as long as its line', () => {
    const { unit } = seededRandom(3)
    const roads: Road[] = []
    for (let i = 0; i < 12; i += 1)
      for (let j = 0; j < 12; j += 1)
        for (const [u, v] of [
          [i + 1, j],
          [i, j + 1],
        ] as const)
          if (u < 12 && v < 12 && unit() < 0.85)
            roads.push(
              road(
                [at(i * 2, j * 2), at(i + u + unit() * 0.6, j + v + unit() * 0.6), at(u * 2, v * 2)],
                unit() < 0.6 ? 'both' : unit() < 0.5 ? 'forward' : 'backward',
                20 + Math.round(unit() * 40),
              ),
            )
    const graph = roadGraphOf(roads)
    const snap = snapTo(graph)
    const { table, way } = roadWays(graph)
    const places = Array.from({ length: 40 }, () => snap(at(unit() * 22, unit() * 22))).filter((one) => one !== null)
    expect(places.length).toBeGreaterThan(35)
    const { seconds } = table(places, places)
    for (const [row, from] of places.entries())
      for (const [column, to] of places.entries()) {
        const alone = way(from, to)
        expect(seconds[row * places.length + column]).toBeCloseTo(alone.seconds, 6)
        const length = alone.line.reduce((sum, [x, y], index) => {
          const [u, v] = alone.line[index - 1] ?? [x, y]
          return sum + Math.hypot((x - u) * 111_195 * Math.cos((37.511 * Math.PI) / 180), (y - v) * 111_195)
        }, 0)
        expect(Math.abs(length - alone.metres)).toBeLessThan(1 + alone.metres / 1000)
      }
  })
})

describe('a road file', () => {
  const feature = (properties: object | null, coordinates: unknown, type = 'LineString') => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  })
  const file = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
  const line = [
    [111.1, 37.5],
    [111.2, 37.5],
  ]
  const only = (properties: object | null) => {
    const read = readRoadFile(file(feature(properties, line)))
    if ('fault' in read) throw new Error(read.fault.en)
    return read.roads[0]
  }

  test.each([
    [{ class: 'primary' }, 45],
    [{ highway: 'Residential' }, 25],
    [{ fclass: 'service' }, 15],
    [{ class: 'constructor' }, 25],
    [{}, 25],
    [null, 25],
  ])('%j is driven at %d km/h', (properties, kmPerHour) => {
    expect(only(properties)?.kmPerHour).toBe(kmPerHour)
  })

  test.each<[unknown, Direction]>([
    ['yes', 'forward'],
    [true, 'forward'],
    [1, 'forward'],
    ['F', 'forward'],
    ['-1', 'backward'],
    [-1, 'backward'],
    ['reverse', 'backward'],
    ['T', 'backward'],
    ['no', 'both'],
    ['B', 'both'],
    [0, 'both'],
    [null, 'both'],
  ])('oneway %j: %s', (oneway, direction) => {
    expect(only({ oneway })?.direction).toBe(direction)
    expect(only({ one_way: oneway })?.direction).toBe(direction)
  })

  test('what no car drives on, and what is no line, is passed over; several lines are several roads', () => {
    const read = readRoadFile(
      file(
        feature({ class: 'footway' }, line),
        feature({}, [111, 37], 'Point'),
        { type: 'Feature', geometry: null },
        feature({}, [line, line], 'MultiLineString'),
      ),
    )
    expect('roads' in read && read.roads.length).toBe(2)
  })

  test.each<[string, unknown, string]>([
    ['no GeoJSON', { type: 'Topology' }, '不是 GeoJSON：应为 FeatureCollection，其中每条道路是一个 LineString'],
    ['a list', [], '不是 GeoJSON：应为 FeatureCollection，其中每条道路是一个 LineString'],
    ['a text', 'roads', '不是 GeoJSON：应为 FeatureCollection，其中每条道路是一个 LineString'],
    ['empty', file(), '里面没有一条可以行车的道路'],
    ['footways alone', file(feature({ class: 'steps' }, line)), '里面没有一条可以行车的道路'],
    ['a line of one position', file(feature({}, [[111, 37]])), '第 1 条道路不足两个点'],
    [
      'swapped coordinates',
      file(
        feature({}, line),
        feature({}, [
          [37.5, 111.1],
          [37.5, 111.2],
        ]),
      ),
      '第 2 条道路的经纬度颠倒了：应先经度、后纬度',
    ],
    [
      'coordinates in metres',
      file(
        feature({}, [
          [512_000, 4_150_000],
          [512_100, 4_150_000],
        ]),
      ),
      '第 1 条道路有不是经纬度的坐标；坐标应为 WGS-84 的度数',
    ],
    [
      'no numbers',
      file(
        feature({}, [
          [null, 37],
          ['111', 37],
        ]),
      ),
      '第 1 条道路有不是经纬度的坐标；坐标应为 WGS-84 的度数',
    ],
    [
      'a one-way that says nothing',
      file(feature({ oneway: 'maybe' }, line)),
      '第 1 条道路的 oneway 是“maybe”，应为 yes、no 或 -1',
    ],
  ])('%s: a sentence', (_, parsed, sentence) => {
    expect(readRoadFile(parsed)).toEqual({ fault: { zh: sentence, en: expect.any(String) } })
  })
})
