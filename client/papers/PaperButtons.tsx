/** What this person may do with a paper, the nearest step first; only that one stands out. */
import { Button } from '@mantine/core'
import { type PaperActionName, paperActionRow } from '../../domain/paperActions'
import { useLanguage } from '../language'
import { ActionBar } from '../ui/ActionBar'
import { words } from './words'

/** The nearest step first. */
const nearest: readonly PaperActionName[] = ['approve', 'sign', 'check', 'issue', 'deliver', 'revise']
const order = (available: readonly PaperActionName[]): readonly PaperActionName[] => [
  ...nearest.filter((name) => available.includes(name)),
  ...available.filter((name) => !nearest.includes(name)),
]

export const PaperButtons = ({
  available,
  mayWithdraw,
  onOpen,
}: {
  readonly available: readonly PaperActionName[]
  readonly mayWithdraw: boolean
  readonly onOpen: (opened: PaperActionName | 'withdrawal') => void
}) => {
  const { say } = useLanguage()
  const [main, ...others] = order(available)
  if (main === undefined && !mayWithdraw) return null
  return (
    <ActionBar>
      {main !== undefined && (
        <Button
          data-opens={main}
          variant={nearest.includes(main) ? 'filled' : 'default'}
          fw={nearest.includes(main) ? 600 : 400}
          onClick={() => onOpen(main)}
        >
          {say(paperActionRow(main).label)}
        </Button>
      )}
      {others.map((name) => (
        <Button key={name} data-opens={name} variant="default" fw={400} onClick={() => onOpen(name)}>
          {say(paperActionRow(name).label)}
        </Button>
      ))}
      {mayWithdraw && (
        <Button variant="subtle" color="gray" fw={400} onClick={() => onOpen('withdrawal')}>
          {say(words.withdraw)}
        </Button>
      )}
    </ActionBar>
  )
}
