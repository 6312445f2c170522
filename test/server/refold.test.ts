/** After an update the folds are written anew from the events, where the version before kept less of them. */
import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldVersion, refoldWhereOutdated } from '../../server/db/refold'
import { campaign, issues, pointStates } from '../../server/db/schema'
import { type SampleCity, sampleCity } from '../sampleCity'

let city: SampleCity
beforeAll(async () => {
  city = await sampleCity()
})
afterAll(() => city.close())

const folds = async () => {
  const { db } = city.database
  return {
    issues: await db.select().from(issues).orderBy(asc(issues.id)),
    points: await db.select().from(pointStates).orderBy(asc(pointStates.pointId)),
  }
}

test('folds of an older version, which kept less, come out as the events tell them', async () => {
  const { db } = city.database
  const before = await folds()
  expect(before.issues.length).toBeGreaterThan(100)
  // As the version before wrote them: without what this one has added, and one row that is plainly wrong.
  await db.execute(sql`update issues set state = state - 'delay' - 'source' - 'paperId'`)
  await db.execute(sql`update point_states set status = 'uninspected', open_issues = 99`)
  await db.update(campaign).set({ foldVersion: 0 })
  await db.transaction((tx) => refoldWhereOutdated(tx))
  expect(await folds()).toEqual(before)
  const [row] = await db.select({ version: campaign.foldVersion }).from(campaign)
  expect(row?.version).toBe(foldVersion)
})

test('folds of the present version are left alone', async () => {
  const { db } = city.database
  const [first] = (await folds()).issues
  await db
    .update(issues)
    .set({ foundOn: '1999-01-01' })
    .where(eq(issues.id, first?.id ?? ''))
  await db.transaction((tx) => refoldWhereOutdated(tx))
  expect((await folds()).issues[0]?.foundOn).toBe('1999-01-01')
})
