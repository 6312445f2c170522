/** What stands behind one count of the tally: activities, days out with what was inspected, and what was held and does not count. */
import { useQuery } from '@tanstack/react-query'
import { type ActivityKind, activityKindLabel, type Method, methodLabel } from '../../domain/activity'
import type { Month } from '../../domain/calendar'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { squadText } from '../names'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { NotYet } from '../ui/NotYet'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import type { ViewControl } from '../useView'
import { ActivityRow } from './ActivityRow'
import classes from './activities.module.css'
import { placeCount, words } from './words'

export type Asked = { readonly squad: number; readonly method: Method }

export const ProofList = ({
  asked: { squad, method },
  month,
  kind,
  plan,
  control,
  onClose,
}: {
  readonly asked: Asked
  readonly month: Month
  readonly kind: ActivityKind | undefined
  readonly plan: Plan
  readonly control: ViewControl
  readonly onClose: () => void
}) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.activity.proof.queryOptions({ month, squad, method, kind }))
  const title = `${say(squadText(plan, squad))} · ${say(methodLabel[method])}`
  const openActivity = (id: string) => control.go({ opened: { kind: 'activity', id } })
  return (
    <Section
      title={title}
      aside={
        <LinkButton onClick={onClose}>
          {data ? `${data.proofs.length} · ${say(words.close)}` : say(words.close)}
        </LinkButton>
      }
    >
      {data === undefined ? (
        <NotYet error={error} onRetry={refetch} heightsPx={[44]} />
      ) : (
        <>
          {data.proofs.length === 0 && <EmptyState title={say(words.noProof)} />}
          <ul className={classes.list} aria-label={title} data-proofs={data.proofs.length}>
            {data.proofs.map(({ date, kinds, activities, places }) => (
              <li key={`${date} ${activities[0]?.id ?? ''}`}>
                {activities.map((activity) => (
                  <ActivityRow
                    key={activity.id}
                    activity={activity}
                    plan={plan}
                    isOpened={false}
                    onOpen={() => openActivity(activity.id)}
                  />
                ))}
                {places.length > 0 && (
                  <details className={classes.outing}>
                    <summary>
                      <strong>{formatDay(date, language)}</strong> {say(placeCount(places.length))}{' '}
                      {activities.length === 0 &&
                        kinds.map((one) => <Tag key={one}>{say(activityKindLabel[one])}</Tag>)}
                    </summary>
                    <ul>
                      {places.map((place) => (
                        <li key={`${place.kind} ${place.id}`}>
                          <LinkButton
                            onClick={() =>
                              control.go(
                                place.kind === 'point'
                                  ? { pointId: place.id, issueId: null }
                                  : { opened: { kind: 'roadSection', id: place.id } },
                              )
                            }
                          >
                            {place.name}
                          </LinkButton>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </li>
            ))}
          </ul>
          {data.uncounted.length > 0 && (
            <>
              <p className={classes.quiet}>{say(words.heldUncounted)}</p>
              <ul className={classes.list}>
                {data.uncounted.map((activity) => (
                  <li key={activity.id}>
                    <ActivityRow
                      activity={activity}
                      plan={plan}
                      isOpened={false}
                      onOpen={() => openActivity(activity.id)}
                    />
                    {activity.notCountedBecause && <p className={classes.quiet}>{say(activity.notCountedBecause)}</p>}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Section>
  )
}
