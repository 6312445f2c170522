/** Leads from a row to its point. */
import { ActionIcon } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { useLanguage } from '../language'
import type { ViewControl } from '../useView'
import { ofStop, words } from './words'

export const ShowPoint = ({
  name,
  pointId,
  control,
}: {
  readonly name: string
  readonly pointId: number
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={say(ofStop(words.showPoint, name))}
      onClick={() => control.go({ pointId, issueId: null })}
    >
      <IconMapPin size={18} stroke={1.6} />
    </ActionIcon>
  )
}
