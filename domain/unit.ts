/**
 * A unit 单位 in the roster: renamed, put below another or retired, never deleted, since issues and papers name it for
 * ever.
 */
import { z } from 'zod'
import type { LocalDate } from './calendar'
import { dayText } from './dayText'
import { dateField, type Fields, formSchema, lineField, optionalDate, optionalUnit, paragraphField } from './form'
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
      /** The first day under the new name: what was closed before it keeps the former one. Today unless said otherwise. */
      from: optionalDate('启用日期', 'In use from'),
      reason: paragraphField('理由', 'Reason'),
    },
  },
  setSuperior: {
    label: text('上级单位变更', 'Superior unit changed'),
    fields: {
      /** Left empty, none stands above it. */
      superiorId: optionalUnit('上级单位', 'Superior unit'),
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
  z.strictObject({ name: z.literal('setSuperior'), form: formSchema(unitActions.setSuperior.fields) }),
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
  readonly superiorId: string | null
  /** The first day under its present name; null: it was always called so. */
  readonly namedSince: LocalDate | null
  readonly seq: number
}

/** A unit that is named to take over or to stand above. */
export type OtherUnit = Pick<UnitFacts, 'id' | 'nameZh' | 'nameEn' | 'retiredOn'> & {
  /** Below the unit that is changed, at whatever depth. */
  readonly isBelow: boolean
}

/** From what to what: the name before is kept in the event, and in every paper issued under it. */
export type UnitEvent = SubjectEvent & {
  readonly name: UnitAction['name']
  readonly form: UnitAction['form']
  readonly from: UnitState
  readonly to: UnitState
}
type UnitState = Pick<UnitFacts, 'nameZh' | 'nameEn' | 'retiredOn'> & {
  readonly from?: LocalDate
  readonly superiorId?: string | null
  readonly successorId?: string
}

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

const successorIsWrong = (unit: UnitFacts, successor: OtherUnit): Refusal | undefined => {
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

const superiorIsWrong = (unit: UnitFacts, superior: OtherUnit | null): Refusal | undefined => {
  if ((superior?.id ?? null) === unit.superiorId)
    return refuse('invalid', '上级单位没有变化，请另选一个。', 'That is its superior unit already; choose another one.')
  if (superior === null) return undefined
  if (superior.id === unit.id)
    return refuse(
      'invalid',
      '单位不能是自己的上级，请另选一个。',
      'A unit does not stand above itself; choose another one.',
    )
  if (superior.retiredOn !== null)
    return refuse(
      'invalid',
      `${superior.nameZh}已停用，不能作上级单位。请选择在用的单位。`,
      `${superior.nameEn} is retired and cannot stand above another; choose a unit in use.`,
    )
  return superior.isBelow
    ? refuse(
        'invalid',
        `${superior.nameZh}是${unit.nameZh}的下级单位，不能作它的上级。请选择其他单位。`,
        `${superior.nameEn} stands below ${unit.nameEn} and cannot stand above it; choose another unit.`,
      )
    : undefined
}

/** Names follow each other: a new one begins after the present one did, and not in the future. */
const nameDayIsWrong = (unit: UnitFacts, from: LocalDate, today: LocalDate): Refusal | undefined => {
  if (from > today)
    return refuse(
      'invalid',
      '启用日期晚于今天，请填写今天或以前的日期。',
      'The new name begins in the future; give today or an earlier day.',
    )
  return unit.namedSince !== null && from < unit.namedSince
    ? refuse(
        'invalid',
        `现名称自${dayText(unit.namedSince).zh}起启用，新名称不能更早。请改为这一天或以后。`,
        `The present name began on ${dayText(unit.namedSince).en}; choose that day or a later one.`,
      )
    : undefined
}

/** What keeps a unit from being retired; undefined when nothing does. Issues and road sections are given on one by one. */
const isStillNeeded = (unit: UnitFacts, hasSuccessor: boolean): Refusal | undefined => {
  if (unit.openIssues > 0)
    return refuse(
      'conflict',
      `${unit.nameZh}还有${unit.openIssues}个未办结问题，不能停用。已交办的请先在单位页“一并转办”给其他单位，未交办的请先交办或作废，或待办结后再停用。`,
      `${unit.nameEn} still holds ${unit.openIssues} open issues. Reassign those that it was notified of together from the unit's page, notify or void the others, or wait until they are closed.`,
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

type Known = { readonly today: LocalDate; readonly nameIsTaken: boolean; readonly other: OtherUnit | null }
type IsWrong<N extends UnitAction['name']> = (
  unit: UnitFacts,
  action: Extract<UnitAction, { name: N }>,
  known: Known,
) => Refusal | undefined

/** What speaks against each action. */
const isWrong: { readonly [N in UnitAction['name']]: IsWrong<N> } = {
  rename: (unit, { form }, { today, nameIsTaken }) =>
    nameIsTaken
      ? refuse(
          'conflict',
          `已有单位叫“${form.nameZh}”，没有改名。请换一个名称，或请先核对名册。`,
          `Another unit is called "${form.nameZh}", so nothing was renamed. Choose another name, or check the roster.`,
        )
      : nameDayIsWrong(unit, form.from ?? today, today),
  setSuperior: (unit, _action, { other }) => superiorIsWrong(unit, other),
  retire: (unit, { form }, { today, other }) =>
    (other === null ? undefined : successorIsWrong(unit, other)) ??
    isStillNeeded(unit, other !== null) ??
    (form.on > today
      ? refuse(
          'invalid',
          '停用日期晚于今天，请填写今天或以前的日期。',
          'The last day lies in the future; give today or an earlier day.',
        )
      : undefined),
}

const stateAfter = (before: UnitState, action: UnitAction, other: OtherUnit | null): UnitState => {
  switch (action.name) {
    case 'rename': {
      const { nameZh, nameEn, from } = action.form
      return { ...before, nameZh, nameEn, ...(from !== undefined && { from }) }
    }
    case 'setSuperior':
      return { ...before, superiorId: other?.id ?? null }
    case 'retire':
      return { ...before, retiredOn: action.form.on, ...(other !== null && { successorId: other.id }) }
    default:
      return action satisfies never
  }
}

export const decideUnitAction = (
  unit: UnitFacts,
  action: UnitAction,
  {
    viewer,
    today,
    now,
    nameIsTaken,
    other,
  }: {
    readonly viewer: Viewer
    readonly today: LocalDate
    readonly now: Date
    /** Another unit goes by the new name. */
    readonly nameIsTaken: boolean
    /** The unit that is named to take over, or to stand above; null: none is. */
    readonly other: OtherUnit | null
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
  const refused = isWrong[action.name](unit, action as never, { today, nameIsTaken, other })
  if (refused) return refused
  const { nameZh, nameEn, retiredOn } = unit
  const from = { nameZh, nameEn, retiredOn }
  return {
    ...{ ...action, seq: unit.seq + 1, at: now.toISOString(), by },
    from: action.name === 'setSuperior' ? { ...from, superiorId: unit.superiorId } : from,
    to: stateAfter(from, action, other),
  }
}
