/** Leaves a form or dialog without doing anything. */
import { Button } from '@mantine/core'
import { useLanguage } from '../language'
import { words } from '../words'

export const CancelButton = ({
  className,
  disabled = false,
  onClick,
}: {
  readonly className?: string | undefined
  readonly disabled?: boolean
  readonly onClick: () => void
}) => {
  const { say } = useLanguage()
  return (
    <Button className={className} variant="subtle" color="gray" fw={400} disabled={disabled} onClick={onClick}>
      {say(words.cancel)}
    </Button>
  )
}
