/** What is asked for when data are taken away: the filter of the map and the lists, as it stands in an address. */
import { z } from 'zod'
import { pointStatuses } from '../../domain/pointStatus'
import { storable } from '../../domain/storable'

const name = storable.min(1).max(60)

export const exportQuerySchema = z.strictObject({
  /** Several, separated by commas. */
  status: z
    .string()
    .transform((words) => words.split(','))
    .pipe(z.array(z.enum(pointStatuses)).min(1).max(pointStatuses.length))
    .optional(),
  scope: name.optional(),
  squad: z.coerce.number().int().positive().max(99).optional(),
  kind: name.optional(),
  unit: name.optional(),
  urban: z.literal('1').optional(),
  mark: z.enum(['key', 'hard', 'tracked']).optional(),
  search: storable.max(100).optional(),
})
export type ExportQuery = z.output<typeof exportQuerySchema>
