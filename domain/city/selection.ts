/** A question to the city: which points or issues, where, and as of which day. A number is how many a selection has; its rows are the selection itself. */
import { z } from 'zod'
import { localDateSchema } from '../calendar'
import { severities } from '../issue'
import { storable } from '../storable'
import { issueMeasures, pointMeasures } from './measures'
import { phaseLineNames } from './phaseLineNames'

const id = storable.min(1).max(60)

/** All of them together; what is absent asks nothing. `null` asks for those that have none: outside every scope, say. */
export const whereSchema = z.strictObject({
  scopeId: id.nullable().optional(),
  /** Of points, the squad of the scope; of issues, the squad that follows it 主办分队. */
  squad: z.number().int().positive().max(99).nullable().optional(),
  /** Of points, one of the responsible units; of issues, the unit that holds it. */
  unitId: id.nullable().optional(),
  kind: id.optional(),
  urban: z.literal(true).optional(),
  // Of issues alone.
  checkItem: id.nullable().optional(),
  severity: z.enum(severities as [(typeof severities)[number], ...(typeof severities)[number][]]).optional(),
  /** The squad that found it; null: the office. */
  foundBy: z.number().int().positive().max(99).nullable().optional(),
  /** The squad that supervises the unit that holds it; null: a unit outside the supervised ones, or none yet. */
  unitSquad: z.number().int().positive().max(99).nullable().optional(),
})
export type Where = z.output<typeof whereSchema>

export const selectionSchema = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('points'),
    is: z.enum(pointMeasures),
    where: whereSchema,
    /** The end of that day; absent: now. */
    day: localDateSchema.optional(),
  }),
  z.strictObject({
    of: z.literal('issues'),
    is: z.enum(issueMeasures as [(typeof issueMeasures)[number], ...(typeof issueMeasures)[number][]]),
    where: whereSchema,
    day: localDateSchema.optional(),
    /** The first day of a flow; a stock has none. */
    since: localDateSchema.optional(),
  }),
  /** What a line of a phase still misses, as of now. */
  z.strictObject({
    of: z.literal('phase'),
    is: z.enum(phaseLineNames),
    where: whereSchema,
    day: localDateSchema.optional(),
  }),
])
export type Selection = z.output<typeof selectionSchema>
export type PointSelection = Extract<Selection, { of: 'points' }>
export type PhaseSelection = Extract<Selection, { of: 'phase' }>
export type IssueSelection = Extract<Selection, { of: 'issues' }>
/** What is counted by a measure; a phase has its own lines. */
export type MeasuredSelection = PointSelection | IssueSelection
