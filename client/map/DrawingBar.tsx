/** Over the map while a line is drawn: how long it is so far, and the steps that need no aim. */
import { IconArrowBackUp, IconCheck, IconPencil } from '@tabler/icons-react'
import type { Language } from '../../domain/text'
import { words as sharedWords } from '../words'
import classes from './DrawingBar.module.css'
import { lineSoFar, words } from './words'

export const DrawingBar = ({
  state,
  metres,
  vertices,
  isFinished,
  language,
  onUndo,
  onFinish,
  onRedraw,
  onCancel,
}: {
  readonly state: 'loading' | 'failed' | 'ready'
  readonly metres: number
  readonly vertices: number
  readonly isFinished: boolean
  readonly language: Language
  readonly onUndo: () => void
  readonly onFinish: () => void
  readonly onRedraw: () => void
  readonly onCancel: () => void
}) => {
  const button = (label: string, Icon: typeof IconCheck | null, onClick: () => void, isOff = false) => (
    <button type="button" className={classes.button} onClick={onClick} disabled={isOff}>
      {Icon && <Icon size={16} stroke={1.8} aria-hidden="true" />}
      {label}
    </button>
  )
  return (
    <div className={classes.place}>
      <section className={classes.bar} aria-label={words.drawLine[language]}>
        <div className={classes.line}>
          <output className={classes.length} aria-live="polite">
            {state === 'ready'
              ? lineSoFar(metres, vertices)[language]
              : words[state === 'loading' ? 'openingDrawing' : 'drawingFailed'][language]}
          </output>
          {button(words.undo[language], IconArrowBackUp, onUndo, state !== 'ready' || vertices === 0)}
          {isFinished
            ? button(words.redraw[language], IconPencil, onRedraw)
            : button(words.finish[language], IconCheck, onFinish, vertices < 2)}
          {button(sharedWords.cancel[language], null, onCancel)}
        </div>
        <p className={classes.hint}>{(isFinished ? words.adjustHint : words.drawHint)[language]}</p>
      </section>
    </div>
  )
}
