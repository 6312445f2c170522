/** Numbers in a report's words: each stands there by its key, `{found}`, and is written in with its value when it is read. */
import { type FigureKey, figureBases, figureOf, keyWithin } from './figures'
import { type ReportTexts, reportSections } from './report'

const token = /\{([A-Za-z]+(?:@(?:squad|unit|scope|point):[\w.-]{1,60})?)\}/g

export type WordsPart = { readonly words: string } | { readonly key: FigureKey }

/** Words and numbers in their order; what is in braces and no figure's key is words. */
export const partsOf = (words: string): WordsPart[] => {
  const parts: WordsPart[] = []
  let from = 0
  for (const found of words.matchAll(token)) {
    const [whole, key = ''] = found
    if (figureOf(key) === null) continue
    if (found.index > from) parts.push({ words: words.slice(from, found.index) })
    parts.push({ key })
    from = found.index + whole.length
  }
  if (from < words.length) parts.push({ words: words.slice(from) })
  return parts
}

export const keysIn = (words: string): FigureKey[] =>
  partsOf(words).flatMap((part) => ('key' in part ? [part.key] : []))
export const keysInTexts = (texts: ReportTexts): FigureKey[] => [
  ...new Set(reportSections.flatMap((section) => keysIn(texts[section]))),
]

/** Every number written in. */
export const filledIn = (words: string, say: (key: FigureKey) => string): string =>
  partsOf(words)
    .map((part) => ('key' in part ? say(part.key) : part.words))
    .join('')

/** As the editor shows it: 【发现问题】, or 【未办结问题·市教育局】. */
export const shownWords = (words: string, nameOf: (key: FigureKey) => string): string =>
  filledIn(words, (key) => `【${nameOf(key)}】`)
/** Back from what the editor shows; what no figure is called stays as it was typed. */
export const wordsShown = (shown: string, keyCalled: (name: string) => FigureKey | undefined): string =>
  shown.replaceAll(/【([^【】]{1,80})】/g, (typed, name: string) => {
    const key = keyCalled(name)
    return key === undefined ? typed : `{${key}}`
  })

/** In the city's report a squad's number is that squad's; what is narrowed already is written out. */
export const asOfSquad = (words: string, squad: number, say: (key: FigureKey) => string): string =>
  filledIn(words, (key) => {
    const of = figureOf(key)
    return of === null || of.within !== null ? say(key) : `{${keyWithin(of.base, 'squad', squad)}}`
  })

/** Every figure that stands for itself, in the table's order. */
export const plainKeys: readonly FigureKey[] = figureBases
