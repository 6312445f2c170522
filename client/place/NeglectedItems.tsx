/** Check items that the last inspection found failed and on which no issue stands yet, each with a button to open one. */
import { Button } from '@mantine/core'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { Note } from '../ui/Note'
import { openingOf } from './opens'
import classes from './place.module.css'
import { words } from './words'

export const NeglectedItems = ({
  items,
  nameOf,
  onOpen,
}: {
  readonly items: readonly string[]
  readonly nameOf: (item: string) => Text
  readonly onOpen: (checkItem: string) => void
}) => {
  const { say } = useLanguage()
  if (items.length === 0) return null
  return (
    <div className={classes.notice} role="status">
      <Note>
        {say(words.failedNeedIssues)}
        <ul className={classes.needIssues}>
          {items.map((item) => (
            <li key={item}>
              <span>{say(nameOf(item))}</span>
              <Button
                className={classes.target}
                variant="default"
                fw={400}
                size="compact-sm"
                data-opens={openingOf(item)}
                aria-label={`${say(words.openForItem)}：${say(nameOf(item))}`}
                onClick={() => onOpen(item)}
              >
                {say(words.openForItem)}
              </Button>
            </li>
          ))}
        </ul>
      </Note>
    </div>
  )
}
