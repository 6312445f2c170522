/** What happened to an activity: who planned, recorded, amended or cancelled it, and what was changed from what. */
import { activityRow } from '../../domain/activityActions'
import { actorText } from '../../domain/actorText'
import { localDateOf } from '../../domain/calendar'
import { readForm } from '../../domain/readForm'
import type { Plan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { namesOf } from '../names'
import { Facts } from '../ui/Facts'
import { Timeline } from '../ui/Timeline'
import classes from './activities.module.css'
import type { ActivityDetail } from './queries'
import { monthTitle, words } from './words'

export const ActivityHistory = ({
  detail: { history },
  plan,
}: {
  readonly detail: ActivityDetail
  readonly plan: Plan
}) => {
  const { say, language } = useLanguage()
  const names = namesOf(plan, { issues: [] })
  return (
    <Timeline
      entries={history.map((event) => {
        const { fields, label } = activityRow(event.name)
        const before =
          event.changes === undefined
            ? {}
            : Object.fromEntries(Object.entries(event.changes).map(([field, change]) => [field, change.from]))
        const after =
          event.changes === undefined
            ? event.form
            : Object.fromEntries(Object.entries(event.changes).map(([field, change]) => [field, change.to]))
        const was = new Map(readForm(fields, before, names).map((line) => [line.key, line.value]))
        const { paperId: _paper, month, ...shown } = after as Record<string, unknown>
        const why = event.changes === undefined ? undefined : (event.form as { readonly reason?: string }).reason
        const lines = readForm(fields, { ...shown, ...(why !== undefined && { reason: why }) }, names)
        const isLate = 'date' in shown && shown.date !== localDateOf(new Date(event.at))
        return {
          key: event.seq,
          title: say(label),
          at: event.at,
          when: formatInstant(event.at, language),
          who: say(actorText(event.by, names)),
          content: lines.length > 0 && (
            <Facts
              facts={[
                ...(typeof month === 'string'
                  ? [{ key: 'month', label: say(words.month), value: say(monthTitle(month)) }]
                  : []),
                ...lines
                  .filter(({ key }) => key !== 'date' || isLate || event.changes !== undefined)
                  .map(({ key, label: field, value }) => {
                    const earlier = was.get(key)
                    return {
                      key,
                      label: say(field),
                      value:
                        earlier === undefined ? (
                          say(value)
                        ) : (
                          <>
                            {say(value)}{' '}
                            <span className={classes.quiet}>{`（${say(words.from)}：${say(earlier)}）`}</span>
                          </>
                        ),
                    }
                  }),
              ]}
            />
          ),
        }
      })}
    />
  )
}
