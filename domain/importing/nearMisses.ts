/** Names that are nearly the one that was written: what a slip of the keyboard or a short form meant. Suggested, never taken. */
import { comparable } from './cells'

/** Insertions, deletions and replacements that lead from one to the other; more than `most` is not counted out. */
export const editDistance = (one: string, other: string, most: number): number => {
  const [from, to] = [[...one], [...other]]
  if (Math.abs(from.length - to.length) > most) return most + 1
  let before = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [row, letter] of from.entries()) {
    const now = [row + 1]
    for (const [column, target] of to.entries())
      now.push(
        Math.min(
          (before[column + 1] ?? 0) + 1,
          (now[column] ?? 0) + 1,
          (before[column] ?? 0) + (letter === target ? 0 : 1),
        ),
      )
    before = now
  }
  return before.at(-1) ?? 0
}

/** 市教育局 for 教育局, 离石区教育局: what offices leave out or put before. */
const withoutPlace = (name: string): string => name.replace(/^(?:吕梁市|吕梁|离石区|市|区)/u, '')

type Nearest = (said: string, most?: number) => string[]

/**
 * The nearest first, at most `most` of them. What can be known of the names is found out once: a roster asks of thousands.
 */
export const createNearMisses = (names: readonly string[]): Nearest => {
  const all = names.map((name) => {
    const known = comparable(name)
    const letters = [...known]
    return { name, known, length: letters.length, letters: new Set(letters), bare: withoutPlace(known) }
  })
  return (said, most = 3) => {
    const wanted = comparable(said)
    if (wanted === '') return []
    const letters = [...wanted]
    const bare = withoutPlace(wanted)
    const allowed = Math.max(1, Math.floor(letters.length / 4))
    /** Each letter that the other has not is an edit at least. */
    const isTooFar = (one: (typeof all)[number]) =>
      Math.abs(one.length - letters.length) > allowed ||
      letters.reduce((strange, letter) => (one.letters.has(letter) ? strange : strange + 1), 0) > allowed
    return all
      .flatMap((one) => {
        const { name, known } = one
        if (one.bare === bare) return [{ name, distance: 0 }]
        if (wanted.length >= 3 && (known.includes(wanted) || wanted.includes(known))) return [{ name, distance: 1 }]
        return isTooFar(one) ? [] : [{ name, distance: 1 + editDistance(wanted, known, allowed) }]
      })
      .filter(({ distance }) => distance <= 1 + allowed)
      .sort((one, other) => one.distance - other.distance)
      .slice(0, most)
      .map(({ name }) => name)
  }
}

export const nearMisses = (said: string, names: readonly string[], most = 3): string[] =>
  createNearMisses(names)(said, most)
