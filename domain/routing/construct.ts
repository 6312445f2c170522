/**
 * Routes to begin from: again and again the stop is inserted that is worth most for the time that it takes, its way and its
 * visit, at the place where it adds least.
 */
import type { Arrangement } from './arrangement'
import type { PackedProblem } from './packedProblem'

const neverBlinks = (): boolean => false
/** After an insertion so many of the nearest are looked at anew at once, since it may be on their way now; others when it is their turn. */
const lookedAtAnew = 100

export const construct = (
  { count, carCount, penalty, pinned, service, near }: PackedProblem,
  { absent, routeOf, insert, schedule }: Arrangement,
): void => {
  // By stop and car, `stop * carCount + car`: worth for its time, where (-1: nowhere), and with how many stops in the route.
  const worth = new Float64Array(count * carCount)
  const place = new Int32Array(count * carCount).fill(-1)
  const seenAt = new Int32Array(count * carCount)
  const inserted = new Int32Array(carCount)
  const tryIn = (stop: number, car: number): void => {
    const only = pinned[stop] as number
    if (only >= 0 && only !== car) return
    const added = schedule.cheapestPlace(stop, car, penalty[stop] as number, neverBlinks)
    const here = stop * carCount + car
    place[here] = schedule.placeFound()
    worth[here] = (penalty[stop] as number) / Math.max(1, (service[stop] as number) + added)
    seenAt[here] = inserted[car] as number
  }
  for (let car = 0; car < carCount; car += 1) for (const stop of absent) tryIn(stop, car)
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
    if (seenAt[here] !== inserted[bestCar]) tryIn(bestStop, bestCar)
    else if (!insert(bestStop, bestCar, place[here] as number)) place[here] = -1
    else {
      inserted[bestCar] = (inserted[bestCar] as number) + 1
      let looks = lookedAtAnew
      for (const stop of near(bestStop)) {
        if (routeOf[stop] !== -1) continue
        tryIn(stop, bestCar)
        looks -= 1
        if (looks === 0) break
      }
    }
  }
}
