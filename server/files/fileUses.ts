/** Which events name which files: checked before an event is written, and kept beside it as a fold. */
import { filesIn } from '../../domain/file'
import type { Viewer } from '../../domain/people'
import { type Refusal, refuse } from '../../domain/refusal'
import type { Db } from '../db/open'
import { fileUses } from '../db/tables/files'
import type { Decided, EventRow } from '../eventLog'
import { mayReadFile } from './readableFiles'

const notYours = refuse(
  'invalid',
  '有文件没有上传成功，没有保存。请移除后重新添加文件，再提交。',
  'A file has not been uploaded; nothing was saved. Remove it, add it again, and send.',
)

/** An event may name only files that its author sent or may read; to name one is to show it to the subject's readers. */
export const foreignFiles = async (
  db: Db,
  viewer: Viewer,
  decided: readonly Decided[],
): Promise<Refusal | undefined> => {
  for (const id of new Set(decided.flatMap(({ event }) => filesIn(event))))
    if (!(await mayReadFile(db, viewer, id))) return notYours
  return undefined
}

export const fileUseRows = (rows: readonly EventRow[]): (typeof fileUses.$inferInsert)[] =>
  rows.flatMap(({ subjectKind, subjectId, position, body }) =>
    filesIn(JSON.parse(body)).map((fileId) => ({ fileId, subjectKind, subjectId, position })),
  )

/** In the transaction that writes the events. */
export const writeFileUses = async (tx: Db, rows: readonly EventRow[]): Promise<void> => {
  const uses = fileUseRows(rows)
  if (uses.length > 0) await tx.insert(fileUses).values(uses)
}
