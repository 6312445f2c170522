/** Somebody is signed in but holds no post today: says so, and lets them out so that another can sign in. */
import { Button, Group } from '@mantine/core'
import { useLanguage } from '../language'
import { useSignOut } from '../shell/PersonMenu'
import classes from '../shell/shell.module.css'
import { words as commonWords } from '../words'
import { words } from './words'

export const NoPost = ({ onRetry }: { readonly onRetry: () => void }) => {
  const { say } = useLanguage()
  const leave = useSignOut()
  return (
    <div className={classes.partFailed}>
      <p role="alert">{say(words.noPostToday)}</p>
      <Group justify="center">
        <Button variant="default" onClick={onRetry}>
          {say(commonWords.retry)}
        </Button>
        <Button variant="default" onClick={() => void leave()}>
          {say(commonWords.signOut)}
        </Button>
      </Group>
    </div>
  )
}
