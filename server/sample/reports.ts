/**
 * The sample's monthly reports, June to August, played through the real rules: drafted from what was known on the day, put
 * into the captain's words, read by the group leader, accepted by the office, made into the city's and signed. One was handed
 * in late, one sent back; in one a number has changed since, for an activity that was recorded late.
 */
import { minimaOf, type Outing, type PlanMethod } from '../../domain/activity'
import { type ActivityEvent, replayActivity } from '../../domain/activityActions'
import { addWorkingDays, instantAt, type LocalDate, localDateOf, type WorkingCalendar } from '../../domain/calendar'
import { type CityFacts, type CityPoint, createCityFacts } from '../../domain/city/cityFacts'
import type { CityPlan } from '../../domain/city/select'
import type { Issue } from '../../domain/issue'
import type { Viewer } from '../../domain/people'
import type { PointEvent } from '../../domain/point'
import { isRefusal } from '../../domain/refusal'
import { countFigures, type Figures, figureText, type ReportData } from '../../domain/report/figures'
import { type CampaignSpan, lastDayOf, type Period, periodsOf, reminderOn } from '../../domain/report/period'
import { type Report, type ReportTexts, undraftedReport } from '../../domain/report/report'
import {
  applyReportEvent,
  decideReport,
  isFreezing,
  type ReportAction,
  type ReportEvent,
} from '../../domain/report/reportActions'
import type { ReportNames } from '../../domain/report/tables'
import { consolidatedTexts, usualReportTexts } from '../../domain/report/texts'
import type { RecountedDays } from '../city/recountDays'
import type { Decided } from '../eventLog'
import { type FrozenRows, frozenRows, hashOfFrozen } from '../reports/freeze'
import { frozenAsFigures, groundOf } from '../reports/reportFacts'

export type ReportWorld = CampaignSpan & {
  readonly people: ReadonlyMap<string, Viewer>
  readonly calendar: WorkingCalendar
  readonly methods: readonly PlanMethod[]
  readonly scopes: readonly { readonly id: string; readonly squad: number }[]
  readonly squads: readonly { readonly number: number; readonly group: number }[]
  readonly squadOfUnit: Readonly<Record<string, number>>
  readonly names: ReportNames
  readonly points: readonly CityPoint[]
  readonly issues: readonly Issue[]
  /** What the season has played, in time order, and how everything stood on each day by it. */
  readonly happened: readonly Decided[]
  readonly days: RecountedDays
  readonly until: Date
}

export type PlayedReports = {
  readonly decided: readonly Decided[]
  readonly reports: ReadonlyMap<string, Report>
  readonly frozen: ReadonlyMap<string, FrozenRows>
}

/** Handed in so many working days after the reminder's day. */
const lateBy: Readonly<Record<string, number>> = { '5:2022-07': 2 }
const sentBack: Readonly<Record<string, string>> = {
  '6:2022-08': '“访”的情况写得过于笼统，请补充群众反映的主要问题后再报。',
}

const praised: readonly string[] = [
  '部分社区推行“楼长制”，每周巡查、当天整改，楼道堆放杂物问题明显减少。',
  '农贸市场划定摊位线、错时收运垃圾，入口占道经营得到有效遏制，做法可在同类市场推广。',
  '学校周边实行“护学岗”与交警联动，上下学时段秩序良好，群众满意度高。',
  '包路段单位建立微信群，发现问题随手拍、随手转，简单问题当天办结。',
  '客运站完善无障碍设施和母婴室标识，志愿服务岗每日有人值守。',
  '乡镇卫生院公益广告与健康宣传结合，版面整洁、更新及时。',
]

/** The city in columns, as the server keeps it. */
const factsOf = ({ points, issues, days }: ReportWorld): CityFacts => {
  const facts = createCityFacts()
  for (const point of points) facts.points.put(point)
  const placeOf = new Map(points.map((point) => [point.id, point]))
  for (const { id, subject, checkItem, severity, foundOn, openedBy } of issues) {
    const place = subject.kind === 'point' ? placeOf.get(subject.pointId) : undefined
    facts.issues.put({
      id,
      pointId: place?.id ?? null,
      scopeId: place?.scopeId ?? null,
      kind: place?.kind ?? null,
      urban: place?.urban ?? false,
      checkItem,
      severity,
      foundOn: foundOn ?? '',
      foundBy: openedBy?.duty.role === 'squad' ? openedBy.duty.squad : null,
    })
  }
  for (const day of days.points) facts.points.putDay(day)
  for (const day of days.issues) facts.issues.putDay(day)
  return facts
}

