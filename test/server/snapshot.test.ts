/** The picture of all points: the same rows as the tables, sent once, and anew when the day changes. */
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ColumnarSnapshot, fromColumns } from '../../domain/mapSnapshot'
import { openAnnouncements } from '../../server/announcements'
import { createCityStore } from '../../server/city/cityStore'
import { type Clock, campaignClock, offsetTo } from '../../server/clock'
import { createSeals } from '../../server/contacts/seal'
import { createPaperFiles } from '../../server/papers/paperFiles'
import { mapPoints } from '../../server/pointRows'
import { createRateLimiter } from '../../server/rateLimiter'
import { createPlanRoutes } from '../../server/routing/planRoutes'
import { createSolver } from '../../server/routing/solver'
import { usualTravelLimits, withEstimates } from '../../server/routing/travel/withEstimates'
import { createSnapshots, type Snapshots } from '../../server/snapshot'
import { type SampleCity, sampleCity } from '../sampleCity'

let city: SampleCity
beforeAll(async () => {
  city = await sampleCity()
})
afterAll(() => city.close())

const withSnapshots = async (clock: Clock, act: (snapshots: Snapshots) => Promise<void>) => {
  const announcements = await openAnnouncements(city.database, clock)
  const solver = createSolver()
  await act(
    createSnapshots({
      database: city.database,
      clock,
      announcements,
      blobs: city.blobs,
      paperFiles: createPaperFiles({
        database: city.database,
        clock,
        blobs: city.blobs,
        publicUrl: 'http://127.0.0.1',
        onFault: () => undefined,
      }),
      solver,
      city: createCityStore(city.database),
      travel: withEstimates(null, usualTravelLimits, () => undefined),
      planRoutes: createPlanRoutes(solver, null, () => undefined),
      seals: createSeals([Buffer.alloc(32)]),
      rateLimiter: createRateLimiter(),
      basemaps: { offered: async () => [] },
      push: null,
      webhooks: {
        mayReach: () => false,
        ping: async () => ({ status: null, retryAfter: null, fault: null }),
        sendAgain: async () => 0,
        wake: () => {},
      },
    }),
  )
  await announcements.close()
}
const ask = (headers: Record<string, string> = {}) => new Request('http://127.0.0.1/api/snapshot', { headers })

test('brotli, by columns, and the same rows as the tables', () =>
  withSnapshots(city.clock, async (snapshots) => {
    const response = await snapshots.respond(ask({ 'accept-encoding': 'gzip, br' }))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-encoding')).toBe('br')
    const columns = JSON.parse(
      brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString(),
    ) as ColumnarSnapshot
    const expected = await mapPoints(city.database.db)
    expect(columns.today).toBe('2022-09-15')
    expect(fromColumns(columns).points).toEqual(expected)
  }))

test('an unchanged picture is not sent again', () =>
  withSnapshots(city.clock, async (snapshots) => {
    const first = await snapshots.respond(ask())
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const again = await snapshots.respond(ask({ 'if-none-match': etag }))
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  }))

test('after midnight the picture is sent again, though nothing was recorded', async () => {
  let now = campaignClock(offsetTo(new Date('2022-09-15T23:59:00+08:00')))
  const clock: Clock = {
    now: () => now.now(),
    today: () => now.today(),
    ofMachine: (instant) => now.ofMachine(instant),
  }
  await withSnapshots(clock, async (snapshots) => {
    const etag = (await snapshots.respond(ask())).headers.get('etag') ?? ''
    now = campaignClock(offsetTo(new Date('2022-09-16T00:00:01+08:00')))
    const next = await snapshots.respond(ask({ 'if-none-match': etag }))
    expect(next.status).toBe(200)
    expect(((await next.json()) as ColumnarSnapshot).today).toBe('2022-09-16')
  })
})

test('another database at the same position has another picture', () =>
  withSnapshots(city.clock, async (snapshots) => {
    const etag = (await snapshots.respond(ask())).headers.get('etag') ?? ''
    await city.database.sql`update campaign set auth_secret = 'of another database'`
    await withSnapshots(city.clock, async (others) => {
      expect((await others.respond(ask({ 'if-none-match': etag }))).status).toBe(200)
    })
  }))
