/** For whoever watches the server: whether the process answers, and whether its database does. */
import { sql } from 'drizzle-orm'
import type { Db } from '../db/open'
import { failureResponse } from './refusals'

const patienceMs = 2_000

export const alive = (): Response => Response.json({ alive: true }, { headers: { 'cache-control': 'no-store' } })

export const ready = (db: Db) => async (): Promise<Response> => {
  const impatience = new AbortController()
  const tooLate = new Promise<false>((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs)
    impatience.signal.addEventListener('abort', () => clearTimeout(timer))
  })
  const answered = db.execute(sql`select 1`).then(
    () => true,
    () => false,
  )
  const isReady = await Promise.race([answered, tooLate])
  impatience.abort()
  return isReady
    ? Response.json({ ready: true }, { headers: { 'cache-control': 'no-store' } })
    : failureResponse({ status: 503 })
}
