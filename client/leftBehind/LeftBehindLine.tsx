/** How many issues stayed with a former unit, in one line that leads to their list; nothing where none did. */
import { IconChevronRight } from '@tabler/icons-react'
import { useLanguage } from '../language'
import type { ViewControl } from '../useView'
import classes from './leftBehind.module.css'
import { useLeftBehind } from './queries'
import { countLine, words } from './words'

export const LeftBehindLine = ({ go }: Pick<ViewControl, 'go'>) => {
  const { say } = useLanguage()
  const { data } = useLeftBehind(null, 0)
  if (data === undefined || data.total === 0) return null
  return (
    <button type="button" className={classes.line} onClick={() => go({ opened: { kind: 'leftBehind', id: 'all' } })}>
      <span>{say(countLine(data.total))}</span>
      <span className={classes.quiet}>{say(words.together)}</span>
      <IconChevronRight size={16} aria-hidden="true" />
    </button>
  )
}
