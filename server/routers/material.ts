/** Materials 申报材料: a unit's list with every version, asking for new ones, and the actions of their table. */

import { asc, eq, inArray, ne } from 'drizzle-orm'
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { countMaterials, isMaterialOverdue } from '../../domain/material'
import type { MaterialEvent } from '../../domain/materialActions'
import { availableMaterialActions, materialActionSchema, materialActions } from '../../domain/materialActions'
import { mayReadMaterials, visibleTo } from '../../domain/permissions'
import { refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import type { Db } from '../db/open'
import { events, units } from '../db/schema'
import { materials } from '../db/tables/materials'
import { fileFacts } from '../files/fileFacts'
import { readCampaignFacts } from '../readCircumstances'
import {
  noSuchMaterial,
  readMaterial,
  readMaterialsOf,
  recordMaterialActions,
  recordMaterialList,
} from '../recording/material'
import { accepted, procedure, router } from '../trpc'

const unitId = storable.min(1).max(40)
const { name, dueOn, note } = materialActions.define.fields

/** One answer for a unit that is not there and one whose list is not the reader's to see. */
const noSuchList = refuse(
  'notFound',
  '没有这个单位的材料清单，或您无权查看。请刷新后重试。',
  'There is no such list of materials, or it is not yours to see. Reload and try again.',
)

const readEvents = async (
  db: Db,
  materialIds: readonly string[],
): Promise<(MaterialEvent & { materialId: string })[]> =>
  materialIds.length === 0
    ? []
    : (
        await db
          .select({ id: events.subjectId, kind: events.subjectKind, body: events.body })
          .from(events)
          .where(inArray(events.subjectId, [...materialIds]))
          .orderBy(asc(events.position))
      ).flatMap(({ id, kind, body }) =>
        kind === 'material' ? [{ ...(JSON.parse(body) as MaterialEvent), materialId: id }] : [],
      )

export const materialRouter = router({
  /** How far each unit has come, of those whose lists the reader may see. */
  counts: procedure('seeMaterials', 'read').query(async ({ ctx: { database, clock, viewer } }) => {
    const visible = visibleTo(viewer)
    const rows = await database.db
      .select({ unitId: materials.unitId, state: materials.state, dueOn: materials.dueOn })
      .from(materials)
      .where(
        visible.issues === 'all' ? ne(materials.state, 'removed') : inArray(materials.unitId, [...visible.unitIds]),
      )
    const ofUnit = new Map<string, typeof rows>()
    for (const row of rows) ofUnit.set(row.unitId, [...(ofUnit.get(row.unitId) ?? []), row])
    return [...ofUnit].map(([id, own]) => ({ unitId: id, ...countMaterials(own, clock.today()) }))
  }),

  listByUnit: procedure('seeMaterials', 'read')
    .input(z.strictObject({ unitId }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const [unit] = await db.select({ id: units.id }).from(units).where(eq(units.id, input.unitId))
      if (!unit || !mayReadMaterials(viewer, input.unitId)) return accepted(noSuchList)
      const today = clock.today()
      const { squadOfUnit } = await readCampaignFacts(db)
      const squad = squadOfUnit[input.unitId] ?? null
      const all = await readMaterialsOf(db, input.unitId)
      const history = await readEvents(
        db,
        all.map(({ id }) => id),
      )
      return {
        unitId: input.unitId,
        squad,
        counts: countMaterials(all, today),
        materials: all.map((material) => ({
          ...material,
          overdue: isMaterialOverdue(material, today),
          available: availableMaterialActions(material, viewer, { today, squad, otherNames: [] }),
        })),
        files: await fileFacts(db, history),
        /** The units that the reader may ask for materials. */
        mayDefineFor: Object.keys(squadOfUnit).filter((id) =>
          viewer.posts.some(
            ({ duty }) => duty.role === 'office' || (duty.role === 'squad' && duty.squad === squadOfUnit[id]),
          ),
        ),
      }
    }),

  byId: procedure('seeMaterials', 'read')
    .input(z.strictObject({ materialId: uuidSchema }))
    .query(async ({ ctx: { database, viewer }, input }) => {
      const { db } = database
      const material = await readMaterial(db, input.materialId)
      if (material === null || !mayReadMaterials(viewer, material.unitId)) return accepted(noSuchMaterial)
      const history = await readEvents(db, [material.id])
      return { material, history, files: await fileFacts(db, history) }
    }),

  /** The same materials of several units at once. */
  define: procedure('defineMaterial', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        unitIds: z.array(unitId).min(1).max(80),
        names: z.array(name.schema).min(1).max(40),
        dueOn: dueOn.schema,
        note: note.schema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...list } }) =>
      accepted(await recordMaterialList(database, clock, { actionId, viewer }, list)),
    ),

  act: procedure('actOnMaterial', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        materialId: uuidSchema,
        seq: z.number().int().min(1),
        actions: z.array(materialActionSchema).min(1).max(2),
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordMaterialActions(database, clock, { actionId, viewer }, move)),
    ),
})
