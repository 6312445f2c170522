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

/** The nearest first, at most `most` of them. */
export const nearMisses = (said: string, names: readonly string[], most = 3): string[] => {
  const wanted = comparable(said)
  if (wanted === '') return []
  const allowed = Math.max(1, Math.floor([...wanted].length / 4))
  return names
    .map((name) => {
      const known = comparable(name)
      if (withoutPlace(known) === withoutPlace(wanted)) return { name, distance: 0 }
      if (wanted.length >= 3 && (known.includes(wanted) || wanted.includes(known))) return { name, distance: 1 }
      return { name, distance: 1 + editDistance(wanted, known, allowed) }
    })
    .filter(({ distance }) => distance <= 1 + allowed)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, most)
    .map(({ name }) => name)
}
