/** The newest photo before and after, small, on an issue's card. The card is one button, so these are pictures alone. */
import { useLanguage } from '../language'
import { MarkFlag } from './PhotoStrip'
import { photoUrl } from './photoUrl'
import { altOf, ofSide, type ShownPhoto } from './shownPhotos'
import classes from './shownPhotos.module.css'
import { sideLabel } from './words'

export const CardPhotos = ({ photos }: { readonly photos: readonly ShownPhoto[] }) => {
  const { say } = useLanguage()
  const newest = (['before', 'after'] as const).flatMap((side) => ofSide(photos, side).at(-1) ?? [])
  if (newest.length === 0) return null
  return (
    <span className={classes.cardPhotos}>
      {newest.map((photo) => (
        <span key={photo.key} className={classes.cardPhoto}>
          <img src={photoUrl(photo.id, 480)} alt={say(altOf(photo))} loading="lazy" />
          <span className={classes.sideBefore} aria-hidden="true">
            {say(sideLabel[photo.side])}
          </span>
          {photo.marks.length > 0 && <MarkFlag />}
        </span>
      ))}
    </span>
  )
}
