/** A calm remark beside the work, and the note that carries a refusal: the latter is spoken at once by screen readers. */
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './note.module.css'

export const Note = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.note}>
    <IconInfoCircle className={classes.mark} aria-hidden="true" />
    <div className={classes.words}>{children}</div>
  </div>
)

export const RefusalNote = ({ children }: { readonly children: ReactNode }) => (
  <div className={`${classes.note} ${classes.refusal}`} role="alert">
    <IconAlertCircle className={classes.mark} aria-hidden="true" />
    <div className={classes.words}>{children}</div>
  </div>
)
