/**
 * A flood of answers to one questionnaire, 10,000 posts a minute from one address, beside the work of six squads: what
 * they ask for takes as long as without it, but for so much. Calm and flooded seconds take turns, so that what
 * else the machine does falls on both alike.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { v7 as uuidv7 } from 'uuid'
import { questionsOf } from '../../domain/questionnaire'
import { cityFolder } from './cities'
import { type Figure, quantile, spread } from './figure'
import { type SignedIn, signIn, startProduct } from './product'

const postsPerMinute = 10_000
const rounds = 12
const roundMs = 4_000
/** Between two requests. */
const pauseMs = 10
/** Each has the product's own number of requests a minute. */
const members = ['squad1', 'squad2', 'squad3', 'squad4', 'squad5', 'squad6'] as const

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

type Told = { readonly sent: number; readonly answered: Readonly<Record<string, number>> }

/** Posts at the flood's pace until it is told to stop; tells how many went out, and what was answered. */
const flood = (url: string, token: string) => {
  const body = new URLSearchParams(Object.fromEntries(questionsOf(1).map(({ key }) => [key, 'satisfied']))).toString()
  const sender = new Worker(new URL('./floodPosts.mjs', import.meta.url), {
    workerData: { url: `${url}/q/${token}`, body, postsPerMinute },
  })
  return {
    stop: async (): Promise<Told> => {
      sender.postMessage('stop')
      const [told] = (await once(sender, 'message')) as [Told]
      await sender.terminate()
      return told
    },
  }
}

export const measureFlood = async (): Promise<Figure[]> => {
  const product = await startProduct(await cityFolder('sample'))
  try {
    const people: SignedIn[] = []
    for (const member of members) people.push(await signIn(product.url, member))
    const token = await openQuestionnaire(people[0] as SignedIn)
    const visits = people.flatMap(({ client, cookie }) => [
      () => fetch(`${product.url}/api/snapshot`, { headers: { cookie } }).then((one) => one.arrayBuffer()),
      () => client.issue.list.query({}),
      () => client.activity.tally.query({ month: '2022-09' }),
      () => client.questionnaire.byScope.query(),
    ])
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
    const answered = new Map<string, number>()
    let sent = 0
    for (let round = 0; round < rounds; round += 1) {
      await work(roundMs, calm)
      const running = flood(product.url, token)
      await work(roundMs, flooded)
      const told = await running.stop()
      sent += told.sent
      for (const [status, count] of Object.entries(told.answered))
        answered.set(status, (answered.get(status) ?? 0) + count)
      await wait(200)
    }
    const pace = (sent / (rounds * roundMs)) * 60_000
    const statuses = [...answered].map(([status, count]) => `${count} × ${status}`).join(', ')
    return [
      {
        what: `squads' requests during a flood of answers ÷ without it, p99`,
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
