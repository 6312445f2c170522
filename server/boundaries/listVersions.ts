/** The versions of the boundaries as the office lists them, newest first, the first of all last. */
import { desc, eq } from 'drizzle-orm'
import type { AdministrationEvent } from '../../domain/administration'
import type { BoundaryAction } from '../../domain/boundaries/boundaryActions'
import type { Actor } from '../../domain/people'
import type { Db } from '../db/open'
import { events } from '../db/schema'

export type BoundaryVersion = {
  readonly position: number
  readonly id: string
  readonly at: string
  readonly by: Actor
  readonly name: BoundaryAction
  /** Null: no file gave them. */
  readonly fileName: string | null
  /** Why the office did it; null: a file, or an earlier version, says it. */
  readonly reason: string | null
  /** What was stated with it; null: nothing. */
  readonly uncertaintyMetres: number | null
  readonly scopes: readonly string[]
  readonly handedOver: number
}

const mostListed = 100

export const listBoundaryVersions = async (db: Db): Promise<BoundaryVersion[]> => {
  const rows = await db
    .select({ position: events.position, id: events.subjectId, body: events.body })
    .from(events)
    .where(eq(events.subjectKind, 'boundaries'))
    .orderBy(desc(events.position))
    .limit(mostListed)
  return rows.map(({ position, id, body }) => {
    const { name, at, by, to } = JSON.parse(body) as AdministrationEvent
    const {
      fileName = null,
      reason = null,
      uncertaintyMetres = null,
      scopes,
      handedOver,
    } = to as {
      fileName?: string
      reason?: string
      uncertaintyMetres?: number
      scopes: readonly string[]
      handedOver: number
    }
    return {
      position,
      id,
      at,
      by,
      name: name as BoundaryAction,
      fileName,
      reason,
      uncertaintyMetres,
      scopes,
      handedOver,
    }
  })
}
