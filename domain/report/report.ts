/**
 * A monthly report 督查报告: a squad's, which the group leader reads and the office accepts, and the city's, which the office
 * makes of the six, the commander signs, and the office sends up. The row is the fold of its events.
 */
import type { LocalDate } from '../calendar'
import type { Actor } from '../people'
import { type Text, text } from '../text'
import { type PeriodKey, periodTitle } from './period'

/** `undrafted` is where a report comes from; no row is ever stored in it. */
export const reportStages = ['undrafted', 'drafted', 'submitted', 'final', 'sentUp'] as const
export type ReportStage = (typeof reportStages)[number]

export type ReportKind = 'squad' | 'city'

/** In the order in which they stand in the report. */
export const reportSections = [
  'overview',
  'compliance',
  'issues',
  'methods',
  'units',
  'worst',
  'goodPractice',
  'suggestions',
] as const
export type ReportSection = (typeof reportSections)[number]
export const sectionLabel: Record<ReportSection, Text> = {
  overview: text('总体情况', 'Overview'),
  compliance: text('点位达标情况', 'Points that comply'),
  issues: text('问题发现和整改情况', 'Issues found and closed'),
  methods: text('督导方式开展情况', 'The six methods'),
  units: text('责任单位情况', 'Responsible units'),
  worst: text('问题突出的点位', 'Points with most issues'),
  goodPractice: text('经验做法', 'Good practice'),
  suggestions: text('下一步建议', 'Suggestions'),
}
export type ReportTexts = Readonly<Record<ReportSection, string>>
export const noTexts: ReportTexts = Object.fromEntries(reportSections.map((section) => [section, ''])) as Record<
  ReportSection,
  string
>
export const isEmptyReport = (texts: ReportTexts): boolean =>
  reportSections.every((section) => texts[section].trim() === '')

export type ReportMark = { readonly by: Actor; readonly at: string }
/** The numbers as they were signed: their rows are kept apart, and this is the SHA-256 over all of them. */
export type Frozen = ReportMark & {
  /** The last event that is in them. */
  readonly position: number
  /** The last day whose facts are in them. */
  readonly asOf: LocalDate
  readonly hash: string
  /** SHA-256 of the file as it was signed; null: it is made when it is first asked for. */
  readonly docx: string | null
  readonly opinion: string | null
}

export type Report = {
  /** `3:2022-08`, `city:2022-08`. */
  readonly id: string
  readonly seq: number
  readonly stage: ReportStage
  /** Null: the city's. */
  readonly squad: number | null
  readonly period: PeriodKey
  /** How often its words were saved; who saves names the one that was seen. */
  readonly revision: number
  readonly texts: ReportTexts
  readonly drafted: ReportMark | null
  readonly edited: ReportMark | null
  readonly submitted: ReportMark | null
  /** 阅: by leaders, on the way. */
  readonly readBy: readonly (ReportMark & { readonly comment: string | null })[]
  /** Sent back, with the reason; null once it has been submitted again. */
  readonly returned: (ReportMark & { readonly reason: string }) | null
  readonly frozen: Frozen | null
  readonly sentUp: (ReportMark & { readonly to: string; readonly on: LocalDate }) | null
}

export const kindOf = ({ squad }: Pick<Report, 'squad'>): ReportKind => (squad === null ? 'city' : 'squad')

export const reportId = (squad: number | null, period: PeriodKey): string => `${squad ?? 'city'}:${period}`

/** Null: it is no id of a report. */
export const reportOfId = (id: string): { readonly squad: number | null; readonly period: PeriodKey } | null => {
  const [, squad, period] = /^(city|[1-9]\d?):(\d{4}-(?:0[1-9]|1[0-2]|final))$/.exec(id) ?? []
  return squad === undefined || period === undefined ? null : { squad: squad === 'city' ? null : Number(squad), period }
}

export const undraftedReport = (squad: number | null, period: PeriodKey): Report => ({
  id: reportId(squad, period),
  seq: 0,
  stage: 'undrafted',
  squad,
  period,
  revision: 0,
  texts: noTexts,
  drafted: null,
  edited: null,
  submitted: null,
  readBy: [],
  returned: null,
  frozen: null,
  sentUp: null,
})

/** How a report stands, as lists and its own page say it. */
export const reportStageLabel = ({ squad, stage, returned }: Pick<Report, 'squad' | 'stage' | 'returned'>): Text => {
  if (stage === 'drafted' && returned !== null) return text('已退回', 'Sent back')
  const isCity = squad === null
  return {
    undrafted: text('未起草', 'Not drafted'),
    drafted: text('起草中', 'Being drafted'),
    submitted: isCity ? text('待签批', 'To be signed') : text('待接收', 'To be accepted'),
    final: isCity ? text('已签批', 'Signed') : text('已接收', 'Accepted'),
    sentUp: text('已上报', 'Sent up'),
  }[stage]
}

/** The whole title: 第三督导分队2022年8月督查报告. */
export const reportTitle = (of: Text, period: Text): Text =>
  text(`${of.zh}${period.zh}督查报告`, `${of.en}: supervision report, ${period.en}`)

/** The title of a report by its id alone; an id that is none stands for itself. */
export const reportName = (id: string, squadName: (squad: number) => Text): Text => {
  const of = reportOfId(id)
  if (of === null) return text(id, id)
  const isFinal = of.period.endsWith('-final')
  const period = periodTitle({ month: isFinal ? `${of.period.slice(0, 4)}-12` : of.period, isFinal })
  return reportTitle(of.squad === null ? text('全市', 'The city') : squadName(of.squad), period)
}
