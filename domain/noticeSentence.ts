/** What a notice says, in one sentence: what happened and what to do next. */
import type { LocalDate } from './calendar'
import { dayText } from './dayText'
import type { Issue } from './issue'
import type { ActionName } from './issueActions'
import type { IssueEvent } from './issueLifecycle'
import { type NoticeKind, noticeKinds } from './notification'
import { type Text, text } from './text'

const by = (day: LocalDate | null): Text =>
  day === null ? text('尽快', 'soon') : text(`${dayText(day).zh}前`, `by ${dayText(day).en}`)

/** What is said of a notice; `event` is the one that it tells of. */
export const sentenceOf = (kind: NoticeKind, issue: Issue, event: IssueEvent | null): Text => {
  const [claimBy, rectifyBy] = [by(issue.claimBy), by(issue.rectifyBy)]
  switch (kind) {
    case 'found':
      return text('发现问题，待交办。', 'An issue was found; the unit is still to be notified.')
    case 'task':
      return text(
        `已交办，请${claimBy.zh}认领、${rectifyBy.zh}整改到位。`,
        `Yours now: claim it ${claimBy.en} and put it right ${rectifyBy.en}.`,
      )
    case 'claimed':
      return text(
        `责任单位已认领，整改时限${dayText(issue.claim?.deadline ?? issue.rectifyBy ?? '').zh}。`,
        `The unit has claimed it, to be done ${by(issue.claim?.deadline ?? issue.rectifyBy).en}.`,
      )
    case 'request':
      return issue.request?.kind === 'reassignment'
        ? text('责任单位建议转办，请答复。', 'The unit proposes another unit; answer it.')
        : text('责任单位申请延期，请答复。', 'The unit asks for more time; answer it.')
    case 'answered': {
      const form = event?.name === 'answer' ? event.form : null
      if (form?.answer === 'granted' && form.unitId !== undefined)
        return text('您的建议已获同意，已转由其他单位办理。', 'Your proposal was granted; it is with another unit now.')
      return form?.answer === 'granted'
        ? text('您的申请已获同意，请查看新的期限。', 'Your request was granted; see the new dates.')
        : text('您的申请未获同意，期限不变。', 'Your request was declined; the dates stay.')
    }
    case 'moved':
      return text('已转由其他单位办理。', 'It is with another unit now.')
    case 'recheck':
      return text('责任单位已报整改，请复查。', 'The unit reports it put right; re-check it.')
    case 'toConfirm':
      return text(
        '经办人已填写认领，请主要负责人确认。',
        'A clerk has put down the claim; the principal has to confirm it.',
      )
    case 'explained':
      return text('责任单位说明了超期原因，请查看。', 'The unit says why it is late; look at it.')
    case 'reportedUp':
      return text('下属单位已上报办理情况，请查看。', 'The subordinate unit has reported; look at it.')
    case 'returned':
      return event?.name === 'returnReferral'
        ? text('提请问责稿已退回，请查看理由。', 'The referral was returned; see the reason.')
        : text('通报稿已退回，请查看理由。', 'The circular was returned; see the reason.')
    case 'supplemented':
      return text(
        '分队又到现场看过，补充了情况，请查看。',
        'The squad was there again and added what it saw; look at it.',
      )
    case 'noted':
      return text('协办分队记录了复查情况，请查看。', 'A squad of the joint inspection noted a re-check; look at it.')
    case 'closed':
      return text('复查通过，已销号。', 'Re-checked and closed.')
    case 'sentBack':
      return text(
        `复查未通过，已退回，请${rectifyBy.zh}重新整改到位。`,
        `The re-check failed; put it right ${rectifyBy.en}.`,
      )
    case 'relapsed':
      return text(
        `问题反弹，请${claimBy.zh}认领、${rectifyBy.zh}整改到位。`,
        `It is back: to be claimed ${claimBy.en} and put right ${rectifyBy.en}.`,
      )
    case 'handedOver':
      return text('已移交督导，请接续跟踪。', 'Handed over; follow it from here.')
    case 'withdrawn':
      return event?.name === 'merge'
        ? text('已并入同一处的另一个问题。', 'Merged into another issue of the same place.')
        : text('已作废，不再办理。', 'Void; nothing more is to be done.')
    case 'toSign':
      return event?.name === 'draftReferral'
        ? text('提请问责已拟，请签批。', 'A referral for accountability is drafted; sign it.')
        : text('通报已拟，请签批。', 'A circular is drafted; sign it.')
    case 'escalated': {
      const says: Partial<Record<ActionName, Text>> = {
        circulate: text('已签批通报。', 'The circular is signed.'),
        withdrawCircular: text('通报已撤销。', 'The circular is withdrawn.'),
        signReferral: text('提请问责已签批，请办理。', 'The referral is signed; send it.'),
        referForAccountability: text('已提请问责。', 'Referred for accountability.'),
        recordAccountability: text('问责结果已记录。', 'The outcome of the accountability is recorded.'),
      }
      return (event && says[event.name]) ?? noticeKinds.escalated
    }
    case 'dueSoon':
    case 'overdue':
    case 'notifyLate':
    case 'recheckLate':
    // Said where such matters tell, domain/matterNotices.ts.
    case 'instructed':
    case 'instructionAnswered':
    case 'instructionEnded':
    case 'reportHandedIn':
    case 'reportRead':
    case 'reportFinal':
    case 'contested':
    case 'contestationAnswered':
      return noticeKinds[kind]
    default:
      return kind satisfies never
  }
}
