/**
 * Every move an issue can make. Buttons, forms, the server's checks, the permission matrix in the tests and the
 * diagram in the README all read this one table. There is no row by which a unit could reject an issue (照单全收).
 */
import type { ActionRow } from './actionTable'
import { addressee } from './addressee'
import { addWorkingDays, type LocalDate, type WorkingCalendar } from './calendar'
import { isOverdue, wasEverOverdue } from './clocks'
import {
  choiceField,
  dateField,
  type Fields,
  issueField,
  lineField,
  optionalCheckItem,
  optionalChoice,
  optionalDate,
  optionalFiles,
  optionalLine,
  optionalPaper,
  optionalPapers,
  optionalParagraph,
  optionalPhotos,
  optionalSquad,
  optionalSquads,
  optionalUnit,
  paragraphField,
  squadField,
  subordinateUnitField,
  unitField,
} from './form'
import {
  type Claim,
  type Issue,
  isSameSubject,
  type Request,
  type Stage,
  type Subject,
  severityLabel,
  sourceLabel,
  type Terms,
} from './issue'
import type { Actor } from './people'
import { isRefusal, type Refusal, refuse } from './refusal'
import type { Standing, SubjectFacts } from './standing'
import { type Text, text } from './text'

/** What the rules need to know of the world besides the issue itself; read by the caller, never by the rules. */
export type Circumstances = {
  readonly today: LocalDate
  readonly subject: SubjectFacts
  readonly groupOfSquad: ReadonlyMap<number, number>
  readonly terms: Terms
  readonly calendar: WorkingCalendar
  /** Every unit that may hold an issue today, with its superior. */
  readonly units: ReadonlyMap<string, { readonly superiorId: string | null }>
  /** The issue named by a merge, where there is one. */
  readonly mergeTarget: Issue | null
  /** Taken by a paper that has passed its own checks; 审签 is done there. */
  readonly throughPaper?: true
  /** 代录: recorded for the unit that replied on paper. */
  readonly onBehalf?: boolean
}

export type IssueLife = {
  readonly subject: Issue
  readonly stage: Stage
  readonly standing: Standing
  readonly facts: Circumstances
  readonly circumstances: Circumstances
  readonly said: {
    /** What the issue is about; in `open`, which brings it into being. */
    readonly subject?: Subject
    /** The unit for which it was recorded 代录; absent when the person acted for themselves. */
    readonly forUnitId?: string
  }
}

export type Row<F extends Fields = Fields> = ActionRow<IssueLife, F> & {
  /** 代录: who may record it for the unit, with the unit's paper attached. */
  readonly onBehalfBy?: readonly Standing[]
  /** May be taken on several issues in one go, with one form. */
  readonly onSeveral?: true
  /** Left empty on several issues, these take each issue's own prefilled value. */
  readonly eachOwn?: readonly string[]
  /** Taken with a paper that says so (domain/paper.ts), which writes it to each of its issues. */
  readonly byPaper?: true
  /** What the form starts from, with the reason in words. */
  readonly prefill?: (issue: Issue, circumstances: Circumstances) => Prefill
}
export type Prefill = {
  readonly values: Readonly<Record<string, unknown>>
  readonly reasons: Readonly<Record<string, Text>>
  /** Fields that have no meaning in the present case. */
  readonly omit?: readonly string[]
}

const row = <F extends Fields>(definition: Row<F>): Row<F> => definition

const underWay = ['found', 'notified', 'claimed', 'rectified'] as const satisfies readonly Stage[]
const notVoid = [...underWay, 'closed'] as const satisfies readonly Stage[]

const evidence = {
  photos: optionalPhotos('照片', 'Photos'),
  papers: optionalPapers('佐证材料（文号）', 'Papers (document no.)'),
  files: optionalFiles('附件', 'Attachments'),
}
const dates = {
  claimBy: dateField('认领期限', 'Claim by'),
  rectifyBy: dateField('整改期限', 'Rectify by'),
}

const datesAreWrong = (form: { claimBy: LocalDate; rectifyBy: LocalDate }, today: LocalDate): Refusal | undefined => {
  if (form.claimBy < today)
    return refuse(
      'invalid',
      '认领期限早于今天，请改为今天或以后。',
      'The claim-by date is in the past; choose today or later.',
    )
  if (form.rectifyBy < form.claimBy)
    return refuse(
      'invalid',
      '整改期限早于认领期限，请往后调整。',
      'The rectify-by date is before the claim-by date; move it later.',
    )
  return undefined
}

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

const unitIsUnknown = (unitId: string, { units }: Circumstances): Refusal | undefined =>
  units.has(unitId)
    ? undefined
    : refuse('invalid', '没有这个单位，请从名单中选择。', 'There is no such unit; choose one from the list.')

