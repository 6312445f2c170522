/** Access tokens: what one looks like, until when it works, and which may not be made. */
import { expect, test } from 'vitest'
import { isGoodOn, mostTokens, tokenFault, tokenFormSchema, tokenOf } from '../../domain/accessToken'
import { isRefusal } from '../../domain/refusal'

const today = '2022-09-15'

test('32 bytes become 43 letters that an address and a header take', () => {
  const form = { id: '01810000-0000-7000-8000-000000000001', name: 'QGIS', until: today }
  for (const byte of [0, 62, 63, 255]) {
    const token = tokenOf(new Uint8Array(32).fill(byte))
    expect(token).toMatch(/^xuncheng_[A-Za-z0-9_-]{43}$/)
    expect(tokenFormSchema.safeParse({ ...form, token }).success).toBe(true)
  }
  expect(tokenFormSchema.safeParse({ ...form, token: tokenOf(new Uint8Array(31)) }).success).toBe(false)
})

test('it works through its last day, unless it was revoked', () => {
  expect(isGoodOn({ until: today, revokedOn: null }, today)).toBe(true)
  expect(isGoodOn({ until: '2022-09-14', revokedOn: null }, today)).toBe(false)
  expect(isGoodOn({ until: '2022-12-31', revokedOn: '2022-09-15' }, today)).toBe(false)
})

test('from today until a year on, and no more than twenty at a time', () => {
  expect(tokenFault(today, 0, today)).toBe(null)
  expect(tokenFault('2023-09-16', mostTokens - 1, today)).toBe(null)
  for (const fault of [
    tokenFault('2022-09-14', 0, today),
    tokenFault('2023-09-17', 0, today),
    tokenFault(today, mostTokens, today),
  ]) {
    expect(isRefusal(fault)).toBe(true)
    expect(fault?.refused.zh).toContain('请')
  }
})
