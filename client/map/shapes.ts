/** Marker, cluster ring and badge as painted paths: the map's images and the legend's drawings come from the same ones. */
import { type PointStatus, pointStatuses } from '../../domain/pointStatus'
import type { MapTheme, Shape } from './palette'
import { palette } from './palette'

/** An SVG path about [0, 0] in CSS pixels, with how to paint it; painted in the given order. */
export type Part = {
  readonly path: string
  readonly fill: string | null
  readonly stroke: string | null
  readonly strokeWidth: number
}

export const markerRadiusPx = 6.5

const circle = (radius: number): string =>
  `M${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0Z`

const polygon = (corners: readonly (readonly [number, number])[]): string =>
  `M${corners.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`

const round = (value: number): number => Math.round(value * 100) / 100

/** The outer path of a shape; `radius` is that of the disc, the others are sized to weigh the same to the eye. */
export const shapePath = (shape: Shape, radius: number): string => {
  switch (shape) {
    case 'ring':
    case 'disc':
    case 'ringedDisc':
      return circle(radius)
    case 'square': {
      const half = radius * 0.92
      return polygon([
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
      ])
    }
    case 'triangle': {
      const reach = radius * 1.32
      return polygon([
        [0, -reach],
        [reach * 0.92, reach * 0.68],
        [-reach * 0.92, reach * 0.68],
      ])
    }
    case 'diamond': {
      const reach = radius * 1.5
      return polygon([
        [0, -reach],
        [reach, 0],
        [0, reach],
        [-reach, 0],
      ])
    }
    default:
      return shape satisfies never
  }
}

export const markerParts = (theme: MapTheme, status: PointStatus, radius = markerRadiusPx): Part[] => {
  const { shape, fill, edge, outline } = palette[theme].status[status]
  const path = shapePath(shape, radius)
  const body: Part = { path, fill, stroke: edge, strokeWidth: shape === 'ring' ? 2.4 : 1.5 }
  const under: Part[] = outline === null ? [] : [{ path, fill: outline, stroke: outline, strokeWidth: 4 }]
  const inner: Part[] =
    shape === 'ringedDisc' ? [{ path: circle(radius * 0.46), fill: null, stroke: edge, strokeWidth: 1.5 }] : []
  return [...under, body, ...inner]
}

export const clusterSizes = ['small', 'medium', 'large', 'huge'] as const
export type ClusterSize = (typeof clusterSizes)[number]

export const clusterRadiusPx: Record<ClusterSize, number> = { small: 13, medium: 15.5, large: 18.5, huge: 22 }

export const clusterSizeOf = (count: number): ClusterSize =>
  count < 10 ? 'small' : count < 100 ? 'medium' : count < 1000 ? 'large' : 'huge'

/** A ring is divided into this many parts: few enough that few images are ever drawn. */
export const ringParts = 16

/**
 * Shares of a ring in `ringParts`, in the order of `pointStatuses`. Whatever occurs gets a part of its own, an overdue
 * one two, so that a single overdue point among a thousand is still seen.
 */
export const ringShares = (counts: readonly number[]): number[] => {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const exact = counts.map((count) => (total === 0 ? 0 : (count / total) * ringParts))
  const atLeast = counts.map((count, status) => (count === 0 ? 0 : pointStatuses[status] === 'overdue' ? 2 : 1))
  // A ring of one status is that status alone.
  if (counts.filter((count) => count > 0).length === 1) return counts.map((count) => (count > 0 ? ringParts : 0))
  const shares = exact.map((share, status) => Math.max(Math.round(share), atLeast[status] as number))
  const sum = () => shares.reduce((all, share) => all + share, 0)
  while (sum() !== ringParts) {
    const step = sum() > ringParts ? -1 : 1
    // Takes from, or gives to, whichever strays furthest from its exact share that way.
    const errors = shares.map((share, status) => {
      const canMove = (counts[status] as number) > 0 && share + step >= (atLeast[status] as number)
      return canMove ? (share - (exact[status] as number)) * -step : Number.NEGATIVE_INFINITY
    })
    const worst = errors.indexOf(Math.max(...errors))
    shares[worst] = (shares[worst] as number) + step
  }
  return shares
}

const at = (radius: number, turn: number): string =>
  `${round(radius * Math.sin(turn * 2 * Math.PI))} ${round(-radius * Math.cos(turn * 2 * Math.PI))}`

/** A wedge of a ring between two turns (0 is the top, clockwise, 1 a whole turn). */
const wedge = (inner: number, outer: number, from: number, to: number): string => {
  if (to - from >= 1) return `${circle(outer)}${circle(inner)}`
  const large = to - from > 0.5 ? 1 : 0
  return `M${at(outer, from)}A${outer} ${outer} 0 ${large} 1 ${at(outer, to)}L${at(inner, to)}A${inner} ${inner} 0 ${large} 0 ${at(inner, from)}Z`
}

/**
 * The ring of a cluster. The overdue wedge ends at the top, where the badge's number begins, and stands out beyond the
 * others, which follow clockwise.
 */
