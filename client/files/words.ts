/** The words of files. */
import { type Text, text } from '../../domain/text'

export const words = {
  add: text('选择文件', 'Choose files'),
  takes: text(
    'PDF、JPG、PNG、DOCX、XLSX，每个不超过 20 MB，最多 12 个',
    'PDF, JPG, PNG, DOCX, XLSX; up to 20 MB each, at most 12',
  ),
  again: text('重传', 'Again'),
  tooLarge: text('超过 20 MB，请压缩或拆分。', 'Larger than 20 MB; make it smaller or split it.'),
  empty: text('文件是空的，请检查。', 'The file is empty; check it.'),
  failed: text('没有传成，请检查网络后重传。', 'It did not get through; check the network and try again.'),
  tooMany: text('最多 12 个文件，其余没有添加。', 'At most 12 files; the rest were not added.'),
  files: text('文件', 'Files'),
} as const satisfies Record<string, Text>

export const remove = (name: string): Text => text(`移除 ${name}`, `Remove ${name}`)
export const uploading = (percent: number): Text => text(`正在上传 ${percent}%`, `Uploading ${percent}%`)

/** 820 KB, 1.4 MB. */
export const sizeText = (byteCount: number): string =>
  byteCount < 1_000_000
    ? `${Math.max(1, Math.round(byteCount / 1000))} KB`
    : `${(byteCount / 1_000_000).toFixed(byteCount < 10_000_000 ? 1 : 0)} MB`
