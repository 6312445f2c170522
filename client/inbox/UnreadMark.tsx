/** Beside the word of a job: the number of unread messages, or on the phone's bar a dot that says there are some. */
import { useLanguage } from '../language'
import screenReader from '../ui/screenReader.module.css'
import classes from './inbox.module.css'
import { useUnread } from './queries'
import { badgeText, unreadText } from './words'

export const UnreadMark = ({ as }: { readonly as: 'dot' | 'number' }) => {
  const { say } = useLanguage()
  const unread = useUnread()
  if (unread === 0) return null
  return (
    <span className={as === 'dot' ? classes.cornerDot : `${classes.badge} ${classes.cornerNumber}`}>
      <span className={screenReader.only}>{say(unreadText(unread))}</span>
      {as === 'number' && <span aria-hidden="true">{badgeText(unread)}</span>}
    </span>
  )
}
