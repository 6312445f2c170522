/** An issue is found, and goes to the unit that answers for it 立案、交办, or is put right there and then 当场整改. */
import { z } from 'zod'
import { addressee } from '../addressee'
import {
  choiceField,
  optionalCheckItem,
  optionalChoice,
  optionalData,
  optionalLine,
  optionalPaper,
  optionalPhotos,
  optionalSquad,
  optionalSquads,
  paragraphField,
  unitField,
} from '../form'
import { type Issue, severityLabel, sourceLabel } from '../issue'
import type { Actor } from '../people'
import { isRefusal, type Refusal, refuse } from '../refusal'
import { hasItem, type SubjectFacts } from '../standing'
import { text } from '../text'
import { evidence } from './evidence'
import { dates, datesAreWrong, heldBy, termDates, termReasons } from './givenToUnit'
import { type Circumstances, type Prefill, row } from './row'

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

/** What failed in the last inspection may be followed up, whatever the place and the handbook have become since. */
const isFoundHere = (subject: SubjectFacts, version: number | undefined, item: string): boolean =>
  hasItem(subject, version, item) || (subject.failedItems ?? []).includes(item)

export const finding = {
  open: row({
    label: text('立案', 'Open an issue'),
    from: ['unopened'],
    to: 'found',
    by: ['keyedSquad', 'jointSquad', 'office'],
    fields: {
      checkItem: optionalCheckItem('测评项', 'Check item'),
      handbook: optionalData('手册版本', 'Version of the handbook', z.number().int().positive().max(100_000)),
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
      const unknown = form.handbook === undefined ? undefined : subject.handbook?.unknown(form.handbook)
      if (unknown) return unknown
      if (form.checkItem !== undefined && !isFoundHere(subject, form.handbook, form.checkItem))
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
    change: (_issue, form, { today, by, handbook }) => {
      const followingSquad = by.duty.role === 'squad' ? by.duty.squad : (form.followingSquad ?? null)
      return {
        checkItem: form.checkItem ?? null,
        ...(handbook !== undefined && { handbook }),
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
} as const
