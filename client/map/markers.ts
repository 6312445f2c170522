/** The map's images, drawn on a canvas when the style first asks for them by name. */
import { type PointStatus, pointStatuses } from '../../domain/pointStatus'
import { fontFamilies } from './fonts'
import { type MapTheme, mapThemes, palette } from './palette'
import {
  badgeParts,
  type ClusterSize,
  clusterParts,
  clusterSizes,
  haloParts,
  markerParts,
  type Part,
  pinParts,
  placeParts,
  reachOf,
  type StopState,
  stopParts,
  stopStates,
} from './shapes'

export const imagePixelRatio = 2

/** Names of images, all below the theme, so that a change of theme asks for new ones. */
export const imageName = {
  marker: (theme: MapTheme, status: PointStatus) => `${theme}/marker/${status}`,
  cluster: (theme: MapTheme, size: ClusterSize, shares: readonly number[]) =>
    `${theme}/cluster/${size}/${shares.join('-')}`,
  badge: (theme: MapTheme, digits: number) => `${theme}/badge/${digits}`,
  halo: (theme: MapTheme, state: 'selected' | 'hovered') => `${theme}/halo/${state}`,
  place: (theme: MapTheme, place: 'airport' | 'station') => `${theme}/place/${place}`,
  pin: (theme: MapTheme) => `${theme}/pin`,
  stop: (theme: MapTheme, car: number, state: StopState, number: number) => `${theme}/stop/${car}/${state}/${number}`,
  hatch: (theme: MapTheme) => `${theme}/hatch`,
}

type Drawing = { readonly parts: Part[]; readonly reach: number; readonly label?: Label }
/** Written over the parts, about the middle. */
type Label = { readonly words: string; readonly color: string; readonly sizePx: number }

/** What a name stands for, as parts to paint within a square of half side `reach`; null for a name that is not ours. */
export const drawingOf = (name: string): Drawing | null => {
  const [themeName, kind, first = '', second = '', third = ''] = name.split('/')
  const theme = mapThemes.find((known) => known === themeName)
  if (theme === undefined) return null
  switch (kind) {
    case 'marker': {
      const status = pointStatuses.find((known) => known === first)
      return status === undefined ? null : { parts: markerParts(theme, status), reach: reachOf.marker }
    }
    case 'cluster': {
      const size = clusterSizes.find((known) => known === first)
      return size === undefined
        ? null
        : { parts: clusterParts(theme, size, second.split('-').map(Number)), reach: reachOf.cluster(size) }
    }
    case 'badge':
      return { parts: badgeParts(theme, Number(first)), reach: reachOf.badge }
    case 'halo':
      return { parts: haloParts(theme, first === 'selected' ? 'selected' : 'hovered'), reach: reachOf.halo }
    case 'place':
      return { parts: placeParts(theme, first === 'airport' ? 'airport' : 'station'), reach: 10 }
    case 'stop': {
      const state = stopStates.find((known) => known === second)
      if (state === undefined) return null
      // The number is in the picture: written by the map, it would lie above the discs of all other stops.
      const label = { words: third, color: palette[theme].routeNumber, sizePx: third.length > 2 ? 10 : 12 }
      const drawing = { parts: stopParts(theme, Number(first), state), reach: reachOf.stop }
      return state === 'behind' || state === 'here' ? drawing : { ...drawing, label }
    }
    case 'pin':
      return { parts: pinParts(theme), reach: reachOf.pin }
    default:
      return null
  }
}

/** The picture of a name; null for a name that is not ours. Needs a browser's canvas. */
export const drawImage = (name: string): ImageData | null => {
  if (name.endsWith('/hatch')) return drawHatch(name)
  const drawing = drawingOf(name)
  if (drawing === null) return null
  const { parts, reach, label } = drawing
  const side = Math.ceil(reach * 2 * imagePixelRatio)
  const context = contextOf(side)
  context.translate(side / 2, side / 2)
  context.scale(imagePixelRatio, imagePixelRatio)
  context.lineJoin = 'round'
  for (const { path, fill, stroke, strokeWidth } of parts) {
    const drawn = new Path2D(path)
    if (fill !== null) {
      context.fillStyle = fill
      context.fill(drawn, 'evenodd')
    }
    if (stroke !== null) {
      context.strokeStyle = stroke
      context.lineWidth = strokeWidth
      context.stroke(drawn)
    }
  }
  if (label !== undefined) {
    context.font = `700 ${label.sizePx}px ${fontFamilies}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillStyle = label.color
    context.fillText(label.words, 0, 0.5)
  }
  return context.getImageData(0, 0, side, side)
}

/** Thin slanted lines that meet at the tile's edges. */
const drawHatch = (name: string): ImageData | null => {
  const theme = mapThemes.find((known) => name === `${known}/hatch`)
  if (theme === undefined) return null
  const side = 8 * imagePixelRatio
  const context = contextOf(side)
  context.strokeStyle = palette[theme].gapHatch
  context.lineWidth = 1 * imagePixelRatio
  for (const shift of [-side, 0, side]) {
    context.beginPath()
    context.moveTo(shift, side)
    context.lineTo(shift + side, 0)
    context.stroke()
  }
  return context.getImageData(0, 0, side, side)
}

const contextOf = (side: number): CanvasRenderingContext2D => {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('The browser gives no canvas to draw on.')
  return context
}
