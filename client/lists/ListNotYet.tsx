/** Stands where a list is still being read: rows in grey, or why it could not be read and how to try again. */
import { Button, Skeleton } from '@mantine/core'
import { useLanguage } from '../language'
import { refusalOf } from '../trpc'
import { words } from '../words'
import classes from './lists.module.css'

const rows = [0, 1, 2, 3, 4]

export const ListNotYet = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => unknown }) => {
  const { say } = useLanguage()
  if (error)
    return (
      <div className={classes.failed}>
        <p role="alert">{say(refusalOf(error))}</p>
        <Button variant="default" onClick={() => void onRetry()}>
          {say(words.retry)}
        </Button>
      </div>
    )
  return (
    <div className={classes.waiting} role="status" aria-label={say(words.loading)}>
      {rows.map((row) => (
        <Skeleton key={row} height={38} radius="sm" />
      ))}
    </div>
  )
}
