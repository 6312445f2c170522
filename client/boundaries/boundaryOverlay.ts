/** Checked boundaries as they are laid over the map: the new ones beside the present, what is wrong, and what changes hands. Pure. */
import type { LngLat } from '../../domain/coordinates'
import type { OverviewScope } from '../campaignOverview'
import { type MapOverlay, type OverlayShape, pointShape } from '../map/overlay'
import type { BoundariesChecked } from './sendBoundaries'
import { words } from './words'

export const boundaryOverlay = (
  { boundaries, faults, handOver }: BoundariesChecked,
  {
    name,
    scopes,
    placeOf,
  }: {
    /** Null: the boundaries are under the hand, and drawn by whoever edits them. */
    readonly name: string | null
    readonly scopes: readonly OverviewScope[]
    readonly placeOf: (pointId: number) => LngLat | null
  },
): MapOverlay => {
  const drawn = boundaries.filter(({ scopeId, area }) => scopeId !== null && area !== null)
  const replaced = new Set(drawn.map(({ scopeId }) => scopeId))
  const shapes: OverlayShape[] = [
    ...scopes.flatMap(({ id, geometry }): OverlayShape[] => (replaced.has(id) ? [{ tone: 'was', geometry }] : [])),
    ...(name === null ? [] : drawn).flatMap(({ area }): OverlayShape[] =>
      area === null ? [] : [{ tone: 'new', geometry: area }],
    ),
    ...[...boundaries.flatMap((one) => one.faults), ...faults].flatMap(({ at }) =>
      at.flatMap((geometry): OverlayShape[] =>
        geometry.type === 'Point' || geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
          ? [{ tone: 'fault', geometry }]
          : [],
      ),
    ),
    ...handOver.changes.flatMap(({ pointId }) => {
      const at = placeOf(pointId)
      return at === null ? [] : [pointShape('changed', at)]
    }),
  ]
  const has = (tone: OverlayShape['tone']) => shapes.some((shape) => shape.tone === tone)
  return {
    name,
    shapes,
    legend: (
      [
        { tone: 'new', label: words.newBoundary },
        { tone: 'was', label: words.presentBoundary },
        { tone: 'changed', label: words.changesHands },
        { tone: 'fault', label: words.fault },
      ] as const
    ).filter(({ tone }) => has(tone)),
  }
}
