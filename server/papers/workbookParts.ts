/** The files of an .xlsx beside its rows: styles, pictures over the cells, and which file belongs to which (ECMA-376). */
import type { FrameMm } from './photo'

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types'
const drawingMain = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const sheetDrawing = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A cell's look, as a place in `cellXfs` below. */
export const style = { plain: 0, title: 1, header: 2, left: 3, centre: 4, date: 5 } as const
const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts><fonts count="3"><font><sz val="11"/><name val="仿宋"/><charset val="134"/></font><font><sz val="20"/><name val="方正小标宋简体"/><charset val="134"/></font><font><sz val="11"/><name val="黑体"/><charset val="134"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf></cellXfs></styleSheet>`

/** A photo that is in the file. `number` from 1. */
export type Kept = { readonly number: number }
/** Where a photo is laid over a cell, rows and columns from 0, and how large. */
export type Placed = { readonly photo: Kept; readonly row: number; readonly column: number; readonly sizeMm: FrameMm }

export const photoPath = ({ number }: Kept): string => `xl/media/photo${number}.jpg`

/** Millimetres as a drawing counts them. */
const emu = (millimetres: number): number => Math.round(millimetres * 36_000)

const anchorOf = ({ photo, row, column, sizeMm: { width, height } }: Placed, index: number): string =>
  `<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>${emu(0.8)}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${emu(0.8)}</xdr:rowOff></xdr:from><xdr:ext cx="${emu(width)}" cy="${emu(height)}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${index + 2}" name="照片${index + 1}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${photo.number}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`

/** Each as [id, kind, target]. */
const relationships = (all: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${packageRelations}">${all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`).join('')}</Relationships>`

/** The photos over the sheet, and the files in which they are. */
export const drawingParts = (
  placed: readonly Placed[],
  kept: readonly Kept[],
): readonly (readonly [string, string])[] => [
  [
    'xl/drawings/drawing1.xml',
    `${declaration}<xdr:wsDr xmlns:xdr="${sheetDrawing}" xmlns:a="${drawingMain}" xmlns:r="${relations}">${placed.map(anchorOf).join('')}</xdr:wsDr>`,
  ],
  [
    'xl/drawings/_rels/drawing1.xml.rels',
    relationships(kept.map((one) => [`rId${one.number}`, 'image', photoPath(one).replace('xl', '..')])),
  ],
  ['xl/worksheets/_rels/sheet1.xml.rels', relationships([['rId1', 'drawing', '../drawings/drawing1.xml']])],
]

/** The workbook of one sheet, of which the first `headingRows` rows are repeated on every printed page. */
export const bookParts = (
  sheetName: string,
  headingRows: number,
  hasPictures: boolean,
): readonly (readonly [string, string])[] => [
  ['xl/styles.xml', styles],
  [
    'xl/workbook.xml',
    `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheetName}'!$1:$${headingRows}</definedName></definedNames></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    relationships([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'styles', 'styles.xml'],
    ]),
  ],
  ['_rels/.rels', relationships([['rId1', 'officeDocument', 'xl/workbook.xml']])],
  [
    '[Content_Types].xml',
    `${declaration}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/><Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetTypes}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetTypes}.styles+xml"/>${hasPictures ? '<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>' : ''}</Types>`,
  ],
]
