/** An inspection point 点位: what may happen to it apart from issues. An inspection and the naming of its lead unit are its events. */
import { z } from 'zod'
import { type LocalDate, localDateOf } from './calendar'
import { decideInspection } from './inspecting'
import {
  afterKindChange,
  type FilledInFor,
  type Inspected,
  type InspectionForm,
  inspectionFormSchema,
  type LastInspection,
  laterInspection,
} from './inspection'
import { unopened } from './issue'
import type { Circumstances } from './issueActions'
import { type Actor, actorOf, type Viewer } from './people'
import { isRefusal, type Refusal, refuse } from './refusal'
import { standingsOf } from './standing'
import { storable } from './storable'
import { type Text, text } from './text'

export const leadFormSchema = z.strictObject({
  unitId: storable.trim().min(1).max(40),
  reason: storable.trim().min(1).max(500),
})
export type LeadForm = z.output<typeof leadFormSchema>

export const flagLabel = {
  key: text('重点点位', 'Key point'),
  hard: text('难点点位', 'Hard point'),
} as const satisfies Record<string, Text>
/** 重点、难点: what August looks at first. */
export type Flag = keyof typeof flagLabel
export const flags = Object.keys(flagLabel) as Flag[]

export const flagFormSchema = z.strictObject({
  flag: z.enum(flags as [Flag, ...Flag[]]),
  on: z.boolean(),
  reason: storable.trim().min(1).max(500),
})
export type FlagForm = z.output<typeof flagFormSchema>

/** 跟踪督促: the office puts a point on the list or takes it off; with many issues it comes onto the list by itself. */
export const trackFormSchema = z.strictObject({ on: z.boolean(), reason: storable.trim().min(1).max(500) })
export type TrackForm = z.output<typeof trackFormSchema>

export const pointActionSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('inspect'), form: inspectionFormSchema }),
  z.strictObject({ name: z.literal('nameLead'), form: leadFormSchema }),
  z.strictObject({ name: z.literal('flag'), form: flagFormSchema }),
  z.strictObject({ name: z.literal('track'), form: trackFormSchema }),
])
export type PointAction =
  | { readonly name: 'inspect'; readonly form: InspectionForm }
  | { readonly name: 'nameLead'; readonly form: LeadForm }
  | { readonly name: 'flag'; readonly form: FlagForm }
  | { readonly name: 'track'; readonly form: TrackForm }

export type PointEvent = (
  | (Extract<PointAction, { name: 'inspect' }> & Inspected)
  | Exclude<PointAction, { name: 'inspect' }>
) & { readonly seq: number; readonly at: string; readonly by: Actor }

/**
 * The register made the point one of another kind. It is no event of the point's own and takes no number among them: the
 * register's change tells of it, and the fold follows both.
 */
export type KindChange = {
  readonly name: 'kindChanged'
  readonly at: string
  readonly from: string
  readonly to: string
}
/** What a point's fold follows from, in the order of the log. */
export type ToldOfPoint = PointEvent | KindChange

/** The fold of what is told of a point. */
export type PointRecord = {
  readonly seq: number
  readonly lastInspection: LastInspection | null
  readonly isKey: boolean
  readonly isHard: boolean
  /** On the tracking list since that day; null while it is not on it. */
  readonly trackedSince: LocalDate | null
}
export const untouchedPoint: PointRecord = {
  seq: 0,
  lastInspection: null,
  isKey: false,
  isHard: false,
  trackedSince: null,
}

/** 撤点: nothing new begins at a point out of use. */
export const pointIsRetired = refuse(
  'conflict',
  '这个点位已撤点，不再立案、检查或标注。需要时，请指挥部办公室先恢复它。',
  'The point is retired: nothing new is opened, inspected or marked here. Ask the headquarters office to bring it back first.',
)

/** Any point: whose it is comes with the circumstances. */
const somePoint = { kind: 'point', pointId: 1 } as const
const blankIssue = unopened('', somePoint)

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

/** In which post a person may mark this point; undefined where in none. */
const flaggingPost = (viewer: Viewer, circumstances: Pick<Circumstances, 'subject' | 'groupOfSquad'>) =>
  standingsOf(viewer, blankIssue, circumstances.subject, circumstances.groupOfSquad).find(
    ({ standing }) => standing === 'keyedSquad' || standing === 'office',
  )

/** Whether this person may mark the point as 重点 or 难点. */
export const mayFlag = (viewer: Viewer, circumstances: Pick<Circumstances, 'subject' | 'groupOfSquad'>): boolean =>
  flaggingPost(viewer, circumstances) !== undefined

const nothingChanges = refuse(
  'conflict',
  '这个点位已经是这样标注的，没有改动。请刷新后查看。',
  'The point is marked so already, and nothing was changed. Reload to see it.',
)

