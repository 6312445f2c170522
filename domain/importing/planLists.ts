/** The two lists of a squad in a plan: its scopes with their extents, and its units. Broken lines and odd blanks are mended. */
import type { Extent, ScopeKind } from '../scope'

type ReadScope = { readonly name: string; readonly kind: ScopeKind; readonly extent: Extent }

/** A blank means something between Latin words alone; a broken line means nothing. */
const joined = (said: string): string =>
  said
    .replace(/(?<![A-Za-z\d]) | (?![A-Za-z\d])|\n/gu, '')
    .replace(/[。.；;、，,]+$/u, '')
    .trim()

/** By which words a plan says how much of a place is meant. Extent follows from them alone, never from the kind. */
const extentWords: readonly (readonly [RegExp, Extent])[] = [
  [/(?:的|所辖|辖区内?|范围内)*建成区(?:范围)?$/u, 'built_up'],
  [/(?:的|及其|及)*周边(?:区域|地区|范围)?$/u, 'surroundings'],
  [/的?(?:所辖|辖区|管辖|全域)+(?:范围|区域)?$/u, 'jurisdiction'],
]
/** Where one extent is said, the next places begin: …所辖建成区范围及机场周边. */
const clauseEnd =
  /(?<=建成区范围|所辖范围|辖区范围|建成区|辖区|周边区域|周边范围|周边)(?!范围|区域)(?:以及|及|和|与|[、，,；;]+)/u
const betweenPlaces = /[、，,；;]+|(?<=街道办事处|街道办|街道|镇|乡)(?:以及|及|和|与)/u

/** 离石区凤山街道办 is 凤山街道: the district is the campaign's own. */
const placeName = (said: string): string =>
  said.replace(/^.{1,6}?[市县区旗](?=.+(?:街道|镇|乡))/u, '').replace(/街道(?:办事处|办)$/u, '街道')

const kindOf = (place: string): ScopeKind | null =>
  /街道$/u.test(place)
    ? 'street_office'
    : /[镇乡]$/u.test(place)
      ? 'township'
      : /机场$/u.test(place)
        ? 'airport_area'
        : null

export const readScopes = (said: string): { readonly scopes: ReadScope[]; readonly unread: string[] } => {
  const scopes: ReadScope[] = []
  const unread: string[] = []
  for (const clause of joined(said).split(clauseEnd)) {
    if (clause === '') continue
    const found = extentWords.find(([words]) => words.test(clause))
    const places = (found === undefined ? clause : clause.replace(found[0], '')).split(betweenPlaces)
    for (const place of places.filter((each) => each !== '')) {
      const kind = kindOf(placeName(place))
      const isNameable = /^[\p{L}\p{N}]{2,40}$/u.test(placeName(place))
      if (found === undefined || kind === null || !isNameable) unread.push(place)
      // Around a place is a scope of its own, beside the place.
      else
        scopes.push({
          name: found[1] === 'surroundings' ? `${placeName(place)}周边` : placeName(place),
          kind,
          extent: found[1],
        })
    }
  }
  return { scopes, unread }
}

const opening = '（(《“['
const closing = '）)》”]'

/** Split where no bracket is open. */
const splitOutside = (list: string, isSeparator: (letter: string) => boolean): string[] => {
  const parts = ['']
  let depth = 0
  for (const letter of list) {
    if (opening.includes(letter)) depth += 1
    if (closing.includes(letter)) depth = Math.max(0, depth - 1)
    if (depth === 0 && isSeparator(letter)) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts
}

const isName = (value: string, longest: number): boolean =>
  /^[\p{L}\p{M}\p{N} （）()《》“”、，·•\-—－.．&]+$/u.test(value) &&
  [...value].length <= longest &&
  /\p{L}/u.test(value)

/** 甲局、乙局；1.丙局: in their order. Where nothing parts them on a line, each line is one. */
export const listedNames = (said: string, longest: number): { readonly names: string[]; readonly unread: string[] } => {
  const numbered = said.replace(/(?<=^|[\s、，,；;])[（(]?\d{1,2}[)）.．、](?!\d)/gu, '、')
  const hasSeparators =
    splitOutside(numbered, (letter) => '、，,；;'.includes(letter)).filter((part) => part.trim() !== '').length > 1
  const parts = splitOutside(numbered, (letter) => '、，,；;。'.includes(letter) || (!hasSeparators && letter === '\n'))
  const all = parts
    .map(joined)
    .map((part) => part.replace(/等(?:单位)?$/u, ''))
    .filter((part) => part !== '')
  return { names: all.filter((part) => isName(part, longest)), unread: all.filter((part) => !isName(part, longest)) }
}
