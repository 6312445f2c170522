/** A panel's frame: what it is about stays at the top while the rest scrolls. */
import type { ReactNode } from 'react'
import classes from './panelFrame.module.css'

export const PanelFrame = ({
  label,
  header,
  children,
}: {
  readonly label: string
  readonly header: ReactNode
  readonly children: ReactNode
}) => (
  <article className={classes.panel} aria-label={label}>
    <header className={classes.header}>{header}</header>
    <div className={classes.body}>{children}</div>
  </article>
)
