/** The rule of who reads an issue and its SQL twin name the same issues, for every kind of reader. */
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayReadIssue } from '../../domain/permissions'
import { isRefusal } from '../../domain/refusal'
import { issues } from '../../server/db/schema'
import { readCampaignFacts, readSubject } from '../../server/readCircumstances'
import { visibleIssues } from '../../server/visibleIssues'
import { type SampleCity, sampleCity } from '../sampleCity'

let city: SampleCity
beforeAll(async () => {
  city = await sampleCity()
})
afterAll(() => city.close())

const units = Array.from({ length: 64 }, (_, index) => `unit${String(index + 1).padStart(2, '0')}`)

test('rule and SQL agree for the office, the commander, a leader, a squad and all 64 units', async () => {
  const { db } = city.database
  const all = await db.select().from(issues)
  const campaignFacts = await readCampaignFacts(db)
  const facts = new Map(
    await Promise.all(
      all.map(async ({ id, state }) => {
        const subject = await readSubject(db, state.subject, city.clock.today(), campaignFacts)
        if (isRefusal(subject)) throw new Error(subject.refused.en)
        return [id, subject] as const
      }),
    ),
  )
  let seenByUnits = 0
  for (const username of ['office', 'commander', 'leader1', 'squad3', ...units]) {
    const viewer = await city.person(username)
    const bySql = await db.select({ id: issues.id }).from(issues).where(visibleIssues(viewer))
    const byRule = all.filter(({ id, state }) => {
      const subject = facts.get(id)
      return subject !== undefined && mayReadIssue(viewer, state, subject)
    })
    expect(bySql.map(({ id }) => id).sort(), username).toEqual(byRule.map(({ id }) => id).sort())
    if (username.startsWith('unit')) seenByUnits += bySql.length
    else expect(bySql.length, username).toBe(all.length)
  }
  expect(seenByUnits).toBeGreaterThan(0)
})

test('a unit keeps the right to read an issue that has been reassigned away from it', async () => {
  const { db } = city.database
  const all = await db.select().from(issues)
  const moved = all.find(({ state }) => state.unitsEver.length > 1 && state.unitsEver[0]?.startsWith('unit'))
  if (!moved) throw new Error('the sample reassigns no issue')
  const viewer = await city.person(moved.state.unitsEver[0] ?? '')
  const found = await db
    .select()
    .from(issues)
    .where(and(eq(issues.id, moved.id), visibleIssues(viewer)))
  expect(moved.unitId).not.toBe(moved.state.unitsEver[0])
  expect(found.length).toBe(1)
})
