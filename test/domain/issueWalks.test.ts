/** Random legal walks through an issue's life: what has to hold on every one of them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type LocalDate, localDateOf } from '../../domain/calendar'
import { overdueDaysByUnit } from '../../domain/clocks'
import { type Issue, isOpen, stages } from '../../domain/issue'
import { type ActionName, actionNames, actionRow, prefillOf } from '../../domain/issueActions'
import { applyEvent, type IssueEvent, issueEventSchema, replay } from '../../domain/issueLifecycle'
import { squadsOf, unitsOf, type Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import {
  attempt,
  busStation,
  buttons,
  circumstances,
  eventOf,
  everybody,
  farmersMarket,
  issueAfter,
  opened,
  otherIssueId,
  person,
  type Step,
  stationCompany,
  transportClerk,
  unopenedAt,
} from '../world'

const people: Viewer[] = [
  ...everybody,
  transportClerk,
  stationCompany,
  person('liaison', { role: 'squad', squad: 1, position: 'liaison' }, { role: 'office' }),
  person(
    'alsoClerk',
    { role: 'squad', squad: 5, position: 'member' },
    { role: 'unit', unitId: 'transport', position: 'clerk' },
  ),
]
/** There is always another open issue at the place, into which one may be merged. */
const twinAt = (pointId: number) => issueAfter(unopenedAt(pointId, otherIssueId), opened)
const givenAt = (issue: Issue) => ({
  mergeTarget: twinAt(issue.subject.kind === 'point' ? issue.subject.pointId : busStation),
})

/** A form that somebody who may take the action can hand in on this day; `variant` chooses among several. */
const fittingForm = (issue: Issue, who: Viewer, name: ActionName, today: LocalDate, variant: number) => {
  const { values } = prefillOf(issue, name, circumstances(today, issue.subject))
  const later = (days: number) =>
    addDays(issue.rectifyBy !== null && issue.rectifyBy > today ? issue.rectifyBy : today, days)
  // Nobody gives an issue to a unit in which they hold a post.
  const ownUnits = unitsOf(who)
  const others = ['transport', 'market', 'cityManagement'].filter(
    (unitId) => unitId !== issue.unitId && !ownUnits.includes(unitId),
  )
  const otherUnit = others[variant % others.length]
  const newDates = { claimBy: addDays(today, 2), rectifyBy: addDays(today, 7) }
  switch (name) {
    case 'open':
      return { jointSquads: [4], followingSquad: squadsOf(who)[0] ?? 1 }
    case 'notify':
    case 'fixOnSpot':
      return values
    case 'claim':
      return { deadline: later(variant % 3) }
    case 'ask':
      return variant % 2 === 0
        ? { newDate: later(5) }
        : { request: 'reassignment', newDate: undefined, proposedUnitId: otherUnit }
    case 'answer':
      if (variant % 3 === 0 || (issue.request?.kind === 'reassignment' && ownUnits.includes(issue.request.unitId)))
        return { answer: 'declined', newDate: undefined }
      return issue.request?.kind === 'reassignment'
        ? { newDate: undefined, unitId: issue.request.unitId, ...newDates }
        : { newDate: later(4) }
    case 'reassign':
      return { unitId: otherUnit, ...newDates }
    case 'failRecheck':
      return { newDate: addDays(today, 3) }
    case 'relapse':
      return newDates
    case 'handOver': {
      const group = issue.followingSquad !== null && issue.followingSquad > 3 ? [4, 5, 6] : [1, 2, 3]
      return { squad: group.filter((squad) => squad !== issue.followingSquad)[variant % 2] }
    }
    default:
      return {}
  }
}
const paperOf = (button: string) => (button.endsWith('(on behalf)') ? '复函' : undefined)
const nameOf = (button: string) => button.replace(' (on behalf)', '') as ActionName

type Pick = { readonly choice: number; readonly days: number; readonly variant: number }
type Moment = { readonly issue: Issue; readonly today: LocalDate; readonly event: IssueEvent }

