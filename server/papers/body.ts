/** 正文: headings 一、 in 黑体, （一） in 楷体, 1. in the text's own face; paragraphs two characters in. */
import type { Paragraph } from 'docx'
import { numberedBlocks, type PaperBlock } from '../../domain/paperContent'
import { linesOf, oneLine } from './cleanText'
import { characterWidth, type Face } from './page'
import { line, paragraph, run } from './write'

const faceOf: Record<1 | 2 | 3, Face> = { 1: 'hei', 2: 'kai', 3: 'fangsong' }
const indent = { firstLineChars: 200, firstLine: Math.round(2 * characterWidth) }

/** The last paragraph stays with what follows it, so that no page holds a signature without a line of text. */
export const bodyParts = (blocks: readonly PaperBlock[]): Paragraph[] =>
  numberedBlocks(blocks).flatMap((block, index) =>
    block.kind === 'heading'
      ? [
          line({
            children: [run(`${block.mark}${oneLine(block.text)}`, faceOf[block.level])],
            outlineLevel: block.level - 1,
            keepNext: true,
            indent,
          }),
        ]
      : linesOf(block.text).map((words, lineIndex, lines) =>
          paragraph(words, { keepNext: index === blocks.length - 1 && lineIndex === lines.length - 1 }),
        ),
  )
