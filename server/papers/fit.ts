/** Text that has to stay within a box: set smaller while that helps, then cut, with a word on where the rest is. */
import { linesOf } from './cleanText'
import { widthInCharacters } from './page'

export type Fitted = { readonly lines: readonly string[]; readonly halfPoints: number; readonly isCut: boolean }

const rest = '……（详见系统）'
/** Twips of a line set solid enough to read and loose enough for any office's typeface. */
export const lineHeight = (halfPoints: number): number => Math.round(halfPoints * 10 * 1.3)

/** Lines of a box's width that a text takes; half a character is kept back, for line ends that may not break. */
const rowsOf = (words: string, charactersWide: number): number =>
  Math.max(1, Math.ceil(widthInCharacters(words) / Math.max(1, charactersWide - 1)))

const rowsOfAll = (lines: readonly string[], charactersWide: number): number =>
  lines.reduce((sum, words) => sum + rowsOf(words, charactersWide), 0)

export const fitText = (
  words: string,
  box: { readonly width: number; readonly height: number },
  sizes: readonly number[],
): Fitted => {
  const lines = linesOf(words)
  for (const halfPoints of sizes) {
    const rows = Math.floor(box.height / lineHeight(halfPoints))
    if (rowsOfAll(lines, box.width / (halfPoints * 10)) <= rows) return { lines, halfPoints, isCut: false }
  }
  const halfPoints = sizes.at(-1) ?? 18
  const charactersWide = box.width / (halfPoints * 10)
  const rows = Math.max(1, Math.floor(box.height / lineHeight(halfPoints)))
  const kept: string[] = []
  let used = 0
  for (const line of lines) {
    const isWhole = used + rowsOf(line, charactersWide) < rows
    if (isWhole) {
      kept.push(line)
      used += rowsOf(line, charactersWide)
      continue
    }
    const room = (rows - used) * (charactersWide - 1) - widthInCharacters(rest)
    let part = ''
    let width = 0
    for (const character of line) {
      width += widthInCharacters(character)
      if (width > room) break
      part += character
    }
    kept.push(`${part}${rest}`)
    break
  }
  return { lines: kept, halfPoints, isCut: true }
}
