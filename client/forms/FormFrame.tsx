/** A form opened in place: the focus moves to its title, a refusal stands above the buttons, nothing typed is lost. */
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { ActionBar } from '../ui/ActionBar'
import { CancelButton } from '../ui/CancelButton'
import { RefusalNote } from '../ui/Note'
import classes from './formFrame.module.css'

export const FormFrame = ({
  title,
  submitLabel = title,
  secondary,
  aboveButtons,
  sending: { isSending, refusal },
  isReady = true,
  problem = null,
  onSubmit,
  onCancel,
  children,
}: {
  readonly title: string
  /** The title unless said otherwise. */
  readonly submitLabel?: string
  /** Another way to send the same form. */
  readonly secondary?: { readonly label: string; readonly onClick: () => unknown }
  /** What has to be in sight when the button is pressed. */
  readonly aboveButtons?: ReactNode
  readonly sending: { readonly isSending: boolean; readonly refusal: Text | null }
  /** False while what the form is filled with is still on its way: nothing half-filled is sent. */
  readonly isReady?: boolean
  /** What keeps the form as a whole from being sent; said where a refusal would be. */
  readonly problem?: Text | null | undefined
  readonly onSubmit: () => unknown
  readonly onCancel: () => void
  readonly children: ReactNode
}) => {
  const { say } = useLanguage()
  // What is wrong with the form as it stands now comes before what was refused before it was changed.
  const told = problem ?? refusal
  const said = told && say(told)
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const title = heading.current
    if (title === null) return
    // Where the form has room already, what stands above it stays in sight: an answer is written beside the request.
    if (title.getBoundingClientRect().top > window.innerHeight * 0.6) title.scrollIntoView({ block: 'start' })
    title.focus()
  }, [])
  // A button that cannot be pressed while sending loses the focus; after a refusal it is wanted again.
  const submit = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isSending && said !== null && document.activeElement === document.body) submit.current?.focus()
  }, [isSending, said])
  return (
    <form
      className={classes.form}
      noValidate
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <h3 id={titleId} ref={heading} tabIndex={-1} className={classes.title}>
        {title}
      </h3>
      <div className={classes.fields}>{children}</div>
      <ActionBar
        above={
          <>
            {aboveButtons}
            {said !== null && <RefusalNote>{said}</RefusalNote>}
          </>
        }
      >
        <Button type="submit" ref={submit} loading={isSending} disabled={!isReady}>
          {submitLabel}
        </Button>
        {secondary !== undefined && (
          <Button variant="default" fw={400} disabled={isSending || !isReady} onClick={secondary.onClick}>
            {secondary.label}
          </Button>
        )}
        <CancelButton disabled={isSending} onClick={onCancel} />
      </ActionBar>
    </form>
  )
}
