/** The phases: what each month counts, how far it has come, and what is missing, on five points and five issues. */
import { expect, test } from 'vitest'
import { createCityFacts } from '../../domain/city/cityFacts'
import { phaseLineNames } from '../../domain/city/phaseLineNames'
import {
  missingRows,
  phaseGround,
  phaseLine,
  phaseLinesOf,
  phaseProgress,
  progressText,
} from '../../domain/city/phases'
import type { Stage } from '../../domain/issue'

const plan = {
  today: '2022-08-31',
  squadOfScope: new Map([
    ['fengshan', 1],
    ['xinyi', 2],
  ]),
  squadOfUnit: new Map<string, number>(),
}

const city = () => {
  const facts = createCityFacts()
  for (const [id, scopeId, urban] of [
    [1, 'fengshan', true],
    [2, 'fengshan', true],
    [3, 'xinyi', true],
    [4, 'xinyi', false],
    [5, null, false],
  ] as const)
    facts.points.put({ id, scopeId, urban, unitIds: [], kind: 'station', retiredOn: null })
  for (const [pointId, status, dueOn] of [
    [1, 'compliant', null],
    [2, 'open', '2022-08-20'],
    [4, 'compliant', null],
  ] as const)
    facts.points.putDay({ pointId, day: '2022-08-10', status, dueOn, openIssues: 0 })
  const issue = (id: string, pointId: number, days: readonly [string, Stage, closings: number, sentBack: number][]) => {
    const scopeId = pointId < 3 ? 'fengshan' : 'xinyi'
    const of = { checkItem: null, severity: 'ordinary', foundOn: '2022-06-10', foundBy: 1 } as const
    facts.issues.put({ id, pointId, scopeId, kind: 'station', urban: true, ...of })
    for (const [day, stage, closings, sentBack] of days)
      facts.issues.putDay({
        issueId: id,
        day,
        stage,
        unitId: 'transport',
        followingSquad: 1,
        dueOn: null,
        closings,
        sentBack,
        relapses: 0,
        circulars: 0,
      })
  }
  issue('closed', 1, [
    ['2022-07-01', 'claimed', 0, 0],
    ['2022-07-20', 'closed', 1, 0],
    // A circular later on does not close it again.
    ['2022-08-15', 'closed', 1, 0],
  ])
  issue('closedLater', 4, [['2022-08-05', 'closed', 1, 0]])
  issue('waiting', 2, [['2022-08-09', 'rectified', 0, 0]])
  issue('sentBack', 3, [['2022-08-09', 'claimed', 0, 1]])
  issue('untouched', 3, [['2022-08-09', 'claimed', 0, 0]])
  issue('void', 3, [['2022-08-09', 'void', 0, 1]])
  return facts
}

const known = {
  startsOn: '2022-06-01',
  lastVisitOf: new Map([
    [1, '2022-08-01'],
    [2, '2022-06-02'],
    [3, '2022-05-31'],
    [4, '2022-08-05'],
  ]),
  marked: new Set([2, 4]),
}

const told = (where = {}) => {
  const facts = city()
  const ground = phaseGround(facts, plan, known)
  return Object.fromEntries(
    phaseLineNames.map((name) => {
      const { of, done } = phaseProgress(ground, plan, name, where)
      const missing = missingRows(ground, plan, name, where)
      const idAt: (row: number) => number | string = facts[phaseLine(name).of].idAt
      return [name, [done, of, missing.map(idAt)]]
    }),
  )
}

test('how far each has come, of how many, and what is missing', () => {
  expect(told()).toEqual({
    // 3 was last seen before the campaign, 5 never.
    survey: [3, 5, [3, 5]],
    recheck: [3, 4, ['waiting']],
    // 4 was seen on the day of its closing and not since.
    revisit: [1, 2, [4]],
    keyAndHard: [1, 2, [2]],
    uplift: [1, 3, [2, 3]],
  })
})

test('of one scope, and of none', () => {
  expect(told({ scopeId: 'xinyi' })).toEqual({
    survey: [1, 2, [3]],
    recheck: [2, 2, []],
    revisit: [0, 1, [4]],
    keyAndHard: [1, 1, []],
    uplift: [0, 1, [3]],
  })
  expect(told({ scopeId: null })).toMatchObject({ survey: [0, 1, [5]], uplift: [0, 0, []] })
})

test('the scopes add up to the whole', () => {
  expect(phaseProgress(phaseGround(city(), plan, known), plan, 'survey', {})).toEqual({
    of: 5,
    done: 3,
    byScope: { fengshan: { of: 2, done: 2 }, xinyi: { of: 2, done: 1 }, '': { of: 1, done: 0 } },
  })
})

test('each month has its lines, and October to December none', () => {
  expect(['2022-06', '2022-07', '2022-08', '2022-09', '2022-10', '2022-12'].map(phaseLinesOf)).toEqual([
    ['survey'],
    ['recheck', 'revisit'],
    ['keyAndHard'],
    ['uplift'],
    [],
    [],
  ])
})

test('in words with the denominator; of nothing there is no rate', () => {
  expect(progressText('uplift', { of: 186, done: 152 }).zh).toBe('市区点位 186 个中 152 个达标，81.7%')
  expect(progressText('survey', { of: 0, done: 0 }).zh).toBe('没有点位')
  expect(progressText('recheck', { of: 4, done: 3 }).en).toBe('3 of 4 rectified issues re-checked, 75.0%')
})
