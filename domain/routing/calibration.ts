/**
 * What driven legs tell of the estimates: by class of leg, how much longer or shorter than estimated they took. The detour
 * factors take it in, the more of them are known the more; a day with a breakdown changes little.
 */
import { type EstimateSettings, estimatedLeg, type Ground, grounds, type TravelPlace } from './travelTimes'

/** Short legs go round blocks whatever the ground; each ground has a factor of its own. */
export const legClasses = ['short', ...grounds] as const
export type LegClass = (typeof legClasses)[number]

export type DrivenLegTimes = { readonly from: TravelPlace; readonly to: TravelPlace; readonly seconds: number }

export type Calibration = {
  readonly settings: EstimateSettings
  /** How many legs each class has been seen by, and how their time was to the estimate's; 1: as estimated. */
  readonly seen: Readonly<Record<LegClass, { readonly legs: number; readonly ratio: number }>>
}

/** Fewer tell nothing. */
export const fewestLegs = 5
/** As many legs as the estimate itself is worth. */
const worthOfEstimate = 10
/** A leg with a lunch or a breakdown in it says nothing of the road. */
const mostRatio = 4
const bounds = { least: 0.6, most: 2 } as const

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

const ratioOf = (ratios: readonly number[]): number => {
  if (ratios.length < fewestLegs) return 1
  const weight = ratios.length / (ratios.length + worthOfEstimate)
  return Math.min(bounds.most, Math.max(bounds.least, Math.exp(weight * Math.log(median(ratios)))))
}

/** `settings` are those by which the legs are estimated; time to park is taken off both. */
export const calibrated = (legs: readonly DrivenLegTimes[], settings: EstimateSettings): Calibration => {
  const ratios: Record<LegClass, number[]> = { short: [], town: [], township: [], hills: [] }
  for (const { from, to, seconds } of legs) {
    const estimate = estimatedLeg(from, to, settings)
    const [driven, estimated] = [seconds - settings.parkingSeconds, estimate.seconds - settings.parkingSeconds]
    // A leg of a minute is walked, or the arrival was said late.
    if (estimated < 60 || driven <= 0 || driven > mostRatio * estimated) continue
    ratios[estimate.legClass].push(driven / estimated)
  }
  const seen = Object.fromEntries(
    legClasses.map((one) => [one, { legs: ratios[one].length, ratio: ratioOf(ratios[one]) }]),
  ) as Calibration['seen']
  const factor = (ground: Ground) => settings.factor[ground] * seen[ground].ratio
  return {
    settings: {
      ...settings,
      shortFactor: settings.shortFactor * seen.short.ratio,
      factor: { town: factor('town'), township: factor('township'), hills: factor('hills') },
    },
    seen,
  }
}
