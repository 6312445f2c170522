/** Which instructions a person reads, in SQL: the twin of `mayReadInstruction`; a test compares the two. */
import { type SQL, sql } from 'drizzle-orm'
import { holds, squadsOf, type Viewer } from '../../domain/people'
import { instructions } from '../db/tables/instructions'

export const visibleInstructions = (viewer: Viewer): SQL => {
  if (holds(viewer, 'office') || holds(viewer, 'commander') || holds(viewer, 'leader')) return sql`true`
  const squads = squadsOf(viewer)
  if (squads.length === 0) return sql`false`
  const mine = sql.join(
    squads.map((squad) => sql`${squad}`),
    sql`, `,
  )
  return sql`(${instructions.squadsAsked} && array[${mine}]::integer[])`
}
