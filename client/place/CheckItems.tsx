/** The check items of a place, each with what the last inspection found. */
import { IconCheck, IconCircleDashed, IconMinus, IconX } from '@tabler/icons-react'
import { type Finding, findingLabel } from '../../domain/inspection'
import { useLanguage } from '../language'
import type { CheckItem } from '../names'
import classes from './place.module.css'
import { words } from './words'

const mark = { pass: IconCheck, fail: IconX, notApplicable: IconMinus } as const satisfies Record<Finding, unknown>

export const CheckItems = ({
  items,
  findings,
}: {
  readonly items: readonly CheckItem[]
  readonly findings: Readonly<Record<string, Finding>>
}) => {
  const { say } = useLanguage()
  return (
    <ul className={classes.items}>
      {items.map((item) => {
        const finding = findings[item.key]
        const Mark = finding === undefined ? IconCircleDashed : mark[finding]
        return (
          <li key={item.key} className={finding === 'fail' ? classes.failed : undefined}>
            <Mark className={classes.mark} aria-hidden="true" />
            <span>{say(item)}</span>
            <span className={classes.finding}>
              {say(finding === undefined ? words.notInspected : findingLabel[finding])}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
