/** Squads by methods: how often, the plan's minimum, and what is missing. A squad's own row stands first and says more. */
import { methodLabel, methodMeaning, methods } from '../../domain/activity'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { squadText } from '../names'
import classes from './activities.module.css'
import type { Asked } from './ProofList'
import type { MonthTally } from './queries'
import { atLeast, countLabel, covered, missingText, words } from './words'

/** Methods that are done unit by unit, so that it matters how far round a squad has come. */
const unitByUnit = ['hear', 'reviewRecords', 'feedbackMeeting'] as const

export const TallyTable = ({
  tally,
  plan,
  squad,
  isOfOneKind,
  asked,
  onAsk,
}: {
  readonly tally: MonthTally
  readonly plan: Plan
  /** The reader's own. */
  readonly squad: number | null
  /** The minima are of all types together: beside one type's counts nothing is missing. */
  readonly isOfOneKind: boolean
  readonly asked: Asked | null
  /** The list behind a count is wanted. */
  readonly onAsk: (asked: Asked) => void
}) => {
  const { say } = useLanguage()
  const own = tally.squads.find((row) => row.squad === squad)
  const rows = [...(own ? [own] : []), ...tally.squads.filter((row) => row !== own)]
  return (
    <>
      <table className={classes.tally}>
        <thead>
          <tr>
            <td />
            {methods.map((method) => (
              <th key={method} scope="col" title={say(methodMeaning[method])}>
                {say(methodLabel[method])}
                <span className={classes.minimum}>
                  {say(tally.minima[method] > 0 ? atLeast(tally.minima[method]) : words.continuous)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.squad} data-own={row === own} data-squad={row.squad}>
              <th scope="row">{say(squadText(plan, row.squad))}</th>
              {row.methods.map(({ method, count, missing }) => {
                const lacking = isOfOneKind || tally.term.standing === 'ahead' ? 0 : missing
                return (
                  <td key={method} data-method={method} data-missing={lacking > 0}>
                    <button
                      type="button"
                      className={classes.cell}
                      aria-expanded={asked?.squad === row.squad && asked.method === method}
                      aria-label={say(countLabel(squadText(plan, row.squad), method, count, lacking))}
                      onClick={() => onAsk({ squad: row.squad, method })}
                    >
                      <span className={classes.count}>{count}</span>
                      {lacking > 0 && <span className={classes.missing}>{say(missingText(lacking))}</span>}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {own && (
        <p className={classes.quiet}>
          {unitByUnit
            .map((method) => `${say(methodLabel[method])} ${say(covered(own.covered[method], own.unitCount))}`)
            .join('；')}
        </p>
      )}
    </>
  )
}
