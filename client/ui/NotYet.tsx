/** Stands where something is still being read: its shape in grey, or why it could not be read and how to try again. */
import { Button, Skeleton } from '@mantine/core'
import { useLanguage } from '../language'
import { refusalOf } from '../trpc'
import { words } from '../words'
import { RefusalNote } from './Note'
import classes from './panelFrame.module.css'

export const NotYet = ({
  error,
  onRetry,
  heightsPx = [28, 120, 240],
}: {
  readonly error: unknown
  readonly onRetry: () => unknown
  /** The first is the title's. */
  readonly heightsPx?: readonly number[]
}) => {
  const { say } = useLanguage()
  if (error)
    return (
      <div className={classes.failed}>
        <RefusalNote>{say(refusalOf(error))}</RefusalNote>
        <Button variant="default" fw={400} onClick={() => void onRetry()}>
          {say(words.retry)}
        </Button>
      </div>
    )
  return (
    <div role="status" aria-label={say(words.loading)}>
      {heightsPx.map((height, index) => (
        <Skeleton
          key={heightsPx.slice(0, index).join()}
          height={height}
          width={index === 0 ? '65%' : undefined}
          mt={14}
        />
      ))}
    </div>
  )
}
