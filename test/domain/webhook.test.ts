/** Webhooks: how long it is waited after each failure, and what an address is called in the log. */
import { expect, test } from 'vitest'
import { pauseAfter, toldAddress, webhookFormSchema, webhookSecretOf, webhookSecretSchema } from '../../domain/webhook'

const minute = 60_000
const hour = 60 * minute

test.each([
  [1, null, 10_000],
  [2, null, minute],
  [3, null, 5 * minute],
  [4, null, 30 * minute],
  [5, null, 2 * hour],
  [8, null, 24 * hour],
  [9, null, 24 * hour],
  // Given up.
  [10, null, null],
  // What the destination asks for, where that is longer; and no longer than a day.
  [1, 90_000, 90_000],
  [4, 1_000, 30 * minute],
  [1, 40 * hour, 24 * hour],
])('after failure %i, asked for %s ms: %s ms', (attempts, asked, pause) => {
  expect(pauseAfter(attempts, asked)).toBe(pause)
})

test('what stands behind the question mark of an address is not told', () => {
  expect(toldAddress('https://hooks.example.cn/xuncheng/12345?token=geheim#part')).toBe(
    'https://hooks.example.cn/xuncheng/12345',
  )
})

test('a form names a destination, its address and what it hears of', () => {
  const form = { name: '数字城管', url: 'https://hooks.example.cn/a', topics: ['issues'] }
  expect(webhookFormSchema.safeParse(form).success).toBe(true)
  for (const wrong of [
    { ...form, name: ' ' },
    { ...form, topics: [] },
    { ...form, topics: ['everything'] },
    { ...form, url: `https://hooks.example.cn/${'a'.repeat(500)}` },
    { ...form, secret: 'whsec_' },
  ])
    expect(webhookFormSchema.safeParse(wrong).success).toBe(false)
})

test('a secret is 32 bytes, said as the specification says it', () => {
  const secret = webhookSecretOf(new Uint8Array(32).fill(7))
  expect(secret).toBe('whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=')
  expect(webhookSecretSchema.safeParse(secret).success).toBe(true)
  expect(webhookSecretSchema.safeParse('whsec_short=').success).toBe(false)
})
