/** Before and after in one picture, with a line between them to move. */
import { useEffect, useRef } from 'react'
import { ReactCompareSlider, ReactCompareSliderImage } from 'react-compare-slider'
import { useLanguage } from '../language'
import { photoUrl } from './photoUrl'
import { altOf, type ShownPhoto } from './shownPhotos'
import classes from './shownPhotos.module.css'
import { sideLabel, words } from './words'

export const BeforeAfter = ({ before, after }: { readonly before: ShownPhoto; readonly after: ShownPhoto }) => {
  const { say } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  const name = say(words.compare)
  useEffect(() => {
    // The package names its handle in English and takes no other name for it.
    frame.current?.querySelector('[role="slider"]')?.setAttribute('aria-label', name)
  }, [name])
  return (
    <div className={classes.compare} ref={frame}>
      <ReactCompareSlider
        // `hidden` would let the focused handle scroll the pictures to the side.
        style={{ overflow: 'clip', aspectRatio: `${before.widthPx} / ${before.heightPx}`, width: '100%' }}
        itemOne={<ReactCompareSliderImage src={photoUrl(before.id, 960)} alt={say(altOf(before))} />}
        itemTwo={<ReactCompareSliderImage src={photoUrl(after.id, 960)} alt={say(altOf(after))} />}
      />
      <span className={classes.sideBefore} aria-hidden="true">
        {say(sideLabel.before)}
      </span>
      <span className={classes.sideAfter} aria-hidden="true">
        {say(sideLabel.after)}
      </span>
    </div>
  )
}
