/** What changes while nobody touches the page: somebody else's action, a lost connection, midnight, the end of a session. */
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { samplePassword } from '../sampleTemplate'
import { arrive, type Person } from './browser'
import { openLine } from './line'
import { mapAt, pointWithSoleUnit } from './samplePoints'
import { onStage } from './stage'
import { startProduct } from './startProduct'

const stage = onStage()

/** Opens an issue through the API, as the page of somebody else would. */
const openIssue = async ({ context }: Pick<Person, 'context'>, pointId: number, { database } = stage.product) => {
  const [kind] = await database.sql<{ key: string }[]>`
    select h.kinds->p.kind->0->>'key' as key from points p join handbook_versions h on h.number = 1 where p.id = ${pointId}`
  const answer = await context.request.post('/trpc/issue.open', {
    data: {
      actionId: uuid(),
      issueId: uuid(),
      subject: { kind: 'point', pointId },
      form: { checkItem: kind?.key, what: '有问题。', severity: 'ordinary' },
    },
  })
  expect(answer.status()).toBe(200)
}
test('a browser that was offline while others worked is right again once it is back', async () => {
  const line = await openLine()
  const server = await startProduct({ PUBLIC_URL: line.url })
  line.leadsTo(server.url)
  const point = await pointWithSoleUnit(server, 'binhe', 'compliant')
  const watching = await arrive(stage.browser, { ...server, url: line.url }, 'leader1', {
    path: await mapAt(server, point),
  })
  await watching.page.locator('[data-connection="online"]').waitFor({ state: 'attached', timeout: 30_000 })
  line.cut()
  await watching.page.locator('[data-connection="reconnecting"]').waitFor({ state: 'attached', timeout: 30_000 })
  // Somebody else works on meanwhile: the office, with a line of its own.
  const office = await stage.browser.newContext({ baseURL: server.url })
  const answer = await office.request.post('/api/auth/sign-in/username', {
    data: { username: 'squad2', password: samplePassword },
  })
  expect(answer.status()).toBe(200)
  await openIssue({ context: office }, point.id, server)
  expect(await watching.marker(point.id).getAttribute('data-status')).toBe('compliant')
  line.mend()
  await watching.turns(point.id, 'open')
  await Promise.all([watching.leave(), office.close()])
  await server.close()
  await line.close()
})

test('six tabs of one browser all hear, and the seventh still loads', async () => {
  const point = await pointWithSoleUnit(stage.product, 'chengbei', 'compliant')
  const path = await mapAt(stage.product, point)
  const first = await arrive(stage.browser, stage.product, 'leader2', { path })
  const tabs = await Promise.all(Array.from({ length: 5 }, () => first.context.newPage()))
  for (const tab of tabs) {
    await tab.goto(path)
    await tab
      .locator(`button[data-point-id="${point.id}"][data-status="compliant"]`)
      .waitFor({ state: 'attached', timeout: 60_000 })
  }
  const squad = await arrive(stage.browser, stage.product, 'squad5')
  await openIssue(squad, point.id)
  for (const tab of [first.page, ...tabs])
    await tab
      .locator(`button[data-point-id="${point.id}"][data-status="open"]`)
      .waitFor({ state: 'attached', timeout: 30_000 })
  const seventh = await first.context.newPage()
  await seventh.goto('/?panel=campaign')
  await seventh.getByText('第一督导分队').first().waitFor({ timeout: 30_000 })
  await Promise.all([first.leave(), squad.leave()])
})

test('at midnight a marker turns overdue without any event, and the picture is sent anew', async () => {
  const [due] = await stage.product.database.sql<{ id: number; due: string }[]>`
    select point_id as id, due_on::text as due from point_states where due_on >= '2022-09-15' order by due_on, point_id limit 1`
  if (!due) throw new Error('nothing in the sample falls due soon')
  await stage.product.restartAt(new Date(`${due.due}T23:59:20+08:00`))
  const leader = await arrive(stage.browser, stage.product, 'leader1', { path: await mapAt(stage.product, due) })
  const before = await leader.context.request.get('/api/snapshot')
  const etag = before.headers().etag ?? ''
  const unchanged = await leader.context.request.get('/api/snapshot', { headers: { 'if-none-match': etag } })
  expect(unchanged.status()).toBe(304)
  expect(await leader.marker(due.id).getAttribute('data-status')).not.toBe('overdue')
  await leader.turns(due.id, 'overdue')
  const after = await leader.context.request.get('/api/snapshot', { headers: { 'if-none-match': etag } })
  expect(after.status()).toBe(200)
  await leader.leave()
})
