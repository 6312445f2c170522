/** The lens of the month: what the phase looks at first, how far it has come, and what is missing, which the map then shows. */
import { useState } from 'react'
import { monthOf, monthsOf } from '../../domain/calendar'
import { phaseLine, phaseLinesOf, progressText } from '../../domain/city/phases'
import type { Selection, Where } from '../../domain/city/selection'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { scopeText } from '../names'
import classes from './phase.module.css'
import { monthName, phaseWords } from './phaseWords'
import { usePhases } from './queries'
import { words } from './words'

type Props = {
  readonly plan: Plan
  readonly where: Where
  readonly onRows: (rows: Selection) => void
}

export const PhasePart = ({ plan, where, onRows }: Props) => {
  const { say, language } = useLanguage()
  const present = monthOf(plan.today)
  const [month, setMonth] = useState(present)
  const { data } = usePhases(where)
  const { phases, startsOn, endsOn, goal } = plan.plan
  const phase = phases.find((each) => each.month === month)
  const lines = phase === undefined ? [] : phaseLinesOf(month)
  return (
    <section className={classes.part} aria-label={say(phaseWords.title)}>
      <div className={classes.months}>
        {monthsOf(startsOn, endsOn).map((each) => (
          <button
            key={each}
            type="button"
            className={classes.month}
            aria-pressed={each === month}
            onClick={() => setMonth(each)}
          >
            {say(monthName(each))}
          </button>
        ))}
      </div>
      <h3 className={classes.title}>
        {phase === undefined ? say(phaseWords.none) : say(text(phase.name, phase.en))}
        {month === present && <span className={classes.present}>{say(phaseWords.present)}</span>}
      </h3>
      {lines.map((name) => {
        const progress = data?.lines[name]
        if (progress === undefined) return null
        const missing = progress.of - progress.done
        const show = (more: Where) => onRows({ of: 'phase', is: name, where: { ...where, ...more } })
        const scopes = Object.entries(progress.byScope)
          .filter(([, own]) => own.of > own.done)
          .sort(([, one], [, other]) => other.of - other.done - (one.of - one.done))
        return (
          <div key={name} className={classes.line}>
            <p className={classes.says}>
              {say(progressText(name, progress))}
              {name === 'uplift' && ` · ${say(phaseWords.goal)} ${formatDay(goal.before, language)}`}
            </p>
            {missing > 0 ? (
              <>
                <button type="button" className={classes.missing} onClick={() => show({})}>
                  {say(phaseLine(name).missing)} <strong>{missing}</strong>
                </button>
                <ul className={classes.scopes}>
                  {scopes.map(([id, { of, done }]) => (
                    <li key={id}>
                      <button
                        type="button"
                        className={classes.scope}
                        onClick={() => show({ scopeId: id === '' ? null : id })}
                      >
                        {say(id === '' ? words.outside : scopeText(plan, id))}
                        <strong>{of - done}</strong>
                        <span className={classes.of}>/ {of}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              progress.of > 0 && <p className={classes.says}>{say(phaseWords.nothingMissing)}</p>
            )}
          </div>
        )
      })}
    </section>
  )
}
