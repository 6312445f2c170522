/** An inspection point 点位: what may happen to it apart from issues. An inspection and the naming of its lead unit are its events. */
import { z } from 'zod'
import type { LocalDate } from './calendar'
import {
  type InspectionForm,
  inspectionFormSchema,
  isComplete,
  type LastInspection,
  lastInspectionOf,
} from './inspection'
import { unopened } from './issue'
import type { Circumstances } from './issueActions'
import { type Actor, actorOf, type Viewer } from './people'
import { type Refusal, refuse } from './refusal'
import { mustRecuse, standingsOf } from './standing'
import { storable } from './storable'

export const leadFormSchema = z.strictObject({
  unitId: storable.trim().min(1).max(40),
  reason: storable.trim().min(1).max(500),
})
export type LeadForm = z.output<typeof leadFormSchema>

export const pointActionSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('inspect'), form: inspectionFormSchema }),
  z.strictObject({ name: z.literal('nameLead'), form: leadFormSchema }),
])
export type PointAction =
  | { readonly name: 'inspect'; readonly form: InspectionForm }
  | { readonly name: 'nameLead'; readonly form: LeadForm }

export type PointEvent = (
  | (Extract<PointAction, { name: 'inspect' }> & { readonly complete: boolean })
  | Extract<PointAction, { name: 'nameLead' }>
) & { readonly seq: number; readonly at: string; readonly by: Actor }

/** The fold of a point's own events. */
export type PointRecord = { readonly seq: number; readonly lastInspection: LastInspection | null }
export const untouchedPoint: PointRecord = { seq: 0, lastInspection: null }

const pointIssue = unopened('', { kind: 'point', pointId: 1 })

const inspect = (form: InspectionForm, viewer: Viewer, circumstances: Circumstances): { by: Actor } | Refusal => {
  const held = standingsOf(viewer, pointIssue, circumstances.subject, circumstances.groupOfSquad).find(({ standing }) =>
    (['keyedSquad', 'jointSquad', 'office'] as const).some((may) => may === standing),
  )
  if (!held)
    return refuse(
      'forbidden',
      '这个点位不在您分队的督导范围内，责任单位也不由您分队督导，不能记录检查。请联系负责的分队或指挥部办公室。',
      'Your squad holds neither key to this point: not its scope, not its units. Ask the squad in charge or the headquarters office.',
    )
  if (mustRecuse(viewer, pointIssue, circumstances.subject))
    return refuse(
      'forbidden',
      '您在责任单位任职，应当回避，不能记录检查。请由分队其他人员办理。',
      'You hold a post in a responsible unit and have to stand back. Somebody else of the squad has to inspect.',
    )
  if (form.visitedOn > circumstances.today)
    return refuse('invalid', '检查日期晚于今天，请核对。', 'The visit lies in the future; check its date.')
  const items = Object.keys(form.findings)
  if (items.length === 0)
    return refuse('invalid', '请至少填写一个测评项的检查结果。', 'Record a finding for at least one check item.')
  return items.every((item) => circumstances.subject.checkItems?.includes(item))
    ? { by: actorOf(viewer, held.post) }
    : refuse(
        'invalid',
        '有不属于这类点位的测评项，请刷新后重新填写。',
        'A check item does not belong to this kind of point; reload and try again.',
      )
}

const nameLead = (form: LeadForm, viewer: Viewer, circumstances: Circumstances): { by: Actor } | Refusal => {
  const post = viewer.posts.find(({ duty }) => duty.role === 'office')
  if (!post)
    return refuse(
      'forbidden',
      '牵头单位由指挥部办公室指定，请联系办公室。',
      'The headquarters office names the lead unit; ask the office.',
    )
  if (!circumstances.subject.responsibleUnits.includes(form.unitId))
    return refuse(
      'invalid',
      '牵头单位应是这个点位的责任单位之一，请重新选择。',
      'The lead unit has to be one of the responsible units; choose again.',
    )
  return circumstances.subject.leadUnit === form.unitId
    ? refuse(
        'conflict',
        '这个单位已是牵头单位，请选择其他责任单位。',
        'This unit is the lead unit already; choose another of the responsible units.',
      )
    : { by: actorOf(viewer, post) }
}

export const decidePointAction = (
  record: PointRecord,
  action: PointAction,
  viewer: Viewer,
  circumstances: Circumstances,
  now: Date,
): PointEvent | Refusal => {
  const decided =
    action.name === 'inspect'
      ? inspect(action.form, viewer, circumstances)
      : nameLead(action.form, viewer, circumstances)
  if (!('by' in decided)) return decided
  const decision = { seq: record.seq + 1, at: now.toISOString(), by: decided.by }
  return action.name === 'inspect'
    ? { ...action, ...decision, complete: isComplete(action.form, circumstances.subject.checkItems ?? []) }
    : { ...action, ...decision }
}

/** The point after one more event. An older visit recorded late does not replace a newer one. */
export const applyPointEvent = (record: PointRecord, event: PointEvent): PointRecord => {
  if (event.name !== 'inspect') return { ...record, seq: event.seq }
  const before: LocalDate = record.lastInspection?.visitedOn ?? ''
  return {
    seq: event.seq,
    lastInspection:
      event.form.visitedOn >= before ? lastInspectionOf(event.form, event.complete) : record.lastInspection,
  }
}

/** A point's own fold as its events tell it. */
export const replayPoint = (events: readonly PointEvent[]): PointRecord =>
  events.reduce(applyPointEvent, untouchedPoint)
