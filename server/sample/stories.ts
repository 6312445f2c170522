/**
 * What happens at the sample's points from June to the morning of 15 September 2022, as data: each story is a list of
 * actions of the real table, with the working days between them. The season plays them through the real rules.
 */
import { addDays, type LocalDate } from '../../domain/calendar'
import type { Issue } from '../../domain/issue'
import type { ActionName, Circumstances } from '../../domain/issueActions'
import type { Chance } from './chance'

/** Who acts; a unit without an account replies on paper and the office records it. */
export type Part =
  | 'squad'
  | 'member'
  | 'jointSquad'
  | 'unit'
  | 'clerk'
  | 'subordinate'
  | 'office'
  | 'commander'
  | 'groupLeader'

export type Scene = {
  readonly issue: Issue
  readonly circumstances: Circumstances
  readonly today: LocalDate
  readonly item: string
  readonly place: string
  readonly chance: Chance
  readonly otherUnit: string
  readonly otherSquad: number
  readonly sameGroupSquad: number
  readonly subordinateUnit: string | null
  readonly twinIssueId: string | null
}

export type Step = {
  readonly name: ActionName
  /** Working days after the step before. */
  readonly after: number
  readonly by: Part
  /** Added to what the action's form starts from. */
  readonly form: (scene: Scene) => Record<string, unknown>
}

const step = (name: ActionName, after: number, by: Part, form: Step['form'] = () => ({})): Step => ({
  name,
  after,
  by,
  form,
})

const open = (severity: Issue['severity'] = 'ordinary', more: Step['form'] = () => ({})) =>
  step('open', 0, 'squad', (scene) => ({
    severity,
    what: scene.chance.pick([
      `实地察看${scene.place}，“${scene.item}”未达到要求。`,
      `${scene.place}现场检查，“${scene.item}”做得不够，需要整改。`,
      `督导发现${scene.place}“${scene.item}”一项不符合创建标准。`,
    ]),
    ...more(scene),
  }))

const notify = (after: number) => step('notify', after, 'squad')

const claim = (after: number, more: Step['form'] = () => ({})) =>
  step('claim', after, 'unit', (scene) => ({
    responsible: scene.chance.pick([
      '分管负责同志牵头，业务科室落实',
      '主要负责同志负总责，专班落实',
      '办公室牵头，相关科室配合',
    ]),
    measures: scene.chance.pick([
      '安排专人到现场整改，每日巡查一次。',
      '制定整改清单，逐项销号，并向社会公布监督方式。',
      '增加人员和经费，当周完成主要整改内容。',
    ]),
    target: `${scene.place}“${scene.item}”达到测评标准，并长期保持。`,
    ...more(scene),
  }))

const claimByClerk = (after: number): Step => ({ ...claim(after), by: 'clerk' })
const confirm = (after: number) => step('confirmClaim', after, 'unit', () => ({ opinion: '同意认领，按期整改。' }))

const rectify = (after: number) =>
  step('rectify', after, 'unit', ({ item }) => ({
    what: `“${item}”已按要求整改到位，并安排专人管护。`,
    papers: '整改情况报告',
  }))

const pass = (after: number) =>
  step('passRecheck', after, 'member', ({ item }) => ({
    what: `到现场复查，“${item}”已整改到位。`,
    papers: '现场复查记录',
  }))

const fail = (after: number) =>
  step('failRecheck', after, 'member', ({ item }) => ({ reason: `复查时“${item}”仍有反复，整改不彻底。` }))

const askForTime = (after: number) =>
  step('ask', after, 'unit', ({ issue }) => ({
    request: 'extension',
    newDate: addDays(issue.rectifyBy ?? '', 10),
    reason: '需要协调施工单位进场，原期限内难以完成。',
  }))

const askForOther = (after: number) =>
  step('ask', after, 'unit', ({ otherUnit }) => ({
    request: 'reassignment',
    proposedUnitId: otherUnit,
    reason: '这项工作按职责分工由该单位负责，建议转办。',
  }))

