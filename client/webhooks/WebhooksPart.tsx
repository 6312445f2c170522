/** 对接: other systems of the city that are told as things happen, and how each is doing. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { Note } from '../ui/Note'
import { NotYet } from '../ui/NotYet'
import { SecretOnce } from '../ui/SecretOnce'
import { DeliveryList } from './DeliveryList'
import { DestinationForm } from './DestinationForm'
import { DestinationRow, type RowAction } from './DestinationRow'
import type { Destination } from './destination'
import { RemoveForm } from './RemoveForm'
import classes from './webhooks.module.css'
import { words } from './words'

type Doing =
  | { readonly what: 'add' }
  | { readonly what: RowAction; readonly destination: Destination }
  | { readonly what: 'show'; readonly name: string; readonly secret: string }
  | null

export const WebhooksPart = () => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.webhook.list.queryOptions())
  const [doing, setDoing] = useState<Doing>(null)
  const done = () => setDoing(null)
  if (doing?.what === 'add' || doing?.what === 'change')
    return (
      <div className={classes.part}>
        <DestinationForm
          destination={doing.what === 'add' ? null : doing.destination}
          onDone={({ name, secret }) => setDoing(secret === null ? null : { what: 'show', name, secret })}
          onCancel={done}
        />
      </div>
    )
  if (doing?.what === 'show')
    return (
      <div className={classes.part}>
        <SecretOnce
          of={{ label: say(words.name), value: doing.name }}
          secret={doing.secret}
          words={{
            secret: say(words.secret),
            note: say(words.shownOnce),
            done: say(words.noted),
            copy: say(words.copy),
            copied: say(words.copied),
          }}
          onDone={done}
        />
      </div>
    )
  if (doing !== null)
    return (
      <div className={classes.part}>
        {doing.what === 'remove' ? (
          <RemoveForm destination={doing.destination} onDone={done} />
        ) : (
          <DeliveryList destination={doing.destination} onDone={done} />
        )}
      </div>
    )
  return (
    <div className={classes.part}>
      <Note>{say(words.explained)}</Note>
      {data === undefined ? (
        <NotYet error={error} onRetry={() => void refetch()} heightsPx={[96, 96]} />
      ) : data.length === 0 ? (
        <EmptyState title={say(words.none)} next={say(words.noneNext)} />
      ) : (
        <ul className={classes.list}>
          {data.map((destination) => (
            <DestinationRow
              key={destination.id}
              destination={destination}
              onDo={(what) => setDoing({ what, destination })}
            />
          ))}
        </ul>
      )}
      <Button className={classes.add} onClick={() => setDoing({ what: 'add' })}>
        {say(words.add)}
      </Button>
    </div>
  )
}
