/** The sample as it stands at its first start: the plan's numbers, every action and status, and folds that equal their events. */
import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actionNames } from '../../domain/issueActions'
import { type IssueEvent, replay } from '../../domain/issueLifecycle'
import { isPending, type Paper } from '../../domain/paper'
import { replayPaper } from '../../domain/paperActions'
import { replayPoint } from '../../domain/point'
import { pointStatuses, standingOfPlace, statusOn } from '../../domain/pointStatus'
import { replayRoadSection } from '../../domain/roadSection'
import { events, issues, pointStates, points, roadSections, scopes, squads, units, user } from '../../server/db/schema'
import { papers } from '../../server/db/tables/papers'
import { roadSectionStates } from '../../server/db/tables/roadSections'
import { hashOf } from '../../server/eventLog'
import { type SampleCity, sampleCity } from '../sampleCity'

let city: SampleCity
beforeAll(async () => {
  city = await sampleCity()
})
afterAll(() => city.close())

const count = async (table: typeof squads | typeof scopes | typeof user | typeof points) =>
  city.database.db.$count(table)

test('the plan has 2 groups, 6 squads, 12 scopes and 64 supervised units; the sample 85 accounts', async () => {
  const { db } = city.database
  const groups = await db.selectDistinct({ group: squads.group }).from(squads)
  expect(groups.length).toBe(2)
  expect(await count(squads)).toBe(6)
  expect(await count(scopes)).toBe(12)
  expect(await db.$count(units, sql`${units.supervisedOrder} is not null`)).toBe(64)
  expect(await count(user)).toBe(85)
  expect(await count(points)).toBeGreaterThanOrEqual(240)
})

test('it is 15 September 2022, 09:00 in Shanghai, and time runs on', async () => {
  const now = city.clock.now().getTime()
  expect(city.clock.today()).toBe('2022-09-15')
  expect(now - Date.parse('2022-09-15T09:00:00+08:00')).toBeLessThan(120_000)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(city.clock.now().getTime()).toBeGreaterThan(now)
})

test('the season uses every action of the table at least three times, and nothing happens after the first instant', async () => {
  const { db } = city.database
  const rows = await db
    .select({ name: events.name, times: sql<number>`count(*)::int` })
    .from(events)
    .groupBy(events.name)
  const times = new Map(rows.map((row) => [row.name, row.times]))
  expect(actionNames.filter((name) => (times.get(name) ?? 0) < 3)).toEqual([])
  const late = await db.$count(events, sql`${events.at} >= '2022-09-15T01:00:00Z'`)
  expect(late).toBe(0)
})

test('every status is on the map', async () => {
  const states = await city.database.db.select().from(pointStates)
  const shown = new Set(states.map((state) => statusOn(state, '2022-09-15')))
  expect(pointStatuses.filter((status) => !shown.has(status))).toEqual([])
})

test('every paper replayed from its events equals its row', async () => {
  const { db } = city.database
  const rows = await db.select().from(papers)
  const log = await db.select().from(events).where(eq(events.subjectKind, 'paper')).orderBy(asc(events.position))
  expect(rows.length).toBeGreaterThan(200)
  for (const { id, state } of rows)
    expect(
      replayPaper(
        id,
        log.filter(({ subjectId }) => subjectId === id).map(({ body }) => JSON.parse(body)),
      ),
    ).toEqual(state)
})

test('an issue and its papers say the same: what waits for a signature, and which circulars are in force', async () => {
  const { db } = city.database
  const all = (await db.select({ state: papers.state }).from(papers)).map(({ state }) => state)
  const naming = (issueId: string, kind: Paper['kind']) =>
    all.filter((paper) => paper.kind === kind && paper.issues.some((one) => one.issueId === issueId))
  const rows = await db.select({ state: issues.state }).from(issues)
  for (const { state: issue } of rows) {
    const circulars = naming(issue.id, 'circular')
    const inForce = circulars.filter(({ stage, withdrawnBy }) => stage === 'issued' && withdrawnBy === null)
    expect(inForce.length).toBe(issue.escalation.circulars)
    expect(circulars.some(isPending)).toBe(issue.escalation.circular === 'drafted')
    expect(naming(issue.id, 'referral').some(isPending)).toBe(issue.escalation.accountability === 'drafted')
  }
  expect(all.filter(({ withdraws }) => withdraws !== null).length).toBe(3)
  expect(rows.filter(({ state }) => state.escalation.circular === 'drafted').length).toBe(1)
})

