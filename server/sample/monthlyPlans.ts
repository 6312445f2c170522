/** The sample's monthly plans: August and September of every squad but one, as a captain writes them at the month's beginning. */
import type { Activity, Method } from '../../domain/activity'
import { addWorkingDays, instantAt, isWorkingDay, type LocalDate, type WorkingCalendar } from '../../domain/calendar'
import { type MonthlyPlan, type PlanEntry, unmadePlan } from '../../domain/monthlyPlan'
import { applyMonthlyPlanEvent, decideMonthlyPlan } from '../../domain/monthlyPlanActions'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import type { Decided } from '../eventLog'
import { seededChance } from './chance'

export type MonthlyPlanWorld = {
  readonly people: ReadonlyMap<string, Viewer>
  readonly calendar: WorkingCalendar
  readonly squadOfUnit: Readonly<Record<string, number>>
  /** The points of each squad's scopes. */
  readonly pointIdsOf: (squad: number) => readonly number[]
  /** What the sample has played: most of it goes by the plan. */
  readonly activities: readonly Pick<Activity, 'method' | 'squads' | 'month' | 'unitIds'>[]
  /** The points of each of a squad's days out in a month. */
  readonly outingsOf: (squad: number, month: string) => readonly (readonly number[])[]
}

const months = ['2022-08', '2022-09'] as const
const squads = [1, 2, 3, 4, 5, 6] as const
/** It has not made this one. */
const gap = { squad: 6, month: '2022-09' }

/** What is planned for about which day, with how many units and points. */
const usual: readonly {
  readonly method: Method
  readonly day: number
  readonly units: number
  readonly points: number
  readonly note: string
}[] = [
  { method: 'observe', day: 5, units: 0, points: 4, note: '农贸市场、主次干道' },
  { method: 'hear', day: 7, units: 1, points: 0, note: '主要负责人汇报创建工作' },
  { method: 'reviewRecords', day: 9, units: 2, points: 0, note: '查阅申报材料和台账' },
  { method: 'canvass', day: 13, units: 0, points: 0, note: '走访沿街商户，发放问卷' },
  { method: 'observe', day: 16, units: 0, points: 4, note: '重点、难点点位' },
  { method: 'followUp', day: 19, units: 2, points: 0, note: '上月反馈问题逐项核实' },
  { method: 'feedbackMeeting', day: 23, units: 4, points: 0, note: '月度反馈会' },
]

/** The days out as the points' own events tell them. */
export const outingsIn = (played: readonly Decided[]): MonthlyPlanWorld['outingsOf'] => {
  const days = new Map<string, number[]>()
  for (const { subjectKind, subjectId, event } of played) {
    if (subjectKind !== 'point' || event.name !== 'inspect') continue
    const { form } = event as unknown as { readonly form: { readonly visitedOn: LocalDate } }
    const { duty } = event.by
    if (duty.role !== 'squad') continue
    const key = `${duty.squad} ${form.visitedOn}`
    days.set(key, [...(days.get(key) ?? []), Number(subjectId)])
  }
  return (squad, month) => [...days].flatMap(([key, ids]) => (key.startsWith(`${squad} ${month}`) ? [ids] : []))
}

export const playMonthlyPlans = ({
  people,
  calendar,
  squadOfUnit,
  pointIdsOf,
  activities,
  outingsOf,
}: MonthlyPlanWorld): { readonly decided: readonly Decided[]; readonly plans: readonly MonthlyPlan[] } => {
  const chance = seededChance(20220801)
  const decided: Decided[] = []
  const plans: MonthlyPlan[] = []
  const workingDay = (month: string, day: number): LocalDate => {
    const date = `${month}-${String(day).padStart(2, '0')}`
    return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar)
  }
  for (const month of months)
    for (const squad of squads) {
      if (squad === gap.squad && month === gap.month) continue
      const viewer = people.get(`squad${squad}`)
      if (!viewer) throw new Error(`the sample has no squad${squad}`)
      const own = Object.keys(squadOfUnit).filter((unitId) => squadOfUnit[unitId] === squad)
      const points = pointIdsOf(squad)
      const some = <T>(from: readonly T[], count: number): T[] => {
        const first = chance.below(Math.max(1, from.length))
        return Array.from(
          { length: Math.min(count, from.length) },
          (_, index) => from[(first + index) % from.length] as T,
        )
      }
      const outings = outingsOf(squad, month)
      const unitsFor = ({ method, units }: (typeof usual)[number]): string[] => {
        const done = activities.find(
          (activity) => activity.method === method && activity.month === month && activity.squads.includes(squad),
        )
        return units === 0 ? [] : (done?.unitIds.slice(0, units) ?? some(own, units))
      }
      const pointsFor = (count: number, nth: number): number[] =>
        count === 0 ? [] : [...new Set([...(outings[nth]?.slice(0, count - 1) ?? []), ...some(points, 1)])]
      const entries = usual.map(
        (one, index): PlanEntry => ({
          id: `${one.method}-${index + 1}`,
          method: one.method,
          date: workingDay(month, one.day + (squad % 3)),
          unitIds: unitsFor(one),
          pointIds: pointsFor(one.points, index),
          note: one.note,
        }),
      )
      const at = instantAt(`${month}-01`, `09:${String(10 + squad)}`)
      const unmade = unmadePlan(squad, month)
      const circumstances = {
        today: `${month}-01`,
        units: new Set(entries.flatMap(({ unitIds }) => unitIds)),
        points: new Set(entries.flatMap(({ pointIds }) => pointIds)),
      }
      const event = decideMonthlyPlan(unmade, { name: 'save', form: { entries } }, viewer, circumstances, at)
      if (isRefusal(event)) throw new Error(event.refused.en)
      decided.push({ subjectKind: 'monthlyPlan', subjectId: unmade.id, event })
      plans.push(applyMonthlyPlanEvent(unmade, event))
    }
  return { decided, plans }
}
