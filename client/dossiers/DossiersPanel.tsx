/** Every unit's facts side by side: the supervised units, which alone are assessed, and the others apart. */
import { useQuery } from '@tanstack/react-query'
import { type DossierFact, dossierFact } from '../../domain/dossier/facts'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { ListNotYet } from '../lists/ListNotYet'
import type { ListProps } from '../lists/listProps'
import { unitText } from '../names'
import { useTRPC } from '../trpc'
import { DownloadButton } from '../ui/DownloadButton'
import { LinkButton } from '../ui/LinkButton'
import { SidePanel } from '../ui/SidePanel'
import type { ViewControl } from '../useView'
import classes from './dossiers.module.css'
import { FormulaPart } from './FormulaPart'
import type { DossierList } from './useDossier'
import { periodText, words } from './words'

/** The rest stands in each unit's own dossier and in the file of all. */
const shownFacts: readonly DossierFact[] = ['held', 'claimMedian', 'closeMedian', 'overdue', 'overdueDays', 'circulars']

export const DossiersPanel = ({ plan, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.dossier.list.queryOptions())
  return (
    <SidePanel title={say(words.dossiers)} onCollapse={onCollapse}>
      {data ? (
        <div className={classes.scroll}>
          <p className={classes.quiet}>{say(periodText(data.period.from, data.period.until))}</p>
          <div className={classes.buttons}>
            <DownloadButton href="/api/dossiers.xlsx" label={say(words.download)} />
          </div>
          <FormulaPart formulas={data.formulas} />
          <UnitTable title={say(words.supervised)} rows={data.supervised} plan={plan} go={control.go} />
          <UnitTable title={say(words.others)} rows={data.others} plan={plan} go={control.go} />
        </div>
      ) : (
        <ListNotYet error={error} onRetry={refetch} />
      )}
    </SidePanel>
  )
}

const UnitTable = ({
  title,
  rows,
  plan,
  go,
}: {
  readonly title: string
  readonly rows: DossierList['supervised']
  readonly plan: Plan
} & Pick<ViewControl, 'go'>) => {
  const { say } = useLanguage()
  const hasResult = rows.some(({ result }) => result !== null)
  return (
    <table className={classes.units} aria-label={title}>
      <caption>
        {title} · {rows.length}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say(words.unit)}</th>
          {hasResult && (
            <th scope="col" className={classes.value}>
              {say(words.result)}
            </th>
          )}
          {shownFacts.map((name) => (
            <th key={name} scope="col" className={classes.value}>
              {say(dossierFact(name).label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ unitId, values, result, contested }) => (
          <tr key={unitId}>
            <th scope="row">
              <LinkButton onClick={() => go({ opened: { kind: 'dossier', id: unitId } })}>
                {say(unitText(plan, unitId))}
              </LinkButton>
              {contested > 0 && (
                <span className={classes.late}>
                  {' '}
                  {say(words.contested)} {contested}
                </span>
              )}
            </th>
            {hasResult && (
              <td className={classes.value}>
                {result !== null && ('value' in result ? result.value : say(result.none))}
              </td>
            )}
            {shownFacts.map((name) => (
              <td key={name} className={classes.value}>
                {values.find(({ fact }) => fact === name)?.value ?? '—'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
