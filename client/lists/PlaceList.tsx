/** What is inspected, in one panel: the points, and the road sections. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../language'
import { words } from '../words'
import type { ListProps } from './listProps'
import { PointList } from './PointList'
import { SectionList } from './SectionList'

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
  return which === 'points' ? <PointList {...props} aside={aside} /> : <SectionList {...props} aside={aside} />
}
