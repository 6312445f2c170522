/** What the city is asked: its numbers, a number's rows, the curve, and the days of all points. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../domain/calendar'
import type { PointHistory } from '../../domain/city/pointHistory'
import type { Selection, Where } from '../../domain/city/selection'
import { AnsweredError, type Answers, type Trpc, useTRPC } from '../trpc'

export type CityAnswer = Answers['city']['view']
export type CityRowsAnswer = Answers['city']['rows']
export type CurveAnswer = Answers['city']['curve']

const asked = (day: LocalDate | null) => (day === null ? {} : { day })

export const cityViewOptions = (trpc: Trpc, where: Where, day: LocalDate | null, enabled = true) =>
  // The numbers of another day or place take the place of these when they are there: nothing jumps meanwhile.
  trpc.city.view.queryOptions({ ...asked(day), where }, { enabled, placeholderData: keepPreviousData })

export const useCityView = (where: Where, day: LocalDate | null, enabled = true) =>
  useQuery(cityViewOptions(useTRPC(), where, day, enabled))

export const useCityRows = (selection: Selection | null, day: LocalDate | null) => {
  const trpc = useTRPC()
  const whole = selection ?? ({ of: 'points', is: 'all', where: {} } as const)
  return useQuery(
    trpc.city.rows.queryOptions(
      { selection: { ...whole, ...asked(day) } },
      { enabled: selection !== null, placeholderData: keepPreviousData },
    ),
  )
}

export const useCurve = (where: Where) => {
  const trpc = useTRPC()
  return useQuery(trpc.city.curve.queryOptions({ where }, { placeholderData: keepPreviousData }))
}

export const usePhases = (where: Where) => {
  const trpc = useTRPC()
  return useQuery(trpc.city.phase.queryOptions({ where }, { placeholderData: keepPreviousData }))
}

export const historyKey = ['history']

/** Past days do not change: what was read today is good until tomorrow. */
export const usePointHistory = (today: LocalDate, enabled: boolean) =>
  useQuery({
    queryKey: [...historyKey, today],
    queryFn: async ({ signal }): Promise<PointHistory> => {
      const response = await fetch('/api/history', { signal })
      if (!response.ok) throw new AnsweredError(response.status)
      return response.json()
    },
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  })

/** One curve for each place, in the same order; undefined until it is read. */
export const useCurves = (places: readonly Where[]): readonly (CurveAnswer | undefined)[] => {
  const trpc = useTRPC()
  return useQueries({
    queries: places.map((where) => trpc.city.curve.queryOptions({ where })),
    combine: (results) => results.map(({ data }) => data),
  })
}

export const useActivityDays = () => {
  const trpc = useTRPC()
  return useQuery(trpc.city.activityDays.queryOptions())
}
