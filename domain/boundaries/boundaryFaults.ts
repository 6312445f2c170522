/** What is wrong with one boundary as a file has it: what cannot be taken, and what should be looked at, each where it is. */
import { area as areaSquareMetres, booleanPointInPolygon, length } from '@turf/turf'
import type { Geometry, Position } from 'geojson'
import { readPair } from '../importing/datumDetective'
import { type Text, text } from '../text'
import type { Area } from './areaIndex'
import { crossingsOf, mostVertices, signedArea, tidyRing } from './ringFaults'

export type BoundaryFault = {
  /** `isFatal`: the boundary cannot be taken like this. */
  readonly isFatal: boolean
  readonly what: Text
  /** Where it is to be seen; empty where that is nowhere. */
  readonly at: readonly Geometry[]
}

const fatal = (what: Text, at: readonly Geometry[] = []): BoundaryFault => ({ isFatal: true, what, at })
export const warned = (what: Text, at: readonly Geometry[] = []): BoundaryFault => ({ isFatal: false, what, at })

export type ReadBoundary = {
  /** Closed, its outer rings counter-clockwise and its holes clockwise (RFC 7946); null: it is none. */
  readonly area: Area | null
  readonly faults: readonly BoundaryFault[]
}

const none = (...faults: BoundaryFault[]): ReadBoundary => ({ area: null, faults })
const points = (positions: readonly Position[]): Geometry[] =>
  positions.map((position) => ({ type: 'Point', coordinates: [...position] }))

/** Crossings that are shown; one is enough to refuse. */
const mostCrossings = 20
/** Smaller than a sports ground, or that much narrower than it is long, nobody's office is. */
const leastSquareMetres = 10_000
const leastRoundness = 0.01

const counterClockwise = (ring: Position[], isWanted: boolean): Position[] =>
  signedArea(ring) > 0 === isWanted ? ring : ring.reverse()

type Polygons = readonly Position[][][]

/** Longitude before latitude, as the file may not have it. Null: they are no degrees of China. */
const inOrder = (given: Polygons): { readonly polygons: Polygons; readonly isSwapped: boolean } | null => {
  const [lng = Number.NaN, lat = Number.NaN] = given[0]?.[0]?.[0] ?? []
  const isSwapped = readPair(lng, lat)?.isSwapped ?? false
  const polygons = given.map((rings) =>
    rings.map((ring) => ring.map(([x = Number.NaN, y = Number.NaN]) => (isSwapped ? [y, x] : [x, y]))),
  )
  const isChina = ([x = Number.NaN, y = Number.NaN]: Position) => readPair(x, y)?.isSwapped === false
  return polygons.flat().every((ring) => ring.every(isChina)) ? { polygons, isSwapped } : null
}

const readPolygon = (
  given: readonly Position[][],
): { readonly rings: Position[][]; readonly faults: BoundaryFault[] } => {
  const faults: BoundaryFault[] = []
  const [outer, ...holes] = given.map(tidyRing)
  if (outer === undefined || [outer, ...holes].some((ring) => ring.length < 4))
    return {
      rings: [],
      faults: [
        fatal(
          text('边界至少要有三个不同的点，请补全。', 'A boundary takes three different corners at least; complete it.'),
          points(outer ?? []),
        ),
      ],
    }
  const rings = [outer, ...holes]
  const crossings = crossingsOf(rings, mostCrossings)
  if (crossings.length > 0)
    faults.push(
      fatal(
        text(
          `边界自相交${crossings.length >= mostCrossings ? '，至少' : ''}${crossings.length}处。请在地图软件中修正。`,
          `The boundary crosses itself in ${crossings.length} places${crossings.length >= mostCrossings ? ' at least' : ''}; correct it in a map program.`,
        ),
        points(crossings),
      ),
    )
  const outside = holes.filter(
    (hole) => !booleanPointInPolygon(hole[0] as Position, { type: 'Polygon', coordinates: [outer] }),
  )
  if (outside.length > 0)
    faults.push(
      fatal(
        text('有洞在边界之外，请删去。', 'A hole lies outside of the boundary; remove it.'),
        outside.map((hole) => ({ type: 'Polygon', coordinates: [hole] })),
      ),
    )
  else if (holes.length > 0)
    faults.push(
      warned(
        text(
          `边界里有${holes.length}个洞，洞里不属于这个范围。`,
          `It has ${holes.length} holes, which do not belong to it.`,
        ),
        holes.map((hole) => ({ type: 'Polygon', coordinates: [hole] })),
      ),
    )
  return { rings: rings.map((ring, index) => counterClockwise(ring, index === 0)), faults }
}

/** Degrees, as the file has them. */
export const readBoundary = (geometry: Geometry | null): ReadBoundary => {
  if (geometry === null || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon'))
    return none(fatal(text('不是面，不能作为边界。请选择面状的图形。', 'It is no area; choose one that is.')))
  const given = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const vertices = given.flat().reduce((sum, ring) => sum + ring.length, 0)
  if (vertices === 0)
    return none(
      fatal(text('图形是空的，不能作为边界。请选择有范围的图形。', 'It is empty; choose one that has an extent.')),
    )
  if (vertices > mostVertices)
    return none(
      fatal(
        text(
          `边界有${vertices}个点，最多${mostVertices}个。请在地图软件中简化后重新导出。`,
          `The boundary has ${vertices} vertices, ${mostVertices} is the most. Simplify it in a map program and export it again.`,
        ),
      ),
    )
  const ordered = inOrder(given)
  if (ordered === null)
    return none(
      fatal(
        text(
          '有坐标不在国内，或不是数字。请核对坐标系和经纬度的顺序。',
          'Some coordinates do not lie in China or are no numbers; check the system and the order of longitude and latitude.',
        ),
      ),
    )
  const polygons = ordered.polygons.map(readPolygon)
  const faults = polygons.flatMap((polygon) => polygon.faults)
  if (ordered.isSwapped)
    faults.push(
      warned(text('经度和纬度填反了，已对调。', 'Longitude and latitude were the wrong way round and are swapped.')),
    )
  if (faults.some(({ isFatal }) => isFatal)) return none(...faults)
  const coordinates = polygons.map(({ rings }) => rings)
  const [first = []] = coordinates
  const area: Area =
    coordinates.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates }
  const squareMetres = areaSquareMetres(area)
  const edgeMetres = length({ type: 'MultiLineString', coordinates: coordinates.map(([ring = []]) => ring) } as never, {
    units: 'meters',
  })
  if (squareMetres < leastSquareMetres || (4 * Math.PI * squareMetres) / edgeMetres ** 2 < leastRoundness)
    faults.push(
      warned(
        text(
          `面积只有${Math.round(squareMetres)}平方米，又窄又长，像是画剩的碎片。`,
          `It has ${Math.round(squareMetres)} square metres and is narrow: it looks like a sliver that was left over.`,
        ),
        [area],
      ),
    )
  return { area, faults }
}
