/** Paragraphs and runs in the styles of an official document: the small words in which the papers are written. */
import {
  AlignmentType,
  BorderStyle,
  type ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Tab,
  TextRun,
} from 'docx'
import { oneLine } from './cleanText'
import { bodyTracking, characterWidth, type Face, fontOf, linePitch, size } from './page'

export const run = (words: string, face: Face = 'fangsong', options: IRunOptions = {}): TextRun =>
  new TextRun({
    text: oneLine(words),
    font: fontOf(face),
    size: size.third,
    ...(options.size === undefined && { characterSpacing: bodyTracking }),
    ...options,
  })

export const tab = (): TextRun => new TextRun({ children: [new Tab()] })

/** A paragraph on the grid: every line as high as one of the page's 22. */
export const line = (options: IParagraphOptions): Paragraph =>
  new Paragraph({
    ...options,
    spacing: { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0, ...options.spacing },
  })

export const emptyLine = (options: IParagraphOptions = {}): Paragraph => line({ children: [run('')], ...options })

/** A paragraph that takes no room to speak of: files must have one after a table. */
export const hairline = (options: IParagraphOptions = {}): Paragraph =>
  line({
    children: [run('', 'fangsong', { size: 2 })],
    style: offTheGrid.id,
    ...options,
    spacing: { line: 20, lineRule: LineRuleType.EXACT, ...options.spacing },
  })

export const paragraph = (words: string, options: IParagraphOptions = {}): Paragraph =>
  line({
    children: [run(words)],
    alignment: AlignmentType.BOTH,
    indent: { firstLineChars: 200, firstLine: Math.round(2 * characterWidth) },
    ...options,
  })

/**
 * The style of what keeps its own line height: tables, captions, pictures. The library cannot say `snapToGrid` of a
 * paragraph, so it is written into this style when the file is frozen; without it LibreOffice spreads tables over the grid.
 */
export const offTheGrid = {
  id: 'OffTheGrid',
  name: '表格文字',
  basedOn: 'Normal',
  paragraph: { spacing: { before: 0, after: 0 } },
} as const

/** A picture stands in a line as high as itself. */
export const pictureLine = (picture: ImageRun): Paragraph =>
  new Paragraph({
    children: [picture],
    style: offTheGrid.id,
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: LineRuleType.AUTO },
  })

/** A line of a table or caption: set by its own height. */
export const small = (
  words: string,
  {
    face = 'fangsong',
    halfPoints = size.fifth,
    alignment = AlignmentType.LEFT,
    run: runOptions = {},
    ...options
  }: Omit<IParagraphOptions, 'run'> & { face?: Face; halfPoints?: number; run?: IRunOptions } = {},
): Paragraph =>
  new Paragraph({
    children: [run(words, face, { size: halfPoints, ...runOptions })],
    alignment,
    style: offTheGrid.id,
    ...options,
    spacing: { line: Math.round(halfPoints * 10 * 1.3), lineRule: LineRuleType.EXACT, ...options.spacing },
  })

export const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const
/** 0.5 pt, black: the rules of a table. */
export const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
export const thinBorders = {
  top: thin,
  bottom: thin,
  left: thin,
  right: thin,
  insideHorizontal: thin,
  insideVertical: thin,
} as const
