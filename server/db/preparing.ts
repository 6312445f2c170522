/**
 * Lets the driver prepare what drizzle sends. Unprepared, every statement with parameters takes two round trips and holds
 * up those behind it; prepared, one, and several go out together. Long lists of parameters stay unprepared: each length
 * would be a statement of its own.
 */
import type postgres from 'postgres'

const mostParameters = 64

type Unsafe = postgres.Sql['unsafe']

const preparing =
  (unsafe: Unsafe): Unsafe =>
  (text, parameters = [], options = {}) =>
    unsafe(text, parameters, { ...options, prepare: parameters.length > 0 && parameters.length <= mostParameters })

/** Changes the client in place, and with it every transaction that it will begin. */
export const letPrepare = (sql: postgres.Sql): postgres.Sql => {
  const begin = sql.begin.bind(sql) as (...given: unknown[]) => Promise<unknown>
  sql.unsafe = preparing(sql.unsafe)
  sql.begin = ((...given: unknown[]) => {
    const work = given.pop() as (transaction: postgres.TransactionSql) => unknown
    return begin(...given, (transaction: postgres.TransactionSql) => {
      transaction.unsafe = preparing(transaction.unsafe)
      return work(transaction)
    })
  }) as typeof sql.begin
  return sql
}
