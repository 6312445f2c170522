/**
 * Who is told of what: `tells` is the one table. Nothing of it is stored, so that whoever takes over a post finds there what
 * concerns the post.
 */
import type { Issue } from './issue'
import type { ActionName } from './issueActions'
import type { Duty, Viewer } from './people'
import { type Standing, type SubjectFacts, squadsWithKey } from './standing'
import { type Text, text } from './text'

export const noticeKinds = {
  found: text('新发现', 'Found'),
  task: text('新任务', 'New task'),
  claimed: text('已认领', 'Claimed'),
  request: text('有申请待答复', 'Request to answer'),
  answered: text('已答复', 'Answered'),
  moved: text('已转办', 'Reassigned'),
  recheck: text('待复查', 'To re-check'),
  noted: text('复查记录', 'Re-check noted'),
  supplemented: text('情况补充', 'More was seen'),
  toConfirm: text('待确认认领', 'Claim to confirm'),
  explained: text('说明超期原因', 'Delay explained'),
  reportedUp: text('下属单位上报', 'Reported by the subordinate unit'),
  closed: text('已销号', 'Closed'),
  sentBack: text('退回', 'Sent back'),
  relapsed: text('反弹', 'Relapsed'),
  handedOver: text('移交督导', 'Handed over'),
  withdrawn: text('并案或作废', 'Merged or void'),
  toSign: text('待签批', 'To sign'),
  returned: text('文书退回', 'Paper returned'),
  escalated: text('通报问责', 'Circular or accountability'),
  dueSoon: text('3天内到期', 'Due within 3 days'),
  overdue: text('超期', 'Overdue'),
  notifyLate: text('交办超期', 'Late to notify'),
  recheckLate: text('复查超期', 'Late to re-check'),
  instructed: text('新批示', 'New instruction'),
  instructionAnswered: text('批示已答复', 'Instruction answered'),
  instructionEnded: text('批示办结或撤回', 'Instruction settled or withdrawn'),
  reportHandedIn: text('报告报送', 'Report handed in'),
  reportRead: text('报告已阅', 'Report read'),
  reportFinal: text('报告定稿', 'Report final'),
  contested: text('新异议', 'Fact contested'),
  contestationAnswered: text('异议已答复', 'Contestation answered'),
} as const satisfies Record<string, Text>
export type NoticeKind = keyof typeof noticeKinds

type Told = { readonly to: readonly Standing[]; readonly as: NoticeKind }
type Telling = Told & {
  /** What is told instead while the unit's principal has still to confirm; to the unit itself. */
  readonly unconfirmed?: Told
}

/** Each action of an issue: who hears of it, and as what. Whoever acted does not, nor do others of the same post's desk. */
export const tells: Record<ActionName, Telling> = {
  open: { to: ['followingSquad', 'jointSquad', 'keyedSquad'], as: 'found' },
  notify: { to: ['responsibleUnit', 'leadUnit'], as: 'task' },
  fixOnSpot: { to: ['responsibleUnit'], as: 'closed' },
  claim: {
    to: ['followingSquad'],
    as: 'claimed',
    unconfirmed: { to: ['responsibleUnit'], as: 'toConfirm' },
  },
  confirmClaim: { to: ['followingSquad'], as: 'claimed' },
  explainDelay: { to: ['followingSquad', 'office'], as: 'explained' },
  ask: { to: ['followingSquad'], as: 'request' },
  answer: { to: ['responsibleUnit', 'leadUnit'], as: 'answered' },
  reassign: { to: ['responsibleUnit', 'leadUnit'], as: 'moved' },
  dispatchDown: { to: ['subordinateUnit'], as: 'task' },
  reportUp: { to: ['responsibleUnit'], as: 'reportedUp' },
  rectify: { to: ['followingSquad', 'jointSquad'], as: 'recheck' },
  noteRecheck: { to: ['followingSquad'], as: 'noted' },
  passRecheck: { to: ['responsibleUnit', 'leadUnit', 'jointSquad'], as: 'closed' },
  failRecheck: { to: ['responsibleUnit', 'leadUnit'], as: 'sentBack' },
  relapse: { to: ['responsibleUnit', 'leadUnit', 'followingSquad'], as: 'relapsed' },
  supplement: { to: ['responsibleUnit', 'followingSquad'], as: 'supplemented' },
  handOver: { to: ['followingSquad', 'groupLeader'], as: 'handedOver' },
  merge: { to: ['responsibleUnit', 'followingSquad'], as: 'withdrawn' },
  void: { to: ['responsibleUnit', 'followingSquad'], as: 'withdrawn' },
  draftCircular: { to: ['commander'], as: 'toSign' },
  circulate: { to: ['responsibleUnit', 'followingSquad', 'office'], as: 'escalated' },
  returnCircular: { to: ['office'], as: 'returned' },
  withdrawCircular: { to: ['responsibleUnit', 'followingSquad', 'office'], as: 'escalated' },
  draftReferral: { to: ['commander'], as: 'toSign' },
  signReferral: { to: ['office'], as: 'escalated' },
  returnReferral: { to: ['office'], as: 'returned' },
  referForAccountability: { to: ['responsibleUnit', 'followingSquad'], as: 'escalated' },
  recordAccountability: { to: ['responsibleUnit', 'followingSquad', 'commander'], as: 'escalated' },
}