const isExtension = (issue: Issue, newDate: LocalDate, today: LocalDate): boolean =>
  newDate >= today && (issue.rectifyBy === null || newDate > issue.rectifyBy)

const sameUnit = (issue: Issue, unitId: string): Refusal | undefined =>
  issue.unitId === unitId
    ? refuse('invalid', '问题已在这个单位，请选择其他单位。', 'The issue is with this unit already; choose another.')
    : undefined

const termDates = (issue: Pick<Issue, 'severity'>, { today, terms, calendar }: Circumstances) => {
  const { claim, rectify } = terms.bySeverity[issue.severity]
  return { claimBy: addWorkingDays(today, claim, calendar), rectifyBy: addWorkingDays(today, rectify, calendar) }
}
const workingDaysEn = (days: number) => `${days} working day${days === 1 ? '' : 's'}`
const termReasons = (issue: Pick<Issue, 'severity'>, { terms }: Circumstances) => {
  const { claim, rectify } = terms.bySeverity[issue.severity]
  const severity = severityLabel[issue.severity]
  return {
    claimBy: text(
      `${severity.zh}问题：${claim}个工作日内认领`,
      `${severity.en}: to be claimed within ${workingDaysEn(claim)}`,
    ),
    rectifyBy: text(
      `${severity.zh}问题：${rectify}个工作日内整改`,
      `${severity.en}: to be rectified within ${workingDaysEn(rectify)}`,
    ),
  }
}

const withUnit = (unitIds: readonly string[], unitId: string): readonly string[] =>
  unitIds.includes(unitId) ? unitIds : [...unitIds, unitId]

/** A unit takes the issue over: earlier claim, request and subordinate end; every holder is remembered. */
const heldBy = (
  issue: Issue,
  unitId: string,
  form: { claimBy: LocalDate; rectifyBy: LocalDate },
  today: LocalDate,
) => ({
  unitId,
  unitsEver: withUnit(issue.unitsEver, unitId),
  subordinateUnitId: null,
  subordinateReport: null,
  notifiedOn: today,
  claimBy: form.claimBy,
  rectifyBy: form.rectifyBy,
  claim: null,
  request: null,
  delay: null,
  rectification: null,
})

/** What a unit commits itself to, as its form says it. */
const claimOf = ({ responsible, deadline, measures, target }: Claim): Claim => ({
  responsible,
  deadline,
  measures,
  target,
})

/**
 * A later date than the squad's does not move the squad's: it becomes a wish, unless one is pending, and the claim stands.
 */
const wishInClaim = (issue: Issue, claim: Claim | null, today: LocalDate): Request | null =>
  claim !== null && issue.request === null && issue.rectifyBy !== null && claim.deadline > issue.rectifyBy
    ? { kind: 'extension', newDate: claim.deadline, reason: claim.measures, askedOn: today }
    : issue.request

/** A clerk's claim leaves the unit with its principal's word, or with the signed scan. */
const waitsForPrincipal = (form: { readonly files?: readonly string[] | undefined }, { duty }: Actor): boolean =>
  duty.role === 'unit' && duty.position === 'clerk' && (form.files ?? []).length === 0

type Evidence = {
  readonly photos?: readonly string[] | undefined
  readonly papers?: string | undefined
  readonly files?: readonly string[] | undefined
}
/** Put right is shown, not only said: photos of a place, papers of a unit's work. */
const withoutEvidence = (form: Evidence, what: { readonly zh: string; readonly en: string }): Refusal | undefined =>
  (form.photos ?? []).length > 0 || (form.files ?? []).length > 0 || form.papers !== undefined
    ? undefined
    : refuse(
        'invalid',
        `${what.zh}请附照片，或写明佐证材料。`,
        `Give photos with it, or name the papers that show it: ${what.en} needs them.`,
      )

/** 审签: a squad's papers leave it with its captain's approval. */
const notTheCaptain = ({ duty }: Actor): Refusal | undefined =>
  duty.role === 'squad' && duty.position !== 'captain'
    ? refuse(
        'forbidden',
        '督办文书须经分队队长审签后发出。请先拟督办卡，由队长审签。',
        "A squad's papers go out once its captain has approved them. Draft a card and ask the captain to approve it.",
      )
    : undefined

const addresseePrefill = (_issue: Issue, circumstances: Circumstances): Prefill => {
  const to = addressee(circumstances.subject.responsibleUnits, circumstances.subject.leadUnit)
  return isRefusal(to) ? { values: {}, reasons: {} } : { values: { unitId: to.unitId }, reasons: { unitId: to.reason } }
}

const noAddressee = (_issue: Issue, { subject }: Circumstances): Refusal | undefined => {
  const to = addressee(subject.responsibleUnits, subject.leadUnit)
  return isRefusal(to) ? to : undefined
}

