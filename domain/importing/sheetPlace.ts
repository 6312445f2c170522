/** Where a row of a sheet says that its point is: in degrees, in metres of a projection, or not at all. */
import type { LngLat } from '../coordinates'
import { degreesOf, degreesPairOf } from './coordinateText'
import { readPair } from './datumDetective'
import { type Projected, projectedOf } from './gaussKrueger'
import type { ColumnMatch, PointColumn } from './pointColumns'

export type SheetPlace =
  | { readonly is: 'degrees'; readonly position: LngLat; readonly isSwapped: boolean }
  | { readonly is: 'projected'; readonly projected: Projected }
  | { readonly is: 'elsewhere'; readonly said: readonly [number, number] }
  | { readonly is: 'unreadable'; readonly said: readonly string[] }
  | { readonly is: 'missing' }

/** `cell`: what a column of the row holds, '' where there is none. */
export const sheetPlaceOf = (cell: (column: PointColumn) => string, match: ColumnMatch): SheetPlace => {
  const both = match.position === undefined ? null : degreesPairOf(cell('position'))
  const [lng, lat] = both ?? [degreesOf(cell('lng')), degreesOf(cell('lat'))]
  if (lng === null || lat === null) {
    const said = [cell('position'), cell('lng'), cell('lat')].filter((one) => one !== '')
    return said.length === 0 ? { is: 'missing' } : { is: 'unreadable', said }
  }
  const pair = readPair(lng, lat)
  if (pair !== null) return { is: 'degrees', ...pair }
  const projected = projectedOf(lng, lat)
  return projected === null ? { is: 'elsewhere', said: [lng, lat] } : { is: 'projected', projected }
}
