/** What is done without network: kept in order, sent once each, dropped only when it has been taken and read. */
import { expect, test } from 'vitest'
import { createOutbox, type OutboxEntry, type SendOutcome } from '../../client/routes/outbox'
import { usualDay } from '../../domain/routePlan'
import { text } from '../../domain/text'
import { streetStop } from '../streetStops'

const storage = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}
const entry = (number: number): Omit<OutboxEntry, 'seq'> => ({
  actionId: `01810000-0000-7000-8000-00000000000${number}`,
  squad: 5,
  on: '2022-09-15',
  action: { name: 'finish', form: { stop: `${number}`, happenedAt: '2022-09-15T01:00:00.000Z' } },
})
const stopOf = ({ action }: OutboxEntry) => ('stop' in action.form ? action.form.stop : '')

/** A server that can be cut off: the stops that it was sent, in order. */
const server = (answers: (stop: string) => SendOutcome) => {
  const sent: string[] = []
  return {
    sent,
    send: async (one: OutboxEntry): Promise<SendOutcome> => {
      sent.push(stopOf(one))
      return answers(stopOf(one))
    },
  }
}

test('one after the other, in the order in which it happened; taken ones stay until they have been read', async () => {
  const { sent, send } = server((stop) => ({ kind: 'taken', seq: Number(stop) + 10 }))
  const outbox = createOutbox(storage(), 'key', send)
  outbox.add(entry(1))
  outbox.add(entry(2))
  await outbox.send()
  expect(sent).toEqual(['1', '2'])
  expect(outbox.state().entries.map(({ seq }) => seq)).toEqual([11, 12])
  outbox.settle(5, '2022-09-15', 11)
  expect(outbox.state().entries.map(stopOf)).toEqual(['2'])
  outbox.settle(4, '2022-09-15', 99)
  expect(outbox.state().entries.map(stopOf)).toEqual(['2'])
  outbox.settle(5, '2022-09-15', 12)
  expect(outbox.state().entries).toEqual([])
})

test('without an answer it waits, the first before the second; another page of the same browser sends it', async () => {
  const kept = storage()
  const cutOff = server(() => ({ kind: 'unanswered' }))
  const first = createOutbox(kept, 'key', cutOff.send)
  first.add(entry(1))
  first.add(entry(2))
  await first.send()
  expect(new Set(cutOff.sent)).toEqual(new Set(['1']))
  expect(first.state().isCutOff).toBe(true)

  const connected = server(() => ({ kind: 'taken', seq: 7 }))
  const second = createOutbox(kept, 'key', connected.send)
  expect(second.state().entries.map(stopOf)).toEqual(['1', '2'])
  await second.send()
  expect(connected.sent).toEqual(['1', '2'])
  expect(second.state().isCutOff).toBe(false)
})

test('what is refused does not hold up the rest, and is shown until somebody has seen it', async () => {
  const why = text('这一站已经完成', 'This stop is done')
  const { sent, send } = server((stop) => (stop === '1' ? { kind: 'refused', why } : { kind: 'taken', seq: 3 }))
  const outbox = createOutbox(storage(), 'key', send)
  outbox.add(entry(1))
  outbox.add(entry(2))
  await outbox.send()
  expect(sent).toEqual(['1', '2'])
  expect(outbox.state().entries.map(stopOf)).toEqual(['2'])
  expect(outbox.state().refused.map(({ why: said }) => said)).toEqual([why])
  outbox.dismiss(entry(1).actionId)
  expect(outbox.state().refused).toEqual([])
})

test('two calls to send at once send each entry once', async () => {
  const { sent, send } = server(() => ({ kind: 'taken', seq: 3 }))
  const outbox = createOutbox(storage(), 'key', send)
  outbox.add(entry(1))
  await Promise.all([outbox.send(), outbox.send(), outbox.send()])
  expect(sent).toEqual(['1'])
})

test('what cannot be read, or cannot be kept, hinders nobody', async () => {
  const broken = {
    getItem: () => '[{"actionId":1}, 5]',
    setItem: () => {
      throw new Error('full')
    },
  }
  const { sent, send } = server(() => ({ kind: 'taken', seq: 3 }))
  const outbox = createOutbox(broken, 'key', send)
  expect(outbox.state().entries).toEqual([])
  outbox.add(entry(1))
  await outbox.send()
  expect(sent).toEqual(['1'])
})

test('a plan that follows on a refused one is refused with it, and both are there after a reload', async () => {
  const why = text('线路刚刚由别人改过', 'Changed by somebody else')
  const plan = (number: number): Omit<OutboxEntry, 'seq'> => ({
    ...entry(number),
    action: {
      name: 'save',
      form: {
        happenedAt: '2022-09-15T01:00:00.000Z',
        revision: number,
        settings: usualDay,
        stops: [streetStop('a', 0)],
        routes: [['a']],
        expected: [],
      },
    },
  })
  const kept = storage()
  const sent: string[] = []
  const outbox = createOutbox(kept, 'key', async ({ actionId, action }) => {
    sent.push(actionId.slice(-1))
    return action.name === 'save' ? { kind: 'refused', why } : { kind: 'taken', seq: 9 }
  })
  outbox.add(plan(1))
  outbox.add(plan(2))
  outbox.add(entry(3))
  await outbox.send()
  expect(sent).toEqual(['1', '3'])
  const after = createOutbox(kept, 'key', async () => ({ kind: 'unanswered' }))
  expect(after.state().refused.map(({ entry: { actionId } }) => actionId.slice(-1))).toEqual(['1', '2'])
  expect(after.state().entries).toEqual([])
})
