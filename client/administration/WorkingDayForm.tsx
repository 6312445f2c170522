/** One day off or worked: what it is now, and which due dates of an issue notified today it would move. */
import {
  type CalendarException,
  isWorkingDay,
  type LocalDate,
  localDateSchema,
  workingCalendar,
} from '../../domain/calendar'
import { dayText } from '../../domain/dayText'
import { choiceField, dateField, type Fields, lineField } from '../../domain/form'
import { severities, severityLabel, type Terms } from '../../domain/issue'
import { type Text, text } from '../../domain/text'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { Note } from '../ui/Note'
import { words as shared } from '../words'
import classes from './administration.module.css'
import { dueIfNotified } from './termsForm'
import { useAdministrationSending } from './useAdministrationSending'
import { dueMoves, registeredAs, usualDay, words } from './words'

const { date, worksThatDay, off, worked, occasion } = words
const fields: Fields = {
  date: dateField(date.zh, date.en),
  works: choiceField(worksThatDay.zh, worksThatDay.en, { off, worked }),
  name: { ...lineField(occasion.zh, occasion.en), maxLength: 40 },
}
const nothingPrefilled = { values: {}, reasons: {} }

const whatItIs = (day: LocalDate, days: readonly CalendarException[]): Text => {
  const listed = days.find((each) => each.date === day)
  return listed ? registeredAs(listed.works, listed.name) : usualDay(isWorkingDay(day, workingCalendar([])))
}

/** Of an issue notified today: the due dates that another calendar moves. */
const movedDates = (
  terms: Terms,
  today: LocalDate,
  before: readonly CalendarException[],
  changed: CalendarException,
): Text[] => {
  const calendars = [workingCalendar(before), workingCalendar([...before, changed])] as const
  return severities.flatMap((severity) => {
    const [was, is] = calendars.map((calendar) => dueIfNotified(terms, severity, today, calendar))
    if (!was || !is) return []
    return (['claim', 'rectify'] as const).flatMap((what) => {
      const { zh, en } = severityLabel[severity]
      const label = text(`${zh}问题${shared[what].zh}`, `${en.toLowerCase()} issue, ${shared[what].en.toLowerCase()}`)
      return was[what] === is[what] ? [] : [dueMoves(label, dayText(was[what]), dayText(is[what]))]
    })
  })
}

export const WorkingDayForm = ({
  terms,
  days,
  today,
  onDone,
  onCancel,
}: {
  readonly terms: Terms
  readonly days: readonly CalendarException[]
  readonly today: LocalDate
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, ...sending } = useAdministrationSending()
  const form = useForm(fields, nothingPrefilled)
  const choices = useFieldChoices()
  const day = localDateSchema.safeParse(form.values.date).data
  const { works } = form.values
  const moved =
    day === undefined || works === undefined
      ? null
      : movedDates(terms, today, days, { date: day, works: works === 'worked', name: '' })
  const { submit } = useSubmit({
    read: () => form.checked(),
    send: (filledIn) => {
      const given = { date: String(filledIn.date), works: filledIn.works === 'worked', name: String(filledIn.name) }
      return send((actionId) => client.campaign.setWorkingDay.mutate({ ...given, actionId }))
    },
    onDone,
  })
  return (
    <FormFrame
      title={say(words.setDay)}
      submitLabel={say(words.saveDay)}
      sending={sending}
      aboveButtons={
        moved !== null && (
          <ul className={classes.changes} aria-label={say(words.willChange)}>
            {(moved.length === 0 ? [words.noDueDateMoves] : moved).map((line) => (
              <li key={line.zh}>{say(line)}</li>
            ))}
          </ul>
        )
      }
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} reasons={day === undefined ? {} : { date: whatItIs(day, days) }} />
      <Note>{say(words.daysEffect)}</Note>
    </FormFrame>
  )
}
