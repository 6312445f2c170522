/** A squad's plan of the month beside what was done; a squad edits its own, the others look. */
import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { methodMeaning } from '../../domain/activity'
import { squadsOf } from '../../domain/people'
import type { MonthPartProps } from '../activities/ActivitiesPanel'
import { MethodMark } from '../activities/ActivityRow'
import { formatDay, formatInstant } from '../dates'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { NotYet } from '../ui/NotYet'
import { Section } from '../ui/Section'
import { useFocusReturn } from '../ui/useFocusReturn'
import classes from './monthlyPlans.module.css'
import { PlanEditor } from './PlanEditor'
import { PlannedEntry } from './PlannedEntry'
import { doneOf, pointCount, savedText, words } from './words'

export const MonthlyPlanPart = ({ plan, today, month, control }: MonthPartProps) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const viewer = useViewer()
  const root = useRef<HTMLDivElement>(null)
  const [squad, setSquad] = useState(() => squadsOf(viewer)[0] ?? plan.squads[0]?.number ?? 1)
  const [isEditing, setEditing] = useState(false)
  useFocusReturn(root, isEditing ? 'edit' : null)
  const { data, error, refetch } = useQuery(trpc.monthlyPlan.of.queryOptions({ squad, month }))
  if (data && isEditing)
    return (
      <PlanEditor key={data.plan.id} saved={data.plan} plan={plan} today={today} onDone={() => setEditing(false)} />
    )
  return (
    <div ref={root} className={classes.part}>
      <Select
        label={say(words.squad)}
        allowDeselect={false}
        data={plan.squads.map(({ number, nameZh, nameEn }) => ({
          value: String(number),
          label: say({ zh: nameZh, en: nameEn }),
        }))}
        value={String(squad)}
        onChange={(value) => value !== null && setSquad(Number(value))}
      />
      {data === undefined ? (
        <NotYet error={error} onRetry={refetch} heightsPx={[44, 44, 44]} />
      ) : (
        <>
          {data.available.includes('save') && (
            <div className={classes.buttons}>
              <Button data-opens="edit" onClick={() => setEditing(true)}>
                {say(data.plan.seq === 0 ? words.make : words.edit)}
              </Button>
            </div>
          )}
          <Section
            title={say(words.entries)}
            aside={
              data.entries.length > 0
                ? say(doneOf(data.entries.filter(({ outcome }) => outcome === 'done').length, data.entries.length))
                : undefined
            }
          >
            {data.entries.length === 0 && (
              <EmptyState
                title={say(words.none)}
                next={data.available.includes('save') ? say(words.noneNext) : undefined}
              />
            )}
            <ul className={classes.list} aria-label={say(words.entries)}>
              {data.entries.map((compared) => (
                <li key={compared.entry.id}>
                  <PlannedEntry compared={compared} plan={plan} control={control} />
                </li>
              ))}
            </ul>
            {data.plan.savedAt !== null && data.plan.savedBy !== null && (
              <p className={classes.quiet}>
                {say(savedText(data.plan.savedBy.name, formatInstant(data.plan.savedAt, language)))}
              </p>
            )}
          </Section>
          {data.entries.length > 0 && data.beyond.length > 0 && (
            <Section title={say(words.beyond)} aside={String(data.beyond.length)}>
              <ul className={classes.list} aria-label={say(words.beyond)}>
                {data.beyond.map(({ date, method, activityIds, pointIds }) => (
                  <li key={`${method} ${date} ${activityIds[0] ?? ''}`} className={classes.planned}>
                    <MethodMark method={method} />
                    <div className={classes.line}>
                      <strong>{formatDay(date, language)}</strong>
                      {activityIds[0] === undefined ? (
                        <span>{say(methodMeaning[method])}</span>
                      ) : (
                        <LinkButton
                          onClick={() => control.go({ opened: { kind: 'activity', id: activityIds[0] as string } })}
                        >
                          {say(methodMeaning[method])}
                        </LinkButton>
                      )}
                      {pointIds.length > 0 && <span className={classes.quiet}>{say(pointCount(pointIds.length))}</span>}
                    </div>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </div>
  )
}
