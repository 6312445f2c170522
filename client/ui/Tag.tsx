/** A short word beside another. */
import type { ReactNode } from 'react'
import classes from './tag.module.css'

export type TagTone = 'plain' | 'strong' | 'alarm'

export const Tag = ({ tone = 'plain', children }: { readonly tone?: TagTone; readonly children: ReactNode }) => (
  <span className={tone === 'plain' ? classes.tag : `${classes.tag} ${classes[tone]}`}>{children}</span>
)
