/** Rows by what they belong to, each group in the order of the rows. A row may belong to several, or to none. */
export const groupedBy = <T, K>(rows: readonly T[], keysOf: (row: T) => readonly K[]): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>()
  for (const row of rows)
    for (const key of keysOf(row)) {
      const group = groups.get(key)
      if (group) group.push(row)
      else groups.set(key, [row])
    }
  return groups
}
