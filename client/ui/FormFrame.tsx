/** A form opened in place: the focus moves to its title, a refusal stands above the buttons, nothing typed is lost. */
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { ActionBar } from './ActionBar'
import classes from './form.module.css'
import { RefusalNote } from './Note'

export const FormFrame = ({
  title,
  submitLabel,
  cancelLabel,
  secondary,
  aboveButtons,
  isSending,
  refusal,
  onSubmit,
  onCancel,
  children,
}: {
  readonly title: string
  readonly submitLabel: string
  readonly cancelLabel: string
  /** Another way to send the same form. */
  readonly secondary?: { readonly label: string; readonly onClick: () => void }
  /** What has to be in sight when the button is pressed. */
  readonly aboveButtons?: ReactNode
  readonly isSending: boolean
  readonly refusal: string | null
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}) => {
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
    if (!isSending && refusal !== null && document.activeElement === document.body) submit.current?.focus()
  }, [isSending, refusal])
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
            {refusal !== null && <RefusalNote>{refusal}</RefusalNote>}
          </>
        }
      >
        <Button type="submit" ref={submit} loading={isSending}>
          {submitLabel}
        </Button>
        {secondary !== undefined && (
          <Button variant="default" fw={400} disabled={isSending} onClick={secondary.onClick}>
            {secondary.label}
          </Button>
        )}
        <Button variant="subtle" color="gray" fw={400} disabled={isSending} onClick={onCancel}>
          {cancelLabel}
        </Button>
      </ActionBar>
    </form>
  )
}
