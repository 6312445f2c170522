/** The squad's desk: what it has to hand over, to answer and to re-check, and the points it keeps an eye on. */
import { endOfWeek } from '../calendar'
import { text } from '../text'
import {
  always,
  byClock,
  byDay,
  byOpenIssues,
  type DeskSection,
  isFollowed,
  issues,
  isUnderWay,
  look,
  points,
} from './section'

/** What waits for the squad first, then what it waits for. */
export const squadDesk: readonly DeskSection[] = [
  issues({
    key: 'toNotify',
    label: text('待交办', 'To be notified'),
    holds: (issue, owner) => isFollowed(issue, owner) && issue.stage === 'found',
    order: byClock,
    next: (_issue, { isCaptain }) => (isCaptain ? 'notify' : null),
    several: [],
    empty: text('没有待交办的问题。', 'Nothing is waiting to be notified.'),
  }),
  issues({
    key: 'toAnswer',
    label: text('待答复的申请', 'Requests to answer'),
    holds: (issue, owner) => isFollowed(issue, owner) && isUnderWay(issue) && issue.request !== null,
    order: byDay(({ request }) => request?.askedOn),
    next: always('answer'),
    several: [],
  }),
  issues({
    key: 'waitingForClaim',
    label: text('待单位认领', 'Waiting for the claim'),
    holds: (issue, owner) => isFollowed(issue, owner) && issue.stage === 'notified',
    order: byClock,
    next: look,
    several: [],
  }),
  issues({
    key: 'dueThisWeek',
    label: text('超期和本周到期', 'Overdue or due this week'),
    holds: (issue, owner, today) =>
      isFollowed(issue, owner) &&
      issue.stage === 'claimed' &&
      issue.clock !== null &&
      issue.clock.dueOn <= endOfWeek(today),
    order: byClock,
    next: look,
    several: [],
  }),
  issues({
    key: 'toRecheck',
    label: text('待复查', 'To re-check'),
    holds: (issue, owner) => isFollowed(issue, owner) && issue.stage === 'rectified',
    order: byClock,
    next: always('passRecheck'),
    several: [],
    empty: text('没有待复查的问题。', 'Nothing is waiting for a re-check.'),
  }),
  issues({
    key: 'sentBack',
    label: text('已退回，整改中', 'Sent back, being rectified'),
    holds: (issue, owner) => isFollowed(issue, owner) && issue.stage === 'claimed' && issue.sentBackTimes > 0,
    order: byClock,
    next: look,
    several: [],
  }),
  issues({
    key: 'foundByOthers',
    label: text('其他分队主办、涉及本队', 'Followed by other squads, concerning ours'),
    holds: (issue, owner) =>
      !isFollowed(issue, owner) &&
      (isUnderWay(issue) || issue.stage === 'found' || issue.stage === 'rectified') &&
      issue.keys.some((squad) => owner.squads.includes(squad)),
    order: byClock,
    next: look,
    several: [],
  }),
  points({
    key: 'tracked',
    label: text('跟踪督促点位', 'Points on the tracking list'),
    holds: (point, { squads }) => point.trackedSince !== null && point.keys.some((squad) => squads.includes(squad)),
    order: byOpenIssues,
  }),
  points({
    key: 'flagged',
    label: text('重点、难点点位', 'Key and hard points'),
    holds: (point, { squads }) => (point.isKey || point.isHard) && point.keys.some((squad) => squads.includes(squad)),
    order: byOpenIssues,
  }),
]
