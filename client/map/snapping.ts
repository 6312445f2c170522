/** Where the pointer snaps to while a line is drawn. Pure. */
import type { LngLat } from '../../domain/coordinates'
import type { Line } from '../../domain/roadLine'
import type { Pixel } from './framing'

/** The vertex of any of the lines that is nearest to a pixel and within reach; ends win over what lies between them. */
export const nearestVertex = (
  lines: readonly Line[],
  at: Pixel,
  project: (place: LngLat) => Pixel,
  reachPx: number,
): LngLat | null => {
  let best: { readonly place: LngLat; readonly away: number } | null = null
  for (const line of lines)
    for (const [index, place] of line.entries()) {
      const { x, y } = project(place)
      const isEnd = index === 0 || index === line.length - 1
      const pixels = Math.hypot(x - at.x, y - at.y)
      if (pixels > reachPx) continue
      const away = isEnd ? pixels - reachPx : pixels
      if (best === null || away < best.away) best = { place, away }
    }
  return best?.place ?? null
}
