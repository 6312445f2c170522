/** The rates by which the map shades the scopes: the same answer that fills the city's table. */
import { useMemo } from 'react'
import { percent, shareOf } from '../../domain/city/rate'
import { text } from '../../domain/text'
import type { ScopeRates } from '../map/rates'
import type { View } from '../view'
import { useCityView } from './queries'
import { figuresOf } from './ranks'
import { whereOfFilter } from './where'

/** Null while the city is not looked at. */
export const useScopeRates = (isCity: boolean, { filter, day }: View): ScopeRates | null => {
  const { data } = useCityView(whereOfFilter(filter), day, isCity)
  return useMemo(() => {
    if (!isCity || data === undefined) return null
    return new Map(
      Object.entries(data.view.by.scope).flatMap(([id, counts]) => {
        const figures = figuresOf(counts)
        const share = shareOf(figures)
        if (id === '' || share === null) return []
        const label = `${percent(share)} ${figures.compliant}/${figures.of}`
        return [[id, { share, label: text(label, label) }] as const]
      }),
    )
  }, [isCity, data])
}
