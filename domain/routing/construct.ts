/**
 * Routes to begin from: again and again the stop is inserted that is worth most for the time that it takes, its way and its
 * visit, at the place where it adds least.
 */
import type { Arrangement } from './arrangement'
import type { PackedProblem } from './packedProblem'

const neverBlinks = (): boolean => false

export const construct = (
  { count, carCount, penalty, pinned, service }: PackedProblem,
  { absent, insert, schedule }: Arrangement,
): void => {
  // By stop and car, `stop * carCount + car`: worth for its time, and where; -1: nowhere.
  const worth = new Float64Array(count * carCount)
  const place = new Int32Array(count * carCount).fill(-1)
  const tryIn = (car: number): void => {
    for (const stop of absent) {
      const only = pinned[stop] as number
      if (only >= 0 && only !== car) continue
      const added = schedule.cheapestPlace(stop, car, penalty[stop] as number, neverBlinks)
      const here = stop * carCount + car
      place[here] = schedule.placeFound()
      worth[here] = (penalty[stop] as number) / Math.max(1, (service[stop] as number) + added)
    }
  }
  for (let car = 0; car < carCount; car += 1) tryIn(car)
  for (;;) {
    let [bestStop, bestCar, most] = [-1, -1, Number.NEGATIVE_INFINITY]
    for (const stop of absent)
      for (let car = 0; car < carCount; car += 1) {
        const here = stop * carCount + car
        if ((place[here] as number) < 0 || (worth[here] as number) <= most) continue
        most = worth[here] as number
        bestStop = stop
        bestCar = car
      }
    if (bestStop < 0) return
    const here = bestStop * carCount + bestCar
    if (insert(bestStop, bestCar, place[here] as number)) tryIn(bestCar)
    else place[here] = -1
  }
}
