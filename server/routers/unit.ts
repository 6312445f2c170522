/** The roster of units, kept by the office. */
import { z } from 'zod'
import { unitActionSchema } from '../../domain/unit'
import { recordUnitAction } from '../recording/unit'
import { accepted, procedure, router } from '../trpc'

export const unitRouter = router({
  act: procedure('keepUnits', 'write')
    .input(z.strictObject({ actionId: z.uuid(), unitId: z.string().min(1).max(40), action: unitActionSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, unitId, action } }) =>
      accepted(await recordUnitAction(database, clock, { actionId, viewer }, { unitId, action })),
    ),
})
