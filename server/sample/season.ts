/**
 * Plays the sample's stories through the real rules, event by event and in time order, in memory. Nothing here writes
 * state of its own: what comes out are decided events and their folds, as if people had pressed the buttons.
 */
import {
  addDays,
  addWorkingDays,
  daysBetween,
  instantAt,
  isWorkingDay,
  type LocalDate,
  localDateOf,
} from '../../domain/calendar'
import type { Finding } from '../../domain/inspection'
import { type Issue, type Subject, unopened } from '../../domain/issue'
import { type Circumstances, prefillOf } from '../../domain/issueActions'
import { type Action, actionSchema, applyEvent, decide } from '../../domain/issueLifecycle'
import type { Viewer } from '../../domain/people'
import {
  applyPointEvent,
  decidePointAction,
  type PointAction,
  type PointRecord,
  untouchedPoint,
} from '../../domain/point'
import { isRefusal } from '../../domain/refusal'
import { type SubjectFacts, squadsWithKey } from '../../domain/standing'
import type { Decided } from '../eventLog'
import { clerkOf } from './cast'
import { type Chance, seededChance } from './chance'
import { type Part, type Scene, type Step, type Story, type StoryName, storyNames, storyOf, twinSteps } from './stories'

/** A point, road section or unit at which the season happens. */
export type Place = {
  readonly subject: Subject
  readonly name: string
  readonly facts: SubjectFacts
  /** Check items by key, with their names; empty where issues name none. */
  readonly itemNames: Readonly<Record<string, string>>
}

export type SeasonWorld = {
  readonly places: readonly Place[]
  readonly people: ReadonlyMap<string, Viewer>
  readonly campaign: Omit<Circumstances, 'today' | 'subject' | 'mergeTarget'>
  /** The sample's first instant; nothing happens at or after it. */
  readonly until: Date
}

export type Season = {
  readonly decided: readonly Decided[]
  readonly issues: ReadonlyMap<string, Issue>
  readonly pointRecords: ReadonlyMap<number, PointRecord>
  /** Lead units that the office named on the way, by point. */
  readonly leads: ReadonlyMap<number, string>
}

type Happening = { readonly at: Date } & (
  | {
      readonly of: 'issue'
      readonly place: Place
      readonly issueId: string
      readonly step: Step
      readonly twinIssueId: string | null
      readonly squad: number
      readonly item: string | null
    }
  | {
      readonly of: 'point'
      readonly place: Place
      readonly pointId: number
      readonly action: PointAction
      readonly squad: number | null
    }
)

/** Points tell the stories that need something special first, then those that must be told so often, then chance decides. */
const castStories = (places: readonly Place[], world: SeasonWorld, chance: Chance): Map<Place, StoryName> => {
  const told = new Map<Place, StoryName>()
  const noLead = (place: Place) => place.facts.responsibleUnits.length > 1 && place.facts.leadUnit === null
  const hasSubordinates = (place: Place) =>
    subordinateOf(holderOf(place), world) !== null && hasAccount(holderOf(place), world)
  const fits = (place: Place, { needs }: Story) =>
    needs === 'noLead'
      ? noLead(place)
      : !noLead(place) &&
        (needs !== 'subordinates' || hasSubordinates(place)) &&
        (needs !== 'clerk' || hasAccount(clerkOf(holderOf(place)), world))
  const shuffled = [...places].map((place) => ({ place, order: chance.next() })).sort((a, b) => a.order - b.order)
  const special = [...storyNames].sort((one, other) => Number(!storyOf(one).needs) - Number(!storyOf(other).needs))
  for (const name of special) {
    const story = storyOf(name)
    const free = shuffled.filter(({ place }) => !told.has(place) && fits(place, story))
    for (const { place } of free.slice(0, story.atLeast)) told.set(place, name)
  }
  const open = storyNames.flatMap((name) => Array.from({ length: storyOf(name).weight }, () => name))
  for (const { place } of shuffled) {
    if (told.has(place)) continue
    told.set(place, noLead(place) ? chance.pick(['neverVisited', 'compliantAtOnce'] as const) : chance.pick(open))
  }
  return told
}

const holderOf = ({ facts }: Place): string => facts.leadUnit ?? facts.responsibleUnits[0] ?? ''
const hasAccount = (unitId: string, { people }: SeasonWorld): boolean => people.has(unitId)
const subordinateOf = (unitId: string, { campaign }: SeasonWorld): string | null =>
  [...campaign.units].find(([, { superiorId }]) => superiorId === unitId)?.[0] ?? null

const workingDayWithin = ([first, last]: Story['begins'], world: SeasonWorld, chance: Chance): LocalDate => {
  const day = addDays(first, chance.below(daysBetween(first, last) + 1))
  if (isWorkingDay(day, world.campaign.calendar)) return day
  const next = addWorkingDays(day, 1, world.campaign.calendar)
  return next <= last ? next : first
}

const minutes = (count: number) => count * 60_000

