/** The boundaries of the scopes: the versions that there have been, and an earlier one restored. Files come by a route of their own. */
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { listBoundaryVersions } from '../boundaries/listVersions'
import { readBoundariesAt, recordRestoredBoundaries } from '../recording/boundaries'
import { accepted, procedure, router } from '../trpc'

const position = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const boundaryRouter = router({
  versions: procedure('setBoundaries', 'read').query(({ ctx: { database } }) => listBoundaryVersions(database.db)),

  /** The boundaries of a version, to be looked at; 0: those that the campaign began with. */
  at: procedure('setBoundaries', 'read')
    .input(z.strictObject({ position }))
    .query(({ ctx: { database }, input }) => readBoundariesAt(database.db, input.position)),

  restore: procedure('setBoundaries', 'write')
    .input(z.strictObject({ actionId: uuidSchema, position }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, position: version } }) =>
      accepted(
        await recordRestoredBoundaries(database, clock, { actionId, viewer }, { id: actionId, position: version }),
      ),
    ),
})