/** A desk that posts sit at: who holds the post today reads what is addressed to it. */
export type Address = 'office' | 'commander' | `group ${number}` | `squad ${number}` | `unit ${string}`

export const addressOf = (duty: Duty): Address => {
  switch (duty.role) {
    case 'office':
    case 'commander':
      return duty.role
    case 'leader':
      return `group ${duty.group}`
    case 'squad':
      return `squad ${duty.squad}`
    case 'unit':
      return `unit ${duty.unitId}`
    default:
      return duty satisfies never
  }
}

export const addressesOf = (viewer: Viewer): ReadonlySet<Address> =>
  new Set(viewer.posts.map(({ duty }) => addressOf(duty)))

/** Whether a desk can be told of an action at all: what a reader of the log need not look at. */
export const actionsTold = (viewer: Viewer): ActionName[] => {
  const standingsOfRole: Record<Duty['role'], readonly Standing[]> = {
    office: ['office'],
    commander: ['commander'],
    leader: ['groupLeader'],
    squad: ['followingSquad', 'jointSquad', 'keyedSquad'],
    unit: ['responsibleUnit', 'leadUnit', 'subordinateUnit'],
  }
  const mine = viewer.posts.flatMap(({ duty }) => standingsOfRole[duty.role])
  return (Object.keys(tells) as ActionName[]).filter((name) =>
    [...tells[name].to, ...(tells[name].unconfirmed?.to ?? [])].some((standing) => mine.includes(standing)),
  )
}

/** The desks that stand so to an issue. */
export const desksOf = (
  standing: Standing,
  issue: Issue,
  subject: SubjectFacts,
  groupOfSquad: ReadonlyMap<number, number>,
): Address[] => {
  switch (standing) {
    case 'office':
    case 'commander':
      return [standing]
    case 'followingSquad':
      return issue.followingSquad === null ? [] : [`squad ${issue.followingSquad}`]
    case 'jointSquad':
      return issue.jointSquads.map((squad): Address => `squad ${squad}`)
    case 'keyedSquad':
      return squadsWithKey(subject).map((squad): Address => `squad ${squad}`)
    case 'responsibleUnit':
      return issue.unitId === null ? [] : [`unit ${issue.unitId}`]
    case 'leadUnit':
      return issue.unitId !== null && subject.leadUnit !== null && subject.responsibleUnits.includes(issue.unitId)
        ? [`unit ${subject.leadUnit}`]
        : []
    case 'subordinateUnit':
      return issue.subordinateUnitId === null ? [] : [`unit ${issue.subordinateUnitId}`]
    case 'groupLeader': {
      const group = issue.followingSquad === null ? undefined : groupOfSquad.get(issue.followingSquad)
      return group === undefined ? [] : [`group ${group}`]
    }
    case 'onlooker':
      return []
    default:
      return standing satisfies never
  }
}
