/**
 * What may happen to a monthly report: one table, as for issues. A squad's goes to the group leader, who reads it on the
 * way, and to the office; the city's to the commander, and up. At the last signature its numbers stand still.
 */
import { z } from 'zod'
import { type ActionOf, type ActionRow, actionSchemaOf, actionTable, type Decided, type Moment } from '../actionTable'
import { type LocalDate, localDateOf, type WorkingCalendar } from '../calendar'
import { dataField, dateField, type Fields, formSchema, lineField, optionalParagraph, paragraphField } from '../form'
import type { Post, Viewer } from '../people'
import { type Refusal, refuse } from '../refusal'
import { storable } from '../storable'
import { type Text, text } from '../text'
import { cannotBeDrafted, cannotBeHandedIn, cannotBeSigned, type Period } from './period'
import {
  isEmptyReport,
  kindOf,
  type Report,
  type ReportKind,
  type ReportMark,
  type ReportSection,
  type ReportStage,
  reportOfId,
  reportSections,
  reportStageLabel,
  undraftedReport,
} from './report'

const standingLabel = {
  captain: text('分队队长', 'the captain of the squad'),
  squad: text('本分队', 'the squad itself'),
  groupLeader: text('本组督导组组长', 'the leader of its group'),
  office: text('指挥部办公室', 'the headquarters office'),
  commander: text('指挥长', 'the commander'),
} as const satisfies Record<string, Text>
export type ReportStanding = keyof typeof standingLabel

export type ReportFacts = { readonly groupOfSquad: ReadonlyMap<number, number> }
export type ReportCircumstances = {
  readonly today: LocalDate
  /** What the report covers; undefined: the campaign has no such month. */
  readonly period: Period | undefined
  readonly calendar: WorkingCalendar
}
/** What the server adds when the numbers are frozen, and no form can say. */
export type ReportMade = {
  readonly position: number
  readonly asOf: LocalDate
  readonly hash: string
  readonly docx: string | null
}

type ReportLife = {
  readonly subject: Report
  readonly stage: ReportStage
  readonly standing: ReportStanding
  readonly facts: ReportFacts
  readonly circumstances: ReportCircumstances
  readonly said: { readonly made?: ReportMade }
}
type By = Partial<Record<ReportKind, readonly ReportStanding[]>>
type ReportRow<F extends Fields = Fields> = ActionRow<ReportLife, F, By>
const row = <F extends Fields>(definition: ReportRow<F>): ReportRow<F> => definition

/** Longest text of a section, in characters. */
export const mostWords = 4_000
const words = storable.max(mostWords)
const texts = dataField(
  '正文',
  'Text',
  z.strictObject(
    Object.fromEntries(reportSections.map((section) => [section, words])) as Record<ReportSection, typeof words>,
  ),
)

const mark = ({ at, by }: Moment<ReportLife>): ReportMark => ({ at, by })

const frozenBy = (opinion: string | undefined, moment: Moment<ReportLife>): Partial<Report> => ({
  frozen: {
    ...mark(moment),
    position: moment.made?.position ?? 0,
    asOf: moment.made?.asOf ?? moment.today,
    hash: moment.made?.hash ?? '',
    docx: moment.made?.docx ?? null,
    opinion: opinion ?? null,
  },
})

