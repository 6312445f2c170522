/** The rows behind a fact. */
import { useQuery } from '@tanstack/react-query'
import { methodLabel } from '../../domain/activity'
import type { DossierFact } from '../../domain/dossier/facts'
import { may } from '../../domain/permissions'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { IssueCard } from '../issues/IssueCard'
import { useLanguage } from '../language'
import { namesOf, squadText } from '../names'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { NotYet } from '../ui/NotYet'
import type { ViewControl } from '../useView'
import { wholeCity } from '../view'
import { countText } from '../words'
import classes from './dossiers.module.css'
import { words } from './words'

export const FactRows = ({
  unitId,
  fact,
  plan,
  control: { go },
}: {
  readonly unitId: string
  readonly fact: DossierFact
  readonly plan: Plan
  readonly control: ViewControl
}) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const mayOpen = may(useViewer(), 'seeGoodPractices')
  const { data, error, refetch } = useQuery(trpc.dossier.rows.queryOptions({ unitId, fact }))
  if (!data) return <NotYet error={error} onRetry={refetch} />
  if (data.total === 0) return <p className={classes.quiet}>{say(words.noRows)}</p>
  const names = namesOf(plan, { issues: data.issues })
  const seePoints = () =>
    go({
      panel: 'points',
      filter: { ...wholeCity.filter, unitId, statuses: fact === 'compliantPoints' ? ['compliant'] : [] },
      camera: null,
    })
  return (
    <>
      <p className={classes.quiet}>{say(countText(data.total))}</p>
      {data.of === 'points' && <LinkButton onClick={seePoints}>{say(words.seePoints)}</LinkButton>}
      {data.of === 'materials' && (
        <LinkButton onClick={() => go({ opened: { kind: 'material', id: unitId } })}>
          {say(words.seeMaterials)}
        </LinkButton>
      )}
      {data.issues.map((issue) => (
        <IssueCard
          key={issue.id}
          issue={issue}
          names={names}
          onSelect={() =>
            go({ issueId: issue.id, pointId: issue.subject.kind === 'point' ? issue.subject.pointId : null })
          }
        />
      ))}
      <ul className={classes.list}>
        {data.practices.map(({ id, title, on }) => (
          <li key={id}>
            {mayOpen ? (
              <LinkButton onClick={() => go({ opened: { kind: 'goodPractice', id } })}>
                {formatDay(on, language)} {title}
              </LinkButton>
            ) : (
              `${formatDay(on, language)} ${title}`
            )}
          </li>
        ))}
        {data.activities.map(({ id, method, date, squads }) => (
          <li key={id}>
            <LinkButton onClick={() => go({ opened: { kind: 'activity', id } })}>
              {formatDay(date, language)} {say(methodLabel[method])}{' '}
              {squads.map((squad) => say(squadText(plan, squad))).join(' ')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </>
  )
}
