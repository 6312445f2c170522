/** The 11 whole street offices, towns and townships: the district shared out among their seats. */
import type { Polygon } from 'geojson'
import type { LngLat } from '../../domain/coordinates'
import { areaKm2, joined, polygonFromPlane, shared } from './areas'
import { toPlane } from './plane'
import { type Cell, powerDiagram } from './powerDiagram'
import { softenBorders } from './softenBorders'

export type OfficeAim = { readonly code: string; readonly seat: LngLat; readonly targetKm2: number }

/** Bending a border gives land to one side or the other: each round aims beside the target by what the last one gave. */
const rounds = 4

/** In the order given; together they are the district. */
export const drawOffices = (aims: readonly OfficeAim[], district: Polygon): Polygon[] => {
  const ring = (district.coordinates[0] ?? []).slice(0, -1).map((at) => toPlane(at as LngLat))
  let givenKm2 = aims.map(() => 0)
  let offices: Polygon[] = []
  for (let round = 0; round < rounds; round++) {
    const cells = powerDiagram(
      aims.map(({ code, seat, targetKm2 }, index) => ({
        code,
        at: toPlane(seat),
        targetSquareMetres: (targetKm2 - (givenKm2[index] ?? 0)) * 1e6,
      })),
      ring,
    )
    offices = cutToDistrict(softenBorders(cells), district)
    givenKm2 = offices.map((office, index) => areaKm2(office) - (cells[index] as Cell).squareMetres / 1e6)
  }
  return offices
}

/** A wandering border may cross the district's twice and cut off a piece, which then goes to the neighbour. */
const cutToDistrict = (cells: readonly Cell[], district: Polygon): Polygon[] => {
  const pieces = cells.map(({ ring }) => shared(polygonFromPlane(ring), district))
  const offices = pieces.map(([largest]) => largest as Polygon)
  for (const crumb of pieces.flatMap(([, ...crumbs]) => crumbs)) {
    const taker = offices.findIndex((office) => joined(office, crumb) !== null)
    if (taker < 0) throw new Error('a piece of the district belongs to nobody')
    offices[taker] = joined(offices[taker] as Polygon, crumb) as Polygon
  }
  return offices
}
