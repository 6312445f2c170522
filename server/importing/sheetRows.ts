/** The rows of a sent file as text: a spreadsheet's first sheet, separated values in whatever encoding an office saves them, or the features of a map file. */
import { zipSync } from 'fflate'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import type { SheetRow } from '../../domain/importing/cells'
import { featureRows } from '../../domain/importing/spatialFile'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { beginsWith, textOf } from './bytes'
import { readSpatial } from './spatial/readSpatial'
import { unpackedParts } from './unpack'

const broken = refuse(
  'invalid',
  '这个文件读不出来，没有核对。请用表格软件打开确认后，另存为 .xlsx 或 .csv。',
  'The file cannot be read and was not checked. Open it in a spreadsheet program, and save it as .xlsx or .csv.',
)
const unknownEncoding = refuse(
  'invalid',
  '文字编码既不是 UTF-8 也不是 GB18030，没有核对。请另存为“CSV UTF-8”或 .xlsx。',
  'Its text is neither UTF-8 nor GB18030 and was not checked. Save it as "CSV UTF-8" or .xlsx.',
)
const oldExcel = refuse(
  'invalid',
  '这是旧版 .xls 文件，没有核对。请另存为 .xlsx 后重新选择。',
  'This is a file of the old .xls kind and was not checked. Save it as .xlsx and choose it again.',
)

const cellAsText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  // A cell that a spreadsheet took for a date: whatever it was meant to be, it is no coordinate.
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}

/** What the rows are made from; pictures and drawings stay packed. */
const isOfRows = (part: string): boolean => /(?:^|\/)(?:\[content_types\]\.xml|[^/]+\.xml|[^/]+\.rels)$/i.test(part)

/**
 * The same package with the parts of its rows alone, unpacked here into no more than they claim: the library that reads
 * them goes by other claims of the same file.
 */
const bounded = (bytes: Uint8Array): Uint8Array | Refusal => {
  const parts = unpackedParts(bytes, isOfRows)
  return isRefusal(parts) ? parts : zipSync(parts, { level: 0 })
}

const spreadsheetRows = async (bytes: Uint8Array): Promise<SheetRow[] | Refusal> => {
  try {
    const known = bounded(bytes)
    if (isRefusal(known)) return known
    return (await readSheet(Buffer.from(known.buffer, known.byteOffset, known.byteLength))).map((row) =>
      row.map(cellAsText),
    )
  } catch {
    return broken
  }
}

const openQuotes = (row: number): Refusal =>
  refuse(
    'invalid',
    `第${row}行的双引号没有成对，后面的内容分不清行，没有核对。请改正后重新选择。`,
    `The quotation marks of row ${row} do not close, and what follows cannot be told apart, so nothing was checked. Correct them and choose the file again.`,
  )

/** Rows as they stand, so that their numbers are those that the spreadsheet shows. */
export const sheetRows = async (bytes: Uint8Array): Promise<SheetRow[] | Refusal> => {
  const features = readSpatial(bytes)
  if (features !== null) return isRefusal(features) ? features : featureRows(features)
  if (beginsWith(bytes, 0x50, 0x4b)) return spreadsheetRows(bytes)
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oldExcel
  const text = textOf(bytes)
  if (text === null) return unknownEncoding
  // Something that is no text at all, whatever its name says.
  if (text.includes('\0')) return broken
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false })
  const quotes = errors.find(({ type }) => type === 'Quotes')
  return quotes === undefined ? data : openQuotes((quotes.row ?? 0) + 1)
}
