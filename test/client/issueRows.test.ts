import { expect, test } from 'vitest'
import { byUrgency, type IssueRow, isIssueShown, type ListedIssue, statusOfIssue } from '../../client/lists/issueRows'
import { type Filter, wholeCity } from '../../client/view'
import type { MapPoint } from '../../domain/mapSnapshot'

const point: MapPoint = {
  id: 7,
  code: 'D0007',
  name: '久安社区',
  kind: 'community',
  position: [111.13, 37.52],
  scopeId: 'fengshan',
  urban: true,
  responsibleUnitIds: ['fengshanOffice', 'housing'],
  leadUnitId: 'housing',
  status: 'open',
  dueOn: null,
  openIssues: 1,
  isKey: false,
  isHard: false,
  trackedSince: null,
  retiredOn: null,
}

const issue: ListedIssue = {
  seq: 3,
  id: '00000000-0000-7000-8000-000000000001',
  subject: { kind: 'point', pointId: 7 },
  stage: 'claimed',
  checkItem: 'clean',
  what: '楼道堆放杂物。',
  severity: 'ordinary',
  foundOn: '2022-09-01',
  unitId: 'fengshanOffice',
  subordinateUnitId: null,
  subordinateReport: null,
  followingSquad: 5,
  jointSquads: [],
  claimBy: null,
  rectifyBy: '2022-09-20',
  claimPending: false,
  request: null,
  delay: null,
  rectifiedOn: null,
  rectifiedTimes: 0,
  closedOn: null,
  voidedOn: null,
  sentBackTimes: 0,
  relapses: 0,
  escalation: { circular: 'none', circulars: 0, accountability: 'none' },
  overdue: false,
  clock: { whose: 'unit', for: 'rectify', dueOn: '2022-09-20', daysLeft: 5 },
}

const row: IssueRow = {
  issue,
  point,
  pointStatus: 'open',
  scopeId: 'fengshan',
  scopeSquad: 1,
  place: '久安社区',
}
const having = (part: Partial<ListedIssue>): IssueRow => ({ ...row, issue: { ...issue, ...part } })
const unitRow: IssueRow = {
  issue: { ...issue, subject: { kind: 'unit', unitId: 'housing', indicator: 'routineWork' }, unitId: 'housing' },
  point: null,
  pointStatus: null,
  scopeId: null,
  scopeSquad: null,
  place: '市住建局 · 日常性工作',
}
const shown = (of: IssueRow, part: Partial<Filter>) => isIssueShown(of, { ...wholeCity.filter, ...part })

test('an open issue stands as its point would stand with it alone', () => {
  expect(statusOfIssue(having({ stage: 'found' }))).toBe('open')
  expect(statusOfIssue(having({ stage: 'notified' }))).toBe('open')
  expect(statusOfIssue(having({ stage: 'claimed' }))).toBe('rectifying')
  expect(statusOfIssue(having({ stage: 'rectified' }))).toBe('awaitingRecheck')
  expect(statusOfIssue(having({ stage: 'claimed', overdue: true }))).toBe('overdue')
})

test('a closed issue is found by the status of its point', () => {
  expect(statusOfIssue({ ...having({ stage: 'closed' }), pointStatus: 'compliant' })).toBe('compliant')
})

test('a filter by status shows the issues of that status', () => {
  expect(shown(row, { statuses: ['rectifying', 'overdue'] })).toBe(true)
  expect(shown(row, { statuses: ['overdue'] })).toBe(false)
})

test('a squad sees the issues in its scopes and those that it follows elsewhere', () => {
  expect(shown(row, { squad: 1 })).toBe(true)
  expect(shown(row, { squad: 5 })).toBe(true)
  expect(shown(row, { squad: 2 })).toBe(false)
})

test('a unit finds what it holds and what lies at points that it builds', () => {
  expect(shown(row, { unitId: 'fengshanOffice' })).toBe(true)
  expect(shown(row, { unitId: 'housing' })).toBe(true)
  expect(shown(row, { unitId: 'transport' })).toBe(false)
  expect(shown(unitRow, { unitId: 'housing' })).toBe(true)
})

test('an issue without a place is in no scope, of no kind, and not urban', () => {
  expect(shown(unitRow, {})).toBe(true)
  expect(shown(unitRow, { scopeId: 'fengshan' })).toBe(false)
  expect(shown(unitRow, { kind: 'community' })).toBe(false)
  expect(shown(unitRow, { urbanOnly: true })).toBe(false)
})

test('a search finds an issue by its place, the code of its point and its own words', () => {
  expect(shown(row, { search: '久安' })).toBe(true)
  expect(shown(row, { search: 'd0007' })).toBe(true)
  expect(shown(row, { search: '杂物' })).toBe(true)
  expect(shown(row, { search: '路灯' })).toBe(false)
})

test('overdue issues come first, then those whose clock ends next, then those without a clock', () => {
  const clock = (daysLeft: number): ListedIssue['clock'] => ({
    whose: 'unit',
    for: 'rectify',
    dueOn: '2022-09-20',
    daysLeft,
  })
  const rows = [
    having({ what: 'no clock', clock: null }),
    having({ what: 'in five days', clock: clock(5) }),
    having({ what: 'a day late', clock: clock(-1), overdue: true }),
    having({ what: 'ten days late', clock: clock(-10), overdue: true }),
    having({ what: 'today', clock: clock(0) }),
  ]
  expect(rows.sort(byUrgency).map((each) => each.issue.what)).toEqual([
    'ten days late',
    'a day late',
    'today',
    'in five days',
    'no clock',
  ])
})