export const playReports = (world: ReportWorld): PlayedReports => {
  const { people, calendar, scopes, names, happened } = world
  const facts = factsOf(world)
  const squads = world.squads.map(({ number }) => number)
  const minima = minimaOf(world.methods)
  const groupOfSquad = new Map(world.squads.map(({ number, group }) => [number, group]))
  const planOn = (today: LocalDate): CityPlan => ({
    today,
    squadOfScope: new Map(scopes.map(({ id, squad }) => [id, squad])),
    squadOfUnit: new Map(Object.entries(world.squadOfUnit)),
  })

  /** What had been recorded by an instant. */
  const doneBy = (at: Date): Pick<ReportData, 'activities' | 'outings'> => {
    const told = new Map<string, ActivityEvent[]>()
    const outings: Outing[] = []
    for (const { subjectKind, subjectId, event } of happened) {
      if (new Date(event.at) >= at) break
      if (subjectKind === 'activity') {
        const own = told.get(subjectId)
        if (own === undefined) told.set(subjectId, [event as ActivityEvent])
        else own.push(event as ActivityEvent)
      } else if (event.name === 'inspect') {
        const { by, form } = event as Extract<PointEvent, { name: 'inspect' }>
        if (by.duty.role === 'squad') outings.push({ squad: by.duty.squad, date: form.visitedOn })
      }
    }
    return { activities: [...told].map(([id, events]) => replayActivity(id, events)), outings }
  }
  const countAt = (period: Period, squad: number | null, at: Date): Figures => {
    const today = localDateOf(at)
    return countFigures({ facts, plan: planOn(today), period, squad, squads, today, ...doneBy(at) })
  }

  const reports = new Map<string, Report>()
  const frozen = new Map<string, FrozenRows>()
  const played: { readonly reportId: string; readonly event: ReportEvent }[] = []

  const happen = (report: Report, period: Period, action: ReportAction, who: string, at: Date): Report => {
    const viewer = people.get(who)
    if (!viewer) throw new Error(`the sample has no ${who}`)
    if (at >= world.until) throw new Error(`the sample's report lies after its first instant: ${at.toISOString()}`)
    const event = decideReport(report, action, viewer, { today: localDateOf(at), period, calendar, groupOfSquad }, at)
    if (isRefusal(event)) throw new Error(`${who} ${action.name} ${report.id}: ${event.refused.en}`)
    let decided = event
    if (isFreezing(action.name)) {
      const figures = countAt(period, report.squad, at)
      const rows = frozenRows(report.texts, groundOf({ scopes, squads, minima }, report.squad, figures), names, figures)
      frozen.set(report.id, rows)
      const made = {
        position:
          happened.filter((one) => one.event.at <= event.at).length +
          played.filter((one) => one.event.at < event.at).length,
        asOf: lastDayOf(period.flows.until, localDateOf(at)),
        hash: hashOfFrozen(rows),
        docx: null,
      }
      decided = { ...event, made }
    }
    played.push({ reportId: report.id, event: decided })
    const after = applyReportEvent(report, decided)
    reports.set(after.id, after)
    return after
  }
  const on = (day: LocalDate, time: string) => instantAt(day, time)
  const daysAfter = (day: LocalDate, count: number) => addWorkingDays(day, count, calendar)

  for (const [index, period] of periodsOf(world).slice(0, 3).entries()) {
    const asked = reminderOn(period, calendar)
    const drafting = (squad: number | null, at: Date) => ({
      period,
      squad,
      squads: squad === null ? squads : [squad],
      minima,
      figures: countAt(period, squad, at),
      names,
    })
    for (const squad of squads) {
      const id = `${squad}:${period.key}`
      const day = daysAfter(asked, lateBy[id] ?? 0)
      const minute = String(10 + squad * 5)
      const texts = usualReportTexts(drafting(squad, on(day, `14:${minute}`)))
      let report = undraftedReport(squad, period.key)
      report = happen(report, period, { name: 'draft', form: { texts } }, `member${squad}`, on(day, `14:${minute}`))
      const worded: ReportTexts = { ...texts, goodPractice: praised[(squad + index) % praised.length] ?? '' }
      const edit: ReportAction = { name: 'edit', form: { texts: worded, revision: 1 } }
      report = happen(report, period, edit, `squad${squad}`, on(day, `16:${minute}`))
      report = happen(report, period, { name: 'submit', form: {} }, `squad${squad}`, on(day, `17:${minute}`))
      const next = daysAfter(day, 1)
      const reason = sentBack[id]
      if (reason !== undefined) {
        report = happen(report, period, { name: 'sendBack', form: { reason } }, 'office', on(next, '08:50'))
        const more = { ...worded, methods: `${worded.methods}走访中群众反映较多的是停车难和夜间照明不足。` }
        const again: ReportAction = { name: 'edit', form: { texts: more, revision: report.revision } }
        report = happen(report, period, again, `squad${squad}`, on(next, '09:40'))
        report = happen(report, period, { name: 'submit', form: {} }, `squad${squad}`, on(next, '09:45'))
      }
      const comment = squad === 3 ? '数据翔实，请办公室重点关注超期问题。' : undefined
      const read: ReportAction = { name: 'read', form: comment === undefined ? {} : { comment } }
      report = happen(report, period, read, `leader${groupOfSquad.get(squad) ?? 1}`, on(next, `10:${minute}`))
      happen(report, period, { name: 'accept', form: {} }, 'office', on(next, `15:${minute}`))
    }
    const day = daysAfter(asked, 4)
    const at = on(day, '09:20')
    const texts = consolidatedTexts(
      drafting(null, at),
      squads.map((squad) => {
        const own = reports.get(`${squad}:${period.key}`) ?? undraftedReport(squad, period.key)
        const rows = frozenAsFigures(frozen.get(own.id) ?? new Map())
        return { squad, isFinal: own.frozen !== null, texts: own.texts, say: (key) => figureText(key, rows.countOf) }
      }),
    )
    let city = undraftedReport(null, period.key)
    city = happen(city, period, { name: 'draft', form: { texts } }, 'office', at)
    city = happen(city, period, { name: 'submit', form: {} }, 'office', on(day, '11:30'))
    const opinion = '同意上报。请各单位对照问题抓紧整改。'
    city = happen(city, period, { name: 'sign', form: { opinion } }, 'commander', on(daysAfter(day, 1), '10:05'))
    const sentOn = daysAfter(day, 2)
    const sendUp: ReportAction = { name: 'sendUp', form: { to: '市委、市政府', on: sentOn } }
    happen(city, period, sendUp, 'office', on(sentOn, '09:00'))
  }
  return {
    decided: played
      .sort((one, other) => (one.event.at < other.event.at ? -1 : one.event.at > other.event.at ? 1 : 0))
      .map(({ reportId, event }) => ({ subjectKind: 'report', subjectId: reportId, event })),
    reports,
    frozen,
  }
}
