/** The end of a paper: 附件说明, 署名 and 成文日期 with room for the seal, 版记, and the line at the foot of every page. */
import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  type Paragraph,
  TabStopType,
  TextRun,
  TextWrappingType,
} from 'docx'
import { ShapeRun } from 'docx/shapes'
import { officialDate } from '../../domain/chineseNumeral'
import type { PaperContent } from '../../domain/paperContent'
import { oneLine } from './cleanText'
import { characterWidth, fontOf, pixelsOf, size, twipsOf, widthInCharacters } from './page'
import { emptyLine, hairline, line, offTheGrid, run, tab } from './write'

/** Below the text, two characters in; further names stand under the first (7.3.4). */
export const attachmentLines = (names: readonly string[]): Paragraph[] => {
  const [only, ...more] = names.map(oneLine).filter((name) => name !== '')
  if (only === undefined) return []
  const numbered = [only, ...more].map((name, index) => (more.length === 0 ? name : `${index + 1}.${name}`))
  const inset = Math.round(characterWidth * 5)
  return [
    emptyLine({ keepNext: true }),
    ...numbered.map((name, index) =>
      line({
        children: [run(index === 0 ? `附件：${name}` : name)],
        indent: index === 0 ? { left: inset, hanging: Math.round(characterWidth * 3) } : { left: inset },
        keepNext: true,
      }),
    ),
  ]
}

/** Right indents in characters: the day four from the edge and the names centred over it, unless a name is too long. */
export const signatureIndents = (
  names: readonly string[],
  day: string,
): { readonly names: readonly number[]; readonly day: number } => {
  const widest = Math.max(0, ...names.map(widthInCharacters))
  const dayWidth = widthInCharacters(day)
  const middle = Math.max(4 + dayWidth / 2, 1 + widest / 2)
  return { names: names.map((name) => middle - widthInCharacters(name) / 2), day: middle - dayWidth / 2 }
}

/** Three empty lines above leave the seal its place; they stay with the signature on one page. */
export const signatureLines = (content: PaperContent): Paragraph[] => {
  const names = content.signatures.map(oneLine).filter((name) => name !== '')
  const day = content.signedOn === null ? '    年  月  日' : officialDate(content.signedOn)
  const indents = signatureIndents(names, day)
  const right = (words: string, characters: number, options: IParagraphOptions = {}) =>
    line({
      children: [new TextRun({ text: words, font: fontOf('fangsong'), size: size.third })],
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(characters * characterWidth) },
      ...options,
    })
  return [
    emptyLine({ keepNext: true }),
    emptyLine({ keepNext: true }),
    emptyLine({ keepNext: true }),
    ...names.map((name, index) => right(name, indents.names[index] ?? 4, { keepNext: true })),
    right(day, indents.day),
  ]
}

/**
 * 抄送, 印发机关 and 印发日期 at the foot of the last page, between rules (7.4): a box that hangs at the lower edge of the type
 * area. (Neither a frame nor a floating table stays down there in LibreOffice.) Its height is reckoned by lines.
 */
export const imprint = (content: PaperContent, widthMm: number): Paragraph[] => {
  const copies = content.copies.map(oneLine).filter((name) => name !== '')
  const width = twipsOf(widthMm)
  const character = size.fourth * 10
  // Rules reach from edge to edge, so the text's own inset is a wide space and no indent.
  const words = (text: string) => new TextRun({ text, font: fontOf('fangsong'), size: size.fourth })
  const lineHeight = 480
  const spacing = { line: lineHeight, lineRule: LineRuleType.EXACT } as const
  const rule = (points: number) =>
    ({ style: BorderStyle.SINGLE, size: Math.round(points * 8), color: '000000', space: 1 }) as const
  const isAlone = copies.length === 0
  const copied = `抄送：${copies.join('，')}。`
  // The lines after the first stand below the first name, three characters in.
  const copyLines = isAlone ? 0 : Math.ceil(widthInCharacters(copied) / Math.floor(width / character - 4))
  const lines: Paragraph[] = []
  if (!isAlone)
    lines.push(
      line({
        children: [words(`　${copied}`)],
        indent: { left: character * 4, hanging: character * 4 },
        border: { top: rule(1), bottom: rule(content.printedBy === null ? 1 : 0.7) },
        style: offTheGrid.id,
        spacing,
      }),
    )
  if (content.printedBy !== null)
    lines.push(
      line({
        children: [
          words(`　${oneLine(content.printedBy)}`),
          tab(),
          words(content.printedOn === null ? '' : `${officialDate(content.printedOn)}印发　`),
        ],
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        border: { ...(isAlone && { top: rule(1) }), bottom: rule(1) },
        style: offTheGrid.id,
        spacing,
      }),
    )
  if (lines.length === 0) return []
  const height = (copyLines + (content.printedBy === null ? 0 : 1)) * lineHeight + 160
  const box = new ShapeRun({
    type: 'rectangle',
    transformation: { width: pixelsOf(widthMm), height: Math.round(height / 15) },
    line: { color: '#FFFFFF', transparency: 100 },
    children: lines,
    textOptions: { verticalAlignment: 'bottom', margins: { top: 0, right: 0, bottom: 0, left: 0 } },
    altText: { id: '9001', name: '版记', description: '版记' },
    floating: {
      horizontalPosition: { relative: 'margin', align: 'center' },
      verticalPosition: { relative: 'margin', align: 'bottom' },
      wrap: { type: TextWrappingType.TOP_AND_BOTTOM },
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
    },
  })
  return [hairline({ children: [box] })]
}

/** 存证: where the audit trail stood when the paper was signed, so that a later change of it is found out. */
export const anchorText = ({ anchor }: PaperContent): string =>
  anchor === null ? '' : `存证 ${anchor.position} · ${oneLine(anchor.hash)}`

/** — 1 — a character from the outer edge: right on odd pages, left on even ones; the anchor small on the other side. */
export const pageLine = (content: PaperContent, side: 'odd' | 'even', widthMm: number): Paragraph => {
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: fontOf('song'),
    size: size.fourth,
  })
  const anchor = run(anchorText(content), 'song', { size: size.small, color: '7F7F7F' })
  const edge = Math.round(size.fourth * 10)
  return line({
    children: side === 'odd' ? [anchor, tab(), number] : [number, tab(), anchor],
    indent: side === 'odd' ? { right: edge } : { left: edge },
    tabStops: [{ type: TabStopType.RIGHT, position: twipsOf(widthMm) - (side === 'odd' ? edge : 0) }],
    spacing: { line: 300, lineRule: LineRuleType.EXACT },
  })
}

/** A page without a number bears the anchor alone. */
export const pageAnchor = (content: PaperContent): Paragraph =>
  line({
    children: [run(anchorText(content), 'song', { size: size.small, color: '7F7F7F' })],
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: LineRuleType.EXACT },
  })
