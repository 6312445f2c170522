/** Photos in a row, each of which opens in full; with their marks, time and sender where there is room for words. */
import { IconFlag } from '@tabler/icons-react'
import { type ReactNode, Suspense, useState } from 'react'
import { photoMarkText } from '../../domain/photo'
import { useLanguage } from '../language'
import { onDemand } from '../shell/onDemand'
import { Tag } from '../ui/Tag'
import { photoUrl } from './photoUrl'
import { altOf, type ShownPhoto, whenTaken } from './shownPhotos'
import classes from './shownPhotos.module.css'
import { openPhoto, words } from './words'

const Lightbox = onDemand(() => import('./PhotoLightbox').then((all) => all.PhotoLightbox))

const useOpened = (photos: readonly ShownPhoto[]) => {
  const [opened, setOpened] = useState<number | null>(null)
  const lightbox = opened !== null && (
    <Suspense fallback={null}>
      <Lightbox photos={photos} index={opened} onClose={() => setOpened(null)} />
    </Suspense>
  )
  return { open: setOpened, lightbox }
}

const OpenButton = ({
  photo,
  onOpen,
  children,
}: {
  readonly photo: ShownPhoto
  readonly onOpen: () => void
  readonly children?: ReactNode
}) => {
  const { say } = useLanguage()
  return (
    <button type="button" className={classes.open} aria-label={say(openPhoto(altOf(photo)))} onClick={onOpen}>
      <img src={photoUrl(photo.id, 240)} alt={say(altOf(photo))} loading="lazy" />
      {children}
    </button>
  )
}

export const PhotoStrip = ({ photos }: { readonly photos: readonly ShownPhoto[] }) => {
  const { open, lightbox } = useOpened(photos)
  return (
    <>
      <div className={classes.strip}>
        {photos.map((photo, index) => (
          <OpenButton key={photo.key} photo={photo} onOpen={() => open(index)}>
            {photo.marks.length > 0 && <MarkFlag />}
          </OpenButton>
        ))}
      </div>
      {lightbox}
    </>
  )
}

export const PhotoRows = ({ photos }: { readonly photos: readonly ShownPhoto[] }) => {
  const { say } = useLanguage()
  const { open, lightbox } = useOpened(photos)
  return (
    <>
      <ul className={classes.rows}>
        {photos.map((photo, index) => (
          <li key={photo.key} className={classes.row}>
            <OpenButton photo={photo} onOpen={() => open(index)} />
            <div className={classes.facts}>
              <span>{say(whenTaken(photo))}</span>
              <span className={classes.quiet}>{say(photo.by)}</span>
              {photo.marks.map((mark) => (
                <span key={mark.kind}>
                  <Tag tone="alarm">{say(photoMarkText(mark))}</Tag>
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {lightbox}
    </>
  )
}

/** That there is something to remark; what, is said where the photo is looked at. */
export const MarkFlag = () => {
  const { say } = useLanguage()
  return (
    <span className={classes.flag} role="img" aria-label={say(words.marked)}>
      <IconFlag size={12} aria-hidden="true" />
    </span>
  )
}
