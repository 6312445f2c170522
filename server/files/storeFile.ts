/** Keeps a sent file: the bytes in the store first, then its row, so that a row always has its bytes. */
import { createHash } from 'node:crypto'
import { type FileType, fileTypeOf, keptFileName } from '../../domain/file'
import { type Refusal, refuse } from '../../domain/refusal'
import type { BlobStore } from '../blobs/blobStore'
import type { Db } from '../db/open'
import { files } from '../db/tables/files'
import type { FileFacts } from './fileFacts'

const empty = refuse(
  'invalid',
  '文件是空的（0 字节），没有保存。请检查文件后重新选择。',
  'The file is empty (0 bytes); nothing was saved. Check it and choose it again.',
)
const unknownType = refuse(
  'invalid',
  '只收 PDF、JPG、PNG、DOCX、XLSX 文件。这个文件的内容不是其中一种（改了扩展名也不行），没有保存。请另存为这些格式后重新上传。',
  'Only PDF, JPG, PNG, DOCX and XLSX files are taken, and the content of this one is none of them, whatever its name says. Save it as one of these and upload it again.',
)

export const fileKey = (id: string): string => `files/${id.slice(0, 2)}/${id}`

export const storeFile = async (
  db: Db,
  blobs: BlobStore,
  bytes: Uint8Array,
  sent: { readonly name: string; readonly uploadedBy: string; readonly uploadedAt: Date },
): Promise<FileFacts | Refusal> => {
  if (bytes.length === 0) return empty
  const type: FileType | null = fileTypeOf(bytes)
  if (type === null) return unknownType
  const id = createHash('sha256').update(bytes).digest('hex')
  await blobs.put(fileKey(id), bytes)
  const row = { ...sent, id, type, byteCount: bytes.length, name: keptFileName(sent.name, type) }
  // Sent again by the same person: the newer name counts.
  await db
    .insert(files)
    .values(row)
    .onConflictDoUpdate({ target: [files.id, files.uploadedBy], set: { name: row.name } })
  return { id, name: row.name, type, byteCount: row.byteCount }
}

/** The bytes of a file that has a row. */
export const readFileBytes = async (blobs: BlobStore, id: string): Promise<Uint8Array<ArrayBuffer>> => {
  const bytes = await blobs.get(fileKey(id))
  if (bytes === null) throw new Error(`the bytes of file ${id} are missing from the store`)
  return bytes
}
