/** Over the map while a form waits for something on it: what is asked, and the way out, by button or Escape. */
import { useEffect } from 'react'
import type { Language } from '../../domain/text'
import { useLatest } from '../ui/useLatest'
import { words as sharedWords } from '../words'
import classes from './DrawingBar.module.css'

export const AskBar = ({
  ask,
  language,
  onCancel,
}: {
  readonly ask: string
  readonly language: Language
  readonly onCancel: () => void
}) => {
  const cancel = useLatest(onCancel)
  useEffect(() => {
    const takeBack = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      cancel.current()
    }
    window.addEventListener('keydown', takeBack)
    return () => window.removeEventListener('keydown', takeBack)
  }, [cancel])
  return (
    <div className={classes.place}>
      <div className={classes.bar}>
        <div className={classes.line}>
          <span className={classes.length} role="status">
            {ask}
          </span>
          <button type="button" className={classes.button} onClick={onCancel}>
            {sharedWords.cancel[language]}
          </button>
        </div>
      </div>
    </div>
  )
}
