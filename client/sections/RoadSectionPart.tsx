/** What is opened of road sections: one of them, or the form for a new one, or for several at once. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { usePlan } from '../campaignOverview'
import { useLanguage } from '../language'
import { useMapTasks } from '../mapTask'
import type { OpenedProps } from '../shell/Detail'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { DrawForm } from './DrawForm'
import { EditSeveral } from './EditSeveral'
import { RoadSectionPanel } from './RoadSectionPanel'
import { words } from './words'

/** In the place of an id: a section that is yet to be drawn. */
export const newSection = 'new'
/** In the place of an id: several, to be changed alike. */
export const severalSections = 'several'

export const RoadSectionPart = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const { mayDraw } = useMapTasks()
  const [freshId] = useState(() => uuidv7())
  if (id === severalSections)
    return plan === null ? null : (
      <PanelFrame
        label={say(words.editSeveral)}
        header={<PanelHead title={say(words.roadSection)} onClose={onClose} />}
      >
        <EditSeveral plan={plan} filter={control.view.filter} onDone={onClose} onCancel={onClose} />
      </PanelFrame>
    )
  if (id !== newSection) return <RoadSectionPanel roadSectionId={id} onClose={onClose} />
  if (plan === null || !mayDraw) return null
  return (
    <PanelFrame label={say(words.newSection)} header={<PanelHead title={say(words.roadSection)} onClose={onClose} />}>
      <DrawForm
        plan={plan}
        roadSectionId={freshId}
        onDone={() => control.adjust({ opened: { kind: 'roadSection', id: freshId } })}
        onCancel={onClose}
      />
    </PanelFrame>
  )
}
