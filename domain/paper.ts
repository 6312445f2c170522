/**
 * A paper 文书: from its draft to what it has moved. The row is the fold of its events; a signed paper is never removed,
 * a wrong one is withdrawn by another that names it.
 */
import type { LocalDate } from './calendar'
import { countOverdue, isOverdue, overdueDaysByUnit } from './clocks'
import { type Issue, isOpen } from './issue'
import { type PaperKind, paperLabel } from './paperContent'
import {
  defaultNumberFormats,
  isNumberFormat,
  isSquadSeries,
  type NumberFormat,
  type PaperSeries,
  paperNumber,
  seriesOf,
} from './paperNumber'
import type { Actor } from './people'
import { type Text, text } from './text'

/** Kinds that are drafted, signed and numbered here; a reply and a day report are made when they are asked for. */
export const issuedKinds = [
  'notice',
  'card',
  'issueList',
  'rectificationList',
  'circular',
  'referral',
] as const satisfies readonly PaperKind[]
export type IssuedKind = (typeof issuedKinds)[number]
export const issuedKindLabel = (kind: IssuedKind): Text => paperLabel[kind]

/** What criticises or refers 通报、提请问责: it rests on evidence and writes to the second axis of its issues. */
export const isEscalating = (kind: IssuedKind): kind is 'circular' | 'referral' =>
  kind === 'circular' || kind === 'referral'
/** What hands issues over 交办. */
export const isInstrument = (kind: IssuedKind): kind is 'notice' | 'card' => kind === 'notice' || kind === 'card'

/** `undrafted` is where a paper comes from; no row is ever stored in it. */
export const paperStages = ['undrafted', 'drafted', 'checked', 'signed', 'issued', 'discarded'] as const
export type PaperStage = (typeof paperStages)[number]

/** A card 督办卡 is approved within the squad 审签; the rest goes out in the headquarters' name 拟稿、核稿、签发、印发. */
export type Chain = 'headquarters' | 'card'
export const chainOf = (kind: IssuedKind): Chain => (kind === 'card' ? 'card' : 'headquarters')

export const wayOf: Record<Chain, readonly PaperStage[]> = {
  headquarters: ['drafted', 'checked', 'signed', 'issued'],
  card: ['drafted', 'issued'],
}

export type PaperIssueTerms = {
  readonly issueId: string
  /** In a paper that hands over, by when; null in the others. */
  readonly claimBy: LocalDate | null
  readonly rectifyBy: LocalDate | null
}

export type IssueEvidence = {
  readonly issueId: string
  readonly firstOverdueOn: LocalDate | null
  readonly overdueDays: number
  readonly overdueDaysByUnit: Readonly<Record<string, number>>
  readonly failedRechecks: number
  readonly relapses: number
  readonly circulars: number
}
export type UnitEvidence = {
  readonly unitId: string
  readonly open: number
  readonly overdue: number
  /** Of all its issues, the days for which it held them. */
  readonly overdueDays: number
  readonly failedRechecks: number
  readonly relapses: number
  readonly circulars: number
}
/** What was known on a day; kept in the draft's event, so that later events change nothing of it. */
export type Evidence = {
  readonly asOf: LocalDate
  readonly issues: readonly IssueEvidence[]
  readonly units: readonly UnitEvidence[]
}

export type PaperMark = { readonly by: Actor; readonly at: string }

export type Delivery = {
  readonly unitId: string
  readonly receivedBy: string
  readonly on: LocalDate
  readonly way: DeliveryWay
  readonly by: Actor
  /** Issues that were handed over by this delivery; those that had moved on before are left as they are. */
  readonly notified: readonly string[]
}
export const deliveryWayLabel = {
  meeting: text('反馈会现场', 'At the feedback meeting'),
  inPerson: text('当面送达', 'In person'),
  courier: text('机要或快递', 'By courier'),
  system: text('系统送达', 'Through the system'),
} as const satisfies Record<string, Text>
export type DeliveryWay = keyof typeof deliveryWayLabel

export type Reply = {
  readonly unitId: string
  readonly files: readonly string[]
  readonly on: LocalDate
  readonly by: Actor
}

export type Paper = {
  readonly id: string
  readonly seq: number
  readonly kind: IssuedKind
  readonly stage: PaperStage
  /** The squad that drafted it, whose series a card takes its number from; null for the office. */
  readonly squad: number | null
  readonly unitIds: readonly string[]
  readonly issues: readonly PaperIssueTerms[]
  /** A tracked point whose own list this is. */
  readonly pointId: number | null
  readonly title: string
  readonly opening: string
  readonly demands: string
  /** Of a referral: the organ that decides. */
  readonly organ: string | null
  readonly evidence: Evidence | null
  /** The paper that this one withdraws once it is signed. */
  readonly withdraws: string | null
  readonly withdrawnBy: string | null
  readonly series: string | null
  readonly year: number | null
  readonly number: number | null
  /** 发文字号 as it is printed. */
  readonly numberText: string | null
  readonly drafted: PaperMark | null
  readonly checked: PaperMark | null
  readonly signed: PaperMark | null
  readonly issued: PaperMark | null
  readonly signedOn: LocalDate | null
  /** Sent back to its drafter, with the reason; null once it has been revised. */
  readonly returned: (PaperMark & { readonly reason: string }) | null
  /** SHA-256 of the file as it was issued. */
  readonly docx: string | null
  readonly deliveries: readonly Delivery[]
  readonly replies: readonly Reply[]
}

