/** The buttons this person may press now, and no others: the main one under the thumb, the others by what they are for. */
import { Button } from '@mantine/core'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { ActionBar } from '../ui/ActionBar'
import { Section } from '../ui/Section'
import { actionLabel } from './actionLabel'
import classes from './issues.module.css'
import { groupActions } from './mainAction'
import type { AvailableAction } from './queries'
import { words } from './words'

/** Names the button to which the focus returns. */
export const opens = ({ name, onBehalf }: Pick<AvailableAction, 'name' | 'onBehalf'>): string =>
  onBehalf ? `${name}-onBehalf` : name

type Given = {
  readonly available: readonly AvailableAction[]
  readonly onOpen: (action: AvailableAction) => void
}

export const OtherActions = ({ available, onOpen }: Given) => {
  const { say } = useLanguage()
  const { others, onBehalf, escalation } = groupActions(available)
  const groups = [
    { title: words.actions, members: others },
    { title: words.onBehalfActions, members: onBehalf },
    { title: words.escalationActions, members: escalation },
  ].filter(({ members }) => members.length > 0)
  return groups.map(({ title, members }) => (
    <Section key={title.zh} level={4} title={say(title)}>
      <div className={classes.buttons}>
        {members.map((action) => (
          <ActionButton key={opens(action)} action={action} onOpen={onOpen} />
        ))}
      </div>
    </Section>
  ))
}

export const MainAction = ({ available, onOpen }: Given) => {
  const { main } = groupActions(available)
  if (main === undefined) return null
  return (
    <ActionBar>
      <ActionButton action={main} onOpen={onOpen} isMain />
    </ActionBar>
  )
}

const ActionButton = ({
  action,
  onOpen,
  isMain = false,
}: {
  readonly action: AvailableAction
  readonly onOpen: Given['onOpen']
  readonly isMain?: boolean
}) => {
  const { say } = useLanguage()
  const { posts } = useViewer()
  return (
    <Button
      data-opens={opens(action)}
      variant={isMain ? 'filled' : 'default'}
      fw={isMain ? 600 : 400}
      size={isMain ? 'sm' : 'compact-md'}
      onClick={() => onOpen(action)}
    >
      {say(actionLabel(action.name, action.onBehalf, posts))}
    </Button>
  )
}
