/** A long question to a road engine: whoever asked it is told how far it is, and nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usualDay } from '../../domain/routePlan'
import { createProgressBoard } from '../../server/routing/travel/progressBoard'
import { type ForeignService, json, startForeignService } from '../foreignService'
import { streetStop } from '../streetStops'
import { startTestServer, type TestServer } from '../testServer'

/** Answers blocks of a table only when it is let. */
const waiting: (() => void)[] = []
let isOpen = false
let engine: ForeignService
let server: TestServer
beforeAll(async () => {
  engine = await startForeignService(async ({ path }) => {
    if (!isOpen && engine.asked.length > 1) await new Promise<void>((resolve) => waiting.push(resolve))
    const { pathname, searchParams } = new URL(path, 'http://osrm')
    const at = (pathname.split('/').pop() ?? '').split(';').map((one) => one.split(',').map(Number))
    const numbers = (name: string) => (searchParams.get(name) ?? '').split(';').map(Number)
    const rows = (value: number) =>
      numbers('sources').map((from) => numbers('destinations').map((to) => (from === to ? 0 : value)))
    const waypoints = (name: string) => numbers(name).map((one) => ({ name: '', location: at[one], distance: 0 }))
    return json({
      code: 'Ok',
      durations: rows(60),
      distances: rows(500),
      sources: waypoints('sources'),
      destinations: waypoints('destinations'),
    })
  })
  server = await startTestServer({ sample: true, travel: { engine: 'osrm', url: engine.url } })
})
afterAll(async () => {
  await server.close()
  await engine.close()
})

test('a question of 120 places is nine blocks; how many are answered is told, until the plan is there', async () => {
  const [squad5, squad4] = [await server.signIn('squad5'), await server.signIn('squad4')]
  const question = crypto.randomUUID()
  const progress = (person = squad5) => person.client.route.progress.query({ question })
  expect(await progress()).toBeNull()
  const planned = squad5.client.route.plan.mutate({
    stops: Array.from({ length: 120 }, (_, east) => streetStop(`${east}`, east)),
    settings: usualDay,
    present: [],
    seed: 1,
    question,
  })
  await expect.poll(progress, { timeout: 20_000 }).toEqual({ done: 1, all: 9 })
  expect(await progress(squad4)).toBeNull()
  isOpen = true
  for (const answer of waiting.splice(0)) answer()
  expect((await planned).travelTimes).toMatchObject({ engine: 'osrm', isEstimated: 'none' })
  expect(await progress()).toBeNull()
})

test('a board holds a thousand questions, and the oldest gives way', () => {
  const board = createProgressBoard()
  for (let question = 0; question < 1_001; question += 1) board.set(`${question}`, { done: question, all: 2_000 })
  expect(board.get('0')).toBeNull()
  expect(board.get('1')).toEqual({ done: 1, all: 2_000 })
  board.end('1')
  expect(board.get('1')).toBeNull()
})
