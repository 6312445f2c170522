/**
 * The ledger as an .xlsx, written row by row: A3 across, the heading repeated on each printed page and kept in view, real
 * dates, text wrapped. The XML is written here, over fflate's stream: write-excel-file holds all cells as objects and its
 * drawing of a sheet knows neither paper size nor repeated rows, so the zip would have to be taken apart again.
 * A text is a text: it is stored as an inline string and never as a formula, whatever it begins with.
 */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { daysBetween, type LocalDate } from '../../domain/calendar'
import { type LedgerColumn, type LedgerColumnName, type LedgerRow, ledgerColumns } from '../../domain/ledger'
import { cleanText, linesOf } from './cleanText'
import { widthInCharacters } from './page'
import { fitted, type PhotoBytes, printedPhoto } from './photo'
import { fixedTime } from './zip'

export type LedgerOptions = {
  readonly title: string
  readonly columns: readonly LedgerColumnName[]
  /** Needed where a column shows photos. */
  readonly photoBytes?: PhotoBytes
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const drawingMain = 'http://schemas.openxmlformats.org/drawingml/2006/main'

/** A spreadsheet's cell ends at 32,767 characters. */
const escaped = (words: string): string =>
  cleanText(words)
    .slice(0, 32_000)
    .replace(/[\ud800-\udbff]$/, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** 0 → A, 26 → AA */
const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** Days since 1899-12-30, the spreadsheets' day 0. */
const serialOf = (day: LocalDate): number => daysBetween('1899-12-30', day)

const style = { plain: 0, title: 1, header: 2, left: 3, centre: 4, date: 5 } as const
const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts><fonts count="3"><font><sz val="11"/><name val="仿宋"/><charset val="134"/></font><font><sz val="20"/><name val="方正小标宋简体"/><charset val="134"/></font><font><sz val="11"/><name val="黑体"/><charset val="134"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf></cellXfs></styleSheet>`

const textCell = (reference: string, words: string, styleIndex: number): string =>
  words === ''
    ? `<c r="${reference}" s="${styleIndex}"/>`
    : `<c r="${reference}" s="${styleIndex}" t="inlineStr"><is><t xml:space="preserve">${escaped(words)}</t></is></c>`

/** A photo that is in the file, and a cell over which it is laid. */
type Kept = { readonly number: number; readonly width: number; readonly height: number }
type Placed = { readonly photo: Kept; readonly row: number; readonly column: number }

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

/** One row's XML. `keep` takes a photo into the file, or tells that it cannot be read. */
const lineOf = async (
  row: LedgerRow,
  index: number,
  columns: readonly LedgerColumn[],
  keep: (id: string) => Promise<Kept | null>,
  place: (placed: Placed) => void,
): Promise<string> => {
  const rowNumber = index + 3
  let points = 24
  const cells: string[] = []
  for (const [columnIndex, column] of columns.entries()) {
    const reference = `${columnLetters(columnIndex)}${rowNumber}`
    const text = column.isCentred ? style.centre : style.left
    const cell = column.cellOf(row, index)
    if (cell.kind === 'number') cells.push(`<c r="${reference}" s="${style.centre}"><v>${cell.value}</v></c>`)
    else if (cell.kind === 'text') {
      points = Math.max(points, pointsOf(cell.value, column.width))
      cells.push(textCell(reference, cell.value, text))
    } else if (cell.kind === 'date')
      cells.push(
        cell.value === null
          ? `<c r="${reference}" s="${style.date}"/>`
          : `<c r="${reference}" s="${style.date}"><v>${serialOf(cell.value)}</v></c>`,
      )
    else {
      const photo = cell.id === null ? null : await keep(cell.id)
      if (photo !== null) {
        points = Math.max(points, photoRowPoints)
        place({ photo, row: rowNumber - 1, column: columnIndex })
      }
      cells.push(textCell(reference, cell.id !== null && photo === null ? '（照片无法读取）' : '', text))
    }
  }
  return `<row r="${rowNumber}" ht="${Math.min(points, highestRow)}" customHeight="1">${cells.join('')}</row>`
}

const anchorOf = ({ photo, row, column }: Placed, index: number): string => {
  const { width, height } = fitted(photo, frameMm)
  const emu = (millimetres: number) => Math.round(millimetres * 36_000)
  return `<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>${emu(0.8)}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${emu(0.8)}</xdr:rowOff></xdr:from><xdr:ext cx="${emu(width)}" cy="${emu(height)}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${index + 2}" name="照片${index + 1}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${photo.number}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`
}

const sheetName = '问题台账'

/** The file's bytes in pieces, as they come: nothing but the piece in work is held. */
export async function* ledgerXlsx(
  rows: AsyncIterable<LedgerRow> | Iterable<LedgerRow>,
  { title, columns: names, photoBytes }: LedgerOptions,
): AsyncGenerator<Uint8Array> {
  const columns = names.map((name): LedgerColumn => ledgerColumns[name])
  const last = columnLetters(Math.max(0, columns.length - 1))
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const taken = () => ready.splice(0)
  const whole = (path: string, bytes: Uint8Array, isPressed = false) => {
    const entry = isPressed ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
    entry.mtime = fixedTime
    zip.add(entry)
    entry.push(bytes, true)
  }

  const placed: Placed[] = []
  const kept = new Map<string, Kept | null>()
  let keptCount = 0
  const keep = async (id: string): Promise<Kept | null> => {
    const known = kept.get(id)
    if (known !== undefined || photoBytes === undefined) return known ?? null
    const photo = await printedPhoto(photoBytes, id, frameMm)
    const number = keptCount + 1
    if (photo !== null) keptCount = number
    if (photo !== null) whole(`xl/media/photo${number}.jpg`, photo.bytes, true)
    kept.set(id, photo === null ? null : { number, width: photo.width, height: photo.height })
    return kept.get(id) ?? null
  }

  // A zip is written one file after the other: where photos come while the rows are read, the rows wait until the end.
  const showsPhotos = names.some((name) => name === 'beforePhoto' || name === 'afterPhoto')
  const waiting: Uint8Array[] = []
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 })
  sheet.mtime = fixedTime
  if (!showsPhotos) zip.add(sheet)
  const write = (xml: string) => (showsPhotos ? waiting.push(strToU8(xml)) : sheet.push(strToU8(xml)))
  let pending = `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData><row r="1" ht="36" customHeight="1">${textCell('A1', title, style.title)}</row><row r="2" ht="24" customHeight="1">${columns.map(({ header }, index) => textCell(`${columnLetters(index)}2`, header, style.header)).join('')}</row>`
  let count = 0
  for await (const row of rows) {
    pending += await lineOf(row, count, columns, keep, (one) => placed.push(one))
    count += 1
    if (pending.length > 64_000) {
      write(pending)
      pending = ''
    }
    yield* taken()
  }
  const hasPictures = placed.length > 0
  write(
    `${pending}</sheetData>${columns.length > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>` : ''}<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>${hasPictures ? '<drawing r:id="rId1"/>' : ''}</worksheet>`,
  )
  if (showsPhotos) zip.add(sheet)
  for (const piece of waiting) {
    sheet.push(piece)
    yield* taken()
  }
  sheet.push(new Uint8Array(0), true)
  yield* taken()
  if (hasPictures) {
    const pictures = [...kept.values()].filter((one) => one !== null)
    whole(
      'xl/drawings/drawing1.xml',
      strToU8(
        `${declaration}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="${drawingMain}" xmlns:r="${relations}">${placed.map(anchorOf).join('')}</xdr:wsDr>`,
      ),
    )
    whole(
      'xl/drawings/_rels/drawing1.xml.rels',
      strToU8(
        `${declaration}<Relationships xmlns="${packageRelations}">${pictures.map(({ number }) => `<Relationship Id="rId${number}" Type="${relations}/image" Target="../media/photo${number}.jpg"/>`).join('')}</Relationships>`,
      ),
    )
    whole(
      'xl/worksheets/_rels/sheet1.xml.rels',
      strToU8(
        `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
      ),
    )
  }
  whole('xl/styles.xml', strToU8(styles))
  whole(
    'xl/workbook.xml',
    strToU8(
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheetName}'!$1:$2</definedName></definedNames></workbook>`,
    ),
  )
  whole(
    'xl/_rels/workbook.xml.rels',
    strToU8(
      `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
  )
  whole(
    '_rels/.rels',
    strToU8(
      `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
  )
  whole(
    '[Content_Types].xml',
    strToU8(
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${hasPictures ? '<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>' : ''}</Types>`,
    ),
  )
  zip.end()
  yield* taken()
}
