/** The register of points: how it has been changed, and taking a change back. Sheets come by a route of their own. */
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { listChanges } from '../pointRegister/listChanges'
import { readRegister } from '../pointRegister/readRegister'
import { readUndoing, recordUndo } from '../recording/pointRegister'
import { accepted, procedure, router } from '../trpc'

export const pointRegisterRouter = router({
  /** Newest first. */
  changes: procedure('changePoints', 'read').query(({ ctx: { database } }) => listChanges(database.db)),

  /** What taking a change back would do now. */
  undoing: procedure('changePoints', 'read')
    .input(z.strictObject({ id: uuidSchema }))
    .query(async ({ ctx: { database }, input }) => {
      const { changes, kept } = accepted(await readUndoing(database.db, input.id))
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
