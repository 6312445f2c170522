/** The plan as a list, in lockstep with the map: the cars' routes, what is left out, and what the last change brought. */
import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Refusal } from '../../domain/refusal'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import type { PointTable } from '../pointTable'
import { refusalOf } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { Note, RefusalNote } from '../ui/Note'
import screenReader from '../ui/screenReader.module.css'
import type { ViewControl } from '../useView'
import { AddOwnStop } from './AddOwnStop'
import { CarRoute } from './CarRoute'
import { DayOptions } from './DayOptions'
import { driveWords } from './driveWords'
import { ExportMenu } from './ExportMenu'
import { bestPlaceFor, difference, viewOfPlan } from './planView'
import { useRoutes } from './routeDay'
import classes from './routes.module.css'
import type { Candidate } from './stopsToPlan'
import { useRowDrag } from './useRowDrag'
import { clockOf, comparison, leftReasonText, nowAt, ofStop, words } from './words'

export const PlanList = ({
  squad,
  campaign,
  table,
  candidates,
  isPlanning,
  failure,
  control,
  onPlan,
  note,
  refusal,
  onSave,
  onDiscard,
}: {
  readonly squad: number
  readonly campaign: Plan
  readonly table: PointTable
  readonly candidates: readonly Candidate[]
  readonly isPlanning: boolean
  readonly failure: unknown
  readonly control: ViewControl
  readonly onPlan: () => void
  /** What was amiss with roads or the search when it was planned. */
  readonly note: Text | null
  /** Why it was not saved. */
  readonly refusal: Refusal | null
  readonly onSave: () => void
  /** Back to the plan that is saved; null: there is none. */
  readonly onDiscard: (() => void) | null
}) => {
  const { say } = useLanguage()
  const { day, change, focusedKey, focus } = useRoutes()
  const { plan, before } = day
  const view = useMemo(() => viewOfPlan(plan), [plan])
  const last = before.at(-1)
  const compared = useMemo(
    () => (last === undefined ? null : difference(view.totals, viewOfPlan(last).totals)),
    [view, last],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const drag = useRowDrag(scroller, (key, car, index) => {
    focus(key)
    change({ kind: 'moved', key, car, index })
  })

  // A row that moves in the document loses the keyboard's focus: it is given back to the same control of the same stop.
  const stepping = useRef<{ readonly key: string; readonly control: string } | null>(null)
  const [announced, announce] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the plan
  useLayoutEffect(() => {
    const moved = stepping.current
    stepping.current = null
    if (moved === null) return
    const row = scroller.current?.querySelector(`li[data-stop-key="${CSS.escape(moved.key)}"]`)
    row?.querySelector<HTMLElement>(`[data-control="${moved.control}"]`)?.focus()
    for (const { car, rows } of view.cars)
      for (const { stop, number, visit } of rows)
        if (stop.key === moved.key) announce(say(nowAt(stop.name, car, number, clockOf(visit.arrives))))
  }, [plan])
  const step = (key: string, by: -1 | 1, from: string) => {
    stepping.current = { key, control: from }
    focus(key)
    change({ kind: 'stepped', key, by })
  }

  // What is chosen on the map comes into sight here.
  useLayoutEffect(() => {
    if (focusedKey === null) return
    scroller.current
      ?.querySelector(`li[data-stop-key="${CSS.escape(focusedKey)}"]`)
      ?.scrollIntoView({ block: 'nearest' })
  }, [focusedKey])

  return (
    <>
      <DayOptions />
      <div className={classes.planBar}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowBackUp size={16} stroke={1.6} />}
          disabled={before.length === 0}
          onClick={() => change({ kind: 'undone' })}
        >
          {say(words.undo)}
        </Button>
        <AddOwnStop />
        <ExportMenu view={view} plan={campaign} table={table} sources={{ squad, candidates }} />
        <span className={classes.compared} data-comparison>
          {compared !== null
            ? say(comparison(compared))
            : view.cars.some(({ isEstimated }) => isEstimated) && say(words.estimatedHint)}
        </span>
      </div>
      {note !== null && (
        <div className={classes.noted}>
          <Note>{say(note)}</Note>
        </div>
      )}
      <div className={classes.scroller} ref={scroller}>
        {view.cars.map((car) => (
          <CarRoute key={car.car} car={car} drag={drag} control={control} onStep={step} />
        ))}
        {view.left.length > 0 && (
          <section className={classes.left} aria-label={say(words.leftOut)}>
            <h3>
              {say(words.leftOut)} <span>{view.left.length}</span>
            </h3>
            <ul className={classes.rows}>
              {view.left.map(({ stop, reason }) => (
                <li key={stop.key} data-left-key={stop.key}>
                  <span className={classes.what}>
                    <span className={classes.name}>{stop.name}</span>
                    <span className={classes.quiet}>{say(leftReasonText[reason])}</span>
                  </span>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={say(ofStop(words.putBack, stop.name))}
                    onClick={() => {
                      focus(stop.key)
                      change({ kind: 'putBack', key: stop.key, ...bestPlaceFor(plan, stop.key) })
                    }}
                  >
                    {say(words.putBack)}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <output className={screenReader.only}>{announced}</output>
      <div className={classes.bottom}>
        {failure !== null && <RefusalNote>{`${say(words.planFailed)}${say(refusalOf(failure))}`}</RefusalNote>}
        {refusal !== null && <RefusalNote>{say(refusal.refused)}</RefusalNote>}
        <div className={classes.bottomLine}>
          <LinkButton onClick={() => change({ kind: 'turned', isChoosing: true })}>{say(words.chooseAgain)}</LinkButton>
          {onDiscard !== null && <LinkButton onClick={onDiscard}>{say(driveWords.discard)}</LinkButton>}
          <Button variant="default" loading={isPlanning} onClick={onPlan}>
            {say(words.replan)}
          </Button>
          <Button className={classes.main} disabled={isPlanning || view.totals.stops === 0} onClick={onSave}>
            {say(plan.onlyCar === null ? driveWords.save : driveWords.saveAgain)}
          </Button>
        </div>
      </div>
    </>
  )
}
