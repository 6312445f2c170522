/** Encoded polylines (developers.google.com/maps/documentation/utilities/polylinealgorithm), with six decimals as Valhalla writes them. */
import type { LngLat } from '../../../domain/coordinates'

/** Null: the text is no polyline, or leads off the earth. */
export const decodePolyline6 = (encoded: string): LngLat[] | null => {
  const line: LngLat[] = []
  let place = 0
  /** A number of groups of five bits, the lowest first, each but the last marked by a sixth. */
  const next = (): number => {
    let [value, weight] = [0, 1]
    for (;;) {
      const group = encoded.charCodeAt(place) - 63
      place += 1
      if (!(group >= 0 && group < 64) || weight > 2 ** 35) return Number.NaN
      value += (group % 32) * weight
      weight *= 32
      if (group < 32) return value % 2 === 1 ? -(value + 1) / 2 : value / 2
    }
  }
  let [lat, lng] = [0, 0]
  while (place < encoded.length) {
    lat += next()
    lng += next()
    if (!(Math.abs(lat) <= 90e6 && Math.abs(lng) <= 180e6)) return null
    line.push([lng / 1e6, lat / 1e6])
  }
  return line
}
