/** What driven legs tell of the estimates: enough of them, the middle one, and never too much at once. */
import { expect, test } from 'vitest'
import { estimateSettingsSchema } from '../../domain/routePlan'
import { calibrated } from '../../domain/routing/calibration'
import { estimatedLeg, usualEstimate } from '../../domain/routing/travelTimes'

const home = { at: [111.1, 37.5] as [number, number], ground: 'town' as const }
/** 5 km further east, in town. */
const far = { at: [111.1566, 37.5] as [number, number], ground: 'town' as const }
const near = { at: [111.112, 37.5] as [number, number], ground: 'town' as const }

const estimate = estimatedLeg(home, far).seconds - usualEstimate.parkingSeconds
/** A leg that took so many times the estimate, parking apart. */
const leg = (ratio: number, to = far) => ({
  from: home,
  to,
  seconds: (estimatedLeg(home, to).seconds - usualEstimate.parkingSeconds) * ratio + usualEstimate.parkingSeconds,
})
const times = (count: number, ratio: number) => Array.from({ length: count }, () => leg(ratio))

test('four legs tell nothing, five begin to', () => {
  expect(calibrated(times(4, 1.5), usualEstimate).settings).toEqual(usualEstimate)
  expect(calibrated(times(4, 1.5), usualEstimate).seen.town).toEqual({ legs: 4, ratio: 1 })
  // Five legs against ten that the estimate is worth: a third of the way, in proportions.
  const { seen, settings } = calibrated(times(5, 1.5), usualEstimate)
  expect(seen.town.ratio).toBeCloseTo(1.5 ** (1 / 3), 6)
  expect(settings.factor.town).toBeCloseTo(1.33 * 1.5 ** (1 / 3), 6)
  expect(settings.factor.hills).toBe(1.7)
  expect(settings.shortFactor).toBe(1.4)
})

test('the more legs, the nearer to what was driven; the estimate of the leg follows', () => {
  const { settings } = calibrated(times(90, 1.5), usualEstimate)
  expect((estimatedLeg(home, far, settings).seconds - settings.parkingSeconds) / estimate).toBeCloseTo(1.5 ** 0.9, 6)
})

test('one breakdown among nine legs changes nothing, and a leg with a lunch in it is none', () => {
  const usual = calibrated(times(9, 1.2), usualEstimate)
  expect(calibrated([...times(9, 1.2), leg(3.9)], usualEstimate).seen.town.legs).toBe(10)
  expect(calibrated([...times(9, 1.2), leg(3.9)], usualEstimate).seen.town.ratio).toBeCloseTo(1.2 ** 0.5, 6)
  expect(calibrated([...times(9, 1.2), leg(4.1)], usualEstimate)).toEqual(usual)
})

test('never more than twice, never less than 0.6 of it', () => {
  expect(calibrated(times(500, 3.5), usualEstimate).seen.town.ratio).toBe(2)
  expect(calibrated(times(500, 0.2), usualEstimate).seen.town.ratio).toBe(0.6)
})

test('short legs are a class of their own, and what takes under a minute is no leg', () => {
  const short = Array.from({ length: 5 }, () => leg(2, near))
  expect(calibrated(short, usualEstimate).seen).toMatchObject({ short: { legs: 5 }, town: { legs: 0, ratio: 1 } })
  const beside = { ...home, at: [111.102, 37.5] as [number, number] }
  expect(
    calibrated(
      Array.from({ length: 9 }, () => leg(2, beside)),
      usualEstimate,
    ).seen.short.legs,
  ).toBe(0)
})

test('whatever a squad drives, its settings are settings that a day can be planned with', () => {
  for (const ratio of [0.1, 0.65, 1, 3.9]) {
    const legs = [far, near].flatMap((to) => Array.from({ length: 200 }, () => leg(ratio, to)))
    expect(estimateSettingsSchema.safeParse(calibrated(legs, usualEstimate).settings).success).toBe(true)
  }
})
