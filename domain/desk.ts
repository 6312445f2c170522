/**
 * The desks as data: what stands before a unit, a squad, the office, the leaders and the commander, in which order, and
 * what comes next. One table; a screen reads it. Each issue stands in the first section of a desk that holds it, so that
 * the counts add up and nothing is done twice.
 */
import type { LocalDate } from './calendar'
import { commanderDesk, leaderDesk, officeDesk } from './deskRows/headquarters'
import {
  type DeskIssue,
  type DeskOwner,
  type DeskPoint,
  type DeskSection,
  type IssueSection,
  isMine,
  isUnderWay,
  type PointSection,
} from './deskRows/section'
import { squadDesk } from './deskRows/squad'
import { unitDesk } from './deskRows/unit'
import type { ActionName } from './issueActions'
import type { Post, Role } from './people'
import { type Text, text } from './text'

/** By role; in the order in which the sections stand on the screen. */
export const desks: Readonly<Record<Role, readonly DeskSection[]>> = {
  unit: unitDesk,
  squad: squadDesk,
  office: officeDesk,
  commander: commanderDesk,
  leader: leaderDesk,
}

export const deskTitle: Readonly<Record<Role, Text>> = {
  unit: text('单位任务', "The unit's tasks"),
  squad: text('分队任务', "The squad's tasks"),
  office: text('办公室任务', "The office's tasks"),
  commander: text('指挥长任务', "The commander's tasks"),
  leader: text('督导组任务', "The group's tasks"),
}

/** What is said where a whole desk is empty: the next step all the same. */
export const emptyDesk: Readonly<Record<Role, Text>> = {
  unit: text(
    '没有需要办理的问题。新的问题交办后会出现在这里。',
    'There is nothing to do. New issues appear here once they are notified.',
  ),
  squad: text(
    '没有待办事项。可在地图上选择点位，记录检查。',
    'There is nothing to do. Choose a point on the map and record an inspection.',
  ),
  office: text('没有超期、待答复的问题。', 'Nothing is overdue and no request is unanswered.'),
  commander: text('没有待签批的文件，没有超期的问题。', 'Nothing waits for your signature and nothing is overdue.'),
  leader: text('本组没有超期、待答复的问题。', 'In your group nothing is overdue and no request is unanswered.'),
}

export const ownerOf = (
  posts: readonly Pick<Post, 'duty'>[],
  groupOfSquad: ReadonlyMap<number, number>,
): DeskOwner => ({
  units: posts.flatMap(({ duty }) => (duty.role === 'unit' ? [duty.unitId] : [])),
  squads: posts.flatMap(({ duty }) => (duty.role === 'squad' ? [duty.squad] : [])),
  groups: posts.flatMap(({ duty }) => (duty.role === 'leader' ? [duty.group] : [])),
  isPrincipal: posts.some(({ duty }) => duty.role === 'unit' && duty.position === 'principal'),
  isCaptain: posts.some(({ duty }) => duty.role === 'squad' && duty.position === 'captain'),
  groupOfSquad,
})

export type FilledSection<I extends DeskIssue, P extends DeskPoint> =
  | { readonly section: IssueSection; readonly items: readonly I[] }
  | { readonly section: PointSection; readonly items: readonly P[] }

/** Each unit's issues together, the units in the order of their first. */
const groupedByUnit = <I extends DeskIssue>(sorted: readonly I[]): I[] => {
  const groups = new Map<string | null, I[]>()
  for (const issue of sorted) groups.set(issue.unitId, [...(groups.get(issue.unitId) ?? []), issue])
  return [...groups.values()].flat()
}

/** The desk of one role, filled: an issue in the first section that holds it, in the section's order. */
export const filledDesk = <I extends DeskIssue, P extends DeskPoint>(
  role: Role,
  given: { readonly issues: readonly I[]; readonly points: readonly P[] },
  owner: DeskOwner,
  today: LocalDate,
): readonly FilledSection<I, P>[] => {
  const taken = new Set<string>()
  return desks[role].map((section): FilledSection<I, P> => {
    if (section.of === 'points')
      return { section, items: given.points.filter((point) => section.holds(point, owner, today)).sort(section.order) }
    const sorted = given.issues
      .filter((issue) => !taken.has(issue.id) && section.holds(issue, owner, today))
      .sort(section.order)
    const items = section.byUnit ? groupedByUnit(sorted) : sorted
    for (const { id } of items) taken.add(id)
    return { section, items }
  })
}

/** Whether an action that may be taken on several makes sense for this issue; what may be done the table decides. */
export const suits = (name: ActionName, issue: DeskIssue, owner: DeskOwner): boolean => {
  if (!isMine(issue, owner)) return false
  switch (name) {
    case 'claim':
      return issue.stage === 'notified' && !issue.claimPending
    case 'confirmClaim':
      return issue.claimPending && owner.isPrincipal
    case 'rectify':
      return issue.stage === 'claimed'
    case 'explainDelay':
      return isUnderWay(issue) && issue.overdue
    default:
      return false
  }
}