/** The instants of the steps: each so many working days after the one before, on one day half an hour or more apart. */
const timesOf = (start: Date, steps: readonly Step[], world: SeasonWorld, chance: Chance): Date[] => {
  let last = start
  return steps.map(({ after }) => {
    const day = addWorkingDays(localDateOf(last), after, world.campaign.calendar)
    last =
      after === 0
        ? new Date(last.getTime() + minutes(25 + chance.below(20)))
        : new Date(instantAt(day, '08:50').getTime() + minutes(chance.below(400)))
    return last
  })
}

const visitOf = (
  place: Place,
  visit: NonNullable<Story['visit']>,
  visitedOn: LocalDate,
  failed: string | null,
): PointAction => {
  const items = Object.keys(place.itemNames)
  const seen = visit === 'incomplete' ? items.slice(0, Math.ceil(items.length / 2)) : items
  const findings = Object.fromEntries(seen.map((item): [string, Finding] => [item, item === failed ? 'fail' : 'pass']))
  return { name: 'inspect', form: { visitedOn, findings } }
}

const happeningsAt = (place: Place, name: StoryName, world: SeasonWorld, chance: Chance): Happening[] => {
  const story = storyOf(name)
  const squad = place.facts.scopeSquad ?? squadsWithKey(place.facts)[0] ?? null
  const begins = workingDayWithin(story.begins, world, chance)
  const start = new Date(instantAt(begins, '08:40').getTime() + minutes(chance.below(200)))
  const happenings: Happening[] = []
  const items = Object.keys(place.itemNames)
  const item = items.length === 0 ? null : chance.pick(items)

  if (place.subject.kind === 'point' && story.visit !== null) {
    const { pointId } = place.subject
    const at = (day: LocalDate) => new Date(instantAt(day, '08:30').getTime() + minutes(chance.below(300)))
    // June's survey came by before whatever happened from August on.
    if (begins >= '2022-08-01') {
      const surveyed = workingDayWithin(['2022-06-01', '2022-06-30'], world, chance)
      happenings.push({
        of: 'point',
        place,
        pointId,
        squad,
        at: at(surveyed),
        action: visitOf(place, 'allPass', surveyed, null),
      })
    }
    const failed = story.visit === 'oneFails' ? item : null
    happenings.push({
      of: 'point',
      place,
      pointId,
      squad,
      at: start,
      action: visitOf(place, story.visit, begins, failed),
    })
    if (story.namesLead) {
      const [unitId = ''] = place.facts.responsibleUnits
      const action: PointAction = { name: 'nameLead', form: { unitId, reason: '经与各责任单位商定，由该单位牵头。' } }
      happenings.push({
        of: 'point',
        place,
        pointId,
        squad: null,
        at: new Date(start.getTime() + minutes(120)),
        action,
      })
    }
  }

  const follows = squad ?? 1 + chance.below(6)
  const tell = (steps: readonly Step[], from: Date, twinIssueId: string | null): string => {
    const issueId = chance.uuid(from)
    timesOf(from, steps, world, chance).forEach((at, index) => {
      const step = steps[index]
      if (step) happenings.push({ of: 'issue', place, issueId, step, at, twinIssueId, squad: follows, item })
    })
    return issueId
  }
  if (story.steps.length > 0) {
    const issueId = tell(story.steps, start, null)
    if (story.twin) tell(twinSteps, new Date(start.getTime() + minutes(50)), issueId)
  }
  return happenings
}

const person = (world: SeasonWorld, username: string): Viewer => {
  const found = world.people.get(username)
  if (!found) throw new Error(`the sample has no account ${username}`)
  return found
}

/** Who plays a part now, and whether the office records it for a unit that replied on paper. */
const actorFor = (
  part: Part,
  issue: Issue,
  opener: number,
  world: SeasonWorld,
): { viewer: Viewer; onBehalf: boolean } => {
  const squad = issue.followingSquad ?? opener
  switch (part) {
    case 'squad':
      return { viewer: person(world, `squad${squad}`), onBehalf: false }
    case 'member':
      return { viewer: person(world, `member${squad}`), onBehalf: false }
    case 'jointSquad':
      return { viewer: person(world, `squad${issue.jointSquads[0] ?? squad}`), onBehalf: false }
    case 'groupLeader':
      return { viewer: person(world, `leader${world.campaign.groupOfSquad.get(squad) ?? 1}`), onBehalf: false }
    case 'clerk':
      return { viewer: person(world, clerkOf(issue.unitId ?? '')), onBehalf: false }
    case 'subordinate':
      return { viewer: person(world, 'office'), onBehalf: true }
    case 'unit':
      return hasAccount(issue.unitId ?? '', world)
        ? { viewer: person(world, issue.unitId ?? ''), onBehalf: false }
        : { viewer: person(world, 'office'), onBehalf: true }
    default:
      return { viewer: person(world, part), onBehalf: false }
  }
}

