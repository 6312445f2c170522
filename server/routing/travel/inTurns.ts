/** Tasks a few at a time, in order. The first that fails ends the rest: `signal` is theirs, and is given up then. */
export const inTurns = async <T>(
  tasks: readonly ((signal: AbortSignal) => Promise<T>)[],
  atOnce: number,
  signal: AbortSignal,
): Promise<T[]> => {
  const ending = new AbortController()
  const within = AbortSignal.any([signal, ending.signal])
  const results: T[] = []
  let next = 0
  const work = async () => {
    for (let number = next; number < tasks.length; number = next) {
      next += 1
      within.throwIfAborted()
      const task = tasks[number]
      if (task !== undefined) results[number] = await task(within)
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, tasks.length) }, work))
    return results
  } catch (fault) {
    ending.abort(fault)
    throw fault
  }
}
