/** An issue 问题: what it is about, the stages of its life, and what its row keeps. The row is the fold of its events. */
import { z } from 'zod'
import type { LocalDate } from './calendar'
import { lngLatSchema } from './coordinates'
import type { Actor } from './people'
import { storable } from './storable'
import { type Text, text } from './text'

/** `unopened` is where an issue comes from; no row is ever stored in it. */
export const stages = ['unopened', 'found', 'notified', 'claimed', 'rectified', 'closed', 'void'] as const
export type Stage = (typeof stages)[number]

export const stageLabel: Record<Stage, Text> = {
  unopened: text('未立案', 'Not opened'),
  found: text('待交办', 'To be notified'),
  notified: text('待认领', 'To be claimed'),
  claimed: text('整改中', 'Rectifying'),
  rectified: text('待复查', 'Awaiting re-check'),
  closed: text('已销号', 'Closed'),
  void: text('已作废', 'Void'),
}

/** Stages in which an issue still asks something of somebody. */
export const openStages = ['found', 'notified', 'claimed', 'rectified'] as const satisfies readonly Stage[]
export const isOpen = (issue: Pick<Issue, 'stage'>): boolean => (openStages as readonly Stage[]).includes(issue.stage)
/** The day on which it came to its end; null while it is open. */
export const endedOn = ({
  stage,
  closedOn,
  voidedOn,
}: Pick<Issue, 'stage' | 'closedOn' | 'voidedOn'>): LocalDate | null =>
  stage === 'closed' ? closedOn : stage === 'void' ? voidedOn : null

export const indicators = ['applicationMaterials', 'implementation', 'routineWork'] as const
/** What a unit is supervised on apart from places (plan, section 三). */
export type Indicator = (typeof indicators)[number]
export const indicatorLabel: Record<Indicator, Text> = {
  applicationMaterials: text('申报材料', 'Application materials'),
  implementation: text('贯彻落实', 'Carrying out of decisions'),
  routineWork: text('日常性工作', 'Routine work'),
}

/** What an issue is about. A unit's issue has no place, so no marker, and asks for papers instead of photos. */
export const subjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('point'), pointId: z.number().int().positive().max(2_147_483_647) }),
  z.object({ kind: z.literal('roadSection'), roadSectionId: storable.min(1).max(40), at: lngLatSchema }),
  z.object({ kind: z.literal('unit'), unitId: storable.min(1).max(40), indicator: z.enum(indicators) }),
])
export type Subject = z.output<typeof subjectSchema>

export const isSameSubject = (one: Subject, other: Subject): boolean =>
  one.kind === 'point'
    ? other.kind === 'point' && one.pointId === other.pointId
    : one.kind === 'unit'
      ? other.kind === 'unit' && one.unitId === other.unitId && one.indicator === other.indicator
      : other.kind === 'roadSection' && one.roadSectionId === other.roadSectionId

export const severityLabel = {
  ordinary: text('一般', 'Ordinary'),
  significant: text('较重', 'Significant'),
  urgent: text('紧急', 'Urgent'),
} as const satisfies Record<string, Text>
export type Severity = keyof typeof severityLabel
export const severities = Object.keys(severityLabel) as Severity[]

/** Terms in working days, and what counts as many issues. The office sets them; these are the product's defaults. */
export type Terms = {
  readonly notify: number
  readonly recheck: number
  /** A point with this many open issues is followed with lists of its own until the office takes it off. */
  readonly trackingThreshold: number
  readonly bySeverity: Readonly<Record<Severity, { readonly claim: number; readonly rectify: number }>>
}
const termSchema = z.number().int().min(1).max(60)
/** What the office may set: whole numbers from 1 to 60. */
export const termsSchema = z.strictObject({
  notify: termSchema,
  recheck: termSchema,
  trackingThreshold: termSchema,
  bySeverity: z.strictObject(
    Object.fromEntries(
      severities.map((severity) => [severity, z.strictObject({ claim: termSchema, rectify: termSchema })]),
    ) as Record<Severity, z.ZodObject<{ claim: typeof termSchema; rectify: typeof termSchema }>>,
  ),
})
export const defaultTerms: Terms = {
  notify: 3,
  recheck: 5,
  trackingThreshold: 3,
  bySeverity: {
    ordinary: { claim: 2, rectify: 10 },
    significant: { claim: 1, rectify: 5 },
    urgent: { claim: 1, rectify: 2 },
  },
}

