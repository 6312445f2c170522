/**
 * Which points a squad should see today, and why: one table of reasons, each worth some priority. The sum ranks the points,
 * and the reasons are shown with every stop.
 */
import { daysBetween, type LocalDate, type Month, monthOf } from './calendar'
import { type PointStatus, pointStatuses } from './pointStatus'
import { type Text, text } from './text'

/** What is known of a point when the day is planned. */
export type ProposalFacts = {
  readonly pointId: number
  readonly scopeId: string
  /** The last visit to any point of its scope. */
  readonly scopeVisitedOn: LocalDate | null
  readonly status: PointStatus
  /** Rectified issues that wait for the squad's re-check, and since when the oldest does. */
  readonly awaitingRecheck: number
  readonly awaitingSince: LocalDate | null
  readonly lastVisitedOn: LocalDate | null
  /** Of another kind since the last visit. */
  readonly isOfNewKind: boolean
  readonly isKey: boolean
  readonly isHard: boolean
}

export type ProposalDay = {
  readonly today: LocalDate
  /** 看 in this calendar month: how many outings the squad is still short of. */
  readonly outingsMissing: number
}

/** A re-check is overdue when the unit has waited for it longer than this. */
export const recheckWithinDays = 5

/** The plan's phases, by the month of the year: what each looks at first. */
const lensOf: Readonly<Record<string, 'survey' | 'recheck' | 'keyAndHard' | 'uplift'>> = {
  '06': 'survey',
  '07': 'recheck',
  '08': 'keyAndHard',
  '09': 'uplift',
}
const lens = (month: Month) => lensOf[month.slice(5, 7)]

type ReasonRow = {
  readonly label: Text
  /** Priority points; 0: the reason does not apply. */
  readonly worth: (facts: ProposalFacts, day: ProposalDay) => number
  /** It speaks only for so many points of a scope, those that weigh most by the other reasons. */
  readonly mostOfScope?: number
}

const waited = ({ awaitingSince }: ProposalFacts, { today }: ProposalDay): number =>
  awaitingSince === null ? -1 : daysBetween(awaitingSince, today)
const isBelowStandard = ({ status }: ProposalFacts): boolean =>
  pointStatuses.indexOf(status) < pointStatuses.indexOf('uninspected')

const isScopeSeen = ({ scopeVisitedOn }: ProposalFacts, { today }: ProposalDay): boolean =>
  scopeVisitedOn !== null && monthOf(scopeVisitedOn) >= monthOf(today)

/** In the order in which they are shown. */
export const proposalReasons = {
  overdueRecheck: {
    label: text('复查超期', 'Re-check overdue'),
    worth: (facts, day) => {
      const days = waited(facts, day)
      return days > recheckWithinDays ? 4 + Math.min(2, (days - recheckWithinDays) / 5) : 0
    },
  },
  awaitingRecheck: {
    label: text('待复查', 'Awaiting re-check'),
    worth: (facts, day) =>
      facts.awaitingRecheck > 0 && waited(facts, day) <= recheckWithinDays
        ? 3 + Math.min(1, (facts.awaitingRecheck - 1) / 2)
        : 0,
  },
  overdueIssue: {
    label: text('整改超期', 'Rectification overdue'),
    worth: ({ status }) => (status === 'overdue' ? 2 : 0),
  },
  neverInspected: {
    label: text('从未检查', 'Never inspected'),
    worth: ({ lastVisitedOn }) => (lastVisitedOn === null ? 2 : 0),
  },
  newKind: {
    label: text('类型已变更，待检查', 'Of another kind now, to be inspected'),
    worth: ({ isOfNewKind }) => (isOfNewKind ? 2 : 0),
  },
  phase: {
    label: text('本月重点', 'This month’s focus'),
    worth: (facts, { today }) => {
      switch (lens(monthOf(today))) {
        case 'survey':
          return facts.lastVisitedOn === null ? 1 : 0
        case 'recheck':
          return facts.awaitingRecheck > 0 ? 1 : 0
        case 'keyAndHard':
          return facts.isKey || facts.isHard ? 2 : 0
        case 'uplift':
          return isBelowStandard(facts) ? 1 : 0
        default:
          return 0
      }
    },
  },
  keyOrHard: {
    label: text('重点难点', 'Key or hard point'),
    worth: ({ isKey, isHard }) => (isKey ? 0.5 : 0) + (isHard ? 0.5 : 0),
  },
  outingDue: {
    label: text('本月“看”未达标', 'Monthly outings not yet met'),
    worth: ({ lastVisitedOn }, { today, outingsMissing }) =>
      outingsMissing > 0 && (lastVisitedOn === null || monthOf(lastVisitedOn) < monthOf(today)) ? 0.5 : 0,
  },
  scopeUnseen: {
    label: text('本月该范围还没有去过', 'Scope not visited this month'),
    worth: (facts, day) => (isScopeSeen(facts, day) ? 0 : 2),
    mostOfScope: 2,
  },
  firstOfScope: {
    label: text('本范围内最该去', 'First in its scope'),
    worth: (facts, day) => (isScopeSeen(facts, day) ? 0.5 : 0),
    mostOfScope: 2,
  },
  longAgo: {
    label: text('久未走访', 'Not seen for long'),
    worth: ({ lastVisitedOn }, { today }) =>
      lastVisitedOn === null ? 0 : Math.min(2, Math.max(0, daysBetween(lastVisitedOn, today) - 7) / 30),
  },
} as const satisfies Readonly<Record<string, ReasonRow>>
export type ProposalReason = keyof typeof proposalReasons
const rowOf: Readonly<Record<ProposalReason, ReasonRow>> = proposalReasons
export const proposalReasonNames = Object.keys(proposalReasons) as ProposalReason[]

