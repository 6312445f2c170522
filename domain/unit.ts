/** A unit 单位 in the roster: renamed or retired, never deleted, since issues and papers name it for ever. */
import { z } from 'zod'
import { type LocalDate, localDateSchema } from './calendar'
import { type Actor, actorOf, type Viewer } from './people'
import { type Refusal, refuse } from './refusal'
import { storable } from './storable'
import type { SubjectEvent } from './subjectKind'

const nameSchema = storable.trim().min(1).max(60)
const reasonSchema = storable.trim().min(1).max(500)

export const unitActionSchema = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('rename'),
    form: z.strictObject({ nameZh: nameSchema, nameEn: nameSchema, reason: reasonSchema }),
  }),
  z.strictObject({
    name: z.literal('retire'),
    form: z.strictObject({ on: localDateSchema, reason: reasonSchema }),
  }),
])
export type UnitAction = z.output<typeof unitActionSchema>

/** What the rules need to know of a unit. */
export type UnitFacts = {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
  readonly retiredOn: LocalDate | null
  /** Issues that ask something of it: a unit that holds some is not let go. */
  readonly openIssues: number
  /** Points that it is responsible for. */
  readonly points: number
  readonly seq: number
}

/** From what to what: the name before is kept in the event, and in every paper issued under it. */
export type UnitEvent = SubjectEvent & {
  readonly name: UnitAction['name']
  readonly form: UnitAction['form']
  readonly from: UnitState
  readonly to: UnitState
}
type UnitState = Pick<UnitFacts, 'nameZh' | 'nameEn' | 'retiredOn'>

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

export const decideUnitAction = (
  unit: UnitFacts,
  action: UnitAction,
  {
    viewer,
    today,
    now,
    nameIsTaken,
  }: {
    readonly viewer: Viewer
    readonly today: LocalDate
    readonly now: Date
    /** Another unit goes by the new name. */
    readonly nameIsTaken: boolean
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
    if (unit.openIssues > 0)
      return refuse(
        'conflict',
        `${unit.nameZh}还有${unit.openIssues}个未办结问题，不能停用。请先转办给其他单位，或待办结后再停用。`,
        `${unit.nameEn} still holds ${unit.openIssues} open issues. Give them to other units first, or wait until they are closed.`,
      )
    if (unit.points > 0)
      return refuse(
        'conflict',
        `${unit.nameZh}还是${unit.points}个点位的责任单位，不能停用。请先改定这些点位的责任单位。`,
        `${unit.nameEn} is still responsible for ${unit.points} points. Name other responsible units for them first; check the list of points.`,
      )
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
      : { ...from, retiredOn: action.form.on }
  return { ...action, seq: unit.seq + 1, at: now.toISOString(), by, from, to }
}
