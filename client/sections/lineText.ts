/** A line as lines of text, for whoever has positions and no mouse. Pure. */
import type { LngLat } from '../../domain/coordinates'
import { type Line, tidyLine } from '../../domain/roadLine'

export const textOfLine = (line: Line): string => line.map(([lng, lat]) => `${lng},${lat}`).join('\n')

/** Null where a line of the text is no position. */
export const lineOfText = (written: string): Line | null => {
  const rows = written
    .split(/[\n;；]+/)
    .map((row) => row.trim())
    .filter((row) => row !== '')
  const places: LngLat[] = []
  for (const row of rows) {
    const parts = row
      .split(/[\s,，、]+/)
      .filter((part) => part !== '')
      .map(Number)
    const [lng, lat] = parts
    if (parts.length !== 2 || lng === undefined || lat === undefined) return null
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return null
    places.push([lng, lat])
  }
  return places.length < 2 ? null : tidyLine(places)
}
