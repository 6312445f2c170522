/** The photos of a form: taken or chosen, each with what becomes of it; faces can be blurred before anybody sees them. */
import { Button, Loader } from '@mantine/core'
import { IconCamera, IconPhotoPlus, IconX } from '@tabler/icons-react'
import { Suspense, useRef, useState } from 'react'
import { photoLimit } from '../../domain/form'
import type { PhotoId } from '../../domain/photo'
import { useLanguage } from '../language'
import { onDemand } from '../shell/onDemand'
import { LinkButton } from '../ui/LinkButton'
import classes from './takingPhotos.module.css'
import { type FieldPhoto, useFieldPhotos } from './useFieldPhotos'
import { photoNumber, words } from './words'

const BlurDialog = onDemand(() => import('./BlurDialog').then((all) => all.BlurDialog))
const CameraDialog = onDemand(() => import('./CameraDialog').then((all) => all.CameraDialog))

export const PhotoField = ({
  id,
  label,
  needed,
  description,
  problem,
  value,
  ghosts,
  onChange,
}: {
  /** Of the first button, for moving the focus here. */
  readonly id: string
  readonly label: string
  readonly needed: boolean
  readonly description?: string | undefined
  readonly problem?: string | undefined
  readonly value: readonly string[]
  /** Photos from before, whose framing the new ones are to have; newest last. */
  readonly ghosts: readonly PhotoId[]
  readonly onChange: (value: readonly string[]) => void
}) => {
  const { say } = useLanguage()
  const { photos, notice, add, retry, remove, replace } = useFieldPhotos(value, onChange)
  const [blurred, setBlurred] = useState<FieldPhoto | null>(null)
  const [isCameraOpen, setCameraOpen] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const mayAdd = photos.length < photoLimit
  const hasCamera = 'mediaDevices' in navigator

  const picked = (input: HTMLInputElement) => {
    add([...(input.files ?? [])])
    // Choosing the same file again is a choice too.
    input.value = ''
  }
  const chosen = photos.find(({ key }) => key === blurred?.key)

  return (
    <fieldset className={classes.field}>
      <legend className={classes.label}>
        {label}
        {needed && <span aria-hidden="true"> *</span>}
      </legend>
      {description && <p className={classes.quiet}>{description}</p>}
      {photos.length > 0 && (
        <ul className={classes.tiles}>
          {photos.map((photo, index) => (
            <Tile
              key={photo.key}
              photo={photo}
              name={say(photoNumber(index + 1))}
              onBlur={() => setBlurred(photo)}
              onRetry={() => retry(photo.key)}
              onRemove={() => remove(photo.key)}
            />
          ))}
        </ul>
      )}
      {mayAdd && (
        <div className={classes.buttons}>
          <Button
            id={id}
            variant="default"
            fw={400}
            leftSection={<IconCamera size={18} aria-hidden="true" />}
            onClick={() => (ghosts.length > 0 && hasCamera ? setCameraOpen(true) : camera.current?.click())}
          >
            {say(ghosts.length > 0 && hasCamera ? words.takeLikeBefore : words.take)}
          </Button>
          <Button
            variant="default"
            fw={400}
            leftSection={<IconPhotoPlus size={18} aria-hidden="true" />}
            onClick={() => picker.current?.click()}
          >
            {say(words.choose)}
          </Button>
        </div>
      )}
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        tabIndex={-1}
        aria-label={say(words.take)}
        onChange={(event) => picked(event.currentTarget)}
      />
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple
        hidden
        tabIndex={-1}
        aria-label={say(words.choose)}
        onChange={(event) => picked(event.currentTarget)}
      />
      {notice !== null && (
        <p className={classes.quiet} role="status">
          {say(notice)}
        </p>
      )}
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <Suspense fallback={null}>
        {chosen?.picture && (
          <BlurDialog
            picture={chosen.picture}
            onSave={(picture) => {
              replace(chosen.key, picture)
              setBlurred(null)
            }}
            onClose={() => setBlurred(null)}
          />
        )}
        {isCameraOpen && (
          <CameraDialog
            ghosts={ghosts}
            onTaken={(picture, facts) => {
              add([picture], facts)
              setCameraOpen(false)
            }}
            onChoose={() => {
              setCameraOpen(false)
              camera.current?.click()
            }}
            onClose={() => setCameraOpen(false)}
          />
        )}
      </Suspense>
    </fieldset>
  )
}

const Tile = ({
  photo: { state, preview, refusal, mayRetry },
  name,
  onBlur,
  onRetry,
  onRemove,
}: {
  readonly photo: FieldPhoto
  readonly name: string
  readonly onBlur: () => void
  readonly onRetry: () => void
  readonly onRemove: () => void
}) => {
  const { say } = useLanguage()
  const isUnderWay = state === 'preparing' || state === 'sending'
  return (
    <li className={state === 'failed' ? `${classes.tile} ${classes.failed}` : classes.tile} data-photo-state={state}>
      <div className={classes.picture}>
        {preview !== null && <img src={preview} alt={name} />}
        {isUnderWay && (
          <span className={classes.underWay} role="status" aria-label={`${name}：${say(words[state])}`}>
            <Loader size={24} color="white" />
          </span>
        )}
        <button
          type="button"
          className={classes.remove}
          aria-label={`${say(words.remove)}：${name}`}
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden="true" />
        </button>
      </div>
      {state === 'failed' ? (
        <div className={classes.failure} role="alert">
          <span>{refusal === null ? say(words.notSent) : say(refusal)}</span>
          {mayRetry && (
            <LinkButton className={classes.retry} onClick={onRetry}>
              {say(words.retry)}
            </LinkButton>
          )}
        </div>
      ) : (
        preview?.startsWith('blob:') && (
          <button
            type="button"
            className={classes.blur}
            aria-label={`${say(words.blurTitle)}：${name}`}
            onClick={onBlur}
          >
            {say(words.blur)}
          </button>
        )
      )}
    </li>
  )
}
