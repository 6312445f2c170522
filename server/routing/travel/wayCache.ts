/** What an engine has answered before, by the positions of both ends: in memory, the least lately used forgotten first. */

export type WayCache<T> = {
  /** Undefined: it has not been asked for, or is forgotten. */
  readonly get: (from: string, to: string) => T | undefined
  readonly set: (from: string, to: string, value: T) => void
}

/** Rows by where a way begins; whole rows are forgotten. */
export const wayCache = <T>(most: number): WayCache<T> => {
  const rows = new Map<string, Map<string, T>>()
  let count = 0
  const used = (from: string): Map<string, T> | undefined => {
    const row = rows.get(from)
    if (row === undefined) return undefined
    rows.delete(from)
    rows.set(from, row)
    return row
  }
  return {
    get: (from, to) => used(from)?.get(to),
    set: (from, to, value) => {
      const row = used(from) ?? new Map<string, T>()
      if (row.size === 0) rows.set(from, row)
      if (!row.has(to)) count += 1
      row.set(to, value)
      for (const [oldest, { size }] of rows) {
        if (count <= most || rows.size === 1) break
        rows.delete(oldest)
        count -= size
      }
    },
  }
}
