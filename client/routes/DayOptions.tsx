/** Cars, where they start, the shift and lunch: one line that says how it stands and opens to be changed. */
import { Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DaySettings } from '../../domain/routePlan'
import { daySettingsSchema, mostCars, usualDay } from '../../domain/routePlan'
import { useLanguage } from '../language'
import { OneChoice } from '../ui/Choices'
import { EstimateOptions } from './EstimateOptions'
import { useRoutes } from './routeDay'
import classes from './routes.module.css'
import { carsText, lunchText, words } from './words'

const carCounts = Array.from({ length: mostCars }, (_, index) => index + 1)

export const DayOptions = () => {
  const { say } = useLanguage()
  const { day, change } = useRoutes()
  const { settings, onlyCar } = day.plan
  const [positioning, setPositioning] = useState<'idle' | 'asking' | 'failed'>('idle')
  const { cars, start, shift, lunch } = settings
  const set = (changed: Partial<DaySettings>) => {
    const next = daySettingsSchema.safeParse({ ...settings, ...changed })
    // A time half typed is no time yet.
    if (next.success) change({ kind: 'settings', settings: next.data })
  }
  const startHere = () => {
    if (!('geolocation' in navigator)) return setPositioning('failed')
    setPositioning('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        setPositioning('idle')
        set({ start: [longitude, latitude], end: [longitude, latitude] })
      },
      () => setPositioning('failed'),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    )
  }
  const summary = [
    say(carsText(cars)),
    `${shift.from}–${shift.until}`,
    say(lunch === null ? words.noLunch : lunchText(lunch.minutes)),
    say(start === null ? words.startAtFirst : words.startHere),
  ].join(' · ')
  return (
    <details className={classes.options}>
      <summary>
        <span>{say(words.settings)}</span>
        <span className={classes.summary}>{summary}</span>
      </summary>
      <div className={classes.fields}>
        {onlyCar === null && (
          <>
            <OneChoice
              label={say(words.cars)}
              layout="row"
              value={cars}
              onChange={(count) => set({ cars: count })}
              choices={carCounts.map((count) => ({ value: count, label: say(carsText(count)) }))}
            />
            <OneChoice
              label={say(words.start)}
              layout="row"
              value={start === null ? 'first' : 'here'}
              onChange={(where) => (where === 'here' ? startHere() : set({ start: null, end: null }))}
              choices={[
                { value: 'first', label: say(words.startAtFirst) },
                { value: 'here', label: say(positioning === 'asking' ? words.locating : words.startHere) },
              ]}
            />
            {positioning === 'failed' && (
              <p className={classes.problem} role="alert">
                {say(words.noPosition)}
              </p>
            )}
          </>
        )}
        <div className={classes.times}>
          <TextInput
            type="time"
            label={say(words.shiftFrom)}
            value={shift.from}
            onChange={(event) => set({ shift: { ...shift, from: event.currentTarget.value } })}
          />
          <TextInput
            type="time"
            label={say(words.shiftUntil)}
            value={shift.until}
            onChange={(event) => set({ shift: { ...shift, until: event.currentTarget.value } })}
          />
        </div>
        <Switch
          label={say(words.lunch)}
          description={say(words.lunchHour)}
          checked={lunch !== null}
          onChange={(event) => set({ lunch: event.currentTarget.checked ? usualDay.lunch : null })}
        />
        <EstimateOptions estimate={settings.estimate} onChange={(estimate) => set({ estimate })} />
      </div>
    </details>
  )
}
