/**
 * A server reduced to its database, as a program to be killed: opens the embedded database of the DATA_DIR given, and
 * writes numbered rows for ever, saying each one aloud once it is committed. Says JSON, a line for each thing.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { isRefusal } from '../../domain/refusal'
import { openDatabase } from '../../server/db/open'

const say = (what: unknown) => process.stdout.write(`${JSON.stringify(what)}\n`)

const begun = performance.now()
const database = await openDatabase({ databaseUrl: undefined, dataDir: process.argv[2] ?? '' })
if (isRefusal(database)) {
  say({ said: 'refused', why: database.refused.en })
  process.exit(1)
}
const openMs = Math.round(performance.now() - begun)
const { sql } = database
await sql`create table if not exists acknowledged (number int primary key)`
const kept = await sql<{ number: number }[]>`select number from acknowledged order by number`
const [postmaster] = await sql`select pg_postmaster_start_time()::text as started`
const [tables] = await sql`select to_regclass('events') is not null as made`
await sql.listen('news', (news) => say({ said: 'news', news }))
say({
  said: 'open',
  openMs,
  kept: kept.map(({ number }) => number),
  postmasterStarted: postmaster?.started,
  hasTables: tables?.made,
})

let closing = false
process.once('SIGTERM', () => {
  closing = true
  const asked = performance.now()
  void database.close().then(() => {
    say({ said: 'closed', closeMs: Math.round(performance.now() - asked) })
    process.exit(0)
  })
})
void database.lost.then(({ refused }) => say({ said: 'lost', why: refused.en }))

for (let number = (kept.at(-1)?.number ?? 0) + 1; !closing; number++) {
  try {
    await sql`insert into acknowledged values (${number})`
    await sql`select pg_notify('news', ${String(number)})`
    say({ said: 'acknowledged', number })
  } catch {
    // The database is down. Its number is not said again: it may have been committed.
    await wait(20)
  }
}
