/** Photos and where events name them. A photo's row is written once, when it is sent; `photo_uses` is a fold of events. */
import { bigint, doublePrecision, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const photos = pgTable('photos', {
  /** SHA-256 of the stored JPEG. */
  id: text('id').primaryKey(),
  byteCount: integer('byte_count').notNull(),
  widthPx: integer('width_px').notNull(),
  heightPx: integer('height_px').notNull(),
  /** Campaign time. */
  takenAt: instant('taken_at'),
  lng: doublePrecision('lng'),
  lat: doublePrecision('lat'),
  uploadedBy: text('uploaded_by').notNull(),
  /** Campaign time. */
  uploadedAt: instant('uploaded_at').notNull(),
  /** The photo of which this is a version with faces or plates blurred; it need not be here any more. */
  blurredFrom: text('blurred_from'),
})

export const photoUses = pgTable(
  'photo_uses',
  {
    photoId: text('photo_id')
      .notNull()
      .references(() => photos.id),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Of the event that names it. */
    position: bigint('position', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.photoId, table.position] }),
    index('photo_uses_by_subject').on(table.subjectKind, table.subjectId),
  ],
)
