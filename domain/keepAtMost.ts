/** Lets go of what was put into a map first, until so many are left. */
export const keepAtMost = <K>(kept: Map<K, unknown>, most: number): void => {
  for (const first of kept.keys()) {
    if (kept.size <= most) return
    kept.delete(first)
  }
}
