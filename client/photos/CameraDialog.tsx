/**
 * The camera with a ghost: the photo from before lies half transparent over the viewfinder, and what is taken has the same
 * framing, so that the two can be compared.
 */
import { Button, Loader, Modal, Slider, Switch } from '@mantine/core'
import { IconCamera, IconPhotoPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { LngLat } from '../../domain/coordinates'
import { longestSidePx, type PhotoId, type SentPhotoFacts } from '../../domain/photo'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { CancelButton } from '../ui/CancelButton'
import { RefusalNote } from '../ui/Note'
import { words as sharedWords } from '../words'
import { cropTo } from './framing'
import { photoUrl } from './photoUrl'
import { drawn, jpegOf } from './picture'
import classes from './takingPhotos.module.css'
import { words } from './words'

const wished: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: longestSidePx }, height: { ideal: 1500 } },
}

/** The camera's picture in the <video>, or why there is none. */
const useCamera = () => {
  const video = useRef<HTMLVideoElement>(null)
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<Text | null>(null)
  useEffect(() => {
    let stream: MediaStream | null = null
    let isClosed = false
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const open = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia(wished)
        if (isClosed || video.current === null) return stop()
        video.current.srcObject = stream
        await video.current.play()
        setRunning(true)
      } catch (error) {
        if (!isClosed)
          setProblem(
            error instanceof DOMException && error.name === 'NotAllowedError' ? words.cameraRefused : words.noCamera,
          )
      }
    }
    void open()
    return () => {
      isClosed = true
      stop()
    }
  }, [])
  return { video, isRunning, problem }
}

/** Asks the person for the position when the switch is turned on, and never before. */
const usePlaceOfPhoto = () => {
  const [isWanted, setWanted] = useState(false)
  const [place, setPlace] = useState<LngLat | null>(null)
  const [isRefused, setRefused] = useState(false)
  return {
    isWanted,
    isRefused,
    place: isWanted ? place : null,
    want: (wants: boolean) => {
      setWanted(wants)
      setRefused(false)
      if (!wants) return
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => setPlace([coords.longitude, coords.latitude]),
        () => {
          setWanted(false)
          setRefused(true)
        },
        { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 },
      )
    },
  }
}

export const CameraDialog = ({
  ghosts,
  onTaken,
  onChoose,
  onClose,
}: {
  readonly ghosts: readonly PhotoId[]
  readonly onTaken: (picture: Blob, facts: SentPhotoFacts) => void
  /** Instead of this camera: the device's own, or a photo that is there already. */
  readonly onChoose: () => void
  readonly onClose: () => void
}) => {
  const { say } = useLanguage()
  const { video, isRunning, problem } = useCamera()
  const place = usePlaceOfPhoto()
  const [opacity, setOpacity] = useState(50)
  const [ghost, setGhost] = useState(0)
  const [aspect, setAspect] = useState(4 / 3)
  const shown = ghosts[ghost]

  const take = async () => {
    const source = video.current
    if (source === null) return
    const takenAt = new Date().toISOString()
    const crop = cropTo({ width: source.videoWidth, height: source.videoHeight }, aspect)
    onTaken(await jpegOf(drawn(source, crop)), { takenAt, place: place.place })
  }

  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={say(words.camera)}
      closeButtonProps={{ 'aria-label': say(sharedWords.close) }}
      classNames={{ body: classes.cameraBody }}
    >
      {problem !== null ? (
        <div className={classes.dialog}>
          <RefusalNote>{say(problem)}</RefusalNote>
          <div className={classes.dialogButtons}>
            <Button leftSection={<IconPhotoPlus size={18} aria-hidden="true" />} onClick={onChoose}>
              {say(words.choose)}
            </Button>
            <CancelButton onClick={onClose} />
          </div>
        </div>
      ) : (
        <>
          <div className={classes.stageArea}>
            <div
              className={classes.stage}
              style={{ aspectRatio: String(aspect), maxWidth: `calc((100dvh - 290px) * ${aspect})` }}
            >
              <video ref={video} playsInline muted className={classes.video} />
              {shown !== undefined && (
                <img
                  className={classes.ghost}
                  style={{ opacity: opacity / 100 }}
                  src={photoUrl(shown, 960)}
                  alt=""
                  onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                    setAspect(naturalWidth / naturalHeight)
                  }
                />
              )}
              {!isRunning && (
                <span className={classes.underWay} role="status" aria-label={say(words.openingCamera)}>
                  <Loader color="white" />
                </span>
              )}
            </div>
          </div>
          <div className={classes.controls}>
            <p className={classes.quiet}>{say(words.cameraHow)}</p>
            {ghosts.length > 1 && (
              <div className={classes.ghosts}>
                {ghosts.map((id, index) => (
                  <button
                    key={id}
                    type="button"
                    aria-pressed={index === ghost}
                    aria-label={`${say(words.ghost)} ${index + 1}`}
                    onClick={() => setGhost(index)}
                  >
                    <img src={photoUrl(id, 240)} alt="" />
                  </button>
                ))}
              </div>
            )}
            <div>
              <div className={classes.quiet}>{say(words.ghost)}</div>
              <Slider
                aria-label={say(words.ghost)}
                value={opacity}
                onChange={setOpacity}
                min={0}
                max={90}
                step={5}
                label={null}
                thumbLabel={say(words.ghost)}
              />
            </div>
            <Switch
              checked={place.isWanted}
              onChange={(event) => place.want(event.currentTarget.checked)}
              label={say(words.withPlace)}
              description={place.isRefused ? say(words.placeRefused) : undefined}
            />
            <div className={classes.dialogButtons}>
              <Button
                size="md"
                disabled={!isRunning}
                leftSection={<IconCamera size={20} aria-hidden="true" />}
                onClick={() => void take()}
              >
                {say(words.shutter)}
              </Button>
              <CancelButton onClick={onClose} />
            </div>
          </div>
        </>
      )}
    </Modal>
  )
}
