/** What boundaries are checked against: the scopes as they stand, the district's border, every point and road section, and what the office has decided. */
import { asc, isNull } from 'drizzle-orm'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { BoundaryGround } from '../../domain/boundaries/checkBoundaries'
import { text } from '../../domain/text'
import type { Db } from '../db/open'
import { points, roadSections, scopes } from '../db/schema'
import { awaitedScopes } from '../db/tables/roster'
import { scopeDecisions } from '../db/tables/scopeDecisions'
import { packagedJson } from '../packagedFile'

export const readBoundaryGround = async (db: Db): Promise<BoundaryGround> => {
  const [scopeRows, awaited, pointRows, sectionRows, decisions] = await Promise.all([
    db.select().from(scopes).orderBy(asc(scopes.order)),
    db.select().from(awaitedScopes).orderBy(asc(awaitedScopes.order)),
    db
      .select({ id: points.id, lng: points.lng, lat: points.lat, scopeId: points.scopeId })
      .from(points)
      // Whose a point out of use would be is found when it comes back.
      .where(isNull(points.retiredOn))
      .orderBy(asc(points.id)),
    db
      .select({ id: roadSections.id, line: roadSections.line, scopeId: roadSections.scopeId })
      .from(roadSections)
      .orderBy(asc(roadSections.id)),
    db.select({ pointId: scopeDecisions.pointId, scopeId: scopeDecisions.scopeId }).from(scopeDecisions),
  ])
  const [outline] = packagedJson<FeatureCollection<Polygon | MultiPolygon>>('geodata/outline.geojson').features
  if (outline === undefined) throw new Error('geodata/outline.geojson has no outline')
  return {
    scopes: [
      ...scopeRows.map(({ id, code, nameZh, nameEn, extent, geometry, schematic, squad, uncertaintyMetres }) => ({
        id,
        code,
        name: text(nameZh, nameEn),
        extent,
        geometry,
        schematic,
        squad,
        uncertaintyMetres,
      })),
      ...awaited.map(({ id, nameZh, nameEn, extent, squad }) => ({
        id,
        code: null,
        name: text(nameZh, nameEn),
        extent,
        geometry: null,
        schematic: false,
        squad,
        uncertaintyMetres: 0,
      })),
    ],
    outline: outline.geometry,
    points: pointRows.map(({ id, lng, lat, scopeId }) => ({ id, position: [lng, lat], scopeId })),
    sections: sectionRows,
    decided: new Map(decisions.map(({ pointId, scopeId }) => [pointId, scopeId])),
  }
}
