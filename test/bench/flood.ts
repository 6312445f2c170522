/**
 * A flood of answers to one questionnaire, 10,000 posts a minute from one address, beside the work of a squad: what its
 * member reads and writes takes as long as without it, but for so much. Calm and flooded seconds take turns, so that what
 * else the machine does falls on both alike.
 */
import { Agent, request } from 'node:http'
import { v7 as uuidv7 } from 'uuid'
import { questionsOf } from '../../domain/questionnaire'
import { cityFolder } from './cities'
import { type Figure, quantile, spread } from './figure'
import { type SignedIn, signIn, startProduct } from './product'

const postsPerMinute = 10_000
const tickMs = 60
const rounds = 6
const roundMs = 5_000
/** Between two requests of the member: no more than the product's own limits allow. */
const pauseMs = 50

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Opened by the squad itself, as it would. */
const openQuestionnaire = async ({ client }: SignedIn): Promise<string> => {
  const questionnaireId = uuidv7()
  await client.questionnaire.act.mutate({
    actionId: uuidv7(),
    questionnaireId,
    seq: 0,
    action: { name: 'open', form: { scopeId: 'fengshan', closesOn: '2022-09-30' } },
  })
  return (await client.questionnaire.byId.query({ questionnaireId })).questionnaire.token
}

/** Posts at the flood's pace until it is told to stop; tells what was answered, by status. */
const flood = (url: string, token: string) => {
  const body = new URLSearchParams(Object.fromEntries(questionsOf(1).map(({ key }) => [key, 'satisfied']))).toString()
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const answered = new Map<number, number>()
  let sent = 0
  const post = () => {
    sent += 1
    const sending = request(
      `${url}/q/${token}`,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const status = response.statusCode ?? 0
        answered.set(status, (answered.get(status) ?? 0) + 1)
        response.resume()
      },
    )
    sending.on('error', () => answered.set(0, (answered.get(0) ?? 0) + 1))
    sending.end(body)
  }
  const startedAt = performance.now()
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) / 60_000) * postsPerMinute
    while (sent < due) post()
  }, tickMs)
  return {
    stop: () => {
      clearInterval(timer)
      agent.destroy()
      return { answered, sent }
    },
  }
}

export const measureFlood = async (): Promise<Figure[]> => {
  const product = await startProduct(await cityFolder('sample'))
  try {
    const squad = await signIn(product.url, 'squad1')
    const token = await openQuestionnaire(squad)
    const visits = [
      () =>
        fetch(`${product.url}/api/snapshot`, { headers: { cookie: squad.cookie } }).then((one) => one.arrayBuffer()),
      () => squad.client.issue.list.query({}),
      () => squad.client.activity.tally.query({ month: '2022-09' }),
      () => squad.client.questionnaire.byScope.query(),
    ]
    let next = 0
    /** In turns, one after another, for so long. */
    const work = async (forMs: number, into: number[]) => {
      const until = performance.now() + forMs
      while (performance.now() < until) {
        const visit = visits[next++ % visits.length] as () => Promise<unknown>
        const startedAt = performance.now()
        await visit()
        into.push(performance.now() - startedAt)
        await wait(pauseMs)
      }
    }
    await work(roundMs, [])
    const calm: number[] = []
    const flooded: number[] = []
    const answered = new Map<number, number>()
    let sent = 0
    for (let round = 0; round < rounds; round += 1) {
      await work(roundMs, calm)
      const running = flood(product.url, token)
      await work(roundMs, flooded)
      const told = running.stop()
      sent += told.sent
      for (const [status, count] of told.answered) answered.set(status, (answered.get(status) ?? 0) + count)
      await wait(200)
    }
    const pace = (sent / (rounds * roundMs)) * 60_000
    const statuses = [...answered].map(([status, count]) => `${count} × ${status}`).join(', ')
    return [
      {
        what: `a squad's requests during a flood of answers ÷ without it, p99`,
        measured: quantile(flooded, 0.99) / quantile(calm, 0.99),
        limit: 1.5,
        unit: '×',
        how: `${pace.toFixed(0)} posts a minute from one address (${statuses}); p99 ${quantile(flooded, 0.99).toFixed(1)} and ${quantile(calm, 0.99).toFixed(1)} ms, medians ${quantile(flooded, 0.5).toFixed(1)} and ${quantile(calm, 0.5).toFixed(1)} ms; ${spread(flooded, 'ms')}`,
      },
    ]
  } finally {
    await product.stop()
  }
}