const answer = (after: number, granted: boolean) =>
  step('answer', after, 'squad', () =>
    granted
      ? { answer: 'granted', reason: '情况属实，同意。' }
      : { answer: 'declined', newDate: undefined, reason: '按期能够完成，请抓紧整改。' },
  )

const circular = (after: number): Step[] => [
  step('draftCircular', after, 'office', ({ chance }) => ({
    document: `吕创文办通〔2022〕${3 + chance.below(20)}号`,
    reason: '超过整改期限，经督促仍未完成。',
  })),
  step('circulate', 1, 'commander', () => ({ opinion: '同意通报。' })),
]

const referral: Step[] = [
  step('draftReferral', 5, 'office', () => ({ reason: '通报后整改仍无明显进展。' })),
  step('signReferral', 1, 'commander', () => ({ opinion: '同意提请。' })),
  step('referForAccountability', 2, 'office', ({ chance }) => ({
    organ: '市纪委监委机关',
    document: `吕创文办函〔2022〕${1 + chance.below(9)}号`,
  })),
  step('recordAccountability', 6, 'office', ({ chance }) => ({
    organ: '市纪委监委机关',
    document: `吕纪函〔2022〕${1 + chance.below(30)}号`,
    outcome: '对责任单位相关负责人予以约谈提醒。',
  })),
]

export type Story = {
  /** First and last day on which it may begin. */
  readonly begins: readonly [LocalDate, LocalDate]
  /** What the visit that begins it finds; null: nobody came. */
  readonly visit: 'allPass' | 'oneFails' | 'incomplete' | null
  /** How often, relative to the others, it is given to a point by chance. */
  readonly weight: number
  /** How many points tell it at the least. */
  readonly atLeast: number
  readonly steps: readonly Step[]
  /** Only for points with several responsible units and no lead unit. */
  readonly needs?: 'noLead' | 'subordinates' | 'clerk'
  readonly namesLead?: true
  /** A second issue about the same thing, found by another squad the day after, and merged into the first. */
  readonly twin?: true
}

const season: Story['begins'] = ['2022-06-01', '2022-08-05']
const start = [open(), notify(1), claim(1)]

