/** What is opened of road sections: one of them, or the form for a new one. */

import { CloseButton } from '@mantine/core'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { usePlan } from '../campaignOverview'
import { words as issueWords } from '../issues/words'
import { useLanguage } from '../language'
import { useMapTasks } from '../mapTask'
import classes from '../points/points.module.css'
import type { OpenedProps } from '../shell/Detail'
import { PanelFrame } from '../ui/PanelFrame'
import { DrawForm } from './DrawForm'
import { RoadSectionPanel } from './RoadSectionPanel'
import { words } from './words'

/** In the place of an id: a section that is yet to be drawn. */
export const newSection = 'new'

export const RoadSectionPart = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const { mayDraw } = useMapTasks()
  const [freshId] = useState(() => uuidv7())
  if (id !== newSection) return <RoadSectionPanel roadSectionId={id} onClose={onClose} />
  if (plan === null || !mayDraw) return null
  return (
    <PanelFrame
      label={say(words.newSection)}
      header={
        <div className={classes.head}>
          <h2 className={classes.name}>{say(words.roadSection)}</h2>
          <CloseButton className={classes.close} size="lg" aria-label={say(issueWords.close)} onClick={onClose} />
        </div>
      }
    >
      <DrawForm
        plan={plan}
        roadSectionId={freshId}
        onDone={() => control.adjust({ opened: { kind: 'roadSection', id: freshId } })}
        onCancel={onClose}
      />
    </PanelFrame>
  )
}
