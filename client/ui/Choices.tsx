/** One of a few, or some of a few, as big targets: radio buttons or check boxes that look like buttons. */
import { useId } from 'react'
import classes from './choices.module.css'

export type Choice<V extends string | number> = { readonly value: V; readonly label: string }

type Shared<V extends string | number> = {
  /** Id of the first input, for moving the focus to a group that is not filled in. */
  readonly id?: string
  readonly label: string
  readonly needed?: boolean
  readonly description?: string
  readonly problem?: string
  readonly layout: 'row' | 'grid' | 'list'
  readonly choices: readonly Choice<V>[]
}

export const OneChoice = <V extends string | number>({
  value,
  onChange,
  ...shared
}: Shared<V> & { readonly value: V | undefined; readonly onChange: (value: V) => void }) => (
  <Group {...shared} type="radio" isChosen={(choice) => choice === value} onPick={onChange} />
)

export const SomeChoices = <V extends string | number>({
  values,
  onChange,
  ...shared
}: Shared<V> & { readonly values: readonly V[]; readonly onChange: (values: V[]) => void }) => (
  <Group
    {...shared}
    type="checkbox"
    isChosen={(choice) => values.includes(choice)}
    onPick={(picked) =>
      onChange(values.includes(picked) ? values.filter((value) => value !== picked) : [...values, picked])
    }
  />
)

const Group = <V extends string | number>({
  id,
  label,
  needed,
  description,
  problem,
  layout,
  choices,
  type,
  isChosen,
  onPick,
}: Shared<V> & {
  readonly type: 'radio' | 'checkbox'
  readonly isChosen: (value: V) => boolean
  readonly onPick: (value: V) => void
}) => {
  const name = useId()
  const told = [description && `${name}-description`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={classes.group}
      role={type === 'radio' ? 'radiogroup' : undefined}
      aria-describedby={told === '' ? undefined : told}
    >
      <legend className={classes.legend}>
        {label}
        {needed && (
          <span className={classes.needed} aria-hidden="true">
            {' *'}
          </span>
        )}
      </legend>
      {description !== undefined && (
        <p id={`${name}-description`} className={classes.description}>
          {description}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${name}-problem`} className={classes.problem}>
          {problem}
        </p>
      )}
      <div className={classes[layout]}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={classes.choice}>
            <input
              id={index === 0 ? id : undefined}
              className={classes.input}
              type={type}
              name={name}
              required={type === 'radio' && needed}
              checked={isChosen(choice.value)}
              onChange={() => onPick(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
