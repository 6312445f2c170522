/**
 * A table as an .xlsx, written row by row: A3 across, the heading repeated on each printed page and kept in view, real
 * dates, text wrapped, photos over their cells. The XML is written here, over fflate's stream. write-excel-file would do
 * without photos, but it builds a sheet in one go, in which a server answers nobody for seconds where the rows are 10,000;
 * and it holds every photo until the end and sorts them in quadratic time, where a ledger may show 20,000.
 * A text is a text: it is stored as an inline string and never as a formula, whatever it begins with.
 */
import { strToU8 } from 'fflate'
import { daysBetween, type LocalDate } from '../../domain/calendar'
import type { SheetCell, SheetColumn } from '../../domain/sheet'
import { escaped, linesOf } from './cleanText'
import { widthInCharacters } from './page'
import { fitted, type PhotoBytes, type PrintedPhoto, printedPhoto } from './photo'
import {
  bookParts,
  declaration,
  drawingParts,
  type Kept,
  main,
  type Placed,
  photoPath,
  relations,
  style,
} from './workbookParts'
import { zipInPieces } from './zip'

export type SheetOptions = {
  /** A plain name: no more than 31 characters, no quotes or brackets. */
  readonly sheetName: string
  /** Stands over the whole width; without one the heading comes first. */
  readonly title?: string
  readonly columns: readonly SheetColumn[]
  /** Needed where a column shows photos: the sheet's rows are then held until the last photo is in the file. */
  readonly photoBytes?: PhotoBytes | undefined
}

/** A spreadsheet's cell ends at 32,767 characters. */
const longestCell = 32_000
const cellText = (words: string): string => escaped(words.slice(0, longestCell))

/** 0 → A, 26 → AA */
const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** Days since 1899-12-30, the spreadsheets' day 0. */
const serialOf = (day: LocalDate): number => daysBetween('1899-12-30', day)

const textCell = (reference: string, words: string, styleIndex: number): string =>
  words === ''
    ? `<c r="${reference}" s="${styleIndex}"/>`
    : `<c r="${reference}" s="${styleIndex}" t="inlineStr"><is><t xml:space="preserve">${cellText(words)}</t></is></c>`

const numberCell = (reference: string, value: number, styleIndex: number): string =>
  `<c r="${reference}" s="${styleIndex}"><v>${value}</v></c>`

/** Points of a row that holds photos, and the frame in which each is fitted. */
const photoRowPoints = 96
const frameMm = { width: 32, height: 32 } as const

/** Points that a wrapped text takes in a column: spreadsheets do not all find the height of a row by themselves. */
const pointsOf = (words: string, columnWidth: number): number => {
  const charactersWide = Math.max(1, Math.floor(columnWidth / 2.1 - 0.5))
  const lines = linesOf(words).reduce((sum, line) => sum + Math.ceil(widthInCharacters(line) / charactersWide), 0)
  return 15 * lines + 6
}
/** No row can be higher. */
const highestRow = 409

type KeptPhoto = Kept & Pick<PrintedPhoto, 'width' | 'height'>

/** One row's XML, its number from 1. `keep` takes a photo into the file, or tells that it cannot be read. */
const lineOf = async (
  row: readonly SheetCell[],
  rowNumber: number,
  columns: readonly SheetColumn[],
  keep: (id: string) => Promise<KeptPhoto | null>,
  place: (placed: Placed) => void,
): Promise<string> => {
  let points = 24
  const cells: string[] = []
  for (const [index, { width, isCentred }] of columns.entries()) {
    const reference = `${columnLetters(index)}${rowNumber}`
    const text = isCentred ? style.centre : style.left
    const cell = row[index] ?? { kind: 'text', value: '' }
    if (cell.kind === 'number') cells.push(numberCell(reference, cell.value, style.centre))
    else if (cell.kind === 'text') {
      points = Math.max(points, pointsOf(cell.value, width))
      cells.push(textCell(reference, cell.value, text))
    } else if (cell.kind === 'date')
      cells.push(
        cell.value === null
          ? textCell(reference, '', style.date)
          : numberCell(reference, serialOf(cell.value), style.date),
      )
    else {
      const photo = cell.id === null ? null : await keep(cell.id)
      if (photo !== null) {
        points = Math.max(points, photoRowPoints)
        place({ photo, row: rowNumber - 1, column: index, sizeMm: fitted(photo, frameMm) })
      }
      cells.push(textCell(reference, cell.id !== null && photo === null ? '（照片无法读取）' : '', text))
    }
  }
  return `<row r="${rowNumber}" ht="${Math.min(points, highestRow)}" customHeight="1">${cells.join('')}</row>`
}

