/** The end of a paper: 附件说明, 署名 and 成文日期 with room for the seal, 版记, and the line at the foot of every page. */
import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  HorizontalPositionAlign,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  type Paragraph,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from 'docx'
import { officialDate } from '../../domain/chineseNumeral'
import type { PaperContent } from '../../domain/paperContent'
import { oneLine } from './cleanText'
import { characterWidth, fontOf, size, twipsOf, widthInCharacters } from './page'
import { emptyLine, hairline, line, run, tab } from './write'

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

/** 抄送, 印发机关 and 印发日期 at the foot of the last page, between rules (7.4). `widthMm`: of that page's type area. */
export const imprint = (content: PaperContent, widthMm: number): Paragraph[] => {
  const copies = content.copies.map(oneLine).filter((name) => name !== '')
  const rows: IParagraphOptions[] = []
  const inset = Math.round(size.fourth * 10)
  if (copies.length > 0)
    rows.push({
      children: [run(`抄送：${copies.join('，')}。`, 'fangsong', { size: size.fourth })],
      indent: { left: inset * 4, hanging: inset * 3, right: inset },
    })
  if (content.printedBy !== null)
    rows.push({
      children: [
        run(content.printedBy, 'fangsong', { size: size.fourth }),
        tab(),
        run(content.printedOn === null ? '' : `${officialDate(content.printedOn)}印发`, 'fangsong', {
          size: size.fourth,
        }),
      ],
      indent: { left: inset, right: inset },
      tabStops: [{ type: TabStopType.RIGHT, position: twipsOf(widthMm) - inset }],
    })
  const rule = (points: number) =>
    ({ style: BorderStyle.SINGLE, size: Math.round(points * 8), color: '000000', space: 2 }) as const
  return rows.map((row, index) =>
    line({
      ...row,
      spacing: { line: 480, lineRule: LineRuleType.EXACT },
      border: {
        top: rule(index === 0 ? 1 : 0.7),
        ...(index === rows.length - 1 && { bottom: rule(1) }),
      },
      frame: {
        type: 'alignment',
        width: twipsOf(widthMm),
        height: 0,
        rule: HeightRule.AUTO,
        anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
        alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM },
        wrap: FrameWrap.AROUND,
      },
    }),
  )
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

export const lastLine = (): Paragraph => hairline()

/** A page without a number bears the anchor alone. */
export const pageAnchor = (content: PaperContent): Paragraph =>
  line({
    children: [run(anchorText(content), 'song', { size: size.small, color: '7F7F7F' })],
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: LineRuleType.EXACT },
  })
