/** The desks of office, commander and group leaders: what is late, what failed, and what waits for their word. */
import { text } from '../text'
import {
  always,
  byClock,
  byDay,
  byOpenIssues,
  type DeskIssue,
  type DeskOwner,
  type DeskSection,
  type IssueSection,
  isOfGroups,
  issues,
  isUnderWay,
  look,
  points,
} from './section'

const overdueByUnit = (isConcerned: (issue: DeskIssue, owner: DeskOwner) => boolean): DeskSection =>
  issues({
    key: 'overdue',
    label: text('超期', 'Overdue'),
    holds: (issue, owner) => isConcerned(issue, owner) && isUnderWay(issue) && issue.overdue,
    order: byClock,
    next: look,
    several: [],
    byUnit: true,
    empty: text('没有超期的问题。', 'Nothing is overdue.'),
  })
const failedRechecks = (isConcerned: (issue: DeskIssue, owner: DeskOwner) => boolean): DeskSection =>
  issues({
    key: 'failedRechecks',
    label: text('复查未通过', 'Re-checks that failed'),
    holds: (issue, owner) => isConcerned(issue, owner) && issue.stage === 'claimed' && issue.sentBackTimes > 0,
    order: (one, other) => other.sentBackTimes - one.sentBackTimes || byClock(one, other),
    next: look,
    several: [],
  })
const unanswered = (
  isConcerned: (issue: DeskIssue, owner: DeskOwner) => boolean,
  next: IssueSection['next'],
): DeskSection =>
  issues({
    key: 'toAnswer',
    label: text('待答复的申请', 'Unanswered requests'),
    holds: (issue, owner) => isConcerned(issue, owner) && isUnderWay(issue) && issue.request !== null,
    order: byDay(({ request }) => request?.askedOn),
    next,
    several: [],
  })
const everyone = () => true

/** What only the office does, then what is late or stuck anywhere. */
export const officeDesk: readonly DeskSection[] = [
  issues({
    key: 'toRefer',
    label: text('已签批、待提请或待结果', 'Signed: to be referred, or outcome awaited'),
    holds: ({ escalation: { accountability } }) => accountability === 'signed' || accountability === 'referred',
    order: byClock,
    next: ({ escalation }) =>
      escalation.accountability === 'signed' ? 'referForAccountability' : 'recordAccountability',
    several: [],
  }),
  overdueByUnit(everyone),
  unanswered(everyone, always('answer')),
  failedRechecks(everyone),
  points({
    key: 'tracked',
    label: text('跟踪督促点位', 'Points on the tracking list'),
    holds: ({ trackedSince }) => trackedSince !== null,
    order: byOpenIssues,
  }),
]

/** What waits for the signature, then what is late or failed. */
export const commanderDesk: readonly DeskSection[] = [
  issues({
    key: 'toSign',
    label: text('待签批', 'To be signed'),
    holds: ({ escalation: { circular, accountability } }) => circular === 'drafted' || accountability === 'drafted',
    order: byClock,
    next: ({ escalation }) => (escalation.circular === 'drafted' ? 'circulate' : 'signReferral'),
    several: [],
    empty: text('没有待签批的文件。', 'Nothing is waiting to be signed.'),
  }),
  overdueByUnit(everyone),
  failedRechecks(everyone),
]

/** The same of the own groups’ squads: leaders look, squads act. */
export const leaderDesk: readonly DeskSection[] = [
  overdueByUnit(isOfGroups),
  unanswered(isOfGroups, look),
  failedRechecks(isOfGroups),
]
