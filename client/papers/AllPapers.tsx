/** Every paper that this person may read, by kind, stage, unit, squad and month. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { monthsOf } from '../../domain/calendar'
import { type IssuedKind, issuedKindLabel, issuedKinds, type PaperStage, paperStageLabel } from '../../domain/paper'
import { useLanguage } from '../language'
import { squadText } from '../names'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { NotYet } from '../ui/NotYet'
import { type Listing, PaperRows } from './PaperRows'
import classes from './papers.module.css'
import { words } from './words'

const shownAtOnce = 200
const stagesShown = ['drafted', 'checked', 'signed', 'issued', 'discarded'] as const satisfies readonly PaperStage[]
export const AllPapers = (listing: Listing) => {
  const { plan } = listing
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const { roles } = useViewer()
  const supervises = roles.some((role) => role !== 'unit')
  const [kind, setKind] = useState<IssuedKind | null>(null)
  const [stage, setStage] = useState<PaperStage | null>(null)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [squad, setSquad] = useState<string | null>(null)
  const [month, setMonth] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(
    trpc.paper.list.queryOptions({
      ...(kind !== null && { kind }),
      ...(stage !== null && { stage }),
      ...(unitId !== null && { unitId }),
      ...(squad !== null && { squad: Number(squad) }),
      ...(month !== null && { month }),
    }),
  )
  const pick = (
    label: string,
    choices: readonly { readonly value: string; readonly label: string }[],
    value: string | null,
    onChange: (value: string | null) => void,
  ) => (
    <Select
      size="sm"
      aria-label={label}
      placeholder={label}
      clearable
      searchable={choices.length > 12}
      data={[...choices]}
      value={value}
      onChange={onChange}
    />
  )
  return (
    <>
      <div className={classes.filters}>
        {pick(
          say(words.kind),
          issuedKinds.map((one) => ({ value: one, label: say(issuedKindLabel(one)) })),
          kind,
          (value) => setKind(value as IssuedKind | null),
        )}
        {supervises &&
          pick(
            say(words.stage),
            stagesShown.map((one) => ({
              value: one,
              label: say(paperStageLabel({ kind: 'notice', stage: one, returned: null, withdrawnBy: null })),
            })),
            stage,
            (value) => setStage(value as PaperStage | null),
          )}
        {supervises &&
          pick(
            say(words.unit),
            plan.units.map(({ id, name }) => ({ value: id, label: say(name) })),
            unitId,
            setUnitId,
          )}
        {supervises &&
          pick(
            say(words.squad),
            plan.squads.map(({ number }) => ({ value: String(number), label: say(squadText(plan, number)) })),
            squad,
            setSquad,
          )}
        {pick(
          say(words.month),
          monthsOf(plan.plan.startsOn, plan.today)
            .reverse()
            .map((one) => ({
              value: one,
              label: language === 'zh' ? `${Number(one.slice(5))}月` : one,
            })),
          month,
          setMonth,
        )}
      </div>
      {data === undefined ? (
        <NotYet error={error} onRetry={refetch} heightsPx={[48, 48, 48]} />
      ) : data.papers.length === 0 ? (
        <EmptyState title={say(words.noPapers)} />
      ) : (
        <>
          {data.more && <p className={classes.quiet}>{say(words.more)}</p>}
          <PaperRows papers={data.papers.slice(0, shownAtOnce)} {...listing} />
          {data.papers.length > shownAtOnce && <p className={classes.quiet}>{say(words.more)}</p>}
        </>
      )}
    </>
  )
}
