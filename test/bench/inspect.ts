/**
 * Recording inspections beside the fastest that this database can do: a one-row insert with its own commit, on the same
 * tables' settings, in the same run. Once by the recorder alone, once by the whole way over HTTP into the built server,
 * and with 20 clients at once.
 */
import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Finding } from '../../domain/inspection'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import { createAccounts, hashPassword } from '../../server/accounts'
import { campaignClock } from '../../server/clock'
import { type Database, openDatabase } from '../../server/db/open'
import { pointStates, points } from '../../server/db/schema'
import { readHandbook } from '../../server/handbook'
import { recordPointAction } from '../../server/recording/point'
import { itemKeys } from '../handbook'
import { cityFolder } from './cities'
import { type Figure, quantile, spread } from './figure'
import { type SignedIn, samplePassword, signIn, startProduct } from './product'

const rounds = 8
const each = 50
const clients = 20
const perClient = 40

type Visit = { readonly pointId: number; readonly findings: Readonly<Record<string, Finding>> }

const visitsOf = async ({ db }: Database): Promise<Visit[]> => {
  const rows = await db
    .select({ pointId: points.id, kind: points.kind })
    .from(points)
    .innerJoin(pointStates, eq(pointStates.pointId, points.id))
    .orderBy(asc(points.id))
  const handbook = await readHandbook(db)
  return rows.map(({ pointId, kind }) => ({
    pointId,
    findings: Object.fromEntries(itemKeys(handbook, kind).map((key) => [key, 'pass' as const])),
  }))
}

/** Offices may inspect every point, and each account has its own number of writes a minute. */
const inspectors = async (database: Database): Promise<Map<string, Viewer>> => {
  const passwordHash = await hashPassword(samplePassword)
  return createAccounts(
    database.db,
    Array.from({ length: clients }, (_, index) => ({
      username: `bench${String(index).padStart(2, '0')}`,
      name: '指挥部办公室',
      passwordHash,
      posts: [{ duty: { role: 'office' as const }, from: '2022-06-01', until: null }],
    })),
  )
}

const timed = async (times: number[], work: () => Promise<unknown>): Promise<void> => {
  const startedAt = performance.now()
  await work()
  times.push(performance.now() - startedAt)
}

const perSecond = (times: readonly number[]): number => (1000 * times.length) / times.reduce((sum, ms) => sum + ms, 0)

export const measureInspect = async (): Promise<Figure[]> => {
  const database = await openDatabase({ databaseUrl: undefined, dataDir: await cityFolder('sample') })
  if (isRefusal(database)) throw new Error(database.refused.en)
  const [campaign] = await database.sql<{ offset: string }[]>`select clock_offset_ms as offset from campaign`
  const clock = campaignClock(Number(campaign?.offset))
  const people = await inspectors(database)
  const visits = await visitsOf(database)
  let next = 0
  const visit = () => visits[next++ % visits.length] as Visit
  const today = clock.today()
  const product = await startProduct(undefined, { DATABASE_URL: database.url })
  try {
    const signedIn: SignedIn[] = []
    for (const username of people.keys()) signedIn.push(await signIn(product.url, username))
    await database.sql`create table bench_rows (id bigint generated always as identity primary key, value text not null)`

    const bare = () => database.sql`insert into bench_rows (value) values ('an inspection')`
    const byRecorder = async (viewer: Viewer) => {
      const { pointId, findings } = visit()
      const action = { name: 'inspect', form: { visitedOn: today, findings } } as const
      const answer = await recordPointAction(database, clock, { actionId: uuidv7(), viewer }, { pointId, action })
      if (isRefusal(answer)) throw new Error(answer.refused.en)
    }
    const overHttp = ({ client }: SignedIn) => {
      const { pointId, findings } = visit()
      return client.point.inspect.mutate({ actionId: uuidv7(), pointId, form: { visitedOn: today, findings } })
    }
    const viewers = [...people.values()]
    const times = { bare: [] as number[], recorder: [] as number[], http: [] as number[] }
    for (let round = -1; round < rounds; round += 1) {
      // The first round warms up: plans, compiled code, connections.
      const into = round < 0 ? { bare: [], recorder: [], http: [] } : times
      // In turns, so that what else the machine does falls on all alike.
      for (let count = 0; count < each; count += 1) {
        await timed(into.bare, bare)
        await timed(into.recorder, () => byRecorder(viewers[count % clients] as Viewer))
        await timed(into.http, () => overHttp(signedIn[count % clients] as SignedIn))
      }
    }

    const together: number[] = []
    const startedAt = performance.now()
    await Promise.all(
      signedIn.map(async (person) => {
        for (let count = 0; count < perClient; count += 1) await timed(together, () => overHttp(person))
      }),
    )
    const throughput = (1000 * together.length) / (performance.now() - startedAt)
    const rate = (name: keyof typeof times) => perSecond(times[name])
    const said = (name: keyof typeof times) => `${rate(name).toFixed(0)}/s (${spread(times[name], 'ms')})`
    return [
      {
        what: 'bare one-row commits ÷ inspections by the recorder, one at a time',
        measured: rate('bare') / rate('recorder'),
        limit: 1 / 0.3,
        unit: '×',
        how: `${said('bare')} and ${said('recorder')}, in turns`,
      },
      {
        what: 'bare one-row commits ÷ inspections over HTTP, one at a time',
        measured: rate('bare') / rate('http'),
        limit: 1 / 0.3,
        unit: '×',
        how: `${said('http')}, sign-in read and answer included`,
      },
      {
        what: 'an inspection over HTTP with 20 clients, p99',
        measured: quantile(together, 0.99),
        limit: 100,
        unit: 'ms',
        how: `${spread(together, 'ms')}, ${throughput.toFixed(0)}/s, median ${quantile(together, 0.5).toFixed(0)} ms`,
      },
    ]
  } finally {
    await product.stop()
    await database.close()
  }
}
