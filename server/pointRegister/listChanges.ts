/** The changes of the register as the office lists them: each with what it did, by whom, and whether it was taken back. */
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { AdministrationEvent } from '../../domain/administration'
import type { DatumReading } from '../../domain/importing/datumDetective'
import type { Actor } from '../../domain/people'
import { type RegisterFact, type UndoableAction, undoableActions } from '../../domain/pointRegister'
import type { Db } from '../db/open'
import { events } from '../db/schema'

export type ListedChange = {
  readonly id: string
  readonly name: UndoableAction
  readonly at: string
  readonly by: Actor
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** Of a sheet; null: it was done by hand. */
  readonly sheet: {
    readonly fileName: string
    readonly datum: DatumReading
    /** Rows that were left out. */
    readonly refused: number
  } | null
  /** What was changed by hand. */
  readonly facts: readonly RegisterFact[]
  /** Of the one point that was added or removed. */
  readonly pointName: string | null
  /** The points that it concerns, where they are few. */
  readonly pointIds: readonly number[]
  readonly reason: string | null
  readonly takenBack: { readonly at: string; readonly by: Actor } | null
}

/** What the events of this table hold, by whichever action. */
type Told = Partial<{
  readonly fileName: string
  readonly datum: DatumReading
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly refused: number
  readonly facts: readonly RegisterFact[]
  readonly name: string
  readonly pointIds: readonly number[]
  readonly reason: string
}>

const mostListed = 100

export const listChanges = async (db: Db): Promise<ListedChange[]> => {
  const rows = await db
    .select({ id: events.subjectId, body: events.body })
    .from(events)
    .where(and(eq(events.subjectKind, 'pointRegister'), inArray(events.name, [...undoableActions, 'undoPoints'])))
    .orderBy(desc(events.position))
    .limit(2 * mostListed)
  const told = rows.map(({ id, body }) => ({ id, event: JSON.parse(body) as AdministrationEvent }))
  const undoOf = new Map(told.flatMap(({ id, event }) => (event.name === 'undoPoints' ? [[id, event] as const] : [])))
  return told
    .flatMap(({ id, event }) => {
      const name = undoableActions.find((action) => action === event.name)
      return name === undefined ? [] : [{ id, name, event }]
    })
    .slice(0, mostListed)
    .map(({ id, name, event }) => {
      const did = event.to as Told
      const { fileName, datum } = did
      const undone = undoOf.get(id)
      return {
        id,
        name,
        at: event.at,
        by: event.by,
        added: did.added ?? 0,
        changed: did.changed ?? 0,
        removed: did.removed ?? 0,
        sheet: fileName === undefined || datum === undefined ? null : { fileName, datum, refused: did.refused ?? 0 },
        facts: did.facts ?? [],
        pointName: did.name ?? null,
        pointIds: did.pointIds ?? [],
        reason: did.reason ?? null,
        takenBack: undone === undefined ? null : { at: undone.at, by: undone.by },
      }
    })
}
