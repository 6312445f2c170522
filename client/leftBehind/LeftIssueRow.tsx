/** One issue that stayed behind: what and where it is, with whom it lies and why not any more, and to whom it would go. */
import { Select } from '@mantine/core'
import { leftWhyLabel } from '../../domain/leftBehind'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { DaysLeft } from '../issues/ClockLine'
import { clockLabel } from '../issues/words'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { LinkButton } from '../ui/LinkButton'
import { Tag } from '../ui/Tag'
import classes from './leftBehind.module.css'
import type { LeftRow } from './queries'
import { words } from './words'

export type UnitChoice = { readonly value: string; readonly label: string }

export const LeftIssueRow = ({
  row,
  plan,
  units,
  toId,
  isChosen,
  isChoosing,
  onToggle,
  onChoosing,
  onUnit,
  onLook,
}: {
  readonly row: LeftRow
  readonly plan: Plan
  readonly units: readonly UnitChoice[]
  /** The unit that is to take it: as proposed, or as it was chosen here. */
  readonly toId: string | null
  readonly isChosen: boolean
  /** Its unit is being chosen: one row at a time. */
  readonly isChoosing: boolean
  readonly onToggle: () => void
  readonly onChoosing: () => void
  readonly onUnit: (unitId: string | null) => void
  readonly onLook: () => void
}) => {
  const { say, language } = useLanguage()
  return (
    <li className={classes.row} data-issue-id={row.id}>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={isChosen}
          onChange={onToggle}
          aria-label={`${say(words.select)}：${row.what}`}
        />
      </label>
      <div className={classes.what}>
        <LinkButton isOneLine onClick={onLook}>
          {row.what}
        </LinkButton>
        <span className={classes.quiet}>{say(row.place)}</span>
        {/* Where all lie with the one unit that is leaving, the panel's title says so. */}
        {row.why !== 'leaving' && (
          <span className={classes.way}>
            <span className={classes.label}>{say(words.with)}</span>
            <span>
              {row.unitId !== null && say(unitText(plan, row.unitId))} <Tag>{say(leftWhyLabel[row.why])}</Tag>
            </span>
          </span>
        )}
        <span className={classes.way}>
          <span className={classes.label}>{say(words.to)}</span>
          {isChoosing ? (
            <Select
              className={classes.choice}
              size="xs"
              aria-label={`${say(words.choose)}：${row.what}`}
              data={units.filter(({ value }) => value !== row.unitId)}
              value={toId}
              onChange={onUnit}
              searchable
              autoFocus
              defaultDropdownOpened
              placeholder={say(words.choose)}
              maxDropdownHeight={280}
            />
          ) : (
            <span>
              {toId !== null && <strong>{say(unitText(plan, toId))}</strong>}{' '}
              {(toId === null || toId === row.to.unitId) && (
                <span className={toId === null ? classes.late : classes.quiet}>{say(row.to.reason)}</span>
              )}{' '}
              <LinkButton onClick={onChoosing}>{say(toId === null ? words.choose : words.another)}</LinkButton>
            </span>
          )}
        </span>
      </div>
      {row.clock !== null && (
        <span className={classes.clock}>
          <DaysLeft clock={row.clock} />
          <span className={classes.quiet}>
            {say(clockLabel[row.clock.for])} {formatDay(row.clock.dueOn, language)}
          </span>
        </span>
      )}
    </li>
  )
}
