/** The register of points: changing it by hand, how it has been changed, and taking a change back. Sheets come by a route of their own. */
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { mostEdited, newPointSchema, placeSchema, pointEditSchema } from '../../domain/pointEdit'
import { storable } from '../../domain/storable'
import { listChanges } from '../pointRegister/listChanges'
import { readClaimsOfPlace, readForEditing } from '../pointRegister/readForEditing'
import { readRegister } from '../pointRegister/readRegister'
import { readEditing, recordNewPoint, recordPointEdit, recordRemovedPoint } from '../recording/pointEdits'
import { readUndoing, recordUndo } from '../recording/pointRegister'
import { accepted, procedure, router } from '../trpc'

const pointId = z.number().int().positive().max(2_147_483_647)
const asked = z.strictObject({ pointIds: z.array(pointId).min(1).max(mostEdited), edit: pointEditSchema })
/** Changes that are shown one by one; the counts are of all. */
const mostShown = 50

export const pointRegisterRouter = router({
  /** A point as the register has it, and what hangs on it. */
  byId: procedure('changePoints', 'read')
    .input(z.strictObject({ pointId }))
    .query(async ({ ctx: { database }, input }) => accepted(await readForEditing(database.db, input.pointId))),

  /** Whose a place is: one scope's, nobody's, or in doubt, so that the office has to decide. */
  claimsAt: procedure('changePoints', 'read')
    .input(z.strictObject({ position: placeSchema }))
    .query(({ ctx: { database }, input }) => readClaimsOfPlace(database.db, input.position)),

  /** What a change would do now, to be looked at. Not a query: thousands of points stand in no address. */
  tryEdit: procedure('changePoints', 'search')
    .input(asked)
    .mutation(async ({ ctx: { database, clock }, input }) => {
      const { changes, refused, ...told } = accepted(await readEditing(database.db, input, clock.today()))
      const names = await readRegister(
        database.db,
        refused.slice(0, mostShown).map((one) => one.pointId),
      )
      return {
        ...told,
        changed: changes.length,
        /** Of these the scope becomes another one. */
        handedOver: changes.filter(({ before, after }) => before?.scopeId !== after?.scopeId).length,
        changes: changes.slice(0, mostShown),
        refusedIds: refused.map((one) => one.pointId),
        refused: refused.slice(0, mostShown).map((one) => ({ ...one, name: names.get(one.pointId)?.name ?? '' })),
      }
    }),

  /** As it was looked at, all of it or nothing. */
  edit: procedure('changePoints', 'write')
    .input(
      asked.extend({
        actionId: uuidSchema,
        seen: z.string().length(64),
        reason: storable.trim().min(1).max(200).optional(),
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...given } }) =>
      accepted(await recordPointEdit(database, clock, { actionId, viewer }, given)),
    ),

  add: procedure('changePoints', 'write')
    .input(z.strictObject({ actionId: uuidSchema, point: newPointSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, point } }) =>
      accepted(await recordNewPoint(database, clock, { actionId, viewer }, point)),
    ),

  /** A point at which nothing has happened. */
  remove: procedure('changePoints', 'write')
    .input(z.strictObject({ actionId: uuidSchema, pointId }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...given } }) =>
      accepted(await recordRemovedPoint(database, clock, { actionId, viewer }, given)),
    ),

  /** Newest first. */
  changes: procedure('changePoints', 'read').query(({ ctx: { database } }) => listChanges(database.db)),

  /** What taking a change back would do now. */
  undoing: procedure('changePoints', 'read')
    .input(z.strictObject({ id: uuidSchema }))
    .query(async ({ ctx: { database, clock }, input }) => {
      const { changes, kept } = accepted(await readUndoing(database.db, input.id, clock.today()))
      const present = await readRegister(
        database.db,
        kept.map(({ pointId }) => pointId),
      )
      return {
        removed: changes.filter(({ after }) => after === null).length,
        restored: changes.filter(({ after }) => after !== null).length,
        kept: kept.map((one) => ({ ...one, name: present.get(one.pointId)?.name ?? '' })),
      }
    }),

  undo: procedure('changePoints', 'write')
    .input(z.strictObject({ actionId: uuidSchema, id: uuidSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, id } }) =>
      accepted(await recordUndo(database, clock, { actionId, viewer }, id)),
    ),
})