export type Proposed = {
  readonly pointId: number
  /** Priority points, to one decimal. */
  readonly priority: number
  /** Why, the weightiest first. */
  readonly reasons: readonly { readonly reason: ProposalReason; readonly worth: number }[]
}

const toTenths = (value: number): number => Math.round(value * 10) / 10

const byWeight = (a: Proposed, b: Proposed): number => b.priority - a.priority || a.pointId - b.pointId

type Weighed = Proposed & { readonly facts: ProposalFacts }

/** What speaks for a point in all, the weightiest reason first. */
const weighed = (facts: ProposalFacts, reasons: Proposed['reasons']): Weighed => ({
  facts,
  pointId: facts.pointId,
  priority: toTenths(reasons.reduce((sum, { worth }) => sum + worth, 0)),
  reasons: reasons.toSorted((a, b) => b.worth - a.worth),
})

const reasonsFor = (facts: ProposalFacts, day: ProposalDay, names: readonly ProposalReason[]): Proposed['reasons'] =>
  names.map((reason) => ({ reason, worth: toTenths(rowOf[reason].worth(facts, day)) })).filter(({ worth }) => worth > 0)

const ofEveryPoint = proposalReasonNames.filter((reason) => rowOf[reason].mostOfScope === undefined)
const ofScopes = proposalReasonNames.filter((reason) => rowOf[reason].mostOfScope !== undefined)

/**
 * What speaks for each point; a point for which nothing does is not proposed. Weightiest first, then by number. What speaks
 * for a scope is said of its weightiest points.
 */
export const propose = (candidates: readonly ProposalFacts[], day: ProposalDay): Proposed[] => {
  const alone = candidates
    .map((facts) => weighed(facts, reasonsFor(facts, day, ofEveryPoint)))
    .filter(({ priority }) => priority > 0)
    .sort(byWeight)
  const before = new Map<string, number>()
  return alone
    .map(({ facts, reasons }) => {
      const rank = before.get(facts.scopeId) ?? 0
      before.set(facts.scopeId, rank + 1)
      const names = ofScopes.filter((reason) => rank < (rowOf[reason].mostOfScope ?? 0))
      return weighed(facts, [...reasons, ...reasonsFor(facts, day, names)])
    })
    .sort(byWeight)
    .map(({ pointId, priority, reasons }) => ({ pointId, priority, reasons }))
}

/** The points to begin a day with: the first of each scope, so that none is passed over; then the weightiest of all. */
export const chosenAtFirst = (proposed: readonly Pick<Proposed, 'pointId' | 'reasons'>[], most: number): number[] => {
  const speaksForScope = ({ reasons }: Pick<Proposed, 'reasons'>): boolean =>
    reasons.some(({ reason }) => ofScopes.includes(reason))
  const inTurn = [...proposed.filter(speaksForScope), ...proposed.filter((one) => !speaksForScope(one))]
  const chosen = new Set(inTurn.slice(0, most).map(({ pointId }) => pointId))
  return proposed.flatMap(({ pointId }) => (chosen.has(pointId) ? [pointId] : []))
}
