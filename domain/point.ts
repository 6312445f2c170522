/** An inspection point 点位: what may happen to it apart from issues. An inspection and the naming of its lead unit are its events. */
import { z } from 'zod'
import { decideInspection } from './inspecting'
import { type InspectionForm, inspectionFormSchema, type LastInspection, laterInspection } from './inspection'
import type { Circumstances } from './issueActions'
import { type Actor, actorOf, type Viewer } from './people'
import { isRefusal, type Refusal, refuse } from './refusal'
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

/** Any point: whose it is comes with the circumstances. */
const somePoint = { kind: 'point', pointId: 1 } as const

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
  const moment = { seq: record.seq + 1, at: now.toISOString() }
  if (action.name === 'inspect') {
    const decided = decideInspection(somePoint, action.form, viewer, circumstances)
    return isRefusal(decided) ? decided : { ...action, ...moment, ...decided }
  }
  const decided = nameLead(action.form, viewer, circumstances)
  return isRefusal(decided) ? decided : { ...action, ...moment, ...decided }
}

/** The point after one more event. */
export const applyPointEvent = (record: PointRecord, event: PointEvent): PointRecord => ({
  seq: event.seq,
  lastInspection: event.name === 'inspect' ? laterInspection(record.lastInspection, event) : record.lastInspection,
})

/** A point's own fold as its events tell it. */
export const replayPoint = (events: readonly PointEvent[]): PointRecord =>
  events.reduce(applyPointEvent, untouchedPoint)
