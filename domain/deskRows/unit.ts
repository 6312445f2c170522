/** The unit's desk: what it has to claim, to rectify and to answer for. */
import { addDays } from '../calendar'
import type { ActionName } from '../issueActions'
import { text } from '../text'
import {
  always,
  byClock,
  type DeskIssue,
  type DeskOwner,
  type DeskSection,
  isMine,
  issues,
  isUnderWay,
  look,
  newestFirst,
  recentDays,
} from './section'

/** The unit's own next step, wherever the issue stands. */
const unitsNext = (issue: DeskIssue, { isPrincipal }: DeskOwner): ActionName | null => {
  if (issue.stage === 'claimed') return 'rectify'
  if (issue.stage !== 'notified') return null
  if (!issue.claimPending) return 'claim'
  return isPrincipal ? 'confirmClaim' : null
}

/** What is late first, then what waits for the unit, then what waits for others. */
export const unitDesk: readonly DeskSection[] = [
  issues({
    key: 'overdue',
    label: text('超期', 'Overdue'),
    holds: (issue, owner) => isMine(issue, owner) && isUnderWay(issue) && issue.overdue,
    order: byClock,
    next: unitsNext,
    several: ['claim', 'confirmClaim', 'rectify', 'explainDelay'],
  }),
  issues({
    key: 'toConfirm',
    label: text('待负责人确认认领', 'Claims for the principal to confirm'),
    holds: (issue, owner) => isMine(issue, owner) && issue.claimPending,
    order: byClock,
    next: unitsNext,
    several: ['confirmClaim'],
  }),
  issues({
    key: 'sentBack',
    label: text('退回整改', 'Sent back'),
    holds: (issue, owner) => isMine(issue, owner) && issue.stage === 'claimed' && issue.sentBackTimes > 0,
    order: byClock,
    next: unitsNext,
    several: ['rectify'],
  }),
  issues({
    key: 'toClaim',
    label: text('待认领', 'To be claimed'),
    holds: (issue, owner) => isMine(issue, owner) && issue.stage === 'notified',
    order: byClock,
    next: unitsNext,
    several: ['claim'],
    empty: text('没有待认领的问题。', 'Nothing is waiting to be claimed.'),
  }),
  issues({
    key: 'requests',
    label: text('申请待答复', 'Requests waiting for an answer'),
    holds: (issue, owner) => isMine(issue, owner) && issue.stage === 'claimed' && issue.request !== null,
    order: byClock,
    next: unitsNext,
    several: ['rectify'],
  }),
  issues({
    key: 'passedDown',
    label: text('已分办下属单位', 'Passed down'),
    holds: (issue, owner) => isMine(issue, owner) && issue.stage === 'claimed' && issue.subordinateUnitId !== null,
    // What has been reported up waits for the unit; the rest waits for the subordinate.
    order: (one, other) =>
      Number(other.subordinateReport !== null) - Number(one.subordinateReport !== null) || byClock(one, other),
    next: unitsNext,
    several: ['rectify'],
  }),
  issues({
    key: 'rectifying',
    label: text('整改中', 'Rectifying'),
    holds: (issue, owner) => isMine(issue, owner) && issue.stage === 'claimed',
    order: byClock,
    next: unitsNext,
    several: ['rectify'],
    empty: text('没有整改中的问题。', 'Nothing is being rectified.'),
  }),
  issues({
    key: 'givenToUs',
    label: text('上级单位分办', 'Passed down to us'),
    holds: (issue, { units }) =>
      isUnderWay(issue) && issue.subordinateUnitId !== null && units.includes(issue.subordinateUnitId),
    order: byClock,
    next: always('reportUp'),
    several: [],
  }),
  issues({
    key: 'reported',
    label: text('已报整改，等待复查', 'Reported, awaiting re-check'),
    holds: (issue, owner) => isMine(issue, owner) && issue.stage === 'rectified',
    order: byClock,
    next: look,
    several: [],
  }),
  issues({
    key: 'recentlyClosed',
    label: text('最近销号', 'Closed lately'),
    holds: (issue, owner, today) =>
      isMine(issue, owner) && issue.stage === 'closed' && (issue.closedOn ?? '') >= addDays(today, -recentDays),
    order: newestFirst(({ closedOn }) => closedOn),
    next: look,
    several: [],
  }),
]