const flag = (
  record: PointRecord,
  form: FlagForm,
  viewer: Viewer,
  circumstances: Circumstances,
): { by: Actor } | Refusal => {
  const held = flaggingPost(viewer, circumstances)
  if (!held)
    return refuse(
      'forbidden',
      '重点、难点点位由负责的督导分队或指挥部办公室标注，请联系他们。',
      'Key and hard points are marked by the squad in charge or the headquarters office; ask them.',
    )
  return (form.flag === 'key' ? record.isKey : record.isHard) === form.on
    ? nothingChanges
    : { by: actorOf(viewer, held.post) }
}

const track = (record: PointRecord, form: TrackForm, viewer: Viewer): { by: Actor } | Refusal => {
  const post = viewer.posts.find(({ duty }) => duty.role === 'office')
  if (!post)
    return refuse(
      'forbidden',
      '跟踪督促名单由指挥部办公室管理，请联系办公室。',
      'The tracking list is kept by the headquarters office; ask the office.',
    )
  return (record.trackedSince !== null) === form.on ? nothingChanges : { by: actorOf(viewer, post) }
}

/**
 * A point whose open issues have become many comes onto the tracking list by the very action that made them so; who took
 * it stands in the event. Null: it is on the list already, or the issues are not that many.
 */
export const trackedByItself = (
  record: PointRecord,
  openIssues: number,
  threshold: number,
  by: Actor,
  now: Date,
): PointEvent | null =>
  record.trackedSince !== null || openIssues < threshold
    ? null
    : {
        name: 'track',
        form: { on: true, reason: `未办结问题达到${openIssues}个，自动列入跟踪督促名单。` },
        seq: record.seq + 1,
        at: now.toISOString(),
        by,
      }

const decided = (
  record: PointRecord,
  action: PointAction,
  viewer: Viewer,
  circumstances: Circumstances,
): { by: Actor } | ({ by: Actor } & FilledInFor) | Refusal => {
  switch (action.name) {
    case 'inspect':
      return decideInspection(somePoint, action.form, viewer, circumstances)
    case 'nameLead':
      return nameLead(action.form, viewer, circumstances)
    case 'flag':
      return flag(record, action.form, viewer, circumstances)
    case 'track':
      return track(record, action.form, viewer)
    default:
      return action satisfies never
  }
}

export const decidePointAction = (
  record: PointRecord,
  action: PointAction,
  viewer: Viewer,
  circumstances: Circumstances,
  now: Date,
): PointEvent | Refusal => {
  // An inspection goes by the day of its visit: a phone without network sends it late.
  if (circumstances.subject.retiredOn !== undefined && action.name !== 'inspect') return pointIsRetired
  const answer = decided(record, action, viewer, circumstances)
  if (isRefusal(answer)) return answer
  return { ...action, seq: record.seq + 1, at: now.toISOString(), ...answer } as PointEvent
}

/** The point after one more event. An older visit recorded late does not replace a newer one. */
export const applyPointEvent = (record: PointRecord, event: ToldOfPoint): PointRecord => {
  if (event.name === 'kindChanged')
    return record.lastInspection === null
      ? record
      : { ...record, lastInspection: afterKindChange(record.lastInspection, event) }
  const { seq } = event
  switch (event.name) {
    case 'inspect':
      return { ...record, seq, lastInspection: laterInspection(record.lastInspection, event) }
    case 'flag':
      return { ...record, seq, [event.form.flag === 'key' ? 'isKey' : 'isHard']: event.form.on }
    case 'track':
      return { ...record, seq, trackedSince: event.form.on ? localDateOf(new Date(event.at)) : null }
    case 'nameLead':
      return { ...record, seq }
    default:
      return event satisfies never
  }
}

/** A point's own fold as its events and the register tell it. */
export const replayPoint = (told: readonly ToldOfPoint[]): PointRecord => told.reduce(applyPointEvent, untouchedPoint)

/** What happened to a point, in words. */
export const pointEventLabel = (event: PointEvent): Text => {
  switch (event.name) {
    case 'inspect':
      return text('实地考察', 'Inspected')
    case 'nameLead':
      return text('指定牵头单位', 'Lead unit named')
    case 'flag':
      return event.form.on
        ? text(`标为${flagLabel[event.form.flag].zh}`, `Marked: ${flagLabel[event.form.flag].en}`)
        : text(`取消${flagLabel[event.form.flag].zh}`, `No longer marked: ${flagLabel[event.form.flag].en}`)
    case 'track':
      return event.form.on
        ? text('列入跟踪督促名单', 'Put on the tracking list')
        : text('移出跟踪督促名单', 'Taken off the tracking list')
    default:
      return event satisfies never
  }
}
