/** One of a list, opened in its place: the way back stays at the top. */
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLanguage } from '../language'
import classes from './administration.module.css'
import { words } from './words'

export const Page = ({
  title,
  aside,
  onBack,
  children,
}: {
  readonly title: string
  readonly aside?: ReactNode
  readonly onBack: () => void
  readonly children: ReactNode
}) => {
  const { say } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={classes.page} aria-label={title}>
      <div className={classes.pageHead}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          fw={400}
          leftSection={<IconArrowLeft size={16} stroke={1.6} />}
          onClick={onBack}
        >
          {say(words.back)}
        </Button>
        <h3 ref={heading} tabIndex={-1}>
          {title}
        </h3>
        {aside !== undefined && <span className={classes.quiet}>{aside}</span>}
      </div>
      <div className={classes.pageBody}>{children}</div>
    </section>
  )
}
