/**
 * 督办卡: one A4 page, whatever is written on it. Every row has a fixed height and every text is fitted into its cell, so the
 * page cannot run over; below the dashed line stands the receipt 签收回执 that the unit signs and tears off.
 */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  type Paragraph,
  type Table,
  type TableCell,
  TableRow,
} from 'docx'
import { officialDate } from '../../domain/chineseNumeral'
import type { PaperIssue, PaperOf } from '../../domain/paperContent'
import { oneLine } from './cleanText'
import { fitText, lineHeight } from './fit'
import { portraitWidthMm, size, twipsOf, widthInCharacters } from './page'
import { fitted, type PrintedPhoto } from './photo'
import type { Pictures } from './picture'
import { cellOf, tableOf } from './tables'
import { hairline, line, pictureLine, run, small } from './write'

const labelMm = 26
const halfMm = portraitWidthMm / 2 - labelMm
const cellPadding = 120

type Cell = { readonly words: string; readonly widthMm: number; readonly isLabel?: boolean; readonly span?: number }

const boxCell = ({ words, widthMm, isLabel = false, span = 1 }: Cell, heightMm: number): TableCell => {
  const box = { width: twipsOf(widthMm) - 2 * cellPadding, height: twipsOf(heightMm) - 60 }
  const { lines, halfPoints } = fitText(words, box, isLabel ? [24, 21, 18] : [28, 24, 21, 18, 16])
  return cellOf(
    lines.map((words) =>
      small(words, {
        face: isLabel ? 'hei' : 'fangsong',
        halfPoints,
        alignment: isLabel ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: lineHeight(halfPoints), lineRule: LineRuleType.EXACT },
      }),
    ),
    widthMm,
    { margins: { top: 20, bottom: 20, left: cellPadding, right: cellPadding }, columnSpan: span },
  )
}

const row = (heightMm: number, cells: readonly Cell[]): TableRow =>
  new TableRow({
    cantSplit: true,
    height: { value: twipsOf(heightMm), rule: HeightRule.EXACT },
    children: cells.map((cell) => boxCell(cell, heightMm)),
  })

const label = (words: string): Cell => ({ words, widthMm: labelMm, isLabel: true })
const half = (words: string): Cell => ({ words, widthMm: halfMm })
const wide = (words: string): Cell => ({ words, widthMm: portraitWidthMm - labelMm, span: 3 })
const dayOf = (day: string | null): string => (day === null ? '' : officialDate(day))
/** What all issues share is said once; where they differ, every value in order. */
const shared = (values: readonly string[]): string =>
  [...new Set(values.map(oneLine).filter((value) => value !== ''))].join('、')
const earliest = (days: readonly (string | null)[]): string =>
  dayOf(days.filter((day) => day !== null).sort()[0] ?? null)

const describe = (issues: readonly PaperIssue[]): string =>
  issues.length === 1
    ? (issues[0]?.what ?? '')
    : issues.map(({ place, what }, index) => `${index + 1}. ${oneLine(place)}：${oneLine(what)}`).join('\n')

const pictureRowMm = 54
export const cardPhotoFrameMm = { width: 60, height: pictureRowMm - 3 } as const

const pictureRow = (
  content: PaperOf<'card'>,
  photos: ReadonlyMap<string, PrintedPhoto | null>,
  codes: ReadonlyMap<string, Uint8Array>,
  pictures: Pictures,
): Table => {
  const qrMm = 24
  const shown = content.issues.flatMap(({ beforePhotos }) => beforePhotos).slice(0, 2)
  const widths = [63, 63, 30]
  const centred = (children: readonly Paragraph[], widthMm: number) =>
    cellOf(children, widthMm, { margins: { top: 20, bottom: 20, left: 20, right: 20 } })
  const note = (words: string) => small(words, { alignment: AlignmentType.CENTER })
  const photoCell = (index: number): TableCell => {
    const id = shown[index]
    const photo = id === undefined ? undefined : photos.get(id)
    if (id === undefined) return centred([note(index === 0 ? '（无照片）' : '')], 63)
    if (!photo) return centred([note('（照片无法读取）')], 63)
    const sizeMm = fitted(photo, cardPhotoFrameMm)
    return centred([pictureLine(pictures.place('jpg', photo.bytes, sizeMm, `现场照片${index + 1}`))], 63)
  }
  const first = content.issues[0]
  const code = first === undefined ? undefined : codes.get(first.url)
  const codeCell = centred(
    code === undefined || first === undefined
      ? [note('')]
      : [
          pictureLine(pictures.place('png', code, { width: qrMm, height: qrMm }, `扫码查看：${oneLine(first.place)}`)),
          note('扫码查看、认领'),
        ],
    30,
  )
  return tableOf(widths, [
    new TableRow({
      cantSplit: true,
      height: { value: twipsOf(pictureRowMm), rule: HeightRule.EXACT },
      children: [photoCell(0), photoCell(1), codeCell],
    }),
  ])
}