const notTheAddressee = (unitId: string, { subject }: Circumstances): Refusal | undefined => {
  const to = addressee(subject.responsibleUnits, subject.leadUnit)
  if (isRefusal(to)) return to
  return to.unitId === unitId
    ? undefined
    : refuse(
        'invalid',
        '问题应先交办给唯一的责任单位或牵头单位。确需其他单位办理的，交办后再转办并说明理由。',
        'An issue first goes to the sole responsible unit or the lead unit. To give it to another, notify first and then reassign with a reason.',
      )
}

/** What a circular or a referral rests on: overdue on that day or before, or a re-check failed by then. */
const neverLate = (issue: Issue, day: LocalDate): Refusal | undefined =>
  wasEverOverdue(issue, day) || (issue.firstSentBackOn !== null && issue.firstSentBackOn <= day)
    ? undefined
    : refuse(
        'conflict',
        `截至${day}，这个问题没有超期，也没有被退回过，不能通报或提请问责。请继续跟踪督促。`,
        `As of ${day} this issue was never overdue and never sent back, so there are no grounds for a circular or a referral. Keep following it.`,
      )

export const actions = {
  open: row({
    label: text('立案', 'Open an issue'),
    from: ['unopened'],
    to: 'found',
    by: ['keyedSquad', 'jointSquad', 'office'],
    fields: {
      checkItem: optionalCheckItem('测评项', 'Check item'),
      what: paragraphField('问题描述', 'What is wrong'),
      severity: choiceField('严重程度', 'Severity', severityLabel),
      source: optionalChoice('问题来源', 'Source', sourceLabel),
      sourceDocument: optionalLine('来源文号或出处', 'Document or report it comes from'),
      followingSquad: optionalSquad('主办分队', 'Following squad'),
      jointSquads: optionalSquads('协办分队', 'Squads of a joint inspection'),
      ...evidence,
    },
    onlyWhen: (_issue, { subject }) => subject.noNewIssue,
    check: (_issue, form, { subject, groupOfSquad }, by) => {
      if (subject.checkItems !== null && form.checkItem === undefined)
        return refuse('invalid', '请选择不符合的测评项。', 'Choose the check item that is not met.')
      if (form.checkItem !== undefined && !subject.checkItems?.includes(form.checkItem))
        return refuse('invalid', '这里没有这个测评项，请重新选择。', 'There is no such check item here; choose again.')
      if (by.duty.role === 'office' && form.followingSquad === undefined)
        return refuse('invalid', '办公室立案，请指定主办分队。', 'Name the squad that follows the issue.')
      if (by.duty.role === 'squad' && form.followingSquad !== undefined && form.followingSquad !== by.duty.squad)
        return refuse(
          'forbidden',
          '分队立案由本分队主办。需要其他分队主办的，请由指挥部办公室立案或移交。',
          'A squad follows what it opens. For another squad, ask the headquarters office to open or hand over the issue.',
        )
      const squads = [...(form.jointSquads ?? []), ...(form.followingSquad === undefined ? [] : [form.followingSquad])]
      return squads.every((squad) => groupOfSquad.has(squad))
        ? undefined
        : refuse('invalid', '没有这个督导分队，请从名单中选择。', 'There is no such squad; choose one from the list.')
    },
    change: (_issue, form, { today, by }) => {
      const followingSquad = by.duty.role === 'squad' ? by.duty.squad : (form.followingSquad ?? null)
      return {
        checkItem: form.checkItem ?? null,
        what: form.what,
        severity: form.severity,
        source: form.source ?? 'inspection',
        sourceDocument: form.sourceDocument ?? null,
        openedBy: by,
        foundOn: today,
        followingSquad,
        jointSquads: (form.jointSquads ?? []).filter((squad) => squad !== followingSquad),
      }
    },
    // The squads of a joint inspection keep their part in the issue after the inspection's last day.
    prefill: (_issue, { subject }): Prefill =>
      subject.jointSquads.length === 0
        ? { values: {}, reasons: {} }
        : {
            values: { jointSquads: subject.jointSquads },
            reasons: { jointSquads: text('今天在此联合督导的分队', 'The squads in a joint inspection here today') },
          },
  }),

  notify: row({
    label: text('交办', 'Notify the unit'),
    from: ['found'],
    to: 'notified',
    by: ['followingSquad', 'office'],
    fields: {
      unitId: unitField('责任单位', 'Responsible unit'),
      instrument: optionalChoice('文书', 'Paper', {
        notice: text('督办通知', 'Supervision notice'),
        card: text('督办卡', 'Supervision card'),
      }),
      paperId: optionalPaper('文书编号', 'Paper'),
      ...dates,
    },
    onlyWhen: (issue, circumstances, by) =>
      noAddressee(issue, circumstances) ?? (circumstances.throughPaper ? undefined : notTheCaptain(by)),
    check: (_issue, form, circumstances) =>
      (form.instrument === 'notice' && form.paperId === undefined
        ? refuse(
            'invalid',
            '督办通知在督导反馈会上发放，送达后即为交办。会前请先拟督办通知；现在就要交办的，请用督办卡。',
            'A notice is handed over at the feedback meeting, so it is drafted first. To notify at once, choose a card.',
          )
        : undefined) ??
      notTheAddressee(form.unitId, circumstances) ??
      datesAreWrong(form, circumstances.today),
    change: (issue, form, { today }) => ({
      ...heldBy(issue, form.unitId, form, today),
      instrument: form.instrument ?? 'card',
      paperId: form.paperId ?? null,
    }),
    prefill: (issue, circumstances) => {
      const to = addresseePrefill(issue, circumstances)
      return {
        values: { ...to.values, ...termDates(issue, circumstances) },
        reasons: { ...to.reasons, ...termReasons(issue, circumstances) },
        omit: ['instrument', 'paperId'],
      }
    },
  }),

  fixOnSpot: row({
    label: text('当场整改', 'Fixed on the spot'),
    from: ['found'],
    to: 'closed',
    by: ['followingSquad'],
    fields: {
      unitId: unitField('责任单位', 'Responsible unit'),
      what: paragraphField('当场整改情况', 'What was done on the spot'),
      beforePhotos: optionalPhotos('整改前照片', 'Photos before'),
      afterPhotos: optionalPhotos('整改后照片', 'Photos after'),
    },
    check: (_issue, form, { subject }) =>
      subject.responsibleUnits.includes(form.unitId)
        ? undefined
        : refuse(
            'invalid',
            '当场整改的应是这里的责任单位，请重新选择。',
            'Who fixed it on the spot has to be a responsible unit of the place; choose again.',
          ),
    change: (issue, form, { today }) => ({
      unitId: form.unitId,
      unitsEver: [...issue.unitsEver, form.unitId],
      closedOn: today,
    }),
    prefill: addresseePrefill,
  }),

  claim: row({
    label: text('认领', 'Claim'),
    from: ['notified'],
    to: 'claimed',
    orTo: { stage: 'notified', when: waitsForPrincipal },
    onSeveral: true,
    eachOwn: ['deadline'],
    by: ['responsibleUnit', 'leadUnit'],
    onBehalfBy: ['office'],
    fields: {
      responsible: lineField('整改责任', 'Who is responsible'),
      deadline: dateField('整改时限', 'Deadline'),
      measures: paragraphField('整改措施', 'Measures'),
      target: paragraphField('整改目标', 'Target'),
      files: optionalFiles('签字盖章件', 'Signed and sealed scan'),
    },
    check: (_issue, form, { today }) =>
      form.deadline < today
        ? refuse(
            'invalid',
            '整改时限早于今天，请改为今天或以后。',
            'The deadline is in the past; choose today or later.',
          )
        : undefined,
    change: (issue, form, { today, by }) => ({
      claim: claimOf(form),
      request: waitsForPrincipal(form, by) ? issue.request : wishInClaim(issue, form, today),
    }),
    prefill: (issue, { today }) => ({
      values: issue.rectifyBy !== null && issue.rectifyBy >= today ? { deadline: issue.rectifyBy } : {},
      reasons: {
        deadline: text(
          '督导分队要求的整改期限；填写更晚的日期即视为申请延期',
          "The squad's rectify-by date; a later one counts as a request for extension",
        ),
      },
    }),
  }),

  confirmClaim: row({
    label: text('确认认领', 'Confirm the claim'),
    from: ['notified'],
    to: 'claimed',
    by: ['responsibleUnit', 'leadUnit'],
    onSeveral: true,
    fields: { opinion: optionalParagraph('意见', 'Opinion') },
    onlyWhen: (issue, _circumstances, { duty }) => {
      if (issue.claim === null)
        return refuse(
          'conflict',
          '还没有待确认的认领，请先填写认领四项内容。',
          'There is no claim to confirm yet; record its four parts first.',
        )
      return duty.role === 'unit' && duty.position !== 'principal'
        ? refuse(
            'forbidden',
            '认领须由单位主要负责人确认。请主要负责人确认，或上传签字盖章件后重新认领。',
            "The unit's principal has to confirm the claim. Ask the principal, or claim again with the signed scan attached.",
          )
        : undefined
    },
    change: (issue, _form, { today }) => ({ request: wishInClaim(issue, issue.claim, today) }),
  }),

  explainDelay: row({
    label: text('说明超期原因', 'Say why it is late'),
    from: ['notified', 'claimed'],
    to: 'same',
    by: ['responsibleUnit'],
    onBehalfBy: ['office'],
    onSeveral: true,
    fields: { reason: paragraphField('超期原因', 'Why it is late') },
    onlyWhen: (issue, { today }) =>
      isOverdue(issue, today)
        ? undefined
        : refuse(
            'conflict',
            '这个问题没有超期，不需要说明。期限不够的，请申请延期。',
            'This issue is not overdue, so there is nothing to explain. If the time is too short, ask for an extension.',
          ),
    change: (_issue, form, { today }) => ({ delay: { reason: form.reason, on: today } }),
  }),

  ask: row({
    label: text('申请延期或建议转办', 'Ask for time or another unit'),
    from: ['notified', 'claimed'],
    to: 'same',
    by: ['responsibleUnit'],
    onBehalfBy: ['office'],
    fields: {
      request: choiceField('申请事项', 'Request', {
        extension: text('申请延期', 'More time'),
        reassignment: text('建议转办', 'Another unit'),
      }),
      newDate: optionalDate('申请延至', 'New date', { field: 'request', is: 'extension' }),
      proposedUnitId: optionalUnit('建议承办单位', 'Proposed unit', { field: 'request', is: 'reassignment' }),
      reason: paragraphField('理由', 'Reason'),
    },
    onlyWhen: (issue) =>
      issue.request === null
        ? undefined
        : refuse(
            'conflict',
            '上一个申请还没有答复，请等待答复后再提。',
            'The last request has not been answered yet; wait for the answer.',
          ),
    check: (issue, form, circumstances) => {
      if (form.request === 'extension') {
        return form.newDate !== undefined && isExtension(issue, form.newDate, circumstances.today)
          ? undefined
          : refuse(
              'invalid',
              '申请延期，请填写晚于现整改期限、不早于今天的日期。',
              'To ask for time, give a date after the present rectify-by date, today or later.',
            )
      }
      if (form.proposedUnitId === undefined)
        return refuse('invalid', '请选择建议承办的单位。', 'Choose the unit that you propose.')
      return unitIsUnknown(form.proposedUnitId, circumstances) ?? sameUnit(issue, form.proposedUnitId)
    },
    change: (_issue, form, { today }) => ({
      request:
        form.request === 'extension' && form.newDate !== undefined
          ? { kind: 'extension', newDate: form.newDate, reason: form.reason, askedOn: today }
          : { kind: 'reassignment', unitId: form.proposedUnitId ?? '', reason: form.reason, askedOn: today },
    }),
  }),

  answer: row({
    label: text('答复申请', 'Answer the request'),
    from: ['notified', 'claimed'],
    to: 'same',
    orTo: { stage: 'notified', when: (form) => form.answer === 'granted' && form.unitId !== undefined },
    by: ['followingSquad', 'office'],
    fields: {
      answer: choiceField('答复', 'Answer', { granted: text('同意', 'Granted'), declined: text('不同意', 'Declined') }),
      newDate: optionalDate('延期至', 'New rectify-by date', { field: 'answer', is: 'granted' }),
      unitId: optionalUnit('转办给', 'Reassigned to', { field: 'answer', is: 'granted' }),
      claimBy: optionalDate('新单位认领期限', 'Claim by, for the new unit', { field: 'answer', is: 'granted' }),
      rectifyBy: optionalDate('新单位整改期限', 'Rectify by, for the new unit', { field: 'answer', is: 'granted' }),
      reason: paragraphField('理由', 'Reason'),
    },
    onlyWhen: (issue) =>
      issue.request === null
        ? refuse(
            'conflict',
            '现在没有待答复的申请，请刷新后查看最新情况。',
            'There is no request to answer; look at the newest state.',
          )
        : undefined,
    check: (issue, form, circumstances) => {
      if (form.answer === 'declined') return undefined
      if (issue.request?.kind === 'extension')
        return form.unitId === undefined &&
          form.newDate !== undefined &&
          isExtension(issue, form.newDate, circumstances.today)
          ? undefined
          : refuse(
              'invalid',
              '同意延期，请只填写新的整改期限，晚于现整改期限、不早于今天。',
              'To grant more time, give the new rectify-by date alone: after the present one, today or later.',
            )
      if (form.unitId === undefined || form.claimBy === undefined || form.rectifyBy === undefined)
        return refuse(
          'invalid',
          '同意转办，请选择承办单位并填写新的两个期限。',
          'To reassign, choose the unit and give both new dates.',
        )
      return (
        unitIsUnknown(form.unitId, circumstances) ??
        sameUnit(issue, form.unitId) ??
        datesAreWrong({ claimBy: form.claimBy, rectifyBy: form.rectifyBy }, circumstances.today)
      )
    },
    change: (issue, form, { today }) => {
      if (form.answer === 'declined') return { request: null }
      if (form.unitId !== undefined && form.claimBy !== undefined && form.rectifyBy !== undefined)
        return heldBy(issue, form.unitId, { claimBy: form.claimBy, rectifyBy: form.rectifyBy }, today)
      return { request: null, delay: null, rectifyBy: form.newDate ?? issue.rectifyBy }
    },
    prefill: (issue, circumstances): Prefill => {
      if (issue.request?.kind === 'reassignment')
        return {
          values: { answer: 'granted', unitId: issue.request.unitId, ...termDates(issue, circumstances) },
          reasons: { unitId: text('单位建议的承办单位', 'The unit proposed'), ...termReasons(issue, circumstances) },
          omit: ['newDate'],
        }
      return {
        values: { answer: 'granted', newDate: issue.request?.newDate },
        reasons: { newDate: text('单位申请的日期', 'The date that the unit asks for') },
        omit: ['unitId', 'claimBy', 'rectifyBy'],
      }
    },
  }),

  reassign: row({
    label: text('转办', 'Reassign'),
    from: ['notified', 'claimed'],
    to: 'notified',
    by: ['followingSquad', 'office'],
    fields: { unitId: unitField('转办给', 'New unit'), reason: paragraphField('理由', 'Reason'), ...dates },
    check: (issue, form, circumstances) =>
      unitIsUnknown(form.unitId, circumstances) ??
      sameUnit(issue, form.unitId) ??
      datesAreWrong(form, circumstances.today),
    change: (issue, form, { today }) => heldBy(issue, form.unitId, form, today),
    prefill: (issue, circumstances) => ({
      values: termDates(issue, circumstances),
      reasons: termReasons(issue, circumstances),
    }),
  }),

  dispatchDown: row({
    label: text('分办', 'Pass down'),
    from: ['notified', 'claimed'],
    to: 'same',
    by: ['responsibleUnit'],
    fields: {
      subordinateUnitId: subordinateUnitField('下属承办单位', 'Subordinate unit'),
      note: optionalParagraph('要求', 'Instructions'),
    },
    onlyWhen: (issue, { units }) =>
      [...units.values()].some(({ superiorId }) => superiorId !== null && superiorId === issue.unitId)
        ? undefined
        : refuse(
            'conflict',
            '您单位没有登记下属单位，不能分办。需要登记的，请联系指挥部办公室。',
            'No unit below yours is registered, so there is none to pass it down to. Ask the headquarters office to register one.',
          ),
    check: (issue, form, { units }) =>
      units.get(form.subordinateUnitId)?.superiorId === issue.unitId
        ? undefined
        : refuse(
            'invalid',
            '只能分办给本单位的下属单位，请重新选择。',
            'You can only pass it down to a unit below your own; choose again.',
          ),
    change: (issue, form) => ({
      subordinateUnitId: form.subordinateUnitId,
      subordinateReport: null,
      unitsEver: withUnit(issue.unitsEver, form.subordinateUnitId),
    }),
  }),

  reportUp: row({
    label: text('上报办理情况', 'Report to the superior unit'),
    from: ['notified', 'claimed'],
    to: 'same',
    by: ['subordinateUnit'],
    onBehalfBy: ['office'],
    fields: { what: paragraphField('办理情况', 'What was done'), ...evidence },
    onlyWhen: (issue) =>
      issue.subordinateUnitId === null
        ? refuse(
            'conflict',
            '这个问题没有分办给下属单位，请由责任单位直接报整改。',
            'This issue was not passed down, so there is nobody to report up; the unit itself has to report it rectified.',
          )
        : undefined,
    change: (_issue, form, { today }) => ({ subordinateReport: { what: form.what, on: today } }),
  }),

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
    onlyWhen: (issue) =>
      issue.unitId === null
        ? refuse('conflict', '原问题没有责任单位，请重新立案。', 'The old issue names no unit; open a new one.')
        : undefined,
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

  handOver: row({
    label: text('移交督导', 'Hand over to a squad'),
    from: underWay,
    to: 'same',
    by: ['office', 'groupLeader'],
    fields: { squad: squadField('移交给', 'Squad'), reason: paragraphField('理由', 'Reason') },
    check: (issue, form, { groupOfSquad }, by) => {
      const group = groupOfSquad.get(form.squad)
      if (group === undefined)
        return refuse(
          'invalid',
          '没有这个督导分队，请从名单中选择。',
          'There is no such squad; choose one from the list.',
        )
      if (form.squad === issue.followingSquad)
        return refuse(
          'invalid',
          '这个分队已是主办分队，请选择其他分队。',
          'This squad follows the issue already; choose another.',
        )
      return by.duty.role === 'leader' && by.duty.group !== group
        ? refuse(
            'forbidden',
            '组长只能在本组的分队之间移交。跨组移交请报指挥部办公室。',
            'A group leader hands over within the own group only; ask the headquarters office to hand over to another group.',
          )
        : undefined
    },
    change: (issue, form) => ({
      followingSquad: form.squad,
      jointSquads: issue.jointSquads.filter((squad) => squad !== form.squad),
    }),
  }),

  merge: row({
    label: text('并案', 'Merge'),
    from: ['found', 'notified', 'claimed'],
    to: 'void',
    by: ['followingSquad', 'office'],
    fields: { intoIssueId: issueField('并入', 'Into issue'), reason: paragraphField('理由', 'Reason') },
    onlyWhen: (issue, _circumstances, _by, standing) => onlyOfficeOnceClaimed(issue, standing),
    check: (issue, form, { mergeTarget }) => {
      if (mergeTarget === null || mergeTarget.id !== form.intoIssueId)
        return refuse(
          'invalid',
          '找不到要并入的问题，请从同一处的问题中选择。',
          'The issue to merge into was not found; choose one of the same place.',
        )
      if (mergeTarget.id === issue.id || !isSameSubject(mergeTarget.subject, issue.subject))
        return refuse(
          'invalid',
          '只能并入同一处的另一个问题。请重新选择。',
          'An issue can only be merged into another one of the same place; choose again.',
        )
      return mergeTarget.stage === 'void' || mergeTarget.stage === 'closed'
        ? refuse('conflict', '要并入的问题已销号或作废，请另选。', 'That issue is closed or void; choose another.')
        : undefined
    },
    change: (_issue, form) => ({ mergedInto: form.intoIssueId, request: null }),
  }),

  void: row({
    label: text('作废', 'Void'),
    from: ['found', 'notified', 'claimed'],
    to: 'void',
    by: ['followingSquad', 'office'],
    fields: { reason: paragraphField('作废理由', 'Reason') },
    onlyWhen: (issue, _circumstances, _by, standing) => onlyOfficeOnceClaimed(issue, standing),
    change: () => ({ request: null }),
  }),

  draftCircular: row({
    label: text('拟通报', 'Draft a circular'),
    from: notVoid,
    to: 'same',
    by: ['office'],
    byPaper: true,
    fields: {
      document: optionalLine('通报文号', 'Document no.'),
      paperId: optionalPaper('文书编号', 'Paper'),
      evidenceOn: dateField('证据截至', 'Evidence as of'),
      reason: paragraphField('事由', 'Grounds'),
    },
    onlyWhen: (issue, circumstances) =>
      issue.escalation.circular !== 'drafted'
        ? neverLate(issue, circumstances.today)
        : refuse(
            'conflict',
            '这个问题已有一份待签批的通报，请在文书中查看。',
            'A circular on this issue is waiting to be signed already; see the papers.',
          ),
    check: (issue, form, { today }) =>
      form.evidenceOn > today
        ? refuse('invalid', '证据截至日期晚于今天，请核对。', 'The evidence lies in the future; check its date.')
        : neverLate(issue, form.evidenceOn),
    change: (issue) => ({ escalation: { ...issue.escalation, circular: 'drafted' } }),
    prefill: (_issue, { today }) => ({ values: { evidenceOn: today }, reasons: {} }),
  }),

  circulate: row({
    label: text('签批通报', 'Sign the circular'),
    from: notVoid,
    to: 'same',
    by: ['commander'],
    byPaper: true,
    fields: { opinion: optionalParagraph('签批意见', 'Opinion'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: (issue) =>
      issue.escalation.circular === 'drafted'
        ? undefined
        : refuse(
            'conflict',
            '没有待签批的通报，请办公室先拟通报。',
            'There is no circular to sign; the office has to draft it first.',
          ),
    change: (issue) => ({
      escalation: { ...issue.escalation, circular: 'inForce', circulars: issue.escalation.circulars + 1 },
    }),
  }),

  returnCircular: row({
    label: text('退回通报稿', 'Return the circular'),
    from: notVoid,
    to: 'same',
    by: ['commander', 'office'],
    byPaper: true,
    fields: { reason: paragraphField('退回理由', 'Reason'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: (issue) =>
      issue.escalation.circular === 'drafted'
        ? undefined
        : refuse(
            'conflict',
            '没有待签批的通报可以退回。请刷新后查看最新情况。',
            'There is no circular waiting to be signed. Look at its newest state.',
          ),
    change: (issue) => ({
      escalation: { ...issue.escalation, circular: issue.escalation.circulars > 0 ? 'inForce' : 'none' },
    }),
  }),

  withdrawCircular: row({
    label: text('撤销通报', 'Withdraw the circular'),
    from: notVoid,
    to: 'same',
    by: ['commander'],
    byPaper: true,
    fields: { reason: paragraphField('撤销理由', 'Reason'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: (issue) =>
      issue.escalation.circulars > 0
        ? undefined
        : refuse(
            'conflict',
            '没有生效的通报可以撤销。请刷新后查看最新情况。',
            'No circular on this issue is in force. Look at its newest state.',
          ),
    change: (issue) => {
      const circulars = issue.escalation.circulars - 1
      const { circular } = issue.escalation
      return {
        escalation: {
          ...issue.escalation,
          circulars,
          circular: circular === 'drafted' ? circular : circulars > 0 ? 'inForce' : 'none',
        },
      }
    },
  }),

  draftReferral: row({
    label: text('拟提请问责', 'Draft a referral for accountability'),
    from: notVoid,
    to: 'same',
    by: ['office'],
    byPaper: true,
    fields: { reason: paragraphField('事由', 'Grounds'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: (issue, circumstances) =>
      issue.escalation.accountability === 'none'
        ? neverLate(issue, circumstances.today)
        : refuse(
            'conflict',
            '这个问题已拟过提请问责，请在办理经过中查看。',
            'A referral of this issue has been drafted already; see its history.',
          ),
    change: (issue) => ({ escalation: { ...issue.escalation, accountability: 'drafted' } }),
  }),

  signReferral: row({
    label: text('签批提请问责', 'Sign the referral'),
    from: notVoid,
    to: 'same',
    by: ['commander'],
    byPaper: true,
    fields: { opinion: optionalParagraph('签批意见', 'Opinion'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: (issue) =>
      issue.escalation.accountability === 'drafted'
        ? undefined
        : refuse(
            'conflict',
            '没有待签批的提请问责，请办公室先拟。',
            'There is no referral to sign; the office has to draft it first.',
          ),
    change: (issue) => ({ escalation: { ...issue.escalation, accountability: 'signed' } }),
  }),

  returnReferral: row({
    label: text('退回提请问责', 'Return the referral'),
    from: notVoid,
    to: 'same',
    by: ['commander', 'office'],
    byPaper: true,
    fields: { reason: paragraphField('退回理由', 'Reason'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: ({ escalation: { accountability } }) =>
      accountability === 'drafted' || accountability === 'signed'
        ? undefined
        : refuse(
            'conflict',
            '没有待签批或待提请的问责可以退回。请刷新后查看最新情况。',
            'There is no referral waiting to be signed or sent. Look at its newest state.',
          ),
    change: (issue) => ({ escalation: { ...issue.escalation, accountability: 'none' } }),
  }),

  referForAccountability: row({
    label: text('提请问责', 'Refer for accountability'),
    from: notVoid,
    to: 'same',
    by: ['office'],
    byPaper: true,
    fields: {
      organ: lineField('决定机关', 'Deciding organ'),
      document: lineField('提请文号', 'Document no. of the referral'),
      paperId: optionalPaper('文书编号', 'Paper'),
      papers: optionalPapers('附件', 'Attachment'),
      files: optionalFiles('附件扫描件', 'Scans'),
    },
    onlyWhen: (issue) =>
      issue.escalation.accountability === 'signed'
        ? undefined
        : refuse(
            'conflict',
            '没有已签批、待提请的问责。请办公室先拟，由指挥长签批后再提请。',
            'There is no signed referral to send. The office has to draft it and the commander to sign it first.',
          ),
    change: (issue) => ({ escalation: { ...issue.escalation, accountability: 'referred' } }),
  }),

  recordAccountability: row({
    label: text('记录问责结果', 'Record the outcome'),
    from: notVoid,
    to: 'same',
    by: ['office'],
    fields: {
      organ: lineField('决定机关', 'Deciding organ'),
      document: lineField('决定文号', 'Its document no.'),
      outcome: paragraphField('问责结果', 'Outcome'),
      papers: optionalPapers('附件', 'Attachment'),
      files: optionalFiles('附件扫描件', 'Scans'),
    },
    onlyWhen: (issue) =>
      issue.escalation.accountability === 'referred'
        ? undefined
        : refuse(
            'conflict',
            '没有等待结果的问责，不能记录结果。请先提请问责。',
            'No referral is waiting for its outcome, so there is none to record. Refer the issue first.',
          ),
    change: (issue) => ({ escalation: { ...issue.escalation, accountability: 'recorded' } }),
  }),
} as const

function onlyOfficeOnceClaimed(issue: Issue, standing: Standing): Refusal | undefined {
  return issue.stage === 'claimed' && standing !== 'office'
    ? refuse(
        'forbidden',
        '单位已认领，只有指挥部办公室可以并案或作废。请报指挥部办公室。',
        'The unit has claimed it, so only the headquarters office may merge or void it. Ask the office.',
      )
    : undefined
}

export type ActionName = keyof typeof actions
export const actionNames = Object.keys(actions) as ActionName[]
/** The unit whose doing an action is; what is recorded 代录 names it. */
export const unitActing = (name: ActionName, issue: Issue): string | null =>
  actionRow(name).by.includes('subordinateUnit') ? issue.subordinateUnitId : issue.unitId

export const actionRow = (name: ActionName): Row => actions[name] as unknown as Row

/** What an action's form starts from in the present case. */
export const prefillOf = (issue: Issue, name: ActionName, circumstances: Circumstances): Prefill =>
  actionRow(name).prefill?.(issue, circumstances) ?? { values: {}, reasons: {} }
