/** A button that stands in a sentence as a link does. */
import type { ReactNode } from 'react'
import classes from './linkButton.module.css'

export const LinkButton = ({
  onClick,
  isOneLine = false,
  className,
  children,
}: {
  readonly onClick: () => void
  /** On a line of its own, cut where it is too long. */
  readonly isOneLine?: boolean
  /** Where it stands and how much room it has. */
  readonly className?: string | undefined
  readonly children: ReactNode
}) => (
  <button
    type="button"
    className={[classes.link, isOneLine && classes.oneLine, className].filter(Boolean).join(' ')}
    onClick={onClick}
  >
    {children}
  </button>
)