test('every issue replayed from its events equals its row, and every point its issues', async () => {
  const { db } = city.database
  const log = await db.select().from(events).where(eq(events.subjectKind, 'issue')).orderBy(asc(events.position))
  const eventsOf = new Map<string, IssueEvent[]>()
  for (const row of log) eventsOf.set(row.subjectId, [...(eventsOf.get(row.subjectId) ?? []), JSON.parse(row.body)])
  const rows = await db.select().from(issues)
  expect(rows.length).toBe(eventsOf.size)
  for (const row of rows) {
    const replayed = replay(row.id, eventsOf.get(row.id) ?? [])
    expect(JSON.parse(JSON.stringify(replayed))).toEqual(row.state)
    expect(row.stage).toBe(replayed.stage)
    expect(row.unitId).toBe(replayed.unitId)
  }
  const ofPoints = await db.select().from(events).where(eq(events.subjectKind, 'point')).orderBy(asc(events.position))
  for (const state of await db.select().from(pointStates)) {
    const own = ofPoints.filter((row) => row.subjectId === String(state.pointId)).map((row) => JSON.parse(row.body))
    expect(replayPoint(own)).toMatchObject({
      seq: state.seq,
      lastInspection: state.lastInspection,
      trackedSince: state.trackedSince,
    })
    const ofPoint = rows.filter((row) => row.pointId === state.pointId).map((row) => row.state)
    expect(standingOfPlace(ofPoint, state.lastInspection)).toEqual({
      status: state.status,
      dueOn: state.dueOn,
      openIssues: state.openIssues,
    })
  }
})

test('every road section replayed from its events equals its rows, and its status its issues', async () => {
  const { db } = city.database
  const log = await db.select().from(events).where(eq(events.subjectKind, 'roadSection')).orderBy(asc(events.position))
  const ofSections = await db.select().from(issues).where(sql`${issues.roadSectionId} is not null`)
  const rows = await db.select().from(roadSections).orderBy(asc(roadSections.id))
  const states = await db.select().from(roadSectionStates)
  expect(rows.map(({ id }) => id)).toEqual(['L01', 'L02', 'L03', 'L04', 'L05', 'L06', 'L07', 'L08', 'L09', 'L10'])
  for (const { id, scopeId, retiredOn, ...facts } of rows) {
    const replayed = replayRoadSection(log.filter((row) => row.subjectId === id).map((row) => JSON.parse(row.body)))
    const state = states.find(({ roadSectionId }) => roadSectionId === id)
    expect(replayed).toEqual({ seq: state?.seq, facts, retiredOn, lastInspection: state?.lastInspection })
    expect(scopeId).not.toBeNull()
    const issuesHere = ofSections.filter(({ roadSectionId }) => roadSectionId === id).map((row) => row.state)
    expect({ ...standingOfPlace(issuesHere, replayed.lastInspection) }).toEqual({
      status: state?.status,
      dueOn: state?.dueOn,
      openIssues: state?.openIssues,
    })
  }
  // Different lines look different: that is what the sample is for.
  expect(new Set(states.map((state) => statusOn(state, '2022-09-15'))).size).toBeGreaterThanOrEqual(4)
})

test('the log is in time order and its chain of hashes holds; a changed body would break it', async () => {
  const log = await city.database.db.select().from(events).orderBy(asc(events.position))
  let previous = ''
  for (const [index, row] of log.entries()) {
    expect(row.position).toBe(index + 1)
    expect(row.hash).toBe(hashOf(previous, row.position, row.body))
    if (index > 0) expect(row.at.getTime()).toBeGreaterThanOrEqual((log[index - 1] as typeof row).at.getTime())
    previous = row.hash
  }
  const [first] = log
  expect(hashOf('', 1, `${first?.body} `)).not.toBe(first?.hash)
})
