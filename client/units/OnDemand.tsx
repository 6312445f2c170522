/** A small heading that opens to what is asked for only then. */
import { type ReactNode, useState } from 'react'
import classes from './units.module.css'

export const OnDemand = ({ title, children }: { readonly title: string; readonly children: () => ReactNode }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={classes.onDemand} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children()}
    </details>
  )
}
