/** The desks: which issue stands in which section, in which order, with which next step; each of them once. */
import { expect, test } from 'vitest'
import { endOfWeek } from '../../domain/calendar'
import type { Clock } from '../../domain/clocks'
import { desks, filledDesk, ownerOf, suits } from '../../domain/desk'
import type { DeskIssue, DeskPoint } from '../../domain/deskRows/section'
import type { Duty, Role } from '../../domain/people'

/** A Thursday. */
const today = '2022-09-15'
const clock = (due: string, daysLeft: number, part: Partial<Clock> = {}): Clock => ({
  whose: 'unit',
  for: 'rectify',
  dueOn: due,
  daysLeft,
  ...part,
})

const issue = (id: string, part: Partial<DeskIssue>): DeskIssue => ({
  id,
  stage: 'claimed',
  unitId: 'u1',
  subordinateUnitId: null,
  subordinateReport: null,
  followingSquad: 1,
  request: null,
  sentBackTimes: 0,
  foundOn: '2022-09-01',
  closedOn: null,
  escalation: { circular: 'none', circulars: 0, accountability: 'none' },
  overdue: false,
  clock: clock('2022-09-28', 13),
  claimPending: false,
  keys: [1],
  ...part,
})
const asked = (askedOn: string) =>
  ({ kind: 'extension', newDate: '2022-10-10', reason: '材料未到。', askedOn }) as const

const issues: readonly DeskIssue[] = [
  issue('found', { stage: 'found', unitId: null, clock: clock('2022-09-20', 5, { whose: 'squad', for: 'notify' }) }),
  issue('foundLate', {
    stage: 'found',
    unitId: null,
    clock: clock('2022-09-10', -5, { whose: 'squad', for: 'notify' }),
  }),
  issue('toClaim', { stage: 'notified', clock: clock('2022-09-19', 4, { for: 'claim' }) }),
  issue('pending', { stage: 'notified', claimPending: true, clock: clock('2022-09-16', 1, { for: 'claim' }) }),
  issue('claimLate', { stage: 'notified', overdue: true, clock: clock('2022-09-12', -3, { for: 'claim' }) }),
  issue('late', { overdue: true, clock: clock('2022-09-02', -13) }),
  issue('soon', { clock: clock('2022-09-17', 2) }),
  issue('later', {}),
  issue('sentBackTwice', { sentBackTimes: 2, clock: clock('2022-09-25', 10) }),
  issue('asked', { request: asked('2022-09-13'), clock: clock('2022-09-22', 7) }),
  issue('askedFirst', { request: asked('2022-09-08'), clock: clock('2022-09-30', 15) }),
  issue('down', { subordinateUnitId: 'u9' }),
  issue('downReported', {
    subordinateUnitId: 'u9',
    subordinateReport: { what: '已清理。', on: '2022-09-14' },
    clock: clock('2022-09-29', 14),
  }),
  issue('rectified', {
    stage: 'rectified',
    clock: clock('2022-09-21', 6, { whose: 'squad', for: 'recheck' }),
  }),
  issue('closed', { stage: 'closed', closedOn: '2022-09-10', clock: null }),
  issue('closedLongAgo', { stage: 'closed', closedOn: '2022-07-10', clock: null }),
  issue('elsewhere', { unitId: 'u5', followingSquad: 2, keys: [1, 2], clock: clock('2022-09-26', 11) }),
  issue('foreign', { unitId: 'u7', followingSquad: 2, keys: [2], overdue: true, clock: clock('2022-08-31', -15) }),
]
const points: readonly DeskPoint[] = [
  { id: 1, isKey: true, isHard: false, trackedSince: null, openIssues: 1, keys: [1] },
  { id: 2, isKey: false, isHard: true, trackedSince: '2022-09-01', openIssues: 4, keys: [1, 3] },
  { id: 3, isKey: false, isHard: false, trackedSince: '2022-09-01', openIssues: 5, keys: [2] },
]

const owner = (...duties: Duty[]) =>
  ownerOf(
    duties.map((duty) => ({ duty })),
    new Map([
      [1, 1],
      [2, 2],
    ]),
  )
/** Each section's items by id, and the next step of its first; empty sections left out. */
const shown = (role: Role, ...duties: Duty[]) => {
  const me = owner(...duties)
  return filledDesk(role, { issues, points }, me, today)
    .filter(({ items }) => items.length > 0)
    .map(({ section, items }) => {
      const ids = items.map(({ id }) => id).join(' ')
      const next = section.of === 'issues' ? section.next(items[0] as DeskIssue, me) : null
      return [section.key, ids, next]
    })
}

