/** A unit's dossier: its facts with what they are of, the rows behind each, what the unit contested, and the formula's result. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type DossierFact, dossierFact, valueText } from '../../domain/dossier/facts'
import { type Plan, usePlan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { unitText } from '../names'
import type { OpenedProps } from '../shell/Detail'
import { useTRPC } from '../trpc'
import { DownloadButton } from '../ui/DownloadButton'
import { LinkButton } from '../ui/LinkButton'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { Section } from '../ui/Section'
import { ContestationForm } from './ContestationForm'
import { Contestations } from './Contestations'
import classes from './dossiers.module.css'
import { FactRows } from './FactRows'
import type { Dossier } from './useDossier'
import { periodText, versionText, words } from './words'

export const DossierPage = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const plan = usePlan()
  const { data, error, refetch } = useQuery(trpc.dossier.ofUnit.queryOptions({ unitId: id }))
  const name = plan ? say(unitText(plan, id)) : ''
  return (
    <PanelFrame
      label={`${say(words.title)} ${name}`}
      header={<PanelHead title={`${name} ${say(words.title)}`} onClose={onClose} />}
    >
      {data && plan ? (
        <Content key={id} dossier={data} plan={plan} control={control} />
      ) : (
        <NotYet error={error} onRetry={refetch} />
      )}
    </PanelFrame>
  )
}

const Content = ({
  dossier,
  plan,
  control,
}: { readonly dossier: Dossier; readonly plan: Plan } & Pick<OpenedProps, 'control'>) => {
  const { say, language } = useLanguage()
  const [shown, setShown] = useState<DossierFact | null>(null)
  const [contested, setContested] = useState<DossierFact | null>(null)
  const { unitId, period, values, formula, mayContest, contestations } = dossier
  return (
    <div className={classes.page}>
      {!dossier.isSupervised && <p className={classes.apart}>{say(words.apart)}</p>}
      <p className={classes.quiet}>{say(periodText(period.from, period.until))}</p>
      <div className={classes.buttons}>
        <DownloadButton href={`/api/dossier/${unitId}.docx`} label={say(words.downloadOne)} />
      </div>
      <table className={classes.facts} aria-label={say(words.facts)}>
        <thead>
          <tr>
            <th scope="col">{say(words.fact)}</th>
            <th scope="col" className={classes.value}>
              {say(words.value)}
            </th>
            <th scope="col">{say(words.of)}</th>
            <th scope="col" aria-label={say(words.contest)} />
          </tr>
        </thead>
        {values.map((value) => {
          const { label } = dossierFact(value.fact)
          const own = contestations.filter(({ fact }) => fact === value.fact)
          const corrections = own.filter(({ state }) => state === 'accepted')
          const isWaiting = own.some(({ state }) => state === 'raised')
          return (
            <tbody key={value.fact}>
              <tr>
                <th scope="row">{say(label)}</th>
                <td className={classes.value}>
                  <button
                    type="button"
                    className={classes.number}
                    aria-expanded={shown === value.fact}
                    aria-label={`${say(label)} ${say(valueText(value))}`}
                    onClick={() => setShown(shown === value.fact ? null : value.fact)}
                  >
                    {say(valueText(value))}
                  </button>
                </td>
                <td className={classes.quiet}>
                  {value.of && say(value.of)}
                  {corrections.map(({ id, answer }) => (
                    <span key={id} className={classes.correction}>
                      {say(words.correction)}：{answer?.words}
                    </span>
                  ))}
                </td>
                <td className={classes.contest}>
                  {isWaiting ? (
                    <span className={classes.quiet}>{say(words.waiting)}</span>
                  ) : (
                    mayContest && <LinkButton onClick={() => setContested(value.fact)}>{say(words.contest)}</LinkButton>
                  )}
                </td>
              </tr>
              {(shown === value.fact || contested === value.fact) && (
                <tr>
                  <td colSpan={4} className={classes.behind}>
                    {contested === value.fact ? (
                      <ContestationForm
                        unitId={unitId}
                        contestation={null}
                        name="contest"
                        fact={value.fact}
                        onDone={() => setContested(null)}
                        onCancel={() => setContested(null)}
                      />
                    ) : (
                      <FactRows unitId={unitId} fact={value.fact} plan={plan} control={control} />
                    )}
                  </td>
                </tr>
              )}
            </tbody>
          )
        })}
      </table>
      <Section title={say(words.formula)}>
        {formula === null ? (
          <p className={classes.quiet}>{say(words.noFormula)}</p>
        ) : (
          <>
            <p className={classes.formula}>{formula.formula}</p>
            <p>
              {say(words.result)}：
              <strong>{'value' in formula.result ? formula.result.value : say(formula.result.none)}</strong>
            </p>
            <p className={classes.quiet}>
              {say(versionText(formula.version, formula.by.name, formatInstant(formula.at, language)))}
            </p>
          </>
        )}
      </Section>
      <Section title={say(words.contestations)}>
        <Contestations dossier={dossier} plan={plan} />
      </Section>
    </div>
  )
}
