/** What an inspection has led to, and what comes next. */
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { PointDetail } from '../issues/queries'
import { useLanguage } from '../language'
import placeClasses from '../place/place.module.css'
import { useViewer } from '../session/useViewer'
import { Note } from '../ui/Note'
import type { Saved } from './InspectionForm'
import classes from './points.module.css'
import { openedCount, words } from './words'

export const InspectionSaved = ({
  saved: { opened, supplemented, allPassed },
  point,
  onDesk,
}: {
  readonly saved: Saved
  readonly point: PointDetail
  readonly onDesk: () => void
}) => {
  const { say } = useLanguage()
  const { posts } = useViewer()
  // The form that was here was long: what has become of it is brought into sight.
  const root = useRef<HTMLDivElement>(null)
  // A browser may answer with a promise, which is no clean-up.
  useEffect(() => void root.current?.scrollIntoView({ block: 'center' }), [])
  const isCompliant = allPassed && point.status === 'compliant'
  const mayNotify = posts.some(
    ({ duty }) => duty.role === 'office' || (duty.role === 'squad' && duty.position === 'captain'),
  )
  return (
    <div className={placeClasses.notice} role="status" ref={root}>
      <Note>
        {say(opened > 0 ? openedCount(opened) : isCompliant ? words.allPassed : words.saved)}
        {supplemented > 0 && ` ${say(words.supplemented)}`}
        {opened > 0 && !mayNotify && ` ${say(words.askCaptain)}`}
        {opened > 0 && mayNotify && (
          <div className={classes.savedButton}>
            <Button className={classes.target} variant="default" size="compact-md" fw={400} onClick={onDesk}>
              {say(words.toDesk)}
            </Button>
          </div>
        )}
      </Note>
    </div>
  )
}
