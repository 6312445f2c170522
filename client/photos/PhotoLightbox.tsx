/** One photo over the whole page, to zoom into; loaded when the first is opened. */
import Lightbox from 'yet-another-react-lightbox'
import Zoom from 'yet-another-react-lightbox/plugins/zoom'
import 'yet-another-react-lightbox/styles.css'
import { photoMarkText } from '../../domain/photo'
import { useLanguage } from '../language'
import { words as sharedWords } from '../words'
import { photoUrl } from './photoUrl'
import { altOf, type ShownPhoto, whenTaken } from './shownPhotos'
import classes from './shownPhotos.module.css'
import { sideLabel, words } from './words'

export const PhotoLightbox = ({
  photos,
  index,
  onClose,
}: {
  readonly photos: readonly ShownPhoto[]
  readonly index: number
  readonly onClose: () => void
}) => {
  const { say } = useLanguage()
  const isAlone = photos.length < 2
  return (
    <Lightbox
      open
      close={onClose}
      index={index}
      slides={photos.map((photo) => ({
        src: photoUrl(photo.id),
        width: photo.widthPx,
        height: photo.heightPx,
        alt: say(altOf(photo)),
      }))}
      plugins={[Zoom]}
      zoom={{ maxZoomPixelRatio: 4, scrollToZoom: true }}
      carousel={{ finite: true, padding: 0 }}
      animation={{ fade: 120, swipe: 180 }}
      controller={{ closeOnBackdropClick: true, closeOnPullDown: true }}
      labels={{
        Previous: say(words.previous),
        Next: say(words.next),
        Close: say(sharedWords.close),
        Lightbox: say(words.viewer),
        'Photo gallery': say(words.viewer),
        'Zoom in': say(words.zoomIn),
        'Zoom out': say(words.zoomOut),
      }}
      render={{
        ...(isAlone && { buttonPrev: () => null, buttonNext: () => null }),
        slideFooter: ({ slide }) => {
          const photo = photos.find(({ id }) => 'src' in slide && slide.src === photoUrl(id))
          if (photo === undefined) return null
          return (
            <div className={classes.caption}>
              <strong>{say(sideLabel[photo.side])}</strong>
              <span>{say(whenTaken(photo))}</span>
              <span>{say(photo.by)}</span>
              {photo.marks.map((mark) => (
                <span key={mark.kind} className={classes.captionMark}>
                  {say(photoMarkText(mark))}
                </span>
              ))}
            </div>
          )
        },
      }}
    />
  )
}
