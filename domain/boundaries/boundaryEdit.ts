/** What the office says with borders that it has moved on the map, and of how far borders may be from where they are drawn. */
import { z } from 'zod'
import { storable } from '../storable'
import { mostUncertaintyMetres } from './borderDoubt'

const reason = storable.trim().min(1).max(500)

export const boundaryEditSchema = z.strictObject({
  reason,
  /** Taken from an official document. Otherwise a schematic border stays one, however it was moved. */
  isOfficial: z.boolean(),
})
export type BoundaryEdit = z.output<typeof boundaryEditSchema>

export const uncertaintySchema = z.number().int().min(0).max(mostUncertaintyMetres)

export const uncertaintyStatementSchema = z.strictObject({
  scopeIds: z.array(storable.trim().min(1).max(60)).min(1).max(200),
  uncertaintyMetres: uncertaintySchema,
  reason,
})
export type UncertaintyStatement = z.output<typeof uncertaintyStatementSchema>
