/** A deadline in words, red once it is past; the day itself for who points at it. */
import { daysBetween, type LocalDate } from '../../domain/calendar'
import { daysLeftText, formatFullDay } from '../dates'
import { useLanguage } from '../language'
import classes from './lists.module.css'

export const DueText = ({ dueOn, today }: { readonly dueOn: LocalDate | null; readonly today: LocalDate }) => {
  const { language, say } = useLanguage()
  if (dueOn === null) return <span className={classes.quiet}>—</span>
  const daysLeft = daysBetween(today, dueOn)
  return (
    <span className={daysLeft < 0 ? classes.late : undefined} title={formatFullDay(dueOn, language)}>
      {say(daysLeftText(daysLeft))}
    </span>
  )
}
