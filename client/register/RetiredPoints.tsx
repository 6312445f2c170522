/** Points out of use: they are on no map, so here is the way to them. */
import { useMemo } from 'react'
import { useLanguage } from '../language'
import type { PointTable } from '../pointTable'
import { LinkButton } from '../ui/LinkButton'
import type { ViewControl } from '../useView'
import classes from './register.module.css'
import { retiredPointsText, words } from './words'

export const RetiredPoints = ({
  table,
  control: { go },
}: {
  readonly table: PointTable
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  // Who is retired is the register's: another register is another table.
  const retired = useMemo(
    () =>
      Array.from({ length: table.size }, (_, index) => table.at(index))
        .filter(({ retiredOn }) => retiredOn !== null)
        .sort((one, other) => ((one.retiredOn ?? '') < (other.retiredOn ?? '') ? 1 : -1)),
    [table],
  )
  if (retired.length === 0) return null
  return (
    <details className={`${classes.further} ${classes.retiredPart}`}>
      <summary>{say(retiredPointsText(retired.length))}</summary>
      <p className={classes.quiet}>{say(words.retiredWhere)}</p>
      <ul className={classes.retired}>
        {retired.map(({ id, code, name, retiredOn }) => (
          <li key={id} className={classes.retiredOne}>
            <LinkButton onClick={() => go({ pointId: id, issueId: null })}>{name}</LinkButton>
            <span className={classes.quiet}>
              {code} · {retiredOn}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
