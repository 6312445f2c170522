/** A place as somebody has written it, brought to WGS-84: what was said of it by the way, or why it is none. */
import type { LngLat } from '../coordinates'
import { type Text, text } from '../text'
import { type DatumReading, readingToWgs84 } from './datumDetective'
import { meridianOfZone, projectedToWgs84 } from './gaussKrueger'
import { type SheetPlace, sheetPlaceOf } from './sheetPlace'

export const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')

/** How the coordinates of a sheet are read. */
export type PlaceReading = {
  readonly datum: DatumReading
  /** Degrees, for metres of a projection that name no zone. */
  readonly centralMeridian: number
}

export type ReadPlace = { readonly position: LngLat; readonly note: Text | null } | { readonly reason: Text }

export const readPlace = (place: SheetPlace, { datum, centralMeridian }: PlaceReading): ReadPlace => {
  switch (place.is) {
    case 'degrees':
      return {
        position: readingToWgs84(place.position, datum),
        note: place.isSwapped
          ? text('经度和纬度填反了，已对调。', 'Longitude and latitude were the wrong way round and are swapped.')
          : null,
      }
    case 'projected': {
      const { zone } = place.projected
      const meridian = meridianOfZone(place.projected, centralMeridian)
      return {
        position: projectedToWgs84(place.projected, meridian),
        note:
          zone === null
            ? text(
                `投影坐标没有带号，按中央经线${meridian}°换算。`,
                `The coordinates name no zone; the meridian ${meridian}° is taken.`,
              )
            : null,
      }
    }
    case 'elsewhere':
      return {
        reason: text(
          `坐标“${place.said.join(', ')}”不在国内。请核对。`,
          `The coordinates ${place.said.join(', ')} do not lie in China; check them.`,
        ),
      }
    case 'unreadable':
      return {
        reason: text(
          `坐标${quoted(place.said)}读不懂。请写成 111.1274 或 111°7′38.7″。`,
          `The coordinates ${quoted(place.said)} cannot be read; write 111.1274 or 111°7′38.7″.`,
        ),
      }
    case 'missing':
      return {
        reason: text('没有坐标。请填写经度和纬度。', 'It has no coordinates; give longitude and latitude.'),
      }
    default:
      return place satisfies never
  }
}

/** Both coordinates in one line, as a cell of a sheet may have them. */
export const readPlaceText = (said: string, reading: PlaceReading): ReadPlace =>
  readPlace(
    sheetPlaceOf((column) => (column === 'position' ? said.trim() : ''), { position: 0 }),
    reading,
  )
