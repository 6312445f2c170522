/** 送达记录 of one destination: what was not delivered first, with what was answered; it can be sent again. */
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { eventLabel } from '../../domain/eventLabels'
import { deliveryStateLabel } from '../../domain/webhook'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { refusalOf, useTRPC } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { EmptyState } from '../ui/EmptyState'
import { Note, RefusalNote } from '../ui/Note'
import { NotYet } from '../ui/NotYet'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import type { Destination } from './destination'
import classes from './webhooks.module.css'
import { answerText, attemptsText, nextText, sentAgainText, words } from './words'

/** While something waits for its turn. */
const lookAgainMs = 5_000

export const DeliveryList = ({
  destination: { id, name },
  onDone,
}: {
  readonly destination: Destination
  readonly onDone: () => void
}) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    ...trpc.webhook.deliveries.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'waiting') ? lookAgainMs : false),
  })
  const again = useMutation(trpc.webhook.sendAgain.mutationOptions())
  useEffect(() => {
    if (again.isSuccess) void queries.invalidateQueries(trpc.webhook.pathFilter())
  }, [again.isSuccess, queries, trpc])
  const refusal = again.isError ? refusalOf(again.error) : null
  return (
    <>
      <Section title={`${say(words.deliveries)} · ${name}`}>
        {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
        {again.isSuccess && (
          <div role="status">
            <Note>{say(sentAgainText(again.data.count))}</Note>
          </div>
        )}
        {data === undefined ? (
          <NotYet error={error} onRetry={() => void refetch()} heightsPx={[40, 40, 40]} />
        ) : data.length === 0 ? (
          <EmptyState title={say(words.noDeliveries)} />
        ) : (
          <ul className={classes.list} aria-label={say(words.deliveries)}>
            {data.map(({ position, state, attempts, nextAt, triedAt, status, fault, subjectKind, name: act, at }) => (
              <li key={position} className={classes.delivery}>
                <div className={classes.words}>
                  <span>{say(eventLabel(subjectKind, act))}</span>
                  <span className={classes.quiet}>
                    {[
                      formatInstant(String(at), language),
                      ...(triedAt === null ? [] : [say(answerText(status, fault))]),
                      ...(attempts === 0 ? [] : [say(attemptsText(attempts))]),
                      ...(state === 'waiting' && attempts > 0
                        ? [say(nextText(formatInstant(String(nextAt), language)))]
                        : []),
                    ].join(' · ')}
                  </span>
                </div>
                <Tag tone={state === 'failed' ? 'strong' : 'plain'}>{say(deliveryStateLabel[state])}</Tag>
                {state !== 'delivered' && attempts > 0 && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    fw={400}
                    disabled={again.isPending}
                    onClick={() => again.mutate({ id, position })}
                  >
                    {say(words.sendAgain)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <ActionBar>
        <Button onClick={onDone}>{say(words.backToList)}</Button>
        {data?.some(({ state, attempts }) => state !== 'delivered' && attempts > 0) === true && (
          <Button
            variant="default"
            fw={400}
            loading={again.isPending}
            onClick={() => again.mutate({ id, position: null })}
          >
            {say(words.sendAllAgain)}
          </Button>
        )}
      </ActionBar>
    </>
  )
}