/** 认领: what a unit commits itself to, in the plan's four parts. */
export type Claim = {
  readonly responsible: string
  readonly deadline: LocalDate
  readonly measures: string
  readonly target: string
}

/** A unit's pending wish; it gives no relief until it is answered. */
export type Request =
  | { readonly kind: 'extension'; readonly newDate: LocalDate; readonly reason: string; readonly askedOn: LocalDate }
  | { readonly kind: 'reassignment'; readonly unitId: string; readonly reason: string; readonly askedOn: LocalDate }

export const sourceLabel = {
  inspection: text('督导检查', 'Found on an inspection'),
  letter: text('督办函', 'Supervision letter'),
  media: text('媒体曝光', 'Media exposure'),
  resident: text('群众反映', 'Reported by residents'),
} as const satisfies Record<string, Text>
/** Where an issue comes from. */
export type Source = keyof typeof sourceLabel

/** The second axis: public criticism 通报 and accountability 问责, each proposed, signed, in force. */
export type Escalation = {
  readonly circular: 'none' | 'drafted' | 'inForce'
  /** Circulars in force on this issue so far. */
  readonly circulars: number
  readonly accountability: 'none' | 'drafted' | 'signed' | 'referred' | 'recorded'
}

export type Issue = {
  readonly id: string
  readonly seq: number
  readonly stage: Stage
  readonly subject: Subject
  readonly checkItem: string | null
  /** The version of the handbook in whose words the check item is read; absent before versions were kept. */
  readonly handbook?: number
  readonly what: string
  readonly severity: Severity
  readonly source: Source
  /** The document, programme or report that it comes from; null for the squad's own finding. */
  readonly sourceDocument: string | null
  readonly openedBy: Actor | null
  readonly foundOn: LocalDate | null
  readonly followingSquad: number | null
  readonly jointSquads: readonly number[]
  /** The unit that holds the issue and answers for it. */
  readonly unitId: string | null
  /** Every unit that ever held it, or had it passed down to it, in order; they keep the right to read it. */
  readonly unitsEver: readonly string[]
  readonly subordinateUnitId: string | null
  /** What the subordinate unit told its superior last. */
  readonly subordinateReport: { readonly what: string; readonly on: LocalDate } | null
  readonly instrument: 'notice' | 'card' | null
  /** The paper by which the unit was notified last; null where none was made. */
  readonly paperId: string | null
  readonly notifiedOn: LocalDate | null
  readonly claimBy: LocalDate | null
  readonly rectifyBy: LocalDate | null
  /** In `notified`: what a clerk has put down, which the unit's principal has still to confirm. */
  readonly claim: Claim | null
  readonly request: Request | null
  /** Why the unit is late, in its own words; shown beside the clock, which runs on. */
  readonly delay: { readonly reason: string; readonly on: LocalDate } | null
  readonly rectification: { readonly what: string; readonly on: LocalDate; readonly accountId: string } | null
  readonly rectifiedTimes: number
  readonly sentBackTimes: number
  readonly firstSentBackOn: LocalDate | null
  readonly relapses: number
  readonly closedOn: LocalDate | null
  /** Merged or void since; neither is taken back. */
  readonly voidedOn: LocalDate | null
  readonly mergedInto: string | null
  readonly escalation: Escalation
  /** Overdue days already lived through, by the unit that then held the issue, up to and including `countedTo`. */
  readonly overdue: {
    readonly firstOn: LocalDate | null
    readonly countedTo: LocalDate | null
    readonly daysByUnit: Readonly<Record<string, number>>
  }
}

export const unopened = (id: string, subject: Subject): Issue => ({
  id,
  seq: 0,
  stage: 'unopened',
  subject,
  checkItem: null,
  what: '',
  severity: 'ordinary',
  source: 'inspection',
  sourceDocument: null,
  openedBy: null,
  foundOn: null,
  followingSquad: null,
  jointSquads: [],
  unitId: null,
  unitsEver: [],
  subordinateUnitId: null,
  subordinateReport: null,
  instrument: null,
  paperId: null,
  notifiedOn: null,
  claimBy: null,
  rectifyBy: null,
  claim: null,
  request: null,
  delay: null,
  rectification: null,
  rectifiedTimes: 0,
  sentBackTimes: 0,
  firstSentBackOn: null,
  relapses: 0,
  closedOn: null,
  voidedOn: null,
  mergedInto: null,
  escalation: { circular: 'none', circulars: 0, accountability: 'none' },
  overdue: { firstOn: null, countedTo: null, daysByUnit: {} },
})
