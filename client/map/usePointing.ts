/** What mouse and fingers do on the map: select, open a cluster, answer a form that waits for a place; and what they are over. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { useLatest } from '../ui/useLatest'
import { fitTo } from './camera'
import { type Clusters, clusterMaxZoom } from './clusters'
import type { Pixel } from './framing'
import type { TooltipContent } from './MapTooltip'
import type { MapViewProps } from './mapProps'
import { listenToPointer } from './pointing'
import { contentOf } from './tooltipContent'

export type Hover = {
  readonly content: TooltipContent
  readonly at: Pixel
  readonly pointId: number | null
  readonly sectionId: string | null
}

export const usePointing = (map: MapLibreMap | null, props: MapViewProps, clusters: Clusters): Hover | null => {
  const [hover, setHover] = useState<Hover | null>(null)
  const latest = useLatest(props)
  const isDrawing = ['line', 'area', 'borders'].includes(props.task?.kind ?? '')
  useEffect(() => {
    // Who draws means what is drawn and nothing under it.
    if (isDrawing) setHover(null)
    if (map === null || isDrawing) return
    return listenToPointer(map, {
      takesTap: (position) => {
        const { task } = latest.current
        if (task?.kind !== 'place' && task?.kind !== 'spot') return false
        task.onTap(position)
        return true
      },
      onSection: (roadSectionId) => latest.current.onSelectSection(roadSectionId),
      onStop: (key) => latest.current.onSelectStop?.(key),
      onPoint: (pointId) => latest.current.onSelectPoint(pointId),
      onCluster: (clusterId) => {
        const bounds = clusters.boundsOf(clusterId)
        if (bounds === null) return
        const { padding } = latest.current
        fitTo(map, bounds, padding, { maxZoom: clusterMaxZoom + 1, marginPx: 60, byUser: true })
      },
      onScope: (scopeId) => latest.current.onSelectScope(scopeId),
      onHover: (pointed) => {
        const pointId = pointed?.type === 'point' ? pointed.pointId : null
        latest.current.onHoverPoint?.(pointId)
        latest.current.onHoverStop?.(pointed?.type === 'stop' ? pointed.key : null)
        const content = pointed && contentOf(latest.current, pointed)
        const sectionId = pointed?.type === 'section' ? pointed.roadSectionId : null
        setHover(pointed && content ? { content, at: pointed.at, pointId, sectionId } : null)
      },
    })
  }, [map, clusters, isDrawing, latest])
  return hover
}
