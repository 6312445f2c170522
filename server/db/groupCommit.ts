/**
 * One writer's transactions, several turns to each: whoever comes while one is being committed waits, and all who wait then
 * share the next. Each turn is as if it had a transaction of its own: if one of them throws, what they shared is taken back
 * and each is done again alone, so that only the one that threw fails.
 */

/** More would let the first of them wait too long for the last. */
const mostTogether = 32

/** What a turn sends and does not wait for; the commit does. */
export type Send = (statement: Promise<unknown>) => void
/** May be called twice, the first time in vain: it changes nothing but the database. */
export type Turn<Tx, T> = (tx: Tx, send: Send) => Promise<T>
export type GroupCommit<Tx> = {
  /** Resolves once the turn's transaction is committed; rejects with what it threw, of which then nothing is left. */
  readonly take: <T>(turn: Turn<Tx, T>) => Promise<T>
}

type Waiting<Tx> = {
  readonly turn: Turn<Tx, unknown>
  readonly resolve: (outcome: unknown) => void
  readonly reject: (fault: unknown) => void
}

export const createGroupCommit = <Tx>(
  transaction: (work: (tx: Tx) => Promise<unknown[]>) => Promise<unknown[]>,
): GroupCommit<Tx> => {
  const waiting: Waiting<Tx>[] = []
  let isBusy = false

  const inOneTransaction = (group: readonly Waiting<Tx>[]): Promise<unknown[]> =>
    transaction(async (tx) => {
      const sent: Promise<unknown>[] = []
      const send: Send = (statement) => {
        // Told at the end, when all are waited for; until then nobody listens, and an unheard failure would end the process.
        statement.catch(() => {})
        sent.push(statement)
      }
      try {
        const outcomes: unknown[] = []
        for (const { turn } of group) outcomes.push(await turn(tx, send))
        await Promise.all(sent)
        return outcomes
      } catch (error) {
        // Nothing may be under way on the transaction's connection once it is over.
        await Promise.allSettled(sent)
        throw error
      }
    })

  const commit = async (group: readonly Waiting<Tx>[]): Promise<void> => {
    try {
      const outcomes = await inOneTransaction(group)
      for (const [index, { resolve }] of group.entries()) resolve(outcomes[index])
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error)
      else for (const one of group) await commit([one])
    }
  }

  const work = async (): Promise<void> => {
    isBusy = true
    while (waiting.length > 0) await commit(waiting.splice(0, mostTogether))
    isBusy = false
  }

  return {
    take: <T>(turn: Turn<Tx, T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ turn, resolve: resolve as (outcome: unknown) => void, reject })
        if (!isBusy) void work()
      }),
  }
}
