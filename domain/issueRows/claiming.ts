/** With the unit: it claims 认领, explains, asks and passes down; the squad answers. No row rejects it (照单全收). */
import { addressee } from '../addressee'
import type { LocalDate } from '../calendar'
import { isOverdue } from '../clocks'
import {
  choiceField,
  dateField,
  lineField,
  optionalDate,
  optionalFiles,
  optionalParagraph,
  optionalUnit,
  paragraphField,
  subordinateUnitField,
  unitField,
} from '../form'
import type { Claim, Issue, Request } from '../issue'
import type { Actor } from '../people'
import { isRefusal, type Refusal, refuse } from '../refusal'
import { text } from '../text'
import { evidence } from './evidence'
import { dates, datesAreWrong, heldBy, termDates, termReasons, withUnit } from './givenToUnit'
import { type Circumstances, type Prefill, row } from './row'

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

/** Where another unit is the one to notify by now, it is proposed. */
const presentAddressee = (issue: Issue, { subject }: Circumstances): Prefill => {
  const to = addressee(subject.responsibleUnits, subject.leadUnit)
  return isRefusal(to) || to.unitId === issue.unitId
    ? { values: {}, reasons: {} }
    : { values: { unitId: to.unitId }, reasons: { unitId: to.reason } }
}

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

export const claiming = {
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
    onSeveral: true,
    eachOwn: ['unitId', 'claimBy', 'rectifyBy'],
    by: ['followingSquad', 'office'],
    fields: { unitId: unitField('转办给', 'New unit'), reason: paragraphField('理由', 'Reason'), ...dates },
    check: (issue, form, circumstances) =>
      unitIsUnknown(form.unitId, circumstances) ??
      sameUnit(issue, form.unitId) ??
      datesAreWrong(form, circumstances.today),
    change: (issue, form, { today }) => heldBy(issue, form.unitId, form, today),
    prefill: (issue, circumstances) => {
      const to = presentAddressee(issue, circumstances)
      return {
        values: { ...to.values, ...termDates(issue, circumstances) },
        reasons: { ...to.reasons, ...termReasons(issue, circumstances) },
      }
    },
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
} as const
