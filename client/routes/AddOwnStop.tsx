/** Adds a stop that is no point: first where, by a tap on the map or at its middle, then what and for how long. */
import { Button, NumberInput, TextInput } from '@mantine/core'
import { IconMapPinPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { LngLat } from '../../domain/coordinates'
import { mostStops, planStopSchema } from '../../domain/routePlan'
import { useLanguage } from '../language'
import { type MapTask, useMapTasks, useTaskOnMap } from '../mapTask'
import { CancelButton } from '../ui/CancelButton'
import { OneChoice } from '../ui/Choices'
import { LinkButton } from '../ui/LinkButton'
import { type OwnStopKind, ownStop, ownStopKinds, ownStopUsual } from './ownStop'
import { bestPlaceFor } from './planView'
import { useRoutes } from './routeDay'
import classes from './routes.module.css'
import { words } from './words'

type Step = 'none' | 'tap' | 'middle' | { readonly at: LngLat }

/** The middle of an area of four corners. */
const middleOf = (ring: readonly LngLat[]): LngLat => [
  ring.reduce((sum, [lng]) => sum + lng, 0) / ring.length,
  ring.reduce((sum, [, lat]) => sum + lat, 0) / ring.length,
]

export const AddOwnStop = () => {
  const { say } = useLanguage()
  const { hasMap } = useMapTasks()
  const { day } = useRoutes()
  const [step, setStep] = useState<Step>('none')
  const task = useMemo((): MapTask | null => {
    const onCancel = () => setStep('none')
    if (step === 'tap') return { kind: 'spot', ask: words.tapStop, onTap: (at) => setStep({ at }), onCancel }
    if (step === 'middle')
      return { kind: 'area', by: 'view', onArea: (ring) => setStep({ at: middleOf([...ring]) }), onCancel }
    return null
  }, [step])
  useTaskOnMap(task)
  if (!hasMap || day.plan.stops.length >= mostStops) return null
  return (
    <>
      <Button
        variant={step === 'tap' ? 'light' : 'default'}
        size="xs"
        leftSection={<IconMapPinPlus size={16} stroke={1.6} />}
        aria-expanded={step !== 'none'}
        onClick={() => setStep(step === 'none' ? 'tap' : 'none')}
      >
        {say(words.addStop)}
      </Button>
      {step === 'tap' && (
        <p className={classes.compared} role="status">
          {say(words.tapStop)} <LinkButton onClick={() => setStep('middle')}>{say(words.atMiddle)}</LinkButton>
        </p>
      )}
      {typeof step === 'object' && <OwnStopForm at={step.at} onDone={() => setStep('none')} />}
    </>
  )
}

const OwnStopForm = ({ at, onDone }: { readonly at: LngLat; readonly onDone: () => void }) => {
  const { say } = useLanguage()
  const { day, change, focus } = useRoutes()
  const [kind, setKind] = useState<OwnStopKind>('lunch')
  const [name, setName] = useState(say(ownStopUsual.lunch.label))
  const [minutes, setMinutes] = useState<number | string>(ownStopUsual.lunch.minutes)
  const choose = (next: OwnStopKind) => {
    setKind(next)
    setName(next === 'other' ? '' : say(ownStopUsual[next].label))
    setMinutes(ownStopUsual[next].minutes)
  }
  const { plan } = day
  const made = planStopSchema.safeParse(
    ownStop({ key: uuidv7(), name, minutes: Number(minutes || Number.NaN), at }, plan.stops),
  )
  const add = () => {
    if (!made.success) return
    const stop = made.data
    const place = bestPlaceFor({ ...plan, stops: [...plan.stops, stop] }, stop.key)
    change({ kind: 'added', stop, ...place })
    focus(stop.key)
    onDone()
  }
  return (
    <form
      className={classes.ownStop}
      aria-label={say(words.addStop)}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <OneChoice
        label={say(words.stopFor)}
        layout="row"
        value={kind}
        onChange={choose}
        choices={ownStopKinds.map((value) => ({ value, label: say(ownStopUsual[value].label) }))}
      />
      <div className={classes.times}>
        <TextInput
          label={say(words.stopName)}
          value={name}
          maxLength={80}
          data-autofocus
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NumberInput
          label={say(words.stopMinutes)}
          value={minutes}
          min={0}
          max={600}
          step={5}
          allowDecimal={false}
          allowNegative={false}
          onChange={setMinutes}
        />
      </div>
      {!made.success && <p className={classes.hint}>{say(words.stopNeeds)}</p>}
      <div className={classes.bottomLine}>
        <CancelButton onClick={onDone} />
        <Button type="submit" className={classes.main} disabled={!made.success}>
          {say(words.addToRoute)}
        </Button>
      </div>
    </form>
  )
}