export const stories = {
  compliantAtOnce: { begins: ['2022-06-01', '2022-08-31'], visit: 'allPass', weight: 34, atLeast: 20, steps: [] },
  neverVisited: { begins: season, visit: null, weight: 11, atLeast: 10, steps: [] },
  visitedInPart: { begins: ['2022-08-22', '2022-09-09'], visit: 'incomplete', weight: 1, atLeast: 3, steps: [] },
  failedWithoutIssue: { begins: ['2022-09-13', '2022-09-14'], visit: 'oneFails', weight: 0, atLeast: 3, steps: [] },
  closed: { begins: season, visit: 'oneFails', weight: 20, atLeast: 20, steps: [...start, rectify(4), pass(3)] },
  closedLate: { begins: season, visit: 'oneFails', weight: 3, atLeast: 4, steps: [...start, rectify(12), pass(2)] },
  closedAfterSendBack: {
    begins: ['2022-06-01', '2022-07-29'],
    visit: 'oneFails',
    weight: 5,
    atLeast: 5,
    steps: [...start, rectify(4), fail(2), rectify(3), pass(2)],
  },
  fixedOnTheSpot: {
    begins: ['2022-06-01', '2022-09-09'],
    visit: 'oneFails',
    weight: 5,
    atLeast: 6,
    steps: [open(), step('fixOnSpot', 0, 'squad', ({ item }) => ({ what: `当场整改“${item}”，督导人员现场确认。` }))],
  },
  found: { begins: ['2022-09-13', '2022-09-14'], visit: 'oneFails', weight: 3, atLeast: 4, steps: [open()] },
  foundLongAgo: { begins: ['2022-09-05', '2022-09-07'], visit: 'oneFails', weight: 0, atLeast: 2, steps: [open()] },
  notified: {
    begins: ['2022-09-13', '2022-09-14'],
    visit: 'oneFails',
    weight: 4,
    atLeast: 6,
    steps: [open(), notify(0)],
  },
  rectifying: {
    begins: ['2022-09-05', '2022-09-09'],
    visit: 'oneFails',
    weight: 7,
    atLeast: 10,
    steps: [open(), notify(0), claim(1)],
  },
  passedDown: {
    begins: ['2022-08-31', '2022-09-05'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    needs: 'subordinates',
    steps: [
      open(),
      notify(0),
      claim(1),
      step('dispatchDown', 0, 'unit', ({ subordinateUnit }) => ({
        subordinateUnitId: subordinateUnit,
        note: '请按期落实，完成后报我单位。',
      })),
      step('reportUp', 2, 'subordinate', ({ item }) => ({ what: `“${item}”已安排人员整改，过半完成。` })),
    ],
  },
  awaitingRecheck: {
    begins: ['2022-08-29', '2022-09-02'],
    visit: 'oneFails',
    weight: 5,
    atLeast: 8,
    steps: [open(), notify(0), claim(1), rectify(5)],
  },
  recheckOverdue: {
    begins: ['2022-08-15', '2022-08-19'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 2,
    steps: [open(), notify(0), claim(1), rectify(5)],
  },
  notClaimedInTime: {
    begins: ['2022-08-30', '2022-09-06'],
    visit: 'oneFails',
    weight: 2,
    atLeast: 5,
    steps: [open('significant'), notify(0)],
  },
  notRectifiedInTime: {
    begins: ['2022-08-15', '2022-08-24'],
    visit: 'oneFails',
    weight: 2,
    atLeast: 6,
    steps: [open(), notify(0), claim(1)],
  },
  sentBackAndLate: {
    begins: ['2022-07-18', '2022-08-03'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [...start, rectify(5), fail(2)],
  },
  circulated: {
    begins: ['2022-07-11', '2022-07-22'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [open('urgent'), notify(0), claim(1), ...circular(18)],
  },
  heldAccountable: {
    begins: ['2022-06-13', '2022-06-24'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [open('urgent'), notify(0), claim(1), ...circular(15), ...referral, rectify(2), pass(2)],
  },
  circularReturned: {
    begins: ['2022-07-11', '2022-07-20'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [
      open('urgent'),
      notify(0),
      claim(1),
      ...circular(15).slice(0, 1),
      step('returnCircular', 1, 'commander', () => ({ reason: '请补充现场照片和历次催办情况。' })),
      ...circular(2),
    ],
  },
  circularWithdrawn: {
    begins: ['2022-06-20', '2022-06-30'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [
      open('urgent'),
      notify(0),
      claim(1),
      ...circular(15),
      step('withdrawCircular', 3, 'commander', () => ({ reason: '经核实，延误系外部施工造成，予以撤销。' })),
      ...referral.slice(0, 1),
      step('returnReferral', 1, 'commander', () => ({ reason: '先约谈，暂不提请。' })),
      rectify(2),
      pass(2),
    ],
  },
  lateWithReason: {
    begins: ['2022-08-15', '2022-08-22'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 4,
    steps: [
      open(),
      notify(0),
      claim(1),
      step('explainDelay', 11, 'unit', ({ chance }) => ({
        reason: chance.pick([
          '施工材料到货推迟，已催供货单位，预计本月中旬完成。',
          '涉及相邻单位管线，正在协调共同施工。',
          '连续降雨影响室外作业，天晴后立即复工。',
        ]),
      })),
    ],
  },
  claimConfirmed: {
    begins: season,
    visit: 'oneFails',
    weight: 0,
    atLeast: 4,
    needs: 'clerk',
    steps: [open(), notify(0), claimByClerk(1), confirm(1), rectify(3), pass(2)],
  },
  claimWaiting: {
    begins: ['2022-09-14', '2022-09-14'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    needs: 'clerk',
    steps: [open(), notify(0), claimByClerk(0)],
  },
  extended: {
    begins: ['2022-08-23', '2022-08-29'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [open(), notify(0), claim(1), askForTime(3), answer(1, true)],
  },
  extensionDeclined: {
    begins: season,
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [...start, askForTime(2), answer(1, false), rectify(3), pass(2)],
  },
  extensionPending: {
    begins: ['2022-09-06', '2022-09-08'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [open(), notify(0), claim(1, ({ issue }) => ({ deadline: addDays(issue.rectifyBy ?? '', 8) }))],
  },
  reassignedWhenAsked: {
    begins: season,
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [open(), notify(0), askForOther(1), answer(1, true), claim(1), rectify(4), pass(2)],
  },
  reassignmentPending: {
    begins: ['2022-09-14', '2022-09-14'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 2,
    steps: [open(), notify(0), askForOther(0)],
  },
  reassigned: {
    begins: ['2022-08-24', '2022-08-30'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [
      open(),
      notify(0),
      step('reassign', 2, 'squad', ({ otherUnit }) => ({
        unitId: otherUnit,
        reason: '经核实，由该单位承办更为合适。',
      })),
      claim(1),
      rectify(4),
    ],
  },
  handedOverByOffice: {
    begins: season,
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [
      open(),
      notify(1),
      step('handOver', 1, 'office', ({ otherSquad }) => ({
        squad: otherSquad,
        reason: '责任单位由该分队督导，移交跟踪。',
      })),
      claim(1),
      rectify(3),
      pass(3),
    ],
  },
  handedOverByLeader: {
    begins: ['2022-09-06', '2022-09-08'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 2,
    steps: [
      open(),
      notify(0),
      step('handOver', 0, 'groupLeader', ({ sameGroupSquad }) => ({
        squad: sameGroupSquad,
        reason: '组内统筹督导力量。',
      })),
      claim(1),
    ],
  },
  merged: {
    begins: season,
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    twin: true,
    steps: [...start, rectify(4), pass(3)],
  },
  voided: {
    begins: season,
    visit: 'allPass',
    weight: 0,
    atLeast: 3,
    steps: [open(), step('void', 1, 'squad', () => ({ reason: '经核实不属于创建范围，作废。' }))],
  },
  relapsed: {
    begins: ['2022-06-06', '2022-06-24'],
    visit: 'oneFails',
    weight: 2,
    atLeast: 5,
    steps: [
      ...start,
      rectify(4),
      pass(3),
      step('relapse', 46, 'member', ({ item }) => ({ what: `回头看发现“${item}”再次出现问题。` })),
      claim(1),
    ],
  },
  jointlyRechecked: {
    begins: season,
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    steps: [
      open('ordinary', ({ otherSquad }) => ({ jointSquads: [otherSquad] })),
      notify(1),
      step('supplement', 1, 'squad', ({ item }) => ({ what: `再次到访，“${item}”仍不符合要求。` })),
      claim(1),
      rectify(4),
      step('noteRecheck', 1, 'jointSquad', ({ item }) => ({
        outcome: 'passed',
        note: `联合督导查看，“${item}”已整改。`,
      })),
      pass(1),
    ],
  },
  stuckWithoutLead: {
    begins: ['2022-09-08', '2022-09-14'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 4,
    needs: 'noLead',
    steps: [open()],
  },
  leadNamedFirst: {
    begins: ['2022-08-29', '2022-09-06'],
    visit: 'oneFails',
    weight: 0,
    atLeast: 3,
    needs: 'noLead',
    namesLead: true,
    steps: [open(), notify(2), claim(1)],
  },
} as const satisfies Record<string, Story>

export type StoryName = keyof typeof stories
export const storyNames = Object.keys(stories) as StoryName[]
export const storyOf = (name: StoryName): Story => stories[name]

/** The second issue of a merged pair: found the day after the first, merged before it is notified. */
export const twinSteps: readonly Step[] = [
  open(),
  step('merge', 1, 'squad', ({ twinIssueId }) => ({ intoIssueId: twinIssueId, reason: '与已立案的问题是同一件事。' })),
]
