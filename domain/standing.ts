/** How a person stands to an issue. One person may stand in several ways; each comes from one post. */
import type { LocalDate } from './calendar'
import type { PlaceHandbook } from './handbook/placeHandbook'
import type { Issue } from './issue'
import type { Post, Viewer } from './people'
import type { Refusal } from './refusal'
import { type Text, text } from './text'

export const standings = [
  'followingSquad',
  'jointSquad',
  'keyedSquad',
  'responsibleUnit',
  'leadUnit',
  'subordinateUnit',
  'office',
  'commander',
  'groupLeader',
  'onlooker',
] as const
export type Standing = (typeof standings)[number]

export const standingLabel: Record<Standing, Text> = {
  followingSquad: text('主办分队', 'the following squad'),
  jointSquad: text('协办分队', 'a squad of the joint inspection'),
  keyedSquad: text('有督导权的分队', 'a squad that supervises the place or the unit'),
  responsibleUnit: text('责任单位', 'the responsible unit'),
  leadUnit: text('牵头单位', 'the lead unit'),
  subordinateUnit: text('下属承办单位', 'the subordinate unit'),
  office: text('指挥部办公室', 'the headquarters office'),
  commander: text('指挥长', 'the commander'),
  groupLeader: text('督导组组长', 'the group leader'),
  onlooker: text('其他人员', 'others'),
}

/** What the rules need to know about the place or unit that an issue is about. */
export type SubjectFacts = {
  /** The squad in whose scope the place lies; null for no scope, and for a unit's issue. */
  readonly scopeSquad: number | null
  readonly responsibleUnits: readonly string[]
  readonly leadUnit: string | null
  /** Supervising squad of each unit concerned; a unit outside the supervised 64 has none. */
  readonly squadOfUnit: Readonly<Record<string, number>>
  /** Squads named today in a joint inspection here. */
  readonly jointSquads: readonly number[]
  /** Check items of the point's kind or of road sections; null where issues name no check item from a list. */
  readonly checkItems: readonly string[] | null
  /** The same by every version of the handbook; absent where no item comes from it. */
  readonly handbook?: PlaceHandbook | undefined
  /** What failed in the last inspection: an issue may be opened on it, though it is an item here no more. */
  readonly failedItems?: readonly string[] | undefined
  /** Why no new issue may be opened here, whoever asks: a road section that is no longer one, a place beside it. */
  readonly noNewIssue?: Refusal | undefined
  /** Of a point that is retired: since when. A visit up to then may still be recorded, without new issues. */
  readonly retiredOn?: LocalDate | undefined
}

/** The check items by a version of the handbook; without a version, those of the present one. */
export const checkItemsBy = (
  { checkItems, handbook }: Pick<SubjectFacts, 'checkItems' | 'handbook'>,
  version: number | undefined,
): readonly string[] | null =>
  handbook === undefined || version === undefined ? checkItems : handbook.itemsBy(version)

/** Whether something can be found on this item here by that version: one of the place, or of what it was before. */
export const hasItem = (
  subject: Pick<SubjectFacts, 'checkItems' | 'handbook'>,
  version: number | undefined,
  item: string,
): boolean =>
  (checkItemsBy(subject, version) ?? []).includes(item) ||
  (version !== undefined && (subject.handbook?.formerItemsBy(version) ?? []).includes(item))

export type HeldStanding = { readonly standing: Standing; readonly post: Post }

/** The two keys: place → squad (the scope), unit → squad (the plan's list). Rule 2 of the plan. */
export const squadsWithKey = (subject: SubjectFacts): number[] => {
  const keys = new Set<number>(subject.scopeSquad === null ? [] : [subject.scopeSquad])
  for (const unitId of [...subject.responsibleUnits, ...(subject.leadUnit === null ? [] : [subject.leadUnit])]) {
    const squad = subject.squadOfUnit[unitId]
    if (squad !== undefined) keys.add(squad)
  }
  return [...keys].sort((one, other) => one - other)
}

/** What one post gives, the likeliest first; recusal not yet applied. */
export const standingsOfPost = (
  { duty }: Post,
  issue: Issue,
  { subject, groupOfSquad }: { readonly subject: SubjectFacts; readonly groupOfSquad: ReadonlyMap<number, number> },
): Standing[] => {
  switch (duty.role) {
    case 'office':
      return ['office']
    case 'commander':
      return ['commander']
    case 'leader':
      return issue.followingSquad !== null && groupOfSquad.get(issue.followingSquad) === duty.group
        ? ['groupLeader']
        : []
    case 'squad': {
      const held: Standing[] = []
      if (issue.followingSquad === duty.squad) held.push('followingSquad')
      if (issue.jointSquads.includes(duty.squad) || subject.jointSquads.includes(duty.squad)) held.push('jointSquad')
      if (squadsWithKey(subject).includes(duty.squad)) held.push('keyedSquad')
      return held
    }
    case 'unit': {
      const held: Standing[] = []
      if (issue.unitId === duty.unitId) held.push('responsibleUnit')
      if (issue.unitId !== null && subject.leadUnit === duty.unitId && subject.responsibleUnits.includes(issue.unitId))
        held.push('leadUnit')
      if (issue.subordinateUnitId === duty.unitId) held.push('subordinateUnit')
      return held
    }
    default:
      return duty satisfies never
  }
}

/**
 * 回避: nobody acts for the supervising side on issues of a unit in which they hold a post. Before a unit is named,
 * a post in any of the place's responsible units counts.
 */
export const mustRecuse = (viewer: Viewer, issue: Issue, subject: SubjectFacts): boolean => {
  const concerned = issue.unitId === null ? subject.responsibleUnits : [issue.unitId]
  return viewer.posts.some(({ duty }) => duty.role === 'unit' && concerned.includes(duty.unitId))
}

const supervising: readonly Standing[] = [
  'followingSquad',
  'jointSquad',
  'keyedSquad',
  'office',
  'commander',
  'groupLeader',
]
export const isSupervising = (standing: Standing): boolean => supervising.includes(standing)

/** Every standing of a person, recusal not yet applied; `onlooker` when there is no other. */
export const standingsOf = (
  viewer: Viewer,
  issue: Issue,
  subject: SubjectFacts,
  groupOfSquad: ReadonlyMap<number, number>,
): HeldStanding[] => {
  const held = viewer.posts.flatMap((post) =>
    standingsOfPost(post, issue, { subject, groupOfSquad }).map((standing) => ({ standing, post })),
  )
  const [first] = viewer.posts
  return held.length === 0 && first ? [{ standing: 'onlooker', post: first }] : held
}
