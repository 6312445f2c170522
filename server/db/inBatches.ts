/** Writes many rows a thousand at a time: a statement's parameters have an end. */
const size = 1000

export const inBatches = async <T>(rows: readonly T[], write: (batch: T[]) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < rows.length; from += size) await write(rows.slice(from, from + size))
}
