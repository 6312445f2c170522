import { expect, it } from 'vitest'
import { mayDraftLists } from '../../client/papers/mayDraftLists'
import type { Stage } from '../../domain/issue'
import type { Role } from '../../domain/people'

const may = (trackedSince: string | null, stages: readonly Stage[], role: Role) =>
  mayDraftLists({ trackedSince, issues: stages.map((stage) => ({ stage })) }, [role])

it('a point on the tracking list has lists of its own until the office takes it off, few as its open issues may have become', () => {
  expect(may('2022-09-01', ['notified', 'claimed', 'rectified'], 'squad')).toBe(true)
  expect(may('2022-09-01', ['notified', 'closed', 'closed'], 'squad')).toBe(true)
  expect(may(null, ['notified', 'claimed', 'rectified', 'found', 'found'], 'squad')).toBe(false)
})

it('with no issue open there is nothing to list', () => {
  expect(may('2022-09-01', ['closed', 'void'], 'office')).toBe(false)
  expect(may('2022-09-01', [], 'office')).toBe(false)
})

it('they are drafted by the squads and the office', () => {
  const roles: Role[] = ['office', 'squad', 'unit', 'leader', 'commander']
  expect(roles.filter((role) => may('2022-09-01', ['found'], role))).toEqual(['office', 'squad'])
})
