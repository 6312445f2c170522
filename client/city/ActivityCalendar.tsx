/** What squads did, day by day, as calendars: all of them together, and each. */
import { earlierOf, type LocalDate, lastDayOf, monthOf } from '../../domain/calendar'
import type { ActivityDay } from '../../domain/city/activityDays'
import type { Plan } from '../campaignOverview'
import { CalendarHeat } from '../charts/CalendarHeat'
import { ChartFigure } from '../charts/ChartFigure'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { squadText } from '../names'
import { words as commonWords } from '../words'
import { busiest, chartWords } from './chartWords'
import { useActivityDays } from './queries'

const timesOf = ({ inspections, activities }: ActivityDay): number => inspections + activities

const countsByDay = (days: readonly ActivityDay[]): ReadonlyMap<LocalDate, number> => {
  const counts = new Map<LocalDate, number>()
  for (const day of days) counts.set(day.date, (counts.get(day.date) ?? 0) + timesOf(day))
  return counts
}

const mostOf = (counts: ReadonlyMap<LocalDate, number>): number => Math.max(0, ...counts.values())

export const ActivityCalendar = ({ plan, squad }: { readonly plan: Plan; readonly squad: number | null }) => {
  const { say, language } = useLanguage()
  const { data } = useActivityDays()
  if (!data) return null
  const { startsOn, endsOn } = plan.plan
  // To the end of this month: the squares are larger than for the whole campaign.
  const until = earlierOf(lastDayOf(monthOf(plan.today)), endsOn)
  const shown = data.filter((day) => (squad === null || day.squad === squad) && day.date >= startsOn)
  const all = countsByDay(shown)
  const squads = plan.squads
    .filter(({ number }) => squad === null || number === squad)
    .map(({ number }) => ({ number, counts: countsByDay(shown.filter((day) => day.squad === number)) }))
  // One measure for all squads: what is darker is more, in whichever calendar.
  const mostOfSquads = Math.max(0, ...squads.map(({ counts }) => mostOf(counts)))
  const calendarOf = (id: string, name: string, counts: ReadonlyMap<LocalDate, number>, most: number) => ({
    id,
    name,
    most,
    countOf: (day: LocalDate) => counts.get(day) ?? 0,
  })
  const nameOf = (number: number) => say(squadText(plan, number))
  const ofSquads = squads.map(({ number, counts }) => calendarOf(String(number), nameOf(number), counts, mostOfSquads))
  const total = [...all.values()].reduce((sum, count) => sum + count, 0)
  const [busiestDay = startsOn, most = 0] = [...all].sort(([, one], [, other]) => other - one)[0] ?? []
  return (
    <ChartFigure
      title={say(chartWords.calendar)}
      note={say(chartWords.calendarNote)}
      table={{
        columns: [say(chartWords.day), say(chartWords.squad), say(chartWords.inspections), say(chartWords.activities)],
        rows: shown.map((day) => [day.date, nameOf(day.squad), day.inspections, day.activities]),
      }}
    >
      <CalendarHeat
        from={startsOn}
        until={until}
        today={plan.today}
        calendars={
          squad === null ? [calendarOf('all', say(chartWords.allSquads), all, mostOf(all)), ...ofSquads] : ofSquads
        }
        monthName={(month) => say(commonWords.monthName(month))}
        words={{ fewer: say(chartWords.fewer), more: say(chartWords.more) }}
        says={say(busiest(chartWords.calendar, total, formatDay(busiestDay, language), most))}
      />
    </ChartFigure>
  )
}
