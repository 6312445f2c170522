/** Squads by methods: how often, the plan's minimum, and what is missing. A squad's own row stands first and says more. */
import { methodLabel, methodMeaning, methods } from '../../domain/activity'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { squadText } from '../names'
import classes from './activities.module.css'
import type { MonthTally } from './queries'
import { atLeast, covered, missing, words } from './words'

/** Methods that are done unit by unit, so that it matters how far round a squad has come. */
const unitByUnit = ['hear', 'reviewRecords', 'feedbackMeeting'] as const

export const TallyTable = ({
  tally,
  plan,
  squad,
}: {
  readonly tally: MonthTally
  readonly plan: Plan
  /** The reader's own. */
  readonly squad: number | null
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
              {row.methods.map(({ method, count, missing: lacking }) => (
                <td key={method} data-method={method} data-missing={lacking > 0}>
                  <span className={classes.count}>{count}</span>
                  {lacking > 0 && <span className={classes.missing}>{say(missing(lacking))}</span>}
                </td>
              ))}
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
