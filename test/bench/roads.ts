/** How long a table of ways takes on a road file of a district's size: a seeded grid of streets, a third of them one-way. */
import { seededRandom } from '../../domain/routing/random'
import { type Road, roadGraphOf } from '../../domain/routing/roadGraph'
import { snapTo } from '../../domain/routing/roadSnap'
import { roadWays } from '../../domain/routing/roadWays'
import { type Figure, median, spread } from './figure'

const places = 300
const [columns, rows] = [125, 121]

/** Blocks of about 150 m, bent and jittered; about 50,000 arcs between crossings. */
const streets = (seed: number): Road[] => {
  const { unit } = seededRandom(seed)
  const jitter = Array.from({ length: columns * rows * 2 }, () => (unit() - 0.5) * 0.0006)
  const at = (i: number, j: number): [number, number] => [
    111 + i * 0.0017 + (jitter[(j * columns + i) * 2] ?? 0),
    37.4 + j * 0.00135 + (jitter[(j * columns + i) * 2 + 1] ?? 0),
  ]
  const street = (from: [number, number], to: [number, number], isMain: boolean): Road => ({
    line: [from, [(from[0] + to[0]) / 2 + (unit() - 0.5) * 0.0002, (from[1] + to[1]) / 2], to],
    kmPerHour: isMain ? 45 : 25,
    direction: isMain || unit() < 0.67 ? 'both' : unit() < 0.5 ? 'forward' : 'backward',
  })
  const roads: Road[] = []
  for (let j = 0; j < rows; j += 1)
    for (let i = 0; i < columns; i += 1) {
      if (i + 1 < columns) roads.push(street(at(i, j), at(i + 1, j), j % 8 === 0))
      if (j + 1 < rows) roads.push(street(at(i, j), at(i, j + 1), i % 8 === 0))
    }
  return roads
}

export const measureRoads = async (): Promise<Figure[]> => {
  const roads = streets(1)
  const startedAt = performance.now()
  const graph = roadGraphOf(roads)
  const snap = snapTo(graph)
  const { table } = roadWays(graph)
  const prepared = performance.now() - startedAt
  const { unit } = seededRandom(2)
  const snapped = Array.from({ length: places }, () =>
    snap([111 + unit() * columns * 0.0017, 37.4 + unit() * rows * 0.00135]),
  )
  const times = Array.from({ length: 9 }, () => {
    const askedAt = performance.now()
    table(snapped, snapped)
    return performance.now() - askedAt
  })
  return [
    {
      what: `ways among ${places} places on a road file of ${graph.arcs} arcs`,
      measured: median(times),
      limit: 350,
      unit: 'ms',
      how: spread(times, 'ms'),
    },
    {
      what: 'that road file prepared, once at the start',
      measured: prepared,
      limit: null,
      unit: 'ms',
      how: `${roads.length} roads, ${graph.nodes} crossings`,
    },
  ]
}
