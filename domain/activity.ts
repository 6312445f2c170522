/** A supervision activity 督导活动: what one or several squads did on a day by one of the plan's six methods, and how it counts. */
import { type LocalDate, type Month, monthOf } from './calendar'
import type { FileId } from './file'
import type { Actor } from './people'
import { type Text, text } from './text'

/** The plan's six methods (section 四), in its order. */
export const methods = ['hear', 'reviewRecords', 'observe', 'canvass', 'feedbackMeeting', 'followUp'] as const
export type Method = (typeof methods)[number]

export const methodLabel: Record<Method, Text> = {
  hear: text('听', 'Hear'),
  reviewRecords: text('查', 'Review'),
  observe: text('看', 'Observe'),
  canvass: text('访', 'Canvass'),
  feedbackMeeting: text('评', 'Feedback'),
  followUp: text('跟', 'Follow up'),
}
export const methodMeaning: Record<Method, Text> = {
  hear: text('听取汇报', 'Hear the report'),
  reviewRecords: text('查阅资料', 'Review records'),
  observe: text('实地察看', 'View on site'),
  canvass: text('走访群众', 'Canvass residents'),
  feedbackMeeting: text('督导反馈', 'Feedback meeting'),
  followUp: text('跟踪整改', 'Follow up'),
}

/** How often in a month a squad does each, at least. */
export type Minima = Readonly<Record<Method, number>>

/** How the plan's file names the methods. */
const planKeys: Record<Method, string> = {
  hear: 'hear',
  reviewRecords: 'review_records',
  observe: 'observe',
  canvass: 'canvass',
  feedbackMeeting: 'feedback_meeting',
  followUp: 'follow_up',
}
export type PlanMethod = { readonly key: string; readonly monthlyMinimum: number | null }

/** The minima that the plan states; a method for which it states none is continuous and has 0. */
export const minimaOf = (planMethods: readonly PlanMethod[]): Minima =>
  Object.fromEntries(
    methods.map((method) => [method, planMethods.find(({ key }) => key === planKeys[method])?.monthlyMinimum ?? 0]),
  ) as Record<Method, number>

export const activityKindLabel = {
  routine: text('日常', 'Routine'),
  special: text('专项', 'Special'),
  joint: text('联合', 'Joint'),
  focused: text('重点', 'Focused'),
  tracking: text('跟踪', 'Tracking'),
} as const satisfies Record<string, Text>
export type ActivityKind = keyof typeof activityKindLabel

/** 听: whether the unit's principal reported in person. */
export const principalLabel = {
  yes: text('主要负责人汇报', 'The principal reported'),
  deputy: text('其他负责人代为汇报', 'A deputy reported'),
} as const satisfies Record<string, Text>
export type PrincipalReported = keyof typeof principalLabel

export const activityStates = ['unrecorded', 'planned', 'held', 'cancelled'] as const
export type ActivityState = (typeof activityStates)[number]
export const activityStateLabel: Record<ActivityState, Text> = {
  unrecorded: text('未记录', 'Not recorded'),
  planned: text('筹备中', 'Planned'),
  held: text('已开展', 'Held'),
  cancelled: text('已取消', 'Cancelled'),
}

/** Who took a unit's notice, by office or title, and when (ISO 8601 UTC). */
export type NoticeReceipt = {
  readonly unitId: string
  readonly paperId: string | null
  readonly receivedBy: string
  readonly at: string
}

export type Activity = {
  readonly id: string
  readonly seq: number
  readonly state: ActivityState
  readonly method: Method
  readonly kind: ActivityKind
  readonly date: LocalDate
  /** The month that a feedback meeting is about; of any other activity, the month of its day. */
  readonly month: Month
  /** A joint activity is recorded once and counts for each of them. */
  readonly squads: readonly number[]
  readonly unitIds: readonly string[]
  readonly pointIds: readonly number[]
  readonly roadSectionIds: readonly string[]
  readonly attendees: string | null
  readonly principalReported: PrincipalReported | null
  /** The office lets a deputy's report count. */
  readonly deputyAccepted: boolean
  readonly summary: string
  readonly files: readonly FileId[]
  readonly photos: readonly string[]
  readonly receipts: readonly NoticeReceipt[]
  /** 评: every notice that was to be handed over was. */
  readonly noticesGiven: boolean
  readonly recordedBy: Actor | null
  readonly cancelledBecause: string | null
}

export const unrecorded = (id: string): Activity => ({
  id,
  seq: 0,
  state: 'unrecorded',
  method: 'followUp',
  kind: 'routine',
  date: '',
  month: '',
  squads: [],
  unitIds: [],
  pointIds: [],
  roadSectionIds: [],
  attendees: null,
  principalReported: null,
  deputyAccepted: false,
  summary: '',
  files: [],
  photos: [],
  receipts: [],
  noticesGiven: false,
  recordedBy: null,
  cancelledBecause: null,
})

