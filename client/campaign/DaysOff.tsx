/** Days that differ from their weekday's rule, neighbouring days of one kind together. */
import { addDays, type CalendarException } from '../../domain/calendar'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { words } from '../words'
import classes from './CampaignPanel.module.css'

type Span = { readonly from: string; readonly until: string; readonly works: boolean; readonly name: string }

/** Runs of days of the same name and kind; the days come in order. */
const spansOf = (days: readonly CalendarException[]): Span[] => {
  const spans: Span[] = []
  for (const { date, works, name } of days) {
    const last = spans.at(-1)
    if (last && last.works === works && last.name === name && addDays(last.until, 1) === date)
      spans[spans.length - 1] = { ...last, until: date }
    else spans.push({ from: date, until: date, works, name })
  }
  return spans
}

export const DaysOff = ({ days }: { readonly days: readonly CalendarException[] }) => {
  const { say, language } = useLanguage()
  return (
    <ul className={classes.days}>
      {spansOf(days).map(({ from, until, works, name }) => (
        <li key={from}>
          <span>
            {formatDay(from, language)}
            {until !== from && ` — ${formatDay(until, language)}`}
          </span>
          <span>{name}</span>
          <span className={classes.extent}>{say(works ? words.dayWorked : words.dayOff)}</span>
        </li>
      ))}
    </ul>
  )
}
