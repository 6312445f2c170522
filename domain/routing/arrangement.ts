/**
 * Which stop is in which route, and which in none, while routes are searched for. Every change keeps the schedule right, and
 * what has changed since the last `keep` can be taken back.
 */
import type { PackedProblem } from './packedProblem'
import { type Routes, unevenness } from './problem'
import { createSchedule } from './schedule'

export const createArrangement = (packed: PackedProblem) => {
  const { count, carCount, penalty, balance } = packed
  const routes: number[][] = Array.from({ length: carCount }, () => [])
  const schedule = createSchedule(packed, routes)
  /** The car of each stop; -1: none. */
  const routeOf = new Int32Array(count).fill(-1)
  const costs = new Float64Array(carCount)

  // Who is in no route, and where in that list each is.
  const absent: number[] = []
  const absentAt = new Int32Array(count).fill(-1)
  const leaveOut = (stop: number): void => {
    routeOf[stop] = -1
    absentAt[stop] = absent.length
    absent.push(stop)
  }
  const takeIn = (stop: number, car: number): void => {
    routeOf[stop] = car
    const at = absentAt[stop] as number
    const last = absent.pop() as number
    if (last !== stop) {
      absent[at] = last
      absentAt[last] = at
    }
    absentAt[stop] = -1
  }

  // The routes that have been touched since the last `keep`, as they were.
  const before: (number[] | null)[] = routes.map(() => null)
  const costBefore = new Float64Array(carCount)
  const touched: number[] = []
  const touch = (car: number): void => {
    if (before[car] !== null) return
    before[car] = (routes[car] as number[]).slice()
    costBefore[car] = costs[car] as number
    touched.push(car)
  }
  const removed: number[] = []

  const keep = (): void => {
    for (const car of touched) before[car] = null
    touched.length = 0
    removed.length = 0
  }

  for (let stop = 0; stop < count; stop += 1) leaveOut(stop)
  for (let car = 0; car < carCount; car += 1) schedule.reschedule(car)

  return {
    routes,
    schedule,
    routeOf,
    absent,
    /** The stops that have been removed since the last `keep`. */
    removed,
    isTouched: (car: number): boolean => before[car] !== null,

    /** False, and nothing is changed: the car's times do not allow it, lunch in the way or too much to carry. */
    insert: (stop: number, car: number, at: number): boolean => {
      touch(car)
      const route = routes[car] as number[]
      route.splice(at, 0, stop)
      if (schedule.reschedule(car) && !schedule.isOverloaded(car)) {
        takeIn(stop, car)
        return true
      }
      route.splice(at, 1)
      schedule.reschedule(car)
      return false
    },
    /** Takes `length` stops from position `from` on out of a route. The schedule is to be made anew by `reschedule`. */
    remove: (car: number, from: number, length: number): void => {
      touch(car)
      for (const stop of (routes[car] as number[]).splice(from, length)) {
        leaveOut(stop)
        removed.push(stop)
      }
    },
    /** Legs, what is left out, and uneven work. */
    cost: (): number => {
      let sum = 0
      for (const stop of absent) sum += penalty[stop] as number
      for (const car of touched) costs[car] = schedule.routeCost(car)
      for (let car = 0; car < carCount; car += 1) sum += costs[car] as number
      return balance === 0 ? sum : sum + balance * unevenness(schedule.work)
    },
    keep,
    takeBack: (): void => {
      for (const car of touched) for (const stop of routes[car] as number[]) leaveOut(stop)
      for (const car of touched) {
        const route = before[car] as number[]
        routes[car] = route
        for (const stop of route) takeIn(stop, car)
        schedule.reschedule(car)
        costs[car] = costBefore[car] as number
      }
      keep()
    },
    copy: (): Routes => routes.map((route) => route.slice()),
  }
}
export type Arrangement = ReturnType<typeof createArrangement>
