/** A file chosen by a button; the same one may be chosen again once it has been mended. */
import { Button } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import classes from './filePicker.module.css'

export const FilePicker = ({
  label,
  buttonLabel = label,
  accept,
  icon,
  isMain,
  children,
  onFile,
}: {
  readonly label: string
  readonly buttonLabel?: string
  /** Endings, separated by commas. */
  readonly accept: string
  readonly icon: ReactNode
  /** Before anything has been chosen. */
  readonly isMain: boolean
  /** What is said beside the button. */
  readonly children: ReactNode
  readonly onFile: (file: File) => void
}) => {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div className={classes.picking}>
      <input
        ref={picker}
        className={classes.picker}
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file !== undefined) onFile(file)
          event.currentTarget.value = ''
        }}
      />
      <Button
        variant={isMain ? 'filled' : 'default'}
        fw={400}
        leftSection={icon}
        onClick={() => picker.current?.click()}
      >
        {buttonLabel}
      </Button>
      <p className={classes.beside}>{children}</p>
    </div>
  )
}
