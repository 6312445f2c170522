/** What squads did day by day. */
import { expect, it } from 'vitest'
import { type Activity, unrecorded } from '../../domain/activity'
import { activityDays } from '../../domain/city/activityDays'

const held = (date: string, squads: number[], more: Partial<Activity> = {}): Activity => ({
  ...unrecorded('a'),
  state: 'held',
  method: 'canvass',
  date,
  squads,
  ...more,
})

it('inspections and activities of a squad on one day stand in one row, days in order', () => {
  expect(
    activityDays(
      [held('2022-07-02', [1, 2]), held('2022-07-02', [1])],
      [
        { date: '2022-07-02', squad: 1, inspections: 5 },
        { date: '2022-07-01', squad: 3, inspections: 2 },
      ],
    ),
  ).toEqual([
    { date: '2022-07-01', squad: 3, inspections: 2, activities: 0 },
    { date: '2022-07-02', squad: 1, inspections: 5, activities: 2 },
    { date: '2022-07-02', squad: 2, inspections: 0, activities: 1 },
  ])
})

it('what does not count towards the month is not shown as done', () => {
  expect(
    activityDays(
      [
        held('2022-07-02', [1], { state: 'planned' }),
        held('2022-07-02', [1], { state: 'cancelled' }),
        held('2022-07-03', [1], { method: 'hear', principalReported: 'deputy' }),
      ],
      [],
    ),
  ).toEqual([])
})
