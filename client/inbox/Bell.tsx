/** The bell at the top: how many messages wait, and the way to them. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { memo } from 'react'
import { useLanguage } from '../language'
import type { ViewControl } from '../useView'
import classes from './inbox.module.css'
import { useUnread } from './queries'
import { badgeText, bellText } from './words'

export const Bell = memo(function Bell({ isOpen, go }: { readonly isOpen: boolean } & Pick<ViewControl, 'go'>) {
  const { say } = useLanguage()
  const unread = useUnread()
  return (
    <Tooltip label={say(bellText(unread))}>
      <ActionIcon
        className={classes.bell}
        variant={isOpen ? 'light' : 'subtle'}
        color={isOpen ? undefined : 'gray'}
        size="lg"
        aria-label={say(bellText(unread))}
        aria-expanded={isOpen}
        onClick={() => go({ panel: isOpen ? 'none' : 'inbox' })}
      >
        <IconBell size={18} stroke={1.6} />
        {unread > 0 && (
          <span className={classes.badge} aria-hidden="true">
            {badgeText(unread)}
          </span>
        )}
      </ActionIcon>
    </Tooltip>
  )
})
