/** How the register has been changed, newest first: sheets and what was done by hand, what each did, and taking it back. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { actorText } from '../../domain/actorText'
import { datumReadingLabel } from '../../domain/importing/datumDetective'
import { factLabel, keptReasonLabel, registerActions } from '../../domain/pointRegister'
import { listed } from '../../domain/readForm'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { namesOf } from '../names'
import type { PointTable } from '../pointTable'
import { type Answers, useTRPC, useTRPCClient } from '../trpc'
import { CancelButton } from '../ui/CancelButton'
import { LinkButton } from '../ui/LinkButton'
import { RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import type { ViewControl } from '../useView'
import classes from './importing.module.css'
import { didText, keptText, undoText, words } from './words'

type Change = Answers['pointRegister']['changes'][number]

export const PastChanges = ({
  plan,
  table,
  control,
  onUndone,
}: {
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
  readonly onUndone: () => void
}) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const { data: all } = useQuery(trpc.pointRegister.changes.queryOptions())
  const [asked, setAsked] = useState<string | null>(null)
  if (all === undefined || all.length === 0) return null
  const names = namesOf(plan, { issues: [] })
  return (
    <Section title={say(words.past)}>
      <ol className={classes.rows}>
        {all.map((one) => (
          <li key={one.id} className={classes.row}>
            <span className={classes.rowHead}>
              <strong>{titleOf(one, say)}</strong>
              <span className={classes.quiet}>{formatInstant(one.at, language)}</span>
            </span>
            <p>
              {say(didText({ ...one, refused: one.sheet?.refused ?? 0 }))}{' '}
              <span className={classes.quiet}>
                {one.sheet !== null && say(datumReadingLabel[one.sheet.datum])}
                {one.facts.length > 0 && say(listed(one.facts.map((fact) => factLabel[fact])))}
              </span>
            </p>
            <Concerned pointIds={one.pointIds} table={table} control={control} />
            {one.reason !== null && <p className={classes.quiet}>{one.reason}</p>}
            <p className={classes.quiet}>{say(actorText(one.by, names))}</p>
            {one.takenBack === null ? (
              <span className={classes.rowHead}>
                {one.sheet !== null && (
                  <a href={`/api/points/sheet/${one.id}`} download>
                    {say(words.saveSheet)}
                  </a>
                )}
                {asked !== one.id && <LinkButton onClick={() => setAsked(one.id)}>{say(words.undo)}</LinkButton>}
              </span>
            ) : (
              <p className={classes.quiet}>
                {say(words.takenBack)} · {formatInstant(one.takenBack.at, language)} ·{' '}
                {say(actorText(one.takenBack.by, names))}
              </p>
            )}
            {asked === one.id && (
              <Undo change={one} control={control} onUndone={onUndone} onEnd={() => setAsked(null)} />
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** Points that are still there, where the change was of a few. */
const Concerned = ({
  pointIds,
  table,
  control: { go },
}: {
  readonly pointIds: readonly number[]
  readonly table: PointTable
  readonly control: ViewControl
}) => {
  const there = pointIds.flatMap((id) => table.pointOf(id) ?? [])
  if (there.length === 0 || there.length > mostNamed) return null
  return (
    <span className={classes.rowHead}>
      {there.map(({ id, name }) => (
        <LinkButton key={id} onClick={() => go({ pointId: id, issueId: null })}>
          {name}
        </LinkButton>
      ))}
    </span>
  )
}

/** A sheet goes by its own name, a point that came or went by its. */
const titleOf = ({ name, sheet, pointName }: Change, say: (text: Text) => string): string =>
  sheet?.fileName ?? `${say(registerActions[name])}${pointName === null ? '' : `：${pointName}`}`

/** How many points that stay are named; the rest is counted. */
const mostNamed = 8

const Undo = ({
  change: { id },
  control: { go },
  onUndone,
  onEnd,
}: {
  readonly change: Change
  readonly control: ViewControl
  readonly onUndone: () => void
  readonly onEnd: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { data: undoing, error } = useQuery(
    trpc.pointRegister.undoing.queryOptions({ id }, { gcTime: 0, retry: false }),
  )
  const { isSending, refusal, send } = useSendingAnew(trpc.pointRegister.pathFilter(), trpc.point.pathFilter())
  const undo = async () => {
    const outcome = await send((actionId) => client.pointRegister.undo.mutate({ actionId, id }))
    if (outcome !== 'done') return
    onEnd()
    onUndone()
  }
  if (error) return <RefusalNote>{say(words.failed)}</RefusalNote>
  if (undoing === undefined) return <p className={classes.quiet}>{say(words.counting)}</p>
  const { kept, ...does } = undoing
  const isNothing = does.removed + does.restored === 0
  return (
    <section className={classes.takeIn} aria-label={say(words.undo)}>
      <p>{say(isNothing ? words.nothingToUndo : undoText(does))}</p>
      {kept.length > 0 && (
        <>
          <p className={classes.quiet}>{say(keptText(kept.length))}</p>
          <ul className={classes.kept}>
            {kept.slice(0, mostNamed).map(({ pointId, name, why }) => (
              <li key={pointId}>
                <LinkButton onClick={() => go({ pointId, issueId: null })}>{name}</LinkButton>{' '}
                <span className={classes.quiet}>{say(keptReasonLabel[why])}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
      <span className={classes.rowHead}>
        {!isNothing && (
          <Button color="red" loading={isSending} onClick={() => void undo()}>
            {say(words.undoNow)}
          </Button>
        )}
        <CancelButton onClick={onEnd} />
      </span>
    </section>
  )
}