/** The sheet up to its first row, heading included. */
const opening = ({ title, columns }: SheetOptions, headingRows: number): string => {
  const titleRow =
    title === undefined ? '' : `<row r="1" ht="36" customHeight="1">${textCell('A1', title, style.title)}</row>`
  const headers = columns.map(({ header }, index) =>
    textCell(`${columnLetters(index)}${headingRows}`, header, style.header),
  )
  return `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${headingRows}" topLeftCell="A${headingRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${titleRow}<row r="${headingRows}" ht="24" customHeight="1">${headers.join('')}</row>`
}

/** The sheet after its last row: how it is printed. `paperSize` 8 is A3. */
const closing = ({ title, columns }: SheetOptions, hasPictures: boolean): string => {
  const last = columnLetters(columns.length - 1)
  const merged =
    title !== undefined && columns.length > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>` : ''
  return `</sheetData>${merged}<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>${hasPictures ? '<drawing r:id="rId1"/>' : ''}</worksheet>`
}

/** Characters of XML that are pressed at once. */
const pieceLength = 256_000

/** The file's bytes in pieces, as they come: nothing but the piece in work is held. */
export async function* workbook(
  rows: AsyncIterable<readonly SheetCell[]> | Iterable<readonly SheetCell[]>,
  options: SheetOptions,
): AsyncGenerator<Uint8Array> {
  const { sheetName, title, columns, photoBytes } = options
  const headingRows = title === undefined ? 1 : 2
  const zip = zipInPieces()

  const placed: Placed[] = []
  const kept = new Map<string, KeptPhoto | null>()
  let keptCount = 0
  const keep = async (id: string): Promise<KeptPhoto | null> => {
    const known = kept.get(id)
    if (known !== undefined || photoBytes === undefined) return known ?? null
    const photo = await printedPhoto(photoBytes, id, frameMm)
    if (photo !== null) keptCount += 1
    const own = photo === null ? null : { number: keptCount, width: photo.width, height: photo.height }
    if (photo !== null && own !== null) await zip.add(photoPath(own), photo.bytes)
    kept.set(id, own)
    return own
  }

  // A zip is written one file after the other: where photos come while the rows are read, the rows wait until the end.
  const sheetPath = 'xl/worksheets/sheet1.xml'
  const waiting: Uint8Array[] = []
  const early = photoBytes === undefined ? zip.open(sheetPath) : null
  const write = async (xml: string) => {
    if (early === null) waiting.push(strToU8(xml))
    else await early.push(strToU8(xml))
  }
  let pending = opening(options, headingRows)
  let rowNumber = headingRows
  for await (const row of rows) {
    rowNumber += 1
    pending += await lineOf(row, rowNumber, columns, keep, (one) => placed.push(one))
    if (pending.length > pieceLength) {
      await write(pending)
      pending = ''
    }
    yield* zip.taken()
  }
  const hasPictures = placed.length > 0
  await write(pending + closing(options, hasPictures))
  const sheet = early ?? zip.open(sheetPath)
  for (const piece of waiting) {
    await sheet.push(piece)
    yield* zip.taken()
  }
  await sheet.push(new Uint8Array(0), true)
  yield* zip.taken()

  const pictures = hasPictures
    ? drawingParts(
        placed,
        [...kept.values()].filter((one) => one !== null),
      )
    : []
  for (const [path, xml] of [...pictures, ...bookParts(sheetName, headingRows, hasPictures)])
    await zip.add(path, strToU8(xml))
  zip.end()
  yield* zip.taken()
}
