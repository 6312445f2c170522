/** The head of a panel: what it is about, and the way out. */
import { CloseButton } from '@mantine/core'
import { useLanguage } from '../language'
import { words } from '../words'
import classes from './panelFrame.module.css'

export const PanelHead = ({
  title,
  onClose,
}: {
  /** Null as long as it is not known. */
  readonly title: string | null
  readonly onClose?: (() => void) | undefined
}) => {
  const { say } = useLanguage()
  return (
    <div className={classes.head}>
      {title === null ? (
        <div />
      ) : (
        <h2 className={classes.name} tabIndex={-1} data-heading>
          {title}
        </h2>
      )}
      {onClose && <CloseButton className={classes.close} size="lg" aria-label={say(words.close)} onClick={onClose} />}
    </div>
  )
}
