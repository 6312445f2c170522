/** Fields that are rarely wanted, folded away below the usual ones. */
import type { ReactNode } from 'react'
import { useLanguage } from '../language'
import classes from './fields.module.css'
import { words } from './words'

export const FurtherFields = ({
  isOpen = false,
  children,
}: {
  /** Where one of them is asked for. */
  readonly isOpen?: boolean
  readonly children: ReactNode
}) => {
  const { say } = useLanguage()
  return (
    <details className={classes.further} open={isOpen}>
      <summary>{say(words.more)}</summary>
      <div className={classes.furtherFields}>{children}</div>
    </details>
  )
}
