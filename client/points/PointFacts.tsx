/** What a point is and whose it is: the place's squad and the units' squads are two keys, and both are shown. */
import type { ReactNode } from 'react'
import { doubtText } from '../../domain/boundaries/borderDoubt'
import { listed } from '../../domain/readForm'
import { extentLabel } from '../../domain/scope'
import { standingLabel } from '../../domain/standing'
import type { Plan } from '../campaignOverview'
import type { PointDetail } from '../issues/queries'
import { useLanguage } from '../language'
import { scopeText, squadText, unitText } from '../names'
import { Facts } from '../ui/Facts'
import { Tag } from '../ui/Tag'
import classes from './points.module.css'
import { contestedText, words } from './words'

export const PointFacts = ({
  point,
  plan,
  nameLead,
}: {
  readonly point: PointDetail
  readonly plan: Plan
  /** How the lead unit is named, for those who may. */
  readonly nameLead: ReactNode
}) => {
  const { say } = useLanguage()
  const scope = point.scopeId === null ? undefined : plan.scopeById.get(point.scopeId)
  const keys = point.squadsWithKey.map((squad) => squadText(plan, squad))
  return (
    <Facts
      facts={[
        {
          key: 'scope',
          label: say(words.scope),
          value: (
            <>
              {scope ? (
                <>
                  {say({ zh: scope.nameZh, en: scope.nameEn })} <Tag>{say(extentLabel[scope.extent])}</Tag>{' '}
                  {say(squadText(plan, scope.squad))}
                </>
              ) : (
                say(point.contested === null ? words.outsideScopes : words.scopeWaits)
              )}
              <Contested point={point} plan={plan} />
              {point.scopeDecision && <Decision of={point.scopeDecision} plan={plan} />}
            </>
          ),
        },
        { key: 'keys', label: say(words.keys), value: keys.length === 0 ? say(words.noKeys) : say(listed(keys)) },
        { key: 'units', label: say(standingLabel.responsibleUnit), value: <Units point={point} plan={plan} /> },
        ...(nameLead ? [{ key: 'nameLead', label: '', value: nameLead }] : []),
        {
          key: 'urban',
          label: say(words.urban),
          value: say(!point.urban ? words.isNotUrban : point.retiredOn === null ? words.isUrban : words.wasUrban),
        },
        { key: 'address', label: say(words.address), value: point.address },
      ]}
    />
  )
}

/** Between whom it lies while the office has not decided. */
const Contested = ({ point: { contested }, plan }: { readonly point: PointDetail; readonly plan: Plan }) => {
  const { say } = useLanguage()
  if (contested === null) return null
  return (
    <span className={classes.decision}>
      {say(contestedText(listed(contested.scopeIds.map((id) => scopeText(plan, id))), doubtText(contested.doubt)))}
    </span>
  )
}

/** Why it is this scope's, where the boundaries alone do not say it. */
const Decision = ({
  of: { assistingSquad, reason, document },
  plan,
}: {
  readonly of: NonNullable<PointDetail['scopeDecision']>
  readonly plan: Plan
}) => {
  const { say } = useLanguage()
  return (
    <span className={classes.decision}>
      {say(words.decided)}
      {reason}
      {document !== null && `（${document}）`}
      {assistingSquad !== null && (
        <>
          {' '}
          {say(words.assisting)} {say(squadText(plan, assistingSquad))}
        </>
      )}
    </span>
  )
}

const Units = ({ point, plan }: { readonly point: PointDetail; readonly plan: Plan }) => {
  const { say } = useLanguage()
  if (point.responsibleUnitIds.length === 0) return say(words.noUnits)
  const leadFirst = [...point.responsibleUnitIds].sort(
    (one, other) => Number(other === point.leadUnitId) - Number(one === point.leadUnitId),
  )
  return (
    <>
      <ul className={classes.units}>
        {leadFirst.map((unitId) => (
          <li key={unitId}>
            {say(unitText(plan, unitId))} {unitId === point.leadUnitId && <Tag tone="strong">{say(words.lead)}</Tag>}
          </li>
        ))}
      </ul>
      {point.leadUnitId === null && point.responsibleUnitIds.length > 1 && (
        <span className={classes.late}>{say(words.noLead)}</span>
      )}
    </>
  )
}
