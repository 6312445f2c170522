/** Opens and closes a filter's controls; filled while a filter is on, so that it is seen with the controls closed. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconFilter, IconFilterFilled } from '@tabler/icons-react'

export const FilterToggle = ({
  label,
  isOpen,
  isFiltered,
  onToggle,
}: {
  readonly label: string
  readonly isOpen: boolean
  readonly isFiltered: boolean
  readonly onToggle: () => void
}) => (
  <Tooltip label={label}>
    <ActionIcon
      variant={isOpen ? 'light' : 'subtle'}
      color={isFiltered || isOpen ? undefined : 'gray'}
      size="lg"
      aria-label={label}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {isFiltered ? <IconFilterFilled size={18} /> : <IconFilter size={18} stroke={1.6} />}
    </ActionIcon>
  </Tooltip>
)
