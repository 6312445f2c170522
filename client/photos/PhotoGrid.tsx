/** Photos by their ids alone, each of which opens in full: of an activity, or of good practice. */
import type { PhotoId } from '../../domain/photo'
import { useLanguage } from '../language'
import { photoUrl } from './photoUrl'
import classes from './shownPhotos.module.css'
import { nthPhoto, openPhoto } from './words'

export const PhotoGrid = ({ ids }: { readonly ids: readonly PhotoId[] }) => {
  const { say } = useLanguage()
  return (
    <div className={classes.grid}>
      {ids.map((id, index) => (
        <a
          key={id}
          href={photoUrl(id)}
          target="_blank"
          rel="noreferrer"
          aria-label={say(openPhoto(nthPhoto(index + 1)))}
        >
          <img src={photoUrl(id, 480)} alt={say(nthPhoto(index + 1))} loading="lazy" />
        </a>
      ))}
    </div>
  )
}
