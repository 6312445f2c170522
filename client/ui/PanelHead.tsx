/** The head of a panel: what it is about, and the way out. */
import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage } from '../language'
import { words } from '../words'
import classes from './panelFrame.module.css'

export const PanelHead = ({
  title,
  mark,
  below,
  aside,
  onClose,
}: {
  /** Null as long as it is not known. */
  readonly title: string | null
  /** What stands before the title, under it, and after it. */
  readonly mark?: ReactNode
  readonly below?: ReactNode
  readonly aside?: ReactNode
  readonly onClose?: (() => void) | undefined
}) => {
  const { say } = useLanguage()
  return (
    <div className={classes.head}>
      {mark}
      <div>
        {title !== null && (
          <h2 className={classes.name} tabIndex={-1} data-heading>
            {title}
          </h2>
        )}
        {below}
      </div>
      {aside}
      {onClose && <CloseButton className={classes.close} size="lg" aria-label={say(words.close)} onClick={onClose} />}
    </div>
  )
}
