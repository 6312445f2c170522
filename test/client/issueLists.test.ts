/** A list of issues follows one change by one row. */
import { expect, test } from 'vitest'
import { type IssueListAnswer, type IssueSummary, patchedList } from '../../client/issueLists'

const issue = (id: string, part: Partial<IssueSummary> = {}) =>
  ({ id, seq: 2, stage: 'notified', closedOn: null, ...part }) as IssueSummary
const list = (...issues: IssueSummary[]): IssueListAnswer => ({ more: false, issues })
const ids = ({ issues }: IssueListAnswer) => issues.map(({ id }) => id)
const open = { stages: ['found', 'notified', 'claimed', 'rectified'] } as const

test('a changed issue takes its newer row, a new one comes to the top', () => {
  const after = patchedList(list(issue('a'), issue('b')), open, 'b', issue('b', { seq: 3, stage: 'claimed' }))
  expect(after.issues.map(({ id, stage }) => [id, stage])).toEqual([
    ['b', 'claimed'],
    ['a', 'notified'],
  ])
  expect(ids(patchedList(after, open, 'c', issue('c')))).toEqual(['c', 'b', 'a'])
})

test('what leaves the list’s stages, or the reader’s sight, leaves the list', () => {
  const before = list(issue('a'), issue('b'))
  expect(ids(patchedList(before, open, 'a', issue('a', { stage: 'closed', seq: 3 })))).toEqual(['b'])
  expect(ids(patchedList(before, open, 'a', null))).toEqual(['b'])
})

test('the list of the lately closed takes what is closed since its day', () => {
  const recent = { stages: ['closed'], closedSince: '2022-09-01' } as const
  const closed = (id: string, closedOn: string) => issue(id, { stage: 'closed', closedOn })
  expect(ids(patchedList(list(), recent, 'a', closed('a', '2022-09-01')))).toEqual(['a'])
  expect(ids(patchedList(list(), recent, 'a', closed('a', '2022-08-31')))).toEqual([])
})

test('an older summary that arrives late changes nothing', () => {
  const before = list(issue('a', { seq: 5, stage: 'claimed' }))
  expect(patchedList(before, open, 'a', issue('a', { seq: 4 }))).toBe(before)
})
