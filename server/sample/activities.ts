/**
 * The sample's activities, June to mid-September, played through the real rules: most squads meet the plan's minima, a few
 * do not, so that the tally shows both. One feedback meeting is planned for the sample's first day, one for later.
 */
import { type Activity, type Method, unrecorded } from '../../domain/activity'
import {
  type ActivityAction,
  activityActionSchema,
  applyActivityEvent,
  decideActivity,
} from '../../domain/activityActions'
import {
  addDays,
  addWorkingDays,
  instantAt,
  isWorkingDay,
  type LocalDate,
  type WorkingCalendar,
} from '../../domain/calendar'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import type { Decided } from '../eventLog'
import { type Chance, seededChance } from './chance'

export type ActivityWorld = {
  readonly people: ReadonlyMap<string, Viewer>
  readonly calendar: WorkingCalendar
  readonly squadOfUnit: Readonly<Record<string, number>>
  readonly units: ReadonlyMap<string, unknown>
  /** How many open issues each unit holds at the end: with these a meeting is planned. */
  readonly openIssuesOf: (unitId: string) => number
  /** Nothing happens at or after it. */
  readonly until: Date
}

const months = ['2022-06', '2022-07', '2022-08', '2022-09'] as const
const squads = [1, 2, 3, 4, 5, 6] as const

/** What was left undone, or done in a way that does not count. */
const gaps: readonly { readonly squad: number; readonly month: string; readonly method: Method }[] = [
  { squad: 3, month: '2022-06', method: 'canvass' },
  { squad: 6, month: '2022-07', method: 'reviewRecords' },
  { squad: 2, month: '2022-08', method: 'canvass' },
  { squad: 2, month: '2022-09', method: 'hear' },
  { squad: 4, month: '2022-09', method: 'canvass' },
  { squad: 5, month: '2022-09', method: 'reviewRecords' },
  { squad: 6, month: '2022-09', method: 'hear' },
]
const deputies: readonly { readonly squad: number; readonly month: string; readonly accepted: boolean }[] = [
  { squad: 2, month: '2022-07', accepted: false },
  { squad: 4, month: '2022-08', accepted: true },
  { squad: 3, month: '2022-09', accepted: false },
]
/** One notice of this meeting was not taken. */
const noticeLeft = { squad: 5, month: '2022-07' }

const summaries: Record<Exclude<Method, 'feedbackMeeting'>, readonly string[]> = {
  hear: [
    '听取单位主要负责人汇报创建工作推进情况，对照责任清单逐项核对进度，要求加快补齐短板。',
    '听取创建工作专题汇报，重点了解包路段、包社区责任落实情况，明确下一步整改时限。',
  ],
  reviewRecords: [
    '查阅创建工作资料和会议记录，台账基本齐全，个别佐证材料缺少时间和照片，要求限期补充。',
    '对照《督导手册》查阅申报材料，目录规范，志愿服务记录不完整，已当场反馈。',
  ],
  observe: [
    '实地察看包路段落实情况，路面保洁较好，部分路口非机动车停放不规范。',
    '对重点、难点点位进行专项察看，督促责任单位现场整改。',
  ],
  canvass: [
    '走访沿街商户和社区居民40余人，发放调查问卷60份，群众反映较多的是停车和夜间照明。',
    '在社区随机走访群众，了解创建工作知晓情况，收集意见12条，已分类转有关单位。',
  ],
  followUp: ['对上月反馈问题逐项跟踪，已整改的现场核实，未整改的督促明确时限。'],
}
const talkedAbout = '梳理汇总当月督导情况，逐单位反馈问题，现场发放督办通知，要求照单全收、限期整改。'
const receivers = ['办公室负责同志', '创建工作分管负责同志', '办公室工作人员'] as const

export const playActivities = (world: ActivityWorld): Decided[] => {
  const chance = seededChance(20220524)
  const decided: Decided[] = []
  const happen = (activity: Activity, action: unknown, who: string, at: Date): Activity => {
    if (at >= world.until) throw new Error(`the sample's activity lies after its first instant: ${at.toISOString()}`)
    const viewer = world.people.get(who)
    if (!viewer) throw new Error(`the sample has no ${who}`)
    const parsed: ActivityAction = activityActionSchema.parse(action)
    const event = decideActivity(
      activity,
      parsed,
      viewer,
      {
        today: localDay(at),
        startsOn: '2022-06-01',
        endsOn: '2022-12-31',
        squads: new Set(squads),
        squadOfUnit: world.squadOfUnit,
        units: world.units,
        unitsWithIssues: new Set(),
        unitsWithNotice: activity.unitIds,
      },
      at,
    )
    if (isRefusal(event)) throw new Error(`${who} ${parsed.name}: ${event.refused.en}`)
    decided.push({ subjectKind: 'activity', subjectId: activity.id, event })
    return applyActivityEvent(activity, event)
  }

  for (const month of months)
    for (const squad of squads) {
      const own = Object.keys(world.squadOfUnit).filter((unitId) => world.squadOfUnit[unitId] === squad)
      playMonth({ squad, month, own, happen, chance, calendar: world.calendar, lastDay: localDay(world.until) })
    }
  playPlans(happen, world, chance)
  recordLate(happen, chance)
  return decided
}

const localDay = (at: Date): LocalDate => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

