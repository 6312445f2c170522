/**
 * The present view as a picture for paper: drawn anew with the print theme in the paper's proportions, on a map of its
 * own out of sight that is dropped afterwards. The map on the screen can give no such picture: it has its own colours,
 * its own proportions and panels in front, and forgets its pixels once they are shown.
 */
import { Map as MapLibreMap } from 'maplibre-gl'
import type { Language } from '../../domain/text'
import type { PointTable } from '../pointTable'
import type { Filter } from '../view'
import { type Bounds, createClusters } from './clusters'
import {
  drawGeography,
  drawImagesOnDemand,
  drawLabels,
  drawPoints,
  drawRoutes,
  drawScopes,
  drawSections,
} from './drawing'
import { metresPerPixelAt } from './framing'
import type { Geography } from './geography'
import { landOf } from './labels'
import type { ScopeRates } from './rates'
import type { MapRoutes } from './routeFeatures'
import type { MapSection } from './sectionFeatures'
import { styleOf } from './style'

/** The size of the picture's place on the paper, in CSS pixels (96 to the inch). */
export type Paper = { readonly widthPx: number; readonly heightPx: number }

export type PrintPicture = Paper & {
  /** A PNG of more than twice the CSS pixels each way. */
  readonly dataUrl: string
  /** At the middle of the picture, per CSS pixel. */
  readonly metresPerPixel: number
}

/** Paper is read from nearer than a screen: everything is drawn smaller by this, so more of it stands apart. */
const fineness = 1.3
const pixelRatio = 2
/** A computer without a graphics card, busy with other things, draws slowly. */
const patienceMs = 60_000

export const printPicture = async ({
  paper,
  view,
  table,
  indices,
  sections,
  routes = null,
  rates = null,
  geography,
  language,
}: {
  readonly paper: Paper
  /** `maxZoom`: no closer than this, however small the bounds. */
  readonly view: {
    readonly bounds: Bounds
    readonly maxZoom?: number
    readonly chosen: Pick<Filter, 'scopeId' | 'squad'>
  }
  readonly table: PointTable
  readonly indices: Int32Array
  readonly sections: readonly MapSection[]
  readonly routes?: MapRoutes | null
  readonly rates?: ScopeRates | null
  readonly geography: Geography
  readonly language: Language
}): Promise<PrintPicture> => {
  const container = document.createElement('div')
  Object.assign(container.style, {
    position: 'fixed',
    left: '-20000px',
    top: '0',
    width: `${paper.widthPx * fineness}px`,
    height: `${paper.heightPx * fineness}px`,
  })
  container.setAttribute('aria-hidden', 'true')
  document.body.append(container)
  let map: MapLibreMap | null = null
  try {
    map = new MapLibreMap({
      container,
      style: styleOf({ theme: 'print', language, basemap: null }),
      bounds: [...view.bounds],
      fitBoundsOptions: view.maxZoom === undefined ? {} : { maxZoom: view.maxZoom },
      interactive: false,
      attributionControl: false,
      fadeDuration: 0,
      pixelRatio,
      renderWorldCopies: false,
      canvasContextAttributes: { preserveDrawingBuffer: true },
    })
    drawImagesOnDemand(map)
    await eventOf(map, 'style.load')
    drawGeography(map, geography)
    drawScopes(map, geography, view.chosen, rates)
    drawSections(map, sections)
    drawRoutes(map, routes)
    const clusters = createClusters(table, indices)
    const picture = { table, clusters, geography, land: landOf(geography), chosen: view.chosen, language, rates }
    drawPoints(map, picture)
    drawLabels(map, picture)
    await eventOf(map, 'idle')
    return {
      ...paper,
      dataUrl: map.getCanvas().toDataURL('image/png'),
      metresPerPixel: fineness * metresPerPixelAt(map.getCenter().lat, map.getZoom()),
    }
  } finally {
    map?.remove()
    container.remove()
  }
}

const eventOf = (map: MapLibreMap, event: 'style.load' | 'idle'): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The map for paper was not ready in time (${event}).`)), patienceMs)
    map.once(event, () => {
      clearTimeout(timer)
      resolve()
    })
  })
