/** Paints squares over faces and number plates by hand, with mouse or finger, before a photo is shared. */
import { Button, Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowBackUp } from '@tabler/icons-react'
import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../language'
import { CancelButton } from '../ui/CancelButton'
import { words as sharedWords } from '../words'
import { type Box, boxBetween } from './framing'
import { coverWithMosaic, jpegOf } from './picture'
import classes from './takingPhotos.module.css'
import { words } from './words'

export const BlurDialog = ({
  picture,
  onSave,
  onClose,
}: {
  readonly picture: Blob
  readonly onSave: (picture: Blob) => void
  readonly onClose: () => void
}) => {
  const { say } = useLanguage()
  const isSmall = useMediaQuery('(max-width: 48em)')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null)
  const [boxes, setBoxes] = useState<readonly Box[]>([])
  const [hasFailed, setFailed] = useState(false)
  const start = useRef<{ x: number; y: number } | null>(null)

  useEffect(() => {
    let opened: ImageBitmap | null = null
    let isClosed = false
    createImageBitmap(picture).then(
      (made) => {
        opened = made
        if (isClosed) made.close()
        else setBitmap(made)
      },
      () => setFailed(true),
    )
    return () => {
      isClosed = true
      opened?.close()
    }
  }, [picture])

  const paint = useCallback(
    (outline: Box | null) => {
      const context = canvas.current?.getContext('2d')
      if (!context || bitmap === null) return
      context.drawImage(bitmap, 0, 0)
      for (const box of boxes) coverWithMosaic(context, bitmap, box)
      if (outline === null) return
      context.lineWidth = Math.max(2, bitmap.width / 300)
      context.strokeStyle = '#ffffff'
      context.strokeRect(outline.x, outline.y, outline.width, outline.height)
      context.setLineDash([context.lineWidth * 3, context.lineWidth * 3])
      context.strokeStyle = '#28303c'
      context.strokeRect(outline.x, outline.y, outline.width, outline.height)
      context.setLineDash([])
    },
    [bitmap, boxes],
  )
  useEffect(() => paint(null), [paint])

  const positionOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    return {
      x: ((clientX - left) / width) * currentTarget.width,
      y: ((clientY - top) / height) * currentTarget.height,
    }
  }
  const boxTo = (event: PointerEvent<HTMLCanvasElement>): Box | null =>
    start.current && boxBetween(start.current, positionOf(event), event.currentTarget)

  const save = async () => {
    paint(null)
    if (canvas.current === null) return
    try {
      onSave(await jpegOf(canvas.current))
    } catch {
      setFailed(true)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={say(words.blurTitle)}
      closeButtonProps={{ 'aria-label': say(sharedWords.close) }}
      size="xl"
      fullScreen={isSmall ?? false}
    >
      <div className={classes.dialog}>
        <p className={classes.quiet}>{say(words.blurHow)}</p>
        <canvas
          ref={canvas}
          className={classes.canvas}
          width={bitmap?.width ?? 4}
          height={bitmap?.height ?? 3}
          role="img"
          aria-label={say(words.blurTitle)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            start.current = positionOf(event)
          }}
          onPointerMove={(event) => start.current && paint(boxTo(event))}
          onPointerUp={(event) => {
            const box = boxTo(event)
            start.current = null
            if (box === null) paint(null)
            else setBoxes((before) => [...before, box])
          }}
          onPointerCancel={() => {
            start.current = null
            paint(null)
          }}
        />
        {hasFailed && (
          <p className={classes.problem} role="alert">
            {say(words.blurFailed)}
          </p>
        )}
        <div className={classes.dialogButtons}>
          <Button disabled={boxes.length === 0} onClick={() => void save()}>
            {say(words.save)}
          </Button>
          <Button
            variant="default"
            fw={400}
            disabled={boxes.length === 0}
            leftSection={<IconArrowBackUp size={18} aria-hidden="true" />}
            onClick={() => setBoxes((before) => before.slice(0, -1))}
          >
            {say(words.undo)}
          </Button>
          <CancelButton onClick={onClose} />
        </div>
      </div>
    </Modal>
  )
}
