/** What changes hands when boundaries change: points and road sections whose scope is another one then, and points in doubt. */
import type { LngLat } from '../coordinates'
import { type Line, scopeOfLine } from '../roadLine'
import { type Claims, createClaims, type Doubt, type Land } from './borderDoubt'

export type PlacedPoint = { readonly id: number; readonly position: LngLat; readonly scopeId: string | null }
export type PlacedSection = { readonly id: string; readonly line: Line; readonly scopeId: string | null }

/** What stands on the land, and what the office has said of points, which outlives every boundary. */
export type Placed = {
  readonly points: readonly PlacedPoint[]
  readonly sections: readonly PlacedSection[]
  readonly decided: ReadonlyMap<number, string | null>
}

type From = { readonly from: string | null; readonly to: string | null }
export type ContestedPoint = { readonly pointId: number; readonly scopeIds: readonly string[]; readonly doubt: Doubt }

export type HandOver = {
  readonly changes: readonly ({ readonly pointId: number } & From)[]
  readonly sections: readonly ({ readonly roadSectionId: string } & From)[]
  /** The office has to say whose they are. */
  readonly contested: readonly ContestedPoint[]
}

/**
 * Of whom it is sure: the one. In doubt: the one that it has, if it is among them; else none until the office has decided,
 * for nobody guesses. `decided`: what the office has said of it.
 */
export const scopeOf = (
  { scopeIds, doubt }: Claims,
  present: string | null,
  decided: string | null | undefined,
): string | null => {
  if (decided !== undefined) return decided
  if (doubt === null) return scopeIds[0] ?? null
  return present !== null && scopeIds.includes(present) ? present : null
}

export const handOverOf = ({ points, sections, decided }: Placed, lands: readonly Land[]): HandOver => {
  const claimsAt = createClaims(lands)
  const changes: HandOver['changes'][number][] = []
  const contested: ContestedPoint[] = []
  for (const { id, position, scopeId } of points) {
    const claims = claimsAt(position)
    const to = scopeOf(claims, scopeId, decided.get(id))
    if (to !== scopeId) changes.push({ pointId: id, from: scopeId, to })
    if (claims.doubt !== null && !decided.has(id))
      contested.push({ pointId: id, scopeIds: claims.scopeIds, doubt: claims.doubt })
  }
  return {
    changes,
    sections: sections.flatMap(({ id, line, scopeId }) => {
      const to = scopeOfLine(line, lands)?.id ?? null
      return to === scopeId ? [] : [{ roadSectionId: id, from: scopeId, to }]
    }),
    contested,
  }
}