const sceneOf = (
  issue: Issue,
  circumstances: Circumstances,
  happening: Extract<Happening, { of: 'issue' }>,
  world: SeasonWorld,
  chance: Chance,
): Scene => {
  const squad = issue.followingSquad ?? happening.squad
  const squads = [...world.campaign.groupOfSquad.keys()]
  const supervised = Object.keys(circumstances.subject.squadOfUnit).filter((unitId) => hasAccount(unitId, world))
  return {
    issue,
    circumstances,
    today: circumstances.today,
    item: happening.item === null ? '创建任务落实' : (happening.place.itemNames[happening.item] ?? happening.item),
    place: happening.place.name,
    chance,
    otherUnit: chance.pick(supervised.filter((unitId) => unitId !== issue.unitId)),
    otherSquad: chance.pick(squads.filter((other) => other !== squad)),
    sameGroupSquad: chance.pick(
      squads.filter(
        (other) => other !== squad && world.campaign.groupOfSquad.get(other) === world.campaign.groupOfSquad.get(squad),
      ),
    ),
    subordinateUnit: subordinateOf(issue.unitId ?? '', world),
    twinIssueId: happening.twinIssueId,
  }
}

const refusedInStory = (at: Date, name: string, place: Place, why: string): never => {
  throw new Error(`the sample's story is against the rules: ${name} at ${place.name} on ${at.toISOString()}: ${why}`)
}

export const playSeason = (world: SeasonWorld, seed = 20220601): Season => {
  const chance = seededChance(seed)
  const stories = castStories(
    world.places.filter(({ subject }) => subject.kind === 'point'),
    world,
    chance,
  )
  const elsewhere = ['closed', 'rectifying', 'awaitingRecheck', 'notRectifiedInTime', 'closedAfterSendBack'] as const
  const otherPlaces = world.places.filter(({ subject }) => subject.kind !== 'point')
  for (const [index, place] of otherPlaces.entries())
    stories.set(place, elsewhere[index % elsewhere.length] ?? 'closed')

  const happenings = world.places
    .flatMap((place) => happeningsAt(place, stories.get(place) ?? 'neverVisited', world, chance))
    .filter(({ at }) => at < world.until)
    .sort((one, other) => one.at.getTime() - other.at.getTime())

  const decided: Decided[] = []
  const issues = new Map<string, Issue>()
  const pointRecords = new Map<number, PointRecord>()
  const leads = new Map<number, string>()

  const circumstancesAt = (place: Place, at: Date, mergeTarget: Issue | null): Circumstances => {
    const named = place.subject.kind === 'point' ? leads.get(place.subject.pointId) : undefined
    return {
      ...world.campaign,
      today: localDateOf(at),
      subject: named === undefined ? place.facts : { ...place.facts, leadUnit: named },
      mergeTarget,
    }
  }

  for (const happening of happenings) {
    const { at, place } = happening
    if (happening.of === 'point') {
      const { pointId, action, squad } = happening
      const before = pointRecords.get(pointId) ?? untouchedPoint
      const viewer = person(world, squad === null ? 'office' : `member${squad}`)
      const event = decidePointAction(before, action, viewer, circumstancesAt(place, at, null), at)
      if (isRefusal(event)) return refusedInStory(at, action.name, place, event.refused.en)
      pointRecords.set(pointId, applyPointEvent(before, event))
      if (event.name === 'nameLead') leads.set(pointId, event.form.unitId)
      decided.push({ subjectKind: 'point', subjectId: String(pointId), event })
      continue
    }
    const { issueId, step } = happening
    const issue = issues.get(issueId) ?? unopened(issueId, place.subject)
    const mergeTarget = step.name === 'merge' ? (issues.get(happening.twinIssueId ?? '') ?? null) : null
    const circumstances = circumstancesAt(place, at, mergeTarget)
    // A place to which no squad holds a key is the office's to open, for a squad that it names.
    const byOffice = step.name === 'open' && !squadsWithKey(circumstances.subject).includes(happening.squad)
    const { viewer, onBehalf } = actorFor(byOffice ? 'office' : step.by, issue, happening.squad, world)
    const form = {
      ...prefillOf(issue, step.name, circumstances).values,
      ...(step.name === 'open' && happening.item !== null && { checkItem: happening.item }),
      ...(byOffice && { followingSquad: happening.squad }),
      ...step.form(sceneOf(issue, circumstances, happening, world, chance)),
    }
    const action: Action = actionSchema.parse({
      name: step.name,
      form,
      ...(onBehalf && { onBehalf: { paper: `来文〔2022〕${1 + chance.below(90)}号` } }),
    })
    const event = decide(issue, action, viewer, circumstances, at)
    if (isRefusal(event)) return refusedInStory(at, step.name, place, event.refused.en)
    issues.set(issueId, applyEvent(issue, event))
    decided.push({ subjectKind: 'issue', subjectId: issueId, event })
  }
  return { decided, issues, pointRecords, leads }
}