export const undrafted = (id: string, kind: IssuedKind): Paper => ({
  id,
  seq: 0,
  kind,
  stage: 'undrafted',
  squad: null,
  unitIds: [],
  issues: [],
  pointId: null,
  title: '',
  opening: '',
  demands: '',
  organ: null,
  evidence: null,
  withdraws: null,
  withdrawnBy: null,
  series: null,
  year: null,
  number: null,
  numberText: null,
  drafted: null,
  checked: null,
  signed: null,
  issued: null,
  signedOn: null,
  returned: null,
  docx: null,
  deliveries: [],
  replies: [],
})

export const isSigned = ({ stage }: Pick<Paper, 'stage'>): boolean => stage === 'signed' || stage === 'issued'
/** Still on its way to a signature. */
export const isPending = ({ stage }: Pick<Paper, 'stage'>): boolean => stage === 'drafted' || stage === 'checked'

/** How a paper stands, as lists and its own page say it. */
export const paperStageLabel = ({
  kind,
  stage,
  returned,
  withdrawnBy,
}: Pick<Paper, 'kind' | 'stage'> & {
  readonly returned: unknown
  readonly withdrawnBy: string | null
}): Text => {
  if (withdrawnBy !== null) return text('已撤销', 'Withdrawn')
  if (stage === 'drafted' && returned !== null) return text('已退改', 'Sent back')
  if (stage === 'signed' && kind === 'card') return text('正在生成', 'Being made')
  if (stage === 'drafted' && kind === 'card') return text('待审签', 'To be approved')
  return {
    undrafted: text('未拟稿', 'Not drafted'),
    drafted: text('待核稿', 'To be checked'),
    checked: text('待签发', 'To be signed'),
    signed: text('待印发', 'To be issued'),
    issued: text('已印发', 'Issued'),
    discarded: text('已废弃', 'Discarded'),
  }[stage]
}

// ── Numbers ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The office's own cards beside the squads'. */
export type SeriesName = PaperSeries | 'officeCard'
export const seriesNames = [
  'supervision',
  'circular',
  'referral',
  'card',
  'officeCard',
] as const satisfies readonly SeriesName[]
export const seriesLabel: Record<(typeof seriesNames)[number], Text> = {
  supervision: text('督办通知、问题清单、整改清单', 'Notices and lists'),
  circular: text('通报', 'Circulars'),
  referral: text('提请问责函', 'Referrals'),
  card: text('分队督办卡', 'Cards of a squad'),
  officeCard: text('办公室督办卡', 'Cards of the office'),
}
export type NumberFormats = Readonly<Record<SeriesName, NumberFormat>>
export const numberFormats: NumberFormats = {
  ...defaultNumberFormats,
  officeCard: { prefix: '吕创督卡', template: '{prefix}〔{year}〕{n}号' },
}

export const seriesNameOf = ({ kind, squad }: Pick<Paper, 'kind' | 'squad'>): SeriesName =>
  kind === 'card' && squad === null ? 'officeCard' : (seriesOf[kind] ?? 'supervision')
/** Where the next number is counted: each squad has a series of its own. */
export const seriesKeyOf = (paper: Pick<Paper, 'kind' | 'squad'>): string => {
  const name = seriesNameOf(paper)
  return name !== 'officeCard' && isSquadSeries(name) && paper.squad !== null ? `${name}:${paper.squad}` : name
}
export const isSeriesFormat = (name: SeriesName, format: NumberFormat): boolean =>
  isNumberFormat(name === 'officeCard' ? 'supervision' : name, format)

export type Numbered = {
  readonly series: string
  readonly year: number
  readonly number: number
  readonly numberText: string
}
export const numberedAs = (
  paper: Pick<Paper, 'kind' | 'squad'>,
  formats: NumberFormats,
  year: number,
  number: number,
): Numbered => ({
  series: seriesKeyOf(paper),
  year,
  number,
  numberText: paperNumber(formats[seriesNameOf(paper)], {
    year,
    n: number,
    ...(paper.squad !== null && { squad: paper.squad }),
  }),
})

// ── Evidence ───────────────────────────────────────────────────────────────────────────────────────────────────────

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

/** Of issues as they stood on that day. */
export const evidenceOf = (
  named: readonly Issue[],
  ofUnits: readonly { readonly unitId: string; readonly issues: readonly Issue[] }[],
  asOf: LocalDate,
): Evidence => ({
  asOf,
  issues: named.map((issue) => {
    const byUnit = overdueDaysByUnit(issue, asOf)
    return {
      issueId: issue.id,
      firstOverdueOn: countOverdue(issue, asOf).firstOn,
      overdueDays: sum(Object.values(byUnit)),
      overdueDaysByUnit: byUnit,
      failedRechecks: issue.sentBackTimes,
      relapses: issue.relapses,
      circulars: issue.escalation.circulars,
    }
  }),
  units: ofUnits.map(({ unitId, issues }) => unitEvidenceOf(unitId, issues, asOf)),
})

export const unitEvidenceOf = (unitId: string, issues: readonly Issue[], asOf: LocalDate): UnitEvidence => {
  const held = issues.filter((issue) => issue.unitId === unitId)
  return {
    unitId,
    open: held.filter(isOpen).length,
    overdue: held.filter((issue) => isOverdue(issue, asOf)).length,
    overdueDays: sum(issues.map((issue) => overdueDaysByUnit(issue, asOf)[unitId] ?? 0)),
    failedRechecks: sum(held.map(({ sentBackTimes }) => sentBackTimes)),
    relapses: sum(held.map(({ relapses }) => relapses)),
    circulars: sum(held.map(({ escalation }) => escalation.circulars)),
  }
}
