/**
 * The desks as data: what stands before a unit, a squad, the office, the leaders and the commander, in which order, and
 * what comes next. One table; a screen reads it. Each issue stands in the first section of a desk that holds it, so that
 * the counts add up and nothing is done twice.
 */
import { addDays, daysBetween, type LocalDate } from './calendar'
import type { Clock } from './clocks'
import type { Issue } from './issue'
import type { ActionName } from './issueActions'
import type { Post, Role } from './people'
import { type Text, text } from './text'

/** What a desk needs to know of an issue. */
export type DeskIssue = Pick<
  Issue,
  | 'id'
  | 'stage'
  | 'unitId'
  | 'subordinateUnitId'
  | 'subordinateReport'
  | 'followingSquad'
  | 'request'
  | 'sentBackTimes'
  | 'foundOn'
  | 'closedOn'
  | 'escalation'
> & {
  readonly overdue: boolean
  readonly clock: Clock | null
  readonly claimPending: boolean
  /** Squads that hold a key: of the place's scope, and of each of its units. */
  readonly keys: readonly number[]
}

/** What a desk needs to know of a point. */
export type DeskPoint = {
  readonly id: number
  readonly isKey: boolean
  readonly isHard: boolean
  readonly trackedSince: LocalDate | null
  readonly openIssues: number
  readonly keys: readonly number[]
}

/** The posts of one role that the person holds today: whose desk it is. */
export type DeskOwner = {
  readonly units: readonly string[]
  readonly squads: readonly number[]
  readonly groups: readonly number[]
  readonly isPrincipal: boolean
  /** Squads' papers leave with the captain's approval: a member does not notify. */
  readonly isCaptain: boolean
  readonly groupOfSquad: ReadonlyMap<number, number>
}

type Shared<T> = {
  readonly key: string
  readonly label: Text
  readonly holds: (item: T, owner: DeskOwner, today: LocalDate) => boolean
  readonly order: (one: T, other: T) => number
  /** Said where the section is empty; sections without a sentence are left out then. */
  readonly empty?: Text
}
export type IssueSection = Shared<DeskIssue> & {
  readonly of: 'issues'
  /** What to do next with an issue of this section; null: look at it. */
  readonly next: (issue: DeskIssue, owner: DeskOwner) => ActionName | null
  /** What may be done with several of them in one go. */
  readonly several: readonly ActionName[]
  /** Read under the names of the units that hold them. */
  readonly byUnit?: true
}
export type PointSection = Shared<DeskPoint> & { readonly of: 'points' }
export type DeskSection = IssueSection | PointSection

export const recentDays = 14

const never = Number.POSITIVE_INFINITY
const daysLeft = ({ clock }: DeskIssue): number => clock?.daysLeft ?? never
const byClock = (one: DeskIssue, other: DeskIssue): number => {
  const [left, right] = [daysLeft(one), daysLeft(other)]
  return left === right ? byId(one, other) : left - right
}
const byId = (one: DeskIssue, other: DeskIssue): number => (one.id < other.id ? -1 : 1)
const byDay =
  (day: (issue: DeskIssue) => LocalDate | null | undefined) =>
  (one: DeskIssue, other: DeskIssue): number => {
    const [first, second] = [day(one) ?? '9999', day(other) ?? '9999']
    return first === second ? byId(one, other) : first < second ? -1 : 1
  }
const newestFirst = (day: (issue: DeskIssue) => LocalDate | null) => (one: DeskIssue, other: DeskIssue) =>
  byDay(day)(other, one)
const byOpenIssues = (one: DeskPoint, other: DeskPoint): number =>
  other.openIssues - one.openIssues || one.id - other.id

/** The Sunday of this week: weeks run from Monday. 1970-01-05 was a Monday. */
export const endOfWeek = (today: LocalDate): LocalDate => addDays(today, 6 - (daysBetween('1970-01-05', today) % 7))

const issues = (section: Omit<IssueSection, 'of'>): IssueSection => ({ of: 'issues', ...section })
const points = (section: Omit<PointSection, 'of'>): PointSection => ({ of: 'points', ...section })
const always = (name: ActionName) => () => name
const look = () => null

const isMine = ({ unitId }: DeskIssue, { units }: DeskOwner) => unitId !== null && units.includes(unitId)
const isUnderWay = ({ stage }: DeskIssue) => stage === 'notified' || stage === 'claimed'
const isFollowed = ({ followingSquad }: DeskIssue, { squads }: DeskOwner) =>
  followingSquad !== null && squads.includes(followingSquad)
const isOfGroups = ({ followingSquad }: DeskIssue, { groups, groupOfSquad }: DeskOwner) =>
  followingSquad !== null && groups.includes(groupOfSquad.get(followingSquad) ?? -1)

