/** The boundaries that there have been, newest first; an earlier one is brought back by two presses. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { actorText } from '../../domain/actorText'
import { boundaryActions } from '../../domain/boundaries/boundaryActions'
import type { Plan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { namesOf } from '../names'
import { useTRPC, useTRPCClient } from '../trpc'
import { CancelButton } from '../ui/CancelButton'
import { LinkButton } from '../ui/LinkButton'
import { RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import classes from './boundaries.module.css'
import { versionText, words } from './words'

export const BoundaryVersions = ({ plan }: { readonly plan: Plan }) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { data: versions } = useQuery(trpc.boundary.versions.queryOptions())
  const [asked, setAsked] = useState<number | null>(null)
  const { isSending, refusal, send } = useSendingAnew(trpc.boundary.pathFilter(), trpc.campaign.pathFilter())
  if (versions === undefined) return null
  const names = namesOf(plan, { issues: [] })
  const restore = async (position: number) => {
    const outcome = await send((actionId) => client.boundary.restore.mutate({ actionId, position }))
    if (outcome === 'done') setAsked(null)
  }
  const choice = (position: number) =>
    asked === position ? (
      <span className={classes.choice}>
        <Button size="xs" loading={isSending} onClick={() => void restore(position)}>
          {say(words.confirmRestore)}
        </Button>
        <CancelButton onClick={() => setAsked(null)} />
        {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
      </span>
    ) : (
      <LinkButton onClick={() => setAsked(position)}>{say(words.restore)}</LinkButton>
    )
  return (
    <Section title={say(words.versions)}>
      {versions.length === 0 ? (
        <p className={classes.quiet}>{say(words.noVersions)}</p>
      ) : (
        <ol className={classes.rows}>
          {versions.map(
            ({ position, at, by, name, fileName, reason, uncertaintyMetres, scopes, handedOver }, index) => (
              <li key={position} className={classes.row}>
                <span>
                  <strong>{fileName ?? say(boundaryActions[name])}</strong>{' '}
                  {uncertaintyMetres !== null && <span>±{uncertaintyMetres} m </span>}
                  <span className={classes.quiet}>{formatInstant(at, language)}</span>{' '}
                  {index === 0 && <Tag tone="strong">{say(words.holds)}</Tag>}
                </span>
                <span className={classes.quiet}>
                  {say(versionText(scopes.length, handedOver))} · {say(actorText(by, names))}
                </span>
                {reason !== null && <span className={classes.quiet}>{reason}</span>}
                {index > 0 && choice(position)}
              </li>
            ),
          )}
          <li className={classes.row}>
            <strong>{say(words.first)}</strong>
            {choice(0)}
          </li>
        </ol>
      )}
    </Section>
  )
}
