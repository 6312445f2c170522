/** An uploaded file: a scan or a document. What it is follows from its bytes, never from its name. */
import { mostFiles } from './form'
import { type Text, text } from './text'

/** The SHA-256 of the bytes, 64 hexadecimal digits: the same bytes have one id. */
export type FileId = string
const fileIdPattern = /^[0-9a-f]{64}$/
export const isFileId = (value: unknown): value is FileId => typeof value === 'string' && fileIdPattern.test(value)

export const fileTypes = ['pdf', 'jpeg', 'png', 'docx', 'xlsx'] as const
export type FileType = (typeof fileTypes)[number]

export const fileTypeLabel: Record<FileType, Text> = {
  pdf: text('PDF 文档', 'PDF document'),
  jpeg: text('图片', 'Picture'),
  png: text('图片', 'Picture'),
  docx: text('Word 文档', 'Word document'),
  xlsx: text('Excel 表格', 'Excel table'),
}
export const mediaTypeOf: Record<FileType, string> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const mostFileBytes = 20_000_000
export const longestFileName = 120
/** The header with the file's name, percent-encoded: a header itself holds no Chinese. */
export const fileNameHeader = 'x-file-name'

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte)

const ascii = (word: string): number[] => [...word].map((letter) => letter.charCodeAt(0))

const contains = (bytes: Uint8Array, word: readonly number[]): boolean => {
  const [first = 0] = word
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (startsWith(bytes, word, at)) return true
  return false
}

const zipSignature = [0x50, 0x4b, 0x03, 0x04]
const contentTypes = ascii('[Content_Types].xml')
const wordPart = ascii('word/')
const excelPart = ascii('xl/')

/**
 * By the signature of the bytes alone; null for everything that is not taken. A Word or Excel file is a zip that lists its
 * content types: the names of its parts stand unpacked in it, so it is looked through and never opened.
 */
export const fileTypeOf = (bytes: Uint8Array): FileType | null => {
  if (startsWith(bytes, ascii('%PDF-'))) return 'pdf'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (!startsWith(bytes, zipSignature) || !contains(bytes, contentTypes)) return null
  if (contains(bytes, wordPart)) return 'docx'
  return contains(bytes, excelPart) ? 'xlsx' : null
}

/** The name without folders and control characters, cut to what is kept; the type's own ending where it has another. */
export const keptFileName = (given: string, type: FileType): string => {
  const bare = (given.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}"]/gu, '').trim()
  const endings: Record<FileType, readonly string[]> = {
    pdf: ['pdf'],
    jpeg: ['jpg', 'jpeg'],
    png: ['png'],
    docx: ['docx'],
    xlsx: ['xlsx'],
  }
  const [usual = type] = endings[type]
  const ending = /\.([a-z0-9]{1,8})$/i.exec(bare)?.[1]?.toLowerCase()
  const isOwnEnding = ending !== undefined && endings[type].includes(ending)
  const stem = (isOwnEnding ? bare.slice(0, -(ending.length + 1)) : bare).replace(/^\.+/, '')
  const kept = isOwnEnding ? bare.slice(-(ending.length + 1)) : `.${usual}`
  return [...(stem === '' ? '文件' : stem)].slice(0, longestFileName - kept.length).join('') + kept
}

/** The files that an event's form names, each once. */
export const filesIn = (event: object): FileId[] => {
  const { form } = event as { readonly form?: { readonly files?: unknown } }
  const files = form?.files
  return Array.isArray(files) ? [...new Set(files.filter(isFileId))].slice(0, mostFiles) : []
}
