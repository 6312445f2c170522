/** What a desk's section is: whom it is for, what it holds, in which order, and the words in which the sections are said. */
import type { LocalDate } from '../calendar'
import type { Clock } from '../clocks'
import type { Issue } from '../issue'
import type { ActionName } from '../issueActions'
import type { Text } from '../text'

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

/** How long what was closed stays in sight. */
export const recentDays = 14

const never = Number.POSITIVE_INFINITY
const daysLeft = ({ clock }: DeskIssue): number => clock?.daysLeft ?? never
const byId = (one: DeskIssue, other: DeskIssue): number => (one.id < other.id ? -1 : 1)
/** What is due first comes first; what has no clock comes last. */
export const byClock = (one: DeskIssue, other: DeskIssue): number => {
  const [left, right] = [daysLeft(one), daysLeft(other)]
  return left === right ? byId(one, other) : left - right
}
/** The earliest day first; without a day last. */
export const byDay =
  (day: (issue: DeskIssue) => LocalDate | null | undefined) =>
  (one: DeskIssue, other: DeskIssue): number => {
    const [first, second] = [day(one) ?? '9999', day(other) ?? '9999']
    return first === second ? byId(one, other) : first < second ? -1 : 1
  }
/** The latest day first. */
export const newestFirst = (day: (issue: DeskIssue) => LocalDate | null) => (one: DeskIssue, other: DeskIssue) =>
  byDay(day)(other, one)
/** Where most is open comes first. */
export const byOpenIssues = (one: DeskPoint, other: DeskPoint): number =>
  other.openIssues - one.openIssues || one.id - other.id

/** A section of issues. */
export const issues = (section: Omit<IssueSection, 'of'>): IssueSection => ({ of: 'issues', ...section })
/** A section of points. */
export const points = (section: Omit<PointSection, 'of'>): PointSection => ({ of: 'points', ...section })
/** The same next step for every issue of a section. */
export const always = (name: ActionName) => () => name
/** Nothing to do but to look. */
export const look = () => null

/** The unit that has to act now is one of the owner’s. */
export const isMine = ({ unitId }: DeskIssue, { units }: DeskOwner) => unitId !== null && units.includes(unitId)
/** With the unit: handed over, and not yet reported as rectified. */
export const isUnderWay = ({ stage }: DeskIssue) => stage === 'notified' || stage === 'claimed'
/** One of the owner’s squads follows it. */
export const isFollowed = ({ followingSquad }: DeskIssue, { squads }: DeskOwner) =>
  followingSquad !== null && squads.includes(followingSquad)
/** A squad of one of the owner’s groups follows it. */
export const isOfGroups = ({ followingSquad }: DeskIssue, { groups, groupOfSquad }: DeskOwner) =>
  followingSquad !== null && groups.includes(groupOfSquad.get(followingSquad) ?? -1)
