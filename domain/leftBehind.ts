/**
 * Issues left behind: a change of responsible units moves no issue, so open ones stay with the unit that was notified. Which
 * of them lie with a unit that has nothing to do with the place any more, why, and to whom they would go now 一并转办. What
 * somebody gave to another unit on purpose is not among them: that unit was never responsible there.
 */
import { addressee } from './addressee'
import { addDays, type LocalDate } from './calendar'
import type { Issue } from './issue'
import { actions } from './issueActions'
import { isRefusal } from './refusal'
import { type Responsibility, responsibleOn } from './responsibility'
import { type Text, text } from './text'

export const leftWhyLabel = {
  changed: text('已不是这里的责任单位', 'No longer responsible here'),
  leadChanged: text('已不是牵头单位', 'No longer the lead unit'),
  retired: text('单位已停用', 'The unit is retired'),
  leaving: text('单位将停用', 'The unit is to be retired'),
} as const satisfies Record<string, Text>
export type LeftWhy = keyof typeof leftWhyLabel

/** Null: nobody guesses, the unit is asked for. */
export type Destination = { readonly unitId: string | null; readonly reason: Text }
export type LeftBehind = { readonly why: LeftWhy; readonly to: Destination }

export type UnitInTime = { readonly retiredOn: LocalDate | null; readonly successorId: string | null }
type Units = ReadonlyMap<string, UnitInTime>

const reassignable: readonly Issue['stage'][] = actions.reassign.from
/** Still with a unit, and not yet reported rectified: only then it may be given to another. */
export const mayGoElsewhere = ({ stage }: Pick<Issue, 'stage'>): boolean => reassignable.includes(stage)

const addresseeOf = (present: readonly Responsibility[]) =>
  addressee(
    present.map(({ unitId }) => unitId),
    present.find(({ isLead }) => isLead)?.unitId ?? null,
  )

/** The unit in use that took over, at whatever remove; null: there is none. Each is passed once, whatever the roster says. */
export const successorInUse = (unitId: string, units: Units): string | null => {
  const passed = new Set<string>()
  for (let next = units.get(unitId)?.successorId ?? null; next !== null && !passed.has(next); ) {
    passed.add(next)
    const unit = units.get(next)
    if (unit?.retiredOn === null) return next
    next = unit?.successorId ?? null
  }
  return null
}

const destination = (unitId: string, present: readonly Responsibility[], units: Units): Destination => {
  const others = present.filter((other) => other.unitId !== unitId && units.get(other.unitId)?.retiredOn === null)
  const to = addresseeOf(others)
  if (!isRefusal(to)) return to
  if (others.length > 0)
    return {
      unitId: null,
      reason: text(
        `现有${others.length}个责任单位，没有牵头单位`,
        `${others.length} units are responsible and none leads`,
      ),
    }
  const successor = successorInUse(unitId, units)
  return successor === null
    ? { unitId: null, reason: text('现在没有责任单位', 'No unit is responsible now') }
    : { unitId: successor, reason: text('原单位的承接单位', 'Took over from the unit') }
}

const whyLeft = (
  { unitId, notifiedOn }: Pick<Issue, 'unitId' | 'notifiedOn'>,
  place: readonly Responsibility[],
  present: readonly Responsibility[],
): LeftWhy | null => {
  if (notifiedOn === null) return null
  // A change counts from its day on: who was notified earlier that day was notified under the day before.
  const then = [notifiedOn, addDays(notifiedOn, -1)].map((day) => responsibleOn(place, day))
  if (!present.some((one) => one.unitId === unitId))
    return then.some((rows) => rows.some((one) => one.unitId === unitId)) ? 'changed' : null
  const isAddressee = (rows: readonly Responsibility[]) => {
    const to = addresseeOf(rows)
    return !isRefusal(to) && to.unitId === unitId
  }
  return !isRefusal(addresseeOf(present)) && !isAddressee(present) && then.some(isAddressee) ? 'leadChanged' : null
}

/**
 * Null: the issue is where it belongs, or cannot be given to another unit as it stands. `place`: who has answered for its
 * place over time; `leavingId`: a unit that is about to be retired, all of whose issues have to go.
 */
export const leftBehind = (
  issue: Pick<Issue, 'stage' | 'unitId' | 'notifiedOn'>,
  place: readonly Responsibility[],
  units: Units,
  leavingId: string | null = null,
): LeftBehind | null => {
  const { unitId } = issue
  if (unitId === null || !mayGoElsewhere(issue)) return null
  const present = place.filter(({ until }) => until === null)
  const why =
    units.get(unitId)?.retiredOn !== null
      ? 'retired'
      : unitId === leavingId
        ? 'leaving'
        : whyLeft(issue, place, present)
  return why === null ? null : { why, to: destination(unitId, present, units) }
}
