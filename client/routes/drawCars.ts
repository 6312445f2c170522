/** Each car's route as a picture for paper, beside what its table says. Where no map can be drawn, there is none. */
import { distanceMetres } from '../../domain/coordinates'
import type { RouteSheet } from '../../domain/routeSheet'
import type { Language } from '../../domain/text'
import type { Bounds } from '../map/clusters'
import { widened } from '../map/framing'
import type { Geography } from '../map/geography'
import type { Paper } from '../map/printPicture'
import { boundsOfRoutes, type MapRoute, type MapRoutes } from '../map/routeFeatures'
import type { PointTable } from '../pointTable'
import type { CarView, PlanView } from './planView'
import type { PrintedCar } from './RouteSheetPages'

/** The map is its own part of the page: who prints fetches it. */
const loadPrinting = () => import('../map/printPicture')

const closest = 15

const pixelsPerMillimetre = 96 / 25.4
const paperOf = (widthMm: number, heightMm: number): Paper => ({
  widthPx: Math.floor(widthMm * pixelsPerMillimetre),
  heightPx: Math.floor(heightMm * pixelsPerMillimetre),
})
/** Beside the code; the tall one still leaves 25 stops on two pages. */
const papers = { wide: paperOf(150, 60), tall: paperOf(112, 92) }
/** The paper that a route fills better. */
const paperFor = ([west, south, east, north]: Bounds): Paper => {
  const widthMetres = distanceMetres([west, south], [east, south])
  const heightMetres = distanceMetres([west, south], [west, north])
  const metresPerPixel = ({ widthPx, heightPx }: Paper) => Math.max(widthMetres / widthPx, heightMetres / heightPx)
  return metresPerPixel(papers.tall) < metresPerPixel(papers.wide) ? papers.tall : papers.wide
}
/** Of the bounds' own size, so that no number is cut at the edge. */
const margin = 0.08

const routesOf = ({ rows }: CarView, car: number, lines: readonly MapRoute[]): MapRoutes => ({
  routes: lines.filter((line) => line.car === car),
  stops: rows.map(({ stop: { key, pointId, name, at }, number }) => ({ key, pointId, name, at, car, number })),
  chosen: [],
  focusedKey: null,
  hoveredKey: null,
  fitTo: null,
})

export const drawCars = async ({
  view,
  sheet,
  firstCar,
  lines,
  table,
  geography,
  language,
}: {
  readonly view: PlanView
  readonly sheet: RouteSheet
  readonly firstCar: number
  /** Every car's way as the map shows it. */
  readonly lines: readonly MapRoute[]
  readonly table: PointTable
  readonly geography: Geography | null
  readonly language: Language
}): Promise<readonly PrintedCar[]> => {
  const drawn: PrintedCar[] = []
  // One after the other: a phone has no memory for four maps at once.
  for (const one of sheet.cars) {
    const car = view.cars.find(({ car: number }) => firstCar + number === one.car)
    if (car === undefined) continue
    drawn.push({
      sheet: one,
      view: car,
      picture: await pictureOf(routesOf(car, one.car, lines), { table, geography, language }),
    })
  }
  return drawn
}

const pictureOf = async (
  routes: MapRoutes,
  {
    table,
    geography,
    language,
  }: { readonly table: PointTable; readonly geography: Geography | null; readonly language: Language },
) => {
  const bounds = boundsOfRoutes(routes)
  if (geography === null || bounds === null) return null
  try {
    const { printPicture } = await loadPrinting()
    return await printPicture({
      paper: paperFor(bounds),
      view: { bounds: widened(bounds, margin), maxZoom: closest, chosen: { scopeId: null, squad: null } },
      table,
      // Its stops alone: what else there is would only hide them.
      indices: new Int32Array(0),
      sections: [],
      routes,
      geography,
      language,
    })
  } catch {
    return null
  }
}
