/** The line of a section as an input: drawn or adjusted on the map, or written as positions. */
import { Button, Textarea } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { type Line, lengthMetres } from '../../domain/roadLine'
import { useLanguage } from '../language'
import { lineSoFar } from '../map/words'
import { type LineTask, useMapTasks, useTaskOnMap } from '../mapTask'
import { lineOfText, textOfLine } from './lineText'
import classes from './sections.module.css'
import { words } from './words'

/** The line, and whether it has an end. */
export type DrawnLine = { readonly line: Line; readonly isFinished: boolean }

export const LineInput = ({
  roadSectionId,
  startLine,
  value,
  problem,
  onChange,
  onCancel,
}: {
  /** The section that is drawn anew; null for a new one. */
  readonly roadSectionId: string | null
  readonly startLine: Line | null
  readonly value: DrawnLine
  readonly problem: string | undefined
  readonly onChange: (drawn: DrawnLine) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const { hasMap } = useMapTasks()
  // Only what is written takes the place of what is drawn: the map begins anew with it.
  const [start, setStart] = useState(startLine)
  const [written, setWritten] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const latest = useRef({ onChange, onCancel })
  latest.current = { onChange, onCancel }
  const task = useMemo(
    (): LineTask => ({
      kind: 'line',
      roadSectionId,
      line: start,
      onLine: (line, isFinished) => latest.current.onChange({ line, isFinished }),
      onCancel: () => latest.current.onCancel(),
    }),
    [roadSectionId, start],
  )
  useTaskOnMap(hasMap ? task : null)

  const takeWritten = () => {
    const line = lineOfText(written ?? textOfLine(value.line))
    setWrong(line === null)
    if (line === null) return
    setWritten(null)
    setStart(line)
    onChange({ line, isFinished: true })
  }
  const { line, isFinished } = value
  return (
    <fieldset className={classes.line} aria-label={say(words.line)}>
      <span className={classes.label}>{say(words.line)}</span>
      {line.length > 0 && <p className={classes.where}>{say(lineSoFar(lengthMetres(line), line.length))}</p>}
      {!isFinished && (
        <p className={classes.quiet}>
          {say(hasMap ? (line.length === 0 ? words.drawOnMap : words.goOnDrawing) : words.noMapToDraw)}
        </p>
      )}
      {problem !== undefined && <p className={classes.problem}>{problem}</p>}
      <details className={classes.further} open={!hasMap}>
        <summary>{say(words.byPositions)}</summary>
        <div className={classes.positions}>
          <Textarea
            label={say(words.positions)}
            description={say(words.positionsHint)}
            autosize
            minRows={3}
            maxRows={10}
            value={written ?? textOfLine(line)}
            onChange={(event) => setWritten(event.currentTarget.value)}
            error={isWrong ? say(words.positionsWrong) : undefined}
          />
          <Button variant="default" fw={400} size="compact-md" disabled={written === null} onClick={takeWritten}>
            {say(words.usePositions)}
          </Button>
        </div>
      </details>
    </fieldset>
  )
}
