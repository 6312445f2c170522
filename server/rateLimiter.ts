/**
 * How often: every procedure and route names a class. Counted per account (or address, where nobody is signed in) in
 * windows of a minute, in memory; sign-in has its own limit, kept in the database. `gis`: a program that goes through a
 * collection asks for ten features at a time, one page after the other.
 */
export const rates = {
  read: 1200,
  write: 120,
  search: 60,
  stream: 60,
  page: 3000,
  gis: 15_000,
  answer: 30,
  reveal: 20,
} as const
/** Requests a minute of one account or address. */
export type Rate = keyof typeof rates

export type RateLimiter = { readonly allow: (rate: Rate, who: string, nowMs: number) => boolean }

const windowMs = 60_000
const mostKeys = 50_000

export const createRateLimiter = (limits: Readonly<Record<Rate, number>> = rates): RateLimiter => {
  const counts = new Map<string, { start: number; count: number }>()
  return {
    allow: (rate, who, nowMs) => {
      const key = `${rate} ${who}`
      const window = counts.get(key)
      if (!window || nowMs - window.start >= windowMs) {
        // Forgetting everyone at once is better than growing without end.
        if (counts.size >= mostKeys) counts.clear()
        counts.set(key, { start: nowMs, count: 1 })
        return true
      }
      window.count += 1
      return window.count <= limits[rate]
    },
  }
}
