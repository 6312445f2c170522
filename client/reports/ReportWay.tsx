/** 起草、报送、阅、接收 or 签批、上报: who, in which post, and when. */
import { actorText } from '../../domain/actorText'
import { kindOf } from '../../domain/report/report'
import { type ReportActionName, reportRow } from '../../domain/report/reportActions'
import type { Plan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import { Way } from '../ui/Way'
import type { ReportDetail } from './queries'
import classes from './reports.module.css'
import { words } from './words'

const wayOf: Record<'squad' | 'city', readonly ReportActionName[]> = {
  squad: ['draft', 'submit', 'read', 'accept'],
  city: ['draft', 'submit', 'sign', 'sendUp'],
}

export const ReportWay = ({ detail: { report }, plan }: { readonly detail: ReportDetail; readonly plan: Plan }) => {
  const { say, language } = useLanguage()
  const names = {
    unit: (unitId: string) => unitText(plan, unitId),
    squad: (squad: number) => squadText(plan, squad),
  }
  const isOut = report.stage !== 'drafted'
  const marks = {
    draft: report.drafted,
    submit: isOut ? report.submitted : null,
    read: isOut ? (report.readBy.at(-1) ?? null) : null,
    accept: report.frozen,
    sign: report.frozen,
    sendUp: report.sentUp,
  } as const
  const comments = report.readBy.filter(({ comment }) => comment !== null)
  return (
    <>
      <Way
        label={say(words.way)}
        steps={wayOf[kindOf(report)].map((name) => {
          const mark = marks[name as keyof typeof marks]
          return {
            key: name,
            name: say(reportRow(name).label),
            taken: mark && { who: say(actorText(mark.by, names)), at: mark.at, when: formatInstant(mark.at, language) },
          }
        })}
      />
      {comments.map(({ at, by, comment }) => (
        <p key={at} className={classes.remark}>
          {say(actorText(by, names))}（{say(words.comment)}）：{comment}
        </p>
      ))}
      {report.frozen?.opinion && (
        <p className={classes.remark}>
          {say(actorText(report.frozen.by, names))}：{report.frozen.opinion}
        </p>
      )}
      {report.sentUp && (
        <p className={classes.remark}>
          {say(reportRow('sendUp').fields.to?.label ?? words.report)}：{report.sentUp.to}
        </p>
      )}
    </>
  )
}
