/** A panel at the left: what it is about, what goes with that, how it is put away, and below that what it holds. */
import type { ReactNode, Ref } from 'react'
import { useLanguage } from '../language'
import { words } from '../words'
import { CollapseButton } from './CollapseButton'
import classes from './sidePanel.module.css'

export const SidePanel = ({
  ref,
  title,
  aside,
  onCollapse,
  children,
}: {
  readonly ref?: Ref<HTMLDivElement>
  readonly title: string
  readonly aside?: ReactNode
  /** Absent where the panel cannot be put away. */
  readonly onCollapse?: (() => void) | undefined
  readonly children: ReactNode
}) => {
  const { say } = useLanguage()
  return (
    <div className={classes.panel} ref={ref}>
      <div className={classes.head}>
        <h2 className={classes.title} tabIndex={-1} data-heading>
          {title}
        </h2>
        {aside}
        {onCollapse && <CollapseButton label={say(words.closeList)} onCollapse={onCollapse} />}
      </div>
      {children}
    </div>
  )
}
