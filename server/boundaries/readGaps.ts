/** What lies in an office and in nobody's scope, and what lies in two: from the boundaries as they stand. */
import { area, difference, feature, featureCollection, union } from '@turf/turf'
import { asc } from 'drizzle-orm'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { Area } from '../../domain/boundaries/areaIndex'
import { leastSquareMetres, overlapOf } from '../../domain/boundaries/overlap'
import { type Text, text } from '../../domain/text'
import type { Db } from '../db/open'
import { scopes } from '../db/schema'
import { scopeBoundaries } from '../db/tables/scopeBoundaries'

export type NamedAreas = FeatureCollection<Polygon | MultiPolygon, { readonly name: Text }>

const isWide = (one: Feature<Area> | null): one is Feature<Area> => one !== null && area(one) >= leastSquareMetres

const named = (name: Text, { geometry }: Feature<Area>) => feature(geometry, { name })

/** `packagedGaps` hold as long as the scopes are those that came with them: a schematic border may have been edited since. */
export const readGaps = async (
  db: Db,
  { offices, packagedGaps }: { readonly offices: NamedAreas; readonly packagedGaps: NamedAreas },
): Promise<{ readonly gaps: NamedAreas; readonly overlaps: NamedAreas }> => {
  const rows = await db.select().from(scopes).orderBy(asc(scopes.order))
  const isAsPackaged = rows.every(({ schematic }) => schematic) && (await db.$count(scopeBoundaries)) === 0
  const all = rows.map(({ geometry, nameZh, nameEn }) => ({
    area: feature<Area>(geometry),
    name: text(nameZh, nameEn),
  }))
  if (isAsPackaged || all.length < 2) return { gaps: packagedGaps, overlaps: featureCollection([]) }
  const covered = union(featureCollection(all.map((scope) => scope.area)))
  const gaps = offices.features.flatMap((office) => {
    const left = covered === null ? office : difference(featureCollection<Area>([office, covered]))
    return isWide(left) ? [named(office.properties.name, left)] : []
  })
  const overlaps = all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((other) => {
      const common = overlapOf(one.area.geometry, other.area.geometry)
      const name = text(`${one.name.zh}、${other.name.zh}`, `${one.name.en}, ${other.name.en}`)
      return common === null ? [] : [named(name, common)]
    }),
  )
  return { gaps: featureCollection(gaps), overlaps: featureCollection(overlaps) }
}
