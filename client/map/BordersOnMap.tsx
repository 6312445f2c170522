/** Borders while they are edited: the map's part of it, and over the map what has been done so far and the steps that need no aim. */
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { ringsOf } from '../../domain/boundaries/areaIndex'
import type { Language, Text } from '../../domain/text'
import type { BordersTask } from '../mapTask'
import { useLatest } from '../ui/useLatest'
import { words as sharedWords } from '../words'
import { type BorderEditing, editBorders } from './borderEditing'
import { fitTo } from './camera'
import classes from './DrawingBar.module.css'
import type { Padding } from './framing'
import { boundsOfOverlay } from './overlay'
import type { MapTheme } from './palette'
import { borderSteps, words } from './words'

/** From here on vertices are far enough apart to be taken hold of. */
const closeZoom = 13

export const BordersOnMap = ({
  map,
  task,
  look,
  theme,
  language,
  padding,
}: {
  readonly map: MapLibreMap
  readonly task: BordersTask
  /** Another look sets another style, which knows nothing of this. */
  readonly look: string
  readonly theme: MapTheme
  readonly language: Language
  readonly padding: Padding
}) => {
  const { began, areas, chosenId, steps } = task
  const latest = useLatest({ task, theme, padding })
  const editing = useRef<BorderEditing | null>(null)
  const [refused, setRefused] = useState<Text | null>(null)
  const [isLeaving, setLeaving] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: look stands for what sets a new style
  useEffect(() => {
    const made = editBorders(map, {
      theme: latest.current.theme,
      began,
      onStep: (now, isOneWithLast) => {
        setRefused(null)
        setLeaving(false)
        latest.current.task.onStep(now, isOneWithLast)
      },
      onChoose: (areaId) => {
        chosenHere.current = areaId
        latest.current.task.onChoose(areaId)
      },
      onRefused: setRefused,
    })
    editing.current = made
    made.show(latest.current.task.areas, latest.current.task.chosenId)
    return () => {
      editing.current = null
      made.stop()
    }
  }, [map, look, began, latest])

  useEffect(() => editing.current?.show(areas, chosenId), [areas, chosenId])

  /** Who points at a scope on the map sees it already; who names it is taken there. */
  const chosenHere = useRef<string | null>(null)
  useEffect(() => {
    const chosen = latest.current.task.areas.find(({ id }) => id === chosenId)
    const isSeen = chosenHere.current === chosenId
    chosenHere.current = null
    if (chosen === undefined || isSeen) return
    // Nor is anybody taken away from a border that is looked at closely.
    const view = map.getBounds()
    const isNear = map.getZoom() >= closeZoom
    if (isNear && ringsOf(chosen.geometry).some((ring) => ring.some(([lng = 0, lat = 0]) => view.contains([lng, lat]))))
      return
    const bounds = boundsOfOverlay({ shapes: [{ tone: 'was', geometry: chosen.geometry }] })
    if (bounds !== null) fitTo(map, bounds, latest.current.padding, { byUser: true })
  }, [map, chosenId, latest])

  const leave = () => {
    if (latest.current.task.steps > 0 && !isLeaving) setLeaving(true)
    else latest.current.task.onCancel()
  }
  const latestLeave = useLatest(leave)
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (event.defaultPrevented || isTyping) return
      if (event.key === 'Escape') {
        event.preventDefault()
        latestLeave.current()
      }
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
        event.preventDefault()
        if (event.shiftKey) latest.current.task.onRedo()
        else latest.current.task.onUndo()
      }
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [latest, latestLeave])

  const button = (label: string, onClick: () => void, Icon: typeof IconArrowBackUp | null = null, isOff = false) => (
    <button type="button" className={classes.button} onClick={onClick} disabled={isOff}>
      {Icon && <Icon size={16} stroke={1.8} aria-hidden="true" />}
      {label}
    </button>
  )
  return (
    <div className={classes.place}>
      <section className={classes.bar} aria-label={words.editBorders[language]}>
        {isLeaving ? (
          <div className={classes.line}>
            <span className={classes.length} role="alert">
              {words.giveUpBorders[language]}
            </span>
            {button(words.giveUp[language], leave)}
            {button(words.goOn[language], () => setLeaving(false))}
          </div>
        ) : (
          <div className={classes.line}>
            <output className={classes.length} aria-live="polite">
              {borderSteps(steps)[language]}
            </output>
            {button(words.undo[language], task.onUndo, IconArrowBackUp, steps === 0)}
            {button(words.redo[language], task.onRedo, IconArrowForwardUp, !task.mayRedo)}
            {button(sharedWords.cancel[language], leave)}
          </div>
        )}
        <p className={classes.hint} role={refused === null ? undefined : 'alert'}>
          {(refused ?? words.bordersHint)[language]}
        </p>
      </section>
    </div>
  )
}
