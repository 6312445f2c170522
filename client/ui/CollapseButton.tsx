/** Puts a panel at the left away. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'

export const CollapseButton = ({ label, onCollapse }: { readonly label: string; readonly onCollapse: () => void }) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onCollapse}>
      <IconChevronLeft size={18} stroke={1.6} />
    </ActionIcon>
  </Tooltip>
)
