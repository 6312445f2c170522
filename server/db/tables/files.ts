/** Uploaded files and where events name them. A row is written once per person and file; `file_uses` is a fold of events. */
import { bigint, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { FileType } from '../../../domain/file'
import { subjectKinds } from '../../../domain/subjectKind'

/** The same bytes from two people are one blob and two rows: each keeps the own name and the right to use it. */
export const files = pgTable(
  'files',
  {
    /** SHA-256 of the bytes. */
    id: text('id').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    name: text('name').notNull(),
    type: text('type').$type<FileType>().notNull(),
    byteCount: integer('byte_count').notNull(),
    /** Campaign time. */
    uploadedAt: timestamp('uploaded_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.uploadedBy] })],
)

export const fileUses = pgTable(
  'file_uses',
  {
    fileId: text('file_id').notNull(),
    subjectKind: text('subject_kind', { enum: subjectKinds }).notNull(),
    subjectId: text('subject_id').notNull(),
    /** Of the event that names it. */
    position: bigint('position', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fileId, table.position] }),
    index('file_uses_by_subject').on(table.subjectKind, table.subjectId),
  ],
)
