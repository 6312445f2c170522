/** The line of time over the map's lower edge: the curve of compliance against the plan's goal, the phases, and the day that the map shows. */
import { ActionIcon } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { memo, useEffect, useMemo, useState } from 'react'
import { addDays, daysBetween, firstDayOf, type LocalDate, type Month, monthOf, monthsOf } from '../../domain/calendar'
import { percent, shareOf } from '../../domain/city/rate'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import type { ViewControl } from '../useView'
import { words as commonWords } from '../words'
import classes from './city.module.css'
import { useCurve } from './queries'
import time from './time.module.css'
import { whereOfFilter } from './where'
import { words } from './words'

/** A day of the campaign a moment: June to September in three quarters of a minute. */
const stepMs = 400

export const TimeBar = ({
  plan,
  control: { view, go, adjust },
}: {
  readonly plan: Plan
  readonly control: ViewControl
}) => {
  const { say, language } = useLanguage()
  const [isPlaying, setPlaying] = useState(false)
  const where = whereOfFilter(view.filter)
  // The goal is about urban points.
  const { data } = useCurve({ ...where, urban: true })
  const { startsOn, goal } = plan.plan
  const { today } = plan
  const day = view.day ?? today
  const length = daysBetween(startsOn, plan.plan.endsOn)
  const reached = daysBetween(startsOn, today)
  const at = (of: LocalDate) => placeOn(plan.plan, of)

  useEffect(() => {
    if (!isPlaying) return
    const next = setTimeout(() => {
      const following = addDays(day, 1)
      if (following >= today) {
        setPlaying(false)
        adjust({ day: null })
      } else adjust({ day: following })
    }, stepMs)
    return () => clearTimeout(next)
  }, [isPlaying, day, today, adjust])

  const play = () => {
    if (isPlaying) return setPlaying(false)
    // From the end it starts over.
    if (view.day === null) go({ day: startsOn })
    setPlaying(true)
  }
  const move = (days: number) => {
    setPlaying(false)
    const chosen = addDays(startsOn, days)
    adjust({ day: chosen >= today ? null : chosen })
  }

  // Where there are no urban points there is no rate to draw.
  const days = useMemo(() => (data?.days.some(([of]) => of > 0) ? data.days : []), [data])
  const shown = days[Math.min(daysBetween(startsOn, day), days.length - 1)]
  const share = shown ? shareOf({ of: shown[0], compliant: shown[1] }) : null
  return (
    <section className={time.time} aria-label={say(words.time)}>
      <ActionIcon variant="light" size="lg" aria-label={say(isPlaying ? words.pause : words.play)} onClick={play}>
        {isPlaying ? <IconPlayerPause size={18} /> : <IconPlayerPlay size={18} />}
      </ActionIcon>
      <div className={time.track}>
        <Ground plan={plan} days={days} />
        <span className={time.knob} style={{ left: `${at(day)}%` }} />
        <Months plan={plan} present={monthOf(day)} />
        <span className={time.goalWord} style={{ left: `${at(goal.before)}%` }} title={say(text(goal.text, goal.en))}>
          {say(words.goal)}
        </span>
        <input
          type="range"
          className={time.slider}
          style={{ width: `${(reached / length) * 100}%` }}
          aria-label={say(words.day)}
          aria-valuetext={formatDay(day, language)}
          min={0}
          max={reached}
          value={daysBetween(startsOn, day)}
          onChange={(event) => move(Number(event.currentTarget.value))}
        />
        <span className={time.ring} />
      </div>
      <div className={time.when} aria-live={isPlaying ? 'off' : 'polite'}>
        <strong className={time.day}>{view.day === null ? say(words.now) : formatDay(day, language)}</strong>
        <span className={classes.quiet}>
          {say(words.urban)} {percent(share)}
        </span>
        {view.day !== null && (
          <button
            type="button"
            className={classes.clear}
            onClick={() => {
              setPlaying(false)
              go({ day: null })
            }}
          >
            {say(words.backToNow)}
          </button>
        )}
      </div>
    </section>
  )
}

type Days = NonNullable<ReturnType<typeof useCurve>['data']>['days']

/** Where a day is between the campaign's ends, percent. */
const placeOn = ({ startsOn, endsOn }: Plan['plan'], day: LocalDate): number =>
  (daysBetween(startsOn, day) / daysBetween(startsOn, endsOn)) * 100

/** What stays as it is while the days go by: the phases, the goal and the curve. */
const Ground = memo(function Ground({ plan: { plan }, days }: { readonly plan: Plan; readonly days: Days }) {
  const length = daysBetween(plan.startsOn, plan.endsOn)
  const heightOf = (value: number | null) => 40 - (value ?? 0) * 36
  const line = days
    .map(([of, compliant], index) => `${(index / length) * 100},${heightOf(shareOf({ of, compliant }))}`)
    .join(' ')
  const end = ((days.length - 1) / length) * 100
  const goal = placeOn(plan, plan.goal.before)
  return (
    <svg viewBox="0 0 100 56" preserveAspectRatio="none" aria-hidden="true">
      {monthsWithPhase(plan).map(({ from, until, phase }, index) =>
        phase === undefined || index % 2 === 1 ? null : (
          <rect
            key={from}
            x={placeOn(plan, from)}
            width={placeOn(plan, until) - placeOn(plan, from)}
            y="0"
            height="40"
            className={time.band}
          />
        ),
      )}
      <line x1="0" y1="40" x2="100" y2="40" className={time.axis} />
      <line x1={goal} y1="2" x2={goal} y2="44" className={time.goal} />
      {days.length > 0 && (
        <>
          <polygon points={`0,40 ${line} ${end},40`} className={time.area} />
          <polyline points={line} className={time.curve} />
        </>
      )}
    </svg>
  )
})

const Months = memo(function Months({ plan: { plan }, present }: { readonly plan: Plan; readonly present: Month }) {
  const { say } = useLanguage()
  return monthsWithPhase(plan).map(({ month, from, phase }) => (
    <span
      key={from}
      className={time.month}
      style={{ left: `${placeOn(plan, from)}%` }}
      title={phase && say(text(phase.name, phase.en))}
      data-present={present === month}
    >
      {say(commonWords.monthName(Number(month.slice(5))))}
      {phase && <span className={time.phase}> {say(text(phase.name, phase.en))}</span>}
    </span>
  ))
})

/** The campaign's months with their first day and the next one's, and the phase of each. */
const monthsWithPhase = ({ startsOn, endsOn, phases }: Plan['plan']) =>
  monthsOf(startsOn, endsOn).map((month, index, all) => {
    const next = all[index + 1]
    return {
      month,
      from: firstDayOf(month),
      until: next === undefined ? endsOn : firstDayOf(next),
      phase: phases.find((each) => each.month === month),
    }
  })
