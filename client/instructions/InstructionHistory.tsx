/** What happened to an instruction: who wrote, turned, passed on, answered and judged it, and when. */
import { actorText } from '../../domain/actorText'
import { instructionRow, isFirst } from '../../domain/instructionActions'
import { readForm } from '../../domain/readForm'
import type { Plan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { namesOf } from '../names'
import { Facts } from '../ui/Facts'
import { Timeline } from '../ui/Timeline'
import type { InstructionDetail } from './queries'

export const InstructionHistory = ({
  detail: { history },
  plan,
}: {
  readonly detail: InstructionDetail
  readonly plan: Plan
}) => {
  const { say, language } = useLanguage()
  const names = namesOf(plan, { checkItems: [], issues: [] })
  return (
    <Timeline
      entries={history.map((event) => {
        const { fields, label } = instructionRow(event.name)
        // What it asks stands above already.
        const lines = readForm(fields, event.form, names).filter(({ key }) => key !== 'text' || !isFirst(event.name))
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
