/**
 * A file of boundaries beside the scopes that there are: which area is whose, what is wrong with each and between them, in
 * which datum they are, and what would change hands. Nothing is written here.
 */
import { area as areaSquareMetres, difference, feature, featureCollection, union } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { z } from 'zod'
import { comparable, comparableCode } from '../importing/cells'
import { type DatumReading, datumReadings, scopeNamed } from '../importing/datumDetective'
import type { SpatialFeature } from '../importing/spatialFile'
import { type Refusal, refuse } from '../refusal'
import type { Scope } from '../scope'
import { text } from '../text'
import type { Area } from './areaIndex'
import type { Land } from './borderDoubt'
import { type BoundaryDatum, judgeBoundaries, readAreaAs } from './boundaryDatum'
import { uncertaintySchema } from './boundaryEdit'
import { type BoundaryFault, readBoundary, warned } from './boundaryFaults'
import { type HandOver, handOverOf, type Placed } from './handOver'
import { leastSquareMetres, overlapOf } from './overlap'

export const mostBoundaries = 200

export const boundaryChoicesSchema = z.strictObject({
  /** Which area of the file, by its place in it, is whose; null: nobody's. */
  scopes: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(60).nullable()).optional(),
  datum: z.enum(datumReadings).optional(),
  /** How far the borders of these areas may be from where they are drawn; left out: each scope keeps what was stated of it. */
  uncertaintyMetres: uncertaintySchema.optional(),
})
export type BoundaryChoices = z.output<typeof boundaryChoicesSchema>

export type GroundScope = Pick<Scope, 'id' | 'code' | 'name' | 'extent'> & {
  /** Null: the plan names it and nobody has given its boundary yet. */
  readonly geometry: Area | null
  readonly schematic: boolean
  readonly squad: number
  /** Of its border as it stands. */
  readonly uncertaintyMetres: number
}

export type BoundaryGround = Placed & {
  readonly scopes: readonly GroundScope[]
  readonly outline: Area
}

export type CheckedBoundary = {
  /** Its place in the file, from 0. */
  readonly index: number
  /** What the file calls it; '' where it does not. */
  readonly name: string
  readonly scopeId: string | null
  /** In WGS-84; null: it cannot be taken. */
  readonly area: Area | null
  readonly faults: readonly BoundaryFault[]
}

export type BoundaryCheck = {
  readonly boundaries: readonly CheckedBoundary[]
  /** Between boundaries, and of all of them. */
  readonly faults: readonly BoundaryFault[]
  readonly verdict: BoundaryDatum
  readonly datum: DatumReading
  readonly handOver: HandOver
}

const tooMany = refuse(
  'tooLarge',
  `文件里的图形超过${mostBoundaries}个，没有核对。请只保留督导范围的边界。`,
  `There are more than ${mostBoundaries} areas in the file, which was not checked. Keep the boundaries of the scopes alone.`,
)

const nameColumns = [
  '名称',
  'name',
  '街道',
  '街道名称',
  '乡镇',
  '乡镇名称',
  '所属街道',
  '督导范围',
  'xzqmc',
  'mc',
  'label',
]
const codeColumns = ['编码', '代码', '行政区代码', '区划代码', 'code', 'adcode', 'xzqdm', 'id']

const propertyOf = ({ properties }: SpatialFeature, columns: readonly string[]): string => {
  const byName = new Map(Object.entries(properties).map(([name, value]) => [comparable(name), value.trim()]))
  return columns.map((column) => byName.get(comparable(column)) ?? '').find((value) => value !== '') ?? ''
}

const matchOf = (one: SpatialFeature, { scopes }: BoundaryGround): string | null => {
  const code = comparableCode(propertyOf(one, codeColumns))
  const byCode =
    code === '' ? undefined : scopes.find((scope) => scope.code !== null && comparableCode(scope.code) === code)
  return (byCode ?? scopeNamed(propertyOf(one, nameColumns), scopes))?.id ?? null
}

const asFeature = (area: Area): Feature<Area> => feature(area)

const hectares = (squareMetres: number): { zh: string; en: string } => {
  const value = squareMetres >= 10_000 ? (squareMetres / 10_000).toFixed(1) : (squareMetres / 10_000).toFixed(2)
  return { zh: `${value}公顷`, en: `${value} ha` }
}

/** The land of those that have any, with what would be otherwise of some of them. */
export const landsOf = <S extends Pick<GroundScope, 'id' | 'geometry' | 'squad' | 'uncertaintyMetres'>>(
  scopes: readonly S[],
  otherwise: ReadonlyMap<string, Partial<Pick<Land, 'geometry' | 'uncertaintyMetres'>>> = new Map(),
): (S & Land)[] =>
  scopes.flatMap((scope) => {
    const geometry = otherwise.get(scope.id)?.geometry ?? scope.geometry
    const uncertaintyMetres = otherwise.get(scope.id)?.uncertaintyMetres ?? scope.uncertaintyMetres
    return geometry === null ? [] : [{ ...scope, geometry, uncertaintyMetres }]
  })

