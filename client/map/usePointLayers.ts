/** Keeps the geography, the scopes and the points on the map as the data has them; a new status costs one marker. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLatest } from '../ui/useLatest'
import { freeBounds } from './camera'
import { type Clusters, createClusters } from './clusters'
import {
  boundsOfView,
  type Drawn,
  drawGeography,
  drawLabels,
  drawPoints,
  drawScopes,
  drawStatuses,
  type Picture,
} from './drawing'
import { contains } from './framing'
import { landOf } from './labels'
import type { MapViewProps } from './mapProps'

export type ShownPoints = {
  readonly clusters: Clusters
  /** Of the points that the filter shows, in the table. */
  readonly indices: Int32Array
}

export const usePointLayers = (map: MapLibreMap | null, props: MapViewProps): ShownPoints => {
  const { table, filter, geography, language, rates = null } = props
  const { scopeId, squad } = filter
  const latest = useLatest(props)
  const [generation, setGeneration] = useState(0)

  useEffect(() => {
    if (map !== null) drawGeography(map, geography)
  }, [map, geography])

  useEffect(() => {
    if (map !== null) drawScopes(map, geography, { scopeId, squad }, rates)
  }, [map, geography, scopeId, squad, rates])

  const heardVersion = useRef(-1)
  const settled = useRef<(() => void) | null>(null)
  // A filter's own fields, since a new object with the same fields is no new filter.
  const filterKey = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: filterKey stands for filter; generation asks for another round.
  const shown = useMemo(() => {
    const indices = table.matching(filter)
    heardVersion.current = table.version()
    return { indices, clusters: createClusters(table, indices) }
  }, [table, filterKey, generation])

  const { clusters } = shown
  const land = useMemo(() => landOf(geography), [geography])
  useEffect(() => {
    if (map === null) return
    const picture: Picture = { table, clusters, geography, land, chosen: { scopeId, squad }, language, rates: null }
    const settle = () => {
      const { padding, rates: shaded = null } = latest.current
      drawLabels(map, { ...picture, rates: shaded }, freeBounds(map, padding))
    }
    settled.current = settle
    let drawn: Drawn = drawPoints(map, picture)
    settle()
    let frame = 0
    const waiting = new Set<number>()
    const follow = () => {
      const isDrawn = drawn.level === Math.floor(map.getZoom()) && contains(drawn.bounds, boundsOfView(map))
      if (!isDrawn) drawn = drawPoints(map, picture)
    }
    const takeChanges = (changed: readonly number[]) => {
      heardVersion.current = table.version()
      const isOtherSet = changed.some((index) => table.matches(index, latest.current.filter) !== clusters.has(index))
      if (isOtherSet) return setGeneration((before) => before + 1)
      if (!clusters.update(changed)) return
      for (const index of changed) if (clusters.has(index)) waiting.add(index)
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        drawStatuses(map, picture, drawn, waiting)
        waiting.clear()
      })
    }
    map.on('move', follow)
    map.on('resize', follow)
    map.on('moveend', settle)
    const unsubscribe = table.subscribe(takeChanges)
    // What changed between the clusters' making and this moment was told to nobody here; it may have come into the filter.
    if (heardVersion.current !== table.version()) takeChanges(Array.from({ length: table.size }, (_, index) => index))
    return () => {
      map.off('move', follow)
      map.off('resize', follow)
      map.off('moveend', settle)
      unsubscribe()
      cancelAnimationFrame(frame)
      settled.current = null
    }
  }, [map, table, clusters, geography, land, scopeId, squad, language, latest])

  // The number stands in the scope's label.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the labels read the rates themselves
  useEffect(() => settled.current?.(), [rates])

  return shown
}
