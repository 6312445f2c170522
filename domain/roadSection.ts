/**
 * A road section 包路段: a line in the streets with a sponsoring committee member's office and a responsible unit. Its own
 * events say where it runs, whose it is, and what inspections found; its length is measured, never typed.
 */
import { z } from 'zod'
import type { LocalDate } from './calendar'
import { lngLatSchema } from './coordinates'
import { decideInspection } from './inspecting'
import { type Inspected, type InspectionForm, type LastInspection, laterInspection } from './inspection'
import type { Circumstances } from './issueActions'
import { type Actor, actorOf, type Viewer } from './people'
import { isRefusal, type Refusal, refuse } from './refusal'
import { type Bounds, type Line, lineFault } from './roadLine'
import { storable } from './storable'

const line = z.array(lngLatSchema).max(5_000)
const name = storable.trim().min(1).max(40)
const nameInEnglish = storable.trim().min(1).max(80)
const sponsor = storable.trim().min(1).max(60)
const unitId = storable.trim().min(1).max(40)
const reason = storable.trim().min(1).max(500)

const factsShape = { nameZh: name, nameEn: nameInEnglish, line, sponsor, responsibleUnitId: unitId }
export const drawFormSchema = z.strictObject(factsShape)
/** What is left out stays as it is. */
export const editFormSchema = z.strictObject({
  nameZh: name.optional(),
  nameEn: nameInEnglish.optional(),
  line: line.optional(),
  sponsor: sponsor.optional(),
  responsibleUnitId: unitId.optional(),
  reason,
})
export const retireFormSchema = z.strictObject({ reason })

/** So many at once. */
export const mostSections = 200
/** What several sections are to have in common; their names and lines are their own. */
export const editSeveralSchema = editFormSchema.pick({ sponsor: true, responsibleUnitId: true, reason: true })
export type EditSeveral = z.output<typeof editSeveralSchema>

/** Whether it is like that already. */
export const isAlready = (
  facts: Pick<RoadSectionFacts, 'sponsor' | 'responsibleUnitId'>,
  { sponsor, responsibleUnitId }: Omit<EditSeveral, 'reason'>,
): boolean =>
  (sponsor === undefined || sponsor === facts.sponsor) &&
  (responsibleUnitId === undefined || responsibleUnitId === facts.responsibleUnitId)

/** What a section is, as the office says it. */
export type RoadSectionFacts = {
  readonly nameZh: string
  readonly nameEn: string
  readonly line: Line
  /** The office or title of the sponsoring committee member, never a person's name. */
  readonly sponsor: string
  readonly responsibleUnitId: string
}
const factNames = [
  'nameZh',
  'nameEn',
  'line',
  'sponsor',
  'responsibleUnitId',
] as const satisfies readonly (keyof RoadSectionFacts)[]

export type RoadSectionAction =
  | { readonly name: 'draw'; readonly form: RoadSectionFacts }
  | { readonly name: 'edit'; readonly form: z.output<typeof editFormSchema> }
  | { readonly name: 'retire'; readonly form: z.output<typeof retireFormSchema> }
  | { readonly name: 'inspect'; readonly form: InspectionForm }

type Moment = { readonly seq: number; readonly at: string; readonly by: Actor }
export type RoadSectionEvent = Moment &
  (
    | { readonly name: 'draw'; readonly form: RoadSectionFacts }
    /** Only what was changed, as it was and as it is. */
    | {
        readonly name: 'edit'
        readonly from: Partial<RoadSectionFacts>
        readonly to: Partial<RoadSectionFacts>
        readonly reason: string
      }
    | { readonly name: 'retire'; readonly on: LocalDate; readonly reason: string }
    | ({ readonly name: 'inspect' } & Inspected)
  )

/** The fold of a section's own events; without facts it has not been drawn. */
export type RoadSectionRecord = {
  readonly seq: number
  readonly facts: RoadSectionFacts | null
  readonly retiredOn: LocalDate | null
  readonly lastInspection: LastInspection | null
}
export const undrawn: RoadSectionRecord = { seq: 0, facts: null, retiredOn: null, lastInspection: null }

export type RoadSectionCircumstances = {
  readonly today: LocalDate
  /** Units that are not retired. */
  readonly units: ReadonlyMap<string, unknown>
  readonly bounds: Bounds
  readonly openIssues: number
  /** Whose the section is; null before it is drawn. */
  readonly here: Pick<Circumstances, 'subject' | 'groupOfSquad' | 'today'> | null
}

