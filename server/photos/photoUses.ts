/** Which events name which photos: checked before an event is written, and kept beside it as a fold. */
import { inArray } from 'drizzle-orm'
import { photosIn } from '../../domain/photo'
import { type Refusal, refuse } from '../../domain/refusal'
import type { Db } from '../db/open'
import { photos, photoUses } from '../db/tables/photos'
import type { Decided, EventRow } from '../eventLog'

const notStored = refuse(
  'invalid',
  '有照片没有上传成功，没有保存。请移除后重新添加照片，再提交。',
  'A photo has not been uploaded; nothing was saved. Remove it, add it again, and send.',
)

/** The refusal of events that name a photo which is not stored; undefined when all of them are. */
export const unknownPhotos = async (db: Db, decided: readonly Decided[]): Promise<Refusal | undefined> => {
  const named = new Set(decided.flatMap(({ subjectKind, event }) => photosIn(subjectKind, event).map(({ id }) => id)))
  if (named.size === 0) return undefined
  const stored = await db
    .select({ id: photos.id })
    .from(photos)
    .where(inArray(photos.id, [...named]))
  return stored.length === named.size ? undefined : notStored
}

export const photoUseRows = (rows: readonly EventRow[]): (typeof photoUses.$inferInsert)[] =>
  rows.flatMap(({ subjectKind, subjectId, position, body }) =>
    [...new Set(photosIn(subjectKind, JSON.parse(body)).map(({ id }) => id))].map((photoId) => ({
      photoId,
      subjectKind,
      subjectId,
      position,
    })),
  )

/** In the transaction that writes the events. */
export const writePhotoUses = async (tx: Db, rows: readonly EventRow[]): Promise<void> => {
  const uses = photoUseRows(rows)
  if (uses.length > 0) await tx.insert(photoUses).values(uses)
}