/** The unit's own next step, wherever the issue stands. */
const unitsNext = (issue: DeskIssue, { isPrincipal }: DeskOwner): ActionName | null => {
  if (issue.stage === 'claimed') return 'rectify'
  if (issue.stage !== 'notified') return null
  if (!issue.claimPending) return 'claim'
  return isPrincipal ? 'confirmClaim' : null
}

const unitDesk: readonly DeskSection[] = [
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

const squadDesk: readonly DeskSection[] = [
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

const officeDesk: readonly DeskSection[] = [
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

const commanderDesk: readonly DeskSection[] = [
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

const leaderDesk: readonly DeskSection[] = [
  overdueByUnit(isOfGroups),
  unanswered(isOfGroups, look),
  failedRechecks(isOfGroups),
]

/** By role; in the order in which the sections stand on the screen. */
export const desks: Readonly<Record<Role, readonly DeskSection[]>> = {
  unit: unitDesk,
  squad: squadDesk,
  office: officeDesk,
  commander: commanderDesk,
  leader: leaderDesk,
}

export const deskTitle: Readonly<Record<Role, Text>> = {
  unit: text('单位任务', "The unit's tasks"),
  squad: text('分队任务', "The squad's tasks"),
  office: text('办公室任务', "The office's tasks"),
  commander: text('指挥长任务', "The commander's tasks"),
  leader: text('督导组任务', "The group's tasks"),
}

/** What is said where a whole desk is empty: the next step all the same. */
export const emptyDesk: Readonly<Record<Role, Text>> = {
  unit: text(
    '没有需要办理的问题。新的问题交办后会出现在这里。',
    'There is nothing to do. New issues appear here once they are notified.',
  ),
  squad: text(
    '没有待办事项。可在地图上选择点位，记录检查。',
    'There is nothing to do. Choose a point on the map and record an inspection.',
  ),
  office: text('没有超期、待答复的问题。', 'Nothing is overdue and no request is unanswered.'),
  commander: text('没有待签批的文件，没有超期的问题。', 'Nothing waits for your signature and nothing is overdue.'),
  leader: text('本组没有超期、待答复的问题。', 'In your group nothing is overdue and no request is unanswered.'),
}

export const ownerOf = (
  posts: readonly Pick<Post, 'duty'>[],
  groupOfSquad: ReadonlyMap<number, number>,
): DeskOwner => ({
  units: posts.flatMap(({ duty }) => (duty.role === 'unit' ? [duty.unitId] : [])),
  squads: posts.flatMap(({ duty }) => (duty.role === 'squad' ? [duty.squad] : [])),
  groups: posts.flatMap(({ duty }) => (duty.role === 'leader' ? [duty.group] : [])),
  isPrincipal: posts.some(({ duty }) => duty.role === 'unit' && duty.position === 'principal'),
  isCaptain: posts.some(({ duty }) => duty.role === 'squad' && duty.position === 'captain'),
  groupOfSquad,
})

export type FilledSection<I extends DeskIssue, P extends DeskPoint> =
  | { readonly section: IssueSection; readonly items: readonly I[] }
  | { readonly section: PointSection; readonly items: readonly P[] }

/** Each unit's issues together, the units in the order of their first. */
const groupedByUnit = <I extends DeskIssue>(sorted: readonly I[]): I[] => {
  const groups = new Map<string | null, I[]>()
  for (const issue of sorted) groups.set(issue.unitId, [...(groups.get(issue.unitId) ?? []), issue])
  return [...groups.values()].flat()
}

/** The desk of one role, filled: an issue in the first section that holds it, in the section's order. */
export const filledDesk = <I extends DeskIssue, P extends DeskPoint>(
  role: Role,
  given: { readonly issues: readonly I[]; readonly points: readonly P[] },
  owner: DeskOwner,
  today: LocalDate,
): readonly FilledSection<I, P>[] => {
  const taken = new Set<string>()
  return desks[role].map((section): FilledSection<I, P> => {
    if (section.of === 'points')
      return { section, items: given.points.filter((point) => section.holds(point, owner, today)).sort(section.order) }
    const sorted = given.issues
      .filter((issue) => !taken.has(issue.id) && section.holds(issue, owner, today))
      .sort(section.order)
    const items = section.byUnit ? groupedByUnit(sorted) : sorted
    for (const { id } of items) taken.add(id)
    return { section, items }
  })
}

/** Whether an action that may be taken on several makes sense for this issue; what may be done the table decides. */
export const suits = (name: ActionName, issue: DeskIssue, owner: DeskOwner): boolean => {
  if (!isMine(issue, owner)) return false
  switch (name) {
    case 'claim':
      return issue.stage === 'notified' && !issue.claimPending
    case 'confirmClaim':
      return issue.claimPending && owner.isPrincipal
    case 'rectify':
      return issue.stage === 'claimed'
    case 'explainDelay':
      return isUnderWay(issue) && issue.overdue
    default:
      return false
  }
}
