/** What files are called and how large they are, for whoever shows a subject that names them. */
import { asc, inArray } from 'drizzle-orm'
import { type FileId, type FileType, filesIn } from '../../domain/file'
import type { Db } from '../db/open'
import { files } from '../db/tables/files'

export type FileFacts = {
  readonly id: FileId
  readonly name: string
  readonly type: FileType
  readonly byteCount: number
}

type NamingEvent = { readonly by: { readonly accountId: string }; readonly form?: unknown }

/** Each file under the name that its own sender gave it. The caller answers for the right to read the events. */
export const fileFacts = async (db: Db, naming: readonly NamingEvent[]): Promise<FileFacts[]> => {
  const senders = new Map(naming.flatMap((event) => filesIn(event).map((id) => [id, event.by.accountId] as const)))
  if (senders.size === 0) return []
  const rows = await db
    .select()
    .from(files)
    .where(inArray(files.id, [...senders.keys()]))
    .orderBy(asc(files.uploadedAt))
  return [...senders].flatMap(([id, sender]) => {
    const own = rows.filter((row) => row.id === id)
    const row = own.find(({ uploadedBy }) => uploadedBy === sender) ?? own[0]
    return row ? [{ id, name: row.name, type: row.type, byteCount: row.byteCount }] : []
  })
}
