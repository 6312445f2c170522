/** The boundaries of the scopes: the versions that there have been, and an earlier one restored. Files come by a route of their own. */
import { z } from 'zod'
import { uncertaintyStatementSchema } from '../../domain/boundaries/boundaryEdit'
import { scopeDecisionSchema } from '../../domain/boundaries/scopeDecision'
import { uuidSchema } from '../../domain/id'
import { readContested } from '../boundaries/contested'
import { foreseeUncertainty } from '../boundaries/foreseeUncertainty'
import { listBoundaryVersions } from '../boundaries/listVersions'
import { readPresentBoundaries } from '../boundaries/presentBoundaries'
import { readBoundariesAt } from '../recording/boundaries'
import { recordRestoredBoundaries, recordUncertainty } from '../recording/boundaryActs'
import { recordScopeDecision, recordWithdrawnDecision } from '../recording/scopeDecision'
import { accepted, procedure, router } from '../trpc'

const pointId = z.number().int().positive().max(2_147_483_647)
const position = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const boundaryRouter = router({
  versions: procedure('setBoundaries', 'read').query(({ ctx: { database } }) => listBoundaryVersions(database.db)),

  /** What an edit on the map begins from. */
  present: procedure('setBoundaries', 'read').query(({ ctx: { database } }) => readPresentBoundaries(database.db)),

  /** The boundaries of a version, to be looked at; 0: those that the campaign began with. */
  at: procedure('setBoundaries', 'read')
    .input(z.strictObject({ position }))
    .query(({ ctx: { database }, input }) => readBoundariesAt(database.db, input.position)),

  /** Points in doubt, and those of which the office has said whose they are. */
  contested: procedure('setBoundaries', 'read').query(({ ctx: { database } }) => readContested(database.db)),

  decide: procedure('setBoundaries', 'write')
    .input(z.strictObject({ actionId: uuidSchema, pointId, decision: scopeDecisionSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...given } }) =>
      accepted(await recordScopeDecision(database, clock, { actionId, viewer }, given)),
    ),

  withdraw: procedure('setBoundaries', 'write')
    .input(z.strictObject({ actionId: uuidSchema, pointId }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...given } }) =>
      accepted(await recordWithdrawnDecision(database, clock, { actionId, viewer }, given)),
    ),

  foreseeUncertainty: procedure('setBoundaries', 'read')
    .input(uncertaintyStatementSchema.omit({ reason: true }))
    .query(({ ctx: { database }, input }) => foreseeUncertainty(database.db, input)),

  stateUncertainty: procedure('setBoundaries', 'write')
    .input(z.strictObject({ actionId: uuidSchema, statement: uncertaintyStatementSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, statement } }) =>
      accepted(await recordUncertainty(database, clock, { actionId, viewer }, { id: actionId, statement })),
    ),

  restore: procedure('setBoundaries', 'write')
    .input(z.strictObject({ actionId: uuidSchema, position }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, position: version } }) =>
      accepted(
        await recordRestoredBoundaries(database, clock, { actionId, viewer }, { id: actionId, position: version }),
      ),
    ),
})
