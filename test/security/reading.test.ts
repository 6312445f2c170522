/** What a unit may read of a point that is none of its own: what it is and how it stands, nothing of what was found. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
})
afterAll(() => server.close())

const inspectedPoint = async (where: 'with' | 'without', unitId: string): Promise<number> => {
  const [row] = await server.database.db.execute<{ id: number }>(sql`
    select s.point_id as id from point_states s
    where s.last_inspection is not null and s.open_issues > 0
      and ${where === 'with' ? sql`exists` : sql`not exists`}
        (select 1 from point_units u where u.point_id = s.point_id and u.unit_id = ${unitId})
      and not exists (select 1 from issues i where i.point_id = s.point_id and ${unitId} = any(i.units_ever) and ${where === 'without'})
    order by s.point_id limit 1`)
  if (!row) throw new Error('the sample has no such point')
  return row.id
}

it('a unit sees status, reason and counts of a foreign point, but no findings, no history and no issues', async () => {
  const unit = await server.signIn('unit19')
  const pointId = await inspectedPoint('without', 'unit19')
  const point = await unit.client.point.byId.query({ pointId })
  expect(point.status).not.toBe('uninspected')
  expect(point.statusReason.zh).not.toBe('')
  expect(point.hiddenIssues).toBeGreaterThan(0)
  expect(point.issues).toEqual([])
  expect(point.history).toEqual([])
  expect(point.lastInspection).toBeNull()
  expect(point.neglectedItems).toEqual([])
  expect(point.opening.refused).not.toBeNull()
})

it('a unit sees the findings and the history of its own point', async () => {
  const unit = await server.signIn('unit26')
  const pointId = await inspectedPoint('with', 'unit26')
  const point = await unit.client.point.byId.query({ pointId })
  expect(point.lastInspection).not.toBeNull()
  expect(point.history.some((entry) => entry.of === 'point' && entry.event.name === 'inspect')).toBe(true)
})
