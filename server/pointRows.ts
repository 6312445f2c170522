/** Points as the map knows them, read from their tables. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { isUrbanPlace } from '../domain/city/urban'
import type { MapPoint, PointChange } from '../domain/mapSnapshot'
import type { Db } from './db/open'
import { campaign, type events, issues, pointStates, points, pointUnits } from './db/schema'

type EventRow = Pick<typeof events.$inferSelect, 'position' | 'subjectKind' | 'subjectId'>

/** What changes about a point while the campaign goes on. */
const stateColumns = {
  status: pointStates.status,
  dueOn: pointStates.dueOn,
  openIssues: pointStates.openIssues,
  isKey: pointStates.isKey,
  isHard: pointStates.isHard,
  trackedSince: pointStates.trackedSince,
}
const changeColumns = {
  id: pointStates.pointId,
  ...stateColumns,
  leadUnitId: pointUnits.unitId,
}

/** The present row of the point that each event concerns, by the event's position; events of no point are left out. */
export const pointChanges = async (db: Db, rows: readonly EventRow[]): Promise<Map<number, PointChange>> => {
  const issueIds = rows.flatMap((row) => (row.subjectKind === 'issue' ? [row.subjectId] : []))
  const pointOfIssue = new Map(
    issueIds.length === 0
      ? []
      : (
          await db.select({ id: issues.id, pointId: issues.pointId }).from(issues).where(inArray(issues.id, issueIds))
        ).map((row) => [row.id, row.pointId]),
  )
  const pointOf = (row: EventRow): number | null =>
    row.subjectKind === 'point' ? Number(row.subjectId) : (pointOfIssue.get(row.subjectId) ?? null)
  const pointIds = [...new Set(rows.flatMap((row) => pointOf(row) ?? []))]
  if (pointIds.length === 0) return new Map()
  const states = await db
    .select(changeColumns)
    .from(pointStates)
    .leftJoin(
      pointUnits,
      and(eq(pointUnits.pointId, pointStates.pointId), eq(pointUnits.isLead, true), isNull(pointUnits.until)),
    )
    .where(inArray(pointStates.pointId, pointIds))
  const changeOf = new Map(states.map((state) => [state.id, state]))
  return new Map(
    rows.flatMap((row) => {
      const change = changeOf.get(pointOf(row) ?? -1)
      return change ? [[row.position, change] as const] : []
    }),
  )
}

/** Every point, in the order in which they were entered: an office's list goes by place and kind, and so packs best. */
export const mapPoints = async (db: Db): Promise<MapPoint[]> => {
  const rows = await db
    .select({
      id: points.id,
      code: points.code,
      name: points.name,
      kind: points.kind,
      lng: points.lng,
      lat: points.lat,
      scopeId: points.scopeId,
      urban: points.urban,
      retiredOn: points.retiredOn,
      ...stateColumns,
    })
    .from(points)
    .innerJoin(pointStates, eq(pointStates.pointId, points.id))
    .orderBy(asc(points.id))
  const builders = await db
    .select({ pointId: pointUnits.pointId, unitId: pointUnits.unitId, isLead: pointUnits.isLead })
    .from(pointUnits)
    .where(isNull(pointUnits.until))
    .orderBy(asc(pointUnits.pointId), asc(pointUnits.unitId))
  const unitsOfPoint = new Map<number, { responsible: string[]; lead: string | null }>()
  for (const { pointId, unitId, isLead } of builders) {
    const known = unitsOfPoint.get(pointId) ?? { responsible: [], lead: null }
    known.responsible.push(unitId)
    if (isLead) known.lead = unitId
    unitsOfPoint.set(pointId, known)
  }
  const [setting] = await db.select({ urbanScopes: campaign.urbanScopes }).from(campaign)
  return rows.map(({ lng, lat, ...row }) => ({
    ...row,
    urban: isUrbanPlace(row, setting?.urbanScopes ?? null),
    position: [lng, lat],
    responsibleUnitIds: unitsOfPoint.get(row.id)?.responsible ?? [],
    leadUnitId: unitsOfPoint.get(row.id)?.lead ?? null,
  }))
}
