/** A title broken into lines of about one length, between words: 词意完整、排列对称、长短适宜 (GB/T 9704-2012, 7.3.1). */
import { widthInCharacters } from './page'

const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** A line may end with these and not begin with them; 〔2022〕9号 stays with the words before it. */
const isClosing = (piece: string): boolean =>
  /^[，。、；：！？）》〉”’〔〕】的]|^[号处局委部队组室所站区县市镇乡村会院校厂街路]$/u.test(piece)
const isOpening = (piece: string): boolean => /[（《〈“‘〔〕【]$/u.test(piece)

/** The words of a title, in which the names that are known stay whole. */
const wordsOf = (title: string, names: readonly string[]): string[] => {
  const name = names.filter((name) => title.includes(name)).sort((one, other) => other.length - one.length)[0]
  if (name === undefined) return [...words.segment(title)].map(({ segment }) => segment)
  return title
    .split(name)
    .flatMap((part, index) => [...(index === 0 ? [] : [name]), ...(part === '' ? [] : wordsOf(part, names))])
}

/** Pieces between which a line may end; one that is longer than a line is cut into characters. */
const piecesOf = (title: string, charactersWide: number, names: readonly string[]): string[] => {
  const pieces: string[] = []
  for (const segment of wordsOf(title, names)) {
    const last = pieces.at(-1)
    if (widthInCharacters(segment) > charactersWide) pieces.push(...segment)
    else if (last !== undefined && (isClosing(segment) || isOpening(last))) pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
  }
  return pieces
}

export const evenLines = (title: string, charactersWide: number, names: readonly string[] = []): string[] => {
  const width = widthInCharacters(title)
  if (width <= charactersWide) return [title]
  const whole = names.filter((name) => name.length > 1 && widthInCharacters(name) <= charactersWide * 0.8)
  const pieces = piecesOf(title, charactersWide, whole)
  // The fewest lines that hold it; if the words do not fall so, one line more.
  for (let count = Math.ceil(width / charactersWide); ; count += 1) {
    const lines: string[] = []
    let left = width
    let current = ''
    for (const piece of pieces) {
      const wanted = left / (count - lines.length)
      const before = widthInCharacters(current)
      const after = before + widthInCharacters(piece)
      const isNearer = Math.abs(after - wanted) <= Math.abs(before - wanted)
      if (current === '' || (after <= charactersWide && (isNearer || lines.length === count - 1))) current += piece
      else {
        lines.push(current)
        left -= before
        current = piece
      }
    }
    lines.push(current)
    if (lines.length <= count || count >= title.length) return lines
  }
}
