/** What is known of the photos that a history names, each with its marks at every event that names it. */
import { inArray } from 'drizzle-orm'
import type { LngLat } from '../../domain/coordinates'
import { type Photo, type PhotoId, type PhotoMark, photoMarks, photosIn } from '../../domain/photo'
import type { Db } from '../db/open'
import { photos, photoUses } from '../db/tables/photos'
import type { HistoryEntry } from '../history'

export type PhotoFacts = Photo & {
  /** By the position of the event that names it; where there is nothing to remark, no entry. */
  readonly marks: Readonly<Record<number, readonly PhotoMark[]>>
}

type PhotoRow = typeof photos.$inferSelect

export const photoOf = ({ id, widthPx, heightPx, takenAt, lng, lat }: PhotoRow): Photo => ({
  id,
  widthPx,
  heightPx,
  takenAt: takenAt?.toISOString() ?? null,
  place: lng === null || lat === null ? null : [lng, lat],
})

/** `place`: where the point is, or the place on the road section. The caller answers for the right to read the history. */
export const photoFacts = async (
  db: Db,
  history: readonly HistoryEntry[],
  place: LngLat | null,
): Promise<Record<PhotoId, PhotoFacts>> => {
  const named = history.flatMap((entry) => photosIn(entry.of, entry.event).map((photo) => ({ ...photo, entry })))
  const ids = [...new Set(named.map(({ id }) => id))]
  if (ids.length === 0) return {}
  const rows = await db.select().from(photos).where(inArray(photos.id, ids))
  const uses = await db
    .select({ photoId: photoUses.photoId, position: photoUses.position })
    .from(photoUses)
    .where(inArray(photoUses.photoId, ids))
  const openedAt = new Map(
    history.flatMap((entry) =>
      entry.of === 'issue' && entry.event.name === 'open' ? [[entry.issueId, entry.event.at] as const] : [],
    ),
  )
  return Object.fromEntries(
    rows.map((row): [PhotoId, PhotoFacts] => {
      const photo = photoOf(row)
      const first = Math.min(...uses.flatMap(({ photoId, position }) => (photoId === row.id ? [position] : [])))
      const marks = named.flatMap(({ id, side, entry }): [number, PhotoMark[]][] => {
        if (id !== row.id) return []
        const marked = photoMarks(photo, {
          place,
          openedAt: entry.of === 'issue' && side === 'after' ? (openedAt.get(entry.issueId) ?? null) : null,
          usedBefore: first < entry.position,
        })
        return marked.length === 0 ? [] : [[entry.position, marked]]
      })
      return [row.id, { ...photo, marks: Object.fromEntries(marks) }]
    }),
  )
}
