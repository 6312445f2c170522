/** What happened, in time order: when, what, who, and the rest below. */
import type { ReactNode } from 'react'
import classes from './timeline.module.css'

export type TimelineEntry = {
  readonly key: string | number
  readonly title: ReactNode
  /** ISO 8601, for machines; `when` says it to people. */
  readonly at: string
  readonly when: string
  readonly who: string
  readonly content?: ReactNode
}

export const Timeline = ({ entries }: { readonly entries: readonly TimelineEntry[] }) => (
  <ol className={classes.timeline}>
    {entries.map(({ key, title, at, when, who, content }) => (
      <li key={key} className={classes.entry}>
        <div className={classes.head}>
          <span className={classes.title}>{title}</span>
          <time className={classes.when} dateTime={at}>
            {when}
          </time>
        </div>
        <div className={classes.who}>{who}</div>
        {content !== undefined && content !== null && <div className={classes.content}>{content}</div>}
      </li>
    ))}
  </ol>
)
