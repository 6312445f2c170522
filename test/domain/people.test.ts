/** Posts have a first and a last day; rights are those of the posts held today. */
import { describe, expect, it } from 'vitest'
import {
  dutySchema,
  groupsOf,
  holds,
  isHeldOn,
  type Post,
  rolesOf,
  squadsOf,
  unitsOf,
  type Viewer,
} from '../../domain/people'
import { buttons, found, person } from '../world'

const post = (from: string, until: string | null): Post => ({
  id: 'post',
  duty: { role: 'squad', squad: 1, position: 'captain' },
  from,
  until,
})

it('a post is held from its first day to its last, both included', () => {
  const held = (one: Post) => ['2022-06-30', '2022-07-01', '2022-07-31', '2022-08-01'].map((day) => isHeldOn(one, day))
  expect(held(post('2022-07-01', '2022-07-31'))).toEqual([false, true, true, false])
  expect(held(post('2022-07-01', null))).toEqual([false, true, true, true])
  expect(held(post('2022-07-31', '2022-07-01'))).toEqual([false, false, false, false])
})

it('handing a post over moves its open work to the successor on that day', () => {
  const predecessor: Post = { ...post('2022-06-01', '2022-07-03'), id: 'predecessor' }
  const successor: Post = { ...post('2022-07-04', null), id: 'successor' }
  const on = (day: string, held: Post): Viewer => ({
    accountId: held.id,
    name: held.id,
    posts: [held].filter((one) => isHeldOn(one, day)),
  })
  expect(buttons(found(), on('2022-07-04', predecessor), '2022-07-04')).toEqual([])
  expect(buttons(found(), on('2022-07-04', successor), '2022-07-04')).toEqual([
    'notify',
    'fixOnSpot',
    'supplement',
    'merge',
    'void',
  ])
})

describe('a person with several posts', () => {
  const viewer = person(
    'several',
    { role: 'unit', unitId: 'transport', position: 'clerk' },
    { role: 'squad', squad: 5, position: 'liaison' },
    { role: 'squad', squad: 6, position: 'liaison' },
    { role: 'leader', group: 2 },
  )
  it('has the roles, squads, units and groups of all of them', () => {
    expect(rolesOf(viewer)).toEqual(['leader', 'squad', 'unit'])
    expect(squadsOf(viewer)).toEqual([5, 6])
    expect(unitsOf(viewer)).toEqual(['transport'])
    expect(groupsOf(viewer)).toEqual([2])
    expect(holds(viewer, 'office')).toBe(false)
  })
})

it('a duty says just what its role needs', () => {
  const isDuty = (value: unknown) => dutySchema.safeParse(value).success
  expect(isDuty({ role: 'office' })).toBe(true)
  expect(isDuty({ role: 'squad', squad: 1, position: 'captain' })).toBe(true)
  expect(isDuty({ role: 'squad', squad: 1, position: 'principal' })).toBe(false)
  expect(isDuty({ role: 'unit', position: 'clerk' })).toBe(false)
  expect(isDuty({ role: 'leader', group: 0 })).toBe(false)
  expect(isDuty({ role: 'admin' })).toBe(false)
})
