/** What speaks for a stop today: each reason alone with its worth, their sum, and the order. */
import { describe, expect, test } from 'vitest'
import { type ProposalDay, type ProposalFacts, propose } from '../../domain/routeProposal'

const quiet: ProposalFacts = {
  pointId: 1,
  status: 'compliant',
  awaitingRecheck: 0,
  awaitingSince: null,
  lastVisitedOn: '2022-09-14',
  isKey: false,
  isHard: false,
}
const day: ProposalDay = { today: '2022-09-15', outingsMissing: 0 }
const why = (facts: Partial<ProposalFacts>, on: Partial<ProposalDay> = {}) =>
  propose([{ ...quiet, ...facts }], { ...day, ...on }).map(({ priority, reasons }) => [
    priority,
    reasons.map(({ reason, worth }) => `${reason} ${worth}`),
  ])

test('a compliant point seen yesterday is not proposed', () => {
  expect(why({})).toEqual([])
})

describe('each reason', () => {
  // biome-ignore format: a table is read by its columns
  test.each<[string, Partial<ProposalFacts>, Partial<ProposalDay>, number, string[]]>([
    ['re-check waiting for 3 days',     { status: 'awaitingRecheck', awaitingRecheck: 1, awaitingSince: '2022-09-12' }, {}, 4, ['awaitingRecheck 3', 'phase 1']],
    ['three issues wait for it',        { status: 'awaitingRecheck', awaitingRecheck: 3, awaitingSince: '2022-09-12' }, {}, 5, ['awaitingRecheck 4', 'phase 1']],
    ['for 5 days: not overdue yet',     { status: 'awaitingRecheck', awaitingRecheck: 1, awaitingSince: '2022-09-10' }, {}, 4, ['awaitingRecheck 3', 'phase 1']],
    ['for 10 days: overdue',            { status: 'awaitingRecheck', awaitingRecheck: 1, awaitingSince: '2022-09-05' }, {}, 6, ['overdueRecheck 5', 'phase 1']],
    ['for a month: as overdue as it gets', { status: 'awaitingRecheck', awaitingRecheck: 1, awaitingSince: '2022-08-15' }, {}, 7, ['overdueRecheck 6', 'phase 1']],
    ['the unit is late',                { status: 'overdue' }, {}, 3, ['overdueIssue 2', 'phase 1']],
    ['never inspected, in September',   { status: 'uninspected', lastVisitedOn: null }, {}, 2, ['neverInspected 2']],
    ['never inspected, in June',        { status: 'uninspected', lastVisitedOn: null }, { today: '2022-06-15' }, 3, ['neverInspected 2', 'phase 1']],
    ['re-checks are July’s focus',      { status: 'awaitingRecheck', awaitingRecheck: 1, awaitingSince: '2022-07-14', lastVisitedOn: '2022-07-14' }, { today: '2022-07-15' }, 4, ['awaitingRecheck 3', 'phase 1']],
    ['a key point in August',           { isKey: true, lastVisitedOn: '2022-08-14' }, { today: '2022-08-15' }, 2.5, ['phase 2', 'keyOrHard 0.5']],
    ['a key and hard point in September', { isKey: true, isHard: true }, {}, 1, ['keyOrHard 1']],
    ['an outing is due, not seen this month', { lastVisitedOn: '2022-08-31' }, { outingsMissing: 1 }, 0.8, ['outingDue 0.5', 'longAgo 0.3']],
    ['an outing is due, seen this month', { lastVisitedOn: '2022-09-10' }, { outingsMissing: 1 }, 0, []],
    ['not seen for 37 days',            { lastVisitedOn: '2022-08-09' }, {}, 1, ['longAgo 1']],
    ['not seen since June: no more than two', { lastVisitedOn: '2022-06-02' }, {}, 2, ['longAgo 2']],
  ])('%s', (_, facts, on, priority, reasons) => {
    expect(why(facts, on)).toEqual(priority === 0 ? [] : [[priority, reasons]])
  })
})

test('the weightiest come first; of equals, the lower number', () => {
  const facts = (pointId: number, part: Partial<ProposalFacts>): ProposalFacts => ({ ...quiet, pointId, ...part })
  const ranked = propose(
    [
      facts(3, { lastVisitedOn: null, status: 'uninspected' }),
      facts(2, { status: 'overdue' }),
      facts(1, { lastVisitedOn: null, status: 'uninspected' }),
      facts(4, {}),
    ],
    day,
  )
  expect(ranked.map(({ pointId }) => pointId)).toEqual([2, 1, 3])
})
