/** The forms in which data are taken away, each written while it is sent. */
import { csvLine, csvMark } from '../../domain/csv'
import { escapedMarkup } from '../../domain/markup'
import type { SheetCell } from '../../domain/sheet'
import type { Language } from '../../domain/text'
import type { Collection, Value } from '../ogc/collection'
import type { Feature } from '../ogc/readItems'
import { workbook } from '../papers/workbook'
import { columnsOf, dayText, type ExportColumn, placeOf, placeTitles } from './exportTable'
import { geoPackage } from './geoPackage'

export type Written = {
  /** For files that it needs meanwhile; removed by others when all is written, or given up. */
  readonly folder: string
  readonly collection: Collection
  readonly title: string
  readonly language: Language
  readonly features: AsyncGenerator<Feature>
}
type Writer = (written: Written) => AsyncGenerator<Uint8Array>

const encoder = new TextEncoder()
/** Pieces of a text are sent when they have come to this. */
const pieceLength = 65_536

async function* inPieces(lines: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  let piece = ''
  for await (const line of lines) {
    piece += line
    if (piece.length < pieceLength) continue
    yield encoder.encode(piece)
    piece = ''
  }
  if (piece !== '') yield encoder.encode(piece)
}

const yesOrNo: Record<Language, readonly [string, string]> = { zh: ['是', '否'], en: ['yes', 'no'] }

const cellOf = ({ type }: ExportColumn, value: Value, language: Language): string | number | null => {
  if (value === null) return null
  if (type === 'dayNumber') return dayText(value)
  return typeof value === 'boolean' ? yesOrNo[language][value ? 0 : 1] : value
}

const isOfPoints = ({ place }: Collection): boolean => place.kind === 'position'

const cellsOf = (feature: Feature, columns: readonly ExportColumn[], { collection, language }: Written) => [
  ...columns.map((column) => cellOf(column, feature.properties[column.key] ?? null, language)),
  ...(isOfPoints(collection) ? placeOf(feature) : []),
]

const headerOf = (columns: readonly ExportColumn[], { collection, language }: Written): string[] => [
  ...columns.map(({ title }) => title),
  ...(isOfPoints(collection) ? placeTitles[language] : []),
]

async function* csvLines(written: Written): AsyncGenerator<string> {
  const columns = columnsOf(written.collection, written.language)
  yield csvMark + csvLine(headerOf(columns, written))
  for await (const feature of written.features) yield csvLine(cellsOf(feature, columns, written))
}

async function* sheetRows(written: Written, columns: readonly ExportColumn[]): AsyncGenerator<readonly SheetCell[]> {
  for await (const feature of written.features)
    yield cellsOf(feature, columns, written).map(
      (value): SheetCell =>
        typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value: value ?? '' },
    )
}

const xlsx: Writer = (written) => {
  const columns = columnsOf(written.collection, written.language)
  return workbook(sheetRows(written, columns), {
    sheetName: written.title,
    columns: headerOf(columns, written).map((header) => ({
      header,
      width: Math.max(12, Math.min(40, header.length * 2 + 4)),
      isCentred: false,
    })),
  })
}

async function* geoJsonLines({ features }: Written): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[\n'
  let isFirst = true
  for await (const feature of features) {
    yield `${isFirst ? '' : ',\n'}${JSON.stringify(feature)}`
    isFirst = false
  }
  yield '\n]}\n'
}

const kmlRing = (ring: readonly (readonly number[])[]): string => ring.map(([lng, lat]) => `${lng},${lat}`).join(' ')
const linearRing = (ring: readonly (readonly number[])[]): string =>
  `<LinearRing><coordinates>${kmlRing(ring)}</coordinates></LinearRing>`
type Rings = readonly (readonly (readonly number[])[])[]
const kmlPolygon = ([outer = [], ...holes]: Rings): string =>
  `<Polygon><outerBoundaryIs>${linearRing(outer)}</outerBoundaryIs>${holes
    .map((hole) => `<innerBoundaryIs>${linearRing(hole)}</innerBoundaryIs>`)
    .join('')}</Polygon>`

const kmlGeometry = ({ geometry }: Feature): string => {
  if (geometry === null) return ''
  const { coordinates } = geometry
  switch (geometry.type) {
    case 'Point':
      return `<Point><coordinates>${kmlRing([coordinates as number[]])}</coordinates></Point>`
    case 'LineString':
      return `<LineString><coordinates>${kmlRing(coordinates as number[][])}</coordinates></LineString>`
    case 'Polygon':
      return kmlPolygon(coordinates as Rings)
    default:
      return `<MultiGeometry>${(coordinates as Rings[]).map(kmlPolygon).join('')}</MultiGeometry>`
  }
}

/** XML has no place for most control characters. */
const kmlText = (words: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is left out
  escapedMarkup(words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ''))

async function* kmlLines(written: Written): AsyncGenerator<string> {
  const { collection, language, title, features } = written
  const columns = columnsOf(collection, language)
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${kmlText(title)}</name>\n`
  for await (const feature of features) {
    const { name, what } = feature.properties
    const data = columns.flatMap((column) => {
      const value = cellOf(column, feature.properties[column.key] ?? null, language)
      return value === null
        ? []
        : [`<Data name="${kmlText(column.title)}"><value>${kmlText(String(value))}</value></Data>`]
    })
    yield `<Placemark><name>${kmlText(String(name ?? what ?? feature.id))}</name><ExtendedData>${data.join('')}</ExtendedData>${kmlGeometry(feature)}</Placemark>\n`
  }
  yield '</Document></kml>\n'
}

export const formats = {
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsx },
  csv: { mediaType: 'text/csv; charset=utf-8', write: (written) => inPieces(csvLines(written)) },
  geojson: { mediaType: 'application/geo+json', write: (written) => inPieces(geoJsonLines(written)) },
  kml: { mediaType: 'application/vnd.google-earth.kml+xml', write: (written) => inPieces(kmlLines(written)) },
  gpkg: { mediaType: 'application/geopackage+sqlite3', write: geoPackage },
} as const satisfies Record<string, { readonly mediaType: string; readonly write: Writer }>
export type ExportFormat = keyof typeof formats
