/** Between the map's filter and a question to the city. Pure. */
import type { Selection, Where } from '../../domain/city/selection'
import { type Filter, type View, wholeCity } from '../view'

/** What of the filter says where; statuses, marks and a search are the map's and the lists' own. */
export const whereOfFilter = ({ scopeId, squad, kind, unitId, urbanOnly }: Filter): Where => ({
  ...(scopeId !== null && { scopeId }),
  ...(squad !== null && { squad }),
  ...(kind !== null && { kind }),
  ...(unitId !== null && { unitId }),
  ...(urbanOnly && { urban: true as const }),
})

/** What the city counts: where, and nothing less. */
export const filterOfCity = (filter: Filter): Filter => ({ ...filter, statuses: [], mark: null, search: '' })

/** The map of a number's rows shows those and no others, so its filter only says what to look at. */
export const filterOfRows = ({ of, where }: Selection): Filter => ({
  ...wholeCity.filter,
  scopeId: where.scopeId ?? null,
  // An issue's squad is the one that follows it, wherever its point lies.
  squad: of === 'points' ? (where.squad ?? null) : null,
})

/** What the map, its legend and its print go by. */
export const shownFilter = ({ panel, filter, rows }: Pick<View, 'panel' | 'filter' | 'rows'>): Filter =>
  rows !== null ? filterOfRows(rows) : panel === 'city' ? filterOfCity(filter) : filter
