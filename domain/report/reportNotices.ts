/** What a monthly report tells, and to whose desks: its steps, and to the squad its day. Derived, as for issues. Pure. */
import { addDays, type LocalDate, startOfDay, type WorkingCalendar } from '../calendar'
import { dayText } from '../dayText'
import { type LoggedAct, type MatterNotice, type MatterTelling, noticesOfActs, type Telling } from '../matterNotices'
import type { Address } from '../notification'
import { type Text, text } from '../text'
import { type Period, reminderOn } from './period'
import { kindOf, type Report, type ReportKind, reportOfId, undraftedReport } from './report'
import { applyReportEvent, type ReportActionName, type ReportEvent } from './reportActions'
import { timelinessOf } from './tasks'

type Desk = 'squad' | 'groupLeader' | 'office' | 'commander'

const tells: Partial<Record<ReportActionName, Partial<Record<ReportKind, Telling<Desk>>>>> = {
  submit: {
    squad: {
      to: ['groupLeader', 'office'],
      as: 'reportHandedIn',
      sentence: text('分队报送了督查报告，请查看。', 'A squad has handed in its report; look at it.'),
    },
    city: {
      to: ['commander'],
      as: 'toSign',
      sentence: text('全市督查报告已报送，请签批。', 'The city’s report is handed in; sign it.'),
    },
  },
  read: {
    squad: {
      to: ['squad', 'office'],
      as: 'reportRead',
      sentence: text('督导组组长已阅，请查看批注。', 'The leader of the group has read it; see the comment.'),
    },
  },
  accept: {
    squad: {
      to: ['squad', 'groupLeader'],
      as: 'reportFinal',
      sentence: text('办公室已接收，数据已定格。', 'The office has accepted it; its numbers stand.'),
    },
  },
  sign: {
    city: {
      to: ['office'],
      as: 'reportFinal',
      sentence: text('指挥长已签批，请上报。', 'The commander has signed it; send it up.'),
    },
  },
  sendBack: {
    squad: {
      to: ['squad'],
      as: 'sentBack',
      sentence: text(
        '督查报告被退回，请按理由修改后重新报送。',
        'The report was sent back; mend it and submit it again.',
      ),
    },
    city: {
      to: ['office'],
      as: 'sentBack',
      sentence: text(
        '全市督查报告被退回，请按理由修改后重新报送。',
        'The city’s report was sent back; mend it and submit it again.',
      ),
    },
  },
  sendUp: {
    city: {
      to: ['commander'],
      as: 'reportFinal',
      sentence: text('全市督查报告已上报。', 'The city’s report is sent up.'),
    },
  },
}

export type ReportNoticeWorld = {
  readonly today: LocalDate
  readonly period: Period
  readonly calendar: WorkingCalendar
  readonly groupOfSquad: ReadonlyMap<number, number>
  /** The report's title. */
  readonly title: Text
}

const opens = ({ id }: Report) => ({ kind: 'report', id }) as const

const tellingIn = ({ groupOfSquad, title }: ReportNoticeWorld): MatterTelling<Report, ReportEvent, Desk> => ({
  apply: applyReportEvent,
  tell: (report, { name }) => tells[name]?.[kindOf(report)],
  addressesOf: (desk, { squad }): Address[] => {
    if (desk === 'office' || desk === 'commander') return [desk]
    if (squad === null) return []
    if (desk === 'squad') return [`squad ${squad}`]
    const group = groupOfSquad.get(squad)
    return group === undefined ? [] : [`group ${group}`]
  },
  opens,
  about: () => title,
  topic: () => title,
})

/** A squad is reminded on the day that it is asked for, the last working day by the 25th, and told from the 26th on that it is late. */
const clockNotices = (report: Report, { today, period, calendar, title }: ReportNoticeWorld): MatterNotice[] => {
  const { squad } = report
  const { is, days } = timelinessOf(report, period, today)
  const remindedOn = reminderOn(period, calendar)
  if (squad === null || (is !== 'overdue' && (is !== 'due' || today < remindedOn))) return []
  const isLate = is === 'overdue'
  const due = dayText(period.dueOn)
  return [
    {
      entry: {
        key: `${isLate ? 'overdue' : 'dueSoon'} report ${squad} ${period.key}`,
        kind: isLate ? 'overdue' : 'dueSoon',
        at: startOfDay(isLate ? addDays(period.dueOn, 1) : remindedOn).toISOString(),
        opens: opens(report),
        about: title,
        topic: title,
        sentence: isLate
          ? text(
              `督查报告已逾期${days}天，请尽快报送。`,
              `The report is ${days} day${days === 1 ? '' : 's'} overdue; hand it in now.`,
            )
          : text(
              `督查报告${due.zh}前报送，${days === 0 ? '今天到期，' : ''}请抓紧办理。`,
              `The report is to be handed in by ${due.en}; finish it.`,
            ),
      },
      to: new Set([`squad ${squad}` as const]),
      byAccountId: null,
    },
  ]
}

/** `events`: all of the report, oldest first; none where nobody has drafted it. @throws where the id is none of a report. */
export const noticesOfReport = (
  id: string,
  events: readonly LoggedAct<ReportEvent>[],
  world: ReportNoticeWorld,
): { readonly report: Report; readonly notices: readonly MatterNotice[] } => {
  const of = reportOfId(id)
  if (of === null) throw new Error(`${id} is no report`)
  const { matter, notices } = noticesOfActs(undraftedReport(of.squad, of.period), events, tellingIn(world))
  return { report: matter, notices: [...notices, ...clockNotices(matter, world)] }
}