export const reportActions = {
  draft: row({
    label: text('起草', 'Draft'),
    from: ['undrafted'],
    to: 'drafted',
    by: { squad: ['captain', 'squad'], city: ['office'] },
    fields: { texts },
    check: (_report, _form, { period, today }) => cannotBeDrafted(period, today),
    change: (_report, form, moment) => ({
      texts: form.texts,
      revision: 1,
      drafted: mark(moment),
      edited: mark(moment),
    }),
  }),

  edit: row({
    label: text('修改', 'Edit'),
    from: ['drafted'],
    to: 'same',
    by: { squad: ['captain', 'squad'], city: ['office'] },
    fields: { texts, revision: dataField('修订', 'Revision', z.number().int().min(1)) },
    check: (report, form) =>
      form.revision === report.revision
        ? undefined
        : refuse(
            'conflict',
            '正文刚刚由别人改过，您的没有保存。请看过最新的正文后再改。',
            'Somebody else has just changed the text; yours was not saved. Look at the newest one, then change it again.',
          ),
    change: (report, form, moment) => ({ texts: form.texts, revision: report.revision + 1, edited: mark(moment) }),
  }),

  submit: row({
    label: text('报送', 'Submit'),
    from: ['drafted'],
    to: 'submitted',
    by: { squad: ['captain'], city: ['office'] },
    fields: {},
    onlyWhen: (report): Refusal | undefined =>
      isEmptyReport(report.texts)
        ? refuse(
            'invalid',
            '报告还没有正文，不能报送。请先起草各部分内容。',
            'The report has no text yet and cannot be submitted. Open it and write its parts first.',
          )
        : undefined,
    check: (_report, _form, { period, today, calendar }) => cannotBeHandedIn(period, today, calendar),
    change: (_report, _form, moment) => ({ submitted: mark(moment), returned: null }),
  }),

  read: row({
    label: text('阅', 'Read'),
    from: ['submitted', 'final'],
    to: 'same',
    by: { squad: ['groupLeader'] },
    fields: { comment: optionalParagraph('批注意见', 'Comment') },
    onlyWhen: (report, _facts, by): Refusal | undefined =>
      report.readBy.some((one) => one.by.accountId === by.accountId && one.at >= (report.submitted?.at ?? ''))
        ? refuse(
            'conflict',
            '您已经阅过这份报告，请刷新后查看。',
            'You have read this report already; reload to see it.',
          )
        : undefined,
    change: (report, form, moment) => ({
      readBy: [...report.readBy, { ...mark(moment), comment: form.comment ?? null }],
    }),
  }),

  accept: row({
    label: text('接收', 'Accept'),
    from: ['submitted'],
    to: 'final',
    by: { squad: ['office'] },
    fields: { opinion: optionalParagraph('意见', 'Opinion') },
    check: (_report, _form, { period, today }) => cannotBeSigned(period, today),
    change: (_report, form, moment) => frozenBy(form.opinion, moment),
  }),

  sign: row({
    label: text('签批', 'Sign'),
    from: ['submitted'],
    to: 'final',
    by: { city: ['commander'] },
    fields: { opinion: optionalParagraph('签批意见', 'Opinion') },
    check: (_report, _form, { period, today }) => cannotBeSigned(period, today),
    change: (_report, form, moment) => frozenBy(form.opinion, moment),
  }),

  sendBack: row({
    label: text('退回', 'Send back'),
    from: ['submitted'],
    to: 'drafted',
    by: { squad: ['office'], city: ['commander'] },
    fields: { reason: paragraphField('退回理由', 'Reason') },
    change: (_report, form, moment) => ({ returned: { ...mark(moment), reason: form.reason } }),
  }),

  sendUp: row({
    label: text('上报', 'Send up'),
    from: ['final'],
    to: 'sentUp',
    by: { city: ['office'] },
    fields: { to: lineField('报送机关', 'Sent to'), on: dateField('上报日期', 'Sent on') },
    check: (report, form, { today }): Refusal | undefined => {
      if (form.on > today)
        return refuse('invalid', '上报日期晚于今天，请核对。', 'The date lies in the future; check it.')
      const signed = report.frozen?.at ?? ''
      return signed !== '' && form.on < localDateOf(new Date(signed))
        ? refuse('invalid', '上报日期早于签批日期，请核对。', 'The date lies before the signature; check it.')
        : undefined
    },
    change: (_report, form, moment) => ({ sentUp: { ...mark(moment), to: form.to, on: form.on } }),
  }),
} as const

export type ReportActionName = keyof typeof reportActions
export const reportActionNames = Object.keys(reportActions) as ReportActionName[]
export const reportRow = (name: ReportActionName): ReportRow => reportActions[name] as unknown as ReportRow
export type ReportAction = ActionOf<typeof reportActions>
export type ReportEvent = Decided<ReportLife, ReportAction>

/** The actions at which the numbers are frozen. */
export const isFreezing = (name: ReportActionName): name is 'accept' | 'sign' => name === 'accept' || name === 'sign'

export const reportActionSchema = actionSchemaOf<ReportAction>(reportActionNames, (name) =>
  formSchema(reportRow(name).fields),
)

const standingsOf = ({ duty }: Post, { squad }: Report, { groupOfSquad }: ReportFacts): ReportStanding[] => {
  switch (duty.role) {
    case 'office':
    case 'commander':
      return [duty.role]
    case 'leader':
      return squad !== null && groupOfSquad.get(squad) === duty.group ? ['groupLeader'] : []
    case 'squad':
      return duty.squad !== squad ? [] : duty.position === 'captain' ? ['captain', 'squad'] : ['squad']
    case 'unit':
      return []
    default:
      return duty satisfies never
  }
}

const table = actionTable<ReportLife, ReportAction>({
  names: reportActionNames,
  row: reportRow,
  noun: text('督查报告', 'report'),
  stageIn: 'stage',
  stageLabel: reportStageLabel,
  standingLabel,
  standingsOf,
  allowed: (name, report) => {
    const { by, label } = reportRow(name)
    return (
      by[kindOf(report)] ??
      refuse(
        'conflict',
        `这种报告不需要${label.zh}，请按页面上的步骤办理。`,
        `Reports of this kind have no step "${label.en}"; see the steps on its page.`,
      )
    )
  },
})
export const {
  decide: decideReport,
  apply: applyReportEvent,
  available: availableReportActions,
  whyNot: whyNotReport,
} = table

/** A report as its events alone tell it. @throws where the id is none of a report. */
export const replayReport = (id: string, events: readonly ReportEvent[]): Report => {
  const of = reportOfId(id)
  if (of === null) throw new Error(`${id} is no report`)
  return events.reduce(applyReportEvent, undraftedReport(of.squad, of.period))
}

/** A draft is for those who write it: the squad, or for the city the office; the office reads every draft. */
export const mayReadReport = (viewer: Viewer, report: Pick<Report, 'squad' | 'stage'>): boolean => {
  const isOut = report.stage !== 'undrafted' && report.stage !== 'drafted'
  return viewer.posts.some(({ duty }) => {
    if (duty.role === 'unit') return false
    if (duty.role === 'office') return true
    return isOut || (duty.role === 'squad' && duty.squad === report.squad)
  })
}
