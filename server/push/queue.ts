/** Tasks in their order, so many at once; beyond a length the oldest that still wait are dropped. */
export type Queue = {
  readonly add: (task: () => Promise<void>) => void
  /** Nothing more is begun; resolves when what is under way has ended. */
  readonly close: () => Promise<void>
}

export const createQueue = (mostAtOnce: number, mostWaiting: number, onFault: (fault: unknown) => void): Queue => {
  const waiting: (() => Promise<void>)[] = []
  const underWay = new Set<Promise<void>>()
  let closed = false
  const run = () => {
    while (!closed && underWay.size < mostAtOnce) {
      const task = waiting.shift()
      if (task === undefined) return
      const ended: Promise<void> = task()
        .catch(onFault)
        .finally(() => {
          underWay.delete(ended)
          run()
        })
      underWay.add(ended)
    }
  }
  return {
    add: (task) => {
      waiting.push(task)
      if (waiting.length > mostWaiting) waiting.shift()
      run()
    },
    close: async () => {
      closed = true
      waiting.length = 0
      await Promise.all(underWay)
    },
  }
}
