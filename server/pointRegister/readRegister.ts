/** Points as the register has them today, by id. */
import { and, asc, inArray, isNull } from 'drizzle-orm'
import { groupedBy } from '../../domain/groupedBy'
import type { RegisteredPoint } from '../../domain/pointRegister'
import type { Db } from '../db/open'
import { points, pointUnits } from '../db/schema'

/** `ids`: of these alone; without them, all. */
export const readRegister = async (db: Db, ids?: readonly number[]): Promise<Map<number, RegisteredPoint>> => {
  if (ids?.length === 0) return new Map()
  const [rows, units] = await Promise.all([
    db
      .select()
      .from(points)
      .where(ids && inArray(points.id, [...ids]))
      .orderBy(asc(points.id)),
    db
      .select()
      .from(pointUnits)
      .where(and(isNull(pointUnits.until), ids && inArray(pointUnits.pointId, [...ids]))),
  ])
  const unitsOf = groupedBy(units, ({ pointId }) => [pointId])
  return new Map(
    rows.map(({ id, code, name, kind, lng, lat, address, urban, scopeId, retiredOn }) => {
      const own = unitsOf.get(id) ?? []
      return [
        id,
        {
          code,
          name,
          kind,
          position: [lng, lat],
          address,
          urban,
          unitIds: own.map(({ unitId }) => unitId),
          leadId: own.find(({ isLead }) => isLead)?.unitId ?? null,
          scopeId,
          ...(retiredOn !== null && { retiredOn }),
        },
      ]
    }),
  )
}
