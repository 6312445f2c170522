/** What is inspected, in one panel: the points, and the road sections. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../language'
import { LoadBoundary } from '../shell/LoadBoundary'
import { onDemand } from '../shell/onDemand'
import { words } from '../words'
import type { ListProps } from './listProps'
import { PointList } from './PointList'

const SectionList = onDemand(() => import('./SectionList').then((all) => all.SectionList))

export const PlaceList = (props: ListProps) => {
  const { say } = useLanguage()
  const [which, setWhich] = useState<'points' | 'sections'>(
    props.control.view.opened?.kind === 'roadSection' ? 'sections' : 'points',
  )
  const aside = (
    <SegmentedControl
      size="xs"
      aria-label={say(words.whichPlaces)}
      value={which}
      onChange={(value) => setWhich(value === 'sections' ? 'sections' : 'points')}
      data={[
        { value: 'points', label: say(words.points) },
        { value: 'sections', label: say(words.roadSections) },
      ]}
    />
  )
  if (which === 'points') return <PointList {...props} aside={aside} />
  return (
    <LoadBoundary waiting={<PointList {...props} aside={aside} />}>
      <SectionList {...props} aside={aside} />
    </LoadBoundary>
  )
}
