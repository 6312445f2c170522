/** Reported rectified 报整改, re-checked 复查, closed 销号 or sent back 退回, and what comes back after that 反弹. */
import type { LocalDate } from '../calendar'
import { choiceField, dateField, paragraphField } from '../form'
import type { Issue } from '../issue'
import { type Refusal, refuse } from '../refusal'
import { text } from '../text'
import { evidence, withoutEvidence } from './evidence'
import { dates, datesAreWrong, heldBy, termDates, termReasons } from './givenToUnit'
import { row } from './row'

const visitIsWrong = (visitedOn: LocalDate, today: LocalDate): Refusal | undefined =>
  visitedOn > today
    ? refuse('invalid', '到访日期晚于今天，请核对。', 'The visit lies in the future; check its date.')
    : undefined

/** A re-check looks at what was reported, so it cannot lie before the report. */
const recheckIsWrong = (issue: Issue, visitedOn: LocalDate, today: LocalDate): Refusal | undefined =>
  issue.rectification !== null && visitedOn < issue.rectification.on
    ? refuse(
        'invalid',
        '复查日期早于单位报整改的日期，请核对。',
        'The re-check lies before the unit reported the issue rectified; check its date.',
      )
    : visitIsWrong(visitedOn, today)

export const rectifying = {
  rectify: row({
    label: text('报整改', 'Report rectified'),
    from: ['claimed'],
    to: 'rectified',
    by: ['responsibleUnit'],
    onBehalfBy: ['office'],
    onSeveral: true,
    fields: { what: paragraphField('整改情况', 'What was done'), ...evidence },
    check: (_issue, form) => withoutEvidence(form, text('报整改', 'a report')),
    change: (issue, form, { today, by }) => ({
      rectification: { what: form.what, on: today, accountId: by.accountId },
      rectifiedTimes: issue.rectifiedTimes + 1,
      request: null,
    }),
  }),

  noteRecheck: row({
    label: text('记录复查', 'Note a re-check'),
    from: ['rectified'],
    to: 'same',
    by: ['jointSquad'],
    fields: {
      visitedOn: dateField('到访日期', 'Visited on'),
      outcome: choiceField('复查情况', 'Outcome', {
        passed: text('已整改到位', 'Put right'),
        failed: text('未整改到位', 'Not put right'),
      }),
      note: paragraphField('说明', 'Note'),
      ...evidence,
    },
    check: (issue, form, { today }) => recheckIsWrong(issue, form.visitedOn, today),
    prefill: (_issue, { today }) => ({ values: { visitedOn: today }, reasons: {} }),
  }),

  passRecheck: row({
    label: text('复查销号', 'Re-check passed, close'),
    from: ['rectified'],
    to: 'closed',
    by: ['followingSquad', 'office'],
    fields: {
      visitedOn: dateField('复查日期', 'Re-checked on'),
      what: paragraphField('复查情况', 'What was seen'),
      ...evidence,
    },
    onlyWhen: (issue, _circumstances, by) =>
      issue.rectification?.accountId === by.accountId
        ? refuse(
            'forbidden',
            '整改结果是您上报或代录的，不能由您复查销号。请主办分队或办公室的其他人员复查。',
            'You reported or recorded this rectification, so you cannot close it. Somebody else of the following squad or the office has to re-check it.',
          )
        : undefined,
    check: (issue, form, { today }) =>
      recheckIsWrong(issue, form.visitedOn, today) ?? withoutEvidence(form, text('销号', 'closing an issue')),
    change: (_issue, _form, { today }) => ({ closedOn: today }),
    prefill: (_issue, { today }) => ({ values: { visitedOn: today }, reasons: {} }),
  }),

  failRecheck: row({
    label: text('退回整改', 'Re-check failed, send back'),
    from: ['rectified'],
    to: 'claimed',
    by: ['followingSquad', 'office'],
    fields: {
      visitedOn: dateField('复查日期', 'Re-checked on'),
      reason: paragraphField('退回理由', 'Reason'),
      newDate: dateField('新的整改期限', 'New rectify-by date'),
      ...evidence,
    },
    check: (issue, form, { today }) =>
      recheckIsWrong(issue, form.visitedOn, today) ??
      (form.newDate < today
        ? refuse(
            'invalid',
            '新的整改期限早于今天，请改为今天或以后。',
            'The new rectify-by date is in the past; choose today or later.',
          )
        : undefined),
    change: (issue, form, { today }) => ({
      rectifyBy: form.newDate,
      sentBackTimes: issue.sentBackTimes + 1,
      firstSentBackOn: issue.firstSentBackOn ?? today,
      delay: null,
      rectification: null,
    }),
    prefill: (issue, circumstances) => ({
      values: { visitedOn: circumstances.today, newDate: termDates(issue, circumstances).rectifyBy },
      reasons: { newDate: termReasons(issue, circumstances).rectifyBy },
    }),
  }),

  relapse: row({
    label: text('反弹', 'Relapsed'),
    from: ['closed'],
    to: 'notified',
    by: ['followingSquad', 'keyedSquad', 'jointSquad', 'office'],
    fields: {
      visitedOn: dateField('发现日期', 'Seen on'),
      what: paragraphField('反弹情况', 'What is wrong again'),
      ...dates,
      ...evidence,
    },
    onlyWhen: (issue, { subject }) =>
      issue.unitId === null
        ? refuse('conflict', '原问题没有责任单位，请重新立案。', 'The old issue names no unit; open a new one.')
        : subject.retiredOn === undefined
          ? undefined
          : subject.noNewIssue,
    check: (_issue, form, { today }) => visitIsWrong(form.visitedOn, today) ?? datesAreWrong(form, today),
    change: (issue, form, { today }) => ({
      ...heldBy(issue, issue.unitId ?? '', form, today),
      relapses: issue.relapses + 1,
      closedOn: null,
    }),
    prefill: (issue, circumstances) => ({
      values: { visitedOn: circumstances.today, ...termDates(issue, circumstances) },
      reasons: termReasons(issue, circumstances),
    }),
  }),
} as const
