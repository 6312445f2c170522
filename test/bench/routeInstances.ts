/**
 * Routing problems to measure by: the public ones of TSPLIB (EUC_2D, distances rounded) and Solomon (distances as they
 * are), read from the folder that BENCH_INSTANCES names where there is one, and seeded districts of our own.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { secondsPerPriorityPoint } from '../../domain/routePlan'
import type { Car, RoutingProblem, Stop } from '../../domain/routing/problem'
import { seededRandom } from '../../domain/routing/random'
import { estimatedTimes, type TravelPlace } from '../../domain/routing/travelTimes'
import { repositoryRoot } from '../../server/repositoryRoot'

export const instancesFolder = resolve(repositoryRoot, process.env.BENCH_INSTANCES ?? '../shared/instances')
export const hasInstances = (): boolean => existsSync(instancesFolder)

/** Optima as TSPLIB states them. */
export const tspOptima = {
  berlin52: 7_542,
  eil51: 426,
  st70: 675,
  kroA100: 21_282,
  a280: 2_579,
  pr299: 48_191,
  lin318: 42_029,
} as const
/** The least distances known, unrounded. */
export const solomonBest = {
  C101: 828.94,
  R101: 1_642.88,
  RC101: 1_623.58,
  C201: 591.56,
  R201: 1_143.2,
  RC201: 1_261.8,
} as const

const between = (at: readonly (readonly [number, number])[], distance: (metres: number) => number): Float64Array =>
  Float64Array.from({ length: at.length ** 2 }, (_, index) => {
    const [x, y] = at[Math.floor(index / at.length)] ?? [0, 0]
    const [u, v] = at[index % at.length] ?? [0, 0]
    return distance(Math.hypot(x - u, y - v))
  })

const anyTime: Omit<Stop, 'place'> = {
  serviceSeconds: 0,
  windows: [],
  penalty: Number.POSITIVE_INFINITY,
  load: 0,
  car: null,
  position: 'free',
  sequence: null,
}
const anyCar: Car = {
  start: 0,
  end: 0,
  shift: { opens: 0, closes: Number.POSITIVE_INFINITY },
  lunch: null,
  capacity: Number.POSITIVE_INFINITY,
}
const problemOf = (matrix: Float64Array, stops: readonly Stop[], cars: readonly Car[]): RoutingProblem => ({
  places: Math.sqrt(matrix.length),
  seconds: matrix,
  metres: matrix,
  cost: matrix,
  stops,
  cars,
  balance: 0,
})

/** One car through all the cities and back to the first. */
export const tspInstance = (name: keyof typeof tspOptima): RoutingProblem => {
  const file = readFileSync(join(instancesFolder, 'tsplib', `${name}.tsp`), 'utf8')
  const at = [...file.matchAll(/^\s*\d+\s+([\d.eE+-]+)\s+([\d.eE+-]+)\s*$/gm)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  )
  const stops = at.slice(1).map((_, index) => ({ ...anyTime, place: index + 1 }))
  return problemOf(between(at, Math.round), stops, [anyCar])
}

/** Up to 25 cars with a capacity, every customer within its window. */
export const solomonInstance = (name: keyof typeof solomonBest): RoutingProblem => {
  const lines = readFileSync(join(instancesFolder, 'solomon', `${name}.txt`), 'utf8').split('\n')
  const numbers = lines.map((line) => line.trim().split(/\s+/).map(Number))
  const [vehicles = 0, capacity = 0] = numbers.find((row) => row.length === 2 && row.every(Number.isFinite)) ?? []
  const customers = numbers.filter((row) => row.length === 7 && row.every(Number.isFinite))
  const at = customers.map(([, x = 0, y = 0]) => [x, y] as const)
  const stops = customers.slice(1).map(([place = 0, , , load = 0, opens = 0, closes = 0, serviceSeconds = 0]) => ({
    ...anyTime,
    place,
    load,
    windows: [{ opens, closes }],
    serviceSeconds,
  }))
  const shift = { opens: customers[0]?.[4] ?? 0, closes: customers[0]?.[5] ?? 0 }
  return problemOf(
    between(at, (distance) => distance),
    stops,
    Array.from({ length: vehicles }, () => ({ ...anyCar, shift, capacity })),
  )
}

const hour = 3_600

/** A district like Lüliang's: two thirds of the points about a town, the rest over townships and hills; not all can be seen in a day. */
export const district = (points: number, cars: number, seed: number): RoutingProblem => {
  const { unit, below } = seededRandom(seed)
  const bell = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())
  const [lng, lat] = [111.14, 37.52]
  const places: TravelPlace[] = Array.from({ length: points }, () =>
    unit() < 0.65
      ? { at: [lng + bell() * 0.025, lat + bell() * 0.02], ground: 'town' }
      : { at: [lng + (unit() - 0.5) * 0.5, lat + (unit() - 0.5) * 0.3], ground: unit() < 0.5 ? 'township' : 'hills' },
  )
  const times = estimatedTimes([...places, { at: [lng, lat], ground: 'town' }])
  const stops = places.map((_, place): Stop => {
    const kind = unit()
    const windows =
      kind < 0.08
        ? [{ opens: 7 * hour, closes: 11 * hour }]
        : kind < 0.2
          ? [
              { opens: 8 * hour, closes: 11.5 * hour },
              { opens: 14.5 * hour, closes: 17.5 * hour },
            ]
          : []
    const priority = Math.round((0.3 + unit() * unit() * 7) * 10) / 10
    return {
      ...anyTime,
      place,
      windows,
      serviceSeconds: 60 * (8 + below(18)),
      penalty: priority * secondsPerPriorityPoint,
    }
  })
  const car: Car = {
    ...anyCar,
    start: points,
    end: points,
    shift: { opens: 8.5 * hour, closes: 18 * hour },
    lunch: { opens: 11.5 * hour, closes: 13 * hour, seconds: hour },
  }
  return {
    ...problemOf(
      times.seconds,
      stops,
      Array.from({ length: cars }, () => car),
    ),
    metres: times.metres,
  }
}
