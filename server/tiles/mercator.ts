/** The square in which web maps lay out the world: 0 to 1 from west to east and from north to south. */
import type { LngLat } from '../../domain/coordinates'

/** The square's edge in the north; beyond it there is no tile. */
const mostLat = 85.0511287798066

export const squareOf = ([lng, lat]: LngLat): readonly [x: number, y: number] => {
  const bounded = Math.max(-mostLat, Math.min(mostLat, lat))
  const radians = (bounded * Math.PI) / 180
  return [(lng + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI)]
}

/** A tile of the pyramid: at zoom z the square is 2^z tiles wide. */
export type TileAddress = { readonly z: number; readonly x: number; readonly y: number }

/** Units along a tile's edge. */
export const extent = 4096
