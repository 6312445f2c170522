/** Asks for the paper, draws the present view for it, and prints. */
import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import type { MapHandle } from '../map/MapView'
import type { PointTable } from '../pointTable'
import { OneChoice } from '../ui/Choices'
import type { ViewControl } from '../useView'
import { words } from '../words'

export const PrintDialog = ({
  onClose,
}: {
  readonly map: MapHandle
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
  readonly onClose: () => void
}) => {
  const { say } = useLanguage()
  const [size, setSize] = useState<'a4' | 'a3'>('a4')
  return (
    <Modal opened onClose={onClose} title={say(words.printMap)} closeButtonProps={{ 'aria-label': say(words.close) }}>
      <OneChoice
        label={say(words.paper)}
        layout="row"
        value={size}
        onChange={setSize}
        choices={[
          { value: 'a4', label: say(words.a4) },
          { value: 'a3', label: say(words.a3) },
        ]}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {say(words.cancel)}
        </Button>
        <Button>{say(words.print)}</Button>
      </Group>
    </Modal>
  )
}
