/** What was done about something, step by step: what, who, when, and what was handed in with it, by its table of actions. */
import { actorText } from '../../domain/actorText'
import type { Fields } from '../../domain/form'
import { type Line, readForm } from '../../domain/readForm'
import type { SubjectEvent } from '../../domain/subjectKind'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { namesOf } from '../names'
import { Facts } from '../ui/Facts'
import { Timeline } from '../ui/Timeline'

export const ActionHistory = <Event extends SubjectEvent & { readonly form: object }>({
  events,
  plan,
  rowOf,
  isShown = () => true,
}: {
  /** Oldest first. */
  readonly events: readonly Event[]
  readonly plan: Plan
  /** The row of the table of actions. */
  readonly rowOf: (name: Event['name']) => { readonly label: Text; readonly fields: Fields }
  /** What stands above already is not said again. */
  readonly isShown?: (line: Line, event: Event) => boolean
}) => {
  const { say, language } = useLanguage()
  const names = namesOf(plan, { issues: [] })
  return (
    <Timeline
      entries={events.map((event) => {
        const { label, fields } = rowOf(event.name)
        const lines = readForm(fields, event.form as Readonly<Record<string, unknown>>, names).filter((line) =>
          isShown(line, event),
        )
        return {
          key: event.seq,
          title: say(label),
          at: event.at,
          when: formatInstant(event.at, language),
          who: say(actorText(event.by, names)),
          content: lines.length > 0 && (
            <Facts
              facts={lines.map(({ key, label: field, value }) => ({ key, label: say(field), value: say(value) }))}
            />
          ),
        }
      })}
    />
  )
}
