/**
 * The shape of the built-up town: what lies near the streets along its valleys, wider where the valley is, with an edge
 * that wanders. A sketch of how Lishi lies (the Beichuan river from the north and the Dongchuan from the east meet and
 * leave as the Sanchuan to the south-west), not a survey.
 */
import { chance } from './chance'
import { toPlane, type Xy } from './plane'

/** [lng, lat, half the town's width there in metres]. */
type Station = readonly [lng: number, lat: number, halfWidthMetres: number]

const valleys: readonly (readonly Station[])[] = [
  // 北川河, from 西属巴 down to where the rivers meet
  [
    [111.1525, 37.6175, 420],
    [111.1493, 37.6021, 800],
    [111.1478, 37.5885, 420],
    [111.1465, 37.576, 520],
    [111.1465, 37.562, 850],
    [111.1482, 37.55, 950],
    [111.143, 37.538, 1050],
    [111.1345, 37.526, 1350],
    [111.1295, 37.5145, 1250],
  ],
  // 东川河
  [
    [111.1295, 37.5165, 1150],
    [111.149, 37.517, 1050],
    [111.166, 37.5125, 760],
    [111.181, 37.5075, 560],
  ],
  // 三川河
  [
    [111.1295, 37.5145, 1050],
    [111.1165, 37.5075, 760],
    [111.105, 37.503, 480],
  ],
  // side valleys, west and east of the rivers
  [
    [111.128, 37.5315, 800],
    [111.115, 37.5365, 420],
    [111.1085, 37.5385, 260],
  ],
  [
    [111.1285, 37.511, 800],
    [111.126, 37.5, 420],
    [111.1235, 37.4945, 260],
  ],
  [
    [111.15, 37.518, 700],
    [111.157, 37.527, 380],
    [111.161, 37.5305, 240],
  ],
  [
    [111.161, 37.5135, 600],
    [111.1625, 37.5045, 350],
    [111.1645, 37.4995, 230],
  ],
  [
    [111.149, 37.553, 700],
    [111.16, 37.5565, 380],
    [111.1665, 37.559, 240],
  ],
  [
    [111.1475, 37.545, 700],
    [111.1345, 37.5475, 340],
    [111.1295, 37.5495, 220],
  ],
  [
    [111.1493, 37.602, 700],
    [111.1415, 37.6065, 380],
    [111.137, 37.609, 240],
  ],
  [
    [111.1493, 37.6, 600],
    [111.1575, 37.597, 330],
    [111.1615, 37.5945, 220],
  ],
]

const gridMetres = 60
const marginMetres = 2500

/** Every closed ring on which the town ends; the largest is the town. Open rings, counter-clockwise. */
export const townRing = (): Xy[] => {
  const legs = valleys.flatMap((stations) =>
    stations.slice(1).map((to, index) => legBetween(stations[index] as Station, to)),
  )
  const wander = wanderingField()
  const level = (place: Xy) => nearness(legs, place) * (1 + wander(place)) - 1
  const places = legs.flatMap(({ from, to }) => [from, to])
  const west = Math.min(...places.map(([east]) => east)) - marginMetres
  const east = Math.max(...places.map(([east]) => east)) + marginMetres
  const south = Math.min(...places.map(([, north]) => north)) - marginMetres
  const north = Math.max(...places.map(([, north]) => north)) + marginMetres
  return longest(
    contours(level, [west, south], Math.ceil((east - west) / gridMetres), Math.ceil((north - south) / gridMetres)),
  )
}

type Leg = { readonly from: Xy; readonly to: Xy; readonly widthFrom: number; readonly widthTo: number }

const legBetween = (from: Station, to: Station): Leg => ({
  from: toPlane([from[0], from[1]]),
  to: toPlane([to[0], to[1]]),
  widthFrom: from[2],
  widthTo: to[2],
})

/** Distance to the legs in half-widths: below 1 is town. Legs near each other blend, as built land does. */
const nearness = (legs: readonly Leg[], [east, north]: Xy): number => {
  let pull = 0
  for (const { from, to, widthFrom, widthTo } of legs) {
    const along = [to[0] - from[0], to[1] - from[1]] as const
    const share = Math.min(
      1,
      Math.max(0, ((east - from[0]) * along[0] + (north - from[1]) * along[1]) / (along[0] ** 2 + along[1] ** 2)),
    )
    const away = Math.hypot(east - from[0] - share * along[0], north - from[1] - share * along[1])
    pull += Math.max(away / (widthFrom + share * (widthTo - widthFrom)), 0.05) ** -7
  }
  return pull ** (-1 / 7)
}

/** A smooth field of hills and gullies of three sizes, within ±0.5. */
const wanderingField = (): ((place: Xy) => number) => {
  const height = (name: string, column: number, row: number) => chance(`${name} ${column} ${row}`)() * 2 - 1
  const layer = (name: string, size: number, [east, north]: Xy) => {
    const [column, row] = [Math.floor(east / size), Math.floor(north / size)]
    const ease = (share: number) => share * share * (3 - 2 * share)
    const [x, y] = [ease(east / size - column), ease(north / size - row)]
    const low = height(name, column, row) * (1 - x) + height(name, column + 1, row) * x
    const high = height(name, column, row + 1) * (1 - x) + height(name, column + 1, row + 1) * x
    return low * (1 - y) + high * y
  }
  return (place) =>
    0.26 * layer('hill', 1000, place) + 0.15 * layer('gully', 430, place) + 0.05 * layer('terrace', 190, place)
}

/** Marching squares: the closed rings on which `level` is 0, with what is below it on the left hand. */
const contours = (level: (place: Xy) => number, [west, south]: Xy, columns: number, rows: number): Xy[][] => {
  const place = (column: number, row: number): Xy => [west + column * gridMetres, south + row * gridMetres]
  const levels = Array.from({ length: columns + 1 }, (_, column) =>
    Array.from({ length: rows + 1 }, (_, row) => level(place(column, row))),
  )
  const at = (column: number, row: number) => levels[column]?.[row] ?? 1
  const steps = new Map<string, { to: string; place: Xy }>()
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      // Round the square counter-clockwise; the ring enters where the square's edge goes from out of town into it.
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const
      const crossings = corners.flatMap((from, index) => {
        const to = corners[(index + 1) % 4] as (typeof corners)[number]
        const [atFrom, atTo] = [at(...from), at(...to)]
        if (atFrom < 0 === atTo < 0) return []
        const share = atFrom / (atFrom - atTo)
        const [start, end] = [place(...from), place(...to)]
        const where: Xy = [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])]
        const name = [from.join(), to.join()].sort().join(' ')
        return [{ name, where, leavesTown: atFrom < 0 }]
      })
      for (const [index, crossing] of crossings.entries()) {
        if (!crossing.leavesTown) continue
        const previous = crossings[(index + crossings.length - 1) % crossings.length] as (typeof crossings)[number]
        steps.set(crossing.name, { to: previous.name, place: crossing.where })
      }
    }
  }
  return joined(steps)
}

const joined = (steps: Map<string, { to: string; place: Xy }>): Xy[][] => {
  const rings: Xy[][] = []
  while (steps.size > 0) {
    const ring: Xy[] = []
    let name = steps.keys().next().value
    for (let step = name && steps.get(name); name && step; step = steps.get(name)) {
      ring.push(step.place)
      steps.delete(name)
      name = step.to
    }
    rings.push(ring)
  }
  return rings
}

const longest = (rings: readonly Xy[][]): Xy[] =>
  rings.reduce((best, ring) => (ring.length > best.length ? ring : best), [])
