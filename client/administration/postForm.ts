/** The form of a post: which fields it has, and the post that it says. Pure. */
import type { LocalDate } from '../../domain/calendar'
import {
  choiceField,
  dateField,
  type Fields,
  optionalChoice,
  optionalDate,
  optionalSquad,
  optionalUnit,
} from '../../domain/form'
import { type Duty, isHeldOn, type Post, positionLabel, roleLabel } from '../../domain/people'
import type { Text } from '../../domain/text'
import { groupName } from '../words'
import { words } from './words'

const { captain, contact, member, liaison, principal, clerk } = positionLabel
const { group, squad, unit, position, from, lastDay, post } = words

export const postFields = (groups: readonly number[]): Fields => ({
  role: choiceField(post.zh, post.en, roleLabel),
  group: optionalChoice(group.zh, group.en, Object.fromEntries(groups.map((each) => [each, groupName(each)])), {
    field: 'role',
    is: 'leader',
  }),
  squad: { ...optionalSquad(squad.zh, squad.en), when: { field: 'role', is: 'squad' } },
  squadPosition: optionalChoice(
    position.zh,
    position.en,
    { captain, contact, member, liaison },
    { field: 'role', is: 'squad' },
  ),
  unitId: optionalUnit(unit.zh, unit.en, { field: 'role', is: 'unit' }),
  unitPosition: optionalChoice(position.zh, position.en, { principal, clerk }, { field: 'role', is: 'unit' }),
  from: dateField(from.zh, from.en),
  until: optionalDate(lastDay.zh, lastDay.en),
})

/** Beside the fields that need a word. */
export const postReasons: Readonly<Record<string, Text>> = { until: words.lastDayOpen }

type Filled = Readonly<Record<string, unknown>>

const dutyOf = (form: Filled): Duty => {
  switch (form.role as Duty['role']) {
    case 'leader':
      return { role: 'leader', group: Number(form.group) }
    case 'squad':
      return { role: 'squad', squad: Number(form.squad), position: form.squadPosition as 'captain' }
    case 'unit':
      return { role: 'unit', unitId: String(form.unitId), position: form.unitPosition as 'principal' }
    case 'office':
      return { role: 'office' }
    case 'commander':
      return { role: 'commander' }
  }
}

/** Of a form that has been checked. */
export const postOf = (form: Filled) => ({
  duty: dutyOf(form),
  from: String(form.from),
  until: form.until === undefined ? null : String(form.until),
})

export type PostState = 'held' | 'notYetHeld' | 'over'

export const postStateOn = (post: Post, today: LocalDate): PostState =>
  isHeldOn(post, today) ? 'held' : post.from > today ? 'notYetHeld' : 'over'

const order: Record<PostState, number> = { held: 0, notYetHeld: 1, over: 2 }

/** Those held first, then those to come, then those that are over, the newest of each first. */
export const orderedPosts = (posts: readonly Post[], today: LocalDate): Post[] =>
  [...posts].sort(
    (one, other) =>
      order[postStateOn(one, today)] - order[postStateOn(other, today)] || (one.from < other.from ? 1 : -1),
  )
