/** What speaks for a stop today: each reason alone with its worth, their sum, and the order. */
import { describe, expect, test } from 'vitest'
import { chosenAtFirst, type ProposalDay, type ProposalFacts, propose } from '../../domain/routeProposal'

const quiet: ProposalFacts = {
  pointId: 1,
  scopeId: 'town',
  scopeVisitedOn: '2022-09-14',
  status: 'compliant',
  awaitingRecheck: 0,
  awaitingSince: null,
  lastVisitedOn: '2022-09-14',
  isOfNewKind: false,
  isKey: false,
  isHard: false,
}
const day: ProposalDay = { today: '2022-09-15', outingsMissing: 0 }
/** Two points of the scope weigh more, so that nothing is said of the scope, unless it is told when it was seen last. */
const why = (facts: Partial<ProposalFacts>, on: Partial<ProposalDay> = {}) => {
  const today = on.today ?? day.today
  const scope = { scopeVisitedOn: today }
  const late = { ...quiet, ...scope, status: 'overdue', awaitingRecheck: 1, awaitingSince: '2022-05-01' } as const
  const others = facts.scopeVisitedOn === undefined ? [98, 99].map((pointId) => ({ ...late, pointId })) : []
  return propose([...others, { ...quiet, ...scope, ...facts }], { ...day, ...on })
    .filter(({ pointId }) => pointId === quiet.pointId)
    .map(({ priority, reasons }) => [priority, reasons.map(({ reason, worth }) => `${reason} ${worth}`)])
}

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
    ['of another kind since',           { status: 'uninspected', isOfNewKind: true }, {}, 2, ['newKind 2']],
    ['never inspected, in June',        { status: 'uninspected', lastVisitedOn: null }, { today: '2022-06-15' }, 3, ['neverInspected 2', 'phase 1']],
    ['re-checks are July’s focus',      { status: 'awaitingRecheck', awaitingRecheck: 1, awaitingSince: '2022-07-14', lastVisitedOn: '2022-07-14' }, { today: '2022-07-15' }, 4, ['awaitingRecheck 3', 'phase 1']],
    ['a key point in August',           { isKey: true, lastVisitedOn: '2022-08-14' }, { today: '2022-08-15' }, 2.5, ['phase 2', 'keyOrHard 0.5']],
    ['a key and hard point in September', { isKey: true, isHard: true }, {}, 1, ['keyOrHard 1']],
    ['an outing is due, not seen this month', { lastVisitedOn: '2022-08-31' }, { outingsMissing: 1 }, 0.8, ['outingDue 0.5', 'longAgo 0.3']],
    ['an outing is due, seen this month', { lastVisitedOn: '2022-09-10' }, { outingsMissing: 1 }, 0, []],
    ['its scope not seen this month',   { isKey: true, scopeVisitedOn: '2022-08-31' }, {}, 2.5, ['scopeUnseen 2', 'keyOrHard 0.5']],
    ['its scope never seen',            { isKey: true, scopeVisitedOn: null }, {}, 2.5, ['scopeUnseen 2', 'keyOrHard 0.5']],
    ['first in its scope, seen this month', { isKey: true, scopeVisitedOn: '2022-09-01' }, {}, 1, ['keyOrHard 0.5', 'firstOfScope 0.5']],
    ['its scope not seen, itself well', { scopeVisitedOn: null }, {}, 0, []],
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

describe('a scope that has not been seen this month', () => {
  const point = (pointId: number, scopeId: string, part: Partial<ProposalFacts> = {}): ProposalFacts => ({
    ...quiet,
    pointId,
    scopeId,
    scopeVisitedOn: scopeId === 'airport' ? '2022-08-30' : '2022-09-14',
    ...part,
  })
  const proposed = propose(
    [
      ...[1, 2, 3, 4].map((id) => point(id, 'town', { status: 'overdue', isKey: true })),
      point(5, 'town', { isKey: true }),
      ...[11, 12, 13].map((id) => point(id, 'airport', { isHard: true })),
      point(14, 'airport', { isHard: true, isKey: true }),
      point(15, 'airport'),
    ],
    day,
  )

  test('speaks for its two weightiest points, and for no point that nothing else speaks for', () => {
    expect(proposed.map(({ pointId, priority }) => [pointId, priority])).toEqual([
      [1, 4],
      [2, 4],
      [3, 3.5],
      [4, 3.5],
      [14, 3],
      [11, 2.5],
      [5, 0.5],
      [12, 0.5],
      [13, 0.5],
    ])
  })

  test('has its two first among those chosen at first, as has every other', () => {
    expect(chosenAtFirst(proposed, 7)).toEqual([1, 2, 3, 4, 14, 11, 5])
    expect(chosenAtFirst(proposed, 4)).toEqual([1, 2, 14, 11])
    expect(chosenAtFirst(proposed, 3)).toEqual([1, 2, 14])
    expect(chosenAtFirst([], 25)).toEqual([])
  })
})
