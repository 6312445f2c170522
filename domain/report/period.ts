/**
 * What a monthly report 督查报告 covers. What happens is counted from the 26th of the month before to the 25th, how things
 * stand is told as of the 25th 24:00, and the methods are counted by calendar month so far: one activity counts for its own
 * month, whichever report tells of it. After the last month a final report covers what is left of the campaign.
 */
import {
  addDays,
  earlierOf,
  firstDayOf,
  isWorkingDay,
  type LocalDate,
  laterOf,
  type Month,
  monthBeside,
  monthOf,
  monthsOf,
  type Span,
  type WorkingCalendar,
} from '../calendar'
import { officialDate } from '../chineseNumeral'
import { dayText } from '../dayText'
import { type Refusal, refuse } from '../refusal'
import { type Text, text } from '../text'

/** The day of the month on which a report is due (plan, section 四). */
export const reportDay = 25

/** '2022-08', or '2022-final' for what is left of the campaign after the last month's report. */
export type PeriodKey = string

export type Period = {
  readonly key: PeriodKey
  readonly month: Month
  readonly isFinal: boolean
  /** Of flows; stocks are those of its last day, 24:00. */
  readonly flows: Span
  /** Of the methods: the calendar month so far. */
  readonly tally: Span
  /** Days of the month before that its own report came too early for; null in the first. */
  readonly late: Span | null
  readonly dueOn: LocalDate
}

/** The campaign's first and last day. */
export type CampaignSpan = { readonly startsOn: LocalDate; readonly endsOn: LocalDate }

const monthly = (month: Month, { startsOn, endsOn }: CampaignSpan): Period => {
  const dueOn = earlierOf(`${month}-${reportDay}`, endsOn)
  const before = monthBeside(month, -1)
  const isFirst = month === monthOf(startsOn)
  return {
    key: month,
    month,
    isFinal: false,
    flows: { from: laterOf(`${before}-${reportDay + 1}`, startsOn), until: dueOn },
    tally: { from: laterOf(firstDayOf(month), startsOn), until: dueOn },
    late: isFirst ? null : { from: `${before}-${reportDay + 1}`, until: addDays(firstDayOf(month), -1) },
    dueOn,
  }
}

/** Oldest first. */
export const periodsOf = (campaign: CampaignSpan): Period[] => {
  const last = monthOf(campaign.endsOn)
  const periods = monthsOf(campaign.startsOn, campaign.endsOn).map((month) => monthly(month, campaign))
  const end = periods.at(-1)
  if (end !== undefined && end.dueOn < campaign.endsOn)
    periods.push({
      key: `${last.slice(0, 4)}-final`,
      month: last,
      isFinal: true,
      flows: { from: addDays(end.dueOn, 1), until: campaign.endsOn },
      tally: { from: firstDayOf(last), until: campaign.endsOn },
      late: null,
      dueOn: campaign.endsOn,
    })
  return periods
}

export const periodOf = (key: PeriodKey, campaign: CampaignSpan): Period | undefined =>
  periodsOf(campaign).find((period) => period.key === key)

/** The due day, or the last working day before it where it is none. */
export const reminderOn = ({ dueOn }: Pick<Period, 'dueOn'>, calendar: WorkingCalendar): LocalDate => {
  let day = dueOn
  while (!isWorkingDay(day, calendar)) day = addDays(day, -1)
  return day
}

/** The last day whose facts are in it: a report that is drafted early tells of what is known by then. */
export const lastDayOf = (until: LocalDate, today: LocalDate): LocalDate => earlierOf(until, today)

export const periodTitle = ({ month, isFinal }: Pick<Period, 'month' | 'isFinal'>): Text => {
  const [year = '', number = ''] = month.split('-')
  return isFinal
    ? text(`${year}年终期`, `${year}, final`)
    : text(`${year}年${Number(number)}月`, dayText(firstDayOf(month)).en.replace(/^1 /, '').concat(` ${year}`))
}

/** Undefined where a report on it may be drafted. */
export const cannotBeDrafted = (period: Period | undefined, today: LocalDate): Refusal | undefined => {
  if (period === undefined)
    return refuse(
      'invalid',
      '创建活动没有这一期督查报告。请从列表中选择月份。',
      'The campaign has no report of this month; choose one from the list.',
    )
  if (period.flows.from <= today) return undefined
  const [title, from] = [periodTitle(period), period.flows.from]
  return refuse(
    'invalid',
    `${title.zh}督查报告从${officialDate(from)}起统计，现在还不能起草。请到时再拟。`,
    `The report of ${title.en} counts from ${from} on and cannot be drafted yet. Wait until then.`,
  )
}

/**
 * Undefined where a report on it may go on its way: from the day on which it is asked for. Where the 25th is a Sunday the
 * squad hands it in on the Friday before; its numbers are counted once more when it is accepted.
 */
export const cannotBeHandedIn = (
  period: Period | undefined,
  today: LocalDate,
  calendar: WorkingCalendar,
): Refusal | undefined => {
  if (period === undefined) return undefined
  const asked = reminderOn(period, calendar)
  if (today >= asked) return undefined
  const [title, due, day] = [periodTitle(period), dayText(period.dueOn), dayText(asked)]
  return refuse(
    'invalid',
    `${title.zh}督查报告统计至${due.zh}，${day.zh}起报送。现在可以修改，请到时再报送。`,
    `The report of ${title.en} tells of the days up to ${due.en} and is handed in from ${day.en} on. Go on editing, and submit it then.`,
  )
}

/** Undefined where its numbers may be made to stand: not before the last day of which they tell. */
export const cannotBeSigned = (period: Period | undefined, today: LocalDate): Refusal | undefined => {
  if (period === undefined || today >= period.dueOn) return undefined
  const due = dayText(period.dueOn)
  return refuse(
    'conflict',
    `本期督查报告统计至${due.zh}，数据还没有出齐。请到${due.zh}或以后再办理。`,
    `This report tells of the days up to ${due.en}, and its numbers are not complete yet. Do this on ${due.en} or later.`,
  )
}

const dayAndMonth = (day: LocalDate): string => dayText(day).zh

/** 统计口径, as the report itself states it. `asOf`: the last day whose facts are in it. */
export const basisText = (period: Period, asOf: LocalDate): string => {
  const until = lastDayOf(period.flows.until, asOf)
  const tallied = lastDayOf(period.tally.until, asOf)
  return [
    `发现、销号、退回等数量自${officialDate(period.flows.from)}起至${officialDate(until)}止统计`,
    `点位和未办结、超期问题数为${dayAndMonth(until)}24时的情况`,
    tallied < period.tally.from
      ? `督导方式次数按自然月统计，${periodTitle(period).zh}尚未开始`
      : `督导方式次数按自然月统计，自${dayAndMonth(period.tally.from)}起至${dayAndMonth(tallied)}止`,
    ...(period.late === null
      ? []
      : [
          `${dayAndMonth(period.late.from)}至${dayAndMonth(period.late.until)}开展的活动计入${Number(period.late.until.slice(5, 7))}月，在本期补列`,
        ]),
    ...(until < period.flows.until ? [`本期至${dayAndMonth(period.flows.until)}止，尚未期满`] : []),
  ]
    .join('；')
    .concat('。')
}