type Named = Scope['name']
type Present = Land & { readonly name: Named; readonly isNew: boolean }

const overlaps = (all: readonly Present[]): BoundaryFault[] =>
  all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((other): BoundaryFault[] => {
      if (!one.isNew && !other.isNew) return []
      const common = overlapOf(one.geometry, other.geometry)
      if (common === null) return []
      const size = hectares(areaSquareMetres(common))
      return [
        warned(
          text(
            `${one.name.zh}与${other.name.zh}重叠${size.zh}，重叠处的点位要由办公室确定归属。`,
            `${one.name.en} and ${other.name.en} overlap by ${size.en}; the office has to say whose the points there are.`,
          ),
          [common.geometry],
        ),
      ]
    }),
  )

/** Land that is enclosed by scopes and in none of them: borders that do not meet. */
const gaps = (all: readonly Present[]): BoundaryFault[] => {
  if (all.length < 2) return []
  const whole = union(
    featureCollection(all.map(({ geometry }) => asFeature(geometry) as Feature<Polygon | MultiPolygon>)),
  )
  if (whole === null) return []
  const polygons = whole.geometry.type === 'Polygon' ? [whole.geometry.coordinates] : whole.geometry.coordinates
  const holes = polygons.flatMap(([, ...inner]) =>
    inner.map((ring): Polygon => ({ type: 'Polygon', coordinates: [ring] })),
  )
  const wide = holes.filter((hole) => areaSquareMetres(hole) >= leastSquareMetres)
  if (wide.length === 0) return []
  const size = hectares(wide.reduce((sum, hole) => sum + areaSquareMetres(hole), 0))
  return [
    warned(
      text(
        `范围之间有${wide.length}处空隙，共${size.zh}，那里没有分队督导。`,
        `There are ${wide.length} gaps between the scopes, ${size.en} in all, where no squad supervises.`,
      ),
      wide,
    ),
  ]
}

const outsideDistrict = (boundary: Area, outline: Area): BoundaryFault[] => {
  const outside = difference(featureCollection([asFeature(boundary), asFeature(outline)]))
  const share = outside === null ? 0 : areaSquareMetres(outside) / areaSquareMetres(boundary)
  if (outside === null || share < 0.01) return []
  const percent = Math.round(share * 100)
  return [
    warned(text(`有${percent}%在区界之外，请核对。`, `${percent} % of it lies outside of the district; check it.`), [
      outside.geometry,
    ]),
  ]
}

const twice = (name: Named): BoundaryFault => ({
  isFatal: true,
  what: text(`有两个面都是${name.zh}，请只选一个。`, `Two areas are ${name.en}; choose one of them.`),
  at: [],
})

export const checkBoundaries = (
  features: readonly SpatialFeature[],
  ground: BoundaryGround,
  choices: BoundaryChoices,
): BoundaryCheck | Refusal => {
  if (features.length > mostBoundaries) return tooMany
  const read = features.map((one, index) => {
    const chosen = choices.scopes?.[String(index)]
    return {
      ...readBoundary(one.geometry),
      index,
      name: propertyOf(one, nameColumns),
      scopeId: chosen === undefined ? matchOf(one, ground) : chosen,
    }
  })
  const known = [
    ground.outline,
    ...ground.scopes.flatMap(({ schematic, geometry }) => (schematic || geometry === null ? [] : [geometry])),
  ]
  const verdict = judgeBoundaries(
    read.flatMap(({ area, scopeId }) => (area === null || scopeId === null ? [] : [area])),
    known,
  )
  const datum = choices.datum ?? verdict.datum
  const scopeById = new Map(ground.scopes.map((scope) => [scope.id, scope]))
  const taken = new Set<string>()
  const boundaries = read.map((one): CheckedBoundary => {
    const scope = one.scopeId === null ? undefined : scopeById.get(one.scopeId)
    const area = one.area && readAreaAs(one.area, datum)
    const faults = [...one.faults]
    if (scope !== undefined && taken.has(scope.id)) faults.push(twice(scope.name))
    if (scope !== undefined) taken.add(scope.id)
    if (area !== null && scope !== undefined && scope.extent !== 'surroundings')
      faults.push(...outsideDistrict(area, ground.outline))
    return { index: one.index, name: one.name, scopeId: scope?.id ?? null, area, faults }
  })
  const newOf = new Map(
    boundaries.flatMap(({ scopeId, area: geometry }) =>
      scopeId === null || geometry === null
        ? []
        : [
            [
              scopeId,
              {
                geometry,
                ...(choices.uncertaintyMetres !== undefined && { uncertaintyMetres: choices.uncertaintyMetres }),
              },
            ] as const,
          ],
    ),
  )
  const after = landsOf(ground.scopes, newOf).map((land): Present => ({ ...land, isNew: newOf.has(land.id) }))
  return {
    boundaries,
    faults: newOf.size === 0 ? [] : [...overlaps(after), ...gaps(after)],
    verdict,
    datum,
    handOver: handOverOf(ground, after),
  }
}
