/** A cell of two lines: what it is, and below that, quieter, what else tells it from others. */
import type { ReactNode } from 'react'
import classes from './twoLines.module.css'

export const TwoLines = ({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) => (
  <div className={classes.twoLines}>
    <span className={classes.first}>{first}</span>
    <span className={classes.second}>{second}</span>
  </div>
)
