/** A sheet as it was read, checked as a whole: where its header is, what its columns hold, in which datum, and each row. */
import { bbox } from '@turf/turf'
import { z } from 'zod'
import { type Refusal, refuse } from '../refusal'
import { cellText, comparable, type NumberedRow, type SheetRow } from './cells'
import { type CheckedRow, type RowOutcome, rowOutcomes } from './checkedRow'
import {
  type DatumReading,
  type DatumVerdict,
  datumReadings,
  judgeDatum,
  judgeProjected,
  type PlacedRow,
} from './datumDetective'
import { meridianOfZone, nearestMeridian, projectedToWgs84 } from './gaussKrueger'
import {
  type ColumnMatch,
  cellsByColumn,
  findHeader,
  matchColumns,
  type PointColumn,
  pointColumnNames,
} from './pointColumns'
import { createSheetReader, type SheetGround } from './pointSheet'
import { sheetPlaceOf } from './sheetPlace'

/** More points than any district has. */
export const mostSheetRows = 100_000
export const mostSheetColumns = 100

/** What the person decides otherwise than it was guessed. `null`: the sheet has no such column. */
export const sheetChoicesSchema = z.strictObject({
  columns: z
    .partialRecord(
      z.enum(pointColumnNames as [PointColumn, ...PointColumn[]]),
      z
        .number()
        .int()
        .min(0)
        .max(mostSheetColumns - 1)
        .nullable(),
    )
    .optional(),
  datum: z.enum(datumReadings).optional(),
})
export type SheetChoices = z.output<typeof sheetChoicesSchema>

export type SheetCheck = {
  /** The row of the headings, as the spreadsheet numbers it. */
  readonly headerNumber: number
  readonly headings: readonly string[]
  readonly columns: ColumnMatch
  readonly verdict: DatumVerdict
  /** The one by which the rows below are read. */
  readonly datum: DatumReading
  readonly counts: Readonly<Record<RowOutcome, number>>
  /** What asks for a look first, refused ones above all; those of refused rows with their cells, to be sent back. */
  readonly rows: readonly (CheckedRow & { readonly cells: SheetRow | null })[]
}

const noHeader = refuse(
  'invalid',
  '没有找到表头。请在前20行内写明“名称”“点位类型”“经度”“纬度”等列名后重新选择。',
  'No header was found. Name the columns (name, kind, longitude, latitude) within the first 20 rows and choose the file again.',
)
const noRows = refuse(
  'invalid',
  '表头下面没有数据。请检查是否选对了文件和工作表。',
  'There is nothing below the header. Check that it is the right file and sheet.',
)
const tooManyRows = refuse(
  'tooLarge',
  `超过${mostSheetRows}行，没有核对。请拆分后分次核对。`,
  `It has more than ${mostSheetRows} rows and was not checked. Split it and check the parts.`,
)

/** Rows of each outcome that are shown; the counts are of all. Those that cannot be used are sent back. */
const mostShown: Record<RowOutcome, number> = { refused: 5_000, changed: 1_000, new: 1_000, unchanged: 500 }

const chosenColumns = (guessed: ColumnMatch, chosen: SheetChoices['columns'] = {}): ColumnMatch => {
  const match: { -readonly [C in PointColumn]?: number } = { ...guessed }
  for (const column of pointColumnNames) {
    const index = chosen[column]
    if (index === undefined) continue
    if (index === null) delete match[column]
    else {
      // A column holds one thing: what it was taken for before gives way.
      for (const other of pointColumnNames) if (other !== column && match[other] === index) delete match[other]
      match[column] = index
    }
  }
  return match
}

/** The meridian of the zone in which most of the scopes lie. */
const meridianOf = ({ scopes }: SheetGround): number => {
  const lngs = scopes.map(({ geometry }) => bbox(geometry)[0])
  return nearestMeridian(lngs.length === 0 ? middleOfChina : lngs.reduce((sum, lng) => sum + lng, 0) / lngs.length)
}
const middleOfChina = 108

/** Where the rows are as they stand, and which of them are in metres. */
const placesOf = (rows: readonly NumberedRow[], match: ColumnMatch, centralMeridian: number) => {
  const inDegrees: PlacedRow[] = []
  const inMetres: PlacedRow[] = []
  let meridian = centralMeridian
  for (const { cells } of rows) {
    const raw = cellsByColumn(cells, match)
    const cell = (column: PointColumn) => cellText(raw(column))
    const place = sheetPlaceOf(cell, match)
    const called = { name: cell('name'), scopeName: cell('scope') }
    if (place.is === 'degrees') inDegrees.push({ position: place.position, ...called })
    if (place.is === 'projected') {
      meridian = meridianOfZone(place.projected, centralMeridian)
      inMetres.push({ position: projectedToWgs84(place.projected, meridian), ...called })
    }
  }
  return { inDegrees, inMetres, meridian }
}

/** `rows`: of the sheet as it was read, empty ones among them. `hear` is told every row, also those that are not shown. */
export const checkSheet = (
  rows: readonly SheetRow[],
  ground: SheetGround,
  choices: SheetChoices,
  hear: (row: CheckedRow) => void = () => {},
): SheetCheck | Refusal => {
  const header = findHeader(rows)
  if (header === null) return noHeader
  const headings = (rows[header] ?? []).slice(0, mostSheetColumns).map(cellText)
  const columns = chosenColumns(matchColumns(headings), choices.columns)
  const data = rows.flatMap((cells, index): NumberedRow[] =>
    index <= header || cells.every((cell) => cell.trim() === '') ? [] : [{ number: index + 1, cells }],
  )
  if (data.length === 0) return noRows
  if (data.length > mostSheetRows) return tooManyRows

  const known = new Map(ground.points.map(({ name, position }) => [comparable(name), position] as const))
  const ofPlaces = [columns.position, columns.lng, columns.lat].flatMap((index) =>
    index === undefined ? [] : [headings[index] ?? ''],
  )
  const centralMeridian = meridianOf(ground)
  const { inDegrees, inMetres, meridian } = placesOf(data, columns, centralMeridian)
  const judged = { scopes: ground.scopes, known }
  const verdict =
    inDegrees.length === 0 && inMetres.length > 0
      ? judgeProjected(inMetres, judged, meridian)
      : judgeDatum(inDegrees, judged, ofPlaces)
  const datum = choices.datum ?? verdict.datum
  const read = createSheetReader(ground, columns, { datum, centralMeridian })
  const counts: Record<RowOutcome, number> = { refused: 0, changed: 0, new: 0, unchanged: 0 }
  // No more of each than could be shown: a hundred thousand are counted without being kept.
  const kept: Record<RowOutcome, SheetCheck['rows'][number][]> = { refused: [], changed: [], new: [], unchanged: [] }
  for (const row of data) {
    const checked = read(row)
    counts[checked.is] += 1
    hear(checked)
    if (kept[checked.is].length < mostShown[checked.is])
      kept[checked.is].push({ ...checked, cells: checked.is === 'refused' ? row.cells : null })
  }
  return {
    headerNumber: header + 1,
    headings,
    columns,
    verdict,
    datum,
    counts,
    rows: rowOutcomes.flatMap((outcome) => kept[outcome]),
  }
}
