/** 点位: the register as the office keeps it. One added, many changed, whole sheets taken in, and what was done so far. */
import { Button } from '@mantine/core'
import { IconMapPinPlus, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { Plan } from '../campaignOverview'
import { PointSheetPart } from '../importing/PointSheetPart'
import { useLanguage } from '../language'
import type { PointTable } from '../pointTable'
import { Note } from '../ui/Note'
import type { ViewControl } from '../useView'
import { addingPart, manyPart } from '../view'
import { AddPoint } from './AddPoint'
import { EditMany } from './EditMany'
import { RetiredPoints } from './RetiredPoints'
import classes from './register.module.css'
import { doneText, words } from './words'

export const PointsPart = ({
  plan,
  table,
  control,
}: {
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  // In the address, so that the list of points leads here with its filter on.
  const { part } = control.view
  const doing = part === addingPart ? 'add' : part === manyPart ? 'many' : null
  /** How many were changed at once; null: nothing was yet. */
  const [changed, setChanged] = useState<number | null>(null)
  const close = () => control.go({ part: 'points' })
  const open = (next: string) => {
    setChanged(null)
    control.go({ part: next })
  }
  if (doing === 'add')
    return (
      <div className={classes.page}>
        <AddPoint
          plan={plan}
          onCancel={close}
          onAdded={(pointId) => {
            control.go({ part: 'points', ...(pointId !== null && { pointId, issueId: null }) })
          }}
        />
      </div>
    )
  if (doing === 'many')
    return (
      <EditMany
        plan={plan}
        table={table}
        control={control}
        onCancel={close}
        onDone={(count) => {
          setChanged(count)
          close()
        }}
      />
    )
  return (
    <div className={classes.part}>
      <div className={classes.top}>
        <Button
          variant="default"
          fw={400}
          leftSection={<IconMapPinPlus size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => open(addingPart)}
        >
          {say(words.add)}
        </Button>
        <Button
          variant="default"
          fw={400}
          leftSection={<IconPencil size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => open(manyPart)}
        >
          {say(words.editMany)}
        </Button>
        {changed !== null && (
          <div role="status">
            <Note>{say(doneText(changed))}</Note>
          </div>
        )}
      </div>
      <RetiredPoints table={table} control={control} />
      <PointSheetPart plan={plan} table={table} control={control} />
    </div>
  )
}
