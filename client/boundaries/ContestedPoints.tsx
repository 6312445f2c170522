/** Points in two scopes or near a border, one by one: the office says whose each is, with a reason; and what it has said already. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { doubtText } from '../../domain/boundaries/borderDoubt'
import { listed } from '../../domain/readForm'
import type { Plan } from '../campaignOverview'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { scopeText, squadText } from '../names'
import { useTRPC, useTRPCClient } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import type { ViewControl } from '../useView'
import classes from './boundaries.module.css'
import { DecideForm } from './DecideForm'
import { contestedText, meanwhileText, onlySomeText, words } from './words'

export const ContestedPoints = ({ plan, control: { go } }: { readonly plan: Plan; readonly control: ViewControl }) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { data } = useQuery(trpc.boundary.contested.queryOptions())
  const { refusal, send } = useSendingAnew(trpc.boundary.pathFilter(), trpc.point.pathFilter())
  const [open, setOpen] = useState<number | null>(null)
  if (data === undefined || data.count + data.decided.length === 0) return null
  const { count, waiting, decided } = data
  const withdraw = (pointId: number) => void send((actionId) => client.boundary.withdraw.mutate({ actionId, pointId }))
  return (
    <Section title={say(words.contested)}>
      {count > 0 && (
        <>
          <p className={classes.quiet}>{say(contestedText(count))}</p>
          <p className={classes.quiet}>{say(words.contestedIntro)}</p>
        </>
      )}
      <ol className={classes.rows} aria-label={say(words.contested)}>
        {waiting.map(({ pointId, name, scopeIds, doubt, present }) => (
          <li key={pointId} className={classes.row}>
            <LinkButton onClick={() => go({ pointId, issueId: null })}>{name}</LinkButton>
            <span className={classes.quiet}>
              {say(listed(scopeIds.map((id) => scopeText(plan, id))))} · {say(doubtText(doubt))} ·{' '}
              {say(present === null ? words.nobodyYet : meanwhileText(scopeText(plan, present)))}
            </span>
            {open === pointId ? (
              <DecideForm
                plan={plan}
                point={{ pointId, name, scopeIds, mayBeNobodys: doubt.why === 'near' }}
                onDone={() => setOpen(null)}
                onCancel={() => setOpen(null)}
              />
            ) : (
              <LinkButton onClick={() => setOpen(pointId)}>{say(words.decide)}</LinkButton>
            )}
          </li>
        ))}
      </ol>
      {count > waiting.length && <p className={classes.quiet}>{say(onlySomeText(waiting.length))}</p>}
      {decided.length > 0 && (
        <>
          <h4 className={classes.between}>{say(words.decided)}</h4>
          {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
          <ol className={classes.rows} aria-label={say(words.decided)}>
            {decided.map(({ pointId, name, scopeId, assistingSquad, reason, document }) => (
              <li key={pointId} className={classes.row}>
                <LinkButton onClick={() => go({ pointId, issueId: null })}>{name}</LinkButton>
                <span className={classes.quiet}>
                  {say(scopeId === null ? words.nobody : scopeText(plan, scopeId))}
                  {assistingSquad !== null && ` · ${say(words.assisting)} ${say(squadText(plan, assistingSquad))}`}
                </span>
                <span className={classes.quiet}>
                  {reason}
                  {document !== null && ` · ${document}`}
                </span>
                <LinkButton onClick={() => withdraw(pointId)}>{say(words.withdraw)}</LinkButton>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}