// ── What counts ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Why an activity does not count towards its month, where it does not. */
export const notCountedBecause = (
  activity: Pick<Activity, 'state' | 'method' | 'principalReported' | 'deputyAccepted' | 'noticesGiven'>,
): Text | null => {
  if (activity.state === 'planned') return text('会议还没有开完', 'The meeting is not finished')
  if (activity.state !== 'held') return text('已取消', 'Cancelled')
  if (activity.method === 'hear' && activity.principalReported !== 'yes' && !activity.deputyAccepted)
    return text('不是主要负责人汇报，未经办公室认可', 'Not the principal, and not accepted by the office')
  if (activity.method === 'feedbackMeeting' && !activity.noticesGiven)
    return text('督办通知没有全部发放', 'Not every notice was handed over')
  return null
}

/** A squad was out at points or road sections on that day. */
export type Outing = { readonly squad: number; readonly date: LocalDate }

/**
 * What stands behind one of the tally's counts: an activity, or of 看 a day out with all that was recorded and inspected on
 * it. Counts are numbers of proofs, so that a number and the list behind it cannot differ.
 */
export type Proof = {
  readonly squad: number
  readonly date: LocalDate
  readonly method: Method
  /** Recorded activities; none where a day out is known from inspections alone. */
  readonly activityIds: readonly string[]
  /** 看: points or road sections were inspected on that day. */
  readonly isInspected: boolean
  /** Supervision types 督导类型; inspections that no activity names a type for are routine. */
  readonly kinds: readonly ActivityKind[]
}

/**
 * Every count of every squad, in the order of days. 看 counts days: everything that one squad inspects on one day is one
 * outing, whether it is known from inspections or was recorded as an activity.
 */
export const proofsOf = (activities: readonly Activity[], inspections: readonly Outing[]): Proof[] => {
  const proofs: Proof[] = []
  const outings = new Map<string, Proof>()
  const goOut = ({ squad, date }: Outing, also: Pick<Proof, 'activityIds' | 'isInspected' | 'kinds'>) => {
    const known = outings.get(`${squad} ${date}`)
    outings.set(`${squad} ${date}`, {
      squad,
      date,
      method: 'observe',
      activityIds: [...(known?.activityIds ?? []), ...also.activityIds],
      isInspected: (known?.isInspected ?? false) || also.isInspected,
      kinds: [...new Set([...(known?.kinds ?? []), ...also.kinds])],
    })
  }
  for (const { id, state, method, date, squads, kind, ...rest } of activities) {
    if (notCountedBecause({ state, method, ...rest }) !== null) continue
    const own = { activityIds: [id], isInspected: false, kinds: [kind] }
    for (const squad of squads)
      if (method === 'observe') goOut({ squad, date }, own)
      else proofs.push({ squad, date, method, ...own })
  }
  for (const inspection of inspections) {
    const isNamed = outings.has(`${inspection.squad} ${inspection.date}`)
    goOut(inspection, { activityIds: [], isInspected: true, kinds: isNamed ? [] : ['routine'] })
  }
  return [...proofs, ...outings.values()].sort((one, other) => (one.date < other.date ? -1 : +(one.date > other.date)))
}

/** By squad, month and method; what is not in it is 0. */
export type Tally = ReadonlyMap<string, number>
const keyOf = (squad: number, month: Month, method: Method): string => `${squad} ${month} ${method}`
export const countOf = (tally: Tally, squad: number, month: Month, method: Method): number =>
  tally.get(keyOf(squad, month, method)) ?? 0

/** How often each squad did what in which calendar month. */
export const tallyOf = (proofs: readonly Proof[]): Tally => {
  const counts = new Map<string, number>()
  for (const { squad, date, method } of proofs) {
    const key = keyOf(squad, monthOf(date), method)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
export const tally = (activities: readonly Activity[], inspections: readonly Outing[]): Tally =>
  tallyOf(proofsOf(activities, inspections))

export type MethodDue = {
  readonly method: Method
  readonly count: number
  readonly minimum: number
  /** How many are still to be done; 0 once the minimum is met. */
  readonly missing: number
}

/** What a squad has done in a month and still has to, method by method. */
export const dueThisMonth = (counted: Tally, squad: number, month: Month, minima: Minima): MethodDue[] =>
  methods.map((method) => {
    const count = countOf(counted, squad, month, method)
    const minimum = minima[method]
    return { method, count, minimum, missing: Math.max(0, minimum - count) }
  })

/** Of these units, those that a month's counted activities of a method named: how far round a squad has come. */
export const coveredUnits = (
  activities: readonly Activity[],
  unitIds: readonly string[],
  month: Month,
  method: Method,
): string[] => {
  const named = new Set(
    activities
      .filter(
        (activity) =>
          activity.method === method && monthOf(activity.date) === month && notCountedBecause(activity) === null,
      )
      .flatMap((activity) => activity.unitIds),
  )
  return unitIds.filter((unitId) => named.has(unitId))
}

export type Phase = { readonly month: Month; readonly name: string; readonly en: string }

/** The phase of the plan in which a day lies; null in a month for which the plan names none. */
export const phaseOf = (date: LocalDate, phases: readonly Phase[]): Phase | null =>
  phases.find(({ month }) => month === monthOf(date)) ?? null
