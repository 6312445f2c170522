/** The versions of the boundaries as the office lists them, newest first, the first of all last. */
import { desc, eq } from 'drizzle-orm'
import type { AdministrationEvent } from '../../domain/administration'
import type { Actor } from '../../domain/people'
import type { Db } from '../db/open'
import { events } from '../db/schema'

export type BoundaryVersion = {
  readonly position: number
  readonly id: string
  readonly at: string
  readonly by: Actor
  /** Null: an earlier version was restored. */
  readonly fileName: string | null
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
    const { at, by, to } = JSON.parse(body) as AdministrationEvent
    const {
      fileName = null,
      scopes,
      handedOver,
    } = to as {
      fileName?: string
      scopes: readonly string[]
      handedOver: number
    }
    return { position, id, at, by, fileName, scopes, handedOver }
  })
}