type Happen = (activity: Activity, action: unknown, who: string, at: Date) => Activity

const workingDay = (month: string, day: number, calendar: WorkingCalendar): LocalDate => {
  const date = `${month}-${String(day).padStart(2, '0')}`
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar)
}

const playMonth = ({
  squad,
  month,
  own,
  happen,
  chance,
  calendar,
  lastDay,
}: {
  readonly squad: number
  readonly month: string
  readonly own: readonly string[]
  readonly happen: Happen
  readonly chance: Chance
  readonly calendar: WorkingCalendar
  readonly lastDay: LocalDate
}) => {
  const isGap = (method: Method) =>
    gaps.some((gap) => gap.squad === squad && gap.month === month && gap.method === method)
  const someUnits = (count: number) => {
    const first = chance.below(own.length)
    return Array.from(
      { length: Math.min(count, own.length) },
      (_, index) => own[(first + index) % own.length] as string,
    )
  }
  const record = (method: Exclude<Method, 'feedbackMeeting'>, day: number, more: Record<string, unknown>) => {
    const date = workingDay(month, day, calendar)
    if (isGap(method) || date >= lastDay) return null
    const at = instantAt(date, `${15 + chance.below(3)}:${String(10 + chance.below(45))}`)
    const form = { method, date, kind: 'routine', summary: chance.pick(summaries[method]), ...more }
    return { at, activity: happen(unrecorded(chance.uuid(at)), { name: 'record', form }, `member${squad}`, at) }
  }

  const deputy = deputies.find((one) => one.squad === squad && one.month === month)
  const heard = record('hear', 6 + squad, {
    unitIds: someUnits(1),
    principalReported: deputy ? 'deputy' : 'yes',
    attendees: '督导分队队长、成员，单位班子成员',
  })
  if (heard && deputy?.accepted)
    happen(
      heard.activity,
      { name: 'acceptDeputy', form: { reason: '主要负责人参加全省会议，已书面委托分管负责同志汇报。' } },
      'office',
      new Date(heard.at.getTime() + 20 * 60_000),
    )
  record('reviewRecords', 8 + squad, { unitIds: someUnits(2) })
  record('canvass', 11 + (squad % 3), {})
  if (squad % 2 === 0) record('observe', 16, { kind: month === '2022-08' ? 'special' : 'routine' })
  record('followUp', 17 + (squad % 3), { unitIds: someUnits(2), kind: 'tracking' })
  if (squad === 1 || squad === 4)
    record('observe', 10, {
      kind: 'joint',
      squads: squad === 1 ? [2] : [5],
      summary: '联合察看交界路段和背街小巷，分工核实问题。',
    })

  const date = workingDay(month, 22 + (squad % 3), calendar)
  if (date >= lastDay) return
  const unitIds = someUnits(4)
  const captain = `squad${squad}`
  const planned = instantAt(addDays(date, -3), '16:05')
  let meeting = happen(
    unrecorded(chance.uuid(planned)),
    { name: 'plan', form: { month, date, unitIds } },
    captain,
    planned,
  )
  const leaves = noticeLeft.squad === squad && noticeLeft.month === month ? 1 : 0
  for (const [index, unitId] of unitIds.slice(leaves).entries()) {
    const form = { unitId, receivedBy: chance.pick(receivers) }
    meeting = happen(
      meeting,
      { name: 'receive', form },
      captain,
      new Date(instantAt(date, '10:20').getTime() + index * 240_000),
    )
  }
  const form = { summary: talkedAbout, attendees: '督导分队全体，参会单位主要负责人或分管负责人' }
  happen(meeting, { name: 'finish', form }, captain, instantAt(date, '11:10'))
}

/** Squad 1 meets today; squad 4 next week; squad 6 called a meeting off. */
const playPlans = (happen: Happen, world: ActivityWorld, chance: Chance) => {
  const busiest = (squad: number) =>
    Object.keys(world.squadOfUnit)
      .filter((unitId) => world.squadOfUnit[unitId] === squad)
      .sort((one, other) => world.openIssuesOf(other) - world.openIssuesOf(one))
      .slice(0, 5)
  const plan = (squad: number, date: LocalDate, at: Date) =>
    happen(
      unrecorded(chance.uuid(at)),
      { name: 'plan', form: { month: '2022-09', date, unitIds: busiest(squad) } },
      `squad${squad}`,
      at,
    )
  plan(1, '2022-09-15', instantAt('2022-09-13', '16:30'))
  plan(4, '2022-09-23', instantAt('2022-09-14', '10:40'))
  const calledOff = plan(6, '2022-09-14', instantAt('2022-09-09', '09:50'))
  happen(
    calledOff,
    { name: 'cancel', form: { reason: '参会单位当天参加全市专题会议，另行安排。' } },
    'squad6',
    instantAt('2022-09-13', '17:15'),
  )
}

/** Squad 3 writes down in September what it did in August, when August's report had been accepted. */
const recordLate = (happen: Happen, chance: Chance) => {
  const at = instantAt('2022-09-05', '16:20')
  const form = {
    method: 'canvass',
    date: '2022-08-24',
    kind: 'routine',
    summary: '在两个社区入户走访群众30余户，当时没有及时录入，现予补记。',
  }
  happen(unrecorded(chance.uuid(at)), { name: 'record', form }, 'member3', at)
}
