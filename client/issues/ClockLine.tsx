/** The clock that runs: whose it is, for what, until when, and how long that is. */
import type { Clock } from '../../domain/clocks'
import type { Issue } from '../../domain/issue'
import type { Text } from '../../domain/text'
import { daysLeftText, formatDay } from '../dates'
import { useLanguage } from '../language'
import classes from './issues.module.css'
import { clockLabel, words } from './words'

/** 逾期3天 or 还剩2天; late ones stand out. */
export const DaysLeft = ({ clock }: { readonly clock: Clock }) => {
  const { say } = useLanguage()
  return <span className={clock.daysLeft < 0 ? classes.late : classes.due}>{say(daysLeftText(clock.daysLeft))}</span>
}

export const ClockLine = ({
  clock,
  holder,
  delay = null,
}: {
  readonly clock: Clock
  /** The squad or unit for which it runs. */
  readonly holder: Text | null
  /** Why the unit is late, in its own words. */
  readonly delay?: Issue['delay']
}) => {
  const { say, language } = useLanguage()
  return (
    <p className={classes.clock}>
      <DaysLeft clock={clock} />
      <span>
        {say(clockLabel[clock.for])} {formatDay(clock.dueOn, language)}
      </span>
      {holder !== null && <span className={classes.quiet}>{say(holder)}</span>}
      {delay !== null && clock.daysLeft < 0 && (
        <span className={classes.delay}>
          {say(words.whyLate)}（{formatDay(delay.on, language)}）：{delay.reason}
        </span>
      )}
    </p>
  )
}
