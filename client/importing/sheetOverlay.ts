/** A checked sheet as it is laid over the map: what would come and what would move, or one row's places by two readings. Pure. */
import type { LngLat } from '../../domain/coordinates'
import type { SheetCheck } from '../../domain/importing/checkSheet'
import {
  type DatumReading,
  datumReadingLabel,
  readingToWgs84,
  wgs84ToReading,
} from '../../domain/importing/datumDetective'
import { type MapOverlay, type OverlayShape, pointShape, wayShape } from '../map/overlay'
import { words } from './words'

/** Where the points are now, of those that are there. */
export type PlaceOf = (pointId: number) => LngLat | null

/** More places than these say nothing more of a datum. */
const mostCompared = 300

/** `other`: the reading that the first is compared with; null: what the sheet would do is shown. */
export const sheetOverlay = (
  { rows, datum }: SheetCheck,
  { name, other, placeOf }: { readonly name: string; readonly other: DatumReading | null; readonly placeOf: PlaceOf },
): MapOverlay | null => {
  const placed = rows.flatMap((row) => (row.is === 'refused' ? [] : [row]))
  if (placed.length === 0) return null
  if (other !== null)
    return {
      name: `${name} ${datum} ${other}`,
      shapes: placed.slice(0, mostCompared).flatMap(({ name: called, point: { position } }) => {
        const there = readingToWgs84(wgs84ToReading(position, datum), other)
        return [pointShape('new', position, called), pointShape('was', there), wayShape('was', [position, there])]
      }),
      legend: [
        { tone: 'new', label: datumReadingLabel[datum] },
        { tone: 'was', label: datumReadingLabel[other] },
      ],
    }
  const shapes = placed.flatMap((row): OverlayShape[] => {
    const { position } = row.point
    if (row.is === 'new') return [pointShape('new', position, row.name)]
    if (row.is === 'unchanged') return []
    const before = placeOf(row.pointId)
    const stays = before === null || (before[0] === position[0] && before[1] === position[1])
    return stays
      ? [pointShape('changed', position, row.name)]
      : [pointShape('was', before), wayShape('changed', [before, position]), pointShape('changed', position, row.name)]
  })
  if (shapes.length === 0) return null
  const has = (tone: OverlayShape['tone']) => shapes.some((shape) => shape.tone === tone)
  return {
    name: `${name} ${datum}`,
    shapes,
    legend: [
      ...(has('new') ? [{ tone: 'new' as const, label: words.wouldCome }] : []),
      ...(has('changed') ? [{ tone: 'changed' as const, label: words.wouldChange }] : []),
      ...(has('was') ? [{ tone: 'was' as const, label: words.whereItWas }] : []),
    ],
  }
}
