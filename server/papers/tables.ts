/** The tables of a paper: its list of issues with a QR code each, pairs of a label and a fact, the visits of a day. */
import {
  AlignmentType,
  HeightRule,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { officialDate } from '../../domain/chineseNumeral'
import type { PaperIssue, PaperOf } from '../../domain/paperContent'
import { linesOf } from './cleanText'
import { columns, type PaperForm } from './forms'
import { portraitWidthMm, size, twipsOf } from './page'
import type { Pictures } from './picture'
import { hairline, pictureLine, small, thinBorders } from './write'

const cellMargins = { top: 60, bottom: 60, left: 60, right: 60 } as const
const qrMm = 14

const total = (widthsMm: readonly number[]): number => widthsMm.reduce((sum, width) => sum + twipsOf(width), 0)

export const tableOf = (widthsMm: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({
    rows,
    columnWidths: widthsMm.map(twipsOf),
    width: { size: total(widthsMm), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: thinBorders,
  })

export const cellOf = (
  children: readonly Paragraph[],
  widthMm: number,
  options: Omit<ConstructorParameters<typeof TableCell>[0], 'children' | 'width'> = {},
): TableCell =>
  new TableCell({
    children: children.length === 0 ? [small('')] : children,
    width: { size: twipsOf(widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: cellMargins,
    ...options,
  })

/** A cell of plain text, line by line. */
export const textCell = (
  words: readonly string[],
  widthMm: number,
  isCentred = false,
  halfPoints: number = size.fifth,
): TableCell =>
  cellOf(
    words
      .flatMap(linesOf)
      .map((words) => small(words, { halfPoints, alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT })),
    widthMm,
  )

export const headerRow = (headers: readonly string[], widthsMm: readonly number[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: headers.map((header, index) =>
      cellOf(
        linesOf(header).map((words) => small(words, { face: 'hei', alignment: AlignmentType.CENTER, keepNext: true })),
        widthsMm[index] ?? 0,
      ),
    ),
  })

const qrCell = (picture: Paragraph, widthMm: number): TableCell =>
  cellOf([picture], widthMm, { margins: { top: 20, bottom: 20, left: 0, right: 0 } })

export const issueTable = (
  form: PaperForm,
  issues: readonly PaperIssue[],
  codes: ReadonlyMap<string, Uint8Array>,
  pictures: Pictures,
): Table => {
  const widths = form.columns.map(([, width]) => width)
  const rows = issues.map(
    (issue, index) =>
      new TableRow({
        cantSplit: true,
        // Where the list is the paper, its last row stays with the signature on one page.
        keepNext: form.listName === null && index === issues.length - 1,
        children: form.columns.map(([name, widthMm]) => {
          const column = columns[name]
          const code = name === 'qr' ? codes.get(issue.url) : undefined
          if (code === undefined) return textCell(column.linesOf(issue, index), widthMm, column.isCentred)
          const picture = pictures.place('png', code, { width: qrMm, height: qrMm }, `扫码查看：${issue.place}`)
          return qrCell(pictureLine(picture), widthMm)
        }),
      }),
  )
  const nothing = new TableRow({
    children: [
      cellOf(
        [small('（本次无问题）', { alignment: AlignmentType.CENTER })],
        widths.reduce((sum, width) => sum + width, 0),
        { columnSpan: widths.length },
      ),
    ],
  })
  const header = headerRow(
    form.columns.map(([name]) => columns[name].header),
    widths,
  )
  return tableOf(widths, [header, ...(rows.length === 0 ? [nothing] : rows)])
}

/** 证据: a fact a row, as they stood on a day. */
export const factTable = (asOf: string, facts: readonly { readonly label: string; readonly value: string }[]): Table =>
  tableOf(
    [44, 112],
    [
      headerRow(['事项', `情况（截至${officialDate(asOf)}）`], [44, 112]),
      ...facts.map(
        ({ label, value }, index) =>
          new TableRow({
            cantSplit: true,
            // A short table stays in one piece, and with the signature; of a long one its last row does.
            keepNext: facts.length <= 8 || index === facts.length - 1,
            children: [textCell([label], 44, true, size.smallFourth), textCell([value], 112, false, size.smallFourth)],
          }),
      ),
    ],
  )

/** The round of a day, in the order in which the points were seen. */
export const visitTable = (visits: PaperOf<'dayReport'>['visits']): Table => {
  const widths = [12, 17, 47, 28, 14, 14, 24]
  const row = (cells: readonly string[], isHead = false, isLast = false) =>
    isHead
      ? headerRow(cells, widths)
      : new TableRow({
          cantSplit: true,
          keepNext: isLast,
          height: { value: twipsOf(8), rule: HeightRule.ATLEAST },
          children: cells.map((words, index) => textCell([words], widths[index] ?? 0, index !== 2, size.smallFourth)),
        })
  return tableOf(widths, [
    row(['序号', '时间', '点位', '所属街道', '合格', '不合格', '备注'], true),
    ...visits.map((visit, index) =>
      row(
        [
          String(index + 1),
          visit.at,
          visit.place,
          visit.office ?? '—',
          String(visit.passed),
          String(visit.failed),
          visit.note ?? '',
        ],
        false,
        index === visits.length - 1,
      ),
    ),
  ])
}

/** A table of a report: its title, a wide first column of names, and numbers in the rest. */
export const countTable = ({ title, head, rows }: PaperOf<'cityReport'>['tables'][number]): (Paragraph | Table)[] => {
  const firstMm = head.length > 6 ? 42 : 56
  const widths = head.map((_, index) => (index === 0 ? firstMm : (portraitWidthMm - firstMm) / (head.length - 1)))
  return [
    small(title, {
      face: 'hei',
      halfPoints: size.smallFourth,
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 240, after: 80 },
    }),
    tableOf(widths, [
      headerRow(head, widths),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((words, index) => textCell([words], widths[index] ?? 0, index > 0)),
          }),
      ),
    ]),
    hairline(),
  ]
}