const principal: Duty = { role: 'unit', unitId: 'u1', position: 'principal' }
const clerk: Duty = { ...principal, position: 'clerk' }

test('the unit’s desk: overdue on top, each attempt counted, the next step by stage', () => {
  expect(shown('unit', principal)).toEqual([
    ['overdue', 'late claimLate', 'rectify'],
    ['toConfirm', 'pending', 'confirmClaim'],
    ['sentBack', 'sentBackTwice', 'rectify'],
    ['toClaim', 'toClaim', 'claim'],
    ['requests', 'asked askedFirst', 'rectify'],
    ['passedDown', 'downReported down', 'rectify'],
    ['rectifying', 'soon later', 'rectify'],
    ['reported', 'rectified', null],
    ['recentlyClosed', 'closed', null],
  ])
})

test('a clerk sees what waits for the principal and confirms nothing', () => {
  expect(shown('unit', clerk)[1]).toEqual(['toConfirm', 'pending', null])
  const pending = issues.find(({ id }) => id === 'pending') as DeskIssue
  expect(suits('confirmClaim', pending, owner(clerk))).toBe(false)
  expect(suits('confirmClaim', pending, owner(principal))).toBe(true)
  expect(suits('claim', pending, owner(principal))).toBe(false)
})

test('the subordinate unit sees what its superior passed down', () => {
  expect(shown('unit', { role: 'unit', unitId: 'u9', position: 'principal' })).toEqual([
    ['givenToUs', 'down downReported', 'reportUp'],
  ])
})

test('the squad’s desk: late notices first, requests by age, both keys, and its points', () => {
  expect(shown('squad', { role: 'squad', squad: 1, position: 'captain' })).toEqual([
    ['toNotify', 'foundLate found', 'notify'],
    ['toAnswer', 'askedFirst asked', 'answer'],
    ['waitingForClaim', 'claimLate pending toClaim', null],
    ['dueThisWeek', 'late soon', null],
    ['toRecheck', 'rectified', 'passRecheck'],
    ['sentBack', 'sentBackTwice', null],
    ['foundByOthers', 'elsewhere', null],
    ['tracked', '2', null],
    ['flagged', '2 1', null],
  ])
})

test('a member does not notify: the captain does', () => {
  expect(shown('squad', { role: 'squad', squad: 1, position: 'member' })[0]).toEqual([
    'toNotify',
    'foundLate found',
    null,
  ])
})

test('the office reads what is overdue by unit, unanswered requests and failed re-checks', () => {
  expect(shown('office', { role: 'office' })).toEqual([
    ['overdue', 'foreign late claimLate', null],
    ['toAnswer', 'askedFirst asked', 'answer'],
    ['failedRechecks', 'sentBackTwice', null],
    ['tracked', '3 2', null],
  ])
})

test('a leader sees the own group alone; the commander signs first', () => {
  expect(shown('leader', { role: 'leader', group: 2 })).toEqual([['overdue', 'foreign', null]])
  const drafted = issue('drafted', { escalation: { circular: 'drafted', circulars: 0, accountability: 'none' } })
  const [first] = filledDesk('commander', { issues: [...issues, drafted], points }, owner({ role: 'commander' }), today)
  expect(first?.items.map(({ id }) => id)).toEqual(['drafted'])
})

test('no issue stands twice on a desk', () => {
  const duties: Duty[] = [principal, { role: 'squad', squad: 1, position: 'captain' }, { role: 'office' }]
  for (const role of ['unit', 'squad', 'office'] as const) {
    const ids = filledDesk(role, { issues, points: [] }, owner(...duties), today).flatMap(({ items }) =>
      items.map(({ id }) => id),
    )
    expect(new Set(ids).size).toBe(ids.length)
  }
})

test('an empty desk has its sentences', () => {
  for (const [role, sections] of Object.entries(desks)) {
    expect(new Set(sections.map(({ key }) => key)).size, role).toBe(sections.length)
  }
  expect(filledDesk('unit', { issues: [], points: [] }, owner(principal), today).flatMap(({ items }) => items)).toEqual(
    [],
  )
})

test('a week ends on its Sunday', () => {
  expect(endOfWeek('2022-09-15')).toBe('2022-09-18')
  expect(endOfWeek('2022-09-18')).toBe('2022-09-18')
  expect(endOfWeek('2022-09-19')).toBe('2022-09-25')
})