const noSuchSection = refuse(
  'notFound',
  '没有这个包路段。请刷新后重新选择。',
  'There is no such road section. Reload and choose again.',
)
const retiredAlready = refuse(
  'conflict',
  '这个包路段已停用，请刷新查看。',
  'This road section is retired; reload to see it.',
)
const noSuchUnit = refuse(
  'invalid',
  '没有这个责任单位，或已停用。请从名单中选择。',
  'There is no such unit, or it is retired; choose one from the list.',
)

const sameFact = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const picked = (facts: RoadSectionFacts, names: readonly (keyof RoadSectionFacts)[]): Partial<RoadSectionFacts> =>
  Object.fromEntries(names.map((fact) => [fact, facts[fact]]))

export const decideRoadSectionAction = (
  record: RoadSectionRecord,
  action: RoadSectionAction,
  viewer: Viewer,
  circumstances: RoadSectionCircumstances,
  now: Date,
): RoadSectionEvent | Refusal => {
  const { units, bounds, here, today, openIssues } = circumstances
  const moment = { seq: record.seq + 1, at: now.toISOString() }
  const present = record.facts
  if (action.name === 'inspect') {
    if (present === null || here === null) return noSuchSection
    if (record.retiredOn !== null) return retiredAlready
    const place = { kind: 'roadSection', roadSectionId: '', at: present.line[0] ?? [0, 0] } as const
    const decided = decideInspection({ ...place, at: [...place.at] }, action.form, viewer, here)
    return isRefusal(decided) ? decided : { ...action, ...moment, ...decided }
  }

  const post = viewer.posts.find(({ duty }) => duty.role === 'office')
  if (!post)
    return refuse(
      'forbidden',
      '包路段由指挥部办公室划定和修改，请联系办公室。',
      'The headquarters office draws and changes road sections; ask the office.',
    )
  const by = actorOf(viewer, post)
  if (action.name === 'draw') {
    if (present !== null)
      return refuse(
        'conflict',
        '这个包路段已经画好，请刷新后查看。',
        'This section has been drawn already; reload to see it.',
      )
    if (!units.has(action.form.responsibleUnitId)) return noSuchUnit
    return lineFault(action.form.line, bounds) ?? { ...action, ...moment, by }
  }
  if (present === null) return noSuchSection
  if (record.retiredOn !== null) return retiredAlready
  if (action.name === 'retire')
    return openIssues > 0
      ? refuse(
          'conflict',
          `这个包路段还有${openIssues}个问题未办结，不能停用。请先销号或作废。`,
          `This section still holds ${openIssues} open issues and cannot be retired. They have to be closed or void first.`,
        )
      : { name: 'retire', ...moment, by, on: today, reason: action.form.reason }

  const { reason, ...wanted } = action.form
  const next: RoadSectionFacts = { ...present, ...definedOnly(wanted) }
  const changed = factNames.filter((fact) => !sameFact(next[fact], present[fact]))
  if (changed.length === 0)
    return refuse(
      'invalid',
      '没有改动。请修改后再保存，或按“取消”。',
      'Nothing was changed. Choose what to change and save again, or cancel.',
    )
  if (changed.includes('responsibleUnitId') && !units.has(next.responsibleUnitId)) return noSuchUnit
  const fault = changed.includes('line') ? lineFault(next.line, bounds) : null
  return fault ?? { name: 'edit', ...moment, by, from: picked(present, changed), to: picked(next, changed), reason }
}

/** A form's field that is left out may come as undefined. */
const definedOnly = (wanted: { readonly [F in keyof RoadSectionFacts]?: RoadSectionFacts[F] | undefined }) =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Partial<RoadSectionFacts>

export const applyRoadSectionEvent = (record: RoadSectionRecord, event: RoadSectionEvent): RoadSectionRecord => {
  const { seq } = event
  switch (event.name) {
    case 'draw':
      return { ...record, seq, facts: event.form }
    case 'edit':
      return { ...record, seq, facts: record.facts && { ...record.facts, ...event.to } }
    case 'retire':
      return { ...record, seq, retiredOn: event.on }
    case 'inspect':
      return { ...record, seq, lastInspection: laterInspection(record.lastInspection, event) }
    default:
      return event satisfies never
  }
}

export const replayRoadSection = (events: readonly RoadSectionEvent[]): RoadSectionRecord =>
  events.reduce(applyRoadSectionEvent, undrawn)