/** One line in its own exact height, set smaller where the words are many, and cut where they are too many. */
const oneLiner = (
  words: string,
  halfPoints: number,
  heightMm: number,
  face: 'title' | 'fangsong',
  alignment: IParagraphOptions['alignment'] = AlignmentType.CENTER,
): Paragraph => {
  // Two characters are kept back: typefaces differ, and a second line would push the receipt off the page.
  const widthOf = (size: number) => twipsOf(portraitWidthMm) - 2 * 10 * size
  const sizes = [halfPoints, 24, 18]
  const chosen = sizes.find((size) => widthInCharacters(oneLine(words)) * size * 10 <= widthOf(size)) ?? 18
  const fit = fitText(oneLine(words), { width: widthOf(chosen), height: lineHeight(chosen) }, [chosen])
  return line({
    children: [run(fit.lines[0] ?? '', face, { size: fit.halfPoints })],
    alignment,
    spacing: { line: twipsOf(heightMm), lineRule: LineRuleType.EXACT },
  })
}

const tearLine = (): Paragraph =>
  line({
    children: [run('沿此线裁下', 'fangsong', { size: size.small, color: '7F7F7F' })],
    alignment: AlignmentType.CENTER,
    spacing: { line: 260, lineRule: LineRuleType.EXACT, before: twipsOf(4), after: twipsOf(1) },
    border: { bottom: { style: BorderStyle.DASHED, size: 8, color: '7F7F7F', space: 1 } },
  })

export const cardParts = (
  content: PaperOf<'card'>,
  photos: ReadonlyMap<string, PrintedPhoto | null>,
  codes: ReadonlyMap<string, Uint8Array>,
  pictures: Pictures,
): (Paragraph | Table)[] => {
  const { issues } = content
  const number = oneLine(content.number ?? '')
  const widths = [labelMm, halfMm, labelMm, halfMm]
  const body = content.body.map((block) => block.text).join('\n')
  const upper = tableOf(widths, [
    row(10, [label('责任单位'), half(content.unit), label('发现分队'), half(shared(issues.map(({ squad }) => squad)))]),
    row(10, [
      label('点位'),
      half(shared(issues.map(({ place }) => place))),
      label('发现时间'),
      half(earliest(issues.map(({ foundOn }) => foundOn))),
    ]),
    row(10, [label('测评项'), wide(shared(issues.map(({ checkItem }) => checkItem ?? '')))]),
    row(44, [label('问题描述'), wide(describe(issues) || '（无）')]),
    row(22, [label('整改要求'), wide(body)]),
    row(10, [
      label('认领期限'),
      half(earliest(issues.map(({ claimBy }) => claimBy))),
      label('整改期限'),
      half(earliest(issues.map(({ rectifyBy }) => rectifyBy))),
    ]),
  ])
  const signed = shared(content.signatures) || content.issuer
  const receipt = tableOf(widths, [
    row(9, [label('签收单位'), half(content.unit), label('签收人'), half('')]),
    row(9, [label('签收时间'), half('    年   月   日   时'), label('联系电话'), half('')]),
  ])
  return [
    oneLiner(oneLine(content.issuer), 32, 9, 'fangsong'),
    oneLiner(oneLine(content.title) || '督办卡', 52, 14, 'title'),
    oneLiner(number, 28, 8, 'fangsong'),
    upper,
    hairline(),
    pictureRow(content, photos, codes, pictures),
    oneLiner(
      `${signed}（盖章）    ${content.signedOn === null ? '    年  月  日' : officialDate(content.signedOn)}`,
      size.fourth,
      11,
      'fangsong',
      AlignmentType.RIGHT,
    ),
    tearLine(),
    oneLiner('签收回执', 36, 10, 'title'),
    oneLiner(`今收到${number}督办卡，将按期认领、整改。`, size.fourth, 8, 'fangsong', AlignmentType.LEFT),
    receipt,
    hairline(),
  ]
}
