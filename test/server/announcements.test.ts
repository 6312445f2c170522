/** What is recorded reaches the listeners of every server process, in order and without loss; midnight is announced. */
import { asc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Announcement } from '../../domain/announcement'
import { isRefusal } from '../../domain/refusal'
import { lastPosition, mostMissed, openAnnouncements } from '../../server/announcements'
import { campaignClock, offsetTo } from '../../server/clock'
import { connectDatabase } from '../../server/db/open'
import { events, pointStates, points } from '../../server/db/schema'
import { readHandbook } from '../../server/handbook'
import { recordPointAction } from '../../server/recording/point'
import { itemKeys } from '../handbook'
import { type SampleCity, sampleCity } from '../sampleCity'

let city: SampleCity
beforeAll(async () => {
  city = await sampleCity()
})
afterAll(() => city.close())

const until = async (condition: () => boolean): Promise<void> => {
  for (let waited = 0; !condition(); waited += 5) {
    if (waited > 5000) throw new Error('waited five seconds in vain')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Finds one item of a point failing: the point turns from compliant to open. */
const failOneItem = async () => {
  const [point] = await city.database.db
    .select({ id: points.id, kind: points.kind })
    .from(points)
    .innerJoin(pointStates, eq(pointStates.pointId, points.id))
    .where(eq(pointStates.status, 'compliant'))
    .orderBy(asc(points.id))
    .limit(1)
  if (!point) throw new Error('no compliant point left')
  const findings = Object.fromEntries(
    itemKeys(await readHandbook(city.database.db), point.kind).map(
      (key, index) => [key, index === 0 ? 'fail' : 'pass'] as const,
    ),
  )
  const receipt = await recordPointAction(
    city.database,
    city.clock,
    { actionId: uuid(), viewer: await city.person('office') },
    { pointId: point.id, action: { name: 'inspect', form: { visitedOn: '2022-09-15', findings } } },
  )
  if (isRefusal(receipt)) throw new Error(receipt.refused.en)
  return { pointId: point.id, position: receipt.position }
}

test('two server processes both hear what one of them recorded, with the point’s new row', async () => {
  const other = connectDatabase(city.database.url)
  const [here, there] = await Promise.all([
    openAnnouncements(city.database, city.clock),
    openAnnouncements(other, city.clock),
  ])
  const heardHere: Announcement[] = []
  const heardThere: Announcement[] = []
  here.subscribe((announcement) => heardHere.push(announcement))
  there.subscribe((announcement) => heardThere.push(announcement))
  const first = await failOneItem()
  const second = await failOneItem()
  await until(() => heardHere.length === 2 && heardThere.length === 2)
  const expected = [first, second].map(({ pointId, position }) => ({
    kind: 'recorded',
    position,
    issueId: null,
    about: { kind: 'point', id: String(pointId) },
    point: expect.objectContaining({ id: pointId, status: 'open', openIssues: 0 }),
    roadSectionId: null,
  }))
  expect(heardHere).toEqual(expected)
  expect(heardThere).toEqual(expected)
  await Promise.all([here.close(), there.close()])
  await other.close()
})

test('what was recorded while nobody listened is told afterwards; too much is not told one by one', async () => {
  const before = await lastPosition(city.database)
  const missed = [await failOneItem(), await failOneItem(), await failOneItem()]
  const announcements = await openAnnouncements(city.database, city.clock)
  expect(announcements.position()).toBe(before + 3)
  const told = await announcements.since(before)
  expect(told?.map((one) => (one.kind === 'recorded' ? one.position : null))).toEqual(missed.map((one) => one.position))
  expect(await announcements.since(announcements.position())).toEqual([])
  expect(await announcements.since(announcements.position() - mostMissed - 1)).toBeNull()
  await announcements.close()
})

test('a connection that the database cuts is made again, and what was recorded meanwhile is heard', async () => {
  const own = connectDatabase(city.database.url)
  const announcements = await openAnnouncements(own, city.clock)
  const heard: Announcement[] = []
  announcements.subscribe((announcement) => heard.push(announcement))
  await city.database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and pid <> pg_backend_pid()`
  const recorded = await failOneItem()
  await until(() => heard.length > 0)
  expect(heard[0]).toMatchObject({ kind: 'recorded', position: recorded.position })
  await announcements.close()
  await own.close()
})

test('at midnight in Shanghai the new day is announced, without any event', async () => {
  const almostMidnight = campaignClock(offsetTo(new Date('2022-09-15T23:59:59.700+08:00')))
  const announcements = await openAnnouncements(city.database, almostMidnight)
  const heard: Announcement[] = []
  announcements.subscribe((announcement) => heard.push(announcement))
  const before = await city.database.db.$count(events)
  await until(() => heard.length > 0)
  expect(heard).toEqual([{ kind: 'dayChanged', today: '2022-09-16' }])
  expect(await city.database.db.$count(events)).toBe(before)
  await announcements.close()
})
