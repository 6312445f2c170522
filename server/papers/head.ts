/** The top of a paper: 发文机关标志, 发文字号, 签发人, the red rule, 标题 and 主送机关 (GB/T 9704-2012, 7.2 and 10.1). */
import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  type Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import { isDraftPaper, type PaperContent } from '../../domain/paperContent'
import { oneLine } from './cleanText'
import { evenLines } from './evenLines'
import { characterWidth, fontOf, linePitch, portraitWidthMm, red, size, twipsOf, widthInCharacters } from './page'
import { emptyLine, hairline, line, run, tab } from './write'

/** A line as wide as the type area, in characters made narrower the longer the name is. */
const issuerMark = (words: string, spacing: { before: number; after: number }, border = {}): Paragraph => {
  const pointsWide = twipsOf(portraitWidthMm) / 20
  const tallest = 42
  const points = Math.min(tallest, Math.max(22, Math.floor(pointsWide / widthInCharacters(words) / 0.6)))
  const scale = Math.max(40, Math.min(100, Math.floor((pointsWide / (points * widthInCharacters(words))) * 98)))
  return line({
    children: [run(words, 'title', { size: points * 2, color: red, scale })],
    alignment: AlignmentType.CENTER,
    spacing: { line: Math.round(points * 20 * 1.25), lineRule: LineRuleType.EXACT, ...spacing },
    ...border,
  })
}

/** The rule below the number: red, about 4 mm under it, as wide as the type area. */
const redRule = { border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: red, space: 6 } } } as const

const numberLine = (content: PaperContent, options: IParagraphOptions = {}): Paragraph => {
  const number = content.number ?? ''
  if (content.signer === null) return line({ children: [run(number)], alignment: AlignmentType.CENTER, ...options })
  // A paper that goes upward names who signed it: number to the left, 签发人 to the right, a character from the edges.
  const oneCharacter = Math.round(characterWidth)
  return line({
    children: [run(number), tab(), run('签发人：'), run(content.signer, 'kai')],
    indent: { left: oneCharacter, right: oneCharacter },
    tabStops: [{ type: TabStopType.RIGHT, position: twipsOf(portraitWidthMm) - oneCharacter }],
    ...options,
  })
}

/** Names that a title's lines do not cut in two. */
const namesIn = (content: PaperContent): string[] => [
  content.issuer,
  ...content.addressees,
  ...content.signatures,
  ...content.issues.flatMap(({ place, unit, squad }) => [place, unit ?? '', squad]),
]

/** Long titles are set a little smaller, so that they stay above the text and not in its place. */
const titleLines = (content: PaperContent): Paragraph => {
  const words = oneLine(content.title)
  const isLong = widthInCharacters(words) > 80
  const halfPoints = isLong ? size.third : size.second
  const charactersWide = Math.floor(twipsOf(portraitWidthMm) / (halfPoints * 10))
  return line({
    children: evenLines(words, charactersWide, namesIn(content)).map(
      (words, index) =>
        new TextRun({ text: words, font: fontOf('title'), size: halfPoints, break: index === 0 ? 0 : 1 }),
    ),
    alignment: AlignmentType.CENTER,
    spacing: { line: isLong ? linePitch : 720, lineRule: LineRuleType.EXACT },
  })
}

const addresseeLine = (addressees: readonly string[]): Paragraph[] => {
  const named = addressees.map(oneLine).filter((name) => name !== '')
  return named.length === 0 ? [] : [line({ children: [run(`${named.join('、')}：`)], alignment: AlignmentType.BOTH })]
}

/** In a paper of the headquarters' name: 35 mm from the type area's top to the head, two lines to the number. */
const documentHead = (content: PaperContent): Paragraph[] => [
  hairline(),
  issuerMark(`${oneLine(content.issuer)}文件`, { before: twipsOf(25), after: linePitch }),
  numberLine(content, redRule),
  emptyLine(),
  emptyLine(),
  titleLines(content),
  emptyLine(),
]

/** A letter: the number stands at the right edge, below the double rule; mark and rule are in the first page's header. */
const letterHead = (content: PaperContent): Paragraph[] => [
  line({ children: [run(content.number ?? '')], alignment: AlignmentType.RIGHT }),
  emptyLine(),
  emptyLine(),
  titleLines(content),
  emptyLine(),
]

const plainHead = (content: PaperContent): Paragraph[] => [
  titleLines(content),
  ...(content.number === null && content.signer === null
    ? []
    : content.signer === null
      ? [line({ children: [run(content.number ?? '', 'kai')], alignment: AlignmentType.CENTER })]
      : [numberLine(content)]),
  emptyLine(),
]

const headOf = { document: documentHead, letter: letterHead, plain: plainHead } as const

export const headParts = (form: keyof typeof headOf, content: PaperContent): Paragraph[] => [
  ...headOf[form](content),
  ...addresseeLine(content.addressees),
]

export const letterMark = (content: PaperContent): Paragraph =>
  issuerMark(
    oneLine(content.issuer),
    { before: 0, after: 200 },
    { border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: red, space: 4 } } },
  )

export const letterFootRule = (): Paragraph =>
  hairline({ border: { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: red, space: 1 } } })

/** What a draft bears across every page. */
export const draftMark = (content: PaperContent): string | null => (isDraftPaper(content) ? '草稿' : null)
