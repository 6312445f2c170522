/**
 * Travel times by an engine's roads, and estimates wherever they are missing: a place that is on no road, a pair without a
 * way, or all of it when the engine does not answer, answers too late, or answers what cannot be true.
 */
import { distanceMetres } from '../../../domain/coordinates'
import { placeKey } from '../../../domain/knownTimes'
import { estimatedLeg, estimatedTimes, type TravelPlace, usualEstimate } from '../../../domain/routing/travelTimes'
import { type Text, text } from '../../../domain/text'
import { askLegs } from './askLegs'
import { askTable } from './askTable'
import { EngineFault, type PathLeg, type RoadEngine, type TravelEngine, type TravelSource } from './engine'

export type TravelLimits = {
  /** For everything that one plan asks of the engine; what takes longer is estimated. */
  readonly withinMs: number
  readonly atOnce: number
}
export const usualTravelLimits: TravelLimits = { withinMs: 20_000, atOnce: 4 }

export const travelNotes = {
  silent: text(
    '道路引擎没有回应，本次按直线距离估算。',
    'The road engine did not answer; ways are estimated this time.',
  ),
  wrong: text(
    '道路引擎的回答无法采用，本次按直线距离估算。',
    'The road engine’s answer could not be used; ways are estimated this time.',
  ),
  offRoad: (places: number): Text =>
    text(
      `有 ${places} 处不在道路附近，到那里的路段按直线距离估算。`,
      `${places === 1 ? 'One place is' : `${places} places are`} near no road; ways to and from there are estimated.`,
    ),
  noWay: text('有的路段没有查到道路，按直线距离估算。', 'For some ways no road was found; they are estimated.'),
} as const

/** Nearer than this a place is the same, as estimates take it. */
const samePlaceMetres = 1

const shareOf = (estimated: number, all: number): TravelSource['isEstimated'] =>
  estimated === 0 ? 'none' : estimated === all ? 'all' : 'some'

/** Without an engine everything is estimated, and nothing is amiss. `onFault` is told why an engine was of no use. */
export const withEstimates = (
  engine: RoadEngine | null,
  { withinMs, atOnce }: TravelLimits,
  onFault: (fault: unknown) => void,
): TravelEngine => {
  const name = engine?.name ?? 'estimate'
  const table = engine && askTable(engine, atOnce)
  const legs = engine && askLegs(engine, atOnce)

  /** What the engine knows; a note where it is of no use. */
  const asked = async <T>(
    ask: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly answer: T } | { readonly note: Text }> => {
    const timeout = AbortSignal.timeout(withinMs)
    try {
      return { answer: await ask(signal === undefined ? timeout : AbortSignal.any([signal, timeout])) }
    } catch (fault) {
      signal?.throwIfAborted()
      onFault(fault)
      const isWrong = fault instanceof EngineFault && fault.kind === 'wrong'
      return { note: isWrong ? travelNotes.wrong : travelNotes.silent }
    }
  }

  return {
    matrix: async (places, signal, onProgress, estimate = usualEstimate) => {
      signal?.throwIfAborted()
      const times = estimatedTimes(places, estimate)
      if (table === null) return { times, source: { engine: name, isEstimated: 'all', note: null } }
      const numbers = new Map<string, number>()
      const apart = places.filter(({ at }) => {
        const isNew = !numbers.has(placeKey(at))
        if (isNew) numbers.set(placeKey(at), numbers.size)
        return isNew
      })
      const asking = await asked(
        (within) =>
          table(
            apart.map(({ at }) => at),
            within,
            onProgress,
          ),
        signal,
      )
      if ('note' in asking) return { times, source: { engine: name, isEstimated: 'all', note: asking.note } }
      const { size, seconds, metres, estimated } = times
      const numberOf = places.map(({ at }) => numbers.get(placeKey(at)) ?? 0)
      let [legsAll, legsEstimated, offRoad] = [0, 0, 0]
      for (let from = 0; from < size; from += 1) {
        let [all, missing] = [0, 0]
        for (let to = 0; to < size; to += 1) {
          const leg = from * size + to
          const cell = (numberOf[from] ?? 0) * apart.length + (numberOf[to] ?? 0)
          const [byRoad = Number.NaN, length = Number.NaN] = [asking.answer.seconds[cell], asking.answer.metres[cell]]
          if (seconds[leg] === 0) {
            estimated[leg] = 0
            continue
          }
          all += 1
          if (Number.isNaN(byRoad) || Number.isNaN(length)) missing += 1
          else {
            seconds[leg] = byRoad + estimate.parkingSeconds
            metres[leg] = length
            estimated[leg] = 0
          }
        }
        legsAll += all
        legsEstimated += missing
        if (all > 0 && missing === all) offRoad += 1
      }
      const note =
        legsEstimated === 0 ? null : offRoad > 0 && offRoad < size ? travelNotes.offRoad(offRoad) : travelNotes.noWay
      return { times, source: { engine: name, isEstimated: shareOf(legsEstimated, legsAll), note } }
    },

    path: async (points, signal) => {
      signal?.throwIfAborted()
      const pairs = points.slice(1).flatMap((to, index) => {
        const from = points[index]
        return from === undefined ? [] : [{ from, to }]
      })
      const asking =
        legs === null || pairs.length === 0
          ? { answer: [] }
          : await asked(
              (within) =>
                legs(
                  points.map(({ at }) => at),
                  within,
                ),
              signal,
            )
      const known = 'answer' in asking ? asking.answer : []
      const all = pairs.map(({ from, to }, index): PathLeg => {
        const byRoad = known[index] ?? null
        if (isSamePlace(from, to)) return { line: [from.at, to.at], metres: 0, seconds: 0, isEstimated: legs === null }
        if (byRoad === null) return { line: [from.at, to.at], ...estimatedLeg(from, to), isEstimated: true }
        return { ...byRoad, seconds: byRoad.seconds + usualEstimate.parkingSeconds, isEstimated: false }
      })
      const estimated = all.filter(({ isEstimated }) => isEstimated).length
      const note = 'note' in asking ? asking.note : legs !== null && estimated > 0 ? travelNotes.noWay : null
      return { legs: all, source: { engine: name, isEstimated: shareOf(estimated, all.length), note } }
    },

    close: async () => engine?.close(),
  }
}

const isSamePlace = (from: TravelPlace, to: TravelPlace): boolean => distanceMetres(from.at, to.at) < samePlaceMetres
