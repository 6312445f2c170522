/** The buttons at the bottom of a panel or form, always in reach of the thumb. The first is the main one. */
import type { ReactNode } from 'react'
import classes from './actionBar.module.css'

export const ActionBar = ({ above, children }: { readonly above?: ReactNode; readonly children: ReactNode }) => (
  <div className={classes.actionBar}>
    {above}
    <div className={classes.buttons}>{children}</div>
  </div>
)
