/** Where something stands on a way of a few steps. */
import classes from './steps.module.css'

export const Steps = ({
  label,
  steps,
  present,
}: {
  readonly label: string
  readonly steps: readonly { readonly key: string; readonly label: string }[]
  /** The key of the step that has been reached. */
  readonly present: string
}) => {
  const reached = steps.findIndex(({ key }) => key === present)
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map((step, index) => {
        const place = index === reached ? classes.present : index < reached ? classes.past : undefined
        return (
          <li
            key={step.key}
            className={place === undefined ? classes.step : `${classes.step} ${place}`}
            aria-current={index === reached ? 'step' : undefined}
          >
            {step.label}
          </li>
        )
      })}
    </ol>
  )
}
