/** The changes of the register as the office lists them: each with what it did, by whom, and whether it was taken back. */
import { desc, eq } from 'drizzle-orm'
import type { AdministrationEvent } from '../../domain/administration'
import type { DatumReading } from '../../domain/importing/datumDetective'
import type { Actor } from '../../domain/people'
import type { Db } from '../db/open'
import { events } from '../db/schema'

export type ListedChange = {
  readonly id: string
  readonly at: string
  readonly by: Actor
  readonly fileName: string
  readonly datum: DatumReading
  readonly added: number
  readonly changed: number
  /** Rows of the sheet that were left out. */
  readonly refused: number
  readonly takenBack: { readonly at: string; readonly by: Actor } | null
}

const mostListed = 100

export const listChanges = async (db: Db): Promise<ListedChange[]> => {
  const rows = await db
    .select({ id: events.subjectId, body: events.body })
    .from(events)
    .where(eq(events.subjectKind, 'pointRegister'))
    .orderBy(desc(events.position))
    .limit(2 * mostListed)
  const told = rows.map(({ id, body }) => ({ id, event: JSON.parse(body) as AdministrationEvent }))
  const undoOf = new Map(told.flatMap(({ id, event }) => (event.name === 'undoPoints' ? [[id, event] as const] : [])))
  return told
    .filter(({ event }) => event.name === 'importPoints')
    .slice(0, mostListed)
    .map(({ id, event }) => {
      const did = event.to as Pick<ListedChange, 'fileName' | 'datum' | 'added' | 'changed' | 'refused'>
      const undone = undoOf.get(id)
      return {
        id,
        at: event.at,
        by: event.by,
        fileName: did.fileName,
        datum: did.datum,
        added: did.added,
        changed: did.changed,
        refused: did.refused,
        takenBack: undone === undefined ? null : { at: undone.at, by: undone.by },
      }
    })
}
