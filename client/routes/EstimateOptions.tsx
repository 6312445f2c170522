/** By what ways are estimated where no road is known: detour factors, speeds, time to park. */
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { estimateSettingsSchema } from '../../domain/routePlan'
import { legClasses } from '../../domain/routing/calibration'
import { type EstimateSettings, grounds, usualEstimate } from '../../domain/routing/travelTimes'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { LinkButton } from '../ui/LinkButton'
import { legClassText } from './driveWords'
import classes from './routes.module.css'
import { words } from './words'

/** Shows what is being typed while it is, and what counts otherwise. */
const NumberInput = ({
  label,
  value,
  step,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly step: number
  readonly onChange: (value: number) => void
}) => {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      type="number"
      size="xs"
      step={step}
      label={label}
      value={typed ?? String(Number(value.toFixed(2)))}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(event.currentTarget.valueAsNumber)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}

export const EstimateOptions = ({
  estimate,
  onChange,
}: {
  readonly estimate: EstimateSettings
  readonly onChange: (estimate: EstimateSettings) => void
}) => {
  const { say } = useLanguage()
  // A number half typed is no number yet.
  const set = (changed: EstimateSettings) => {
    if (estimateSettingsSchema.safeParse(changed).success) onChange(changed)
  }
  const input = (label: Text, value: number, step: number, change: (value: number) => EstimateSettings) => (
    <NumberInput key={label.en} label={say(label)} value={value} step={step} onChange={(typed) => set(change(typed))} />
  )
  const { factor, kmPerHour } = estimate
  return (
    <details className={classes.estimate}>
      <summary>{say(words.estimate)}</summary>
      <p className={classes.quiet}>{say(words.estimateHint)}</p>
      <fieldset>
        <legend>{say(words.detour)}</legend>
        {legClasses.map((one) =>
          input(legClassText[one], one === 'short' ? estimate.shortFactor : factor[one], 0.05, (value) =>
            one === 'short'
              ? { ...estimate, shortFactor: value }
              : { ...estimate, factor: { ...factor, [one]: value } },
          ),
        )}
      </fieldset>
      <fieldset>
        <legend>{say(words.speed)}</legend>
        {grounds.map((ground) =>
          input(legClassText[ground], kmPerHour[ground], 1, (value) => ({
            ...estimate,
            kmPerHour: { ...kmPerHour, [ground]: value },
          })),
        )}
        {input(words.parking, estimate.parkingSeconds / 60, 0.5, (value) => ({
          ...estimate,
          parkingSeconds: value * 60,
        }))}
      </fieldset>
      <LinkButton onClick={() => onChange(usualEstimate)}>{say(words.usualEstimate)}</LinkButton>
    </details>
  )
}
