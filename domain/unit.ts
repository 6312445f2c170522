/** A unit 单位 in the roster: renamed or retired, never deleted, since issues and papers name it for ever. */
import { z } from 'zod'
import type { LocalDate } from './calendar'
import { dateField, type Fields, formSchema, lineField, optionalUnit, paragraphField } from './form'
import { type Actor, actorOf, type Viewer } from './people'
import { type Refusal, refuse } from './refusal'
import { storable } from './storable'
import type { SubjectEvent } from './subjectKind'
import { type Text, text } from './text'

const nameLimit = 60
const nameField = (zh: string, en: string) => {
  const field = lineField(zh, en)
  return { ...field, schema: storable.trim().min(1).max(nameLimit), maxLength: nameLimit } as typeof field
}

export const unitActions = {
  rename: {
    label: text('单位改名', 'Unit renamed'),
    fields: {
      nameZh: nameField('新名称', 'New name in Chinese'),
      nameEn: nameField('新英文名称', 'New name in English'),
      reason: paragraphField('理由', 'Reason'),
    },
  },
  retire: {
    label: text('单位停用', 'Unit retired'),
    fields: {
      /** 承接单位: takes over the points and the units below. */
      successorId: optionalUnit('承接单位', 'Successor'),
      on: dateField('停用日期', 'Retired on'),
      reason: paragraphField('理由', 'Reason'),
    },
  },
} as const satisfies Record<string, { readonly label: Text; readonly fields: Fields }>

export const unitActionSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('rename'), form: formSchema(unitActions.rename.fields) }),
  z.strictObject({ name: z.literal('retire'), form: formSchema(unitActions.retire.fields) }),
])
export type UnitAction = z.output<typeof unitActionSchema>

/** What hangs on a unit today. */
export type UnitHolds = {
  /** Issues that ask something of it: a unit that holds some is not let go. */
  readonly openIssues: number
  /** Points that it is responsible for. */
  readonly points: number
  /** Road sections that it is responsible for, those in use. */
  readonly roadSections: number
  /** Units right below it. */
  readonly subordinates: number
}

/** What the rules need to know of a unit. */
export type UnitFacts = UnitHolds & {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
  readonly retiredOn: LocalDate | null
  readonly seq: number
}

export type SuccessorFacts = Pick<UnitFacts, 'id' | 'nameZh' | 'nameEn' | 'retiredOn'> & {
  /** Below the unit that is retired, at whatever depth. */
  readonly isBelow: boolean
}

/** From what to what: the name before is kept in the event, and in every paper issued under it. */
export type UnitEvent = SubjectEvent & {
  readonly name: UnitAction['name']
  readonly form: UnitAction['form']
  readonly from: UnitState
  readonly to: UnitState
}
type UnitState = Pick<UnitFacts, 'nameZh' | 'nameEn' | 'retiredOn'> & { readonly successorId?: string }

const isTheOffice = (viewer: Viewer): Actor | Refusal => {
  const post = viewer.posts.find(({ duty }) => duty.role === 'office')
  return post
    ? actorOf(viewer, post)
    : refuse(
        'forbidden',
        '单位名册由指挥部办公室管理，请联系办公室。',
        'The roster of units is kept by the headquarters office; ask the office.',
      )
}

const successorIsWrong = (unit: UnitFacts, successor: SuccessorFacts): Refusal | undefined => {
  if (successor.id === unit.id)
    return refuse(
      'invalid',
      '承接单位就是要停用的单位，请另选一个。',
      'The successor is the unit itself; choose another one.',
    )
  if (successor.retiredOn !== null)
    return refuse(
      'invalid',
      `${successor.nameZh}已停用，不能承接。请选择在用的单位。`,
      `${successor.nameEn} is retired and cannot take over; choose a unit in use.`,
    )
  return successor.isBelow
    ? refuse(
        'invalid',
        `${successor.nameZh}是${unit.nameZh}的下级单位，不能承接。请选择其他单位。`,
        `${successor.nameEn} stands below ${unit.nameEn} and cannot take over; choose another unit.`,
      )
    : undefined
}

/** What keeps a unit from being retired; undefined when nothing does. Issues and road sections are given on one by one. */
const isStillNeeded = (unit: UnitFacts, hasSuccessor: boolean): Refusal | undefined => {
  if (unit.openIssues > 0)
    return refuse(
      'conflict',
      `${unit.nameZh}还有${unit.openIssues}个未办结问题，不能停用。请先转办给其他单位，或待办结后再停用。`,
      `${unit.nameEn} still holds ${unit.openIssues} open issues. Give them to other units first, or wait until they are closed.`,
    )
  if (unit.roadSections > 0)
    return refuse(
      'conflict',
      `${unit.nameZh}还是${unit.roadSections}条包路段的责任单位，不能停用。请先在包路段中改定责任单位。`,
      `${unit.nameEn} is still responsible for ${unit.roadSections} road sections. Name another responsible unit in each of them first.`,
    )
  if (unit.points > 0 && !hasSuccessor)
    return refuse(
      'conflict',
      `${unit.nameZh}还是${unit.points}个点位的责任单位，不能停用。请选择承接单位，由它接手这些点位。`,
      `${unit.nameEn} is still responsible for ${unit.points} points. Choose a successor to take them over.`,
    )
  return unit.subordinates > 0 && !hasSuccessor
    ? refuse(
        'conflict',
        `${unit.nameZh}还有${unit.subordinates}个下级单位，不能停用。请选择承接单位，由它接管这些单位。`,
        `${unit.nameEn} still has ${unit.subordinates} units below it. Choose a successor to take them over.`,
      )
    : undefined
}

export const decideUnitAction = (
  unit: UnitFacts,
  action: UnitAction,
  {
    viewer,
    today,
    now,
    nameIsTaken,
    successor,
  }: {
    readonly viewer: Viewer
    readonly today: LocalDate
    readonly now: Date
    /** Another unit goes by the new name. */
    readonly nameIsTaken: boolean
    /** The unit that is named to take over; null: none is. */
    readonly successor: SuccessorFacts | null
  },
): UnitEvent | Refusal => {
  const by = isTheOffice(viewer)
  if ('refused' in by) return by
  if (unit.retiredOn !== null)
    return refuse(
      'conflict',
      `${unit.nameZh}已停用，不能再改动。请选择在用的单位。`,
      `${unit.nameEn} is retired and is not changed any more; choose a unit in use.`,
    )
  if (action.name === 'rename' && nameIsTaken)
    return refuse(
      'conflict',
      `已有单位叫“${action.form.nameZh}”，没有改名。请换一个名称，或请先核对名册。`,
      `Another unit is called "${action.form.nameZh}", so nothing was renamed. Choose another name, or check the roster.`,
    )
  if (action.name === 'retire') {
    const refused =
      (successor === null ? undefined : successorIsWrong(unit, successor)) ?? isStillNeeded(unit, successor !== null)
    if (refused) return refused
    if (action.form.on > today)
      return refuse(
        'invalid',
        '停用日期晚于今天，请填写今天或以前的日期。',
        'The last day lies in the future; give today or an earlier day.',
      )
  }
  const { nameZh, nameEn, retiredOn } = unit
  const from = { nameZh, nameEn, retiredOn }
  const to =
    action.name === 'rename'
      ? { ...from, nameZh: action.form.nameZh, nameEn: action.form.nameEn }
      : { ...from, retiredOn: action.form.on, ...(successor && { successorId: successor.id }) }
  return { ...action, seq: unit.seq + 1, at: now.toISOString(), by, from, to }
}
