/** One thing that differs: what it is called, what it was, what it becomes. */
import classes from './differenceLine.module.css'

export const DifferenceLine = ({
  label,
  before,
  after,
}: {
  readonly label: string
  /** Null: there was nothing to be told of. */
  readonly before: string | null
  readonly after: string
}) => (
  <p className={classes.difference}>
    <span className={classes.label}>{label}</span>
    {before !== null && (
      <>
        <del>{before}</del>
        <span aria-hidden="true">→</span>
      </>
    )}
    <ins>{after}</ins>
  </p>
)