/** Goes on from an unopened issue, each time by one of the buttons that somebody has; dead ends are taken one time in six. */
const walk = (pointId: number, picks: readonly Pick[]): Moment[] => {
  let issue = unopenedAt(pointId)
  let today = '2022-06-01'
  return picks.flatMap(({ choice, days, variant }) => {
    today = addDays(today, days)
    const options = people.flatMap((who) => buttons(issue, who, today).map((button) => ({ who, button })))
    const lasting = options.filter(({ button }) => !['merge', 'void', 'fixOnSpot'].includes(button))
    const among = choice % 6 === 0 || lasting.length === 0 ? options : lasting
    const names = [...new Set(among.map(({ button }) => button))]
    const button = names[Math.floor(choice / 6) % names.length]
    const able = among.filter((option) => option.button === button)
    const who = able[variant % able.length]?.who
    if (button === undefined || who === undefined) return []
    const name = nameOf(button)
    const step: Step = [today, who, name, fittingForm(issue, who, name, today, variant), paperOf(button)]
    const event = eventOf(issue, step, givenAt(issue))
    issue = applyEvent(issue, event)
    return [{ issue, today, event }]
  })
}
const walks = fc
  .tuple(
    fc.constantFrom(busStation, farmersMarket),
    fc.array(fc.record({ choice: fc.nat({ max: 999 }), days: fc.nat({ max: 6 }), variant: fc.nat({ max: 99 }) }), {
      minLength: 1,
      maxLength: 30,
      size: 'max',
    }),
  )
  .map(([pointId, picks]) => walk(pointId, picks))

/** Made once: the same walks for every test, at the cost of not being shortened when one fails. */
const told = fc.sample(walks, { seed: 20220601, numRuns: 200 })

describe('on every walk', () => {
  it('the events, stored as JSON and replayed, give the issue that was built step by step', () => {
    for (const moments of told) {
      const stored: unknown[] = JSON.parse(JSON.stringify(moments.map(({ event }) => event)))
      const events = stored.map((event) => issueEventSchema.parse(event))
      const first = moments[0]?.issue as Issue
      moments.forEach(({ issue }, index) => {
        expect(replay(first.id, events.slice(0, index + 1))).toEqual(issue)
      })
    }
  })

  it('the stage is known, events are numbered from 1, and who holds the issue is remembered', () => {
    for (const moments of told) {
      moments.forEach(({ issue, event }, index) => {
        expect(stages).toContain(issue.stage)
        expect([event.seq, issue.seq]).toEqual([index + 1, index + 1])
        if (issue.unitId !== null) expect(issue.unitsEver).toContain(issue.unitId)
        if (issue.stage === 'notified' || issue.stage === 'claimed')
          expect([issue.unitId, issue.claimBy, issue.rectifyBy]).not.toContain(null)
        if (issue.stage === 'rectified') expect(issue.rectification).not.toBeNull()
        expect(issue.closedOn !== null).toBe(issue.stage === 'closed')
        expect(issue.followingSquad).not.toBeNull()
      })
    }
  })

  it('overdue days never shrink and never exceed the days lived', () => {
    for (const moments of told) {
      const total = (issue: Issue, today: LocalDate) =>
        Object.values(overdueDaysByUnit(issue, today)).reduce((sum, days) => sum + days, 0)
      let before = 0
      for (const { issue, today, event } of moments) {
        const now = total(issue, today)
        expect(today).toBe(localDateOf(new Date(event.at)))
        expect(now).toBeGreaterThanOrEqual(before)
        expect(now).toBeLessThanOrEqual(Math.round((Date.parse(today) - Date.parse('2022-06-01')) / 86_400_000))
        before = now
      }
    }
  })

  it('a button is exactly what is accepted: every person, every action, with and without a paper', () => {
    // Five moments of each stage; that there are five of each is tested below.
    const moments = told.flat()
    for (const stage of stages)
      for (const { issue, today } of moments.filter((moment) => moment.issue.stage === stage).slice(-5))
        for (const who of people) {
          const shown = buttons(issue, who, today)
          const accepted = actionNames.flatMap((name) =>
            [name, `${name} (on behalf)`].filter((button) => {
              const form = fittingForm(issue, who, name, today, 0)
              return !isRefusal(attempt(issue, [today, who, name, form, paperOf(button)], givenAt(issue)))
            }),
          )
          expect(accepted, `${who.name} at ${issue.stage}`).toEqual(shown)
        }
  })

  it('an issue that is not void can always be moved on by somebody', () => {
    for (const { issue, today } of told.flat()) {
      const canMove = people.some((who) =>
        buttons(issue, who, today).some((button) => actionRow(nameOf(button)).to !== 'same'),
      )
      expect(canMove, issue.stage).toBe(isOpen(issue) || issue.stage === 'closed')
    }
  })
})

it('walks reach every action and every stage', () => {
  const taken = new Set<string>()
  const reached: Record<string, number> = {}
  for (const { issue, event } of told.flat()) {
    taken.add(event.name)
    reached[issue.stage] = (reached[issue.stage] ?? 0) + 1
  }
  expect(actionNames.filter((name) => !taken.has(name))).toEqual([])
  expect(stages.filter((stage) => (reached[stage] ?? 0) < 5)).toEqual(['unopened'])
})
