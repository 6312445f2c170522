/** What changes hands when boundaries change: points whose scope is another one then, and those that lie in two. */
import type { LngLat } from '../coordinates'
import { type Area, createAreaIndex } from './areaIndex'

export type PlacedPoint = { readonly id: number; readonly position: LngLat; readonly scopeId: string | null }
export type Bounded = { readonly id: string; readonly geometry: Area }

export type HandOver = {
  readonly changes: readonly { readonly pointId: number; readonly from: string | null; readonly to: string | null }[]
  /** In several scopes at once: the office has to say whose they are. */
  readonly contested: readonly { readonly pointId: number; readonly scopeIds: readonly string[] }[]
}

/**
 * In one scope: that one. In several: the one that it has, if it is among them; else none until the office has decided,
 * for nobody guesses. `decided`: what the office has said of a point, which outlives every boundary.
 */
export const scopeOf = (
  candidates: readonly string[],
  present: string | null,
  decided: string | undefined,
): string | null => {
  if (decided !== undefined) return decided
  if (candidates.length <= 1) return candidates[0] ?? null
  return present !== null && candidates.includes(present) ? present : null
}

export const handOverOf = (
  points: readonly PlacedPoint[],
  scopes: readonly Bounded[],
  decided: ReadonlyMap<number, string> = new Map(),
): HandOver => {
  const index = createAreaIndex(scopes.map(({ geometry }) => geometry))
  const changes: { pointId: number; from: string | null; to: string | null }[] = []
  const contested: { pointId: number; scopeIds: readonly string[] }[] = []
  for (const { id, position, scopeId } of points) {
    const candidates = index.at(position).flatMap((at) => scopes[at]?.id ?? [])
    const to = scopeOf(candidates, scopeId, decided.get(id))
    if (to !== scopeId) changes.push({ pointId: id, from: scopeId, to })
    if (candidates.length > 1 && !decided.has(id)) contested.push({ pointId: id, scopeIds: candidates })
  }
  return { changes, contested }
}
