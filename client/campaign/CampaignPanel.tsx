/** The plan: what it is for, which month it is in, which squad supervises what, and the terms that run. */
import { Button } from '@mantine/core'
import { monthOf } from '../../domain/calendar'
import { extentLabel } from '../../domain/scope'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { formatFullDay } from '../dates'
import { useLanguage } from '../language'
import { UnitMaterials } from '../materials/UnitMaterials'
import type { PointTable } from '../pointTable'
import { Section } from '../ui/Section'
import { SidePanel } from '../ui/SidePanel'
import type { ViewControl } from '../useView'
import { groupName, words } from '../words'
import classes from './CampaignPanel.module.css'
import { DaysOff } from './DaysOff'
import { TermsTable } from './TermsTable'

export const CampaignPanel = ({
  plan,
  table,
  control,
  onCollapse,
}: {
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
  readonly onCollapse?: (() => void) | undefined
}) => {
  const { say, language } = useLanguage()
  const { view, go } = control
  const { name, document: paper, headquarters, startsOn, endsOn, reportDay, phases, goal } = plan.plan
  const month = monthOf(table.today())
  const groups = [...new Set(plan.squads.map(({ group }) => group))].sort((one, other) => one - other)
  return (
    <SidePanel title={say(words.campaignPlan)} onCollapse={onCollapse}>
      <div className={classes.body}>
        <p className={classes.name}>{name}</p>
        <dl className={classes.facts}>
          <dt>{say(words.document)}</dt>
          <dd>
            {headquarters}，{paper}
          </dd>
          <dt>{say(words.period)}</dt>
          <dd>
            {formatFullDay(startsOn, language)} — {formatFullDay(endsOn, language)}
          </dd>
          <dt>{say(words.goal)}</dt>
          <dd>{say(text(goal.text, goal.en))}</dd>
          <dt>{say(words.reportDay)}</dt>
          <dd>{say(words.reportDue(reportDay))}</dd>
        </dl>

        <Section title={say(words.phases)}>
          <ol className={classes.phases}>
            {phases.map((phase) => (
              <li key={phase.month} aria-current={phase.month === month ? 'step' : undefined}>
                <span className={classes.month}>{say(words.monthName(Number(phase.month.slice(5))))}</span>
                <span>{say(text(phase.name, phase.en))}</span>
                {phase.month === month && <span className={classes.now}>{say(words.now)}</span>}
              </li>
            ))}
          </ol>
        </Section>

        {groups.map((group) => (
          <Section key={group} title={say(groupName(group))}>
            {plan.squads
              .filter((squad) => squad.group === group)
              .map((squad) => {
                const scopes = plan.scopes.filter((scope) => scope.squad === squad.number)
                const units = plan.units.filter((unit) => unit.supervised && unit.squad === squad.number)
                const isChosen = view.filter.squad === squad.number
                return (
                  <section key={squad.number} className={classes.squad}>
                    <div className={classes.squadHead}>
                      <h4>{say(text(squad.nameZh, squad.nameEn))}</h4>
                      <Button
                        variant={isChosen ? 'light' : 'subtle'}
                        size="compact-sm"
                        aria-pressed={isChosen}
                        aria-label={`${say(text(squad.nameZh, squad.nameEn))}：${say(words.showOnMap)}`}
                        onClick={() =>
                          go({ filter: { squad: isChosen ? null : squad.number, scopeId: null }, camera: null })
                        }
                      >
                        {say(words.showOnMap)}
                      </Button>
                    </div>
                    <ul className={classes.scopes} aria-label={say(words.scope)}>
                      {scopes.map((scope) => (
                        <li key={scope.id}>
                          <button
                            type="button"
                            className={classes.scope}
                            aria-pressed={view.filter.scopeId === scope.id}
                            onClick={() =>
                              go({
                                filter: { scopeId: view.filter.scopeId === scope.id ? null : scope.id, squad: null },
                                camera: null,
                              })
                            }
                          >
                            {say(text(scope.nameZh, scope.nameEn))}
                            <span className={classes.extent}>{say(extentLabel[scope.extent])}</span>
                          </button>
                        </li>
                      ))}
                    </ul>
                    <details className={classes.units}>
                      <summary>
                        {say(words.supervisedUnits)} · {units.length}
                      </summary>
                      <UnitMaterials units={units} control={control} />
                    </details>
                  </section>
                )
              })}
          </Section>
        ))}

        <Section title={say(words.terms)}>
          <TermsTable cell={(severity, term) => plan.terms.bySeverity[severity][term]} />
          <dl className={classes.facts}>
            <dt>{say(words.termNotify)}</dt>
            <dd>{plan.terms.notify}</dd>
            <dt>{say(words.termRecheck)}</dt>
            <dd>{plan.terms.recheck}</dd>
          </dl>
        </Section>

        <Section title={say(words.daysOff)}>
          <DaysOff days={plan.workingDays} />
        </Section>
      </div>
    </SidePanel>
  )
}