export const clusterParts = (theme: MapTheme, size: ClusterSize, shares: readonly number[]): Part[] => {
  const { clusterCore, clusterEdge, status: looks } = palette[theme]
  const outer = clusterRadiusPx[size]
  const inner = outer - 4.5
  const parts: Part[] = [{ path: circle(outer + 0.75), fill: clusterCore, stroke: clusterEdge, strokeWidth: 1 }]
  let turn = -(shares[pointStatuses.indexOf('overdue')] ?? 0)
  let overdue: Part | null = null
  shares.forEach((share, code) => {
    if (share === 0) return
    const status = pointStatuses[code] as PointStatus
    const from = turn / ringParts
    turn += share
    const to = turn / ringParts
    if (status === 'overdue')
      overdue = {
        path: wedge(inner - 0.5, outer + 2.5, from, to),
        fill: looks.overdue.share,
        stroke: looks.overdue.edge,
        strokeWidth: 1.25,
      }
    else
      parts.push({
        path: wedge(inner, outer, from, to),
        fill: looks[status].share,
        stroke: clusterCore,
        strokeWidth: 0.75,
      })
  })
  parts.push({ path: circle(inner), fill: clusterCore, stroke: clusterCore, strokeWidth: 0.5 })
  if (overdue !== null) parts.push(overdue)
  return parts
}

/** The plate behind a cluster's number of overdue points, as wide as its digits need. */
export const badgeParts = (theme: MapTheme, digits: number): Part[] => {
  const { badge, badgeText } = palette[theme]
  const height = 7.5
  const reach = 2.8 * (digits - 1)
  const path = `M${-reach} ${-height}L${reach} ${-height}A${height} ${height} 0 0 1 ${reach} ${height}L${-reach} ${height}A${height} ${height} 0 0 1 ${-reach} ${-height}Z`
  return [{ path, fill: badge, stroke: badgeText, strokeWidth: 1.5 }]
}

export const haloParts = (theme: MapTheme, state: 'selected' | 'hovered'): Part[] => {
  const { focus, labelHalo } = palette[theme]
  const radius = markerRadiusPx + (state === 'selected' ? 10 : 8.5)
  return [
    { path: circle(radius), fill: null, stroke: labelHalo, strokeWidth: state === 'selected' ? 6 : 4.5 },
    { path: circle(radius), fill: null, stroke: focus, strokeWidth: state === 'selected' ? 3 : 2 },
  ]
}

/** A pin whose point is at the middle: the place that is being chosen. */
export const pinParts = (theme: MapTheme): Part[] => {
  const { focus, labelHalo } = palette[theme]
  const drop = 'M0 0C-3.4 -6 -8.5 -9.4 -8.5 -15A8.5 8.5 0 1 1 8.5 -15C8.5 -9.4 3.4 -6 0 0Z'
  return [
    { path: drop, fill: focus, stroke: labelHalo, strokeWidth: 2 },
    { path: 'M-3 -15A3 3 0 1 1 3 -15A3 3 0 1 1 -3 -15Z', fill: labelHalo, stroke: null, strokeWidth: 0 },
  ]
}

export const stopStates = ['chosen', 'numbered', 'behind', 'focused', 'here'] as const
/** `chosen`: a point that will be planned; the others carry a number. */
export type StopState = (typeof stopStates)[number]

/**
 * What a stop's number stands on, in its car's colour; round a chosen point, a ring that leaves its marker to be seen; what
 * lies behind the car is a small ring without a number; `here` is where this device is.
 */
export const stopParts = (theme: MapTheme, car: number, state: StopState): Part[] => {
  const { routes, labelHalo, focus } = palette[theme]
  const color = routes[car] ?? routes[0]
  if (state === 'chosen')
    return [
      { path: circle(11), fill: null, stroke: labelHalo, strokeWidth: 5 },
      { path: circle(11), fill: null, stroke: color, strokeWidth: 2.5 },
    ]
  if (state === 'behind') return [{ path: circle(5), fill: labelHalo, stroke: color, strokeWidth: 2.25 }]
  if (state === 'here')
    return [
      { path: circle(11), fill: labelHalo, stroke: focus, strokeWidth: 2 },
      { path: circle(6.5), fill: focus, stroke: null, strokeWidth: 0 },
    ]
  const body: Part = { path: circle(10), fill: color, stroke: labelHalo, strokeWidth: 1.75 }
  return state === 'numbered'
    ? [body]
    : [
        { path: circle(15), fill: labelHalo, stroke: labelHalo, strokeWidth: 3 },
        { path: circle(15), fill: null, stroke: focus, strokeWidth: 3 },
        { ...body, path: circle(12) },
      ]
}

/** Half the side of the square into which a drawing fits. */
export const reachOf = {
  marker: 14,
  cluster: (size: ClusterSize) => clusterRadiusPx[size] + 5,
  badge: 18,
  halo: 23,
  pin: 26,
  stop: 19,
}

/** An aeroplane seen from above and a train seen from the front. */
export const placeParts = (theme: MapTheme, place: 'airport' | 'station'): Part[] => {
  const { place: color, labelHalo } = palette[theme]
  const path =
    place === 'airport'
      ? 'M0 -7.5C0.9 -7.5 1.2 -6.2 1.2 -5L1.2 -2L7 1.8L7 3.6L1.2 1.8L1.2 5L3 6.4L3 7.6L0 6.8L-3 7.6L-3 6.4L-1.2 5L-1.2 1.8L-7 3.6L-7 1.8L-1.2 -2L-1.2 -5C-1.2 -6.2 -0.9 -7.5 0 -7.5Z'
      : 'M-4.5 -7L4.5 -7L5 4L3 4L5 7.5L3 7.5L1 4L-1 4L-3 7.5L-5 7.5L-3 4L-5 4ZM-3.2 -5L-3.2 -1L3.2 -1L3.2 -5Z'
  return [
    { path, fill: labelHalo, stroke: labelHalo, strokeWidth: 3 },
    { path, fill: color, stroke: null, strokeWidth: 0 },
  ]
}
