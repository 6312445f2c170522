/** Every step that a report has gone, edits and what was sent back among them: what, who, when, and with which words. */
import { actorText } from '../../domain/actorText'
import { readForm } from '../../domain/readForm'
import { reportRow } from '../../domain/report/reportActions'
import type { Plan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { namesOf } from '../names'
import { Facts } from '../ui/Facts'
import { Section } from '../ui/Section'
import { Timeline } from '../ui/Timeline'
import type { ReportDetail } from './queries'
import { words } from './words'

export const ReportHistory = ({
  detail: { history },
  plan,
}: {
  readonly detail: ReportDetail
  readonly plan: Plan
}) => {
  const { say, language } = useLanguage()
  const names = namesOf(plan, { checkItems: [], issues: [] })
  return (
    <Section level={4} title={say(words.history)}>
      <Timeline
        entries={history.map(({ seq, name, at, by, form }) => {
          const { label, fields } = reportRow(name)
          const lines = readForm(fields, form as Record<string, unknown>, names)
          return {
            key: seq,
            title: say(label),
            at,
            when: formatInstant(at, language),
            who: say(actorText(by, names)),
            content: lines.length > 0 && (
              <Facts
                facts={lines.map(({ key, label: field, value }) => ({ key, label: say(field), value: say(value) }))}
              />
            ),
          }
        })}
      />
    </Section>
  )
}
